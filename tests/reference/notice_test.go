package reference

import (
	"encoding/json"
	"testing"

	"github.com/dssrun/dssrun/bindings/spec"
)

// TestComparisonNotices makes sure that agreement means something: each wrong
// declaration of list_things(kind, as_type="items", *, limit=None) is found.
func TestComparisonNotices(t *testing.T) {
	t.Parallel()
	ref := &refMember{Name: "list_things", Kind: "method", Sends: true, Params: []refParam{
		{Name: "kind"},
		{Name: "as_type", Default: json.RawMessage(`"items"`)},
		{Name: "limit", Default: json.RawMessage(`null`)},
	}}
	const sig = "listThings(kind: string, opts?: { asType?: string, limit?: number | null }): Promise<any>"
	for name, c := range map[string]struct {
		method spec.Method
		fine   bool
	}{
		"right":            {spec.Method{Sig: sig, Defaults: "{ asType: 'items', limit: null }"}, true},
		"null is absent":   {spec.Method{Sig: sig, Defaults: "{ asType: 'items' }"}, true},
		"other default":    {spec.Method{Sig: sig, Defaults: "{ asType: 'objects' }"}, false},
		"no default":       {spec.Method{Sig: sig}, false},
		"other alias":      {spec.Method{Sig: sig, Defaults: "{ asType: 'items' }", Alias: "things"}, false},
		"static":           {spec.Method{Sig: sig, Defaults: "{ asType: 'items' }", Static: true}, false},
		"internal":         {spec.Method{Sig: sig, Defaults: "{ asType: 'items' }", Internal: true}, false},
		"other name":       {spec.Method{Sig: "listThing(kind: string): Promise<any>"}, false},
		"no promise":       {spec.Method{Sig: "listThings(kind: string, opts?: { asType?: string, limit?: number }): any", Defaults: "{ asType: 'items' }"}, false},
		"missing option":   {spec.Method{Sig: "listThings(kind: string, opts?: { asType?: string }): Promise<any>", Defaults: "{ asType: 'items' }"}, false},
		"option in place":  {spec.Method{Sig: "listThings(kind: string, asType: string, opts?: { limit?: number }): Promise<any>"}, false},
		"required omitted": {spec.Method{Sig: "listThings(opts?: { kind?: string, asType?: string, limit?: number }): Promise<any>", Defaults: "{ asType: 'items' }"}, false},
	} {
		all, err := declare([]*spec.Class{{Name: "Thing", Methods: []spec.Method{c.method}}})
		if err != nil {
			t.Fatal(err)
		}
		if err := compareMember(ref, "Thing", all); (err == nil) != c.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRequestsNotice does the same for what is sent.
func TestRequestsNotice(t *testing.T) {
	t.Parallel()
	want := request{Method: "PUT", Path: "/p", Query: [][2]string{{"all", "False"}, {"tag", "a"}, {"tag", "b"}}, Body: json.RawMessage(`{"a": 1, "n": null}`), Auth: "Basic KEY:"}
	for name, c := range map[string]struct {
		change func(*request)
		fine   bool
	}{
		"same":           {func(*request) {}, true},
		"other spelling": {func(r *request) { r.Query[0][1] = "false"; r.Body = json.RawMessage(`{"a":1.0}`) }, true},
		"other order":    {func(r *request) { r.Query[0], r.Query[2] = r.Query[2], r.Query[0] }, false},
		"no query":       {func(r *request) { r.Query = nil }, false},
		"other method":   {func(r *request) { r.Method = "POST" }, false},
		"other path":     {func(r *request) { r.Path = "/p/" }, false},
		"other body":     {func(r *request) { r.Body = json.RawMessage(`{"a": 2}`) }, false},
		"more body":      {func(r *request) { r.Body = json.RawMessage(`{"a": 1, "b": false}`) }, false},
		"no body":        {func(r *request) { r.Body = nil }, false},
		"other user":     {func(r *request) { r.ProxyUser = "bob" }, false},
		"other key":      {func(r *request) { r.Auth = "Basic OTHER:" }, false},
		"extra header":   {func(r *request) { r.Headers = map[string]string{"X-Trace": "1"} }, false},
	} {
		got := want
		got.Query = append([][2]string{}, want.Query...)
		c.change(&got)
		if err := compareRequests([]request{want}, []request{got}, false); (err == nil) != c.fine {
			t.Errorf("%s: %v", name, err)
		}
	}
	if compareRequests([]request{want}, nil, false) == nil {
		t.Error("a request that is not sent goes unnoticed")
	}
	if compareRequests(nil, []request{want}, true) == nil {
		t.Error("a request that a misuse sends goes unnoticed")
	}
}

// TestMocksNotice makes sure that no mock knows everything.
func TestMocksNotice(t *testing.T) {
	t.Parallel()
	for book, door := range doors() {
		for _, path := range []string{basePath + "/nonsense", "/spaces/" + space + "/nonsense"} {
			if door.knows(t, request{Method: "GET", Path: path}) {
				t.Errorf("%s: the mock knows GET %s", book, path)
			}
		}
	}
}
