package stdlib_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/stdlib"
)

func TestDoc(t *testing.T) {
	t.Parallel()
	for name, parts := range map[string][]string{
		"std":                  {"std/csv: CSV as of RFC 4180", "std/time: Durations and ages"},
		"std/csv":              {"std/csv: CSV as of RFC 4180", "export class CsvError extends Error {\n  readonly name", "/** How {@link parse} reads. */\nexport interface ParseOptions"},
		"std/csv.parse":        {"/**\n * Reads a CSV text", "header?: true;\n}): Row<C>[];\nexport function parse<C extends string>(text: string", "string[][];\n"},
		"std/time.Moment":      {"/** A moment:", "export type Moment = Date"},
		"std/parallel.map":     {"export function map<T, R>("},
		"std/table.escapeHtml": {"export function escapeHtml(text: string): string;\n"},
	} {
		text, ok := stdlib.Doc(name)
		for _, part := range parts {
			if !ok || !strings.Contains(text, part) {
				t.Errorf("the documentation of %s lacks %q:\n%s", name, part, text)
			}
		}
	}
	if text, _ := stdlib.Doc("std/csv.parse"); strings.Contains(text, "stringify") || strings.Contains(text, "ParseOptions reads") {
		t.Errorf("too much:\n%s", text)
	}
	for _, name := range []string{"std/cvs", "std/csv.prase", "csv", ""} {
		if _, ok := stdlib.Doc(name); ok {
			t.Errorf("%q is documented", name)
		}
	}
	if got, want := stdlib.Exports("std/csv"), []string{"Row", "ParseOptions", "CsvError", "parse", "StringifyOptions", "stringify"}; !slices.Equal(got, want) {
		t.Errorf("exports %q, want %q", got, want)
	}
}

// TestDocumented wants a comment above everything that a script can see.
func TestDocumented(t *testing.T) {
	t.Parallel()
	for _, module := range stdlib.Modules() {
		for _, export := range stdlib.Exports(module) {
			if text, ok := stdlib.Doc(module + "." + export); !ok || !strings.HasPrefix(text, "/**") {
				t.Errorf("%s.%s has no comment:\n%s", module, export, text)
			}
		}
	}
}
