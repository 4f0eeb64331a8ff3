package lib_test

import (
	"os"
	"strings"
	"testing"
)

// deviations are pairs of which we say something else than Jest: what, and why.
var deviations = map[string]string{
	"[[1, 2], [1, 2, undefined]]":                                    "≠ ≠ ≠: lists of different lengths are different, as in Vitest",
	"[[undefined], []]":                                              "≠ ≠ ≠: the same",
	"[new Date(NaN), new Date(NaN)]":                                 "= = =: as NaN equals NaN",
	"[/a/g, /a/i]":                                                   "≠ ≠ ≠: toMatchObject looks at more than enumerable members",
	"[/a/, /b/]":                                                     "≠ ≠ ≠: the same",
	"[new Uint8Array([1, 2]), new Int8Array([1, 2])]":                "≠ ≠ ≠: the same",
	"[new Number(1), new Number(2)]":                                 "≠ ≠ ≠: the same",
	"[new Boolean(false), new Boolean(true)]":                        "≠ ≠ ≠: the same",
	`[new URL("http://a/b"), new URL("http://a/c")]`:                 "≠ ≠ ≠: the same",
	"[new Uint8Array([1, 2]).buffer, new Uint8Array([1, 3]).buffer]": "≠ ≠ ≠: the bytes differ",
	"[new DataView(new Uint8Array([1, 2]).buffer), new DataView(new Uint8Array([1, 3]).buffer)]": "≠ ≠ ≠: the bytes differ",
	`[new Error("a"), new TypeError("a")]`:                                                       "≠ ≠ ≠: the names differ, as in Vitest",
	`[new Error("a", { cause: 1 }), new Error("a", { cause: 2 })]`:                               "≠ ≠ ≠: the causes differ, as in Vitest",
	`[new Error("a", { cause: new Error("b") }), new Error("a", { cause: new Error("c") })]`:     "≠ ≠ ≠: the causes differ",
	`[new AggregateError([new Error("x")], "a"), new AggregateError([new Error("y")], "a")]`:     "≠ ≠ ≠: the errors differ",
	`[new Map([["a", { x: undefined }]]), new Map([["a", {}]])]`:                                 "= ≠ =: strict holds inside a Map too",
	"[Object.create({ a: 1 }), {}]":                                                              "= ≠ =: strict compares prototypes, not the property constructor",
	"[new (class extends Array {})(), []]":                                                       "= ≠ =: the same",
	"[new (class extends Map {})(), new Map()]":                                                  "= ≠ =: toEqual does not look at classes",
	"[Promise.resolve(1), Promise.resolve(1)]":                                                   "≠ ≠ ≠: nothing is known of what two promises come to",
	"[new WeakMap(), new WeakMap()]":                                                             "≠ ≠ ≠: nothing is known of what two WeakMaps hold",
}

// TestEqualsAsJest compares what toEqual, toStrictEqual and toMatchObject say of the pairs in testdata/equal/cases.js
// with what Jest's expect 30 says, which testdata/equal/oracle.mjs wrote down.
func TestEqualsAsJest(t *testing.T) {
	t.Parallel()
	read := func(name string) []string {
		text, err := os.ReadFile("testdata/equal/" + name)
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range strings.SplitSeq(strings.TrimSuffix(string(text), "\n"), "\n") {
			if !strings.HasPrefix(line, "//") {
				lines = append(lines, line)
			}
		}
		return lines
	}
	cases, want := read("cases.js"), read("cases.golden")
	if len(cases) != len(want) {
		t.Fatalf("%d pairs and %d answers: run testdata/equal/oracle.mjs", len(cases), len(want))
	}
	var script strings.Builder
	script.WriteString(`const say = (pair) => console.log(["toEqual", "toStrictEqual", "toMatchObject"].map((name) => {
		const [a, b] = pair();
		try { expect(a)[name](b); return "=" } catch (e) { if (e.name !== "AssertionError" && e.name !== "TypeError") throw e; return "≠" }
	}).join(" "));`)
	for _, c := range cases {
		script.WriteString("\nsay(() => (" + c + "));")
	}
	got := strings.Split(strings.TrimSuffix(newKit(t, nil, nil).run(t, script.String()), "\n"), "\n")
	if len(got) != len(want) {
		t.Fatalf("%d answers to %d pairs", len(got), len(want))
	}
	for i, c := range cases {
		expected := want[i]
		if reason, ok := deviations[c]; ok {
			own, _, _ := strings.Cut(reason, ":")
			if own == expected {
				t.Errorf("%s: Jest says %s too, it is no deviation", c, expected)
			}
			expected = own
		}
		if got[i] != expected {
			t.Errorf("%s\n got %s\nwant %s", c, got[i], expected)
		}
	}
}
