package mock

import (
	"maps"
	"strings"
	"sync"
	"time"
)

// seedKey is a key of the seed. Its secret is "mock-" and its id unless it is one of the keys of every mock.
type seedKey struct {
	id, secret, login  string
	label, description string
	by                 string
	age                time.Duration
	days               int
	groups             string // of a global key, "" for one with permissions of its own
	may                string
}

// seedKeyRows: the first two are in an empty mock as well. gk-terraform has expired, gk-partner is about to.
var seedKeyRows = sync.OnceValue(func() []seedKey {
	return []seedKey{
		{id: "pk-admin", secret: AdminKey, login: "admin", label: "Administration", by: "admin", age: 300 * day},
		{id: "gk-automation", secret: GlobalKey, label: "Automation", description: "Nightly administration jobs", by: "admin", age: 200 * day, may: "admin"},
		{id: "pk-marie", secret: UserKey, login: "marie.dupont", label: "Laptop", by: "marie.dupont", age: 60 * day},

		{id: "gk-ci", label: "CI pipeline", description: "Bundles from the build server", by: "sophie.martin", age: 400 * day, may: "admin"},
		{id: "gk-terraform", label: "Terraform", description: "Infrastructure as code", by: "sophie.martin", age: 95 * day, days: 90, may: "admin"},
		{id: "gk-partner", label: "Partner feed", description: "Files for the partner", by: "admin", age: 80 * day, days: 90, groups: "contractors"},
		{id: "gk-powerbi", label: "Power BI", description: "Dashboards of the finance department", by: "david.wagner", age: 700 * day, groups: "finance"},
		{id: "gk-monitoring", label: "Monitoring", description: "Reads the state of the instance", by: "admin", age: 30 * day, days: 365},
		{id: "gk-deploy", label: "Deployer", description: "Creates projects from templates", by: "sophie.martin", age: 10 * day, may: "mayCreateProjects mayCreatePublishedProjects"},
		{id: "gk-legacy", label: "", description: "", by: "paul.moreau", age: 1100 * day, may: "admin"},

		{id: "pk-marie-old", login: "marie.dupont", label: "Old laptop", by: "marie.dupont", age: 800 * day},
		{id: "pk-kenji", login: "kenji.tanaka", label: "Sensor import", description: "Used by the plant's gateway", by: "kenji.tanaka", age: 15 * day},
		{id: "pk-olivia", login: "olivia.brown", label: "Forecast notebook", by: "olivia.brown", age: 45 * day},
		{id: "pk-scheduler", login: "svc.scheduler", label: "Scheduler", description: "Starts the nightly scenarios", by: "admin", age: 390 * day},
		{id: "pk-export", login: "svc.export", label: "Export", by: "admin", age: 500 * day},
		{id: "pk-paul", login: "paul.moreau", label: "Migration", by: "paul.moreau", age: 600 * day},
	}
})

// seedKeyring are the keys' definitions and who they are by their secrets, for a full and an empty mock. Servers share them.
var seedKeyring = sync.OnceValue(func() (rings [2]struct {
	keyring table[*key]
	keys    map[string]apiKey
}) {
	rings[0].keys, rings[1].keys = map[string]apiKey{}, map[string]apiKey{}
	for i, row := range seedKeyRows() {
		k := &key{id: row.id, secret: row.secret, login: row.login, created: before(row.age), days: row.days}
		if k.secret == "" {
			k.secret = "mock-" + row.id
		}
		k.doc = object("label", row.label, "description", row.description)
		switch {
		case row.login != "":
		case row.groups != "":
			k.doc = k.doc.with("groups", strings.Fields(row.groups))
		default:
			grants := noGrants()
			for ability := range strings.FieldsSeq(row.may) {
				grants = grants.with(ability, true)
			}
			k.doc = k.doc.with("globalPermissions", grants).with("projects", document{})
		}
		if row.days > 0 {
			k.doc = k.doc.with("expiry", row.days)
		}
		k.doc = k.doc.with("createdBy", row.by)
		for n := range rings {
			if n == 0 || i < 2 {
				rings[n].keyring.put(k.id, k)
				rings[n].keys[k.secret] = apiKey{id: k.id, login: k.login}
			}
		}
	}
	return rings
})

func (s *Server) seedKeys() {
	ring := seedKeyring()[0]
	if s.options.Empty {
		ring = seedKeyring()[1]
	}
	s.keyring, s.keys = ring.keyring.share(), maps.Clone(ring.keys)
}
