package govern

import "github.com/dssrun/dssrun/bindings/spec"

var administrationMethods = []spec.Method{{
	Sig:  "getAuthInfo(): Promise<GovernAuthInfo>",
	Doc:  "Get whose key this is: authIdentifier, and for a user the groups.",
	HTTP: "GET /auth/info",
}, {
	Sig:    "getInstanceInfo(): Promise<GovernInstanceInfo>",
	Doc:    "Get what the instance is: its id, name and type.",
	HTTP:   "GET /instance-info",
	Result: "new GovernInstanceInfo(raw)",
}, {
	Sig:    "getGeneralSettings(): Promise<GovernGeneralSettings>",
	Doc:    "Get the general settings of the instance, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/general-settings",
	Result: "new GovernGeneralSettings(this, raw)",
}, {
	Sig:  "listLogs(): Promise<string[]>",
	Doc:  "List the names of the instance's log files. Needs an admin key.",
	HTTP: "GET /admin/logs/",
}, {
	Sig:    "getLog(name: string): Promise<string>",
	Doc:    "Get the content of a log file, named as listLogs() does. Needs an admin key.",
	HTTP:   "GET /admin/logs/{name}",
	Result: "raw",
}, {
	Sig:      "logCustomAudit(customType: string, opts?: { /** customMsgParams of the entry (default {}) */ customParams?: JsonObject | null }): Promise<void>",
	Doc:      "Write an entry to the audit trail: its customMsgType is customType.",
	HTTP:     "POST /admin/audit/custom/{customType}",
	Defaults: "{ customParams: null }",
	Body:     "customParams ?? {}",
}, {
	Sig:    "getGlobalUsageSummary(): Promise<GovernGlobalUsageSummary>",
	Doc:    "Get a summary of the use of the instance.",
	HTTP:   "GET /admin/monitoring/global-usage-summary",
	Result: "new GovernGlobalUsageSummary(raw)",
}, {
	Sig:  "getLicensingStatus(): Promise<JsonObject>",
	Doc:  "Get the state of the instance's licence.",
	HTTP: "GET /admin/licensing/status",
}, {
	Sig:  "setLicense(license: string): Promise<void>",
	Doc:  "Install a licence: the content of a licence file, which is JSON.",
	HTTP: "POST /admin/licensing/license",
	Body: "JSON.parse(license)",
}, {
	Sig:    "getSsoSettings(): Promise<DSSSSOSettings>",
	Doc:    "Get the settings of single sign-on, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/iam/sso-settings",
	Result: "new DSSSSOSettings(this, raw)",
}, {
	Sig:    "getLdapSettings(): Promise<DSSLDAPSettings>",
	Doc:    "Get the settings of LDAP, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/iam/ldap-settings",
	Result: "new DSSLDAPSettings(this, raw)",
}, {
	Sig:    "getAzureAdSettings(): Promise<DSSAzureADSettings>",
	Doc:    "Get the settings of Azure AD (Microsoft Entra ID), to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/iam/azure-ad-settings",
	Result: "new DSSAzureADSettings(this, raw)",
}}

var administrationClasses = []*spec.Class{{
	Name:   "GovernInstanceInfo",
	Ref:    "dataikuapi.govern_client.GovernInstanceInfo",
	Doc:    "What a Govern instance is, from client.getInstanceInfo().",
	Fields: "readonly _data: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly raw: JsonObject", Doc: "The document of the information.", Path: "_data"},
		{Sig: "readonly nodeId: string", Doc: "The id of the node, as its installation names it.", Path: "_data.nodeId"},
		{Sig: "readonly nodeName: string", Doc: "The name of the node, as its pages show it.", Path: "_data.nodeName"},
		{Sig: "readonly nodeType: string", Doc: "The type of the node: \"GOVERN\".", Path: "_data.nodeType"},
	},
}, {
	Name:   "GovernGeneralSettings",
	Ref:    "dataikuapi.govern.admin.GovernGeneralSettings",
	Doc:    "The general settings of a Govern instance, from client.getGeneralSettings(). Change them, then save().",
	Fields: "readonly client: GovernClient; settings: JsonObject",
	Getter: "await client.getGeneralSettings()",
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings. Needs an admin key.",
		HTTP: "PUT /admin/general-settings",
		Body: "this.settings",
	}, {
		Sig:  "getRaw(): JsonObject",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.settings",
	}},
}, {
	Name:   "GovernGlobalUsageSummary",
	Ref:    "dataikuapi.govern.admin.GovernGlobalUsageSummary",
	Doc:    "A summary of the use of a Govern instance, from client.getGlobalUsageSummary().",
	Fields: "readonly data: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly raw: JsonObject", Doc: "The document of the summary.", Path: "data"},
	},
}}
