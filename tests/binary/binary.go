// Package binary builds the dssrun that the black-box tests run.
package binary

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Build builds dssrun into a folder and returns its path. root is the
// repository's folder as seen from the test.
//
// The go command keeps a test's result until a file that the test looked at
// has changed. It does not see what the compiler reads, so Build looks at
// every source file itself: a changed source runs the tests again.
func Build(dir, root string) (string, error) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || strings.HasPrefix(d.Name(), ".") && path != root) {
			return fs.SkipDir
		}
		_, err = os.Stat(path)
		return err
	})
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "dssrun")
	build := exec.Command("go", "build", "-o", path, "github.com/dssrun/dssrun/cmd/dssrun")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, out)
	}
	return path, nil
}
