package mock

import (
	"fmt"
	"strings"
	"sync"
	"time"
)

// seedPerson is a user or an invite of the seed; users have the logins of the seeded DSS as their e-mails, so that a script can
// join both. profile "designer trial" is a trial seat.
type seedPerson struct {
	email, profile, groups string
	age                    time.Duration
}

// Seats: designer 9 of 10 (an invite reserves one), explorer 4 of 4, reader without limit, designer trial 1 of 2.
var (
	seedMembers = []seedPerson{
		{"sophie.martin", "designer", administrators, 900 * day},
		{"marie.dupont", "designer", "designers " + administrators, 880 * day},
		{"kenji.tanaka", "designer", "designers", 870 * day},
		{"lucas.bernard", "designer", "designers", 640 * day},
		{"olivia.brown", "designer", "designers analysts", 600 * day},
		{"noah.wilson", "designer", "designers", 420 * day},
		{"emma.jones", "designer", "designers", 410 * day},
		{"hans.bauer", "designer", "analysts", 400 * day},
		{"anna.schmidt", "explorer", "analysts", 380 * day},
		{"clara.weber", "explorer", "analysts", 370 * day},
		{"felix.hoffmann", "explorer", "analysts", 360 * day},
		{"yara.haddad", "explorer", "analysts", 300 * day},
		{"david.wagner", "reader", "readers", 290 * day},
		{"greta.koch", "reader", "readers", 280 * day},
		{"liam.taylor", "reader", "readers", 200 * day},
		{"leo.neumann", "reader", "readers", 190 * day},
		{"zoe.clark", "reader", "readers", 120 * day},
		{"tom.nguyen", "reader", "readers", 60 * day},
		{"ida.richter", "reader", "", 30 * day},
		{"nils.zimmermann", "designer trial", "designers", 5 * day},
	}
	seedInvites = []seedPerson{
		{"nora.quist", "designer", "designers", 3 * day},
		{"omar.faris", "reader", "readers", 10 * day},
		{"oscar.lang", "reader", "readers", 20 * day},
		{"gloria.gomez", "reader", "", 40 * day},
	}
)

func granted(known []string, names string) document {
	doc := document{}
	for _, name := range known {
		doc = append(doc, object(name, strings.Contains(" "+names+" ", " "+name+" "))...)
	}
	return doc
}

func seedTeams() table[*team] {
	var t table[*team]
	all := strings.Join(dataikuAbilities, " ")
	for i, g := range []*team{
		{name: administrators, description: "Administrators of the space",
			launchpad: granted(launchpadAbilities, strings.Join(launchpadAbilities, " ")),
			dataiku: object("design-0", granted(dataikuAbilities, all), "design-1", granted(dataikuAbilities, all),
				"automation-0", granted(dataikuAbilities, all), "api-0", granted(dataikuAbilities, "")),
			govern: object("govern-0", granted(spaceGovernAbilities, strings.Join(spaceGovernAbilities, " ")))},
		{name: "designers", description: "Build projects", launchpad: granted(launchpadAbilities, "mayTurnOnSpace"),
			dataiku: object("design-0", granted(dataikuAbilities, "mayCreateProjects mayWriteUnsafeCode mayWriteSafeCode mayCreateCodeEnvs")),
			govern:  object("govern-0", granted(spaceGovernAbilities, ""))},
		{name: "analysts", description: "Explore data", launchpad: granted(launchpadAbilities, ""),
			dataiku: object("design-0", granted(dataikuAbilities, "mayWriteSafeCode")), govern: document{}},
		{name: "readers", description: "Dashboards only", launchpad: granted(launchpadAbilities, ""),
			dataiku: object("automation-0", granted(dataikuAbilities, "")), govern: document{}},
	} {
		g.id, g.created = fmt.Sprintf("grp-%04d", i+1), before(900*day)
		t.put(g.id, g)
	}
	return t
}

var seedSpaces = sync.OnceValues(func() (full, empty *space) {
	full = &space{groups: seedTeams(), count: 100,
		profiles: []profile{{"designer", false, 10}, {"explorer", false, 4}, {"reader", false, -1}, {"designer", true, 2}},
		nodes:    []spaceNode{{"design-0", "design"}, {"design-1", "design"}, {"automation-0", "automation"}, {"api-0", "api"}, {"govern-0", "govern"}},
	}
	people := func(rows []seedPerson, prefix string, member bool) (t table[*person]) {
		for i, row := range rows {
			name, trial := strings.CutSuffix(row.profile, " trial")
			p := &person{id: fmt.Sprintf("%s-%04d", prefix, i+1), email: row.email + "@acme.example", member: member, owner: member && i == 0,
				created: before(row.age), admin: document{}, profile: object("name", name)}
			if member {
				p.profile = p.profile.with("isTrial", trial)
			}
			for group := range strings.FieldsSeq(row.groups) {
				g, _ := full.team(group)
				p.groups = append(p.groups, g.id)
			}
			t.put(p.id, p)
		}
		return t
	}
	full.users, full.invites = people(seedMembers, "usr", true), people(seedInvites, "inv", false)
	empty = &space{groups: table[*team]{}, count: 100, profiles: full.profiles, nodes: full.nodes, users: people(seedMembers[:1], "usr", true)}
	first, _ := full.team(administrators)
	empty.groups.put(first.id, first)
	return full, empty
})
