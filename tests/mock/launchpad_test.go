package mock

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

// spaceClient sends requests to a Launchpad, below its space.
type spaceClient struct {
	launchpad  *Launchpad
	id, secret string
}

func launchpad(t *testing.T, o Options) (*spaceClient, *clock) {
	t.Helper()
	at := newClock()
	o.Now = at.Now
	return &spaceClient{NewLaunchpad(o), LaunchpadKeyID, LaunchpadKeySecret}, at
}

func (c *spaceClient) send(t testing.TB, method, path, body string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(method, LaunchpadURL+"/spaces/"+LaunchpadSpaceID+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth(c.id, c.secret)
	response, err := c.launchpad.Transport().RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(response.Body)
	return response.StatusCode, string(text)
}

func (c *spaceClient) must(t testing.TB, method, path, body string) any {
	t.Helper()
	status, text := c.send(t, method, path, body)
	if status != http.StatusOK {
		t.Fatalf("%s %s: %d %s", method, path, status, text)
	}
	return decode(t, text)
}

// profiles are the seats as name:used/total, a trial's name with a star.
func (c *spaceClient) profiles(t testing.TB) string {
	t.Helper()
	var list []string
	for _, p := range c.must(t, "GET", "/profiles", "").([]any) {
		star := ""
		if at(t, p, "isTrial") == any(true) {
			star = "*"
		}
		list = append(list, at(t, p, "name").(string)+star+":"+string(at(t, p, "usedSeats").(json.Number))+"/"+string(at(t, p, "totalSeats").(json.Number)))
	}
	return strings.Join(list, " ")
}

func (c *spaceClient) group(t testing.TB, name string) any {
	t.Helper()
	return at(t, c.must(t, "POST", "/groups/search", `{"names":["`+name+`"]}`), 0)
}

func (c *spaceClient) user(t testing.TB, email string) any {
	t.Helper()
	return at(t, c.must(t, "POST", "/users/search", `{"emails":["`+email+`"]}`), 0)
}

func text(value any) string {
	out, _ := json.Marshal(value)
	return string(out)
}

func TestSpaceOfTheSeed(t *testing.T) {
	t.Parallel()
	c, _ := launchpad(t, Options{})
	users := c.must(t, "POST", "/users/search", `{"emails":null}`)
	equal(t, len(users.([]any)), 20)
	equal(t, text(at(t, users, 1)), `{"adminProperties":{},"createdOn":"2023-08-06T03:04:05.000000+00:00","email":"marie.dupont@acme.example",`+
		`"groups":[{"id":"grp-0002","name":"designers"},{"id":"grp-0001","name":"space_administrators"}],"id":"usr-0002","isOwner":false,"profile":{"isTrial":false,"name":"designer"}}`)
	equal(t, pluck(t, c.must(t, "POST", "/users/search", `{"emails":["KENJI.tanaka@acme.example","x@y.z"]}`), "id"), []string{"usr-0003"})
	equal(t, c.must(t, "POST", "/invites/search", `{"emails":[]}`), any([]any{}))
	equal(t, pluck(t, c.must(t, "POST", "/invites/search", `{}`), "email"),
		[]string{"nora.quist@acme.example", "omar.faris@acme.example", "oscar.lang@acme.example", "gloria.gomez@acme.example"})
	equal(t, pluck(t, c.must(t, "POST", "/groups/search", `{"names":null}`), "name"), []string{"space_administrators", "designers", "analysts", "readers"})
	equal(t, c.profiles(t), "designer:9/10 explorer:4/4 reader:10/-1 designer*:1/2")
	for kind, want := range map[string]string{"null": "design-0 design-1 automation-0 api-0 govern-0", `"design"`: "design-0 design-1", `"govern"`: "govern-0", `"dataiku"`: "design-0 design-1 automation-0 api-0"} {
		equal(t, strings.Join(pluck(t, c.must(t, "POST", "/nodes/search", `{"type":`+kind+`}`), "name"), " "), want)
	}
	equal(t, at(t, c.must(t, "GET", "/user/usr-0001", ""), "isOwner"), any(true))
	equal(t, at(t, c.must(t, "GET", "/invite/inv-0001", ""), "profile"), any(map[string]any{"name": "designer"}))
	equal(t, at(t, c.must(t, "GET", "/group/grp-0002", ""), "dataikuPermissions", "design-0", "mayCreateProjects"), any(true))
	empty, _ := launchpad(t, Options{Empty: true})
	equal(t, empty.profiles(t), "designer:1/10 explorer:0/4 reader:0/-1 designer*:0/2")
}

func TestInvites(t *testing.T) {
	t.Parallel()
	c, clock := launchpad(t, Options{})
	body := `[{"id":null,"email":"a@x.com","profile":{"name":"reader"},"groups":[{"id":"grp-0004","name":"readers"}]},{"email":"b@x.com","profile":{"name":"explorer"}},` +
		`{"email":"A@x.com","profile":{"name":"reader"}},{"email":"marie.dupont@acme.example","profile":{"name":"reader"}},{"email":"none","profile":{"name":"reader"}},` +
		`{"email":"c@x.com"},{"email":"d@x.com","profile":{"name":"boss"}},{"email":"e@x.com","profile":{"name":"reader"},"groups":[{"name":"nope"}]}]`
	codes := []string{"no_seat_available", "already_invited", "already_user", "invalid_email", "profile_required", "unknown_profile", "unknown_group"}
	answer := c.must(t, "POST", "/invites?failAllOnError=True", body)
	equal(t, at(t, answer, "successes"), any([]any{}))
	equal(t, pluck(t, at(t, answer, "errors"), "code"), append([]string{"not_applied"}, codes...))
	equal(t, c.must(t, "POST", "/invites/search", `{"emails":["a@x.com"]}`), any([]any{}))
	answer = c.must(t, "POST", "/invites?failAllOnError=False", body)
	equal(t, pluck(t, at(t, answer, "errors"), "code"), codes)
	equal(t, at(t, answer, "errors", 0, "email"), any("b@x.com"))
	equal(t, at(t, answer, "taskId"), nil)
	made := at(t, answer, "successes", 0).(map[string]any)
	equal(t, made["groups"], any([]any{map[string]any{"id": "grp-0004", "name": "readers"}}))
	equal(t, made["createdOn"], any("2026-01-02T03:04:05.000000+00:00"))

	made["profile"] = map[string]any{"name": "designer"}
	changes := []any{made, map[string]any{"id": "nope"}, map[string]any{"id": "inv-0002", "email": "other@x.com"}}
	answer = c.must(t, "PUT", "/invites?failAllOnError=false", text(changes))
	equal(t, pluck(t, at(t, answer, "errors"), "code"), []string{"not_found", "email_change"})
	equal(t, c.profiles(t), "designer:10/10 explorer:4/4 reader:10/-1 designer*:1/2")
	answer = c.must(t, "PUT", "/invites", `[{"id":"inv-0002","profile":{"name":"designer"}}]`)
	equal(t, at(t, answer, "errors", 0, "code"), any("no_seat_available"))
	equal(t, at(t, c.must(t, "PUT", "/invites", text([]any{made})), "errors"), any([]any{})) // its own seat is not in its way

	answer = c.must(t, "DELETE", "/invites?failAllOnError=false", `{"emails":["a@x.com","zz@x.com"]}`)
	equal(t, pluck(t, at(t, answer, "successes"), "email"), []string{"a@x.com"})
	equal(t, at(t, answer, "errors", 0, "code"), any("not_found"))
	clock.advance(time.Hour)
	equal(t, c.launchpad.AcceptInvite("nora.quist@acme.example"), true)
	equal(t, c.launchpad.AcceptInvite("nora.quist@acme.example"), false)
	nora := c.user(t, "nora.quist@acme.example")
	equal(t, at(t, nora, "profile"), any(map[string]any{"name": "designer", "isTrial": false}))
	equal(t, at(t, nora, "createdOn"), any("2026-01-02T04:04:05.000000+00:00"))
}

func TestSpaceUsers(t *testing.T) {
	t.Parallel()
	c, clock := launchpad(t, Options{})
	hans := c.user(t, "hans.bauer@acme.example").(map[string]any)
	hans["profile"] = map[string]any{"name": "reader", "isTrial": false, "more": 1}
	hans["groups"] = append(hans["groups"].([]any), map[string]any{"id": "grp-0004", "name": "readers"})
	hans["adminProperties"] = map[string]any{"costCenter": "X"}
	hans["isOwner"] = true
	answer := c.must(t, "PUT", "/users?failAllOnError=false", text([]any{hans, map[string]any{"id": "usr-0013", "profile": map[string]any{"name": "explorer"}}}))
	equal(t, at(t, answer, "errors", 0, "code"), any("no_seat_available"))
	saved := at(t, answer, "successes", 0)
	equal(t, at(t, saved, "isOwner"), any(false))
	equal(t, text(at(t, saved, "profile")), `{"isTrial":false,"more":1,"name":"reader"}`)
	equal(t, text(at(t, saved, "adminProperties")), `{"costCenter":"X"}`)
	equal(t, c.profiles(t), "designer:8/10 explorer:4/4 reader:11/-1 designer*:1/2")
	equal(t, slices.Contains(pluck(t, at(t, c.group(t, "readers"), "users"), "email"), "hans.bauer@acme.example"), true)

	task := "/task/" + at(t, answer, "taskId").(string)
	equal(t, text(c.must(t, "GET", task, "")), `{"id":"`+task[6:]+`","ready":false,"result":null,"successful":null}`)
	clock.advance(time.Second)
	equal(t, text(c.must(t, "GET", task, "")), `{"id":"`+task[6:]+`","ready":true,"result":{"updatedUsers":1},"successful":true}`)
	answer = c.must(t, "PUT", "/users", `[{"id":"usr-0003","adminProperties":{"mockTaskError":"design-0 is unreachable"}}]`)
	clock.advance(time.Second)
	failed := c.must(t, "GET", "/task/"+at(t, answer, "taskId").(string), "")
	equal(t, []any{at(t, failed, "ready"), at(t, failed, "successful")}, []any{true, false})

	trial := `[{"id":"usr-0013","profile":{"name":"designer","isTrial":true}},{"id":"usr-0014","profile":{"name":"designer","isTrial":true}}]`
	answer = c.must(t, "PUT", "/users?failAllOnError=true", trial)
	equal(t, pluck(t, at(t, answer, "errors"), "code"), []string{"not_applied", "no_seat_available"})
	equal(t, at(t, answer, "taskId"), nil)
	equal(t, c.profiles(t), "designer:8/10 explorer:4/4 reader:11/-1 designer*:1/2")

	answer = c.must(t, "DELETE", "/users?failAllOnError=false", `{"emails":["sophie.martin@acme.example","emma.jones@acme.example","x@y.z"]}`)
	equal(t, pluck(t, at(t, answer, "errors"), "code"), []string{"owner", "not_found"})
	equal(t, pluck(t, at(t, answer, "successes"), "id"), []string{"usr-0007"})
	equal(t, c.profiles(t), "designer:7/10 explorer:4/4 reader:11/-1 designer*:1/2")
}

func TestSpaceGroups(t *testing.T) {
	t.Parallel()
	c, clock := launchpad(t, Options{})
	answer := c.must(t, "POST", "/group", `{"id":null,"name":"new","description":null,"launchpadPermissions":{"mayTurnOnSpace":true},`+
		`"dataikuPermissions":{"design-0":{"mayCreateProjects":true,"own":{"a":true}}},"governPermissions":{"govern-0":{}},"users":[{"id":"usr-0003","email":"kenji.tanaka@acme.example"}]}`)
	g := at(t, answer, "group").(map[string]any)
	equal(t, at(t, g, "launchpadPermissions", "mayManageUsers"), any(false)) // what is left out is false
	equal(t, at(t, g, "dataikuPermissions", "design-0", "mayCreateProjects"), any(true))
	equal(t, at(t, g, "dataikuPermissions", "design-0", "own", "a"), any(true))
	equal(t, at(t, g, "governPermissions", "govern-0", "mayManageGovern"), any(false))
	clock.advance(time.Second)
	equal(t, at(t, c.must(t, "GET", "/task/"+at(t, answer, "taskId").(string), ""), "successful"), any(true))
	equal(t, pluck(t, at(t, c.user(t, "kenji.tanaka@acme.example"), "groups"), "name"), []string{"designers", "new"})

	path := "/group/" + g["id"].(string)
	g["name"], g["users"] = "newer", []any{map[string]any{"email": "anna.schmidt@acme.example"}}
	delete(g["dataikuPermissions"].(map[string]any), "design-0")
	saved := at(t, c.must(t, "PUT", path, text(g)), "group")
	equal(t, at(t, saved, "dataikuPermissions"), any(map[string]any{}))
	equal(t, pluck(t, at(t, saved, "users"), "id"), []string{"usr-0009"})
	equal(t, pluck(t, at(t, c.user(t, "kenji.tanaka@acme.example"), "groups"), "name"), []string{"designers"})
	c.must(t, "DELETE", path, "")
	equal(t, pluck(t, at(t, c.user(t, "anna.schmidt@acme.example"), "groups"), "name"), []string{"analysts"})
	c.launchpad.SetTaskTime(0)
	task := at(t, c.must(t, "PUT", "/users", `[{"id":"usr-0003"}]`), "taskId").(string)
	equal(t, at(t, c.must(t, "GET", "/task/"+task, ""), "ready"), any(true))
	immediate, _ := launchpad(t, Options{FutureDuration: -1})
	status, body := immediate.send(t, "DELETE", "/group/grp-0003", "")
	equal(t, []any{status, body}, []any{204, ""})
	equal(t, at(t, immediate.must(t, "PUT", "/users", `[{"id":"usr-0003"}]`), "taskId"), nil)
}

func TestSpaceRefusals(t *testing.T) {
	t.Parallel()
	c, _ := launchpad(t, Options{})
	c.launchpad.AddKey("groups", "s", WriteGroups)
	for _, tc := range []struct {
		name, key, method, path, body string
		status                        int
		want                          string
	}{
		{"secret", "mock-launchpad-key:no", "GET", "/profiles", "", 401, `"message":"Invalid API key id or secret"`},
		{"key", "x:y", "GET", "/profiles", "", 401, `"status":"Unauthorized"`},
		{"scope", LaunchpadReaderID + ":" + LaunchpadReaderSecret, "POST", "/invites", "[]", 403, "does not have the scope write_users"},
		{"scope of groups", LaunchpadReaderID + ":" + LaunchpadReaderSecret, "DELETE", "/group/grp-0003", "", 403, "does not have the scope write_groups"},
		{"own scope", "groups:s", "POST", "/users/search", "{}", 403, "does not have the scope read_users"},
		{"user", "", "GET", "/user/x", "", 404, "User x does not exist"},
		{"group", "", "PUT", "/group/x", "{}", 404, "Group x does not exist"},
		{"task", "", "GET", "/task/x", "", 404, "Task x does not exist"},
		{"space", "", "GET", "/../other/profiles", "", 501, "nearest route"},
		{"route", "", "GET", "/profile", "", 501, "the nearest route is GET /spaces/{space}/profiles"},
		{"method", "", "PATCH", "/users", "", 405, "Request method 'PATCH' not supported"},
		{"not JSON", "", "POST", "/users/search", "{", 400, "is not JSON"},
		{"no body", "", "POST", "/users/search", "", 422, `"errors":{"json":{"_schema":["Invalid input type: an object is needed"]}}`},
		{"type", "", "POST", "/users/search", `{"emails":[1]}`, 422, `"json":{"emails":`},
		{"no array", "", "PUT", "/users", `{}`, 422, "an array is needed"},
		{"item", "", "PUT", "/users", `[{},{"profile":1}]`, 422, `"json":{"1":{"profile":`},
		{"item's type", "", "PUT", "/users", `[1]`, 422, `"json":{"0":{"_schema":`},
		{"no e-mails", "", "DELETE", "/users", `{}`, 422, `"emails":["Missing data`},
		{"node type", "", "POST", "/nodes/search", `{"type":"x"}`, 422, "Must be one of: design, automation, api, govern, dataiku."},
		{"nameless group", "", "POST", "/group", `{"name":" "}`, 422, `"name":["Name cannot be empty"]`},
		{"taken group", "", "POST", "/group", `{"name":"readers"}`, 422, "Group readers already exists"},
		{"taken name", "", "PUT", "/group/grp-0003", `{"name":"readers"}`, 422, "Group readers already exists"},
		{"other id", "", "PUT", "/group/grp-0003", `{"id":"x","name":"readers"}`, 422, "can't be changed"},
		{"administrators", "", "PUT", "/group/grp-0001", `{"name":"x"}`, 422, "can't be renamed"},
		{"administrators, deleted", "", "DELETE", "/group/grp-0001", "", 422, "can't be deleted"},
		{"node", "", "POST", "/group", `{"name":"x","dataikuPermissions":{"govern-0":{}}}`, 422, "Node govern-0 does not exist on the space, or has other permissions"},
		{"node's permissions", "", "POST", "/group", `{"name":"x","governPermissions":{"govern-0":1}}`, 422, "are not an object"},
		{"permission", "", "POST", "/group", `{"name":"x","launchpadPermissions":{"mayTurnOnSpace":{"a":1}}}`, 422, "Permission mayTurnOnSpace is not a boolean"},
		{"member", "", "POST", "/group", `{"name":"x","users":[{"id":"nope"}]}`, 422, "does not exist on the space"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			own := *c
			if tc.key != "" {
				own.id, own.secret, _ = strings.Cut(tc.key, ":")
			}
			status, body := own.send(t, tc.method, tc.path, tc.body)
			if status != tc.status || !strings.Contains(body, tc.want) {
				t.Fatalf("got  %d %s\nwant %d %s", status, body, tc.status, tc.want)
			}
		})
	}
	r := httptest.NewRequest("GET", "/v1/spaces/other/profiles", nil)
	r.SetBasicAuth(LaunchpadKeyID, LaunchpadKeySecret)
	w := httptest.NewRecorder()
	c.launchpad.Handler().ServeHTTP(w, r)
	equal(t, w.Code, 404)
	list := c.launchpad.Requests()
	last := list[len(list)-1]
	equal(t, []any{last.Path, last.URI, last.Status, last.User}, []any{"/spaces/other/profiles", "/v1/spaces/other/profiles", 404, LaunchpadKeyID})
	equal(t, list[0].User, "")
	c.launchpad.ForgetRequests()
	equal(t, len(c.launchpad.Requests()), 0)
}

// TestSpacesAreApart: Launchpads share the seed's rows; what one changes no other sees.
func TestSpacesAreApart(t *testing.T) {
	t.Parallel()
	a, _ := launchpad(t, Options{})
	b, _ := launchpad(t, Options{})
	a.must(t, "DELETE", "/users", `{"emails":["emma.jones@acme.example"]}`)
	a.must(t, "DELETE", "/group/grp-0002", "")
	equal(t, len(b.must(t, "POST", "/users/search", `{}`).([]any)), 20)
	equal(t, len(at(t, b.group(t, "designers"), "users").([]any)), 7)
}

// FuzzLaunchpad: no request makes the mock panic, hang or answer with something that is not JSON.
func FuzzLaunchpad(f *testing.F) {
	bodies := []string{"", "{", "null", `{"emails":["hans.bauer@acme.example"]}`, `[{"id":"usr-0003","profile":{"name":"reader"},"groups":[{}]}]`, `[{"email":"a@b.c","profile":{"name":"reader"}},1]`,
		`{"name":"x","users":[{"id":"usr-0003"}],"dataikuPermissions":{"design-0":{"a":{}}}}`, "\xff\x00"}
	for i, r := range LaunchpadRoutes() {
		method, path, _ := strings.Cut(r, " ")
		path = strings.NewReplacer("{space}", LaunchpadSpaceID, "{id}", "grp-0002").Replace(path)
		for n := range bodies {
			f.Add(method, path, "failAllOnError=true", bodies[(i+n)%len(bodies)])
		}
		f.Add(method, path+"/%2e%2e/%", "x", bodies[i%len(bodies)])
	}
	at := newClock()
	l := NewLaunchpad(Options{Now: at.Now})
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		r := &http.Request{Method: method, URL: &url.URL{Path: path, RawQuery: query}, Header: http.Header{},
			Body: io.NopCloser(strings.NewReader(body)), ContentLength: int64(len(body))}
		if plain, err := url.PathUnescape(path); err == nil {
			r.URL.Path, r.URL.RawPath = plain, path
		}
		r.SetBasicAuth(LaunchpadKeyID, LaunchpadKeySecret)
		at.advance(50 * time.Millisecond)
		response, err := l.Transport().RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		if len(text) > 0 && !json.Valid(text) || response.StatusCode >= 400 && !strings.HasPrefix(string(text), `{"code":`) {
			t.Fatalf("%s %s: %d %s", method, path, response.StatusCode, text)
		}
	})
}
