package govern

import "github.com/dssrun/dssrun/bindings/spec"

var customPagesHandlerClasses = []*spec.Class{{
	Name:   "GovernAdminCustomPagesHandler",
	Ref:    "dataikuapi.govern.admin_custom_pages_handler.GovernAdminCustomPagesHandler",
	Doc:    "The handler of custom pages, from client.getCustomPagesHandler(). Its calls need the rights of a Govern manager.",
	Fields: "readonly client: GovernClient",
	Methods: []spec.Method{{
		Sig:    "listCustomPages(): Promise<GovernAdminCustomPageListItem[]>",
		Doc:    "List all custom pages.",
		HTTP:   "GET /admin/custom-pages",
		Result: "raw.map(page => new GovernAdminCustomPageListItem(this.client, page))",
	}, {
		Sig:  "getCustomPage(customPageId: string): GovernAdminCustomPage",
		Doc:  "Get a handle on a custom page, to change it. Sends no request.",
		Expr: "new GovernAdminCustomPage(this.client, customPageId)",
	}, {
		Sig:    "createCustomPage(newIdentifier: string, customPage: GovernCustomPageDocument): Promise<GovernAdminCustomPage>",
		Doc:    "Create a custom page and get a handle on it. The identifier is of letters, digits, hyphens and underscores; the server makes the id of it.",
		HTTP:   "POST /admin/custom-pages",
		Query:  "{ newIdentifier }",
		Body:   "customPage",
		Result: "new GovernAdminCustomPage(this.client, raw.id)",
	}, {
		Sig:  "getCustomPagesOrder(): Promise<string[]>",
		Doc:  "Get the ids of the custom pages in the order in which they are shown.",
		HTTP: "GET /admin/custom-pages/order",
	}, {
		Sig:  "saveCustomPagesOrder(customPagesOrder: string[]): Promise<string[]>",
		Doc:  "Set the order in which the custom pages are shown, by the ids of all of them, and get the new order.",
		HTTP: "PUT /admin/custom-pages/order",
		Body: "customPagesOrder",
	}},
}, {
	Name:   "GovernAdminCustomPageListItem",
	Ref:    "dataikuapi.govern.admin_custom_pages_handler.GovernAdminCustomPageListItem",
	Doc:    "An item of a list of custom pages, from handler.listCustomPages().",
	Fields: "readonly client: GovernClient; readonly _data: GovernCustomPageDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernCustomPageDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toCustomPage(): GovernAdminCustomPage", Doc: "Get a handle on this page. Sends no request.", Expr: "new GovernAdminCustomPage(this.client, this._data.id)"},
	},
}, {
	Name:   "GovernAdminCustomPage",
	Ref:    "dataikuapi.govern.admin_custom_pages_handler.GovernAdminCustomPage",
	Doc:    "A handle on a custom page to change it, from handler.getCustomPage(id).",
	Fields: "readonly client: GovernClient; readonly customPageId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminCustomPageDefinition>",
		Doc:    "Get the definition of the page, to change and save() it.",
		HTTP:   "GET /admin/custom-page/{customPageId}",
		Result: "new GovernAdminCustomPageDefinition(this.client, this.customPageId, raw)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the page.",
		HTTP: "DELETE /admin/custom-page/{customPageId}",
	}},
}, {
	Name:   "GovernAdminCustomPageDefinition",
	Ref:    "dataikuapi.govern.admin_custom_pages_handler.GovernAdminCustomPageDefinition",
	Doc:    "The definition of a custom page, from page.getDefinition(). Change it, then save().",
	Fields: "readonly client: GovernClient; readonly customPageId: string; definition: GovernCustomPageDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernCustomPageDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the page. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/custom-page/{customPageId}",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw)",
	}},
}}
