package lib

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
	"github.com/aymanbagabas/go-udiff/lcs"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/tests/harness/snapshot"
)

// Funcs are host functions of native:
//
//	diffLines(expected, received: string): string      see Diff
//	nearest(word: string, list: string[]): string      what the word was probably meant to be, "" when nothing is near
//	nearestOf(word: string, list: string[], n: number): number[]   the indexes of the n nearest, the nearest first
func Funcs() map[string]host.Func {
	return map[string]host.Func{
		"diffLines": {Do: func(_ context.Context, args []any) (any, error) {
			return Diff(text(args, 0), text(args, 1)), nil
		}},
		"nearest": {Do: func(_ context.Context, args []any) (any, error) {
			word := text(args, 0)
			list := texts(args, 1)
			if best := ranked(word, list, 1); len(best) > 0 && distance(word, list[best[0]]) <= max(1, utf8.RuneCountInString(word)/3) {
				return list[best[0]], nil
			}
			return "", nil
		}},
		"nearestOf": {Do: func(_ context.Context, args []any) (any, error) {
			n := 0
			if len(args) > 2 {
				n = number(args[2])
			}
			best := ranked(text(args, 0), texts(args, 1), n)
			out := make([]any, len(best))
			for i, at := range best {
				out[i] = int64(at)
			}
			return out, nil
		}},
	}
}

// SnapshotFuncs are the host functions of context.snapshots, for one test file:
//
//	match(test, hint, text: string): Result
//	inline(site: { file, line, column }, text: string, given: string | null, matcher: string, properties: boolean): Result
//
// where Result is { pass: boolean, expected?: string, reason?: string }.
func SnapshotFuncs(f *snapshot.File) map[string]host.Func {
	result := func(r snapshot.Result) (any, error) {
		out := map[string]any{"pass": r.Pass}
		if r.Reason != "" {
			out["reason"] = r.Reason
		} else if !r.Pass {
			out["expected"] = r.Expected
		}
		return out, nil
	}
	return map[string]host.Func{
		"match": {Do: func(_ context.Context, args []any) (any, error) {
			return result(f.Match(text(args, 0), text(args, 1), text(args, 2)))
		}},
		"inline": {Do: func(_ context.Context, args []any) (any, error) {
			if len(args) < 5 {
				return nil, fmt.Errorf("snapshots.inline was given %d arguments, it needs 5", len(args))
			}
			call := snapshot.Call{Matcher: text(args, 3)}
			if site, ok := args[0].(map[string]any); ok {
				call.File, _ = site["file"].(string)
				call.Line, call.Column = number(site["line"]), number(site["column"])
			}
			call.Properties, _ = args[4].(bool)
			if given, ok := args[2].(string); ok {
				call.Given = &given
			}
			return result(f.Inline(call, text(args, 1)))
		}},
	}
}

func text(args []any, i int) string {
	if i < len(args) {
		s, _ := args[i].(string)
		return s
	}
	return ""
}

func number(v any) int {
	switch n := v.(type) {
	case int64:
		return int(n)
	case int:
		return n
	}
	return 0
}

func texts(args []any, i int) []string {
	if i >= len(args) {
		return nil
	}
	list, _ := args[i].([]any)
	out := make([]string, len(list))
	for j, v := range list {
		out[j], _ = v.(string)
	}
	return out
}

// ranked are the indexes of the n entries of list that are nearest to word.
func ranked(word string, list []string, n int) []int {
	type entry struct{ at, distance int }
	all := make([]entry, len(list))
	for i, s := range list {
		all[i] = entry{i, distance(word, s)}
	}
	slices.SortStableFunc(all, func(a, b entry) int { return a.distance - b.distance })
	n = max(0, min(n, len(all)))
	out := make([]int, 0, n)
	for _, e := range all[:n] {
		out = append(out, e.at)
	}
	return out
}

func distance(a, b string) int {
	return levenshtein.ComputeDistance(strings.ToLower(a), strings.ToLower(b))
}

// How much of a difference is shown.
const (
	contextLines = 3   // equal lines before and after a change
	mostLines    = 400 // lines of the whole difference
)

// Diff compares two texts line by line. Lines begin with "- " (only in expected), "+ " (only in received) or "  " (in
// both); equal lines far from a change and what goes beyond 400 lines are counted, not shown. Equal texts give "".
func Diff(expected, received string) string {
	a, b := strings.Split(expected, "\n"), strings.Split(received, "\n")
	changes := lcs.DiffLines(a, b)
	if len(changes) == 0 {
		return ""
	}
	var out []string
	at := 0
	for i, c := range changes {
		out = between(out, a[at:c.Start], i > 0, true)
		for _, line := range a[c.Start:c.End] {
			out = append(out, "- "+line)
		}
		for _, line := range b[c.ReplStart:c.ReplEnd] {
			out = append(out, "+ "+line)
		}
		at = c.End
	}
	out = between(out, a[at:], true, false)
	if more := len(out) - mostLines; more > 0 {
		out = append(out[:mostLines], "  … "+count(more, "more line"))
	}
	return strings.Join(out, "\n")
}

// between adds the equal lines between two changes, those near a change.
func between(out, lines []string, after, before bool) []string {
	head, tail := 0, 0
	if after {
		head = contextLines
	}
	if before {
		tail = contextLines
	}
	if len(lines) <= head+tail+1 {
		head, tail = len(lines), 0
	}
	for _, line := range lines[:head] {
		out = append(out, "  "+line)
	}
	if hidden := len(lines) - head - tail; hidden > 0 {
		out = append(out, "  … "+count(hidden, "equal line"))
	}
	for _, line := range lines[len(lines)-tail:] {
		out = append(out, "  "+line)
	}
	return out
}

func count(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}
