package spec

import (
	"reflect"
	"strings"
	"testing"
)

func TestParseSignatures(t *testing.T) {
	t.Parallel()
	tests := []struct {
		sig  string
		want Signature // Text is not compared
	}{
		{"list(): Promise<void>", Signature{Name: "list", Returns: "void", Async: true}},
		{"getUser(login: string): DSSUser", Signature{Name: "getUser", Returns: "DSSUser", Params: []Param{{Name: "login", Type: "string"}}}},
		{"tag(all: boolean, ...groups: string[]): void", Signature{Name: "tag", Returns: "void", Params: []Param{{Name: "all", Type: "boolean"}, {Name: "groups", Type: "string[]", Rest: true}}}},
		{"f(a: string, b?: 'x' | 'y,z' | null): Promise<Record<string, A[]>>", Signature{Name: "f", Returns: "Record<string, A[]>", Async: true, Params: []Param{{Name: "a", Type: "string"}, {Name: "b", Type: "'x' | 'y,z' | null", Optional: true}}}},
		{"on(fn: (state: S) => void): Promise<A> | B", Signature{Name: "on", Returns: "Promise<A> | B", Params: []Param{{Name: "fn", Type: "(state: S) => void"}}}},
		{"request<T = any>(path: string): Promise<T>", Signature{Name: "request", TypeParams: "<T = any>", Returns: "T", Async: true, Params: []Param{{Name: "path", Type: "string"}}}},
		{"map<T extends Record<string, () => void>>(t: T): T", Signature{Name: "map", TypeParams: "<T extends Record<string, () => void>>", Returns: "T", Params: []Param{{Name: "t", Type: "T"}}}},
		{"constructor(host: string)", Signature{Name: "constructor", Params: []Param{{Name: "host", Type: "string"}}}},
		{"o(opts?: { /** what a is, in {braces} */ a?: string; b: number[], [key: string]: any }): void", Signature{Name: "o", Returns: "void", Params: []Param{{
			Name: "opts", Type: "{ /** what a is, in {braces} */ a?: string; b: number[], [key: string]: any }", Optional: true, Open: true,
			Options: []Param{{Name: "a", Type: "string", Optional: true, Doc: "what a is, in {braces}"}, {Name: "b", Type: "number[]"}},
		}}}},
	}
	for _, tt := range tests {
		got, err := ParseSignatures(tt.sig)
		if err != nil || len(got) != 1 {
			t.Errorf("%s: %v", tt.sig, err)
			continue
		}
		got[0].Text = ""
		if !reflect.DeepEqual(got[0], tt.want) {
			t.Errorf("%s\n got %+v\nwant %+v", tt.sig, got[0], tt.want)
		}
	}
}

func TestOverloads(t *testing.T) {
	t.Parallel()
	sigs, err := ParseSignatures("list(opts: { asObjects: true }): Promise<A[]>\n\t\tlist(opts?: {\n\t\t\tasObjects?: boolean }): Promise<B[]>")
	if err != nil || len(sigs) != 2 {
		t.Fatalf("%d signatures: %v", len(sigs), err)
	}
	if sigs[1].Text != "list(opts?: { asObjects?: boolean }): Promise<B[]>" || sigs[0].Options() == nil || len(sigs[0].Positional()) != 0 {
		t.Errorf("%+v", sigs)
	}
}

func TestParseSignaturesRefuses(t *testing.T) {
	t.Parallel()
	for sig, why := range map[string]string{
		"":                                      "empty",
		"list":                                  "want name(parameters)",
		"2list(): void":                         "not an identifier",
		"list(a: string: void":                  "not closed",
		"list(a): void":                         "want name: Type",
		"list()":                                "no return type",
		"list(a?: string, b: string): void":     "required parameter follows",
		"list(...a: string[], b: string): void": "only the last parameter",
		"list(o: { a: string }, b: string): void":  "only the last parameter",
		"list(a: string, a: number): void":         "twice",
		"list(o?: { a: string, a: number }): void": "twice",
		"a(): void\nb(): void":                     "share their name",
		"a(): void\na(): Promise<void>":            "or none",
		"list<T(a: T): void":                       "not closed",
	} {
		if _, err := ParseSignatures(sig); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%q: error %v, want %q", sig, err, why)
		}
	}
}

func TestParseMembers(t *testing.T) {
	t.Parallel()
	got, err := ParseMembers("readonly client: DSSClient; /** its state */ state: State | null; readonly status?: number")
	want := []Param{{Name: "client", Type: "DSSClient", Readonly: true}, {Name: "state", Type: "State | null", Doc: "its state"}, {Name: "status", Type: "number", Readonly: true, Optional: true}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for snake, camel := range map[string]string{
		"list_users": "listUsers", "get_oauth2_credential": "getOauth2Credential", "id": "id", "sync_root_acls": "syncRootAcls",
		"start_fetch_external_users": "startFetchExternalUsers", "a_b": "aB",
	} {
		if Camel(snake) != camel || Snake(camel) != snake {
			t.Errorf("%s is %s, back %s", snake, Camel(snake), Snake(camel))
		}
	}
	if Camel("id_") != "id" || Camel("__x") != "X" && Camel("") != "" {
		t.Error("trailing underscores must go")
	}
	if got := PathParams("/a/{x}/b/{y.z}/c{"); !reflect.DeepEqual(got, []string{"x", "y.z"}) {
		t.Errorf("path parameters %v", got)
	}
}

func FuzzParseSignatures(f *testing.F) {
	for _, s := range []string{
		"list(): Promise<void>", "f<T = any>(a: string, ...b: X[]): T", "o(opts?: { /** d */ a?: 'x' | \"y\"; [k: string]: any }): Promise<Record<string, A[]>>",
		"on(fn: (s: S) => void): void", "a(): b\na(): c", "/*", "x(/* ): y", "'", "f(a: \"\\", "c(a: {b: {c: [d, {e: 1}]}}): f",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		sigs, err := ParseSignatures(text)
		if err != nil {
			return
		}
		for _, s := range sigs {
			if !isName(s.Name) || s.Returns == "" && s.Name != "constructor" {
				t.Errorf("%q gives %+v", text, s)
			}
			// What was understood is understood the same when it is printed on one line.
			again, err := ParseSignatures(s.Text)
			if err == nil && len(again) == 1 && (again[0].Name != s.Name || len(again[0].Params) != len(s.Params)) {
				t.Errorf("%q gives %+v, and its text %+v", text, s, again[0])
			}
		}
	})
}
