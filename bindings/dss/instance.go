package dss

import "github.com/dssrun/dssrun/bindings/spec"

var instanceMethods = []spec.Method{{
	Sig:    "getInstanceInfo(): Promise<DSSInstanceInfo>",
	Doc:    "Get which instance this is: the id, name and type of its node.",
	HTTP:   "GET /instance-info",
	Result: "new DSSInstanceInfo(raw)",
}, {
	Sig:  "getLicensingStatus(): Promise<JsonObject>",
	Doc:  "Get the state of the instance's licence. Needs an admin key.",
	HTTP: "GET /admin/licensing/status",
}, {
	Sig:  "setLicense(license: string): Promise<void>",
	Doc:  "Set the instance's licence: license is the content of the licence file, which is JSON. Needs an admin key.",
	HTTP: "POST /admin/licensing/license",
	Body: "JSON.parse(license)",
}, {
	Sig: "getAuthInfoFromBrowserHeaders(headersDict: Record<string, string>, opts?: { " +
		"/** include the user's secrets (default false) */ withSecrets?: boolean }): Promise<AuthInfo>",
	Doc:      "Get which user sent a browser's request, by the HTTP headers of that request. For the backend of a webapp.",
	HTTP:     "POST /auth/info-from-browser-headers",
	Defaults: "{ withSecrets: false }",
	Query:    "{ withSecrets }",
	Body:     "headersDict",
	Reads:    true,
}, {
	Sig: "getTicketFromBrowserHeaders(headersDict: Record<string, string>): Promise<string>",
	Doc: "Get a ticket for the user who sent a browser's request, by the HTTP headers of that request: new DSSClient(host, { internalTicket }) acts as that user. " +
		"For the backend of a webapp.",
	HTTP:   "POST /auth/ticket-from-browser-headers",
	Body:   "headersDict",
	Result: "raw.msg",
}}

var instanceClasses = []*spec.Class{{
	Name:   "DSSInstanceInfo",
	Ref:    "dataikuapi.dssclient.DSSInstanceInfo",
	Doc:    "Which instance this is, from client.getInstanceInfo().",
	Fields: "readonly _data: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly raw: JsonObject", Doc: "The document of the information.", Path: "_data"},
		{Sig: "readonly nodeId: string", Doc: "The id of the node.", Path: "_data.nodeId"},
		{Sig: "readonly nodeName: string", Doc: "The name of the node.", Path: "_data.nodeName"},
		{Sig: "readonly nodeType: string", Doc: "The type of the node: \"DESIGN\", \"AUTOMATION\" …", Path: "_data.nodeType"},
	},
}}
