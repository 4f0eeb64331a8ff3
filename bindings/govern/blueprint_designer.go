package govern

import "github.com/dssrun/dssrun/bindings/spec"

var designerClasses = []*spec.Class{{
	Name:   "GovernAdminBlueprintDesigner",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintDesigner",
	Doc:    "The blueprint designer, from client.getBlueprintDesigner(). Its calls need the rights of a Govern manager.",
	Fields: "readonly client: GovernClient",
	Methods: []spec.Method{{
		Sig:    "listBlueprints(): Promise<GovernAdminBlueprintListItem[]>",
		Doc:    "List all blueprints.",
		HTTP:   "GET /admin/blueprints",
		Result: "raw.map(blueprint => new GovernAdminBlueprintListItem(this.client, blueprint))",
	}, {
		Sig:  "getBlueprint(blueprintId: string): GovernAdminBlueprint",
		Doc:  "Get a handle on a blueprint, to change it. Sends no request.",
		Expr: "new GovernAdminBlueprint(this.client, blueprintId)",
	}, {
		Sig:    "createBlueprint(newIdentifier: string, blueprint: GovernBlueprintDocument): Promise<GovernAdminBlueprint>",
		Doc:    "Create a blueprint and get a handle on it. The identifier is of letters, digits, hyphens and underscores; the server makes the id of it.",
		HTTP:   "POST /admin/blueprints",
		Query:  "{ newIdentifier }",
		Body:   "blueprint",
		Result: "new GovernAdminBlueprint(this.client, raw.blueprint.id)",
	}},
}, {
	Name:   "GovernAdminBlueprintListItem",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintListItem",
	Doc:    "An item of a list of blueprints, from designer.listBlueprints().",
	Fields: "readonly client: GovernClient; readonly _data: GovernBlueprintItem",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintItem", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toBlueprint(): GovernAdminBlueprint", Doc: "Get a handle on this blueprint. Sends no request.", Expr: "new GovernAdminBlueprint(this.client, this._data.blueprint.id)"},
	},
}, {
	Name:   "GovernAdminBlueprint",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprint",
	Doc:    "A handle on a blueprint to change it, from designer.getBlueprint(id).",
	Fields: "readonly client: GovernClient; readonly blueprintId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminBlueprintDefinition>",
		Doc:    "Get the definition of the blueprint, to change and save() it.",
		HTTP:   "GET /admin/blueprint/{blueprintId}",
		Result: "new GovernAdminBlueprintDefinition(this.client, this.blueprintId, raw.blueprint)",
	}, {
		Sig:    "listVersions(): Promise<GovernAdminBlueprintVersionListItem[]>",
		Doc:    "List the versions of the blueprint, whatever their status.",
		HTTP:   "GET /admin/blueprint/{blueprintId}/versions",
		Result: "raw.map(version => new GovernAdminBlueprintVersionListItem(this.client, this.blueprintId, version))",
	}, {
		Sig: `createVersion(newIdentifier: string, opts?: {
			/** default: the server makes one */ name?: string | null,
			/** id of the version to start from (default: none) */ originVersionId?: string | null }): Promise<GovernAdminBlueprintVersion>`,
		Doc:      "Create a version of the blueprint and get a handle on it. The identifier is of letters, digits, hyphens and underscores; the server makes the id of it.",
		HTTP:     "POST /admin/blueprint/{blueprintId}/versions",
		Defaults: "{ name: null, originVersionId: null }",
		Query:    "{ newIdentifier, name, originVersionId }",
		Result:   "new GovernAdminBlueprintVersion(this.client, this.blueprintId, raw.blueprintVersion.id.versionId)",
	}, {
		Sig:  "getVersion(versionId: string): GovernAdminBlueprintVersion",
		Doc:  "Get a handle on a version of the blueprint. Sends no request.",
		Expr: "new GovernAdminBlueprintVersion(this.client, this.blueprintId, versionId)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the blueprint. The server refuses while it has versions or artifacts.",
		HTTP: "DELETE /admin/blueprint/{blueprintId}",
	}},
}, {
	Name:   "GovernAdminBlueprintDefinition",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintDefinition",
	Doc:    "The definition of a blueprint, from blueprint.getDefinition(). Change it, then save().",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; definition: GovernBlueprintDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernBlueprintDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the blueprint. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/blueprint/{blueprintId}",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw?.blueprint)",
	}},
}}

var designerVersionClasses = []*spec.Class{{
	Name:   "GovernAdminBlueprintVersionListItem",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintVersionListItem",
	Doc:    "An item of a list of versions of a blueprint, from blueprint.listVersions().",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; readonly _data: GovernBlueprintVersionItem",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernBlueprintVersionItem", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toBlueprintVersion(): GovernAdminBlueprintVersion", Doc: "Get a handle on this version. Sends no request.", Expr: "new GovernAdminBlueprintVersion(this.client, this.blueprintId, this._data.blueprintVersion.id.versionId)"},
	},
}, {
	Name:   "GovernAdminBlueprintVersion",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintVersion",
	Doc:    "A handle on a version of a blueprint to change it, from blueprint.getVersion(id).",
	Fields: versionFields,
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminBlueprintVersionDefinition>",
		Doc:    "Get the definition of the version, to change and save() it.",
		HTTP:   "GET /admin/blueprint/{blueprintId}/version/{versionId}",
		Result: "new GovernAdminBlueprintVersionDefinition(this.client, this.blueprintId, this.versionId, raw.blueprintVersion)",
	}, {
		Sig:    "getTrace(): Promise<GovernAdminBlueprintVersionTrace>",
		Doc:    "Get the trace of the version: its status, which can be set, and which version it was made from.",
		HTTP:   "GET /admin/blueprint/{blueprintId}/version/{versionId}",
		Result: "new GovernAdminBlueprintVersionTrace(this.client, this.blueprintId, this.versionId, raw.blueprintVersionTrace)",
	}, {
		Sig:    "listSignoffConfigurations(): Promise<GovernAdminSignoffConfigurationListItem[]>",
		Doc:    "List the configurations of the version's sign-offs.",
		HTTP:   "GET /admin/blueprint/{blueprintId}/version/{versionId}/signoffs",
		Result: "raw.map(configuration => new GovernAdminSignoffConfigurationListItem(this.client, this.blueprintId, this.versionId, configuration))",
	}, {
		Sig:  "getSignoffConfiguration(stepId: string): GovernAdminSignoffConfiguration",
		Doc:  "Get a handle on the configuration of the sign-off of a step. Sends no request.",
		Expr: "new GovernAdminSignoffConfiguration(this.client, this.blueprintId, this.versionId, stepId)",
	}, {
		Sig:    "createSignoffConfiguration(stepId: string, signoffConfiguration: GovernSignoffConfigurationDocument): Promise<GovernAdminSignoffConfiguration>",
		Doc:    "Give a step of the workflow a sign-off, and get a handle on its configuration.",
		HTTP:   "POST /admin/blueprint/{blueprintId}/version/{versionId}/workflow/step/{stepId}/signoff",
		Body:   "signoffConfiguration",
		Result: "new GovernAdminSignoffConfiguration(this.client, this.blueprintId, this.versionId, stepId)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the version. The server refuses while it has artifacts.",
		HTTP: "DELETE /admin/blueprint/{blueprintId}/version/{versionId}",
	}},
}, {
	Name:   "GovernAdminBlueprintVersionDefinition",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintVersionDefinition",
	Doc:    "The definition of a version of a blueprint, from version.getDefinition(). Change it, then save().",
	Fields: versionFields + "; definition: GovernBlueprintVersionDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernBlueprintVersionDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:      "save(opts?: { /** save although artifacts of the version exist, which may lose values of their fields (default: the server refuses) */ dangerZoneAccepted?: boolean | null }): Promise<void>",
		Doc:      "Save the version. The document becomes what the server made of it.",
		HTTP:     "PUT /admin/blueprint/{blueprintId}/version/{versionId}",
		Defaults: "{ dangerZoneAccepted: null }",
		Query:    "{ dangerZoneAccepted }",
		Body:     "this.definition",
		Result:   "void refresh(this.definition, raw?.blueprintVersion)",
	}},
}, {
	Name:   "GovernAdminBlueprintVersionTrace",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminBlueprintVersionTrace",
	Doc:    "The status and origin of a version of a blueprint, from version.getTrace().",
	Fields: versionFields + "; trace: GovernBlueprintVersionTraceDocument",
	Properties: []spec.Property{
		{Sig: "readonly status: 'DRAFT' | 'ACTIVE' | 'ARCHIVED' | null", Doc: "The status of the version. Only ACTIVE ones can be given to new artifacts.", Path: "trace.status", Hint: "use setStatus()"},
		{Sig: "readonly originVersionId: string | null", Doc: "The id of the version that this one was made from, null where there is none.", Path: "trace.originVersionId"},
	},
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernBlueprintVersionTraceDocument",
		Doc:  "Get the document of the trace.",
		Expr: "this.trace",
	}, {
		Sig:    "setStatus(status: 'DRAFT' | 'ACTIVE' | 'ARCHIVED' | (string & {})): Promise<void>",
		Doc:    "Set the status of the version at once: DRAFT, ACTIVE or ARCHIVED. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/blueprint/{blueprintId}/version/{versionId}/status",
		Body:   "status",
		Result: "void refresh(this.trace, raw?.blueprintVersionTrace)",
	}},
}}

// versionFields say which version of a blueprint an object belongs to.
const versionFields = "readonly client: GovernClient; readonly blueprintId: string; readonly versionId: string"
