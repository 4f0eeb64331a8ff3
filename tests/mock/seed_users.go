package mock

import (
	"strings"
	"sync"
	"time"
)

// seedRow is a user of the seed. Its mail address is made of its login.
type seedRow struct {
	login, name, source, profile, groups string
	seen                                 activity
	online                               int // browser tabs open
	disabled                             bool
	trial                                *trial
	extra                                document // members that differ from the defaults
}

func ago(login, session time.Duration) activity {
	return activity{login: before(login), session: before(session)}
}

func onTrial(granted, left time.Duration) *trial { return &trial{before(granted), before(-left)} }

func basic(user, password string) document {
	return object("type", "BASIC", "user", user, "password", password)
}

func secrets(pairs ...string) []byte {
	var list [][]byte
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, object("name", pairs[i], "value", pairs[i+1], "secret", true).text())
	}
	return array(list)
}

const (
	local, ldap, sso, azure = "LOCAL", "LDAP", "LOCAL_NO_AUTH", "AZURE_AD"
	full, designer, reader  = "FULL_DESIGNER", "DATA_DESIGNER", "READER"
	minute                  = time.Minute
	hour                    = time.Hour
)

var seedRows = sync.OnceValue(func() []seedRow {
	return []seedRow{
		{login: "admin", name: "Administrator", source: local, profile: full, groups: "administrators data_team", seen: ago(2*hour, 5*minute), online: 1,
			extra: object("adminProperties", object("costCenter", "IT-001"))},
		{login: "sophie.martin", name: "Sophie Martin", source: local, profile: full, groups: "administrators", seen: ago(4*hour, 2*minute), online: 2},
		{login: "marie.dupont", name: "Marie Dupont", source: local, profile: full, groups: "data_team", seen: ago(3*hour, minute), online: 1,
			extra: object("secrets", secrets("github_token", "ghp-mock-marie"), "userProperties", object("team", "platform", "office", "Paris"),
				"adminProperties", object("costCenter", "DATA-010"), "credentials", object("snowflake_prod", basic("MDUPONT", "marie-snow")),
				"preferences", defaultPreferences().with("uiLanguage", "fr"))},
		{login: "kenji.tanaka", name: "Kenji Tanaka", source: local, profile: full, groups: "data_team", seen: ago(day, day),
			extra: object("credentials", object("snowflake_prod", basic("KTANAKA", "kenji-snow")), "preferences", defaultPreferences().with("uiLanguage", "ja"))},
		{login: "lucas.bernard", name: "Lucas Bernard", source: local, profile: full, groups: "data_team", seen: ago(6*day, 6*day)},
		{login: "olivia.brown", name: "Olivia Brown", source: local, profile: full, groups: "data_scientists", seen: ago(2*day, 2*day),
			extra: object("secrets", secrets("hf_token", "hf-mock-olivia", "openai_key", "sk-mock-olivia"), "credentials", object(
				"snowflake_prod", basic("OBROWN", "olivia-snow"),
				`"PLUGIN", "sharepoint-online", "oauth-login", "acme", "sharepoint_oauth"`, object("type", "OAUTH_REFRESH_TOKEN", "refreshToken", "mock-refresh-olivia")))},
		{login: "noah.wilson", name: "Noah Wilson", source: local, profile: full, groups: "data_scientists", seen: ago(5*hour, 10*minute), online: 1},
		{login: "emma.jones", name: "Emma Jones", source: local, profile: full, groups: "data_scientists", seen: ago(120*day, 118*day)},
		{login: "liam.taylor", name: "Liam Taylor", source: local, profile: reader, groups: "readers"},
		{login: "svc.scheduler", name: "Scheduler service account", source: local, profile: full, groups: "data_team", seen: ago(400*day, 0)},
		{login: "svc.export", name: "Export service account", source: local, profile: designer, groups: "readers", seen: ago(500*day, 0), disabled: true},
		{login: "paul.moreau", name: "Paul Moreau", source: local, profile: full, groups: "data_team", seen: ago(380*day, 379*day), disabled: true},
		{login: "trial.alice", name: "Alice Roy", source: local, profile: reader, groups: "readers", seen: ago(day, day), trial: onTrial(10*day, 20*day)},
		{login: "trial.bob", name: "Bob Stone", source: local, profile: reader, groups: "readers", seen: ago(35*day, 34*day), trial: onTrial(45*day, -15*day)},
		{login: "trial.chloe", name: "Chloe Petit", source: local, profile: reader, groups: "readers", seen: ago(95*day, 95*day), disabled: true, trial: onTrial(120*day, -90*day)},

		{login: "anna.schmidt", name: "Anna Schmidt", source: ldap, profile: designer, groups: "analysts", seen: ago(6*hour, 20*minute), online: 1},
		{login: "ben.fischer", name: "Ben Fischer", source: ldap, profile: designer, groups: "analysts", seen: ago(3*day, 3*day)},
		{login: "clara.weber", name: "Clara Weber", source: ldap, profile: designer, groups: "analysts finance", seen: ago(8*day, 8*day)},
		{login: "david.wagner", name: "David Wagner", source: ldap, profile: designer, groups: "finance", seen: ago(20*day, 19*day)},
		{login: "eva.becker", name: "Eva Becker", source: ldap, profile: designer, groups: "finance", seen: ago(70*day, 70*day)},
		{login: "felix.hoffmann", name: "Felix Hoffmann", source: ldap, profile: designer, groups: "analysts", seen: ago(95*day, 94*day)},
		{login: "greta.koch", name: "Greta Koch", source: ldap, profile: reader, groups: "finance", seen: ago(150*day, 150*day)},
		{login: "hans.bauer", name: "Hans Bauer", source: ldap, profile: designer, groups: "analysts", seen: ago(210*day, 209*day)},
		{login: "ida.richter", name: "Ida Richter", source: ldap, profile: designer, groups: "analysts", seen: ago(4*day, 4*day)},
		{login: "jan.wolf", name: "Jan Wolf", source: ldap, profile: reader, groups: "finance", seen: ago(300*day, 300*day), disabled: true},
		{login: "karin.schroeder", name: "Karin Schroeder", source: ldap, profile: designer, groups: "analysts", seen: ago(12*day, 12*day)},
		{login: "leo.neumann", name: "Leo Neumann", source: ldap, profile: reader, groups: "finance"},
		{login: "mia.schwarz", name: "Mia Schwarz", source: ldap, profile: designer, groups: "analysts data_scientists", seen: ago(5*day, 5*day)},
		{login: "nils.zimmermann", name: "Nils Zimmermann", source: ldap, profile: reader, groups: "finance", seen: ago(2*day, 2*day), trial: onTrial(5*day, 25*day)},

		{login: "priya.patel", name: "Priya Patel", source: sso, profile: full, groups: "data_scientists", seen: ago(7*hour, 15*minute), online: 3,
			extra: object("credentials", object("snowflake_prod", basic("PPATEL", "priya-snow")))},
		{login: "raj.kumar", name: "Raj Kumar", source: sso, profile: full, groups: "data_team", seen: ago(9*day, 9*day)},
		{login: "sara.lopez", name: "Sara Lopez", source: sso, profile: designer, groups: "marketing", seen: ago(11*day, 10*day)},
		{login: "tom.nguyen", name: "Tom Nguyen", source: sso, profile: designer, groups: "contractors", seen: ago(33*day, 33*day)},
		{login: "uma.rao", name: "Uma Rao", source: sso, profile: designer, groups: "contractors", seen: ago(190*day, 190*day), disabled: true},
		{login: "victor.silva", name: "Victor Silva", source: sso, profile: reader, groups: "contractors", seen: ago(50*day, 50*day), trial: onTrial(60*day, -30*day)},
		{login: "wei.chen", name: "Wei Chen", source: sso, profile: full, groups: "data_scientists", seen: ago(day, 20*hour)},

		{login: "xavier.leroy", name: "Xavier Leroy", source: azure, profile: designer, groups: "marketing", seen: ago(13*day, 13*day)},
		{login: "yara.haddad", name: "Yara Haddad", source: azure, profile: designer, groups: "marketing", seen: ago(101*day, 100*day)},
		{login: "zoe.clark", name: "Zoe Clark", source: azure, profile: reader, groups: "marketing", seen: activity{login: before(16 * day), failed: before(15 * day), session: before(16 * day)}},
		{login: "quinn.murphy", name: "Quinn Murphy", source: azure, profile: reader, groups: "marketing", seen: activity{failed: before(200 * day)}, disabled: true},
	}
})

func seedUsers() table[*user] {
	var t table[*user]
	for i, row := range seedRows() {
		doc := object("login", row.login, "displayName", row.name, "email", row.login+"@acme.example", "sourceType", row.source,
			"groups", strings.Fields(row.groups), "userProfile", row.profile, "enabled", !row.disabled,
			"codeAllowed", row.profile == full, "creationDate", seedCreated.Add(time.Duration(i)*7*day+time.Duration(i)*hour).UnixMilli())
		for _, m := range row.extra {
			doc = doc.with(m.key, m.value)
		}
		t.put(row.login, newUser(doc, history{row.seen, row.trial, row.online}))
	}
	return t
}

// seedDirectories are what external sources say: most of the instance's users unchanged, Ida under her new name, Hans gone, and
// people who have no account yet.
var seedDirectories = sync.OnceValue(func() map[string]*directory {
	return map[string]*directory{
		ldap:     {mapping: "ldapGroupNames", users: seedLDAP()},
		azure:    {mapping: "azureADGroupNames", users: append(fromRows(azure, "marketing", "DSS Marketing"), people("DSS Marketing", "nora.quist", "Nora Quist", "omar.faris", "Omar Faris")...)},
		"CUSTOM": {mapping: "customGroupNames", users: people("partners", "ext.gomez", "Gloria Gomez", "ext.ito", "Itsuki Ito", "ext.young", "Will Young")},
	}
})

func seedLDAP() []externalUser {
	var list []externalUser
	for _, row := range seedRows() {
		if row.source != ldap || row.login == "hans.bauer" {
			continue
		}
		found := externalUser{login: row.login, name: row.name, email: row.login + "@acme.example"}
		if row.login == "ida.richter" {
			found.name, found.email = "Ida Klein", "ida.klein@acme.example"
		}
		for group := range strings.FieldsSeq(row.groups) {
			if group == "analysts" || group == "finance" {
				found.groups = append(found.groups, "dss-"+group)
			}
		}
		list = append(list, found)
	}
	list = append(list, people("dss-analysts", "oscar.lang", "Oscar Lang", "petra.vogt", "Petra Vogt", "ralf.horn", "Ralf Horn")...)
	return append(list, people("dss-finance", "sina.kraus", "Sina Kraus", "timo.berg", "Timo Berg")...)
}

func fromRows(source, group, external string) []externalUser {
	var list []externalUser
	for _, row := range seedRows() {
		if row.source == source && strings.Contains(row.groups, group) {
			list = append(list, externalUser{row.login, row.name, row.login + "@acme.example", []string{external}})
		}
	}
	return list
}

func people(group string, pairs ...string) []externalUser {
	var list []externalUser
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, externalUser{pairs[i], pairs[i+1], pairs[i] + "@acme.example", []string{group}})
	}
	return list
}
