package govern

import "github.com/dssrun/dssrun/bindings/spec"

var rolesPermissionsClasses = []*spec.Class{{
	Name:   "GovernAdminRolesPermissionsHandler",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminRolesPermissionsHandler",
	Doc:    "The handler of roles, their assignments and permissions, from client.getRolesPermissionsHandler(). Its calls need the rights of a Govern manager.",
	Fields: "readonly client: GovernClient",
	Methods: []spec.Method{{
		Sig:    "listRoles(): Promise<GovernAdminRoleListItem[]>",
		Doc:    "List the roles.",
		HTTP:   "GET /admin/roles",
		Result: "raw.map(role => new GovernAdminRoleListItem(this.client, role))",
	}, {
		Sig:  "getRole(roleId: string): GovernAdminRole",
		Doc:  "Get a handle on a role. Sends no request.",
		Expr: "new GovernAdminRole(this.client, roleId)",
	}, {
		Sig:    "createRole(newIdentifier: string, role: GovernRoleDocument): Promise<GovernAdminRole>",
		Doc:    "Create a role and get a handle on it. The identifier is of letters, digits, hyphens and underscores; the server makes the id of it.",
		HTTP:   "POST /admin/roles/",
		Query:  "{ newIdentifier }",
		Body:   "role",
		Result: "new GovernAdminRole(this.client, raw.id)",
	}, {
		Sig:    "listRoleAssignments(): Promise<GovernAdminBlueprintRoleAssignmentsListItem[]>",
		Doc:    "List who has which role, blueprint by blueprint.",
		HTTP:   "GET /admin/blueprint-role-assignments",
		Result: "raw.map(assignments => new GovernAdminBlueprintRoleAssignmentsListItem(this.client, assignments))",
	}, {
		Sig:  "getRoleAssignments(blueprintId: string): GovernAdminBlueprintRoleAssignments",
		Doc:  "Get a handle on who has which role on the artifacts of a blueprint. Sends no request.",
		Expr: "new GovernAdminBlueprintRoleAssignments(this.client, blueprintId)",
	}, {
		Sig:    "createRoleAssignments(roleAssignments: GovernRoleAssignmentsDocument): Promise<GovernAdminBlueprintRoleAssignments>",
		Doc:    "Give a blueprint its own role assignments, and get a handle on them.",
		HTTP:   "POST /admin/blueprint-role-assignments",
		Body:   "roleAssignments",
		Result: "new GovernAdminBlueprintRoleAssignments(this.client, raw.blueprintId)",
	}, {
		Sig:    "getDefaultPermissionsDefinition(): Promise<GovernAdminDefaultPermissionsDefinition>",
		Doc:    "Get the permissions of blueprints that have none of their own, to change and save() them.",
		HTTP:   "GET /admin/blueprint-permissions/default",
		Result: "new GovernAdminDefaultPermissionsDefinition(this.client, raw)",
	}, {
		Sig:    "listBlueprintPermissions(): Promise<GovernAdminBlueprintPermissionsListItem[]>",
		Doc:    "List the permissions of the blueprints that have their own.",
		HTTP:   "GET /admin/blueprint-permissions",
		Result: "raw.map(permissions => new GovernAdminBlueprintPermissionsListItem(this.client, permissions))",
	}, {
		Sig:  "getBlueprintPermissions(blueprintId: string): GovernAdminBlueprintPermissions",
		Doc:  "Get a handle on the permissions of a blueprint. Sends no request.",
		Expr: "new GovernAdminBlueprintPermissions(this.client, blueprintId)",
	}, {
		Sig:    "createBlueprintPermissions(blueprintPermission: GovernPermissionsDocument): Promise<GovernAdminBlueprintPermissions>",
		Doc:    "Give a blueprint its own permissions, and get a handle on them.",
		HTTP:   "POST /admin/blueprint-permissions",
		Body:   "blueprintPermission",
		Result: "new GovernAdminBlueprintPermissions(this.client, raw.blueprintId)",
	}},
}}

var roleClasses = []*spec.Class{{
	Name:   "GovernAdminRoleListItem",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminRoleListItem",
	Doc:    "An item of a list of roles, from handler.listRoles().",
	Fields: "readonly client: GovernClient; readonly _data: GovernRoleDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernRoleDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toRole(): GovernAdminRole", Doc: "Get a handle on this role. Sends no request.", Expr: "new GovernAdminRole(this.client, this._data.id)"},
	},
}, {
	Name:   "GovernAdminRole",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminRole",
	Doc:    "A handle on a role, from handler.getRole(id).",
	Fields: "readonly client: GovernClient; readonly roleId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminRoleDefinition>",
		Doc:    "Get the definition of the role, to change and save() it.",
		HTTP:   "GET /admin/role/{roleId}",
		Result: "new GovernAdminRoleDefinition(this.client, this.roleId, raw)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the role.",
		HTTP: "DELETE /admin/role/{roleId}",
	}},
}, {
	Name:   "GovernAdminRoleDefinition",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminRoleDefinition",
	Doc:    "The definition of a role, from role.getDefinition(). Change it, then save().",
	Fields: "readonly client: GovernClient; readonly roleId: string; definition: GovernRoleDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernRoleDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the role. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/role/{roleId}",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw)",
	}},
}, {
	Name:   "GovernAdminBlueprintRoleAssignmentsListItem",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminBlueprintRoleAssignmentsListItem",
	Doc:    "An item of a list of role assignments, from handler.listRoleAssignments().",
	Fields: "readonly client: GovernClient; readonly _data: GovernRoleAssignmentsDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernRoleAssignmentsDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toBlueprintRoleAssignments(): GovernAdminBlueprintRoleAssignments", Doc: "Get a handle on these role assignments. Sends no request.", Expr: "new GovernAdminBlueprintRoleAssignments(this.client, this._data.blueprintId)"},
	},
}, {
	Name:   "GovernAdminBlueprintRoleAssignments",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminBlueprintRoleAssignments",
	Doc:    "A handle on who has which role on the artifacts of a blueprint, from handler.getRoleAssignments(blueprintId).",
	Fields: "readonly client: GovernClient; readonly blueprintId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminBlueprintRoleAssignmentsDefinition>",
		Doc:    "Get the role assignments, to change and save() them.",
		HTTP:   "GET /admin/blueprint-role-assignments/{blueprintId}",
		Result: "new GovernAdminBlueprintRoleAssignmentsDefinition(this.client, this.blueprintId, raw)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the blueprint's role assignments.",
		HTTP: "DELETE /admin/blueprint-role-assignments/{blueprintId}",
	}},
}, {
	Name:   "GovernAdminBlueprintRoleAssignmentsDefinition",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminBlueprintRoleAssignmentsDefinition",
	Doc:    "Who has which role on the artifacts of a blueprint, from assignments.getDefinition(). Change it, then save().",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; definition: GovernRoleAssignmentsDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernRoleAssignmentsDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the role assignments. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/blueprint-role-assignments/{blueprintId}",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw)",
	}},
}}

var rolesPermissionsTypes = []spec.Type{{
	Name: "GovernRoleDocument",
	Doc:  "A role.",
	Text: `{
	/** begins with "ro."; the server gives it */
	id?: string
	label?: string
	description?: string
	[key: string]: any
}`,
}, {
	Name: "GovernRoleAssignmentsDocument",
	Doc:  "Who has which role on the artifacts of a blueprint.",
	Text: `{
	blueprintId: string
	/** by id of the role */
	roleAssignmentsRules?: Record<string, GovernRoleAssignmentRule[]>
	/** the blueprint whose rules apply too */
	inheritBlueprintId?: string | null
	/** the field that names the artifact whose roles apply too */
	inheritArtifactFieldId?: string | null
	[key: string]: any
}`,
}, {
	Name: "GovernRoleAssignmentRule",
	Doc:  "Who has a role, and on which artifacts.",
	Text: "{ criteria: JsonObject[], userContainers: GovernUsersContainerDocument[], /** fields that name further users */ fieldIds?: string[], [key: string]: any }",
}, {
	Name: "GovernPermissionsDocument",
	Doc:  "What each role may do with the artifacts of a blueprint.",
	Text: "{ /** not in the default permissions */ blueprintId?: string, [key: string]: any }",
}}
