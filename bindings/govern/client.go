package govern

import (
	"slices"

	"github.com/dssrun/dssrun/bindings/spec"
)

var functions = []spec.Method{{
	Sig:  "governClient(): GovernClient",
	Doc:  "Connect to the Govern instance that the environment names: DKU_GOVERN_URL and DKU_GOVERN_API_KEY. Where they are missing it throws, and says which.",
	Expr: "new GovernClient(...connect('govern', {}))",
}}

func clientClasses() []*spec.Class {
	return []*spec.Class{{
		Name: "GovernClient",
		Ref:  "dataikuapi.govern_client.GovernClient",
		Doc:  "Entry point to a Govern instance. governClient() makes one from the configuration; new GovernClient(host, apiKey) makes one by hand, which needs --allow-net for any host but the configured one.",
		Fields: "readonly host: string; readonly apiKey: Secret | null; readonly internalTicket: Secret | null; " +
			"readonly session: Session",
		Constructor: &spec.Method{
			Sig: `constructor(host: string, apiKey: string, opts?: ` + clientOptions + `)
			constructor(host: string, opts?: { /** API key, made in the administration of Govern; sent as the user of Basic authentication */ apiKey?: string | null, ` + clientOptions[1:] + `)`,
			Doc:      "Connect to a Govern instance. Needs an API key or an internal ticket. Sends no request.",
			Defaults: "{ apiKey: null, internalTicket: null, extraHeaders: null, noCheckCertificate: false, clientCertificate: null, insecureTls: false }",
			Expr: "connect('govern', { url: host, apiKey, internalTicket, extraHeaders, " +
				"noCheckCertificate: noCheckCertificate || insecureTls, clientCertificate })",
		},
		Methods: slices.Concat(
			[]spec.Method{requestMethod}, futureMethods, userMethods, groupMethods, keyMethods, administrationMethods,
			designMethods, blueprintMethods, artifactMethods, customPageMethods, timeSeriesMethods, uploadedFileMethods,
		),
	}}
}

const clientOptions = `{
	/** ticket of a process inside the instance, in place of an API key */
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
	Doc: "Send any request of the public API, for a call that has no method yet: client.request(\"GET\", \"/blueprints\"). " +
		"The path begins below /dip/publicapi and is sent as it is: escape names with encodeURIComponent. " +
		"The answer is a value when it is JSON, else text, null when it is empty.",
	HTTP: "{method} {path}", Query: "query", Body: "body",
}

// designMethods give the handlers of what a Govern manager designs.
var designMethods = []spec.Method{{
	Sig:  "getBlueprintDesigner(): GovernAdminBlueprintDesigner",
	Doc:  "Get the blueprint designer, to change blueprints, their versions and sign-offs. Its calls need the rights of a Govern manager. Sends no request.",
	Expr: "new GovernAdminBlueprintDesigner(this)",
}, {
	Sig:  "getRolesPermissionsHandler(): GovernAdminRolesPermissionsHandler",
	Doc:  "Get the handler of roles, their assignments and permissions. Its calls need the rights of a Govern manager. Sends no request.",
	Expr: "new GovernAdminRolesPermissionsHandler(this)",
}, {
	Sig:  "getCustomPagesHandler(): GovernAdminCustomPagesHandler",
	Doc:  "Get the handler of custom pages, to change them. Its calls need the rights of a Govern manager. Sends no request.",
	Expr: "new GovernAdminCustomPagesHandler(this)",
}}

var clientTypes = []spec.Type{{
	Name: "GovernAuthInfo",
	Doc:  "Whose key a client uses.",
	Text: `{
	/** login of a user, or id of a key */
	authIdentifier: string
	/** names of the user's groups */
	groups?: string[]
	[key: string]: any
}`,
}}
