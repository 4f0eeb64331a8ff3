package reference

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/dssrun/dssrun/bindings/bind"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/loop"
)

var api = bind.New(sets...)

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
	globals := map[string]any{"report": func(text string) { value = json.RawMessage(text) }}
	for i, s := range sets {
		globals[fmt.Sprintf("module%d", i)] = vm.Namespace(s.Module)
	}
	for name, global := range globals {
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

// script is a program with its clients, around it what reports the result.
func script(js string) string {
	var b strings.Builder
	b.WriteString("(async () => {\n\"use strict\";\n")
	clients := fmt.Sprintf("const c = new DSSClient(%q, %q), g = new GovernClient(%q, %q), l = new LaunchpadClient(%q, %q, %q, { host: %q });\n",
		host, key, host, key, space, keyID, keySecret, cloud)
	words := regexp.MustCompile(`\w+`).FindAllString(clients+js, -1)
	for i, s := range sets {
		// Only what the program names: a class that is not used is not made.
		used := slices.DeleteFunc(slices.Clone(api.Exports(s.Module)), func(name string) bool { return !slices.Contains(words, name) })
		fmt.Fprintf(&b, "const { %s } = module%d;\n", strings.Join(used, ", "), i)
	}
	b.WriteString(clients)
	fmt.Fprintf(&b, "const result = await (async () => {\n%s\n})();\nreport(JSON.stringify(result) ?? \"null\");\n})()", js)
	return b.String()
}

// start evaluates a script as the main task of a run. V is the engine's value.
func start[V any](run func(context.Context, func() (V, error)) loop.Outcome, eval func(string) (V, error), script string) loop.Outcome {
	return run(context.Background(), func() (V, error) { return eval(script) })
}

// dial connects a client as the product does, to the wire of the program.
func dial(d bind.Dialing, p program) (*bind.Connection, error) {
	c := rest.Config{
		URL: d.URL, BasePath: basePath, User: d.Key, Ticket: d.Ticket, Headers: d.Headers, Insecure: d.Insecure,
		CertFile: d.CertFile, KeyFile: d.KeyFile, Retries: -1, Transport: p.Transport,
	}
	if d.Product == "launchpad" {
		c.BasePath, c.User, c.Password = "", d.KeyID, d.Key
	}
	client, err := rest.New(c)
	if err != nil {
		return nil, err
	}
	return &bind.Connection{Client: client, URL: d.URL, Key: d.Key, Ticket: d.Ticket, Space: d.Space, KeyID: d.KeyID}, nil
}
