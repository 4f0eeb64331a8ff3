package govern

import "github.com/dssrun/dssrun/bindings/spec"

var userSettingsClasses = []*spec.Class{{
	Name:   "GovernUserSettingsBase",
	Ref:    "dataikuapi.govern.admin.GovernUserSettingsBase",
	Doc:    "What the settings of any user and one's own settings share.",
	Fields: "settings: GovernUserDocument",
	Properties: []spec.Property{
		{Sig: "readonly userProperties: JsonObject", Doc: "Properties that the user can see and change too. Change the object in place.", Path: "settings.userProperties", Hint: "change the object that it gives"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernUserDocument", Doc: "Get the document that save() sends, not a copy.", Expr: "this.settings"},
	},
}, {
	Name:    "GovernUserSettings",
	Ref:     "dataikuapi.govern.admin.GovernUserSettings",
	Doc:     "Settings of a user, from user.getSettings(). Change them, then save().",
	Extends: "GovernUserSettingsBase",
	Fields:  "readonly client: GovernClient; readonly login: string; settings: GovernUserDocument",
	Properties: []spec.Property{
		{Sig: "readonly adminProperties: JsonObject", Doc: "Properties that only administrators can see and change. Change the object in place.", Path: "settings.adminProperties", Hint: "change the object that it gives"},
		{Sig: "enabled: boolean", Doc: "Whether the user can log in.", Path: "settings.enabled"},
		{Sig: "readonly creationDate: Date | null", Doc: "When the user was created, null where it is not known.", Path: "settings.creationDate"},
	},
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings. Needs an admin key. Not on Dataiku Cloud.",
		HTTP: "PUT /admin/users/{login}",
		Body: "this.settings",
	}},
}, {
	Name:    "GovernOwnUserSettings",
	Ref:     "dataikuapi.govern.admin.GovernOwnUserSettings",
	Doc:     "Your own settings, from client.getOwnUser().getSettings(). Change them, then save().",
	Extends: "GovernUserSettingsBase",
	Fields:  "readonly client: GovernClient; settings: GovernUserDocument",
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings.",
		HTTP: "PUT /current-user",
		Body: "this.settings",
	}},
}}

var userTypes = []spec.Type{{
	Name: "GovernUserDocument",
	Doc:  "A user's document.",
	Text: `{
	/** it can't be changed */
	login: string
	displayName?: string
	email?: string | null
	/** whether the user can log in */
	enabled?: boolean
	/** names of the user's groups */
	groups?: string[]
	/** "LOCAL", "LDAP" … */
	sourceType?: string
	/** FULL_DESIGNER, READER … */
	userProfile?: string
	/** sent only: the server never returns it */
	password?: string
	/** milliseconds since the epoch */
	creationDate?: number
	userProperties?: JsonObject
	adminProperties?: JsonObject
	[key: string]: any
}`,
}, {
	Name: "GovernNewUser",
	Doc:  "A user to create.",
	Text: "{ login: string, password?: string, displayName?: string, sourceType?: string, groups?: string[] | null, userProfile?: string, email?: string | null, [key: string]: any }",
}, {
	Name: "GovernUserChange",
	Doc:  "Changes of a user: login says whom, any other field of the user's document what.",
	Text: "Partial<GovernUserDocument> & { login: string }",
}, {
	Name: "GovernUserStatus",
	Doc:  "What became of one user of a bulk request.",
	Text: "{ login: string, status: 'SUCCESS' | 'FAILURE', /** where status is FAILURE */ error?: string, [key: string]: any }",
}, {
	Name: "GovernUserActivityDocument",
	Doc:  "When a user was last there; times in milliseconds since the epoch, 0 for never.",
	Text: "{ login: string, lastSuccessfulLogin: number, lastFailedLogin: number, lastSessionActivity: number, [key: string]: any }",
}}
