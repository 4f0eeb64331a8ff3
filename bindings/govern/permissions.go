package govern

import "github.com/dssrun/dssrun/bindings/spec"

var permissionsClasses = []*spec.Class{{
	Name:   "GovernAdminBlueprintPermissionsListItem",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminBlueprintPermissionsListItem",
	Doc:    "An item of a list of permissions, from handler.listBlueprintPermissions().",
	Fields: "readonly client: GovernClient; readonly _data: GovernPermissionsDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernPermissionsDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toBlueprintPermissions(): GovernAdminBlueprintPermissions", Doc: "Get a handle on these permissions. Sends no request.", Expr: "new GovernAdminBlueprintPermissions(this.client, this._data.blueprintId)"},
	},
}, {
	Name:   "GovernAdminBlueprintPermissions",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminBlueprintPermissions",
	Doc:    "A handle on the permissions of a blueprint, from handler.getBlueprintPermissions(blueprintId).",
	Fields: "readonly client: GovernClient; readonly blueprintId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminBlueprintPermissionsDefinition>",
		Doc:    "Get the permissions, to change and save() them.",
		HTTP:   "GET /admin/blueprint-permissions/{blueprintId}",
		Result: "new GovernAdminBlueprintPermissionsDefinition(this.client, this.blueprintId, raw)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the blueprint's own permissions: the default ones apply again.",
		HTTP: "DELETE /admin/blueprint-permissions/{blueprintId}",
	}},
}, {
	Name:   "GovernAdminBlueprintPermissionsDefinition",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminBlueprintPermissionsDefinition",
	Doc:    "The permissions of a blueprint, from permissions.getDefinition(). Change them, then save().",
	Fields: "readonly client: GovernClient; readonly blueprintId: string; definition: GovernPermissionsDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernPermissionsDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the permissions. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/blueprint-permissions/{blueprintId}",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw)",
	}},
}, {
	Name:   "GovernAdminDefaultPermissionsDefinition",
	Ref:    "dataikuapi.govern.admin_roles_permissions_handler.GovernAdminDefaultPermissionsDefinition",
	Doc:    "The permissions of blueprints that have none of their own, from handler.getDefaultPermissionsDefinition(). Change them, then save().",
	Fields: "readonly client: GovernClient; definition: GovernPermissionsDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernPermissionsDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the permissions. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/blueprint-permissions/default",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw)",
	}},
}}
