package bind_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/bindings/spec"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/runtime/value"
)

// kit declares one of each kind of thing that a declaration can be.
var kit = spec.Set{
	Module: "test",
	Functions: []spec.Method{
		{Sig: "client(): Box", Doc: "A client.", Expr: "new Box(...connect('test', { url: 'http://box', apiKey: 'secret-key' }))"},
	},
	Classes: []*spec.Class{{
		Name: "Box", Doc: "A client.", Iterate: "each",
		Fields: "readonly host: string; readonly key: Secret; readonly ticket: Secret | null; readonly session: Session",
		Getter: "client()",
		Methods: []spec.Method{
			{Sig: "getItem(name: string): Item", Doc: "A handle.", Expr: "new Item(this, name)"},
			{Sig: "list(opts: { asType: 'objects' }): Promise<Item[]>\nlist(opts?: { asType?: 'dicts', tags?: string[] | null }): Promise<Row[]>", Doc: "A list.", HTTP: "GET /items",
				Defaults: "{ asType: 'dicts', tags: null }", Query: "{ tags, flag: true, none: null }", Result: "asType === 'objects' ? raw.map(r => new Item(this, r.name)) : raw.map(r => new Row(this, r))"},
			{Sig: "tag(first: string, ...others: string[]): Promise<void>", Doc: "Rest arguments.", HTTP: "POST /tags", Body: "[first, ...others]"},
			{Sig: "open(opts?: { known?: string, [key: string]: any }): Promise<JsonObject>", Doc: "Passes unknown options on.", HTTP: "POST /open", Body: "opts"},
			{Sig: "download(name: string): Promise<DownloadStream>", Doc: "Bytes.", HTTP: "GET /files/{name}"},
			{Sig: "upload(name: string, file: Uint8Array | string | Blob): Promise<JsonObject>", Doc: "Bytes.", HTTP: "POST /files/{name}", Upload: "file"},
			{Sig: "native(a: number, opts?: { b?: number }): Promise<{ sum: number }>", Doc: "In Go.", Defaults: "{ b: 2 }", Go: func(_ context.Context, c spec.Call) (any, error) {
				return map[string]any{"sum": c.Args["a"].(float64) + c.Args["b"].(float64)}, nil
			}},
			{Sig: "nativeDo(name: string): Promise<JsonObject>", Doc: "In Go, by a declared request.", Go: func(ctx context.Context, c spec.Call) (any, error) {
				b, err := c.Do(ctx, "_put", map[string]string{"name": c.Args["name"].(string)}, map[string]string{"q": "1"}, []int{1})
				return json.RawMessage(b), err
			}},
			{Sig: "_put(name: string): Promise<JsonObject>", Internal: true, HTTP: "PUT /raw/{name}"},
			{Sig: "nativeNow(): number", Doc: "In Go, at once.", Go: func(context.Context, spec.Call) (any, error) { return 7, nil }},
			{Sig: "nativeFails(): number", Doc: "In Go, with an error.", Go: func(context.Context, spec.Call) (any, error) { return nil, fmt.Errorf("no luck") }},
			{Sig: "each(): AsyncIterable<number>", Doc: "An async iterable.", JS: true},
			{Sig: "secretPath(token: string): Promise<void>", Doc: "A secret in the path.", HTTP: "DELETE /keys/{token}", Secret: []string{"token"}},
			{Sig: "names(): Promise<string[]>", Doc: "A list of names.", HTTP: "GET /names"},
			{Sig: "upper(): Promise<string[]>", Doc: "A list of names.", HTTP: "GET /names", Result: "raw.map(n => n.toUpperCase())"},
			{Sig: "getKey(value: string): Key", Doc: "A secret.", Expr: "new Key(this, value)"},
			{Sig: "text(): Promise<string>", Doc: "Text.", HTTP: "GET /text"},
			{Sig: "color(name: 'red' | (string & {})): string", Doc: "A string, of which some are known.", Expr: "name"},
		},
	}, {
		Name: "Item", Doc: "A handle.", Fields: "readonly box: Box | null; readonly name: string; note: string | null",
		Properties: []spec.Property{
			{Sig: "readonly upper: string", Get: "this.name.toUpperCase()", Doc: "Computed."},
			{Sig: "tags: string[]", Get: "(this.note ?? '').split(',')", Set: "this.note = value.join()", Doc: "Computed both ways."},
		},
		Methods: []spec.Method{
			{Sig: "get(): Promise<Doc>", Doc: "Its document.", HTTP: "GET /items/{name}", Result: "new Doc(this, raw)"},
			{Sig: "part(): Promise<Doc>", Doc: "A document that is not there.", HTTP: "GET /items/{name}", Result: "new Doc(this, raw.part)"},
			{Static: true, Sig: "parse(text: string): Item", Doc: "A static method.", Expr: "new Item(null, text.trim(), null)"},
		},
	}, {
		Name: "Crate", Doc: "It shares its bodies.", BodiesOf: "Box",
		Methods: []spec.Method{{Sig: "each(): AsyncIterable<number>", Doc: "An async iterable.", JS: true}},
	}, {
		Name: "Base", Doc: "A base.", Fields: "settings: JsonObject",
		Methods: []spec.Method{{Sig: "getRaw(): JsonObject", Doc: "The document.", Expr: "this.settings"}},
	}, {
		Name: "Doc", Doc: "A document.", Extends: "Base", Fields: "readonly item: Item; settings: JsonObject",
		Properties: []spec.Property{
			{Sig: "isOpen: boolean", Path: "settings.deep.isOpen", Doc: "Read and write."},
			{Sig: "createdOn: Date | null", Path: "settings.createdOn", Doc: "A date."},
			{Sig: "readonly owner: string", Path: "settings.owner", Doc: "Read.", Hint: "use setOwner()"},
			{Sig: "note: string | null", Path: "settings.note", Doc: "Not there."},
		},
		Methods: []spec.Method{
			{Sig: "save(): Promise<void>", Doc: "Save.", HTTP: "PUT /items/{item.name}", Body: "this.settings"},
			{Sig: "reload(name: string): Promise<void>", Doc: "The answer takes the document's place.", HTTP: "GET /items/{name}", Result: "void refresh(this.settings, raw?.list ?? raw)"},
			{Sig: "touch(): Promise<{ sent: string }>", Doc: "A property in the route.", HTTP: "PUT /raw/{owner}"},
		},
	}, {
		Name: "Row", Doc: "A wire dict.", Data: true, Fields: "readonly box: Box",
		Properties: []spec.Property{
			{Sig: "createdOn: Date | null", Path: "createdOn", Doc: "Hides the wire's key of the same name."},
			{Sig: "readonly label: string", Get: "this.raw.name + '!'", Doc: "Computed."},
		},
		Methods: []spec.Method{{Sig: "toItem(): Item", Doc: "A handle.", Expr: "new Item(this.box, this.raw.name)"}},
	}, {
		Name: "Key", Doc: "A secret.", Fields: "readonly box: Box; readonly value: Secret",
	}, {
		Name: "Color", Doc: "Constants.", Enum: []spec.EnumValue{{Name: "RED", Value: "red"}},
	}, {
		Name: "DataikuException", Doc: "A refusal.", Extends: "Error", Fields: "readonly message: string; readonly status?: number; readonly errorType?: string",
	}, {
		Name: "Missing", Doc: "A second line of exceptions.", Extends: "DataikuException",
	}, {
		Name: "Refused", Doc: "A refusal of some status, with the answer.", Extends: "DataikuException", Also: []string{"Missing"}, ErrorPath: "errors.json",
		Fields: "readonly message: string; readonly error: JsonObject; readonly status?: number",
	}},
	Exception: func(status int) string {
		if status == 410 {
			return "Refused"
		}
		return "DataikuException"
	},
	Bodies: fstest.MapFS{"box.js": {Data: []byte(`({ pages }) => ({ Box: { each() {
		let n = 0
		return pages(async () => n >= 4 ? null : [++n, ++n])
	} } })`)}},
}

var kitAPI = bind.New(kit)

// server answers the kit's requests; what it was sent is what it returns.
func server(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	switch {
	case r.URL.Path == "/items" && r.Method == "GET":
		fmt.Fprintf(w, `[{"name":"a","createdOn":1000,"q":%q},{"name":"b","createdOn":0,"toJSON":1}]`, r.URL.RawQuery)
	case r.URL.Path == "/text":
		fmt.Fprint(w, "plain")
	case r.URL.Path == "/items/thin":
		fmt.Fprint(w, `{"owner":{"not":"a string"}}`)
	case r.URL.Path == "/items/many":
		fmt.Fprint(w, `[]`)
	case r.URL.Path == "/items/broken":
		fmt.Fprint(w, `{"a":`)
	case r.URL.Path == "/files/f":
		if r.Method == "POST" {
			_, part, err := r.FormFile("file")
			if err == nil {
				fmt.Fprintf(w, `{"name":%q,"size":%d}`, part.Filename, part.Size)
				return
			}
			lines := strings.Split(string(body), "\r\n")
			fmt.Fprintf(w, `{"part":%q}`, strings.Join(lines[1:len(lines)-2], "|"))
			return
		}
		fmt.Fprint(w, `{"bytes":"é"}`)
	case strings.HasPrefix(r.URL.Path, "/items/"):
		if r.Method == "PUT" {
			fmt.Fprint(w, "not looked at")
			return
		}
		fmt.Fprint(w, `{"deep":{"isOpen":false},"owner":"me","createdOn":5000}`)
	case r.URL.Path == "/keys/gone":
		w.WriteHeader(410)
		fmt.Fprint(w, `{"message":"m","errors":{"json":{"a,b":["x:\"y\""]}}}`)
	case strings.HasPrefix(r.URL.Path, "/keys/"):
		w.WriteHeader(404)
		fmt.Fprintf(w, `{"errorType":"NotFound","message":"no key %s"}`, strings.TrimPrefix(r.URL.Path, "/keys/"))
	default:
		fmt.Fprintf(w, `{"sent":%q,"body":%s}`, r.Method+" "+r.URL.String(), orNull(body))
	}
}

func orNull(b []byte) string {
	if len(b) == 0 {
		return "null"
	}
	return string(b)
}

type inProcess struct{}

func (inProcess) RoundTrip(r *http.Request) (*http.Response, error) {
	pr, pw := io.Pipe()
	w := &recorder{header: http.Header{"Content-Type": {"application/json"}}, body: pw, status: 200}
	if r.Body == nil {
		r.Body = http.NoBody
	}
	go func() {
		server(w, r)
		_ = pw.Close()
	}()
	all, _ := io.ReadAll(pr)
	return &http.Response{StatusCode: w.status, Header: w.header, Body: io.NopCloser(strings.NewReader(string(all))), ContentLength: int64(len(all)), Request: r, ProtoMajor: 1, ProtoMinor: 1}, nil
}

type recorder struct {
	header http.Header
	body   *io.PipeWriter
	status int
}

func (r *recorder) Header() http.Header         { return r.header }
func (r *recorder) Write(b []byte) (int, error) { return r.body.Write(b) }
func (r *recorder) WriteHeader(s int)           { r.status = s }

// eval runs a script whose result is shown as JSON, or how it failed.
func eval(t *testing.T, js string) string {
	t.Helper()
	l := loop.New(loop.Options{})
	dir := t.TempDir()
	b := bind.Install(kitAPI, l, bind.Options{
		Permit: permit.New(permit.Grants{Write: permit.Grant{List: []string{dir}}}),
		Dial: func(d bind.Dialing) (*bind.Connection, error) {
			c, err := rest.New(rest.Config{URL: d.URL, User: d.Key, Transport: inProcess{}, Retries: -1})
			return &bind.Connection{Client: c, URL: d.URL, Key: d.Key}, err
		},
	})
	vm := l.VM()
	var out string
	blob := vm.NewObject()
	value.AttachBlob(vm, blob, &value.Blob{Name: "blob.txt", Open: func() (io.ReadCloser, int64, error) {
		return io.NopCloser(strings.NewReader("from a blob")), 11, nil
	}})
	for name, x := range map[string]any{
		"test": b.Namespace("test"), "report": func(s string) { out = s }, "dir": dir, "blob": blob,
		"slurp": func(p string) string { b, _ := os.ReadFile(p); return string(b) },
		"join":  func(a, b string) string { return filepath.Join(a, b) },
	} {
		if err := vm.Set(name, x); err != nil {
			t.Fatal(err)
		}
	}
	o := l.Run(context.Background(), func() (goja.Value, error) {
		return vm.RunString(`(async () => { "use strict"; const { ` + strings.Join(kitAPI.Exports("test"), ", ") + ` } = test; const c = client();
			const r = await (async () => { ` + js + ` })(); report(JSON.stringify(r) ?? "undefined") })()`)
	})
	if o.Err != nil {
		text := o.Err.Error()
		if e, ok := o.Reason.(*goja.Object); ok && e.Get("name") != nil && loop.GoError(e) != nil {
			return e.Get("name").String() + ": " + text
		}
		return text
	}
	return out
}

func TestKit(t *testing.T) {
	t.Parallel()
	for _, err := range kitAPI.Check() {
		t.Error(err)
	}
	tests := []struct{ name, js, want string }{
		{"handle", `const i = c.getItem("x"); return [i.name, i.box === c, i instanceof Item, i.constructor === Item, Item.name]`, `["x",true,true,true,"Item"]`},
		{"a handle prints as what identifies it", `return [c.getItem("x"), Object.keys(c)]`, `[{"name":"x"},["host"]]`},
		{"overload by option", `return [(await c.list({ asType: "objects" }))[0] instanceof Item, (await c.list())[0] instanceof Row]`, `[true,true]`},
		{"query: lists repeat, null is absent", `return (await c.list({ tags: ["x y", "z"] }))[0].q`, `"flag=true&tags=x+y&tags=z"`},
		{"overload misuse", `await c.list({ asType: "nope" })`, `TypeError: Box.list: option "asType" must be 'objects' or 'dicts', got "nope"`},
		{"unknown option", `await c.list({ asTyp: "objects" })`, `TypeError: Box.list: unknown option "asTyp", did you mean "asType"?`},
		{"snake_case options and methods", `return (await c.list({ as_type: "objects" })).length + typeof c.get_item`, `"2function"`},
		{"rest arguments", `await c.tag("a", "b", "c")`, `undefined`},
		{"rest argument of the wrong type", `await c.tag("a", 1)`, `TypeError: Box.tag: argument 2 must be a string, got 1`},
		{"unknown options are passed on", `return (await c.open({ known: "k", other: { x: 1 } })).body`, `{"known":"k","other":{"x":1}}`},
		{"required argument", `c.getItem()`, `TypeError: Box.getItem: argument "name" is required: getItem(name)`},
		{"too many arguments", `c.getItem("a", "b")`, `TypeError: Box.getItem takes 1 argument, got 2: getItem(name)`},
		{"options by position", `await c.native(1, 5)`, `TypeError: Box.native: options are named: write native(a, { b })`},
		{"a Promise as argument", `c.getItem(Promise.resolve("x"))`, `TypeError: Box.getItem: argument "name" is a Promise: add await`},
		{"empty path parameter", `await c.getItem("").get()`, `TypeError: Item.get: name is empty, and the request GET /items/{name} needs it`},
		{"path parameters are escaped", `return (await c.nativeDo("a/b ?é")).sent`, `"PUT http://box/raw/a%2Fb%20%3F%C3%A9?q=1"`},
		{"an argument error rejects a Promise method", `return await c.list({ x: 1 }).catch(e => e.constructor.name)`, `"TypeError"`},
		{"method without its object", `const { getItem } = c; getItem("x")`, `TypeError: Box.getItem was called without its object: call it as box.getItem(…)`},
		{"static", `return [Item.parse(" p ").name, new Item(null, "n", null).name]`, `["p","n"]`},
		{"new with a wrong argument", `new Item("box", "n", null)`, `TypeError: new Item: argument "box" must be a Box or null, got "box"`},
		{"only from a getter", `new Box("h", "k", null, null)`, `TypeError: Box can't be made with new: use client()`},

		{"property with a path", `const d = await c.getItem("x").get(); d.isOpen = true; return [d.isOpen, d.is_open, d.getRaw().deep]`, `[true,true,{"isOpen":true}]`},
		{"property of the wrong type", `(await c.getItem("x").get()).isOpen = "yes"`, `TypeError: Doc.isOpen must be a boolean, got "yes"`},
		{"date", `const d = await c.getItem("x").get(); const t = d.createdOn.getTime(); d.createdOn = new Date(7000); return [t, d.settings.createdOn]`, `[5000,7000]`},
		{"inherited", `const d = await c.getItem("x").get(); return [d instanceof Base, d.getRaw() === d.settings, d.item.name]`, `[true,true,"x"]`},
		{"path through a field", `await (await c.getItem("x").get()).save()`, `undefined`},
		{"read-only property", `(await c.getItem("x").get()).owner = "you"`, `TypeError: Doc.owner is read-only: use setOwner()`},
		{"unknown property", `(await c.getItem("x").get()).isOpn = true`, `TypeError: Doc has no property "isOpn", did you mean "isOpen"?`},
		{"method replaced", `c.getItem = 1`, `TypeError: Box.getItem is a method and can't be replaced`},
		{"writable field", `const i = c.getItem("x"); i.note = "n"; return i.note`, `"n"`},
		{"property that is computed both ways", `const i = c.getItem("x"); i.tags = ["a", "b"]; return [i.note, i.tags]`, `["a,b",["a","b"]]`},
		{"property that is computed both ways, of the wrong type", `c.getItem("x").tags = "a"`, `TypeError: Item.tags must be an array of strings, got "a"`},
		{"in, typeof, missing", `const i = c.getItem("x"); return ["get" in i, "nope" in i, typeof i.nope, i.upper, String(i)]`, `[true,false,"undefined","X","[object Object]"]`},

		{"data: declared member wins", `const r = (await c.list())[0]; return [r.createdOn.getTime(), r.raw.createdOn, r.label]`, `[1000,1000,"a!"]`},
		{"data: enumeration is the wire", `const r = (await c.list())[0]; return [{ ...r }, Object.entries(r).length, Object.keys(r), JSON.stringify(r) === JSON.stringify(r.raw), Object.assign({}, r).createdOn]`, `[{"name":"a","createdOn":1000,"q":"flag=true"},3,["name","createdOn","q"],true,1000]`},
		{"data: keys alone change no read", `const r = (await c.list())[0]; Object.keys(r); return r.createdOn instanceof Date`, `true`},
		{"data: writes go through", `const r = (await c.list())[0]; r.name = "z"; r.extra = 1; r.createdOn = new Date(9); delete r.q; return [r.raw, r.label, "extra" in r, "q" in r]`, `[{"name":"z","createdOn":9,"extra":1},"z!",true,false]`},
		{"data: class", `const r = (await c.list())[0]; return [r instanceof Row, r.constructor.name, r.toItem().name, r.box === c, Array.isArray(r)]`, `[true,"Row","a",true,false]`},
		{"data: absent date", `return (await c.list())[1].createdOn`, `null`},

		{"an answer without a documented field", `(await c.getItem("thin").get()).isOpen`, `ResponseError: Doc.isOpen: the answer to GET /items/{name} has no "settings.deep.isOpen"`},
		{"an answer with a field of another type", `(await c.getItem("thin").get()).owner`, `ResponseError: Doc.owner: "settings.owner" of the answer to GET /items/{name} is an object, where the API documents a string`},
		{"an answer that is no list", `await c.names()`, `ResponseError: Box.names(): the answer to GET /names is an object, where the API documents an array of strings`},
		{"an answer that can't be turned into objects", `await c.upper()`, `ResponseError: Box.upper(): the answer to GET /names is not what the API documents: Object has no member 'map'`},
		{"forgotten await: member", `return c.getItem("x").get().isOpen`, `TypeError: Item.get() returns a Promise: add await`},
		{"forgotten await: write", `c.getItem("x").get().isOpen = true`, `TypeError: Item.get() returns a Promise: add await`},
		{"forgotten await: loop", `for (const r of c.list()) report(r)`, `TypeError: Box.list() returns a Promise: add await`},
		{"forgotten await: index", `return c.list()[0]`, `TypeError: Box.list() returns a Promise: add await`},
		{"a Promise is a Promise", `const p = c.list(); return [p instanceof Promise, typeof p.then, p.constructor === Promise, typeof p.finally, (await Promise.all([p, p]))[0] === (await p)]`, `[true,"function",true,"function",true]`},
		{"forgotten await: length", `return c.list().length`, `TypeError: Box.list() returns a Promise: add await`},

		{"Go body", `return [await c.native(1), await c.native(1, { b: 5 }), c.nativeNow()]`, `[{"sum":3},{"sum":6},7]`},
		{"Go body's error", `c.nativeFails()`, `Error: no luck`},
		{"Go body's request", `return await c.nativeDo("n")`, `{"sent":"PUT http://box/raw/n?q=1","body":[1]}`},
		{"async iterable", `const out = []; const it = c.each(); for (let r = await it.next(); !r.done; r = await it.next()) out.push(r.value); return out`, `[1,2,3,4]`},
		{"for await", `const out = []; const it = c[Symbol.asyncIterator ?? Symbol.for("Symbol.asyncIterator")](); for (let r = await it.next(); !r.done; r = await it.next()) out.push(r.value); return [out, Object.keys(c)]`, `[[1,2,3,4],["host"]]`},
		{"bodies of another class", `const it = new Crate().each(); return [(await it.next()).value, Object.keys(it)[0]]`, `[1,"next"]`},
		{"an answer without the document", `await c.getItem("x").part()`, `ResponseError: Doc.settings: the answer to GET /items/{name} has none`},
		{"refresh in place", `const d = await c.getItem("x").get(); const raw = d.getRaw(); raw.more = 1; await d.reload("y"); return [raw === d.getRaw(), Object.keys(raw)]`, `[true,["deep","owner","createdOn"]]`},
		{"refresh with something else", `const d = await c.getItem("x").get(); await d.reload("many")`, `Error: it was saved, but the answer holds an array where the saved document was expected: get it again`},
		{"an absent value that can be null", `return (await c.getItem("x").get()).note`, `null`},
		{"a property in a route", `return (await (await c.getItem("x").get()).touch()).sent`, `"PUT http://box/raw/me"`},
		{"a string of which some are known", `return [c.color("red"), c.color("mauve")]`, `["red","mauve"]`},
		{"no string of which some are known", `c.color(1)`, `TypeError: Box.color: argument "name" must be 'red' or another string, got 1`},
		{"enum", `return [Color.RED, Object.isFrozen(Color)]`, `["red",true]`},
		{"text", `return await c.text()`, `"plain"`},

		{"download", `return [await (await c.download("f")).json(), (await (await c.download("f")).bytes()).length, await (await c.download("f")).text()]`, `[{"bytes":"é"},14,"{\"bytes\":\"é\"}"]`},
		{"download to a file", `const p = join(dir, "out.json"); await (await c.download("f")).saveTo(p); return slurp(p)`, `"{\"bytes\":\"é\"}"`},
		{"download to a file that is not allowed", `await (await c.download("f")).saveTo("/not/allowed")`, `PermissionDenied: writing "/not/allowed" needs permission: run with --allow-write=/not/allowed (or --allow-write for every path)`},
		{"download twice", `const s = await c.download("f"); await s.text(); await s.text()`, `TypeError: text(): this download was read already; a stream can be read once`},
		{"upload", `return [(await c.upload("f", "text")).part.includes("text"), (await c.upload("f", new Uint8Array([65, 66]))).part.includes("AB"), (await c.upload("f", blob)).part.includes('filename="blob.txt"')]`, `[true,true,true]`},
		{"upload of something else", `await c.upload("f", 5)`, `TypeError: Box.upload: argument "file" must be a Uint8Array, a string or a Blob (fs.openAsBlob(path)), got 5`},

		{"a refusal", `try { await c.secretPath("tok-123456") } catch (e) { return [e instanceof DataikuException, e instanceof Error, e.name, e.status, e.errorType, e.error_type, e.message] }`, `[true,true,"DataikuException",404,"NotFound","NotFound","NotFound: no key ******"]`},
		{"a refusal whose class its status gives", `try { await c.secretPath("gone") } catch (e) { return [e.name, e.status, e.message, e.error, e instanceof Refused, e instanceof Missing, e instanceof DataikuException] }`,
			`["Refused",410,"{\"a,b\": [\"x:\\\"y\\\"\"]}",{"a,b":["x:\"y\""]},true,true,true]`},
		{"a class of the script's own is not also another", `class Own extends Missing {}; try { await c.secretPath("gone") } catch (e) { return [e instanceof Own, new Own("o") instanceof Own, new Own("o") instanceof Missing] }`, `[false,true,true]`},
		{"an answer that is not JSON", `await c.getItem("broken").get()`, `ResponseError: GET http://box/items/broken: the answer of 5 bytes is not JSON; it starts with "{\"a\":" (Unexpected end of JSON input)`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := eval(t, tt.js); got != tt.want {
				t.Errorf("%s\n got %s\nwant %s", tt.js, got, tt.want)
			}
		})
	}
}

func TestSecretsAreMasked(t *testing.T) {
	t.Parallel()
	const key = "a secret that was handed out"
	if got := eval(t, `const k = c.getKey("`+key+`"); return [k, k.value]`); got != `[{},"`+key+`"]` {
		t.Error(got)
	}
	if got := secret.Mask("it is " + key); got != "it is ******" {
		t.Errorf("masked: %q", got)
	}
}
