package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/value"
)

// server answers what the tests ask for.
func server(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.Header().Add("Set-Cookie", "a=1")
		w.Header().Add("Set-Cookie", "b=2")
		_, _ = fmt.Fprintf(w, "%s %s ua=%s ct=%s x=%s len=%d ref=%s body=%s", r.Method, r.URL.RequestURI(), r.UserAgent(),
			r.Header.Get("Content-Type"), r.Header.Get("X-Test"), r.ContentLength, r.Referer(), body)
	})
	mux.HandleFunc("/json", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `{"a":[1,2]}`) })
	mux.HandleFunc("/html", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, `<html>`) })
	mux.HandleFunc("/404", func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no", http.StatusNotFound) })
	mux.HandleFunc("/204", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	for _, code := range []int{301, 302, 303, 307, 308} {
		mux.HandleFunc(fmt.Sprintf("/r%d", code), func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/echo?from="+r.URL.Path[1:], code)
		})
	}
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/away", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://other.example:81/", http.StatusFound)
	})
	mux.HandleFunc("/hang", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		_, _ = io.WriteString(w, "start")
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	})
	mux.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "100")
		_, _ = io.WriteString(w, "short")
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = io.WriteString(z, "unzipped")
		_ = z.Close()
	})
	mux.HandleFunc("/big", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(bytes.Repeat([]byte("x"), 300_000)) })
	mux.HandleFunc("/form", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseMultipartForm(1 << 20); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		f, h, err := r.FormFile("f")
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		data, _ := io.ReadAll(f)
		_, _ = fmt.Fprintf(w, "%s %s %s", r.FormValue("t"), h.Filename, data)
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// online is a VM that may reach everything over a transport of its own.
func online(t *testing.T, base string) *Env {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	e := newEnv(func(e *Env) {
		e.Permit = permit.New(permit.Everything())
		e.Transport = transport
	})
	_ = e.vm().Set("base", base)
	return e
}

func TestFetch(t *testing.T) {
	t.Parallel()
	s := server(t)
	for expression, want := range map[string]string{
		`(await fetch(base + "/json")).json()`: `{"a":[1,2]}`,
		`(await fetch(base + "/echo")).text()`: `"GET /echo ua=dssrun ct= x= len=0 ref= body="`,
		`(await fetch(base + "/echo#frag", { headers: { "X-Test": "v", "User-Agent": "me" } })).text()`:                    `"GET /echo ua=me ct= x=v len=0 ref= body="`,
		`(await fetch(base + "/echo", { method: "post", body: "hä" })).text()`:                                             `"POST /echo ua=dssrun ct=text/plain;charset=UTF-8 x= len=3 ref= body=hä"`,
		`(await fetch(base + "/echo", { method: "PUT", body: new Uint8Array([97, 98]) })).text()`:                          `"PUT /echo ua=dssrun ct= x= len=2 ref= body=ab"`,
		`(await fetch(base + "/echo", { method: "POST", body: new URLSearchParams({ a: "b c" }) })).text()`:                `"POST /echo ua=dssrun ct=application/x-www-form-urlencoded;charset=UTF-8 x= len=5 ref= body=a=b+c"`,
		`(await fetch(base + "/echo", { method: "POST", body: new Blob(["x"], { type: "a/b" }) })).text()`:                 `"POST /echo ua=dssrun ct=a/b x= len=1 ref= body=x"`,
		`(await fetch(base + "/echo", { method: "POST", body: new Blob(["ab"]).stream(), duplex: "half" })).text()`:        `"POST /echo ua=dssrun ct= x= len=2 ref= body=ab"`,
		`(await fetch(base + "/echo", { method: "POST" })).text()`:                                                         `"POST /echo ua=dssrun ct= x= len=0 ref= body="`,
		`(await fetch(new Request(base + "/echo", { method: "DELETE", headers: [["x-test", "1"]] }))).text()`:              `"DELETE /echo ua=dssrun ct= x=1 len=0 ref= body="`,
		`(await fetch(new URL("/echo?q=1", base))).text()`:                                                                 `"GET /echo?q=1 ua=dssrun ct= x= len=0 ref= body="`,
		`(r => [r.status, r.ok, r.statusText, r.type, r.redirected, r.url === base + "/404"])(await fetch(base + "/404"))`: `[404,false,"Not Found","basic",false,true]`,
		`(r => [r.status, r.body])(await fetch(base + "/204"))`:                                                            `[204,null]`,
		`(r => [r.status, r.body])(await fetch(base + "/json", { method: "HEAD" }))`:                                       `[200,null]`,
		`(r => [r.headers.getSetCookie(), r.headers.get("set-cookie")])(await fetch(base + "/echo"))`:                      `[["a=1","b=2"],"a=1, b=2"]`,
		`(async (h) => { try { h.set("a", "b") } catch (e) { return e.name } })((await fetch(base + "/json")).headers)`:    `"TypeError"`,
		`(await fetch(base + "/html")).json()`:                                                                             `{"throws":"SyntaxError"}`,
		`(await fetch(base + "/gzip")).text()`:                                                                             `"unzipped"`,
		// redirects
		`(r => [r.redirected, r.url.slice(base.length)])(await fetch(base + "/r302"))`:                                          `[true,"/echo?from=r302"]`,
		`(await fetch(base + "/r302", { method: "POST", body: "x" })).text()`:                                                   `"GET /echo?from=r302 ua=dssrun ct= x= len=0 ref= body="`,
		`(await fetch(base + "/r303", { method: "PUT", body: "x" })).text()`:                                                    `"GET /echo?from=r303 ua=dssrun ct= x= len=0 ref= body="`,
		`(await fetch(base + "/r307", { method: "POST", body: "x" })).text()`:                                                   `"POST /echo?from=r307 ua=dssrun ct=text/plain;charset=UTF-8 x= len=1 ref= body=x"`,
		`(await fetch(base + "/r308", { method: "PUT", body: new Blob(["x"]).stream(), duplex: "half" })).text()`:               `"PUT /echo?from=r308 ua=dssrun ct= x= len=1 ref= body=x"`,
		`(r => [r.status, r.headers.get("location"), r.redirected])(await fetch(base + "/r301", { redirect: "manual" }))`:       `[301,"/echo?from=r301",false]`,
		`fetch(base + "/r301", { redirect: "error" }).catch((e) => [e.name, e.message.replace(/127[^ ]*/g, "H").slice(0, 55)])`: `["TypeError","fetch failed: unexpected redirect from H to http://H"]`,
		`fetch(base + "/loop").catch((e) => [e.name, e.message.includes("redirect count exceeded")])`:                           `["TypeError",true]`,
		// bodies
		`(async (r) => { let n = 0, chunks = 0; const rd = r.body.getReader(); for (;;) { const { value, done } = await rd.read(); if (done) break; n += value.length; chunks++ } return [n, chunks > 1, r.bodyUsed] })(await fetch(base + "/big"))`: `[300000,true,true]`,
		`(async (r) => { let n = 0; for await (const c of r.body) n += c.length; return n })(await fetch(base + "/big"))`:                                                                                                                            `300000`,
		`(async (r) => { for await (const c of r.body) break; return r.bodyUsed })(await fetch(base + "/hang"))`:                                                                                                                                     `true`,
		`(async (r) => { const c = r.clone(); return [await r.text(), await c.text()] })(await fetch(base + "/html"))`:                                                                                                                               `["<html>","<html>"]`,
		`(async (r) => { await r.text(); return r.text() })(await fetch(base + "/html"))`:                                                                                                                                                            `{"throws":"TypeError"}`,
		`(async (r) => [(await r.blob()).size, (await (await fetch(base + "/html")).arrayBuffer()).byteLength])(await fetch(base + "/html"))`:                                                                                                        `[6,6]`,
		`(async (f) => { f.append("t", "v"); f.append("f", new File(["da", "ta"], "n.txt")); return (await fetch(base + "/form", { method: "POST", body: f })).text() })(new FormData())`:                                                            `"v n.txt data"`,
		`(async (r) => { try { await r.text() } catch (e) { return [e.name, e.message.replace(/127[^ ]*/, "H"), e.cause.code] } })(await fetch(base + "/cut"))`:                                                                                      `["TypeError","fetch failed: H closed the connection before the answer was complete","UND_ERR_SOCKET"]`,
		// aborting
		`(async (c) => { setTimeout(() => c.abort(), 10); try { await fetch(base + "/silent", { signal: c.signal }) } catch (e) { return [e.name, e === c.signal.reason] } })(new AbortController())`:                                   `["AbortError",true]`,
		`fetch(base + "/silent", { signal: AbortSignal.timeout(10) }).catch((e) => e.name)`:                                                                                                                                             `"TimeoutError"`,
		`(async (c) => { const r = await fetch(base + "/hang", { signal: c.signal }); setTimeout(() => c.abort("why"), 10); return r.text().catch((e) => e) })(new AbortController())`:                                                  `"why"`,
		`(async (c) => { const r = await fetch(base + "/hang", { signal: c.signal }); const rd = r.body.getReader(); await rd.read(); setTimeout(() => c.abort(), 10); return rd.read().catch((e) => e.name) })(new AbortController())`: `"AbortError"`,
		// failures
		`fetch("http://127.0.0.1:1/").catch((e) => [e.name, e.message, e.cause.code, Object.prototype.propertyIsEnumerable.call(e, "cause")])`: `["TypeError","fetch failed: cannot connect to 127.0.0.1:1: connection refused","ECONNREFUSED",false]`,
		`fetch(base.replace("http:", "https:")).catch((e) => e.message.replace(/127[^ ]*/, "H"))`:                                              `"fetch failed: H does not speak TLS"`,
		`fetch("ftp://a/").catch((e) => [e.name, e.message])`:                                                                                  `["TypeError","fetch failed: the scheme of ftp://a/ is not http or https"]`,
	} {
		if got := eval(t, online(t, s.URL), expression); !sameJSON(t, got, want) {
			t.Errorf("%s\n got %s\nwant %s", expression, got, want)
		}
	}
}

func TestFetchUnknownAuthority(t *testing.T) {
	t.Parallel()
	s := httptest.NewUnstartedServer(http.NotFoundHandler())
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	got := eval(t, online(t, s.URL), `fetch(base).catch((e) => [e.message.replace(/127[^ ]*/, "H"), e.code])`)
	if want := `["fetch failed: H its certificate is signed by an unknown authority","UNABLE_TO_VERIFY_LEAF_SIGNATURE"]`; got != want {
		t.Errorf("got %s", got)
	}
}

func TestReworded(t *testing.T) {
	t.Parallel()
	dial := func(err error) error {
		return &url.Error{Op: "Get", URL: "http://h/", Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	for _, c := range []struct {
		err        error
		text, code string
	}{
		{dial(&net.DNSError{Name: "h", Err: "no such host", IsNotFound: true}), "fetch failed: the host h is not known", "ENOTFOUND"},
		{dial(&net.DNSError{Name: "h", Err: "server misbehaving"}), "fetch failed: the host h can't be looked up: server misbehaving", "EAI_AGAIN"},
		{dial(os.NewSyscallError("connect", syscall.ECONNREFUSED)), "fetch failed: cannot connect to h: connection refused", "ECONNREFUSED"},
		{&net.OpError{Op: "read", Err: os.NewSyscallError("read", syscall.ECONNRESET)}, "fetch failed: h: connection reset by peer", "ECONNRESET"},
		{dial(os.ErrDeadlineExceeded), "fetch failed: h did not answer in time", "ETIMEDOUT"},
		{io.ErrUnexpectedEOF, "fetch failed: h closed the connection before the answer was complete", "UND_ERR_SOCKET"},
		{&url.Error{Op: "Get", URL: "http://h/", Err: errors.New("http: malformed thing")}, "fetch failed: h: malformed thing", ""},
	} {
		err := reworded(context.Background(), "h", c.err)
		var f *fetchError
		if !errors.As(err, &f) || err.Error() != c.text || f.code != c.code {
			t.Errorf("%v\n got %v\nwant %s %s", c.err, err, c.text, c.code)
		}
	}
}

func TestFetchAsksPermission(t *testing.T) {
	t.Parallel()
	s := server(t)
	host := strings.TrimPrefix(s.URL, "http://")
	for name, c := range map[string]struct {
		allowed, expression, want string
	}{
		"denied":             {"", `fetch(base + "/json").catch((e) => [e.name, e.code, /--allow-net/.test(e.message)])`, `["PermissionDenied","ERR_PERMISSION_DENIED",true]`},
		"allowed":            {host, `(await fetch(base + "/json")).status`, `200`},
		"redirect elsewhere": {host, `fetch(base + "/away").catch((e) => [e.name, e.message.includes("other.example:81")])`, `["PermissionDenied",true]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := online(t, s.URL)
			e.Permit = nil
			if c.allowed != "" {
				e.Permit = permit.New(permit.Grants{Net: permit.Grant{List: []string{c.allowed}}})
			}
			if got := eval(t, e, c.expression); !sameJSON(t, got, c.want) {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestFetchOfACancelledRun(t *testing.T) {
	t.Parallel()
	s := server(t)
	e := online(t, s.URL)
	ctx, cancel := context.WithCancel(context.Background())
	var seen []string
	_ = e.vm().Set("saw", func(s string) { seen = append(seen, s) })
	_ = e.vm().Set("stop", func() { cancel() })
	out := e.Loop.Run(ctx, func() (goja.Value, error) {
		return e.vm().RunString(`(async () => {
			const r = await fetch(base + "/hang");
			const reading = r.text();
			stop();
			try { await reading } catch (e) { saw(e.name + " " + (e instanceof DOMException) + " " + e.code) }
			try { await fetch(base + "/json") } catch (e) { saw(e.name) }
		})()`)
	})
	if want := "AbortError true 20|AbortError"; strings.Join(seen, "|") != want {
		t.Errorf("saw %q, want %q", seen, want)
	}
	if out.State != loop.Interrupted {
		t.Errorf("ended as %v", out.State)
	}
}

func TestFileBlob(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data.txt")
	if err := os.WriteFile(path, []byte("hello world"), 0o600); err != nil {
		t.Fatal(err)
	}
	e := newEnv(nil)
	blob := NewFileBlob(e, path, 11, "Text/Plain")
	_ = e.vm().Set("blob", blob)
	for expression, want := range map[string]string{
		`[blob instanceof Blob, blob.size, blob.type]`: `[true,11,"text/plain"]`,
		`blob.text()`:                                           `"hello world"`,
		`blob.slice(6, 9).text()`:                               `"wor"`,
		`new Blob(["<", blob.slice(-5), ">"]).text()`:           `"<world>"`,
		`(async () => (await blob.arrayBuffer()).byteLength)()`: `11`,
		`(async () => { let n = 0; for await (const c of blob.stream()) n += c.length; return n })()`: `11`,
	} {
		// One VM, many runs: the loop is for one, so each has its own.
		fresh := newEnv(nil)
		_ = fresh.vm().Set("blob", NewFileBlob(fresh, path, 11, "Text/Plain"))
		if got := eval(t, fresh, expression); !sameJSON(t, got, want) {
			t.Errorf("%s\n got %s\nwant %s", expression, got, want)
		}
	}

	open, name, ok := OpenBlob(blob)
	if !ok || name != "" {
		t.Fatal(name, ok)
	}
	for range 2 { // again, as for a retried upload
		r, size, err := open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil || size != 11 || string(data) != "hello world" {
			t.Fatal(size, string(data), err)
		}
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
	}
	file, err := e.vm().RunString(`new File(["a", "b"], "n.txt", { type: "x/y" })`)
	if err != nil {
		t.Fatal(err)
	}
	b, ok := value.BlobOf(file)
	if !ok || b.Name != "n.txt" || b.Type != "x/y" {
		t.Fatalf("%+v", b)
	}
	if _, _, ok := OpenBlob(e.vm().NewObject()); ok {
		t.Error("a plain object is no blob")
	}

	if err := os.WriteFile(path, []byte("changed"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := eval(t, e, `blob.text().catch((e) => [e.name, e.message.includes("has changed")])`); got != `["NotReadableError",true]` {
		t.Error(got)
	}
}

func TestAbortSignalFromGo(t *testing.T) {
	t.Parallel()
	e := newEnv(nil)
	signal, abort := NewAbortSignal(e)
	_ = e.vm().Set("signal", signal)
	var seen string
	if _, ok := OnAbort(e, signal, func(reason goja.Value) { seen += "go:" + reason.String() }); !ok {
		t.Fatal("no signal")
	}
	if _, ok := OnAbort(e, e.vm().NewObject(), nil); ok {
		t.Error("a plain object is no signal")
	}
	_ = e.vm().Set("abort", func() { abort(e.vm().ToValue("stop")) })
	got := eval(t, e, `(() => { const out = []; signal.onabort = () => out.push("js"); abort(); return [out, signal.aborted, signal.reason] })()`)
	if got != `[["js"],true,"stop"]` || seen != "go:stop" {
		t.Error(got, seen)
	}
	if _, ok := OnAbort(e, signal, func(goja.Value) { seen = "late" }); !ok || seen != "late" {
		t.Error("a signal that has aborted calls at once")
	}
}

func TestListenerThatThrowsEndsTheRun(t *testing.T) {
	t.Parallel()
	e := newEnv(nil)
	var seen string
	_ = e.vm().Set("saw", func(s string) { seen += s })
	out := e.Loop.Run(context.Background(), func() (goja.Value, error) {
		return e.vm().RunString(`const t = new EventTarget(); t.addEventListener("a", () => { throw new RangeError("x") }); t.addEventListener("a", () => saw("second")); t.dispatchEvent(new Event("a")); saw(" after")`)
	})
	if seen != "second after" || out.State != loop.ScriptError || !strings.Contains(out.Reason.String(), "RangeError: x") {
		t.Errorf("%q %v %v", seen, out.State, out.Reason)
	}
}

func TestAbortSignalTimeoutDoesNotHoldTheRun(t *testing.T) {
	t.Parallel()
	e := newEnv(nil)
	begin := time.Now()
	eval(t, e, `AbortSignal.timeout(5000).aborted`)
	if time.Since(begin) > 2*time.Second {
		t.Error("the run waited")
	}
}
