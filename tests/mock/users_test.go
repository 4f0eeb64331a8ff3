package mock

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSeededUsers(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	list := admin.must(t, "GET", "/admin/users/?includeSettings=False", "")
	equal(t, len(list.([]any)), 40)
	count := map[string]int{}
	var online []string
	for _, u := range list.([]any) {
		count[at(t, u, "sourceType").(string)]++
		if at(t, u, "activeWebSocketSesssions") != json.Number("0") {
			online = append(online, at(t, u, "login").(string))
		}
		if at(t, u, "secrets") != nil {
			t.Fatal("settings in a list without settings")
		}
	}
	equal(t, count, map[string]int{"LOCAL": 15, "LDAP": 14, "LOCAL_NO_AUTH": 7, "AZURE_AD": 4})
	equal(t, online, []string{"admin", "sophie.martin", "marie.dupont", "noah.wilson", "anna.schmidt", "priya.patel"})
	full := admin.must(t, "GET", "/admin/users?includeSettings=true", "")
	equal(t, at(t, full, 2, "secrets", 0, "name"), any("github_token"))
	equal(t, len(at(t, full, 0, "preferences").(map[string]any)), 22)
}

func TestUserLifeCycle(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	admin.must(t, "POST", "/admin/users/", `{"login":"jo","password":"pw","displayName":"Jo","groups":["readers"],"email":null,"sourceType":"LOCAL","userProfile":"READER"}`)
	u := admin.must(t, "GET", "/admin/users/jo", "").(map[string]any)
	equal(t, u["creationDate"], any(json.Number("1767323045000")))
	equal(t, u["enabled"], any(true))
	if _, leaked := u["password"]; leaked {
		t.Fatal("the password comes back")
	}

	clock.advance(time.Hour)
	admin.must(t, "PUT", "/admin/users/jo", `{"zeta":{"n":1.10, "big":12345678901234567890123},"login":"jo","password":"x","enabled":false,`+
		`"creationDate":5,"trialStatus":{"exists":true},"secrets":[{"name":"a","value":"v","secret":true}],"credentials":{"c":{"type":"BASIC","user":"u","password":"p"}}}`)
	_, text := admin.send(t, "GET", "/admin/users/jo", "")
	if !strings.HasPrefix(text, `{"zeta":{"n":1.10,"big":12345678901234567890123},"login":"jo","enabled":false,"creationDate":1767323045000,"secrets":[{"name":"a","value":"`+encrypt("v")+`","secret":true}],"credentials":{"c":{"type":"BASIC","user":"u","password":"`+encrypt("p")+`"}},"displayName":"",`) {
		t.Fatal(text)
	}
	if !strings.Contains(text, `"trialStatus":{"exists":false`) || strings.Contains(text, `"password":"x"`) {
		t.Fatal(text)
	}
	info := s.as(UserKey).must(t, "GET", "/users/jo", "")
	equal(t, at(t, info, "enabled"), any(false))
	equal(t, at(t, info, "secrets"), nil)

	admin.must(t, "DELETE", "/admin/users/jo?allowSelfDeletion=False", "")
	if status, _ := admin.send(t, "GET", "/admin/users/jo", ""); status != 404 {
		t.Fatal(status)
	}
	equal(t, len(admin.must(t, "GET", "/users", "").([]any)), 40)
}

func TestUserRefusals(t *testing.T) {
	t.Parallel()
	refusals(t, []refusal{
		{name: "taken", method: "POST", path: "/admin/users/", body: `{"login":"admin","password":"x"}`, status: 400, want: "IllegalArgumentException: User 'admin' already exists"},
		{name: "no password", method: "POST", path: "/admin/users/", body: `{"login":"jo"}`, status: 400, want: "IllegalArgumentException: Password"},
		{name: "no login", method: "POST", path: "/admin/users/", body: `{"password":"x"}`, status: 400, want: "IllegalArgumentException: Login may not be empty"},
		{name: "blank login", method: "POST", path: "/admin/users/", body: `{"login":"  ","password":"x"}`, status: 400, want: "IllegalArgumentException: Login '  '"},
		{name: "source", method: "POST", path: "/admin/users/", body: `{"login":"jo","sourceType":"LDPA"}`, status: 400, want: "IllegalArgumentException: No enum constant"},
		{name: "not JSON", method: "POST", path: "/admin/users/", body: `{"login":`, status: 400, want: "MalformedJsonException"},
		{name: "no body", method: "POST", path: "/admin/users/", status: 400, want: "MalformedJsonException: End of input"},
		{name: "an array", method: "POST", path: "/admin/users/", body: `[1]`, status: 400, want: "JsonSyntaxException: java.lang.IllegalStateException: Expected BEGIN_OBJECT but was BEGIN_ARRAY"},
		{name: "groups", method: "PUT", path: "/admin/users/emma.jones", body: `{"groups":["a",1]}`, status: 400, want: "JsonSyntaxException: java.lang.IllegalStateException: Expected STRING but was NUMBER at path $.groups[1]"},
		{name: "enabled", method: "PUT", path: "/admin/users/emma.jones", body: `{"enabled":"no"}`, status: 400, want: "JsonSyntaxException"},
		{name: "rename", method: "PUT", path: "/admin/users/emma.jones", body: `{"login":"x"}`, status: 400, want: "IllegalArgumentException: Cannot change the login"},
		{name: "nameless secret", method: "PUT", path: "/admin/users/emma.jones", body: `{"secrets":[{}]}`, status: 400, want: "IllegalArgumentException: A secret"},
		{name: "unknown", method: "PUT", path: "/admin/users/nobody", body: `{}`, status: 404, want: "NotFoundException: User 'nobody' does not exist"},
		{name: "unknown activity", method: "GET", path: "/admin/users/nobody/activity", status: 404, want: "NotFoundException"},
		{name: "unknown info", key: UserKey, method: "GET", path: "/users/nobody", status: 404, want: "NotFoundException"},
		{name: "oneself", method: "DELETE", path: "/admin/users/admin", status: 400, want: "IllegalArgumentException: You may not delete your own user"},
		{name: "not an administrator", key: UserKey, method: "GET", path: "/admin/users/", status: 403, want: "UnauthorizedException: Action forbidden"},
		{name: "nobody's own", key: GlobalKey, method: "GET", path: "/current-user", status: 400, want: "IllegalArgumentException: API key gk-automation"},
		{name: "resync of a local user", method: "POST", path: "/admin/users/marie.dupont/actions/resync", status: 400, want: "IllegalArgumentException"},
		{name: "no such supplier", method: "GET", path: "/admin/external-users?userSourceType=NIS", status: 400, want: "IllegalArgumentException"},
		{name: "no supplier", method: "GET", path: "/admin/external-groups", status: 400, want: "IllegalArgumentException: Parameter userSourceType"},
		{name: "provision nobody", method: "POST", path: "/admin/users/actions/provision", body: `{"userSourceType":"LDAP"}`, status: 400, want: "JsonSyntaxException"},
		{name: "bulk object", method: "POST", path: "/admin/users/actions/bulk", body: `{}`, status: 400, want: "JsonSyntaxException"},
		{name: "bulk of numbers", method: "PUT", path: "/admin/users/actions/bulk", body: `[1]`, status: 400, want: "JsonSyntaxException"},
		{name: "bulk delete of objects", method: "DELETE", path: "/admin/users/actions/bulk", body: `[{}]`, status: 400, want: "JsonSyntaxException"},
	})
}

func TestBulkUsers(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	for _, step := range []struct {
		method, body string
		statuses     string
	}{
		{"POST", `[{"login":"a","password":"p"},{"login":"a","password":"p"},{"password":"p"},{"login":"b","sourceType":"LDAP"}]`, "SUCCESS FAILURE FAILURE SUCCESS"},
		{"PUT", `[{"login":"a","displayName":"A","preferences":{"uiLanguage":"fr"}},{"login":"zz"},{"login":"b","groups":7}]`, "SUCCESS FAILURE FAILURE"},
		{"DELETE", `["b","zz","admin"]`, "SUCCESS FAILURE FAILURE"},
	} {
		answer := admin.must(t, step.method, "/admin/users/actions/bulk", step.body)
		equal(t, strings.Join(pluck(t, answer, "status"), " "), step.statuses)
		for i, e := range pluck(t, answer, "error") {
			equal(t, e == "", pluck(t, answer, "status")[i] == "SUCCESS")
		}
	}
	a := admin.must(t, "GET", "/admin/users/a", "")
	equal(t, at(t, a, "displayName"), any("A"))
	equal(t, at(t, a, "preferences", "uiLanguage"), any("fr"))
	equal(t, at(t, a, "preferences", "mentionEmails"), any(true))
}

func TestOwnUser(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	marie := s.as(UserKey)
	own := marie.must(t, "GET", "/current-user", "")
	equal(t, at(t, own, "login"), any("marie.dupont"))
	equal(t, at(t, own, "adminProperties"), nil)
	marie.must(t, "PUT", "/current-user", `{"email":"me@x.com","groups":["administrators"],"enabled":false,"adminProperties":{},"userProperties":{"a":1}}`)
	seen := s.as(AdminKey).must(t, "GET", "/admin/users/marie.dupont", "")
	equal(t, at(t, seen, "email"), any("me@x.com"))
	equal(t, at(t, seen, "groups"), any([]any{"data_team"}))
	equal(t, at(t, seen, "enabled"), any(true))
	equal(t, at(t, seen, "adminProperties", "costCenter"), any("DATA-010"))
}

func TestActivityAndTrials(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	equal(t, len(admin.must(t, "GET", "/admin/users-activity?enabledUsersOnly=False", "").([]any)), 40)
	equal(t, len(admin.must(t, "GET", "/admin/users-activity?enabledUsersOnly=True", "").([]any)), 34)
	_, text := admin.send(t, "GET", "/admin/users/liam.taylor/activity", "")
	equal(t, text, `{"login":"liam.taylor","lastSuccessfulLogin":0,"lastFailedLogin":0,"lastSessionActivity":0}`)
	_, text = admin.send(t, "GET", "/admin/users/emma.jones/activity", "")
	equal(t, text, `{"login":"emma.jones","lastSuccessfulLogin":1756955045000,"lastFailedLogin":0,"lastSessionActivity":1757127845000}`)

	expired := func() []string { return pluck(t, admin.must(t, "GET", "/admin/list-trial-expired-users", ""), "login") }
	equal(t, expired(), []string{"trial.bob", "trial.chloe", "victor.silva"})
	equal(t, at(t, admin.must(t, "GET", "/admin/users/trial.alice", ""), "trialStatus", "valid"), any(true))
	clock.advance(22 * day)
	equal(t, expired(), []string{"trial.alice", "trial.bob", "trial.chloe", "victor.silva"})
}

func TestSuppliers(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	result := func(method, path, body string) any {
		t.Helper()
		id := at(t, admin.must(t, method, path, body), "jobId").(string)
		clock.advance(time.Second)
		return at(t, admin.must(t, "GET", "/futures/"+id+"?peek=False", ""), "result")
	}
	equal(t, result("GET", "/admin/external-groups?userSourceType=LDAP", ""), any([]any{"dss-analysts", "dss-finance"}))
	for query, want := range map[string]string{
		"&login=oscar.lang":              "oscar.lang",
		"&email=ida.klein@acme.example":  "ida.richter",
		"&login=nobody":                  "",
		"&groupName=dss-none":            "",
		"&login=oscar.lang&groupName=zz": "oscar.lang",
	} {
		equal(t, strings.Join(pluck(t, result("GET", "/admin/external-users?userSourceType=LDAP"+query, ""), "login"), " "), want)
	}
	everyone := result("GET", "/admin/external-users?userSourceType=LDAP", "")
	equal(t, len(everyone.([]any)), 18)
	equal(t, slices.Contains(pluck(t, everyone, "status"), "NOT_PROVISIONED"), true)

	statuses := result("POST", "/admin/users/actions/provision", `{"userSourceType":"LDAP","users":[{"login":"oscar.lang","displayName":"Oscar Lang","groupNames":["dss-analysts"]},{"login":"anna.schmidt"}]}`)
	equal(t, pluck(t, statuses, "status"), []string{"SUCCESS", "FAILURE"})
	oscar := admin.must(t, "GET", "/admin/users/oscar.lang", "")
	equal(t, at(t, oscar, "groups"), any([]any{"analysts"}))
	equal(t, at(t, oscar, "sourceType"), any("LDAP"))

	result("POST", "/admin/users/ida.richter/actions/resync", "")
	equal(t, at(t, admin.must(t, "GET", "/admin/users/ida.richter", ""), "displayName"), any("Ida Klein"))
	equal(t, at(t, admin.must(t, "GET", "/admin/users/hans.bauer", ""), "enabled"), any(true))
	equal(t, pluck(t, result("POST", "/admin/users/actions/resync-multi", `["hans.bauer","marie.dupont"]`), "status"), []string{"FAILURE", "FAILURE"})
	equal(t, at(t, admin.must(t, "GET", "/admin/users/hans.bauer", ""), "enabled"), any(false))
	equal(t, len(result("POST", "/admin/users/actions/resync-multi", "").([]any)), 19)
}

// A user's secrets are encrypted when they are read, stay what they are when that is saved, and are in the clear for whom they are.
func TestUserSecretsAreEncrypted(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin, marie := s.as(AdminKey), s.as(UserKey)
	_, text := admin.send(t, "GET", "/admin/users/marie.dupont", "")
	if strings.Contains(text, "ghp-mock-marie") || strings.Contains(text, "marie-snow") || strings.Count(text, encryptedPrefix) != 2 {
		t.Error(text)
	}
	admin.must(t, "PUT", "/admin/users/marie.dupont", text)
	if _, again := admin.send(t, "GET", "/admin/users/marie.dupont", ""); again != text {
		t.Errorf("%s\nthen\n%s", text, again)
	}
	equal(t, at(t, marie.must(t, "GET", "/auth/info?withSecrets=true", ""), "secrets", 0, "value"), any("ghp-mock-marie"))
	definition := admin.must(t, "GET", "/admin/connections/snowflake_prod", "").(map[string]any)
	definition["detailsReadability"] = map[string]any{"readableBy": "ALL"}
	admin.must(t, "PUT", "/admin/connections/snowflake_prod", string(toJSON(definition)))
	equal(t, at(t, marie.must(t, "GET", "/connections/snowflake_prod/info", ""), "resolvedBasicCredential", "password"), any("marie-snow"))
	_, own := marie.send(t, "GET", "/current-user", "")
	if strings.Contains(own, "ghp-mock-marie") {
		t.Error(own)
	}
}

// TestListIsKept: the rendered list is right after every change, on both sides of a trial's end, and when the clock goes back.
func TestListIsKept(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	lists := func() string {
		var out []string
		for _, settings := range []string{"False", "True"} {
			_, text := admin.send(t, "GET", "/admin/users/?includeSettings="+settings, "")
			_, again := admin.send(t, "GET", "/admin/users/?includeSettings="+settings, "")
			equal(t, again, text)
			out = append(out, text)
		}
		return strings.Join(out, "\n")
	}
	first := lists()
	admin.must(t, "POST", "/admin/users/", `{"login":"ada","password":"x"}`)
	if got := lists(); strings.Count(got, `"login":"ada"`) != 2 {
		t.Fatal(got)
	}
	admin.must(t, "PUT", "/admin/users/ada", `{"login":"ada","displayName":"Countess"}`)
	if got := lists(); strings.Count(got, `"Countess"`) != 2 {
		t.Fatal(got)
	}
	admin.must(t, "DELETE", "/admin/users/ada", "")
	equal(t, lists(), first)
	expired := strings.Count(first, `"expired":true`)
	clock.advance(20 * 365 * day)
	equal(t, strings.Count(lists(), `"expired":true`) > expired, true)
	clock.advance(-20 * 365 * day)
	equal(t, lists(), first)
}

// TestManyMembers: of members with the same name the last one counts, however many there are.
func TestManyMembers(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 31, 32, 33, 200} {
		text := []byte{'{'}
		for i := range n {
			text = fmt.Appendf(text, `"m%d":%d,`, i, i)
		}
		doc, err := parseDocument(append(text, `"m0":true,"last":1,"last":2}`...))
		if err != nil || len(doc) != n+1 || !doc.isTrue("m0") || string(doc.get("last")) != "2" {
			t.Fatal(n, len(doc), err)
		}
	}
}
