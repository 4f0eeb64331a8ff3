package dss

import "github.com/dssrun/dssrun/bindings/spec"

var groupMethods = []spec.Method{{
	Sig:    "listGroupsInfo(): Promise<DSSGroupInfo[]>",
	Doc:    "List the names of the instance's groups. Needs no admin key.",
	HTTP:   "GET /groups",
	Result: "raw.map(group => new DSSGroupInfo(group))",
}, {
	Sig:  "listGroups(): Promise<GroupDefinition[]>",
	Doc:  "List the documents of all groups. Needs an admin key.",
	HTTP: "GET /admin/groups/",
}, {
	Sig:  "getGroup(name: string): DSSGroup",
	Doc:  "Get a handle on a group. Sends no request.",
	Expr: "new DSSGroup(this, name)",
}, {
	Sig: `createGroup(name: string, opts?: {
		/** default null */ description?: string | null,
		/** default "LOCAL" */ sourceType?: 'LOCAL' | 'LDAP' | 'SAML' | 'CUSTOM' | 'AZURE_AD' }): Promise<DSSGroup>`,
	Doc:      "Create a group and get a handle on it. Needs an admin key.",
	HTTP:     "POST /admin/groups/",
	Defaults: "{ description: null, sourceType: 'LOCAL' }",
	Body:     "{ name, description, sourceType }",
	Result:   "new DSSGroup(this, name)",
}, {
	Sig:    "getAuthorizationMatrix(): Promise<DSSAuthorizationMatrix>",
	Doc:    "Get what all groups and enabled users may do. Needs an admin key.",
	HTTP:   "GET /admin/authorization-matrix",
	Result: "new DSSAuthorizationMatrix(raw)",
}}

var groupClasses = []*spec.Class{{
	Name:   "DSSGroup",
	Ref:    "dataikuapi.dss.admin.DSSGroup",
	Doc:    "A handle on a group of the instance, from client.getGroup(name).",
	Fields: "readonly client: DSSClient; readonly name: string",
	Methods: []spec.Method{{
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the group.",
		HTTP: "DELETE /admin/groups/{name}",
	}, {
		Sig:  "getDefinition(): Promise<GroupDefinition>",
		Doc:  "Get the group's document.",
		HTTP: "GET /admin/groups/{name}",
	}, {
		Sig:  "setDefinition(definition: GroupDefinition): Promise<JsonObject>",
		Doc:  "Replace the group's document by one that came from getDefinition().",
		HTTP: "PUT /admin/groups/{name}",
		Body: "definition",
	}},
}, {
	Name:   "DSSGroupInfo",
	Ref:    "dataikuapi.dss.admin.DSSGroupInfo",
	Doc:    "Basic information about a group, from client.listGroupsInfo().",
	Fields: "readonly _raw: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name of the group.", Path: "_raw.name"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): JsonObject", Doc: "Get the document of the information.", Expr: "this._raw"},
	},
}, {
	Name:   "DSSAuthorizationMatrix",
	Ref:    "dataikuapi.dss.admin.DSSAuthorizationMatrix",
	Doc:    "What all groups and enabled users may do, from client.getAuthorizationMatrix().",
	Fields: "readonly authorizationMatrix: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly raw: { perUser: JsonObject, perGroup: JsonObject, [key: string]: any }", Doc: "The document of the matrix: perUser and perGroup, which are built alike.", Path: "authorizationMatrix"},
	},
}}

var groupTypes = []spec.Type{{
	Name: "GroupDefinition",
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
