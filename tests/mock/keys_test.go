package mock

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestGlobalKeys(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	list := admin.must(t, "GET", "/admin/global-api-keys/", "")
	equal(t, pluck(t, list, "id"), []string{"gk-automation", "gk-ci", "gk-terraform", "gk-partner", "gk-powerbi", "gk-monitoring", "gk-deploy", "gk-legacy"})
	for _, item := range list.([]any) {
		equal(t, at(t, item, "key"), any("******"))
	}
	equal(t, at(t, list, 4, "groups"), any([]any{"finance"}))
	equal(t, at(t, list, 1, "expiresOn"), nil)

	made := admin.must(t, "POST", "/admin/global-api-keys/", `{"label":"l","description":null,"globalPermissions":{"admin":true}}`).(map[string]any)
	secret, id := made["key"].(string), made["id"].(string)
	if !strings.HasPrefix(secret, "dkuaps-") {
		t.Fatal(secret)
	}
	path := "/admin/global-api-keys/" + id
	definition := admin.must(t, "GET", path, "").(map[string]any)
	equal(t, definition["key"], any("******"))
	equal(t, definition["createdBy"], any("admin"))
	equal(t, definition["createdOn"], any(json.Number("1767323045000")))
	equal(t, at(t, definition["globalPermissions"], "mayCreateProjects"), any(false))
	equal(t, at(t, admin.must(t, "GET", "/admin/globalAPIKeys/"+secret, ""), "id"), any(id))

	key := s.as(secret)
	equal(t, at(t, key.must(t, "GET", "/auth/info", ""), "authIdentifier"), any(id))
	key.must(t, "GET", "/admin/users/", "")

	// A lifetime counts from the creation, and ends the key.
	definition["expiry"], definition["globalPermissions"] = 2, map[string]any{"admin": false, "mayCreateProjects": true}
	text, _ := json.Marshal(definition)
	admin.must(t, "PUT", path, string(text))
	equal(t, at(t, admin.must(t, "GET", path, ""), "expiresOn"), any(json.Number("1767495845000")))
	if status, _ := key.send(t, "GET", "/admin/users/", ""); status != 403 {
		t.Fatal(status)
	}
	key.must(t, "POST", "/projects/", `{"projectKey":"BYKEY","name":"n","owner":"admin"}`)
	clock.advance(48 * time.Hour)
	if status, text := key.send(t, "GET", "/users", ""); status != 401 || !strings.Contains(text, "has expired") {
		t.Fatal(status, text)
	}
	admin.must(t, "PUT", path, `{"label":"l","expiry":"0","groups":["administrators"],"dssUserForImpersonation":"marie.dupont"}`)
	equal(t, at(t, key.must(t, "GET", "/auth/info", ""), "userForImpersonation"), any("marie.dupont"))
	key.must(t, "GET", "/admin/users/", "")
	admin.must(t, "DELETE", path, "")
	for _, path := range []string{path, "/admin/globalAPIKeys/" + secret} {
		if status, _ := admin.send(t, "GET", path, ""); status != 404 {
			t.Fatal(path, status)
		}
	}
	if status, text := key.send(t, "GET", "/users", ""); status != 401 || !strings.Contains(text, "Unknown API Key") {
		t.Fatal(status, text)
	}
}

func TestKeysOfTheSeed(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	for secret, status := range map[string]int{"mock-gk-ci": 200, "mock-gk-terraform": 401, "mock-gk-powerbi": 403, "mock-gk-monitoring": 403,
		"mock-pk-olivia": 403, "mock-pk-paul": 401} {
		if got, text := s.as(secret).send(t, "GET", "/admin/groups/", ""); got != status {
			t.Errorf("%s: %d %s", secret, got, text)
		}
	}
	equal(t, len(s.as("mock-gk-powerbi").must(t, "GET", "/projects/", "").([]any)), 2)
	s.as("mock-gk-partner").must(t, "GET", "/users", "")
	clock.advance(11 * day)
	if status, _ := s.as("mock-gk-partner").send(t, "GET", "/users", ""); status != 401 {
		t.Fatal(status)
	}
	plain, _ := startWith(t, Options{PlainKeys: true})
	equal(t, at(t, plain.as(AdminKey).must(t, "GET", "/admin/global-api-keys/", ""), 0, "key"), any(GlobalKey))
	empty, _ := startWith(t, Options{Empty: true})
	equal(t, len(empty.as(AdminKey).must(t, "GET", "/admin/global-api-keys/", "").([]any)), 1)
	equal(t, len(empty.as(AdminKey).must(t, "GET", "/admin/personal-api-keys/", "").([]any)), 1)
}

func TestPersonalKeys(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin, marie := s.as(AdminKey), s.as(UserKey)
	equal(t, pluck(t, marie.must(t, "GET", "/personal-api-keys/", ""), "id"), []string{"pk-marie", "pk-marie-old"})
	equal(t, len(admin.must(t, "GET", "/admin/personal-api-keys/", "").([]any)), 8)
	made := marie.must(t, "POST", "/personal-api-keys/", `{"label":"l","description":""}`).(map[string]any)
	equal(t, made["user"], any("marie.dupont"))
	own := s.as(made["key"].(string))
	equal(t, at(t, own.must(t, "GET", "/auth/info", ""), "associatedDSSUser"), any("marie.dupont"))
	path := "/personal-api-keys/" + made["id"].(string)
	equal(t, at(t, marie.must(t, "GET", path, ""), "key"), any("******"))
	marie.must(t, "PUT", path, `{"label":"new","user":"admin","id":"x","createdOn":1}`)
	changed := admin.must(t, "GET", path, "")
	equal(t, at(t, changed, "label"), any("new"))
	equal(t, at(t, changed, "user"), any("marie.dupont"))
	marie.must(t, "DELETE", path, "")
	if status, _ := own.send(t, "GET", "/users", ""); status != 401 {
		t.Fatal(status)
	}
	forAnna := admin.must(t, "POST", "/admin/personal-api-keys/", `{"user":"anna.schmidt","label":"","description":""}`)
	equal(t, at(t, forAnna, "createdBy"), any("admin"))
	anna := s.as(at(t, forAnna, "key").(string))
	anna.must(t, "GET", "/users", "")
	admin.must(t, "DELETE", "/admin/users/anna.schmidt", "") // a user's keys go with the user
	equal(t, len(admin.must(t, "GET", "/admin/personal-api-keys/", "").([]any)), 8)
	if status, _ := anna.send(t, "GET", "/users", ""); status != 401 {
		t.Fatal(status)
	}
}

func TestKeyRefusals(t *testing.T) {
	t.Parallel()
	const path = "/admin/global-api-keys/"
	refusals(t, []refusal{
		{name: "not an administrator", key: UserKey, method: "GET", path: path, status: 403, want: "UnauthorizedException"},
		{name: "unknown", method: "GET", path: path + "x", status: 404, want: "NotFoundException: Global API key with id 'x'"},
		{name: "a personal one", method: "DELETE", path: path + "pk-marie", status: 404, want: "NotFoundException"},
		{name: "unknown secret", method: "GET", path: "/admin/globalAPIKeys/x", status: 404, want: "NotFoundException"},
		{name: "a personal secret", method: "GET", path: "/admin/globalAPIKeys/" + UserKey, status: 404, want: "NotFoundException"},
		{name: "group", method: "POST", path: path, body: `{"groups":["nope"]}`, status: 400, want: "IllegalArgumentException: Group 'nope'"},
		{name: "user", method: "POST", path: path, body: `{"dssUserForImpersonation":"nope"}`, status: 400, want: "IllegalArgumentException: User 'nope'"},
		{name: "permission", method: "POST", path: path, body: `{"globalPermissions":{"admin":"yes"}}`, status: 400, want: "JsonSyntaxException"},
		{name: "lifetime", method: "PUT", path: path + "gk-ci", body: `{"expiry":"soon"}`, status: 400, want: "IllegalArgumentException: Invalid lifetime"},
		{name: "negative lifetime", method: "PUT", path: path + "gk-ci", body: `{"expiry":-1}`, status: 400, want: "IllegalArgumentException: Invalid lifetime"},
		{name: "lifetime's type", method: "PUT", path: path + "gk-ci", body: `{"expiry":true}`, status: 400, want: "JsonSyntaxException"},
		{name: "secret", method: "PUT", path: path + "gk-ci", body: `{"key":"mine"}`, status: 400, want: "IllegalArgumentException: The secret"},
		{name: "id", method: "PUT", path: path + "gk-ci", body: `{"id":"x"}`, status: 400, want: "IllegalArgumentException: Cannot change the id"},
		{name: "not a user", key: GlobalKey, method: "POST", path: "/personal-api-keys/", body: `{}`, status: 400, want: "IllegalArgumentException: API key gk-automation"},
		{name: "someone else's", key: UserKey, method: "GET", path: "/personal-api-keys/pk-kenji", status: 403, want: "UnauthorizedException"},
		{name: "someone else's, delete", key: UserKey, method: "DELETE", path: "/personal-api-keys/pk-kenji", status: 403, want: "UnauthorizedException"},
		{name: "unknown personal", method: "PUT", path: "/personal-api-keys/gk-ci", body: `{}`, status: 404, want: "NotFoundException"},
		{name: "for nobody", method: "POST", path: "/admin/personal-api-keys/", body: `{"user":"nope"}`, status: 400, want: "IllegalArgumentException: User 'nope'"},
		{name: "for others", key: UserKey, method: "POST", path: "/admin/personal-api-keys/", body: `{"user":"admin"}`, status: 403, want: "UnauthorizedException"},
		{name: "all keys", key: UserKey, method: "GET", path: "/admin/personal-api-keys/", status: 403, want: "UnauthorizedException"},
	})
}

func TestBrowserHeaders(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	body, _ := json.Marshal(map[string]string{"Cookie": "a=b; " + BrowserCookie("noah.wilson"), "User-Agent": "x"})
	info := s.as(UserKey).must(t, "POST", "/auth/info-from-browser-headers?withSecrets=False", string(body))
	equal(t, at(t, info, "authIdentifier"), any("noah.wilson"))
	equal(t, at(t, info, "secrets"), nil)
	ticket := at(t, s.as(UserKey).must(t, "POST", "/auth/ticket-from-browser-headers", string(body)), "msg").(string)
	equal(t, at(t, s.as(ticket).must(t, "GET", "/auth/info", ""), "authIdentifier"), any("noah.wilson"))
	refusals(t, []refusal{
		{name: "no session", method: "POST", path: "/auth/info-from-browser-headers", body: `{"Cookie":"x=y"}`, status: 401, want: "NotAuthenticatedException"},
		{name: "disabled", method: "POST", path: "/auth/ticket-from-browser-headers", body: `{"Cookie":"dss_access_token=mock-session-paul.moreau"}`, status: 401, want: "NotAuthenticatedException"},
		{name: "a global key is nobody", method: "POST", path: "/auth/ticket-from-browser-headers", body: `{"X-DKU-APITicket":"` + GlobalKey + `"}`, status: 401, want: "NotAuthenticatedException"},
		{name: "not an object", method: "POST", path: "/auth/info-from-browser-headers", body: `[]`, status: 400, want: "JsonSyntaxException"},
	})
}
