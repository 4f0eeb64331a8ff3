package launchpad_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/launchpad"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/loop"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var api = bind.New(dss.Set(), launchpad.Set())

func TestDeclarations(t *testing.T) {
	t.Parallel()
	for _, err := range api.Check() {
		t.Error(err)
	}
}

// space answers as a small space does. What a route answers is given by
// "METHOD path body", then by "METHOD path"; a text that starts with a number
// has that status.
var space = map[string]string{
	`POST /invites/search {"emails":["i@x.com"]}`:    `[{"id":"i1","email":"i@x.com","profile":{"name":"reader"},"createdOn":"2024-05-06T07:08:09.123456+00:00"}]`,
	`POST /invites/search {"emails":["none@x.com"]}`: `[]`,
	`POST /invites`: `{"successes":[{"id":"i9","email":"new@x.com"}],"errors":[{"email":"bad@x.com","message":"no"}]}`,
	`PUT /invites`:  `{"successes":[{"id":"i1","email":"i@x.com","profile":{"name":"designer"}}]}`,
	`POST /users/search`: `[{"id":"u1","email":"a@x.com","isOwner":true,"profile":{"name":"designer","isTrial":false},"groups":[{"id":"g1","name":"grp"}]},
		{"id":"u2","email":"b@x.com","isOwner":false}]`,
	`POST /users/search {"emails":["a@x.com"]}`:            `[{"id":"u1","email":"a@x.com","isOwner":true,"groups":[{"id":"g1","name":"grp"}]}]`,
	`POST /users/search {"emails":["b@x.com","no@x.com"]}`: `[{"id":"u2","email":"b@x.com"}]`,
	`POST /users/search {"emails":["b@x.com"]}`:            `[{"id":"u2","email":"b@x.com"}]`,
	`PUT /users`:    `{"successes":[{"id":"u1","email":"a@x.com","saved":1}],"taskId":"t1"}`,
	`DELETE /users`: `{"successes":[{"email":"a@x.com"}],"errors":[],"taskId":"late"}`,
	`POST /groups/search {"names":["grp"]}`: `[{"id":"g1","name":"grp","description":"d","users":[{"id":"u1","email":"a@x.com"}],
		"dataikuPermissions":{"design-0":{"mayCreateProjects":false,"deep":{"a":true}}}}]`,
	`POST /groups/search {"names":["grp","other"]}`: `[{"id":"g1","name":"grp"},{"id":"g2","name":"other"}]`,
	`POST /groups/search {"names":["no"]}`:          `[]`,
	`POST /groups/search {"names":[]}`:              `[]`,
	`POST /nodes/search {"type":"design"}`:          `[{"name":"design-0","type":"design"},{"name":"design-1","type":"design"}]`,
	`POST /nodes/search {"type":"govern"}`:          `[{"name":"govern-0","type":"govern"}]`,
	`POST /nodes/search {"type":"empty"}`:           `[]`,
	`POST /nodes/search {"type":"odd"}`:             `422 {"errors":{"json":{"type":["Must be one of: design, govern."]}}}`,
	`POST /nodes/search {"type":null}`:              `[{"name":"design-0","type":"design"},{"name":"design-1","type":"design"},{"name":"govern-0","type":"govern"}]`,
	`POST /group`:                                   `{"group":{"id":"g9","name":"new"},"taskId":"bad"}`,
	`PUT /group/g1`:                                 `{"group":{"id":"g1","name":"grp","description":"saved"}}`,
	`DELETE /group/g1`:                              `204`,
	`GET /profiles`:                                 `[{"name":"designer","totalSeats":10,"usedSeats":7,"isTrial":false},{"name":"reader","totalSeats":-1,"usedSeats":2,"isTrial":true}]`,
	`GET /task/t1`:                                  `{"ready":true,"successful":true,"result":{"n":1}}`,
	`GET /task/bad`:                                 `{"ready":true,"successful":false,"result":"node down"}`,
	`GET /task/never`:                               `{"ready":false}`,
	`GET /status/401`:                               `401 {"message":"bad key"}`,
	`GET /status/403`:                               `403 {"message":"missing scope: write_users"}`,
	`GET /status/404`:                               `404 {"message":"gone"}`,
	`GET /status/422`:                               `422 {"errors":{"json":{"0":{"email":["Not a valid \"e-mail\", or: taken"]}}},"message":"hidden"}`,
	`GET /status/4220`:                              `422 {"message":"no details"}`,
	`GET /status/500`:                               `500 {"detail":"x"}`,
	`GET /status/502`:                               `502 <html>`,
	`GET /status/brief`:                             `418 teapot`,
}

type wire struct {
	sent  []string
	tasks int
}

func (w *wire) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	route := r.Method + " " + strings.TrimPrefix(r.URL.Path, "/v1/spaces/SPACE")
	sent := route
	if r.URL.RawQuery != "" {
		sent += "?" + r.URL.RawQuery
	}
	if len(body) > 0 {
		sent += " " + string(body)
	}
	if user, password, _ := r.BasicAuth(); user != "key-id" || password != "key-secret" {
		return nil, fmt.Errorf("authenticated as %s, %s", user, password)
	}
	w.sent = append(w.sent, sent)
	text, ok := space[route+" "+string(body)]
	if !ok {
		text, ok = space[route]
	}
	if w.tasks++; route == "GET /task/late" {
		text, ok = fmt.Sprintf(`{"ready":%v,"successful":true}`, w.tasks > 3), true
	}
	status := 200
	if n, _ := fmt.Sscanf(text, "%d", &status); n == 1 {
		text = strings.TrimSpace(text[3:])
	}
	if !ok {
		return nil, fmt.Errorf("no answer to %s", sent)
	}
	return &http.Response{
		StatusCode: status, ProtoMajor: 1, ProtoMinor: 1, Request: r,
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(text)), ContentLength: int64(len(text)),
	}, nil
}

// eval runs a script whose result is shown as JSON, behind it what was sent.
func eval(t *testing.T, js string) (out, sent string) {
	t.Helper()
	w := &wire{}
	l := loop.New(loop.Options{})
	b := bind.Install(api, l, bind.Options{Dial: func(d bind.Dialing) (*bind.Connection, error) {
		c := &bind.Connection{URL: d.URL, Space: d.Space, KeyID: d.KeyID, Key: d.Key}
		var err error
		c.Client, err = rest.New(rest.Config{URL: d.URL, User: d.KeyID, Password: d.Key, Headers: d.Headers, Transport: w, Retries: -1})
		return c, err
	}})
	for name, x := range map[string]any{"dss": b.Namespace("dss"), "launchpad": b.Namespace("dss/launchpad"), "report": func(s string) { out = s }} {
		if err := l.VM().Set(name, x); err != nil {
			t.Fatal(err)
		}
	}
	o := start(l.Run, l.VM().RunString, `(async () => { "use strict"; const { DataikuException } = dss;
		const { `+strings.Join(api.Exports("dss/launchpad"), ", ")+` } = launchpad;
		const l = new LaunchpadClient("SPACE", "key-id", "key-secret", { host: "http://launchpad/v1" });
		const caught = async (f) => { try { return await f() } catch (e) { return e } };
		const r = await (async () => { `+js+` })(); report(JSON.stringify(r) ?? "undefined") })()`)
	if o.Err != nil {
		out = o.Err.Error()
	}
	return out, strings.Join(w.sent, "\n")
}

// start evaluates a script as the main task of a run. V is the engine's value.
func start[V any](run func(context.Context, func() (V, error)) loop.Outcome, eval func(string) (V, error), script string) loop.Outcome {
	return run(context.Background(), func() (V, error) { return eval(script) })
}

func TestLaunchpad(t *testing.T) {
	t.Parallel()
	const group = `POST /groups/search {"names":["grp"]}` + "\n"
	tests := []struct{ name, js, want, sent string }{
		{"client", `return [l, l.spaceId, l.api_key_secret, new LaunchpadClient("S", "i", "s").host]`, `[{"spaceId":"SPACE","apiKeyId":"key-id","host":"http://launchpad/v1"},"SPACE","key-secret","https://api.launchpad-dku.app.dataiku.io/v1"]`, ""},
		{"no key", `new LaunchpadClient("S", "i", "")`, `the id and the secret of an API key are required to connect to https://api.launchpad-dku.app.dataiku.io/v1: pass them as second and third argument, or use launchpadClient() with those of the environment`, ""},
		{"request", "return (await l.request('GET', `/spaces/${l.spaceId}/profiles`)).length", `2`, `GET /profiles`},

		{"invite", `const i = await l.getInvite("i@x.com"); return [i.id, i.email, i.profile, i.groups, i.createdOn.toISOString(), i.created_on instanceof Date]`, `["i1","i@x.com",{"name":"reader"},[],"2024-05-06T07:08:09.123Z",true]`, `POST /invites/search {"emails":["i@x.com"]}`},
		{"an invite that is not there", `const e = await caught(() => l.getInvite("none@x.com")); return [e.name, e.message, e instanceof DataikuClientException, e instanceof DataikuException]`,
			`["DataikuResourceDoesNotExistException","the space has no invite with the e-mail none@x.com: it does not exist",true,true]`, `POST /invites/search {"emails":["none@x.com"]}`},
		{"an empty e-mail", `return (await caught(() => l.getUser(""))).message`, `"email_required: Email cannot be empty"`, ""},
		{"build an invite", `const i = await l.buildInvite("new@x.com", "designer", { groups: ["grp", "other", "grp"] }); return [i.getRaw(), (await caught(() => i.id)).name]`,
			`[{"id":null,"email":"new@x.com","profile":{"name":"designer"},"groups":[{"id":"g1","name":"grp"},{"id":"g2","name":"other"}]},"DataikuResourceDoesNotExistException"]`, `POST /groups/search {"names":["grp","other"]}`},
		{"options by position", `await l.buildInvite("e", "p", ["g"])`, `LaunchpadClient.buildInvite: options are named: write buildInvite(email, profile, { groups })`, ""},
		{"build an invite for a group that is not there", `return (await caught(() => l.buildInvite("e", "p", { groups: ["no"] }))).message`, `"these groups do not exist: no"`, `POST /groups/search {"names":["no"]}`},
		{"create invites", `const i = await l.buildInvite("new@x.com", "p"); const [s, e] = await l.createInvites([i, new LaunchpadInvite(l, "bad@x.com")], { failAllOnError: true }); return [s[0] === i, s.length, i.id, e]`,
			`[true,1,"i9",[{"email":"bad@x.com","message":"no"}]]`, `POST /groups/search {"names":[]}` + "\n" + `POST /invites?failAllOnError=true [{"id":null,"email":"new@x.com","profile":{"name":"p"},"groups":[]},{"id":null,"email":"bad@x.com"}]`},
		{"update invites", `const i = await l.getInvite("i@x.com"); i.setProfile("designer", { extra: 1 }); const [s, e] = await l.updateInvites([i]); return [s[0] === i, i.getRaw().profile, e]`,
			`[true,{"name":"designer"},[]]`, `POST /invites/search {"emails":["i@x.com"]}` + "\n" + `PUT /invites?failAllOnError=false [{"id":"i1","email":"i@x.com","profile":{"name":"designer","extra":1},"createdOn":"2024-05-06T07:08:09.123456+00:00"}]`},

		{"users", `return (await l.listUsers()).map(u => [u.id, u.isOwner, u.groups, u instanceof LaunchpadUser, u instanceof BaseLaunchpadUser])`, `[["u1",true,["grp"],true,true],["u2",false,[],true,true]]`, `POST /users/search {"emails":null}`},
		{"update users and wait", `const u = await l.getUser("a@x.com"); u.setProfile("designer", { is_trial: true }); u.setAdminProperty("k", 1); u.removeAdminProperty("no"); u.removeGroups(["grp"]);
			const [s] = await l.updateUsers([u], { waitForPropagation: true }); return [s[0] === u, u.getRaw().saved, u.adminProperties]`, `[true,1,{"k":1}]`,
			`POST /users/search {"emails":["a@x.com"]}` + "\n" + `PUT /users?failAllOnError=false [{"id":"u1","email":"a@x.com","isOwner":true,"groups":[],"profile":{"name":"designer","isTrial":true},"adminProperties":{"k":1}}]` + "\nGET /task/t1"},
		{"admin properties are copied", `const u = new LaunchpadUser(l, "e"), p = { a: 1 }; u.adminProperties = p; p.a = 2; return [u.admin_properties, (await caught(() => { u.isOwner = true })).message]`, `[{"a":1},"LaunchpadUser.isOwner is read-only"]`, ""},
		{"delete users and wait for a late task", `return await l.deleteUsers(["a@x.com"], { waitForPropagation: true })`, `[[{"email":"a@x.com"}],[]]`, `DELETE /users?failAllOnError=false {"emails":["a@x.com"]}` + "\nGET /task/late\nGET /task/late\nGET /task/late"},

		{"group", `const g = await l.getGroup("grp"); g.description = "x"; return [g.id, g.name, g.users, g.accessibleNodes, g.launchpadPermissions, g.governPermissions, g.description]`, `["g1","grp",["a@x.com"],["design-0"],{},{},"x"]`, group[:len(group)-1]},
		{"build and create a group", `const p = { "design-0": { a: true } }; const g = await l.buildGroup("new", { description: "d", emails: ["b@x.com"], dataikuPermissions: p }); p["design-0"].a = false;
			g.launchpadPermissions = { mayTurnOnSpace: true }; const raw = g.getRaw(); await g.save(); return [raw === g.getRaw(), raw, g.accessibleNodes]`, `[true,{"id":"g9","name":"new"},[]]`,
			`POST /users/search {"emails":["b@x.com"]}` + "\n" + `POST /group {"id":null,"name":"new","launchpadPermissions":{"mayTurnOnSpace":true},"dataikuPermissions":{"design-0":{"a":true}},"governPermissions":{},"description":"d","users":[{"id":"u2","email":"b@x.com"}]}`},
		{"a task that fails", `const e = await caught(async () => { await (await l.buildGroup("new")).save({ waitForPropagation: true }) }); return [e.name, e.message]`, `["DataikuTaskException","the task bad failed: node down"]`,
			`POST /group {"id":null,"name":"new","launchpadPermissions":{},"dataikuPermissions":{},"governPermissions":{},"description":null}` + "\nGET /task/bad"},
		{"copied permissions have no alias", `const g = await l.getGroup("grp"); await g.grantNodeAccess({ nodeName: "design-1", copyPermissionsFromNode: "design-0" });
			g.dataikuPermissions["design-1"].deep.a = false; const change = { more: { b: true } }; await g.updatePermissions(change, { nodeType: "design", grantNodeAccess: false });
			g.dataikuPermissions["design-1"].more.b = false; return g.dataikuPermissions`,
			`{"design-0":{"mayCreateProjects":false,"deep":{"a":true},"more":{"b":true}},"design-1":{"mayCreateProjects":false,"deep":{"a":false},"more":{"b":false}}}`, group + `POST /nodes/search {"type":null}` + "\n" + `POST /nodes/search {"type":"design"}`},
		{"granting and updating by type", `const g = await l.getGroup("grp"); await g.updatePermissions({ mayManageGovern: true }, { nodeType: "govern" }); await g.save(); return g.getRaw()`, `{"id":"g1","name":"grp","description":"saved"}`,
			group + `POST /nodes/search {"type":"govern"}` + "\n" + `POST /nodes/search {"type":"govern"}` + "\n" + `PUT /group/g1 {"id":"g1","name":"grp","description":"d","users":[{"id":"u1","email":"a@x.com"}],"dataikuPermissions":{"design-0":{"mayCreateProjects":false,"deep":{"a":true}}},"launchpadPermissions":{},"governPermissions":{"govern-0":{"mayManageGovern":true}}}`},
		{"revoke", `const g = await l.getGroup("grp"); await g.revokeNodeAccess({ nodeType: "design" }); return g.accessibleNodes`, `[]`, group + `POST /nodes/search {"type":"design"}`},
		{"no node to update", `const g = await l.getGroup("grp"); return (await caught(() => g.updatePermissions({}, { nodeName: "govern-0", grantNodeAccess: false }))).message`, `"no node matches for the update of permissions: the group has access to none of them"`, group + `POST /nodes/search {"type":null}`},
		{"node types that are not there", `const g = new LaunchpadGroup(l, "g"); return [(await caught(() => g.grantNodeAccess({ nodeType: "odd" }))).message, (await caught(() => g.grantNodeAccess({ nodeType: "empty" }))).message, (await caught(() => g.grantNodeAccess({ nodeName: "x" }))).message]`,
			`["the node type odd does not exist on the space: {\"type\": [\"Must be one of: design, govern.\"]}","the node type empty does not exist on the space","the node x does not exist on the space"]`, `POST /nodes/search {"type":"odd"}` + "\n" + `POST /nodes/search {"type":"empty"}` + "\n" + `POST /nodes/search {"type":null}`},
		{"both or neither", `const g = new LaunchpadGroup(l, "g"); return [(await caught(() => g.grantNodeAccess({ nodeType: "a", nodeName: "b" }))).message, (await caught(() => g.revokeNodeAccess({}))).name]`, `["which nodes? Give either nodeType or nodeName","TypeError"]`, ""},
		{"members", `const g = await l.getGroup("grp"); await g.addUsers(["b@x.com"]); g.removeUsers(["a@x.com"]); return [g.users, (await caught(() => g.addUsers(["b@x.com", "no@x.com"]))).message]`, `[["b@x.com"],"these users do not exist: no@x.com"]`, group + `POST /users/search {"emails":["b@x.com"]}` + "\n" + `POST /users/search {"emails":["b@x.com","no@x.com"]}`},
		{"delete a group", `await (await l.getGroup("grp")).delete({ waitForPropagation: true }); return (await caught(() => new LaunchpadGroup(l, "n").delete())).name`, `"DataikuResourceDoesNotExistException"`, group + `DELETE /group/g1`},
		{"profiles", `return (await l.listProfiles()).map(p => [p.name, p.totalSeats, p.usedSeats, p.freeSeats, p.isTrial, p.getRaw().name])`, `[["designer",10,7,3,false,"designer"],["reader",-1,2,-1,true,"reader"]]`, `GET /profiles`},
		{"nodes", `return (await l.listNodes({ type: "design" })).map(n => [n.name, n.type, n.client === l])`, `[["design-0","design",true],["design-1","design",true]]`, `POST /nodes/search {"type":"design"}`},

		{"task", `return await new LaunchpadTask(l, "t1").waitForResult()`, `{"n":1}`, `GET /task/t1`},
		{"a task that takes too long", `const e = await caught(() => new LaunchpadTask(l, "never").waitForResult({ timeout: 12 })); return [e.name, e instanceof DataikuTaskException, e.message]`, `["DataikuTaskTimeoutException",true,"the task never was not ready in 12 s; it goes on: wait again"]`, "GET /task/never\nGET /task/never\nGET /task/never"},
		{"an answer without a task", `return [LaunchpadTask.fromResp(l, { taskId: "t" }).taskId, (await caught(() => LaunchpadTask.fromResp(l, {}))).name]`, `["t","DataikuMissingTaskException"]`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				got, sent := eval(t, tt.js)
				if got != tt.want {
					t.Errorf("%s\n got %s\nwant %s", tt.js, got, tt.want)
				}
				if sent != tt.sent {
					t.Errorf("%s\n sent\n%s\n want\n%s", tt.js, sent, tt.sent)
				}
			})
		})
	}
}

func TestExceptions(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"401":   `["DataikuUnauthorizedException",401,"bad key",{"message":"bad key"},true,true,false]`,
		"403":   `["DataikuForbiddenException",403,"missing scope: write_users",{"message":"missing scope: write_users"},true,true,false]`,
		"404":   `["DataikuResourceNotFoundException",404,"gone",{"message":"gone"},true,true,true]`,
		"422":   `["DataikuBadRequestException",422,"{\"0\": {\"email\": [\"Not a valid \\\"e-mail\\\", or: taken\"]}}",{"0":{"email":["Not a valid \"e-mail\", or: taken"]}},true,true,false]`,
		"4220":  `["DataikuBadRequestException",422,"{\"message\": \"no details\"}",{"message":"no details"},true,true,false]`,
		"500":   `["DataikuResponseException",500,"Unknown error",{"detail":"x"},true,true,false]`,
		"brief": `["DataikuResponseException",418,"teapot",{"message":"teapot"},true,true,false]`,
	}
	for path, want := range tests {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			got, _ := eval(t, `class Own extends DataikuClientException {}
				const e = await caught(() => l.request("GET", "/spaces/SPACE/status/`+path+`"));
				if (e.method !== "GET" || e.url !== "http://launchpad/v1/spaces/SPACE/status/`+path+`" || e instanceof Own || e instanceof DataikuClientException !== e instanceof DataikuResourceDoesNotExistException) throw e;
				return [e.name, e.status, e.message, e.error, e instanceof DataikuResponseException, e instanceof DataikuLaunchpadException && e instanceof DataikuException, e instanceof DataikuResourceDoesNotExistException]`)
			if got != want {
				t.Errorf(" got %s\nwant %s", got, want)
			}
		})
	}
}
