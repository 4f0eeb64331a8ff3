package govern

import "github.com/dssrun/dssrun/bindings/spec"

var artifactMethods = []spec.Method{{
	Sig:  "getArtifact(artifactId: string): GovernArtifact",
	Doc:  "Get a handle on an artifact. Sends no request.",
	Expr: "new GovernArtifact(this, artifactId)",
}, {
	Sig:    "createArtifact(artifact: GovernNewArtifact): Promise<GovernArtifact>",
	Doc:    "Create an artifact and get a handle on it.",
	HTTP:   "POST /artifacts",
	Body:   "artifact",
	Result: "new GovernArtifact(this, raw.artifactId)",
}, {
	Sig: "newArtifactSearchRequest(artifactSearchQuery: GovernArtifactSearchQuery): GovernArtifactSearchRequest",
	Doc: "Make a search for artifacts. \"for await\" walks every hit, fetchNextBatch() gets one page. " +
		"The query is taken as it is now. Sends no request.",
	Expr: "new GovernArtifactSearchRequest(this, artifactSearchQuery.build(), null)",
}}

var artifactClasses = []*spec.Class{{
	Name:   "GovernArtifact",
	Ref:    "dataikuapi.govern.artifact.GovernArtifact",
	Doc:    "A handle on an artifact, from client.getArtifact(id): a project, a model, a bundle or anything else that Govern follows.",
	Fields: "readonly client: GovernClient; readonly artifactId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernArtifactDefinition>",
		Doc:    "Get the definition of the artifact, to change and save() it.",
		HTTP:   "GET /artifact/{artifactId}",
		Result: "new GovernArtifactDefinition(this.client, this.artifactId, raw.artifact)",
	}, {
		Sig:    "listSignoffs(): Promise<GovernArtifactSignoffListItem[]>",
		Doc:    "List the sign-offs of all steps of the artifact's workflow.",
		HTTP:   "GET /artifact/{artifactId}/signoffs",
		Result: "raw.map(signoff => new GovernArtifactSignoffListItem(this.client, this.artifactId, signoff))",
	}, {
		Sig:  "getSignoff(stepId: string): GovernArtifactSignoff",
		Doc:  "Get a handle on the sign-off of a step of the workflow. Sends no request.",
		Expr: "new GovernArtifactSignoff(this.client, this.artifactId, stepId)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the artifact.",
		HTTP: "DELETE /artifact/{artifactId}",
	}, {
		Sig: "createSignoff(stepId: string): Promise<GovernArtifactSignoff>",
		Doc: "Create the sign-off of a step, which must be going on and have none, and get a handle on it. " +
			"A new artifact has its sign-offs; this is for a step that was given one later.",
		HTTP:   "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/create",
		Result: "new GovernArtifactSignoff(this.client, this.artifactId, stepId)",
	}},
}, {
	Name:   "GovernArtifactDefinition",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactDefinition",
	Doc:    "The definition of an artifact, from artifact.getDefinition(). Change it, then save().",
	Fields: "readonly client: GovernClient; readonly artifactId: string; definition: GovernArtifactDocument",
	Methods: []spec.Method{{
		Sig:  "getBlueprintVersion(): GovernBlueprintVersion",
		Doc:  "Get a handle on the artifact's version of its blueprint. Sends no request.",
		Expr: "new GovernBlueprintVersion(this.client, this.definition.blueprintVersionId.blueprintId, this.definition.blueprintVersionId.versionId)",
	}, {
		Sig:  "getRaw(): GovernArtifactDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the artifact. The document becomes what the server made of it.",
		HTTP:   "PUT /artifact/{artifactId}",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw?.artifact)",
	}},
}}

var artifactTypes = []spec.Type{{
	Name: "GovernArtifactDocument",
	Doc:  "An artifact.",
	Text: `{
	/** begins with "ar." */
	id: string
	name: string
	blueprintVersionId: GovernBlueprintVersionKey
	/** values by id of the field, as the version of the blueprint defines them */
	fields: Record<string, any>
	/** where the artifact is in its workflow */
	status?: { stepId?: string | null, [key: string]: any }
	[key: string]: any
}`,
}, {
	Name: "GovernNewArtifact",
	Doc:  "An artifact to create.",
	Text: "{ name?: string, blueprintVersionId: GovernBlueprintVersionKey, /** values by id of the field */ fields?: Record<string, any>, [key: string]: any }",
}}
