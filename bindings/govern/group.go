package govern

import "github.com/dssrun/dssrun/bindings/spec"

var groupMethods = []spec.Method{{
	Sig:    "listGroupsInfo(): Promise<GovernGroupInfo[]>",
	Doc:    "List the names of the instance's groups. Needs no admin key.",
	HTTP:   "GET /groups",
	Result: "raw.map(group => new GovernGroupInfo(group))",
}, {
	Sig:  "listGroups(): Promise<GovernGroupDocument[]>",
	Doc:  "List the documents of all groups. Needs an admin key.",
	HTTP: "GET /admin/groups/",
}, {
	Sig:  "getGroup(name: string): GovernGroup",
	Doc:  "Get a handle on a group. Sends no request.",
	Expr: "new GovernGroup(this, name)",
}, {
	Sig: `createGroup(name: string, opts?: {
		/** default null */ description?: string | null,
		/** "LOCAL" or "LDAP" (default "LOCAL") */ sourceType?: string }): Promise<GovernGroup>`,
	Doc:      "Create a group and get a handle on it. Needs an admin key.",
	HTTP:     "POST /admin/groups/",
	Defaults: "{ description: null, sourceType: 'LOCAL' }",
	Body:     "{ name, description, sourceType }",
	Result:   "new GovernGroup(this, name)",
}, {
	Sig:    "getAuthorizationMatrix(): Promise<GovernAuthorizationMatrix>",
	Doc:    "Get what all groups and enabled users may do. Needs an admin key.",
	HTTP:   "GET /admin/authorization-matrix",
	Result: "new GovernAuthorizationMatrix(raw)",
}}

var groupClasses = []*spec.Class{{
	Name:   "GovernGroup",
	Ref:    "dataikuapi.govern.admin.GovernGroup",
	Doc:    "A handle on a group of the Govern instance, from client.getGroup(name).",
	Fields: "readonly client: GovernClient; readonly name: string",
	Methods: []spec.Method{{
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the group.",
		HTTP: "DELETE /admin/groups/{name}",
	}, {
		Sig:  "getDefinition(): Promise<GovernGroupDocument>",
		Doc:  "Get the group's document.",
		HTTP: "GET /admin/groups/{name}",
	}, {
		Sig:  "setDefinition(definition: GovernGroupDocument): Promise<JsonObject>",
		Doc:  "Replace the group's document by one that came from getDefinition().",
		HTTP: "PUT /admin/groups/{name}",
		Body: "definition",
	}},
}, {
	Name:   "GovernGroupInfo",
	Ref:    "dataikuapi.govern.admin.GovernGroupInfo",
	Doc:    "Basic information about a group, from client.listGroupsInfo().",
	Fields: "readonly _raw: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name of the group.", Path: "_raw.name"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): JsonObject", Doc: "Get the document of the information.", Expr: "this._raw"},
	},
}, {
	Name:   "GovernAuthorizationMatrix",
	Ref:    "dataikuapi.govern.admin.GovernAuthorizationMatrix",
	Doc:    "What all groups and enabled users may do, from client.getAuthorizationMatrix().",
	Fields: "readonly authorizationMatrix: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly raw: { perUser: JsonObject, perGroup: JsonObject, [key: string]: any }", Doc: "The document of the matrix: perUser and perGroup, which are built alike.", Path: "authorizationMatrix"},
	},
}}

var groupTypes = []spec.Type{{
	Name: "GovernGroupDocument",
	Doc:  "A group's document.",
	Text: `{
	name: string
	description?: string | null
	/** "LOCAL", "LDAP" … */
	sourceType?: string
	/** whether its members are administrators */
	admin?: boolean
	/** names of the LDAP groups that it stands for, separated by commas */
	ldapGroupNames?: string
	[key: string]: any
}`,
}}
