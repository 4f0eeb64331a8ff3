package launchpad

import (
	"slices"

	"github.com/dssrun/dssrun/bindings/spec"
)

var functions = []spec.Method{{
	Sig: "launchpadClient(): LaunchpadClient",
	Doc: "Connect to the space that the environment names: DKU_LAUNCHPAD_SPACE_ID, DKU_LAUNCHPAD_API_KEY_ID and DKU_LAUNCHPAD_API_KEY_SECRET. " +
		"Where they are missing it throws, and says which.",
	Expr: "new LaunchpadClient(...connect('launchpad', {}))",
}}

func clientClasses() []*spec.Class {
	return []*spec.Class{{
		Name: "LaunchpadClient",
		Ref:  "dataikuapi.launchpad_client.LaunchpadClient",
		Doc: "Entry point to a space of Dataiku Cloud. launchpadClient() makes one from the environment; new LaunchpadClient(spaceId, apiKeyId, apiKeySecret) makes one by hand, " +
			"which needs --allow-net for the host. What it may do is up to the scopes of its key.",
		Fields: "readonly spaceId: string; readonly apiKeyId: string; readonly apiKeySecret: Secret; readonly host: string; readonly session: Session",
		Constructor: &spec.Method{
			Sig: `constructor(spaceId: string, apiKeyId: string, apiKeySecret: string, opts?: {
			/** address of the API (default "https://api.launchpad-dku.app.dataiku.io/v1") */ host?: string,
			/** HTTP headers added to every request */ extraHeaders?: Record<string, string> | null })`,
			Doc:      "Connect to a space. Sends no request.",
			Defaults: "{ host: 'https://api.launchpad-dku.app.dataiku.io/v1', extraHeaders: null }",
			Expr:     "connect('launchpad', { url: host, spaceId, apiKeyId, apiKeySecret, extraHeaders })",
		},
		Methods: slices.Concat([]spec.Method{requestMethod}, inviteMethods, userMethods, groupMethods, spaceMethods),
	}}
}

var requestMethod = spec.Method{
	Sig: "request<T = any>(method: string, path: string, opts?: { /** query parameters; a list repeats its key */ query?: Record<string, any>, " +
		"/** sent as JSON */ body?: any }): Promise<T>",
	Doc: "Send any request of the API, for a call that has no method yet: client.request(\"GET\", `/spaces/${client.spaceId}/profiles`). " +
		"The path is sent as it is: escape names with encodeURIComponent. The answer is a value when it is JSON, else text, null when it is empty.",
	HTTP: "{method} {path}", Query: "query", Body: "body",
}

// failAll is the option of bulk calls, and propagation that of calls which
// nodes have to learn of.
const (
	failAll     = "/** do nothing at all where one of them fails (default false) */ failAllOnError?: boolean"
	propagation = "/** wait until the running nodes know of it (default false) */ waitForPropagation?: boolean"
)

var inviteMethods = []spec.Method{{
	Sig: "buildInvite(email: string, profile: string, opts?: { /** names of the groups that the invitee will be in (default []) */ groups?: string[] | null }): Promise<LaunchpadInvite>",
	Doc: "Prepare an invite, for createInvites(): profile is its seat, \"designer\", \"reader\" … Looks the groups up, and rejects where one does not exist. " +
		"Creates nothing. Needs the scope read_groups.",
	Defaults: "{ groups: null }",
	JS:       true,
}, {
	Sig: "getInvite(email: string): Promise<LaunchpadInvite>",
	Doc: "Get the invite of an e-mail. Rejects with a DataikuResourceDoesNotExistException where there is none. Needs the scope read_users.",
	JS:  true,
}, {
	Sig:      "listInvites(opts?: { /** only those of these e-mails (default: all) */ emails?: string[] | null }): Promise<LaunchpadInvite[]>",
	Doc:      "List the invites of the space. Needs the scope read_users.",
	HTTP:     "POST /spaces/{spaceId}/invites/search",
	Reads:    true,
	Defaults: "{ emails: null }",
	Body:     "{ emails }",
	Result:   "raw.map(invite => new LaunchpadInvite(this, invite))",
}, {
	Sig: "createInvites(invites: LaunchpadInvite[], opts?: { " + failAll + " }): Promise<[LaunchpadInvite[], LaunchpadError[]]>",
	Doc: "Send invites that buildInvite() prepared. Gives those that were created, which have an id now, and an error for each of the others. " +
		"Needs the scope write_users.",
	Defaults: "{ failAllOnError: false }",
	JS:       true,
}, {
	Sig:      "updateInvites(invites: LaunchpadInvite[], opts?: { " + failAll + " }): Promise<[LaunchpadInvite[], LaunchpadError[]]>",
	Doc:      "Save changed invites. Gives those that were saved, and an error for each of the others. Needs the scope write_users.",
	Defaults: "{ failAllOnError: false }",
	JS:       true,
}, {
	Sig:      "deleteInvites(emails: string[], opts?: { " + failAll + " }): Promise<[JsonObject[], LaunchpadError[]]>",
	Doc:      "Withdraw the invites of these e-mails. Gives what was deleted, and an error for each of the others. Needs the scope write_users.",
	HTTP:     "DELETE /spaces/{spaceId}/invites",
	Defaults: "{ failAllOnError: false }",
	Query:    "{ failAllOnError }",
	Body:     "{ emails }",
	Result:   "[raw?.successes ?? [], raw?.errors ?? []]",
}, {
	Sig:      "_createInvites(invites: JsonObject[], failAllOnError: boolean): Promise<JsonObject>",
	Doc:      "Sends the request of createInvites().",
	Internal: true,
	HTTP:     "POST /spaces/{spaceId}/invites",
	Query:    "{ failAllOnError }",
	Body:     "invites",
}, {
	Sig:      "_updateInvites(invites: JsonObject[], failAllOnError: boolean): Promise<JsonObject>",
	Doc:      "Sends the request of updateInvites().",
	Internal: true,
	HTTP:     "PUT /spaces/{spaceId}/invites",
	Query:    "{ failAllOnError }",
	Body:     "invites",
}}

var userMethods = []spec.Method{{
	Sig: "getUser(email: string): Promise<LaunchpadUser>",
	Doc: "Get the user of an e-mail. Rejects with a DataikuResourceDoesNotExistException where there is none. Needs the scope read_users.",
	JS:  true,
}, {
	Sig:      "listUsers(opts?: { /** only those of these e-mails (default: all) */ emails?: string[] | null }): Promise<LaunchpadUser[]>",
	Doc:      "List the users of the space. Needs the scope read_users.",
	HTTP:     "POST /spaces/{spaceId}/users/search",
	Reads:    true,
	Defaults: "{ emails: null }",
	Body:     "{ emails }",
	Result:   "raw.map(user => new LaunchpadUser(this, user))",
}, {
	Sig:      "updateUsers(users: LaunchpadUser[], opts?: { " + failAll + ", " + propagation + " }): Promise<[LaunchpadUser[], LaunchpadError[]]>",
	Doc:      "Save changed users. Gives those that were saved, and an error for each of the others. Needs the scope write_users.",
	Defaults: "{ failAllOnError: false, waitForPropagation: false }",
	JS:       true,
}, {
	Sig:      "deleteUsers(emails: string[], opts?: { " + failAll + ", " + propagation + " }): Promise<[JsonObject[], LaunchpadError[]]>",
	Doc:      "Remove the users of these e-mails from the space. Gives what was deleted, and an error for each of the others. Needs the scope write_users.",
	Defaults: "{ failAllOnError: false, waitForPropagation: false }",
	JS:       true,
}, {
	Sig:      "_updateUsers(users: JsonObject[], failAllOnError: boolean): Promise<JsonObject>",
	Doc:      "Sends the request of updateUsers().",
	Internal: true,
	HTTP:     "PUT /spaces/{spaceId}/users",
	Query:    "{ failAllOnError }",
	Body:     "users",
}, {
	Sig:      "_deleteUsers(emails: string[], failAllOnError: boolean): Promise<JsonObject>",
	Doc:      "Sends the request of deleteUsers().",
	Internal: true,
	HTTP:     "DELETE /spaces/{spaceId}/users",
	Query:    "{ failAllOnError }",
	Body:     "{ emails }",
}}
