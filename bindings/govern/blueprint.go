package govern

import "github.com/dssrun/dssrun/bindings/spec"

var blueprintMethods = []spec.Method{{
	Sig:    "listBlueprints(): Promise<GovernBlueprintListItem[]>",
	Doc:    "List the blueprints that this key can see.",
	HTTP:   "GET /blueprints",
	Result: "raw.map(blueprint => new GovernBlueprintListItem(this, blueprint))",
}, {
	Sig:  "getBlueprint(blueprintId: string): GovernBlueprint",
	Doc:  "Get a handle on a blueprint, to read it. To change it or its versions, use getBlueprintDesigner().getBlueprint(). Sends no request.",
	Expr: "new GovernBlueprint(this, blueprintId)",
}}

var blueprintClasses = []*spec.Class{{
	Name:   "GovernBlueprintListItem",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintListItem",
	Doc:    "An item of a list of blueprints, from client.listBlueprints().",
	Fields: "readonly client: GovernClient; readonly _data: GovernBlueprintItem",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintItem", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toBlueprint(): GovernBlueprint", Doc: "Get a handle on this blueprint. Sends no request.", Expr: "new GovernBlueprint(this.client, this._data.blueprint.id)"},
	},
}, {
	Name:   "GovernBlueprint",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprint",
	Doc:    "A handle on a blueprint to read it, from client.getBlueprint(id). The blueprint designer has those to change it.",
	Fields: "readonly client: GovernClient; readonly blueprintId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernBlueprintDefinition>",
		Doc:    "Get the definition of the blueprint, to read only.",
		HTTP:   "GET /blueprint/{blueprintId}",
		Result: "new GovernBlueprintDefinition(this.client, this.blueprintId, raw.blueprint)",
	}, {
		Sig:    "listVersions(): Promise<GovernBlueprintVersionListItem[]>",
		Doc:    "List the versions of the blueprint.",
		HTTP:   "GET /blueprint/{blueprintId}/versions",
		Result: "raw.map(version => new GovernBlueprintVersionListItem(this.client, this.blueprintId, version))",
	}, {
		Sig:  "getVersion(versionId: string): GovernBlueprintVersion",
		Doc:  "Get a handle on a version of the blueprint. Sends no request.",
		Expr: "new GovernBlueprintVersion(this.client, this.blueprintId, versionId)",
	}},
}, {
	Name:   "GovernBlueprintDefinition",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintDefinition",
	Doc:    "The definition of a blueprint, from blueprint.getDefinition(). The blueprint designer has one that can be saved.",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; definition: GovernBlueprintDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintDocument", Doc: "Get the document of the blueprint.", Expr: "this.definition"},
	},
}}

var blueprintVersionClasses = []*spec.Class{{
	Name:   "GovernBlueprintVersionListItem",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintVersionListItem",
	Doc:    "An item of a list of versions of a blueprint, from blueprint.listVersions().",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; readonly _data: GovernBlueprintVersionItem",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintVersionItem", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toBlueprintVersion(): GovernBlueprintVersion", Doc: "Get a handle on this version. Sends no request.", Expr: "new GovernBlueprintVersion(this.client, this.blueprintId, this._data.blueprintVersion.id.versionId)"},
	},
}, {
	Name:   "GovernBlueprintVersion",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintVersion",
	Doc:    "A handle on a version of a blueprint to read it, from blueprint.getVersion(id). The blueprint designer has those to change it.",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; readonly versionId: string",
	Methods: []spec.Method{{
		Sig:  "getBlueprint(): GovernBlueprint",
		Doc:  "Get a handle on the blueprint of this version. Sends no request.",
		Expr: "new GovernBlueprint(this.client, this.blueprintId)",
	}, {
		Sig:    "getTrace(): Promise<GovernBlueprintVersionTrace>",
		Doc:    "Get the trace of the version: its status, and which version it was made from.",
		HTTP:   "GET /blueprint/{blueprintId}/version/{versionId}",
		Result: "new GovernBlueprintVersionTrace(this.client, this.blueprintId, this.versionId, raw.blueprintVersionTrace)",
	}, {
		Sig:    "getDefinition(): Promise<GovernBlueprintVersionDefinition>",
		Doc:    "Get the definition of the version: its fields, workflow and views, to read only.",
		HTTP:   "GET /blueprint/{blueprintId}/version/{versionId}",
		Result: "new GovernBlueprintVersionDefinition(this.client, this.blueprintId, this.versionId, raw.blueprintVersion)",
	}},
}, {
	Name:   "GovernBlueprintVersionTrace",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintVersionTrace",
	Doc:    "The status and origin of a version of a blueprint, from version.getTrace().",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; readonly versionId: string; trace: GovernBlueprintVersionTraceDocument",
	Properties: []spec.Property{
		{Sig: "readonly status: 'DRAFT' | 'ACTIVE' | 'ARCHIVED' | null", Doc: "The status of the version. Only ACTIVE ones can be given to new artifacts.", Path: "trace.status"},
		{Sig: "readonly originVersionId: string | null", Doc: "The id of the version that this one was made from, null where there is none.", Path: "trace.originVersionId"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintVersionTraceDocument", Doc: "Get the document of the trace.", Expr: "this.trace"},
	},
}, {
	Name:   "GovernBlueprintVersionDefinition",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintVersionDefinition",
	Doc:    "The definition of a version of a blueprint, from version.getDefinition(). The blueprint designer has one that can be saved.",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; readonly versionId: string; definition: GovernBlueprintVersionDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintVersionDocument", Doc: "Get the document of the version.", Expr: "this.definition"},
	},
}, {
	Name:   "GovernBlueprintVersionId",
	Ref:    "dataikuapi.govern.blueprint.GovernBlueprintVersionId",
	Doc:    "Builds the id of a version of a blueprint, as new GovernArtifactFilterBlueprintVersions() takes it.",
	Fields: "blueprintId: string; versionId: string",
	Constructor: &spec.Method{
		Sig:  "constructor(blueprintId: string, versionId: string)",
		Doc:  "Name a version of a blueprint. build() gives its id.",
		Expr: "[blueprintId, versionId]",
	},
	Methods: []spec.Method{
		{Sig: "build(): GovernBlueprintVersionKey", Doc: "Build the id.", Expr: "{ blueprintId: this.blueprintId, versionId: this.versionId }"},
	},
}}

var blueprintTypes = []spec.Type{{
	Name: "GovernBlueprintItem",
	Doc:  "A blueprint in a list.",
	Text: "{ blueprint: GovernBlueprintDocument, [key: string]: any }",
}, {
	Name: "GovernBlueprintDocument",
	Doc:  "A blueprint. What artifacts of it look like is in its versions.",
	Text: `{
	/** begins with "bp."; the server gives it */
	id?: string
	name: string
	icon?: string
	/** "#rrggbb" */
	color?: string
	backgroundColor?: string
	[key: string]: any
}`,
}, {
	Name: "GovernBlueprintVersionKey",
	Doc:  "The id of a version of a blueprint.",
	Text: "{ blueprintId: string, versionId: string }",
}, {
	Name: "GovernBlueprintVersionItem",
	Doc:  "A version of a blueprint in a list.",
	Text: "{ blueprintVersion: GovernBlueprintVersionDocument, blueprintVersionTrace?: GovernBlueprintVersionTraceDocument, [key: string]: any }",
}, {
	Name: "GovernBlueprintVersionDocument",
	Doc:  "A version of a blueprint: what its artifacts hold, and the steps that they go through.",
	Text: `{
	id: GovernBlueprintVersionKey
	name: string
	instructions?: string
	/** the field that names the artifact above, in the hierarchy */
	hierarchicalParentFieldId?: string | null
	/** by id of the field */
	fieldDefinitions: Record<string, GovernFieldDefinition>
	workflowDefinition: { stepDefinitions: { id: string, name: string, [key: string]: any }[], [key: string]: any }
	/** scripts that run when an artifact is created, updated or deleted */
	logicalHookList?: { name: string, phases: string[], script: string, [key: string]: any }[]
	actions?: JsonObject
	uiDefinition?: JsonObject
	[key: string]: any
}`,
}, {
	Name: "GovernFieldDefinition",
	Doc:  "A field that a version of a blueprint gives its artifacts.",
	Text: `{
	label: string
	description?: string
	fieldType: 'TEXT' | 'NUMBER' | 'BOOLEAN' | 'DATE' | 'CATEGORY' | 'REFERENCE' | 'UPLOADED_FILE' | 'TIME_SERIES' | 'JSON'
	/** set by users, or computed */
	sourceType: 'STORE' | 'COMPUTE'
	required?: boolean
	/** of a CATEGORY */
	categories?: string[]
	/** ids of blueprints, of a REFERENCE */
	allowedBlueprints?: string[]
	/** where the field holds a list */
	listConfig?: { cardinalityMin?: number, cardinalityMax?: number, [key: string]: any } | null
	[key: string]: any
}`,
}, {
	Name: "GovernBlueprintVersionTraceDocument",
	Doc:  "The status and origin of a version of a blueprint.",
	Text: "{ status?: 'DRAFT' | 'ACTIVE' | 'ARCHIVED', originVersionId?: string | null, [key: string]: any }",
}}
