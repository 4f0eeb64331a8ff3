// Package discover says which files are tests, in which order they run, which
// of their tests are wanted, and which must run again after a change.
package discover

import (
	"path/filepath"
	"strings"
)

// scriptExtension is the name's extension if a script has it, else "".
func scriptExtension(name string) string {
	switch ext := filepath.Ext(name); ext {
	case ".ts", ".js", ".mts", ".mjs", ".cts", ".cjs", ".tsx", ".jsx":
		return ext
	}
	return ""
}

// isScript tells a file that can be run; declarations (.d.ts) can't.
func isScript(name string) bool {
	ext := scriptExtension(name)
	return ext != "" && !strings.HasSuffix(strings.TrimSuffix(name, ext), ".d")
}

// isTest tells a test file by its name: *.test.ts and *_test.ts, with any
// extension of a script, and in a folder __tests__ every script, but helpers
// beginning with "_".
func isTest(name string, inTests bool) bool {
	if !isScript(name) || name[0] == '.' {
		return false
	}
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	return strings.HasSuffix(stem, ".test") || strings.HasSuffix(stem, "_test") || inTests && !isHelper(name)
}

// isHelper tells a file or folder in __tests__ that is no test.
func isHelper(name string) bool { return name[0] == '_' && name != testsFolder }

// testsFolder is the folder whose scripts are all tests.
const testsFolder = "__tests__"

// isSkipped tells a folder that is not walked.
func isSkipped(name string) bool {
	return name == "node_modules" || len(name) > 1 && name[0] == '.' && name != ".."
}
