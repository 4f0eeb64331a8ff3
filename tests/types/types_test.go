// Package types checks what "dssrun types" writes with the TypeScript
// compiler: every example script passes tsc --strict, and so does misuse.ts,
// whose lines are each an error that the types must find.
package types

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/dssrun/dssrun/tests/binary"
)

// compiler is tsc, from npm. Without node the test is skipped by name, except
// under CI, which installs it.
func compiler(t *testing.T) string {
	t.Helper()
	tsc, err := filepath.Abs(filepath.Join("node_modules", ".bin", "tsc"))
	if err == nil {
		_, err = os.Stat(tsc)
	}
	if _, nodeErr := exec.LookPath("node"); err != nil || nodeErr != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI must have node, and npm ci run in tests/types")
		}
		t.Skip("node and TypeScript are not here: npm ci --prefix tests/types installs the compiler")
	}
	return tsc
}

func TestTypes(t *testing.T) {
	t.Parallel()
	tsc := compiler(t)
	dir := t.TempDir()
	run := func(name string, args ...string) {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", filepath.Base(name), err, out)
		}
	}
	dssrun, err := binary.Build(t.TempDir(), filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "scripts"), os.DirFS(filepath.Join("..", "..", "scripts"))); err != nil {
		t.Fatal(err)
	}
	misuse, err := os.ReadFile(filepath.Join("testdata", "misuse.ts"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "misuse.ts"), misuse, 0o644); err != nil {
		t.Fatal(err)
	}
	run(dssrun, "types", dir)
	run(tsc, "--strict", "--noEmit", "-p", dir)
}
