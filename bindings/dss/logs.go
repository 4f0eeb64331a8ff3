package dss

import "github.com/dssrun/dssrun/bindings/spec"

var logMethods = []spec.Method{{
	Sig:  "listLogs(): Promise<string[]>",
	Doc:  "List the names of the instance's log files. Needs an admin key.",
	HTTP: "GET /admin/logs/",
}, {
	Sig:    "getLog(name: string): Promise<string>",
	Doc:    "Get the whole content of a log file that listLogs() names. Needs an admin key.",
	HTTP:   "GET /admin/logs/{name}",
	Result: "raw",
}, {
	Sig:      "logCustomAudit(customType: string, opts?: { /** what the entry holds (default {}) */ customParams?: JsonObject | null }): Promise<void>",
	Doc:      "Write an entry of your own to the audit trail: customType is its customMsgType, customParams its customMsgParams.",
	HTTP:     "POST /admin/audit/custom/{customType}",
	Defaults: "{ customParams: null }",
	Body:     "customParams ?? {}",
}}
