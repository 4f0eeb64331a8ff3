// Package lib is the JavaScript of the module dss/test besides its runner: expect and its matchers, diffs, snapshots,
// spies and fake timers, with its types, and the host functions that it needs.
//
// Each file is one function expression, (function (native, load) { … }): native is an object of host functions, Funcs and
// the runner's own callSite and busy; load(name) gives what another file returned, once per VM. A file is loaded when
// something of it is first used. What the runner calls:
//
//	expect   make(context) → expect; begin(context) before a test; finish(context) → what is wrong with one that ended
//	spy      { fn, on, isSpy }; restoreAll() after a test
//	timers   { clock }; onChange(fn) tells the fake time; restore() after a test
//
// native.callSite() is { file, line, column } of the script's own innermost frame, for inline snapshots. native.busy(),
// which may be missing, is the number of host calls under way: the clock's async methods wait for them.
package lib

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed *.js
var sources embed.FS

// Types is the .d.ts of the module dss/test.
//
//go:embed test.d.ts
var Types string

// Source is the text of the file NAME.js: one function expression.
func Source(name string) (string, error) {
	text, err := sources.ReadFile(name + ".js")
	if err != nil {
		return "", fmt.Errorf("dss/test has no part %q", name)
	}
	return string(text), nil
}

// Names are the files that Source knows, without their extension, in alphabetical order.
func Names() []string {
	entries, err := sources.ReadDir(".")
	if err != nil {
		panic(err) // the files are part of the binary
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = strings.TrimSuffix(e.Name(), ".js")
	}
	return names
}
