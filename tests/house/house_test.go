// Package house checks the architecture: who may import whom, where the engine
// and HTTP clients may appear, and how long a file may be. The rules are those
// of docs/architecture.md.
package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/dssrun/dssrun"

// root is the repository's folder, from this one.
const root = "../.."

type pkg struct {
	ImportPath string
	Imports    []string
}

// room is the package's path below the module.
func (p pkg) room() string { return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/") }

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func within(room string, folders ...string) bool {
	return slices.ContainsFunc(folders, func(f string) bool { return room == f || strings.HasPrefix(room, f+"/") })
}

func TestImports(t *testing.T) {
	t.Parallel()
	// only says which rooms may import a package; a rule covers what is below it.
	only := []struct {
		what  string
		rooms []string
	}{
		{"github.com/dop251/goja", []string{"runtime/loop", "runtime/source", "runtime/host", "runtime/value", "bindings/bind"}},
		{"github.com/dop251/goja_nodejs", []string{"runtime/host"}},
		{"github.com/evanw/esbuild", []string{"runtime/source"}},
		{"github.com/urfave/cli/v2", []string{"cmd"}},
		{"net/http", []string{"bindings/rest", "runtime/host", "runtime/notify", "runtime/web", "tests", "cmd"}},
		{"database/sql", []string{"runtime/jobs"}},
	}
	for _, p := range packages(t) {
		for _, imported := range p.Imports {
			inner, ours := strings.CutPrefix(imported, module+"/")
			for _, rule := range only {
				if (imported == rule.what || strings.HasPrefix(imported, rule.what+"/")) && !within(p.room(), rule.rooms...) {
					t.Errorf("%s imports %s, which only %v may", p.room(), imported, rule.rooms)
				}
			}
			switch {
			case !ours:
			case within(p.room(), "runtime") && !within(inner, "runtime"):
				t.Errorf("%s imports %s: runtime knows nothing of Dataiku", p.room(), inner)
			case within(p.room(), "bindings") && within(inner, "runtime") && !within(inner, "runtime/loop", "runtime/value", "runtime/permit", "runtime/secret", "runtime/heap"):
				t.Errorf("%s imports %s: bindings may import runtime/{loop,value,permit,secret,heap} only", p.room(), inner)
			case within(inner, "cmd") && !within(p.room(), "cmd"):
				t.Errorf("%s imports %s: nobody imports cmd", p.room(), inner)
			case within(inner, "tests") && within(p.room(), "runtime", "bindings", "stdlib"):
				t.Errorf("%s imports %s", p.room(), inner)
			}
		}
	}
}

func TestRuntimeHasRoomsOnly(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(root, "runtime", "*.go"))
	if err != nil || len(files) > 0 {
		t.Errorf("Go files at runtime's root: %v %v", files, err)
	}
}

func TestTopLevel(t *testing.T) {
	t.Parallel()
	cmd := exec.Command("git", "ls-files")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Skip("git, or the repository, is not here")
	}
	known := []string{"go.mod", "go.sum", "cmd", "runtime", "bindings", "stdlib", "scripts", "tests", "Makefile", "README.md", "LICENSE", "CHANGELOG.md", "docs", ".ci", ".gitignore"}
	for file := range strings.Lines(string(out)) {
		top, _, _ := strings.Cut(strings.TrimSpace(file), "/")
		if !slices.Contains(known, top) {
			t.Errorf("%s is none of the top level's names", top)
		}
	}
}

// longest is the most lines of a file written by hand: beyond it, it has more
// than one responsibility.
const longest = 420

func TestFileLength(t *testing.T) {
	t.Parallel()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".git")) {
			return fs.SkipDir
		}
		if ext := filepath.Ext(path); ext != ".go" && ext != ".js" && ext != ".ts" || strings.HasSuffix(path, ".d.ts") {
			return nil
		}
		text, err := os.ReadFile(path)
		if n := bytes.Count(text, []byte("\n")); n > longest {
			t.Errorf("%s has %d lines, more than %d", path, n, longest)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
