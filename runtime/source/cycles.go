package source

import (
	"strconv"
	"strings"
)

var (
	initStart = lazy(`^var ([\w$]+) = __esm\(\{$`)
	initWait  = lazy(`^    await ([\w$]+)\(\);$`)
)

// waiter lets modules that import each other await each other: who would wait for a module that waits for him goes on, as in ES modules.
// It stands at the end of the text, as a function, so that it is there from the start and shifts nothing.
const waiter = `
function __dssrun_wait(from, to, init) {
  const waits = __dssrun.waits ??= {};
  for (let m = to; m; m = waits[m]) if (m === from) return;
  waits[from] = to;
  const done = () => { if (waits[from] === to) delete waits[from]; };
  const p = init();
  if (!p) return done();
  return p.then(done, (e) => { done(); throw e; });
}`

// awaitCycles keeps modules that import each other, await at their top level, and are imported by import(), from waiting for each other for ever:
// esbuild makes each an async function that awaits those of its imports.
func awaitCycles(text string) string {
	if !strings.Contains(text, "\n  async \"") || !strings.Contains(text, "\n    await init_") {
		return text
	}
	type edge struct {
		line     int
		from, to string
	}
	var edges []edge
	next := map[string][]string{}
	lines := strings.Split(text, "\n")
	current := ""
	for i, line := range lines {
		if m := initStart().FindStringSubmatch(line); m != nil {
			current = m[1]
		} else if line == "});" {
			current = ""
		} else if m := initWait().FindStringSubmatch(line); m != nil && current != "" {
			edges = append(edges, edge{i, current, m[1]})
			next[current] = append(next[current], m[1])
		}
	}
	var reaches func(from, to string, seen map[string]bool) bool
	reaches = func(from, to string, seen map[string]bool) bool {
		if from == to {
			return true
		}
		if seen[from] {
			return false
		}
		seen[from] = true
		for _, n := range next[from] {
			if reaches(n, to, seen) {
				return true
			}
		}
		return false
	}
	changed := false
	for _, e := range edges {
		if reaches(e.to, e.from, map[string]bool{}) {
			changed = true
			lines[e.line] = "    await __dssrun_wait(" + strconv.Quote(e.from) + ", " + strconv.Quote(e.to) + ", " + e.to + ");"
		}
	}
	if !changed {
		return text
	}
	return strings.Join(lines, "\n") + waiter
}
