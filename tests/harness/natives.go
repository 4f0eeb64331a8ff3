package harness

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/secret"
	"github.com/dssrun/dssrun/tests/harness/lib"
	"github.com/dssrun/dssrun/tests/mock"
)

// misuse is a call that a script got wrong: a TypeError.
type misuse struct{ message string }

func (e *misuse) Error() string     { return e.message }
func (e *misuse) ErrorName() string { return "TypeError" }

func wrong(format string, args ...any) error { return &misuse{fmt.Sprintf(format, args...)} }

// test is the world of the test that runs.
func (v *vm) test() (*world, error) {
	if w := v.world.Load(); w != nil {
		return w, nil
	}
	return nil, errors.New("mock belongs to a test: use it in a test or in beforeEach, not at the top of the file or in beforeAll")
}

// mockNatives are the native half of mock.js.
func (v *vm) mockNatives(funcs map[string]host.Func) {
	inTest := func(do func(w *world, args []any) (any, error)) host.Func {
		return native(func(args []any) (any, error) {
			w, err := v.test()
			if err != nil {
				return nil, err
			}
			return do(w, args)
		})
	}
	maps.Copy(funcs, map[string]host.Func{
		// get(product, collection, key) is the document, undefined when there is none.
		"get": inTest(func(w *world, args []any) (any, error) {
			doc, ok := w.reach(text(args, 0)).Document(text(args, 1), text(args, 2))
			if !ok {
				return nil, nil
			}
			return json.RawMessage(doc), nil
		}),
		"keys": inTest(func(w *world, args []any) (any, error) {
			keys, _ := w.reach(text(args, 0)).Keys(text(args, 1))
			return append([]string{}, keys...), nil
		}),
		"list": inTest(func(w *world, args []any) (any, error) {
			m := w.reach(text(args, 0))
			keys, _ := m.Keys(text(args, 1))
			var docs [][]byte
			for _, key := range keys {
				if doc, ok := m.Document(text(args, 1), key); ok {
					docs = append(docs, doc)
				}
			}
			return json.RawMessage("[" + string(bytes.Join(docs, []byte(","))) + "]"), nil
		}),
		"requests": inTest(func(w *world, _ []any) (any, error) { return w.requests(nil) }),
		// journal() is what changes when requests() would answer otherwise: [test, number of requests].
		"journal": inTest(func(w *world, _ []any) (any, error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			return []any{w.number, int64(len(w.noted))}, nil
		}),
		"empty": inTest(func(w *world, args []any) (any, error) {
			w.clear(text(args, 0))
			return nil, nil
		}),
		"as":     inTest(func(w *world, args []any) (any, error) { return nil, w.become(text(args, 0), text(args, 1)) }),
		"seed":   inTest(func(w *world, args []any) (any, error) { return nil, w.seed(text(args, 0), text(args, 1)) }),
		"replay": inTest(func(w *world, args []any) (any, error) { return nil, w.play(v.beside(text(args, 0))) }),
		"lenient": inTest(func(w *world, _ []any) (any, error) {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.lenient = true
			return nil, nil
		}),
		"advance": inTest(func(w *world, args []any) (any, error) {
			w.advance(time.Duration(number(args, 0) * float64(time.Millisecond)))
			return nil, nil
		}),
		"setTime": inTest(func(w *world, args []any) (any, error) {
			w.setTime(time.UnixMilli(int64(number(args, 0))))
			return nil, nil
		}),
		// tasks(product, milliseconds)
		"tasks": inTest(func(w *world, args []any) (any, error) {
			w.taskTime(text(args, 0), time.Duration(number(args, 1)*float64(time.Millisecond)))
			return nil, nil
		}),
		"fault":     inTest(func(w *world, args []any) (any, error) { return nil, w.addFault(text(args, 0), text(args, 1)) }),
		"time":      inTest(func(w *world, _ []any) (any, error) { return w.now().UnixMilli(), nil }),
		"unmatched": native(func([]any) (any, error) { return v.unmatchedRequests(), nil }),
		"runScript": {Async: true, Do: v.runScript},
	})
}

// become changes who connects to a product's mock.
func (w *world) become(product, login string) error {
	m, ok := w.reach(product).(interface {
		KeyFor(string) (string, bool)
		Keys(string) ([]string, bool)
	})
	if !ok {
		return wrong("mock.%s.as: a Launchpad has no users who connect", product)
	}
	key, ok := m.KeyFor(login)
	if !ok {
		logins, _ := m.Keys("users")
		hint := ""
		if near := nearest(login, logins); near != "" {
			hint = fmt.Sprintf(", did you mean %q?", near)
		}
		return wrong("mock.%s.as: there is no user %q%s", product, login, hint)
	}
	instance := administrator(product)
	instance.Key = secret.New(key)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.as == nil {
		w.as = map[string]profile.Instance{}
	}
	w.as[product] = instance
	return nil
}

// unmatchedRequests are the messages of requests that no route of a mock answers: [[message], …], nil when there are none.
func (v *vm) unmatchedRequests() any {
	w := v.world.Load()
	if w == nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	var list []any
	if w.replay != nil {
		for _, message := range w.replay.Misses() {
			list = append(list, []any{message})
		}
	}
	if w.lenient || len(w.unmatched) == 0 && list == nil {
		return nil
	}
	for _, message := range slices.Compact(slices.Sorted(slices.Values(w.unmatched))) {
		list = append(list, []any{message + "; mock.allowUnmatched() lets a test send such requests"})
	}
	return list
}

// entry is a request as a test sees it.
type entry struct {
	Product string          `json:"product"`
	Method  string          `json:"method"`
	Path    string          `json:"path"`
	Query   string          `json:"query"`
	Body    json.RawMessage `json:"body,omitempty"`
	Reads   bool            `json:"reads"`
	Status  int             `json:"status"`
	User    string          `json:"user"`
	AsUser  string          `json:"proxyUser,omitempty"`
}

// requests are those of a script, or all of the test with nil: a JSON array, oldest first.
func (w *world) requests(script *scriptMark) (json.RawMessage, error) {
	w.mu.Lock()
	list := make([]entry, 0, len(w.noted))
	for _, r := range w.noted {
		if script == nil || r.script == script {
			list = append(list, entryOf(r.product, r.Request))
		}
	}
	w.mu.Unlock()
	return json.Marshal(list)
}

func entryOf(product string, r mock.Request) entry {
	e := entry{Product: product, Method: r.Method, Path: r.Path, Reads: r.Reads, Status: r.Status, User: r.User, AsUser: r.ProxyUser}
	_, e.Query, _ = strings.Cut(r.URI, "?")
	switch {
	case len(r.Body) == 0:
	case json.Valid(r.Body):
		e.Body = r.Body
	default:
		e.Body, _ = json.Marshal(string(r.Body))
	}
	return e
}

// runScript runs a whole script: [path, { args, env, stdin, timeout }].
func (v *vm) runScript(ctx context.Context, args []any) (any, error) {
	w, err := v.test()
	if err != nil {
		return nil, err
	}
	options, _ := args[1].(map[string]any)
	mark := &scriptMark{}
	run := ScriptRun{Path: text(args, 0), Env: map[string]string{}, Now: w.now, Mocks: func(product string) (http.RoundTripper, profile.Instance) {
		return door{product: product, world: w, script: mark}, w.admin(product)
	}}
	run.Path = v.beside(run.Path)
	list, _ := options["args"].([]any)
	for _, a := range list {
		run.Args = append(run.Args, fmt.Sprint(a))
	}
	env, _ := options["env"].(map[string]any)
	for name, value := range env {
		run.Env[name] = fmt.Sprint(value)
	}
	run.Stdin, _ = options["stdin"].(string)
	run.Timeout = time.Duration(number([]any{options["timeout"]}, 0) * float64(time.Millisecond))
	at := time.Now()
	result := v.Engine.Script(ctx, run)
	if v.Ran != nil {
		v.Ran(v.path, at, run.Path, result.Inputs)
	}
	if err := context.Cause(ctx); err != nil {
		var stop *loop.Stop
		if errors.As(err, &stop) {
			return nil, &loop.Cancelled{Stop: stop}
		}
	}
	requests, err := w.requests(mark)
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(struct {
		ScriptResult
		Requests json.RawMessage `json:"requests"`
	}{result, requests})
	return json.RawMessage(text), err
}

// beside is a path relative to the test file, absolute.
func (v *vm) beside(path string) string {
	path = filepath.FromSlash(path)
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(filepath.Dir(v.path), path)
}

// helpers are what the library's JavaScript leaves to Go.
func (v *vm) helpers(funcs map[string]host.Func) {
	maps.Copy(funcs, lib.Funcs())
	// place(stack) is the script's innermost place in a stack: { file, line, column }, undefined when there is none.
	funcs["place"] = native(func(args []any) (any, error) {
		frames := v.program.Frames(text(args, 0))
		if len(frames) == 0 {
			return nil, nil
		}
		return map[string]any{"file": frames[0].File, "line": int64(frames[0].Line), "column": int64(frames[0].Column)}, nil
	})
	for name, f := range lib.SnapshotFuncs(v.snapshots) {
		do := f.Do
		funcs["snapshot_"+name] = host.Func{Do: func(ctx context.Context, args []any) (any, error) {
			v.file.mu.Lock()
			defer v.file.mu.Unlock()
			return do(ctx, args)
		}}
	}
}

// nearest is the candidate that was probably meant, "" when none is near.
func nearest(name string, candidates []string) string {
	best, distance := "", max(1, len(name)/3)+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(c)); d < distance {
			best, distance = c, d
		}
	}
	return best
}
