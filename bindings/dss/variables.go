package dss

import "github.com/dssrun/dssrun/bindings/spec"

var variableMethods = []spec.Method{{
	Sig:    "getGlobalVariables(): Promise<DSSInstanceVariables>",
	Doc:    "Get the variables of the instance, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/variables/",
	Result: "new DSSInstanceVariables(this, raw)",
}, {
	Sig:        "getVariables(): Promise<DSSInstanceVariables>",
	Doc:        "Get the variables of the instance. Needs an admin key.",
	Deprecated: "use getGlobalVariables()",
	HTTP:       "GET /admin/variables/",
	Result:     "new DSSInstanceVariables(this, raw)",
}, {
	Sig:        "setVariables(variables: DSSInstanceVariables | JsonObject): Promise<void>",
	Doc:        "Replace all variables of the instance by those of an object that came from getVariables(): one that is not in it is gone. Needs an admin key.",
	Deprecated: "use getGlobalVariables(), then save()",
	HTTP:       "PUT /admin/variables/",
	Body:       "variables",
}, {
	Sig: `getResolvedVariables(opts?: {
		/** default: the current project */ projectKey?: string | null,
		/** with values of the type that they have, in place of text (default false) */ typed?: boolean }): Promise<JsonObject>`,
	Doc:      "Get the variables that a project sees: its own, over those of the instance.",
	Defaults: "{ projectKey: null, typed: false }",
	Expr:     "this._resolvedVariables(projectKey ?? defaultProjectKey(), typed)",
}, {
	Sig:      "_resolvedVariables(projectKey: string, typed: boolean): Promise<JsonObject>",
	Doc:      "Sends the request of getResolvedVariables().",
	Internal: true,
	HTTP:     "GET /projects/{projectKey}/variables-resolved",
	Query:    "{ typed }",
}}

var variableClasses = []*spec.Class{{
	Name:   "DSSInstanceVariables",
	Ref:    "dataikuapi.dss.admin.DSSInstanceVariables",
	Doc:    "The variables of the instance, from client.getGlobalVariables(). The object is the variables itself: set, change and delete them, then save().",
	Fields: "readonly client: DSSClient",
	Data:   true,
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the variables. Needs an admin key.",
		HTTP: "PUT /admin/variables/",
		Body: "this.raw",
	}},
}}
