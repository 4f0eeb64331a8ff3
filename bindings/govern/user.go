package govern

import "github.com/dssrun/dssrun/bindings/spec"

var userMethods = []spec.Method{{
	Sig:    "listUsersInfo(): Promise<GovernUserInfo[]>",
	Doc:    "List basic information about the instance's users. Needs no admin key.",
	HTTP:   "GET /users",
	Result: "raw.map(user => new GovernUserInfo(user))",
}, {
	Sig: `listUsers(opts: { asObjects: true, includeSettings?: boolean }): Promise<GovernUser[]>
		listUsers(opts?: { /** handles in place of documents (default false) */ asObjects?: boolean, /** with the settings of each user (default false) */ includeSettings?: boolean }): Promise<GovernUserDocument[]>`,
	Doc:      "List all users of the instance. Needs an admin key.",
	HTTP:     "GET /admin/users/",
	Defaults: "{ asObjects: false, includeSettings: false }",
	Query:    "{ includeSettings }",
	Result:   "asObjects ? raw.map(user => new GovernUser(this, user.login)) : raw",
}, {
	Sig:  "getUser(login: string): GovernUser",
	Doc:  "Get a handle on a user. Sends no request.",
	Expr: "new GovernUser(this, login)",
}, {
	Sig: `createUser(login: string, password: string | null, opts?: {
		/** default "" */ displayName?: string,
		/** "LOCAL" or "LDAP" (default "LOCAL") */ sourceType?: string,
		/** names of the user's groups (default []) */ groups?: string[] | null,
		/** FULL_DESIGNER, READER …: what the licence has (default "DATA_SCIENTIST") */ profile?: string,
		/** default null */ email?: string | null }): Promise<GovernUser>`,
	Doc:      "Create a user and get a handle on it. Needs an admin key. Not on Dataiku Cloud.",
	HTTP:     "POST /admin/users/",
	Defaults: "{ displayName: '', sourceType: 'LOCAL', groups: null, profile: 'DATA_SCIENTIST', email: null }",
	Body:     "{ login, password, displayName, sourceType, groups: groups ?? [], userProfile: profile, email }",
	Result:   "new GovernUser(this, login)",
}, {
	Sig:  "createUsers(users: GovernNewUser[]): Promise<GovernUserStatus[]>",
	Doc:  "Create many users with one request, and get what became of each. Missing fields get the defaults of createUser(). Needs an admin key. Not on Dataiku Cloud.",
	HTTP: "POST /admin/users/actions/bulk",
	Body: "users.map(user => ({ login: '', displayName: '', sourceType: 'LOCAL', userProfile: 'DATA_SCIENTIST', email: null, " +
		"...user, groups: user.groups ?? [] }))",
}, {
	Sig:  "editUsers(userChanges: GovernUserChange[]): Promise<GovernUserStatus[]>",
	Doc:  "Change many users with one request, and get what became of each: login says whom, the other fields what. For a few users, getUser() is safer. Needs an admin key. Not on Dataiku Cloud.",
	HTTP: "PUT /admin/users/actions/bulk",
	Body: "userChanges",
}, {
	Sig:      "deleteUsers(userLogins: string[], opts?: { /** let the request delete this key's own user (default false); in a loop it can delete every administrator */ allowSelfDeletion?: boolean }): Promise<GovernUserStatus[]>",
	Doc:      "Delete many users with one request, and get what became of each. Needs an admin key. Not on Dataiku Cloud.",
	HTTP:     "DELETE /admin/users/actions/bulk",
	Defaults: "{ allowSelfDeletion: false }",
	Query:    "{ allowSelfDeletion }",
	Body:     "userLogins",
}, {
	Sig:  "getOwnUser(): GovernOwnUser",
	Doc:  "Get a handle on the user of this key. Sends no request.",
	Expr: "new GovernOwnUser(this)",
}, {
	Sig:      "listUsersActivity(opts?: { /** leave out disabled users (default false) */ enabledUsersOnly?: boolean }): Promise<GovernUserActivity[]>",
	Doc:      "List when each user was last there. Needs an admin key.",
	HTTP:     "GET /admin/users-activity",
	Defaults: "{ enabledUsersOnly: false }",
	Query:    "{ enabledUsersOnly }",
	Result:   "raw.map(activity => new GovernUserActivity(this, activity.login, activity))",
}, {
	Sig:    "startResyncUsersFromSupplier(logins: string[]): Promise<GovernFuture>",
	Doc:    "Start to read users again from their external supplier: LDAP, Azure AD or a custom one.",
	HTTP:   "POST /admin/users/actions/resync-multi",
	Body:   "logins",
	Result: "GovernFuture.fromResp(this, raw)",
}, {
	Sig:    "startResyncAllUsersFromSupplier(): Promise<GovernFuture>",
	Doc:    "Start to read all users again from their external supplier: LDAP, Azure AD or a custom one.",
	HTTP:   "POST /admin/users/actions/resync-multi",
	Result: "GovernFuture.fromResp(this, raw)",
}, {
	Sig:    "startFetchExternalGroups(userSourceType: string): Promise<GovernFuture>",
	Doc:    "Start to read the names of the groups of an external supplier: \"LDAP\", \"AZURE_AD\" or \"CUSTOM\". The future's result is a list of names.",
	HTTP:   "GET /admin/external-groups",
	Query:  "{ userSourceType }",
	Result: "GovernFuture.fromResp(this, raw)",
}, {
	Sig: `startFetchExternalUsers(userSourceType: string, opts?: {
		/** the user's login at the supplier */ login?: string | null,
		/** the user's e-mail at the supplier */ email?: string | null,
		/** members of this group of the supplier; without login, email and groupName, all users */ groupName?: string | null }): Promise<GovernFuture>`,
	Doc:      "Start to read users of an external supplier: \"LDAP\", \"AZURE_AD\" or \"CUSTOM\". The future's result is a list of users, as startProvisionUsers() takes them.",
	HTTP:     "GET /admin/external-users",
	Defaults: "{ login: null, email: null, groupName: null }",
	Query:    "{ userSourceType, login, email, groupName }",
	Result:   "GovernFuture.fromResp(this, raw)",
}, {
	Sig:    "startProvisionUsers(userSourceType: string, users: JsonObject[]): Promise<GovernFuture>",
	Doc:    "Start to create users of an external supplier: \"LDAP\", \"AZURE_AD\" or \"CUSTOM\".",
	HTTP:   "POST /admin/users/actions/provision",
	Body:   "{ userSourceType, users }",
	Result: "GovernFuture.fromResp(this, raw)",
}}

var userClasses = []*spec.Class{{
	Name:   "GovernUser",
	Ref:    "dataikuapi.govern.admin.GovernUser",
	Doc:    "A handle on a user of the Govern instance, from client.getUser(login).",
	Fields: "readonly client: GovernClient; readonly login: string",
	Methods: []spec.Method{{
		Sig:      "delete(opts?: { /** let the request delete this key's own user (default false); in a loop it can delete every administrator */ allowSelfDeletion?: boolean }): Promise<void>",
		Doc:      "Delete the user.",
		HTTP:     "DELETE /admin/users/{login}",
		Defaults: "{ allowSelfDeletion: false }",
		Query:    "{ allowSelfDeletion }",
	}, {
		Sig:    "getSettings(): Promise<GovernUserSettings>",
		Doc:    "Get the user's settings, to change and save() them. Needs an admin key.",
		HTTP:   "GET /admin/users/{login}",
		Result: "new GovernUserSettings(this.client, this.login, raw)",
	}, {
		Sig:    "getActivity(): Promise<GovernUserActivity>",
		Doc:    "Get when the user was last there. Needs an admin key.",
		HTTP:   "GET /admin/users/{login}/activity",
		Result: "new GovernUserActivity(this.client, this.login, raw)",
	}, {
		Sig:    "getInfo(): Promise<GovernUserInfo>",
		Doc:    "Get basic information about the user. Needs no admin key.",
		HTTP:   "GET /users/{login}",
		Result: "new GovernUserInfo(raw)",
	}, {
		Sig:    "startResyncFromSupplier(): Promise<GovernFuture>",
		Doc:    "Start to read the user again from its external supplier: LDAP, Azure AD or a custom one.",
		HTTP:   "POST /admin/users/{login}/actions/resync",
		Result: "GovernFuture.fromResp(this.client, raw)",
	}, {
		Sig:        "getDefinition(): Promise<GovernUserDocument>",
		Doc:        "Get the user's document.",
		Deprecated: "use getSettings()",
		HTTP:       "GET /admin/users/{login}",
	}, {
		Sig:        "setDefinition(definition: GovernUserDocument): Promise<JsonObject>",
		Doc:        "Replace the user's document by one that came from getDefinition(). Of it, email, displayName, enabled, groups, userProfile, password, userProperties and adminProperties can change. Needs an admin key.",
		Deprecated: "use getSettings(), then save()",
		HTTP:       "PUT /admin/users/{login}",
		Body:       "definition",
	}, {
		Sig:  "getClientAs(): GovernClient",
		Doc:  "Get a client that acts as this user, with the user's rights. Needs an admin key. Sends no request.",
		Expr: "new GovernClient(this.client.host, this.client.apiKey, this.client.internalTicket, impersonate(this.client, this.login))",
	}},
}, {
	Name:   "GovernOwnUser",
	Ref:    "dataikuapi.govern.admin.GovernOwnUser",
	Doc:    "A handle on the user of the client's key, from client.getOwnUser().",
	Fields: "readonly client: GovernClient",
	Methods: []spec.Method{{
		Sig:    "getSettings(): Promise<GovernOwnUserSettings>",
		Doc:    "Get your own settings, to change and save() them.",
		HTTP:   "GET /current-user",
		Result: "new GovernOwnUserSettings(this.client, raw)",
	}},
}, {
	Name:   "GovernUserActivity",
	Ref:    "dataikuapi.govern.admin.GovernUserActivity",
	Doc:    "When a user was last there, from user.getActivity() or client.listUsersActivity().",
	Fields: "readonly client: GovernClient; readonly login: string; readonly activity: GovernUserActivityDocument",
	Properties: []spec.Property{
		{Sig: "readonly lastSuccessfulLogin: Date | null", Doc: "The last login, null where there was none.", Path: "activity.lastSuccessfulLogin"},
		{Sig: "readonly lastFailedLogin: Date | null", Doc: "The last failed login, null where there was none.", Path: "activity.lastFailedLogin"},
		{Sig: "readonly lastSessionActivity: Date | null", Doc: "When the user last opened or refreshed a page, null where that never was.", Path: "activity.lastSessionActivity"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernUserActivityDocument", Doc: "Get the document, its times in milliseconds since the epoch.", Expr: "this.activity"},
	},
}, {
	Name:   "GovernUserInfo",
	Ref:    "dataikuapi.govern.admin.GovernUserInfo",
	Doc:    "Basic information about a user, from user.getInfo() or client.listUsersInfo().",
	Fields: "readonly _raw: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly login: string", Doc: "The login.", Path: "_raw.login"},
		{Sig: "readonly displayName: string", Doc: "The displayed name.", Path: "_raw.displayName"},
		{Sig: "readonly groups: string[]", Doc: "The names of the user's groups.", Path: "_raw.groups"},
		{Sig: "readonly email: string", Doc: "The e-mail.", Path: "_raw.email"},
		{Sig: "readonly enabled: boolean", Doc: "Whether the user can log in.", Path: "_raw.enabled"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): JsonObject", Doc: "Get the document of the information.", Expr: "this._raw"},
	},
}}
