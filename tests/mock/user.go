package mock

import (
	"slices"
	"strconv"
	"sync"
)

// user is a user of the instance. It is never changed: a change makes another one.
type user struct {
	login   string
	enabled bool
	source  string
	groups  []string
	scaled  int         // its number when it is a scaled user, of which everything else follows from it; else 0
	own     *particular // nil of a scaled user
}

// particular is what an unscaled user has of its own.
type particular struct {
	history
	doc   document // the settings, without what is computed: trial and sessions
	full  []byte   // doc, rendered; with what is computed when there is no trial, as status explains
	brief []byte   // the list's item, rendered likewise
	info  []byte   // what everybody may see
}

func (u *user) document() document {
	if u.own == nil {
		return u.scaledDocument()
	}
	return u.own.doc
}

func (u *user) history() history {
	if u.own == nil {
		return history{seen: scaledSeen(u.scaled)}
	}
	return u.own.history
}

// history is what the server knows of a user and no request can change.
type history struct {
	seen     activity
	trial    *trial
	sessions int // browser tabs open now
}

// activity is when a user was seen last; the zero moment means never.
type activity struct{ login, failed, session moment }

// trial is when a trial was granted and when it ends.
type trial struct{ granted, ends moment }

// userShape are the members of a user that must have a certain type.
var userShape = shape{
	"login": kindString, "displayName": kindString, "email": kindString, "password": kindString, "sourceType": kindString,
	"userProfile": kindString, "enabled": kindBool, "groups": kindStrings, "adminProperties": kindObject,
	"userProperties": kindObject, "secrets": kindObjects, "credentials": kindObject, "preferences": kindObject,
	"creationDate": kindNumber, "codeAllowed": kindBool,
}

// userSources are the values of sourceType. LOCAL_NO_AUTH is a user who logs in by SSO only.
var userSources = []string{"LOCAL", "LOCAL_NO_AUTH", "LDAP", "AZURE_AD", "CUSTOM", "SAAS", "PAM"}

// defaultPreferences are those of a new user.
var defaultPreferences = sync.OnceValue(func() document {
	doc := object("uiLanguage", "en")
	for _, on := range []string{
		"mentionEmails", "discussionEmails", "accessRequestEmails", "grantedAccessEmails", "grantedPluginRequestEmails",
		"pluginRequestEmails", "instanceAccessRequestsEmails", "profileUpgradeRequestsEmails", "codeEnvCreationRequestEmails",
		"grantedCodeEnvCreationRequestEmails",
	} {
		doc = append(doc, member{on, []byte("true")})
	}
	doc = append(doc, object("dailyDigestsEmails", false, "offlineActivityEmails", false, "rememberPositionFlow", true,
		"loginLogoutNotifications", false)...)
	for _, on := range []string{
		"watchedObjectsEditionsNotifications", "objectOnCurrentProjectCreatedDeletedNotifications",
		"anyObjectOnCurrentProjectEditedNotifications", "watchStarOnCurrentProjectNotifications",
		"otherUsersJobsTasksNotifications", "requestAccessNotifications", "scenarioRunNotifications",
	} {
		doc = append(doc, member{on, []byte("true")})
	}
	return doc
})

// userDefaults are what the server fills in.
var userDefaults = sync.OnceValue(func() document {
	return object(
		"displayName", "", "email", nil, "sourceType", "LOCAL", "groups", []string{}, "userProfile", "DATA_SCIENTIST",
		"enabled", true, "codeAllowed", true, "objectImgHash", 0, "creationDate", int64(0),
		"adminProperties", document{}, "userProperties", document{}, "secrets", []byte("[]"), "credentials", document{},
		"preferences", defaultPreferences(),
	)
})

// computed are members that are never taken from a request: the password is not stored at all, the rest is the server's to say.
var computed = []string{"password", "trialStatus", "activeWebSocketSesssions"}

// briefKeys are the members of an item of the users' list without settings.
var briefKeys = []string{"login", "displayName", "email", "sourceType", "groups", "userProfile", "enabled", "codeAllowed", "objectImgHash", "creationDate"}

// infoKeys are the members that everybody may see.
var infoKeys = []string{"login", "displayName", "groups", "email", "enabled", "userProfile"}

// newUser makes a user of a document that was checked.
func newUser(doc document, h history) *user {
	doc = encryptUser(doc.without(computed...).defaults(userDefaults()))
	own := &particular{doc: doc, full: doc.text(), brief: doc.only(briefKeys...).text(), info: doc.only(infoKeys...).text(), history: h}
	if h.trial == nil {
		none := noTrial().text()
		own.full, own.brief = own.appendStatus(nil, own.full, none), own.appendStatus(nil, own.brief, none)
	}
	return &user{login: doc.str("login"), enabled: doc.isTrue("enabled"), source: doc.str("sourceType"), groups: doc.strings("groups"), own: own}
}

// changed is the user with another document.
func (u *user) changed(doc document) *user {
	return newUser(doc.with("creationDate", u.document().get("creationDate")), u.history())
}

// appendStatus writes a rendered user with the computed members.
func (p *particular) appendStatus(out, text, trial []byte) []byte {
	out = append(slices.Grow(out, len(text)+len(trial)+60), text[:len(text)-1]...)
	out = strconv.AppendInt(append(out, `,"activeWebSocketSesssions":`...), int64(p.sessions), 10)
	return append(append(append(out, `,"trialStatus":`...), trial...), '}')
}

// checkUser says what the server does not take in a user's document.
func checkUser(doc document) error {
	if err := doc.check(userShape); err != nil {
		return err
	}
	login := doc.str("login")
	if login == "" {
		return illegal("Login may not be empty")
	}
	if len(login) > 200 || !slices.ContainsFunc([]rune(login), func(r rune) bool { return r > ' ' }) {
		return illegal("Login '%.40s' is not valid", login)
	}
	if source := doc.str("sourceType"); source != "" && !slices.Contains(userSources, source) {
		return illegal("No enum constant UserSourceType.%s", source)
	}
	if doc.has("userProfile") && doc.str("userProfile") == "" {
		return illegal("User profile may not be empty")
	}
	secrets, _ := parseArray(doc.get("secrets"))
	for _, text := range secrets {
		secret, _ := parseDocument(text)
		if secret.str("name") == "" {
			return illegal("A secret of user '%s' has no name", login)
		}
	}
	return nil
}

// addUser creates a user from a document, for one or many.
func (c *call) addUser(doc document) error {
	if err := checkUser(doc); err != nil {
		return err
	}
	login := doc.str("login")
	if _, taken := c.users.get(login); taken {
		return illegal("User '%s' already exists", login)
	}
	if source := doc.str("sourceType"); (source == "" || source == "LOCAL") && doc.str("password") == "" {
		return illegal("Password may not be empty for local user '%s'", login)
	}
	c.users.put(login, newUser(doc.with("creationDate", c.now.UnixMilli()), history{}))
	return nil
}

// putUser replaces a user's document.
func (c *call) putUser(old *user, doc document) error {
	if login := doc.str("login"); doc.has("login") && login != old.login {
		return illegal("Cannot change the login of user '%s' to '%s'", old.login, login)
	}
	doc = doc.with("login", old.login)
	if err := checkUser(doc); err != nil {
		return err
	}
	c.users.put(old.login, old.changed(doc))
	return nil
}

// removeUser deletes a user; its keys end with it.
func (c *call) removeUser(login string) error {
	if _, ok := c.users.get(login); !ok {
		return notFound("User '%s' does not exist", login)
	}
	if login == c.who.login && !c.flag("allowSelfDeletion") {
		return illegal("You may not delete your own user '%s' unless allowSelfDeletion is set", login)
	}
	for _, k := range c.keysOf(login) {
		c.dropKey(k)
	}
	c.users.delete(login)
	return nil
}

// user is the one that the route names.
func (c *call) user() (*user, error) {
	login := c.arg("login")
	if u, ok := c.users.get(login); ok {
		return u, nil
	}
	return nil, notFound("User '%s' does not exist", login)
}

// trialExpired tells whether a user's trial is over at the time of the request: it ends while the mock runs.
func (c *call) trialExpired(u *user) bool {
	trial := u.history().trial
	return trial != nil && !c.now.Before(trial.ends.in(c.start))
}

// trialStatus renders the state of a user's trial.
func (c *call) trialStatus(u *user, trial *trial) []byte {
	expired := c.trialExpired(u)
	out := strconv.AppendBool(append(make([]byte, 0, 128), `{"exists":true,"expired":`...), expired)
	out = strconv.AppendBool(append(out, `,"valid":`...), !expired)
	out = strconv.AppendInt(append(out, `,"expiresOn":`...), trial.ends.in(c.start).UnixMilli(), 10)
	out = strconv.AppendInt(append(out, `,"grantedOn":`...), trial.granted.in(c.start).UnixMilli(), 10)
	return append(out, '}')
}

var noTrial = sync.OnceValue(func() document {
	return object("exists", false, "expired", false, "valid", false, "expiresOn", 0, "grantedOn", 0)
})

// appendUser writes a user, whole or as the item of a list. Only a trial makes it depend on the time: without one it is rendered already.
func (c *call) appendUser(out []byte, u *user, whole bool) []byte {
	if u.own == nil {
		return u.appendScaled(out, whole)
	}
	text := u.own.brief
	if whole {
		text = u.own.full
	}
	if u.own.trial != nil {
		return u.own.appendStatus(out, text, c.trialStatus(u, u.own.trial))
	}
	return append(out, text...)
}

// info is what everybody may see of a user.
func (u *user) info() []byte {
	if u.own == nil {
		return u.scaledDocument().only(infoKeys...).text()
	}
	return u.own.info
}

// roomFor is about how many bytes a list of users takes.
func roomFor(users table[*user], whole bool) int {
	size := 2
	for _, u := range users.all {
		switch {
		case u.own == nil && whole:
			size += 2000
		case u.own == nil:
			size += 400
		case whole:
			size += len(u.own.full) + 200
		default:
			size += len(u.own.brief) + 200
		}
	}
	return size
}

func (c *call) activity(u *user) []byte {
	seen := u.history().seen
	at := func(m moment) int64 {
		if m == (moment{}) {
			return 0
		}
		return m.in(c.start).UnixMilli()
	}
	return object("login", u.login, "lastSuccessfulLogin", at(seen.login), "lastFailedLogin", at(seen.failed),
		"lastSessionActivity", at(seen.session)).text()
}
