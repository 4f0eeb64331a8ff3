// Package stdlib has the modules that a script imports as "std/…" and that are not the API: CSV, tables, lists, durations, many calls at a
// time. They are TypeScript, each with its declarations beside it, and embedded. runtime/source takes them as an fs.FS and bundles what a script
// imports of them.
package stdlib

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

// The tests of the modules stay out of the binary.
//
//go:embed csv.ts list.ts parallel.ts table.ts time.ts inner/text.ts
var sources embed.FS

//go:embed csv.d.ts list.d.ts parallel.d.ts table.d.ts time.d.ts
var declarations embed.FS

// Sources are the modules: the file csv.ts is "std/csv". What is in a folder is for the modules themselves.
func Sources() fs.FS { return sources }

// Modules are the names of the modules, as they are imported, sorted.
func Modules() []string {
	entries, err := declarations.ReadDir(".")
	if err != nil {
		panic(err) // an embedded folder can be read
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, path.Join("std", strings.TrimSuffix(e.Name(), ".d.ts")))
	}
	return names
}

// Types is the text that declares a module for TypeScript, `declare module "std/csv" { … }`; false when there is no such module.
func Types(module string) (string, bool) {
	name, ok := strings.CutPrefix(module, "std/")
	if !ok {
		return "", false
	}
	raw, err := declarations.ReadFile(name + ".d.ts")
	return string(raw), err == nil
}
