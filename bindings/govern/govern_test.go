package govern_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/govern"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/loop"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var api = bind.New(dss.Set(), govern.Set())

func TestDeclarations(t *testing.T) {
	t.Parallel()
	for _, err := range api.Check() {
		t.Error(err)
	}
}

// server answers by "METHOD /path", and notes what it was sent.
type server struct {
	mu   sync.Mutex
	sent []string
}

// artifacts are what a search finds, after the artifact with an id.
var artifacts = []string{"ar.1", "ar.2", "ar.3", "ar.4", "ar.5"}

func (s *server) RoundTrip(r *http.Request) (*http.Response, error) {
	var body []byte
	if r.Body != nil {
		body, _ = io.ReadAll(r.Body)
	}
	route := r.Method + " " + strings.TrimPrefix(r.URL.Path, "/dip/publicapi")
	s.mu.Lock()
	s.sent = append(s.sent, strings.TrimSpace(route+" "+r.URL.RawQuery)+" "+string(body))
	s.mu.Unlock()
	answer, ok := map[string]string{
		"GET /artifact/ar.1":                         `{"artifact":{"id":"ar.1","name":"A","gone":1}}`,
		"PUT /artifact/ar.1":                         `{"artifact":{"name":"B","id":"ar.1","version":7}}`,
		"GET /artifact/ar.2":                         `{"artifact":{"id":"ar.2"}}`,
		"PUT /artifact/ar.2":                         `{"unexpected":true}`,
		"GET /artifact/ar.1/workflow/step/s/signoff": `{"signoffId":{"stepId":"s"},"feedbackResponses":[]}`,
		"POST /artifact/ar.1/workflow/step/s/signoff/schedule-reset": `{"configuration":{"recurrenceConfiguration":{"activated":true,"days":2}}}`,
		"GET /admin/blueprint/bp.1/version/bv.1":                     `{"blueprintVersion":{},"blueprintVersionTrace":{"status":"DRAFT"}}`,
		"PUT /admin/blueprint/bp.1/version/bv.1/status":              `{"blueprintVersionTrace":{"status":"ACTIVE"}}`,
		"POST /admin/global-api-keys/":                               `{"messages":{"error":true,"messages":[{"title":"no"}]}}`,
		"GET /admin/global-api-keys/k":                               `{"id":"k","label":"l"}`,
		"GET /artifact/ar.3":                                         `{"other":1}`,
	}[route]
	if route == "POST /artifacts/search" {
		answer, ok = search(body), true
	}
	status := 200
	if !ok {
		status, answer = 404, `{"errorType":"NotFound","message":"nothing here"}`
	}
	return &http.Response{
		StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(answer)),
		ContentLength: int64(len(answer)), Request: r, ProtoMajor: 1, ProtoMinor: 1,
	}, nil
}

// search gives pages of two: to a filter on "stuck" the same one for ever, to
// one on "told" it says which is the last.
func search(body []byte) string {
	var q struct {
		Filters    []struct{ Condition string } `json:"artifactFilters"`
		Pagination struct {
			LastArtifactID *string `json:"lastArtifactId"`
		} `json:"artifactSearchPagination"`
	}
	if err := json.Unmarshal(body, &q); err != nil {
		return err.Error()
	}
	from := 0
	for i, id := range artifacts {
		if q.Pagination.LastArtifactID != nil && id == *q.Pagination.LastArtifactID {
			from = i + 1
		}
	}
	more := ""
	if len(q.Filters) > 0 {
		switch q.Filters[0].Condition {
		case "stuck":
			from = 0
		case "told":
			more = fmt.Sprintf(`,"hasNextPage":%v`, from+2 < len(artifacts))
		}
	}
	hits := []string{}
	for _, id := range artifacts[from:min(from+2, len(artifacts))] {
		hits = append(hits, fmt.Sprintf(`{"artifact":{"id":%q}}`, id))
	}
	return `{"uiArtifacts":[` + strings.Join(hits, ",") + `]` + more + `}`
}

// eval runs a script and shows its result as JSON, or how it failed, and what
// it sent.
func eval(t *testing.T, js string) (string, []string) {
	t.Helper()
	l, s := loop.New(loop.Options{}), &server{}
	vm := bind.Install(api, l, bind.Options{Dial: func(d bind.Dialing) (*bind.Connection, error) {
		c, err := rest.New(rest.Config{URL: d.URL, BasePath: "/dip/publicapi", User: d.Key, Transport: s, Retries: -1})
		return &bind.Connection{Client: c, URL: d.URL, Key: d.Key}, err
	}})
	var out string
	for name, x := range map[string]any{
		"govern": vm.Namespace("dss/govern"), "report": func(s string) { out = s },
	} {
		if err := l.VM().Set(name, x); err != nil {
			t.Fatal(err)
		}
	}
	o := l.Run(context.Background(), func() (goja.Value, error) {
		return l.VM().RunString(`(async () => { "use strict"; const { ` + strings.Join(api.Exports("dss/govern"), ", ") + ` } = govern;
			const g = new GovernClient("http://govern", "KEY");
			const walk = async (it, most = 100) => {
				const out = [], hits = it[Symbol.asyncIterator ?? Symbol.for("Symbol.asyncIterator")]();
				for (let r = await hits.next(); !r.done && out.length < most; r = await hits.next()) out.push(r.value.toArtifact().artifactId);
				return out;
			};
			const r = await (async () => { ` + js + ` })(); report(JSON.stringify(r) ?? "undefined") })()`)
	})
	if o.Err != nil {
		out = o.Err.Error()
	}
	return out, s.sent
}

func TestGovern(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, js, want string
		sent           int
	}{
		{"a search is walked page by page", `return await walk(g.newArtifactSearchRequest(new GovernArtifactSearchQuery()))`, `["ar.1","ar.2","ar.3","ar.4","ar.5"]`, 4},
		{"each walk begins at the first hit", `const s = g.newArtifactSearchRequest(new GovernArtifactSearchQuery());
			await s.fetchNextBatch({ pageSize: 2 }); return [await walk(s, 1), s.lastArtifactId, (await s.fetchNextBatch()).getResponseHits()[0].hit.artifact.id]`, `[["ar.1"],"ar.2","ar.3"]`, 3},
		{"a page that is the last is not asked beyond", `return await walk(g.newArtifactSearchRequest(new GovernArtifactSearchQuery({ artifactFilters: [new GovernArtifactFilterFieldValue("EQUALS", { condition: "told" })] })))`, `["ar.1","ar.2","ar.3","ar.4","ar.5"]`, 3},
		{"a search whose pages repeat ends", `return await walk(g.newArtifactSearchRequest(new GovernArtifactSearchQuery({ artifactFilters: [new GovernArtifactFilterFieldValue("EQUALS", { condition: "stuck" })] })))`, `["ar.1","ar.2"]`, 2},
		{"only what is set is built", `return new GovernArtifactFilterFieldValue("NEW_CONDITION", { condition: false, caseSensitive: null }).build()`, `{"type":"field","conditionType":"NEW_CONDITION","condition":false}`, 0},
		{"a condition of the wrong type", `new GovernArtifactFilterFieldValue(1)`, `new GovernArtifactFilterFieldValue: argument "conditionType" must be 'EQUALS', 'CONTAINS', 'START_WITH', 'END_WITH' or another string, got 1`, 0},
		{"an abstract class builds nothing", `new GovernArtifactFilter("x").build()`, `GovernArtifactFilter is abstract and builds nothing: use new GovernArtifactFilterBlueprints() or another subclass`, 0},
		{"builders can be changed", `const q = new GovernArtifactSearchQuery(); q.addArtifactFilter(new GovernArtifactFilterArchivedStatus(true)); q.set_artifact_search_sort(new GovernArtifactSearchSortName({ direction: "DESC" }));
			q.artifactSearchSort.direction = "ASC"; return q.build()`, `{"artifactSearchSource":{"type":"all"},"artifactFilters":[{"type":"archived","isArchived":true}],"artifactSearchSort":{"direction":"ASC","column":{"type":"name"}}}`, 0},

		{"a saved document is refreshed in place", `const d = await g.getArtifact("ar.1").getDefinition(); const raw = d.getRaw(); raw.name = "B"; await d.save();
			return [raw === d.getRaw(), JSON.stringify(raw)]`, `[true,"{\"name\":\"B\",\"id\":\"ar.1\",\"version\":7}"]`, 2},
		{"an answer without its document", `await g.getArtifact("ar.3").getDefinition()`, `GovernArtifactDefinition.definition: the answer to GET /artifact/{artifactId} has none`, 1},
		{"an answer to save() without the document", `const d = await g.getArtifact("ar.2").getDefinition(); await d.save()`, `it was saved, but the answer holds undefined where the saved document was expected: get it again`, 2},
		{"a recurrence that was not configured", `const c = await g.getArtifact("ar.1").getSignoff("s").getRecurrenceConfiguration(); const raw = c.getRaw(); raw.activated = true; await c.save(); return [raw]`, `[{"activated":true,"days":2}]`, 2},
		{"a status that is set shows in the trace", `const t = await g.getBlueprintDesigner().getBlueprint("bp.1").getVersion("bv.1").getTrace(); await t.setStatus("ACTIVE"); return [t.status, t.originVersionId]`, `["ACTIVE",null]`, 2},
		{"a feedback that is not there", `await g.getArtifact("ar.1").getSignoff("s").getFeedback("f").getDefinition()`, `the sign-off of step "s" of ar.1 has no feedback with id "f": listFeedbacks() lists them`, 1},
		{"an approval that is not there", `await g.getArtifact("ar.1").getSignoff("s").getApproval().getDefinition()`, `the sign-off of step "s" of ar.1 has no approval yet: addApproval() gives it`, 1},
		{"a key that is not created", `await g.createGlobalApiKey()`, `DataikuException: the API key was not created: [{"title":"no"}]`, 1},
		{"what a key's definition lacks is null", `const d = await (await g.getGlobalApiKeyById("k")).getDefinition(); return [d.description, d.groups, d.lifetime, d.expiresOn, d.createdOn, d.label]`, `[null,null,null,null,null,"l"]`, 2},
		{"general settings only from their getter", `new GovernGeneralSettings(g)`, `GovernGeneralSettings can't be made with new: use await client.getGeneralSettings()`, 0},
		{"a future without a job", `return await GovernFuture.getResultWaitIfNeeded(g, { result: 5 })`, `5`, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, sent := eval(t, tt.js)
			if got != tt.want || len(sent) != tt.sent {
				t.Errorf("%s\n got %s\nwant %s\nsent %s", tt.js, got, tt.want, strings.Join(sent, "\n     "))
			}
		})
	}
}
