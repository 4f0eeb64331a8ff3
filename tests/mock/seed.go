package mock

import (
	_ "embed"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"
)

// The seed is a believable instance, the same one in every run. Dates of creation are fixed. What is recent (logins, trials,
// running tasks) counts from the moment the server was made, so that "inactive for 90 days" or "trial expired" have the
// same answer next year.

//go:embed seed/connections.json
var seedConnections []byte

// seedCreated is when most objects of the seed were made.
var seedCreated = time.Date(2024, time.March, 4, 9, 0, 0, 0, time.UTC)

const day = 24 * time.Hour

// template is the seed's state, made once. Servers share its tables and copy the ones that they change.
type template struct {
	users       table[*user]
	groups      table[document]
	connections table[document]
	projects    []*project
}

var templates = sync.OnceValues(func() (full, empty *template) {
	full = &template{users: seedUsers(), groups: seedGroups(), connections: parseConnections(), projects: seedProjects()}
	empty = &template{}
	admin, _ := full.users.get("admin")
	empty.users.put("admin", newUser(admin.document().with("groups", []string{"administrators"}), history{}))
	administrators, _ := full.groups.get("administrators")
	empty.groups.put("administrators", administrators)
	return full, empty
})

func (s *Server) seed() {
	full, empty := templates()
	from := full
	if s.options.Empty {
		from = empty
	}
	s.seedKeys()
	s.users, s.groups, s.connections = from.users.share(), from.groups.share(), from.connections.share()
	for _, p := range from.projects {
		own := *p
		own.datasets, own.folders = p.datasets.share(), p.folders.share()
		own.notebooks, own.discussions = p.notebooks.share(), p.discussions.share()
		s.projects.put(p.key, &own)
	}
	s.license = seedLicense()
	if s.options.Empty {
		s.settings = emptySettings()
		s.logs.put(auditLog, nil)
		return
	}
	s.settings, s.logs = seedSettings(), seedLogs()
	s.variables = []byte(`{"env":"prod","company":"Acme","retentionDays":90}`)
	s.directories = seedDirectories()
	s.seedFutures()
}

// seedFutures are tasks that others have started: two that run for hours, one that failed, one that was aborted.
func (s *Server) seedFutures() {
	built := answers(object("type", "BUILD", "success", true))
	at := func(ago time.Duration) time.Time { return s.start.Add(-ago) }
	s.launch(task{kind: "build", title: "Building CUSTOMER360.customers_joined", step: "Computing", total: 48, length: 8 * time.Hour, args: built},
		"BUILDc360", "marie.dupont", at(2*time.Hour))
	s.launch(task{kind: "scenario", title: "Scenario SALES_FORECAST.nightly", step: "Running steps", total: 6, scenario: true, length: 6 * time.Hour, args: built},
		"SCENnight", "svc.scheduler", at(time.Hour))
	s.launch(task{kind: "build", title: "Building FINANCE_REPORTING.ledger", step: "Computing", total: 10, length: time.Minute,
		args: fails("java.sql.SQLRecoverableException", "IO Error: The Network Adapter could not establish the connection")}, "FAILledgr", "admin", at(3*time.Minute))
	aborted := s.launch(task{kind: "build", title: "Building SANDBOX.big_join", step: "Computing", total: 10, length: time.Hour, args: built},
		"ABORTjoin", "admin", at(10*time.Minute))
	aborted.aborted, aborted.ended = true, at(9*time.Minute)
	s.running = slices.DeleteFunc(s.running, func(f *future) bool { return f == aborted })
	s.settle(s.start)
}

func parseConnections() table[document] {
	text, err := compactJSON(seedConnections)
	list, err2 := parseArray(text)
	if err := errors.Join(err, err2); err != nil {
		panic("mock: seed/connections.json: " + err.Error())
	}
	var t table[document]
	tag := object("versionNumber", 0, "lastModifiedBy", object("login", "admin"), "lastModifiedOn", seedCreated.UnixMilli())
	for _, item := range list {
		doc, err := parseDocument(item)
		if err == nil {
			err = checkConnection(doc)
		}
		if err != nil {
			panic("mock: seed/connections.json: " + err.Error())
		}
		doc = doc.defaults(connectionDefaults())
		doc = doc.with("params", encryptParams(doc.object("params")))
		t.put(doc.str("name"), doc.with("creationTag", tag))
	}
	return t
}

func seedGroups() table[document] {
	var t table[document]
	for _, g := range []struct {
		name, description, source string
		mapping, external         string
		may                       string
	}{
		{name: "administrators", description: "Full control of the instance", may: "admin"},
		{name: "data_team", description: "Data engineers", may: "mayCreateProjects mayWriteUnsafeCode mayWriteSafeCode mayManageCodeEnvs mayCreateCodeEnvs mayDevelopPlugins"},
		{name: "data_scientists", description: "Data scientists", may: "mayCreateProjects mayWriteUnsafeCode mayWriteSafeCode mayCreateCodeEnvs"},
		{name: "analysts", description: "Business analysts", source: "LDAP", mapping: "ldapGroupNames", external: "dss-analysts", may: "mayCreateProjects mayWriteSafeCode"},
		{name: "finance", description: "Finance department", source: "LDAP", mapping: "ldapGroupNames", external: "dss-finance"},
		{name: "marketing", description: "Marketing department", source: "AZURE_AD", mapping: "azureADGroupNames", external: "DSS Marketing"},
		{name: "readers", description: "Dashboards only"},
		{name: "contractors", description: "External staff", may: "mayWriteSafeCode"},
	} {
		doc := object("name", g.name, "description", g.description)
		if g.source != "" {
			doc = doc.with("sourceType", g.source)
		}
		doc = doc.defaults(groupDefaults())
		for ability := range strings.FieldsSeq(g.may) {
			doc = doc.with(ability, true)
		}
		if g.mapping != "" {
			doc = doc.with(g.mapping, []string{g.external})
		}
		t.put(g.name, doc)
	}
	return t
}
