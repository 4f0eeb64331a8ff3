package govern

import "github.com/dssrun/dssrun/bindings/spec"

var customPageMethods = []spec.Method{{
	Sig:  "getCustomPage(customPageId: string): GovernCustomPage",
	Doc:  "Get a handle on a custom page, to read it. To change it, use getCustomPagesHandler().getCustomPage(). Sends no request.",
	Expr: "new GovernCustomPage(this, customPageId)",
}, {
	Sig:    "listCustomPages(): Promise<GovernCustomPageListItem[]>",
	Doc:    "List the custom pages that this key can see.",
	HTTP:   "GET /custom-pages",
	Result: "raw.map(page => new GovernCustomPageListItem(this, page))",
}}

var customPageClasses = []*spec.Class{{
	Name:   "GovernCustomPageListItem",
	Ref:    "dataikuapi.govern.custom_page.GovernCustomPageListItem",
	Doc:    "An item of a list of custom pages, from client.listCustomPages().",
	Fields: "readonly client: GovernClient; readonly _data: GovernCustomPageDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernCustomPageDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toCustomPage(): GovernCustomPage", Doc: "Get a handle on this page. Sends no request.", Expr: "new GovernCustomPage(this.client, this._data.id)"},
	},
}, {
	Name:   "GovernCustomPage",
	Ref:    "dataikuapi.govern.custom_page.GovernCustomPage",
	Doc:    "A handle on a custom page to read it, from client.getCustomPage(id).",
	Fields: "readonly client: GovernClient; readonly customPageId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernCustomPageDefinition>",
		Doc:    "Get the definition of the page, to read only.",
		HTTP:   "GET /custom-page/{customPageId}",
		Result: "new GovernCustomPageDefinition(this.client, this.customPageId, raw)",
	}},
}, {
	Name:   "GovernCustomPageDefinition",
	Ref:    "dataikuapi.govern.custom_page.GovernCustomPageDefinition",
	Doc:    "The definition of a custom page, from page.getDefinition(). The custom pages handler has one that can be saved.",
	Fields: "readonly client: GovernClient; readonly customPageId: string; definition: GovernCustomPageDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernCustomPageDocument", Doc: "Get the document of the page.", Expr: "this.definition"},
	},
}}

var customPageTypes = []spec.Type{{
	Name: "GovernCustomPageDocument",
	Doc:  "A custom page.",
	Text: `{
	/** begins with "cp."; the server gives it */
	id?: string
	name?: string
	[key: string]: any
}`,
}}
