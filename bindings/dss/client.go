package dss

import (
	"slices"

	"github.com/dssrun/dssrun/bindings/spec"
)

var functions = []spec.Method{{
	Sig:  "apiClient(opts?: { /** the name of an instance of the configuration */ instance?: string }): DSSClient",
	Doc:  "Connect to the instance that the command line, the environment or the configuration names, as dataiku.api_client() does. Where there are no credentials it throws, and says how to give them.",
	Expr: "new DSSClient(...connect('dss', { instance }))",
}}

func clientClasses() []*spec.Class {
	return []*spec.Class{{
		Name: "DSSClient",
		Ref:  "dataikuapi.dssclient.DSSClient",
		Doc:  "Entry point to a DSS instance. apiClient() makes one from the configuration; new DSSClient(host, apiKey) makes one by hand, which needs --allow-net for any host but the configured one.",
		Fields: "readonly host: string; readonly apiKey: Secret | null; readonly internalTicket: Secret | null; " +
			"readonly session: Session",
		Constructor: &spec.Method{
			Sig: `constructor(host: string, apiKey: string, opts?: ` + clientOptions + `)
			constructor(host: string, opts?: { /** API key, personal or global; sent as the user of Basic authentication */ apiKey?: string | null, ` + clientOptions[1:] + `)`,
			Doc:      "Connect to a DSS instance. Needs an API key or an internal ticket. Sends no request.",
			Defaults: "{ apiKey: null, internalTicket: null, extraHeaders: null, noCheckCertificate: false, clientCertificate: null, insecureTls: false }",
			Expr: "connect('dss', { url: host, apiKey, internalTicket, extraHeaders, " +
				"noCheckCertificate: noCheckCertificate || insecureTls, clientCertificate })",
		},
		Methods: slices.Concat(
			[]spec.Method{requestMethod, authInfo}, futureMethods, userMethods, groupMethods, connectionMethods, projectMethods,
			settingsMethods, iamMethods, apiKeyMethods, variableMethods, usageMethods, instanceMethods, logMethods,
			notebookMethods, discussionMethods,
		),
	}}
}

const clientOptions = `{
	/** ticket of a process inside DSS, in place of an API key */
	internalTicket?: string | null,
	/** HTTP headers added to every request */
	extraHeaders?: Record<string, string> | null,
	/** accept any TLS certificate (default false) */
	noCheckCertificate?: boolean,
	/** path of a PEM file with the client's certificate and key, or the pair of both paths */
	clientCertificate?: string | string[] | null,
	/** former name of noCheckCertificate */
	insecureTls?: boolean,
	[key: string]: any }`

var requestMethod = spec.Method{
	Sig: "request<T = any>(method: string, path: string, opts?: { /** query parameters; a list repeats its key */ query?: Record<string, any>, " +
		"/** sent as JSON */ body?: any }): Promise<T>",
	Doc: "Send any request of the public API, for a call that has no method yet: client.request(\"GET\", \"/admin/users/\"). " +
		"The path begins below /dip/publicapi and is sent as it is: escape names with encodeURIComponent. " +
		"The answer is a value when it is JSON, else text, null when it is empty.",
	HTTP: "{method} {path}", Query: "query", Body: "body",
}

var authInfo = spec.Method{
	Sig:   "getAuthInfo(opts?: { /** include the user's secrets (default false) */ withSecrets?: boolean }): Promise<AuthInfo>",
	Doc:   "Get whose key this is: authIdentifier, and for a user the groups.",
	HTTP:  "GET /auth/info",
	Query: "{ withSecrets }", Defaults: "{ withSecrets: false }",
}

var clientTypes = []spec.Type{{
	Name: "AuthInfo",
	Doc:  "Whose key a client uses.",
	Text: `{
	/** login of a user, or id of a key */
	authIdentifier: string
	/** names of the user's groups */
	groups?: string[]
	[key: string]: any
}`,
}}

var errorClasses = []*spec.Class{{
	Name:    "DataikuException",
	Ref:     "dataikuapi.utils.DataikuException",
	Doc:     "The server refused a request. Its message is \"errorType: message\", as the server words them.",
	Extends: "Error",
	Fields: `readonly message: string;
		/** HTTP status of the answer */ readonly status?: number;
		/** the server's class of the error, absent where the answer names none */ readonly errorType?: string;
		/** HTTP method of the request */ readonly method?: string;
		/** address of the request, secrets masked */ readonly url?: string`,
}}
