package mock

import (
	"slices"
	"strconv"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// people are the parts of a section that a DSS and a Govern both have. What others refer to comes first.
func (b *seeding) people() {
	each(b.section.Get("groups"), b.group)
	each(b.section.Get("users"), b.user)
	each(b.section.Get("externalUsers"), b.external)
	b.licenseOf(b.section.Get("license"))
	b.settingsOf(b.section.Get("settings"))
}

func (b *seeding) group(n *seedfile.Node) {
	doc := documentOf(n)
	if err := checkGroup(doc); err != nil {
		b.reject(n, err)
		return
	}
	b.groups.put(n.Str("name"), doc.defaults(b.groupDefaults()))
}

// user also takes what no request can set: when somebody was here last, trials and open tabs. A password is not needed.
func (b *seeding) user(n *seedfile.Node) {
	doc := documentOf(n, "lastSuccessfulLogin", "lastFailedLogin", "lastSessionActivity", "trialStatus", "activeWebSocketSesssions", "creationDate")
	doc = doc.with("creationDate", momentOf(n.Get("creationDate"), before(0)).in(b.start).UnixMilli())
	if err := checkUser(doc); err != nil {
		b.reject(n, err)
		return
	}
	h := history{sessions: n.Int("activeWebSocketSesssions"), seen: activity{
		login: lastSeen(n, "lastSuccessfulLogin"), failed: lastSeen(n, "lastFailedLogin"), session: lastSeen(n, "lastSessionActivity")}}
	if status := n.Get("trialStatus"); status != nil && (status.Get("exists") == nil || status.True("exists")) {
		if status.Get("expiresOn") == nil {
			b.seed.Reject(status, "a trial needs expiresOn")
			return
		}
		h.trial = &trial{momentOf(status.Get("grantedOn"), before(0)), momentOf(status.Get("expiresOn"), before(0))}
	}
	b.users.put(n.Str("login"), newUser(doc, h))
}

// lastSeen is a time in the past, and never when it is absent or 0.
func lastSeen(n *seedfile.Node, name string) moment {
	at := n.Get(name)
	if at.Kind() == seedfile.Number && at.Text() == "0" {
		return moment{}
	}
	m := momentOf(at, moment{})
	if at != nil && m == (moment{}) {
		m.ago = 1 // now, which is not never
	}
	return m
}

// mappings are the members of a group that name its counterparts in an external source of users.
var mappings = map[string]string{"LDAP": "ldapGroupNames", "AZURE_AD": "azureADGroupNames", "CUSTOM": "customGroupNames", "LOCAL_NO_AUTH": "ssoGroupNames"}

func (b *seeding) external(n *seedfile.Node) {
	source := n.Str("source")
	mapping, known := mappings[source]
	if !known {
		b.seed.Reject(n.Get("source"), "expected one of LDAP, AZURE_AD, CUSTOM, LOCAL_NO_AUTH, but this is %q", source)
		return
	}
	if b.directories == nil {
		b.directories = map[string]*directory{}
	}
	d := &directory{mapping: mapping} // those of the base are shared with other servers
	if old := b.directories[source]; old != nil {
		d.users = slices.Clone(old.users)
	}
	if slices.ContainsFunc(d.users, func(e externalUser) bool { return e.login == n.Str("login") }) {
		b.seed.Reject(n.Get("login"), "the source %s has a user %q already", source, n.Str("login"))
		return
	}
	groups := n.Strings("groupNames")
	d.users = append(d.users, externalUser{n.Str("login"), n.Str("displayName"), n.Str("email"), groups})
	directories := map[string]*directory{}
	for name, other := range b.directories {
		directories[name] = other
	}
	directories[source] = d
	b.directories = directories
}

func (b *seeding) licenseOf(n *seedfile.Node) {
	if n == nil || n.Bad() {
		return
	}
	content := b.license.content
	for _, name := range []string{"licenseId", "licenseKind", "licensee"} {
		if v := n.Get(name); v != nil {
			content = content.with(name, v.JSON())
		}
	}
	properties := content.object("properties")
	if own := n.Get("properties"); own != nil {
		properties = documentOf(own)
	}
	if profiles := n.Get("profiles"); profiles != nil {
		var others document
		for _, m := range properties {
			if !isSeatLimit(m.key) {
				others = append(others, m)
			}
		}
		properties = others
		profiles.Members(func(name string, limit *seedfile.Node) bool {
			properties = properties.with("users.profiles."+name+".max", limit.Text())
			return true
		})
	}
	b.license = license{content.with("properties", properties), momentOf(n.Get("expiresOn"), b.license.expires)}
}

// settingsOf replaces members of the base's settings.
func (b *seeding) settingsOf(n *seedfile.Node) {
	if n == nil || n.Bad() {
		return
	}
	doc := b.settings
	for _, m := range documentOf(n) {
		doc = doc.with(m.key, m.value)
	}
	checked, err := checkedSettings(doc.text())
	if err != nil {
		b.reject(n, err)
		return
	}
	b.settings = checked
}

// key makes an API key: a personal one with user, else a global one.
func (b *seeding) key(n *seedfile.Node) {
	id, login := n.Str("id"), n.Str("user")
	doc := documentOf(n, "key", "user", "createdOn")
	k := &key{doc: object("label", doc.str("label"), "description", doc.str("description"))}
	if login == "" {
		global, err := b.newGlobalKey(doc)
		if err != nil {
			b.reject(n, err)
			return
		}
		k = global
	}
	k.id, k.login, k.secret = id, login, n.Str("key")
	if k.secret == "" || k.secret == maskedKey {
		k.secret = "mock-" + id
	}
	by := n.Str("createdBy")
	if by == "" {
		if by = "admin"; login != "" {
			by = login
		}
	}
	k.doc, k.created = k.doc.with("createdBy", by), momentOf(n.Get("createdOn"), before(0))
	if other, taken := b.keys[k.secret]; taken && other.id != id {
		b.seed.Reject(n, "API key %q has the same secret", other.id)
		return
	}
	if old, there := b.keyring.get(id); there {
		delete(b.keys, old.secret)
	}
	b.keyring.put(id, k)
	b.keys[k.secret] = apiKey{id: id, login: login}
}

// future is a task that was started before the mock was.
func (b *seeding) future(n *seedfile.Node) {
	length, ok := n.Get("duration").Duration()
	if !ok {
		length = hour
	}
	started := momentOf(n.Get("startTime"), before(0)).in(b.start)
	t := task{kind: n.Str("type"), title: n.Str("jobDisplayName"), step: n.Str("step"), total: n.Int("target"), scenario: n.True("scenario"), length: length}
	if t.kind == "" {
		t.kind = "build"
	}
	if t.step == "" {
		t.step = "Running"
	}
	if t.total == 0 {
		t.total = 100
	}
	switch failure := n.Get("error"); {
	case failure != nil:
		kind := failure.Str("errorType")
		if kind == "" {
			kind = "java.lang.RuntimeException"
		}
		t.args = fails(kind, failure.Str("message"))
	case n.Get("result") != nil:
		t.args = object("result", n.Get("result").JSON())
	default:
		t.args = answers(object("success", true))
	}
	owner := n.Str("owner")
	if owner == "" {
		owner = "admin"
	}
	f := &future{task: t, id: n.Str("jobId"), owner: owner, start: started}
	if old, there := b.futures.get(f.id); there {
		b.running = slices.DeleteFunc(b.running, func(other *future) bool { return other == old })
	}
	b.futures.put(f.id, f)
	if n.Get("abortedOn") != nil {
		f.aborted, f.ended = true, momentOf(n.Get("abortedOn"), before(0)).in(b.start)
		return
	}
	b.running = append(b.running, f)
}

// numberOf is the whole number at the end of an id with a prefix.
func numberOf(id, prefix string) (int, bool) {
	if len(id) <= len(prefix) || id[:len(prefix)] != prefix {
		return 0, false
	}
	n, err := strconv.Atoi(id[len(prefix):])
	return n, err == nil && n > 0 && n < 1<<31 && strconv.Itoa(n) == id[len(prefix):]
}
