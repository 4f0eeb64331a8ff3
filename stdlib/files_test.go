package stdlib_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
)

// sourceFiles are the TypeScript files of this folder, without declarations and
// tests.
func sourceFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".ts") && !strings.HasSuffix(path, ".d.ts") && !strings.HasSuffix(path, ".test.ts") {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
