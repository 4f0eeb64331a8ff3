package dss

import "github.com/dssrun/dssrun/bindings/spec"

// preferences are the properties of DSSUserPreferences: the language, and what
// the user is told of. Each stands under its own name in the document.
func preferences() []spec.Property {
	out := []spec.Property{{
		Sig:  "uiLanguage: string",
		Doc:  "The language of the pages: \"en\", \"ja\" or \"fr\".",
		Path: "preferences.uiLanguage",
	}}
	for _, p := range []struct{ name, doc string }{
		{"mentionEmails", "Whether an e-mail tells of mentions in discussions and commit messages."},
		{"discussionEmails", "Whether an e-mail tells of discussions on watched items."},
		{"accessRequestEmails", "Whether an e-mail tells of requests for access to the user's projects and objects."},
		{"grantedAccessEmails", "Whether an e-mail tells that access was granted."},
		{"grantedPluginRequestEmails", "Whether an e-mail tells that a request for a plugin was granted."},
		{"pluginRequestEmails", "Whether an e-mail tells of requests for plugins."},
		{"instanceAccessRequestsEmails", "Whether an e-mail tells of requests for access to the instance."},
		{"profileUpgradeRequestsEmails", "Whether an e-mail tells of requests for a higher profile."},
		{"codeEnvCreationRequestEmails", "Whether an e-mail tells of requests for code environments."},
		{"grantedCodeEnvCreationRequestEmails", "Whether an e-mail tells that a request for a code environment was granted."},
		{"dailyDigestsEmails", "Whether an e-mail sums up each day."},
		{"offlineActivityEmails", "Whether e-mails tell what happened while the user was away."},
		{"rememberPositionFlow", "Whether the flow keeps its zoom and its last viewed item."},
		{"loginLogoutNotifications", "Whether the user is told when others log in and out."},
		{"watchedObjectsEditionsNotifications", "Whether the user is told of changes of watched objects."},
		{"objectOnCurrentProjectCreatedDeletedNotifications", "Whether the user is told when an object of the open project is created or deleted."},
		{"anyObjectOnCurrentProjectEditedNotifications", "Whether the user is told when an object of the open project is changed."},
		{"watchStarOnCurrentProjectNotifications", "Whether the user is told when an object of the open project gets a star."},
		{"otherUsersJobsTasksNotifications", "Whether the user is told when others run jobs, scenarios and training."},
		{"requestAccessNotifications", "Whether the user is told of requests for access and of their answers."},
		{"scenarioRunNotifications", "Whether the user is told when scenarios run under their account."},
	} {
		out = append(out, spec.Property{Sig: p.name + ": boolean", Doc: p.doc, Path: "preferences." + p.name})
	}
	return out
}

var userTypes = []spec.Type{{
	Name: "UserDefinition",
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
	secrets?: { name: string, value: string, secret: boolean, [key: string]: any }[]
	/** by name of the connection, or of the plugin's preset */
	credentials?: Record<string, JsonObject>
	userProperties?: JsonObject
	adminProperties?: JsonObject
	preferences?: JsonObject
	trialStatus?: TrialStatus
	/** how many pages of the user are open now; the name is spelled so */
	activeWebSocketSesssions?: number
	[key: string]: any
}`,
}, {
	Name: "TrialStatus",
	Doc:  "A user's trial.",
	Text: `{
	/** the user is or was on trial */
	exists: boolean
	expired?: boolean
	/** it runs, and the licence allows it */
	valid?: boolean
	/** milliseconds since the epoch */
	expiresOn?: number
	/** milliseconds since the epoch */
	grantedOn?: number
	[key: string]: any
}`,
}, {
	Name: "NewUser",
	Doc:  "A user to create.",
	Text: "{ login: string, password?: string, displayName?: string, sourceType?: string, groups?: string[] | null, userProfile?: string, email?: string | null, [key: string]: any }",
}, {
	Name: "UserChange",
	Doc:  "Changes of a user: login says whom, any other field of the user's document what.",
	Text: "Partial<UserDefinition> & { login: string }",
}, {
	Name: "UserStatus",
	Doc:  "What became of one user of a bulk request.",
	Text: "{ login: string, status: 'SUCCESS' | 'FAILURE', /** where status is FAILURE */ error?: string, [key: string]: any }",
}, {
	Name: "UserActivity",
	Doc:  "When a user was last there; times in milliseconds since the epoch, 0 for never.",
	Text: "{ login: string, lastSuccessfulLogin: number, lastFailedLogin: number, lastSessionActivity: number, [key: string]: any }",
}}
