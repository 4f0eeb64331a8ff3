package mock

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

// The seed of a Govern is a list of requests that were sent to it: what an instance starts with, then what its users have done
// since. They are played once in a process, so that nothing in the seed could not have come about. Servers share the result.

//go:embed seed/govern_delivered.json
var governDelivered []byte // in an empty mock as well

//go:embed seed/govern_company.json
var governCompany []byte

// story is a part of the seed. Its steps are played in order; each is one request, a week after the one before.
type story struct {
	Blueprints []struct {
		ID, Name, Icon, Color string
		Versions              []storyVersion
	}
	Roles       []struct{ ID, Label string }
	Assignments []json.RawMessage
	Permissions json.RawMessage // the default ones
	Pages       []json.RawMessage
	Files       []struct{ Name, Content string }
	Series      []struct {
		Start  string // date of the first value; the others follow week by week
		Values []json.RawMessage
	}
	Artifacts []json.RawMessage
	Actions   []storyAction
}

type storyVersion struct {
	ID, Name, Status, Origin string
	Definition               json.RawMessage
	Signoffs                 json.RawMessage // by step
}

// storyAction is a request of a user: "login POST /path", and its body.
type storyAction struct {
	Do   string
	Body json.RawMessage
}

// seedGovernKeys are the keys of a Govern; the first two are in an empty mock as well.
var seedGovernKeys = []seedKey{
	{id: "pk-govern-admin", secret: GovernAdminKey, login: "admin", label: "Administration", by: "admin", age: 300 * day},
	{id: "gk-govern", secret: GovernGlobalKey, label: "Automation", description: "Nightly governance jobs", by: "admin", age: 200 * day, may: "admin"},
	{id: "pk-govern-manager", secret: GovernManagerKey, login: "olivia.brown", label: "Blueprints", by: "olivia.brown", age: 90 * day},
	{id: "pk-govern-user", secret: GovernUserKey, login: "marie.dupont", label: "Laptop", by: "marie.dupont", age: 60 * day},
	{id: "gk-deployer", label: "Deployer", description: "Asks for the state of sign-offs before a deployment", by: "sophie.martin", age: 400 * day, groups: "data_team"},
	{id: "gk-sync", label: "Registry sync", description: "Runs ended in spring", by: "admin", age: 95 * day, days: 90, may: "admin"},
}

// governTemplate is the seed's state, made once. Servers share its tables, which are never changed.
type governTemplate struct {
	users   table[*user]
	groups  table[document]
	keyring table[*key]
	keys    map[string]apiKey
	govern  *govern
}

var governTemplates = sync.OnceValues(func() (full, empty *governTemplate) {
	delivered, company := readStory(governDelivered), readStory(governCompany)
	all, few := templates()
	return newGovernTemplate(all, len(seedGovernKeys), delivered, company), newGovernTemplate(few, 2, delivered)
})

func readStory(text []byte) story {
	var told story
	read := json.NewDecoder(bytes.NewReader(text))
	read.DisallowUnknownFields()
	if err := read.Decode(&told); err != nil {
		panic("mock: seed of a Govern: " + err.Error())
	}
	return told
}

func newGovernTemplate(from *template, keys int, parts ...story) *governTemplate {
	t := &governTemplate{users: from.users.clone(), keys: map[string]apiKey{}, govern: &govern{}}
	for name, doc := range from.groups.all {
		t.groups.put(name, doc.without(abilities...).with("admin", doc.isTrue("admin")).defaults(governGroupDefaults()))
	}
	if olivia, ok := t.users.get("olivia.brown"); ok {
		t.groups.put("govern_managers", object("name", "govern_managers", "description", "Design blueprints, roles and pages", "mayManageGovern", true).defaults(governGroupDefaults()))
		t.users.put(olivia.login, olivia.changed(olivia.document().with("groups", append([]string{"govern_managers"}, olivia.groups...))))
	}
	for _, row := range seedGovernKeys[:keys] {
		k := &key{id: row.id, secret: row.secret, login: row.login, created: before(row.age), days: row.days}
		if k.secret == "" {
			k.secret = "mock-" + row.id
		}
		k.doc = object("label", row.label, "description", row.description)
		switch {
		case row.groups != "":
			k.doc = k.doc.with("groups", strings.Fields(row.groups))
		case row.login == "":
			k.doc = k.doc.with("globalPermissions", object("admin", row.may == "admin", "mayManageGovern", false))
		}
		if row.days > 0 {
			k.doc = k.doc.with("expiry", row.days)
		}
		k.doc = k.doc.with("createdBy", row.by)
		t.keyring.put(k.id, k)
		t.keys[k.secret] = apiKey{id: k.id, login: k.login}
	}
	s := newServer(Options{Now: func() time.Time { return seedCreated }}, governRouter())
	s.adopt(t)
	for _, part := range parts {
		part.play(s)
	}
	t.govern = s.govern
	return t
}

// adopt takes a template's state over.
func (s *Server) adopt(t *governTemplate) {
	s.users, s.groups, s.keyring = t.users.share(), t.groups.share(), t.keyring.share()
	s.keys, s.govern = maps.Clone(t.keys), t.govern.share()
}

// seedGovern gives a Govern its state.
func (s *Server) seedGovern() {
	full, empty := governTemplates()
	s.license = seedLicense()
	if s.options.Empty {
		s.adopt(empty)
		s.settings = governSettings(emptySettings())
		s.logs.put(auditLog, nil)
		return
	}
	s.adopt(full)
	s.settings, s.logs, s.directories = governSettings(seedSettings()), seedLogs(), seedDirectories()
}

// governSettings are the members of a DSS's settings that a Govern has as well.
func governSettings(dss document) document {
	return dss.only("ldapSettings", "ssoSettings", "azureADSettings", "mailSettings", "proxySettings", "limits", "security", "auditTrail", "noLoginMode", "studioExternalUrl")
}

// play sends the requests of a story. A request that is refused is a mistake of the seed.
func (p story) play(s *Server) {
	c := &call{Server: s, now: seedCreated}
	for _, b := range p.Blueprints {
		c.govern.blueprints.put(b.ID, object("id", b.ID, "name", b.Name, "icon", b.Icon, "color", b.Color).defaults(blueprintDefaults()))
		for _, v := range b.Versions {
			c.tell(b.ID, v)
		}
	}
	for _, r := range p.Roles {
		c.govern.roles.put(r.ID, object("id", r.ID, "label", r.Label, "description", ""))
	}
	for _, doc := range p.Assignments {
		s.mustPlay("admin", "POST", "/admin/blueprint-role-assignments", doc, seedCreated)
	}
	if p.Permissions != nil {
		s.mustPlay("admin", "PUT", "/admin/blueprint-permissions/default", p.Permissions, seedCreated)
	}
	for _, page := range p.Pages {
		var named struct{ ID string }
		_ = json.Unmarshal(page, &named) // play refuses what is no object
		s.mustPlay("admin", "POST", "/admin/custom-pages?newIdentifier="+strings.TrimPrefix(named.ID, "cp."), page, seedCreated)
	}
	for _, f := range p.Files {
		c.govern.count.file++
		id := fmt.Sprintf("uf.%d", c.govern.count.file)
		c.govern.files.put(id, newUpload(id, f.Name, "admin", seedCreated.UnixMilli(), []byte(f.Content)))
	}
	for _, line := range p.Series {
		at, err := time.Parse(time.DateOnly, line.Start)
		if err != nil {
			panic("mock: seed of a Govern: " + err.Error())
		}
		points := make([][]byte, len(line.Values))
		for i, value := range line.Values {
			points[i] = object("timestamp", at.AddDate(0, 0, 7*i).UnixMilli(), "value", value).text()
		}
		s.mustPlay("admin", "POST", "/time-series", array(points), seedCreated)
	}
	at := seedCreated
	for _, doc := range p.Artifacts {
		at = at.Add(7 * day)
		s.mustPlay("admin", "POST", "/artifacts", doc, at)
	}
	for _, action := range p.Actions {
		at = at.Add(day)
		login, request, _ := strings.Cut(action.Do, " ")
		method, path, _ := strings.Cut(request, " ")
		s.mustPlay(login, method, path, action.Body, at)
	}
}

// tell adds a version with its sign-off configurations. Those of the product can't come by request.
func (c *call) tell(blueprint string, told storyVersion) {
	var v *version
	text, err := compactJSON(told.Definition)
	if err == nil {
		var doc document
		if doc, err = parseDocument(text); err == nil {
			v, err = newVersion(versionKey{blueprint, told.ID}, doc.with("name", told.Name))
		}
	}
	if err != nil {
		panic("mock: seed of a Govern: " + blueprint + ": " + err.Error())
	}
	v.status, v.origin = told.Status, told.Origin
	if told.Signoffs != nil {
		text, _ := compactJSON(told.Signoffs) // told was JSON
		steps, _ := parseDocument(text)
		for _, m := range steps {
			v.configurations.put(m.key, steps.object(m.key).with("id", configurationID(v.key, m.key)))
		}
	}
	c.putVersion(v)
}

// mustPlay sends a request as a user.
func (s *Server) mustPlay(login, method, path string, body []byte, at time.Time) {
	target, err := url.Parse(path)
	if err != nil {
		panic("mock: seed of a Govern: " + err.Error())
	}
	c := &call{Server: s, now: at, query: target.Query(), header: http.Header{}}
	u, ok := s.users.get(login)
	if !ok {
		panic("mock: seed of a Govern: no user " + login)
	}
	c.who = s.principalOf(u)
	if c.route, c.values, err = s.router.find(method, target.EscapedPath()); err == nil && body != nil {
		c.body, err = compactJSON(body)
	}
	if err == nil {
		_, err = c.route.handle(c)
	}
	if err != nil {
		panic(fmt.Sprintf("mock: seed of a Govern: %s %s %s: %v", login, method, path, err))
	}
}
