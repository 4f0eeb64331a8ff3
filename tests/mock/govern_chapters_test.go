package mock

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"
)

func TestTimeSeries(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	user := s.as(GovernUserKey)
	values := func(path string) string {
		t.Helper()
		var out []string
		for _, p := range user.must(t, "GET", path, "").([]any) {
			out = append(out, string(toJSON(at(t, p, "timestamp")))+"="+string(toJSON(at(t, p, "value"))))
		}
		return strings.Join(out, " ")
	}
	equal(t, at(t, user.must(t, "POST", "/time-series", ""), "id"), any("ts.4"))
	equal(t, at(t, user.must(t, "POST", "/time-series", `[{"timestamp":2,"value":1.50},{"timestamp":1,"value":{"a":[null]}}]`), "id"), any("ts.5"))
	const path = "/time-series/ts.5"
	_, text := user.send(t, "GET", path, "")
	equal(t, text, `[{"timeSeriesId":"ts.5","timestamp":1,"value":{"a":[null]}},{"timeSeriesId":"ts.5","timestamp":2,"value":1.50}]`)
	user.must(t, "PUT", path+"?upsert=False", `[{"timeSeriesId":"ts.5","timestamp":1,"value":0},{"timestamp":4,"value":4},{"timestamp":4,"value":5}]`)
	equal(t, values(path), `1={"a":[null]} 2=1.50 4=4`)
	user.must(t, "PUT", path+"?upsert=True", `[{"timestamp":1.0,"value":0},{"timestamp":-3,"value":"x"}]`)
	user.must(t, "PUT", path, `[{"timestamp":4,"value":6}]`)
	equal(t, values(path), `-3="x" 1=0 2=1.50 4=6`)
	equal(t, values(path+"?timestampMin=1&timestampMax=2"), "1=0 2=1.50")
	equal(t, values(path+"?timestampMin=3"), "4=6")
	equal(t, values(path+"?timestampMax=0"), `-3="x"`)
	equal(t, values(path+"?timestampMin=9&timestampMax=0"), "")
	user.must(t, "DELETE", path+"?timestampMin=1&timestampMax=2", "")
	equal(t, values(path), `-3="x" 4=6`)
	user.must(t, "DELETE", path, "")
	equal(t, values(path), "")
	equal(t, len(user.must(t, "GET", "/time-series/ts.1", "").([]any)), 12)
	const bad = "IllegalArgumentException"
	refusesAll(t, []refusal{
		{name: "unknown", method: "GET", path: "/time-series/ts.9", status: 404, want: "NotFoundException: Time series 'ts.9'"},
		{name: "window", method: "GET", path: "/time-series/ts.1?timestampMin=today", status: 400, want: bad + ": Parameter timestampMin must be an epoch in milliseconds, but is 'today'"},
		{name: "object", method: "PUT", path: "/time-series/ts.1", body: `{}`, status: 400, want: "JsonSyntaxException"},
		{name: "point", method: "PUT", path: "/time-series/ts.1", body: `[1]`, status: 400, want: "JsonSyntaxException"},
		{name: "timestamp", method: "PUT", path: "/time-series/ts.1", body: `[{"timestamp":"1","value":1}]`, status: 400, want: "JsonSyntaxException"},
		{name: "fraction", method: "PUT", path: "/time-series/ts.1", body: `[{"timestamp":1.5,"value":1}]`, status: 400, want: bad + ": Datapoint 0: timestamp"},
		{name: "no timestamp", method: "POST", path: "/time-series", body: `[{"value":1}]`, status: 400, want: bad},
		{name: "no value", method: "POST", path: "/time-series", body: `[{"timestamp":1}]`, status: 400, want: bad + ": Datapoint 0: value is required"},
		{name: "another series", method: "PUT", path: "/time-series/ts.1", body: `[{"timeSeriesId":"ts.2","timestamp":1,"value":1}]`, status: 400, want: bad + ": A datapoint of time series 'ts.2'"},
	})
}

func TestUploadedFiles(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	content := bytes.Repeat([]byte{0, 1, 254, 255, '\r', '\n', '-', '-'}, 10_000)
	post := func(kind string, body []byte) (int, string) {
		t.Helper()
		r, _ := http.NewRequest("POST", GovernURL+"/dip/publicapi/uploaded-files", bytes.NewReader(body))
		r.SetBasicAuth(GovernUserKey, "")
		r.Header.Set("Content-Type", kind)
		response, err := s.Transport().RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		return response.StatusCode, string(text)
	}
	form := func(field, name string) (string, []byte) {
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		_ = w.WriteField("other", "x")
		part, err := w.CreateFormFile(field, name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = part.Write(content)
		_ = w.Close()
		return w.FormDataContentType(), body.Bytes()
	}
	status, text := post(form("file", "plan ü.pdf"))
	equal(t, status, 200)
	equal(t, text, `{"id":"uf.3","name":"plan ü.pdf","size":80000,"uploadedBy":"marie.dupont","uploadedOn":1767323045000}`)
	user := s.as(GovernUserKey)
	_, again := user.send(t, "GET", "/uploaded-file/uf.3", "")
	equal(t, again, text)
	_, got := user.send(t, "GET", "/uploaded-file/uf.3/download", "")
	equal(t, got == string(content), true)
	user.must(t, "DELETE", "/uploaded-file/uf.3", "")
	refuses(t, user, "GET", "/uploaded-file/uf.3/download", "", 404, "NotFoundException: Uploaded file 'uf.3'")
	kind, body := form("file", "x")
	for name, bad := range map[string]struct {
		kind string
		body []byte
		want string
	}{
		"json":        {"application/json", []byte("{}"), "not a multipart request"},
		"no boundary": {"multipart/form-data", body, "not a multipart request"},
		"cut":         {kind, body[:len(body)/2], "Failed to parse"},
		"empty":       {kind, nil, "Failed to parse"},
	} {
		if status, text := post(bad.kind, bad.body); status != 400 || !strings.Contains(text, bad.want) {
			t.Errorf("%s: %d %s", name, status, text)
		}
	}
	if status, text := post(form("document", "x")); status != 400 || !strings.Contains(text, "'file' is not present") {
		t.Error(status, text)
	}
}

func TestCustomPages(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	manager, user := s.as(GovernManagerKey), s.as(GovernUserKey)
	equal(t, pluck(t, user.must(t, "GET", "/custom-pages", ""), "id"), []string{"cp.governable_items", "cp.model_registry", "cp.risk_board"})
	equal(t, at(t, manager.must(t, "POST", "/admin/custom-pages?newIdentifier=mine", `{"name":"Mine","zeta":1.0}`), "id"), any("cp.mine"))
	_, text := user.send(t, "GET", "/custom-page/cp.mine", "")
	equal(t, text, `{"name":"Mine","zeta":1.0,"id":"cp.mine","type":"artifact-table","icon":"table_view","visible":true}`)
	manager.must(t, "PUT", "/admin/custom-page/cp.mine", `{"name":"Mine","visible":false}`)
	refuses(t, user, "GET", "/custom-page/cp.mine", "", 403, "UnauthorizedException: Custom page 'cp.mine' is not visible")
	order := manager.must(t, "PUT", "/admin/custom-pages/order", `["cp.mine","cp.drafts","cp.risk_board","cp.model_registry","cp.governable_items"]`)
	equal(t, manager.must(t, "GET", "/admin/custom-pages/order", ""), order)
	equal(t, pluck(t, manager.must(t, "GET", "/admin/custom-pages", ""), "id")[0], "cp.mine")
	manager.must(t, "DELETE", "/admin/custom-page/cp.mine", "")
	equal(t, len(manager.must(t, "GET", "/admin/custom-pages", "").([]any)), 4)
	const bad = "IllegalArgumentException"
	refusesAll(t, []refusal{
		{name: "taken", method: "POST", path: "/admin/custom-pages?newIdentifier=drafts", body: `{"name":"x"}`, status: 400, want: bad + ": Custom page 'cp.drafts' already exists"},
		{name: "no name", method: "POST", path: "/admin/custom-pages?newIdentifier=x", body: `{}`, status: 400, want: bad},
		{name: "other id", method: "PUT", path: "/admin/custom-page/cp.drafts", body: `{"name":"x","id":"cp.x"}`, status: 400, want: bad},
		{name: "order", method: "PUT", path: "/admin/custom-pages/order", body: `["cp.drafts"]`, status: 400, want: bad + ": The order must hold the id of every custom page once"},
		{name: "order's type", method: "PUT", path: "/admin/custom-pages/order", body: `[1]`, status: 400, want: "JsonSyntaxException"},
		{name: "no order", method: "PUT", path: "/admin/custom-pages/order", status: 400, want: "MalformedJsonException"},
		{name: "unknown", method: "DELETE", path: "/admin/custom-page/cp.x", status: 404, want: "NotFoundException"},
		{name: "user", key: GovernUserKey, method: "GET", path: "/admin/custom-pages", status: 403, want: "UnauthorizedException"},
	})
}

func TestRolesAndPermissions(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	manager := s.as(GovernManagerKey)
	tom := s.as(GovernAdminKey).proxy("tom.nguyen") // of the contractors, who have no role
	blueprints := func() int { t.Helper(); return len(tom.must(t, "GET", "/blueprints", "").([]any)) }
	equal(t, blueprints(), 0)
	equal(t, at(t, manager.must(t, "POST", "/admin/roles/?newIdentifier=steward", `{"label":"Steward"}`), "id"), any("ro.steward"))
	manager.must(t, "PUT", "/admin/role/ro.steward", `{"label":"Data steward"}`)
	equal(t, at(t, manager.must(t, "GET", "/admin/role/ro.steward", ""), "label"), any("Data steward"))
	const rules = `"roleAssignmentsRules":{"ro.steward":[{"criteria":[],"userContainers":[{"type":"group","groupName":"contractors"}],"fieldIds":[]}]}`
	manager.must(t, "POST", "/admin/blueprint-role-assignments", `{"blueprintId":"bp.data_product"}`)
	manager.must(t, "PUT", "/admin/blueprint-role-assignments/bp.data_product", `{"blueprintId":"bp.data_product",`+rules+`}`)
	equal(t, blueprints(), 0) // the role has no right yet
	_, standard := manager.send(t, "GET", "/admin/blueprint-permissions/default", "")
	manager.must(t, "PUT", "/admin/blueprint-permissions/default", strings.Replace(standard, `{"rolePermissions":{`, `{"rolePermissions":{"ro.steward":{"read":true,"create":true},`, 1))
	equal(t, blueprints(), 1)
	// Another blueprint inherits the assignments; its own permissions replace the default ones.
	manager.must(t, "PUT", "/admin/blueprint-role-assignments/bp.vendor_review", `{"inheritBlueprintId":"bp.data_product"}`)
	equal(t, blueprints(), 2)
	tom.must(t, "POST", "/artifacts", `{"name":"x","fields":{"vendor":"v"},`+vendor+`}`)
	manager.must(t, "POST", "/admin/blueprint-permissions", `{"blueprintId":"bp.vendor_review","zeta":1.0}`)
	equal(t, blueprints(), 1)
	equal(t, pluck(t, manager.must(t, "GET", "/admin/blueprint-permissions", ""), "blueprintId"), []string{"bp.vendor_review"})
	manager.must(t, "PUT", "/admin/blueprint-permissions/bp.vendor_review", `{"rolePermissions":{"ro.steward":{"read":true}}}`)
	refuses(t, tom, "POST", "/artifacts", `{"name":"x","fields":{"vendor":"v"},`+vendor+`}`, 403, "UnauthorizedException")
	equal(t, blueprints(), 2)
	manager.must(t, "DELETE", "/admin/blueprint-permissions/bp.vendor_review", "")
	// A rule with criteria holds for some artifacts only: it gives no role on the blueprint.
	manager.must(t, "PUT", "/admin/blueprint-role-assignments/bp.data_product", `{`+strings.Replace(rules, `"criteria":[]`, `"criteria":[{}]`, 1)+`}`)
	equal(t, blueprints(), 0)
	manager.must(t, "DELETE", "/admin/role/ro.steward", "")
	equal(t, at(t, manager.must(t, "GET", "/admin/blueprint-role-assignments/bp.data_product", ""), "roleAssignmentsRules"), any(map[string]any{}))
	manager.must(t, "DELETE", "/admin/blueprint-role-assignments/bp.data_product", "")
	equal(t, len(manager.must(t, "GET", "/admin/blueprint-role-assignments", "").([]any)), 7)
	const bad, missing = "IllegalArgumentException", "NotFoundException"
	refusesAll(t, []refusal{
		{name: "role taken", method: "POST", path: "/admin/roles?newIdentifier=reader", body: `{"label":"x"}`, status: 400, want: bad + ": Role 'ro.reader' already exists"},
		{name: "role label", method: "PUT", path: "/admin/role/ro.reader", body: `{}`, status: 400, want: bad},
		{name: "role id", method: "PUT", path: "/admin/role/ro.reader", body: `{"label":"x","id":"ro.x"}`, status: 400, want: bad},
		{name: "no role", method: "GET", path: "/admin/role/ro.x", status: 404, want: missing},
		{name: "assigned", method: "POST", path: "/admin/blueprint-role-assignments", body: `{"blueprintId":"bp.vendor_review"}`, status: 400, want: bad + ": There are role assignments of blueprint 'bp.vendor_review' already"},
		{name: "blueprint", method: "POST", path: "/admin/blueprint-role-assignments", body: `{"blueprintId":"bp.x"}`, status: 400, want: bad + ": Blueprint 'bp.x' does not exist"},
		{name: "unknown role", method: "PUT", path: "/admin/blueprint-role-assignments/bp.vendor_review", body: `{"roleAssignmentsRules":{"ro.x":[]}}`, status: 400, want: bad + ": roleAssignmentsRules: role 'ro.x'"},
		{name: "no rules", method: "PUT", path: "/admin/blueprint-role-assignments/bp.vendor_review", body: `{"roleAssignmentsRules":{"ro.reader":{}}}`, status: 400, want: "JsonSyntaxException"},
		{name: "container", method: "PUT", path: "/admin/blueprint-role-assignments/bp.vendor_review", body: `{"roleAssignmentsRules":{"ro.reader":[{"userContainers":[{"type":"x"}]}]}}`, status: 400, want: bad},
		{name: "inherited", method: "PUT", path: "/admin/blueprint-role-assignments/bp.vendor_review", body: `{"inheritBlueprintId":"bp.x"}`, status: 400, want: bad},
		{name: "no assignments", method: "DELETE", path: "/admin/blueprint-role-assignments/bp.data_product", status: 404, want: missing},
		{name: "no permissions", method: "GET", path: "/admin/blueprint-permissions/bp.vendor_review", status: 404, want: missing},
		{name: "right's type", method: "PUT", path: "/admin/blueprint-permissions/default", body: `{"rolePermissions":{"ro.reader":{"read":1}}}`, status: 400, want: "JsonSyntaxException"},
		{name: "permissions' role", method: "PUT", path: "/admin/blueprint-permissions/default", body: `{"rolePermissions":{"ro.x":{}}}`, status: 400, want: bad},
		{name: "permissions' blueprint", method: "POST", path: "/admin/blueprint-permissions", body: `{"blueprintId":"bp.x"}`, status: 400, want: bad},
	})
}
