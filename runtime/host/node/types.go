package node

import (
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

//go:embed types/*.d.ts
var types embed.FS

// declared finds the modules that a .d.ts text declares, and whether each has a default export.
const declared = `(?m)^declare module "node:([^"]+)"`

// Types is the .d.ts text of the modules: each under "node:x", and under "x" as well. A module that can be imported but
// not used is not declared, so that an editor says so first.
func Types() string {
	entries, err := types.ReadDir("types")
	if err != nil {
		panic(err)
	}
	var b strings.Builder
	for _, e := range entries {
		text, err := types.ReadFile("types/" + e.Name())
		if err != nil {
			panic(err)
		}
		b.Write(text)
	}
	text := b.String()
	starts := regexp.MustCompile(declared).FindAllStringSubmatchIndex(text, -1)
	var aliases []string
	for i, m := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		name := text[m[2]:m[3]]
		alias := fmt.Sprintf("declare module %q { export * from %q;", name, "node:"+name)
		if body := text[m[0]:end]; strings.Contains(body, "export default") || strings.Contains(body, "default }") || strings.Contains(body, "as default") {
			alias += fmt.Sprintf(" export { default } from %q;", "node:"+name)
		}
		aliases = append(aliases, alias+" }\n")
	}
	slices.Sort(aliases)
	return text + strings.Join(aliases, "")
}
