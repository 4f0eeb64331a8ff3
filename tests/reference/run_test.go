package reference

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/loop"
)

var api = bind.New(dss.Set)

// run runs a program on the engine and returns its result as JSON. Time is not
// real: a future that is waited for costs nothing.
func run(t *testing.T, p program) (value json.RawMessage, err error) {
	t.Helper()
	synctest.Test(t, func(*testing.T) { value, err = runScript(p) })
	return value, err
}

func runScript(p program) (value json.RawMessage, err error) {
	l := loop.New(loop.Options{})
	vm := bind.Install(api, l, bind.Options{
		Dial:           func(d bind.Dialing) (*bind.Connection, error) { return dial(d, p) },
		DefaultProject: func() (string, error) { return p.Env["DKU_CURRENT_PROJECT_KEY"], nil },
	})
	for name, global := range map[string]any{
		"dss":    vm.Namespace("dss"),
		"report": func(text string) { value = json.RawMessage(text) },
	} {
		if err := l.VM().Set(name, global); err != nil {
			return nil, err
		}
	}
	outcome := start(l.Run, l.VM().RunString, script(p.JS))
	if outcome.State != loop.OK {
		return value, fmt.Errorf("%s: %w", outcome.State, outcome.Err)
	}
	return value, nil
}

// script is a program with its client, around it what reports the result.
func script(js string) string {
	return fmt.Sprintf(`(async () => {
"use strict";
const { %s } = dss;
const c = new DSSClient(%q, %q);
const result = await (async () => {
%s
})();
report(JSON.stringify(result) ?? "null");
})()`, strings.Join(api.Exports("dss"), ", "), host, key, js)
}

// start evaluates a script as the main task of a run. V is the engine's value.
func start[V any](run func(context.Context, func() (V, error)) loop.Outcome, eval func(string) (V, error), script string) loop.Outcome {
	return run(context.Background(), func() (V, error) { return eval(script) })
}

func dial(d bind.Dialing, p program) (*bind.Connection, error) {
	client, err := rest.New(rest.Config{
		URL: d.URL, BasePath: basePath, User: d.Key, Ticket: d.Ticket, Headers: d.Headers, Insecure: d.Insecure,
		CertFile: d.CertFile, KeyFile: d.KeyFile, Retries: -1, Transport: p.Transport,
	})
	if err != nil {
		return nil, err
	}
	return &bind.Connection{Client: client, URL: d.URL, Key: d.Key, Ticket: d.Ticket}, nil
}
