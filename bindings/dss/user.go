package dss

import "github.com/dssrun/dssrun/bindings/spec"

var userMethods = []spec.Method{{
	Sig:    "listUsersInfo(): Promise<DSSUserInfo[]>",
	Doc:    "List basic information about the instance's users. Needs no admin key.",
	HTTP:   "GET /users",
	Result: "raw.map(user => new DSSUserInfo(user))",
}, {
	Sig: `listUsers(opts: { asObjects: true, includeSettings?: boolean }): Promise<DSSUser[]>
		listUsers(opts?: { /** handles in place of documents (default false) */ asObjects?: boolean, /** with the settings of each user (default false) */ includeSettings?: boolean }): Promise<UserDefinition[]>`,
	Doc:      "List all users of the instance. Needs an admin key.",
	HTTP:     "GET /admin/users/",
	Defaults: "{ asObjects: false, includeSettings: false }",
	Query:    "{ includeSettings }",
	Result:   "asObjects ? raw.map(user => new DSSUser(this, user.login)) : raw",
}, {
	Sig:  "getUser(login: string): DSSUser",
	Doc:  "Get a handle on a user. Sends no request.",
	Expr: "new DSSUser(this, login)",
}, {
	Sig: `createUser(login: string, password: string | null, opts?: {
		/** default "" */ displayName?: string,
		/** "LOCAL" or "LDAP" (default "LOCAL") */ sourceType?: string,
		/** names of the user's groups (default []) */ groups?: string[] | null,
		/** FULL_DESIGNER, READER …: what the licence has (default "DATA_SCIENTIST") */ profile?: string,
		/** default null */ email?: string | null }): Promise<DSSUser>`,
	Doc:      "Create a user and get a handle on it. Needs an admin key. Not on Dataiku Cloud.",
	HTTP:     "POST /admin/users/",
	Defaults: "{ displayName: '', sourceType: 'LOCAL', groups: null, profile: 'DATA_SCIENTIST', email: null }",
	Body:     "{ login, password, displayName, sourceType, groups: groups ?? [], userProfile: profile, email }",
	Result:   "new DSSUser(this, login)",
}, {
	Sig:  "createUsers(users: NewUser[]): Promise<UserStatus[]>",
	Doc:  "Create many users with one request, and get what became of each. Missing fields get the defaults of createUser(). Needs an admin key. Not on Dataiku Cloud.",
	HTTP: "POST /admin/users/actions/bulk",
	Body: "users.map(user => ({ login: '', displayName: '', sourceType: 'LOCAL', userProfile: 'DATA_SCIENTIST', email: null, " +
		"...user, groups: user.groups ?? [] }))",
}, {
	Sig:  "editUsers(userChanges: UserChange[]): Promise<UserStatus[]>",
	Doc:  "Change many users with one request, and get what became of each: login says whom, the other fields what. For a few users, getUser() is safer. Needs an admin key. Not on Dataiku Cloud.",
	HTTP: "PUT /admin/users/actions/bulk",
	Body: "userChanges",
}, {
	Sig:      "deleteUsers(userLogins: string[], opts?: { /** let the request delete this key's own user (default false); in a loop it can delete every administrator */ allowSelfDeletion?: boolean }): Promise<UserStatus[]>",
	Doc:      "Delete many users with one request, and get what became of each. Needs an admin key. Not on Dataiku Cloud.",
	HTTP:     "DELETE /admin/users/actions/bulk",
	Defaults: "{ allowSelfDeletion: false }",
	Query:    "{ allowSelfDeletion }",
	Body:     "userLogins",
}, {
	Sig:  "getOwnUser(): DSSOwnUser",
	Doc:  "Get a handle on the user of this key. Sends no request.",
	Expr: "new DSSOwnUser(this)",
}, {
	Sig:      "listUsersActivity(opts?: { /** leave out disabled users (default false) */ enabledUsersOnly?: boolean }): Promise<DSSUserActivity[]>",
	Doc:      "List when each user was last there. Needs an admin key.",
	HTTP:     "GET /admin/users-activity",
	Defaults: "{ enabledUsersOnly: false }",
	Query:    "{ enabledUsersOnly }",
	Result:   "raw.map(activity => new DSSUserActivity(this, activity.login, activity))",
}, {
	Sig:  "listExpiredTrialUsers(): Promise<UserDefinition[]>",
	Doc:  "List the users whose trial has expired.",
	HTTP: "GET /admin/list-trial-expired-users",
}, {
	Sig:    "startResyncUsersFromSupplier(logins: string[]): Promise<DSSFuture>",
	Doc:    "Start to read users again from their external supplier: LDAP, Azure AD or a custom one.",
	HTTP:   "POST /admin/users/actions/resync-multi",
	Body:   "logins",
	Result: "DSSFuture.fromResp(this, raw)",
}, {
	Sig:    "startResyncAllUsersFromSupplier(): Promise<DSSFuture>",
	Doc:    "Start to read all users again from their external supplier: LDAP, Azure AD or a custom one.",
	HTTP:   "POST /admin/users/actions/resync-multi",
	Result: "DSSFuture.fromResp(this, raw)",
}, {
	Sig:    "startFetchExternalGroups(userSourceType: string): Promise<DSSFuture>",
	Doc:    "Start to read the names of the groups of an external supplier: \"LDAP\", \"AZURE_AD\" or \"CUSTOM\". The future's result is a list of names.",
	HTTP:   "GET /admin/external-groups",
	Query:  "{ userSourceType }",
	Result: "DSSFuture.fromResp(this, raw)",
}, {
	Sig: `startFetchExternalUsers(userSourceType: string, opts?: {
		/** the user's login at the supplier */ login?: string | null,
		/** the user's e-mail at the supplier */ email?: string | null,
		/** members of this group of the supplier; without login, email and groupName, all users */ groupName?: string | null }): Promise<DSSFuture>`,
	Doc:      "Start to read users of an external supplier: \"LDAP\", \"AZURE_AD\" or \"CUSTOM\". The future's result is a list of users, as startProvisionUsers() takes them.",
	HTTP:     "GET /admin/external-users",
	Defaults: "{ login: null, email: null, groupName: null }",
	Query:    "{ userSourceType, login, email, groupName }",
	Result:   "DSSFuture.fromResp(this, raw)",
}, {
	Sig:    "startProvisionUsers(userSourceType: string, users: JsonObject[]): Promise<DSSFuture>",
	Doc:    "Start to create users of an external supplier: \"LDAP\", \"AZURE_AD\" or \"CUSTOM\".",
	HTTP:   "POST /admin/users/actions/provision",
	Body:   "{ userSourceType, users }",
	Result: "DSSFuture.fromResp(this, raw)",
}}

var userClasses = []*spec.Class{{
	Name:   "DSSUser",
	Ref:    "dataikuapi.dss.admin.DSSUser",
	Doc:    "A handle on a user of the instance, from client.getUser(login).",
	Fields: "readonly client: DSSClient; readonly login: string",
	Methods: []spec.Method{{
		Sig:      "delete(opts?: { /** let the request delete this key's own user (default false); in a loop it can delete every administrator */ allowSelfDeletion?: boolean }): Promise<void>",
		Doc:      "Delete the user.",
		HTTP:     "DELETE /admin/users/{login}",
		Defaults: "{ allowSelfDeletion: false }",
		Query:    "{ allowSelfDeletion }",
	}, {
		Sig:    "getSettings(): Promise<DSSUserSettings>",
		Doc:    "Get the user's settings, to change and save() them. Needs an admin key.",
		HTTP:   "GET /admin/users/{login}",
		Result: "new DSSUserSettings(this.client, this.login, raw)",
	}, {
		Sig:    "getActivity(): Promise<DSSUserActivity>",
		Doc:    "Get when the user was last there. Needs an admin key.",
		HTTP:   "GET /admin/users/{login}/activity",
		Result: "new DSSUserActivity(this.client, this.login, raw)",
	}, {
		Sig:    "getInfo(): Promise<DSSUserInfo>",
		Doc:    "Get basic information about the user. Needs no admin key.",
		HTTP:   "GET /users/{login}",
		Result: "new DSSUserInfo(raw)",
	}, {
		Sig:    "startResyncFromSupplier(): Promise<DSSFuture>",
		Doc:    "Start to read the user again from its external supplier: LDAP, Azure AD or a custom one.",
		HTTP:   "POST /admin/users/{login}/actions/resync",
		Result: "DSSFuture.fromResp(this.client, raw)",
	}, {
		Sig:        "getDefinition(): Promise<UserDefinition>",
		Doc:        "Get the user's document.",
		Deprecated: "use getSettings()",
		HTTP:       "GET /admin/users/{login}",
	}, {
		Sig:        "setDefinition(definition: UserDefinition): Promise<JsonObject>",
		Doc:        "Replace the user's document by one that came from getDefinition(). Of it, email, displayName, enabled, groups, userProfile, password, userProperties, adminProperties, secrets and credentials can change. Needs an admin key.",
		Deprecated: "use getSettings(), then save()",
		HTTP:       "PUT /admin/users/{login}",
		Body:       "definition",
	}, {
		Sig:  "getClientAs(): DSSClient",
		Doc:  "Get a client that acts as this user, with the user's rights. Needs an admin key. Sends no request.",
		Expr: "new DSSClient(this.client.host, this.client.apiKey, this.client.internalTicket, impersonate(this.client, this.login))",
	}},
}, {
	Name:   "DSSOwnUser",
	Ref:    "dataikuapi.dss.admin.DSSOwnUser",
	Doc:    "A handle on the user of the client's key, from client.getOwnUser().",
	Fields: "readonly client: DSSClient",
	Methods: []spec.Method{{
		Sig:    "getSettings(): Promise<DSSOwnUserSettings>",
		Doc:    "Get your own settings, to change and save() them.",
		HTTP:   "GET /current-user",
		Result: "new DSSOwnUserSettings(this.client, raw)",
	}},
}, {
	Name:   "DSSUserSettingsBase",
	Ref:    "dataikuapi.dss.admin.DSSUserSettingsBase",
	Doc:    "What the settings of any user and one's own settings share.",
	Fields: "settings: UserDefinition",
	Properties: []spec.Property{
		{Sig: "readonly userProperties: JsonObject", Doc: "Properties that the user can see and change too. Change the object in place.", Path: "settings.userProperties", Hint: "change the object that it gives"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): UserDefinition", Doc: "Get the document that save() sends, not a copy. Its trialStatus tells of a trial.", Expr: "this.settings"},
		{Sig: "addSecret(name: string, value: string): void", Doc: "Add a secret, in place of one of the same name.", JS: true},
		{Sig: "removeSecret(name: string): void", Doc: "Remove the secret of this name, if there is one.", JS: true},
		{Sig: "setBasicConnectionCredential(connection: string, login: string, password: string): void", Doc: "Set the user's own login and password for a connection.", JS: true},
		{Sig: "removeConnectionCredential(connection: string): void", Doc: "Remove the user's own credentials for a connection, if there are any.", JS: true},
		{Sig: "setBasicPluginCredential(pluginId: string, paramSetId: string, presetId: string, paramName: string, login: string, password: string): void", Doc: "Set the user's own login and password for a preset of a plugin.", JS: true},
		{Sig: "setOauth2PluginCredential(pluginId: string, paramSetId: string, presetId: string, paramName: string, refreshToken: string): void", Doc: "Set the user's own OAuth2 refresh token for a preset of a plugin.", JS: true},
		{Sig: "removePluginCredential(pluginId: string, paramSetId: string, presetId: string, paramName: string): void", Doc: "Remove the user's own credentials for a preset of a plugin, if there are any.", JS: true},
	},
}, {
	Name:    "DSSUserSettings",
	Ref:     "dataikuapi.dss.admin.DSSUserSettings",
	Doc:     "Settings of a user, from user.getSettings(). Change them, then save().",
	Extends: "DSSUserSettingsBase",
	Fields:  "readonly client: DSSClient; readonly login: string; settings: UserDefinition",
	Properties: []spec.Property{
		{Sig: "readonly adminProperties: JsonObject", Doc: "Properties that only administrators can see and change. Change the object in place.", Path: "settings.adminProperties", Hint: "change the object that it gives"},
		{Sig: "enabled: boolean", Doc: "Whether the user can log in.", Path: "settings.enabled"},
		{Sig: "readonly creationDate: Date | null", Doc: "When the user was created, null where it is not known.", Path: "settings.creationDate"},
		{Sig: "readonly preferences: DSSUserPreferences", Doc: "The user's preferences, to change in place.", Get: "new DSSUserPreferences(this.settings.preferences)", Hint: "change the object that it gives"},
	},
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings. Needs an admin key. Not on Dataiku Cloud.",
		HTTP: "PUT /admin/users/{login}",
		Body: "this.settings",
	}},
}, {
	Name:    "DSSOwnUserSettings",
	Ref:     "dataikuapi.dss.admin.DSSOwnUserSettings",
	Doc:     "Your own settings, from client.getOwnUser().getSettings(). Change them, then save().",
	Extends: "DSSUserSettingsBase",
	Fields:  "readonly client: DSSClient; settings: UserDefinition",
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings.",
		HTTP: "PUT /current-user",
		Body: "this.settings",
	}},
}, {
	Name:       "DSSUserPreferences",
	Ref:        "dataikuapi.dss.admin.DSSUserPreferences",
	Doc:        "Preferences of a user, from settings.preferences. They are saved with the settings.",
	Fields:     "readonly preferences: JsonObject",
	Properties: preferences(),
}, {
	Name:   "DSSUserActivity",
	Ref:    "dataikuapi.dss.admin.DSSUserActivity",
	Doc:    "When a user was last there, from user.getActivity() or client.listUsersActivity().",
	Fields: "readonly client: DSSClient; readonly login: string; readonly activity: UserActivity",
	Properties: []spec.Property{
		{Sig: "readonly lastSuccessfulLogin: Date | null", Doc: "The last login, null where there was none.", Path: "activity.lastSuccessfulLogin"},
		{Sig: "readonly lastFailedLogin: Date | null", Doc: "The last failed login, null where there was none.", Path: "activity.lastFailedLogin"},
		{Sig: "readonly lastSessionActivity: Date | null", Doc: "When the user last opened or refreshed a page, null where that never was.", Path: "activity.lastSessionActivity"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): UserActivity", Doc: "Get the document, its times in milliseconds since the epoch.", Expr: "this.activity"},
	},
}, {
	Name:   "DSSUserInfo",
	Ref:    "dataikuapi.dss.admin.DSSUserInfo",
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
