// Command generate writes what is made from the declarations, docs/reference,
// or tells, without -write, whether what is there is what it would write. It
// prints the size of the declarations.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/emit"
	"github.com/dssrun/dssrun/bindings/govern"
	"github.com/dssrun/dssrun/bindings/launchpad"
	"github.com/dssrun/dssrun/bindings/spec"
)

// sets are the products, by the folder of their declarations.
var sets = map[string]spec.Set{"dss": dss.Set(), "govern": govern.Set(), "launchpad": launchpad.Set()}

func main() {
	write := flag.Bool("write", false, "write the files")
	flag.Parse()
	differ, err := run(*write)
	if err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
	if len(differ) > 0 {
		fmt.Fprintf(os.Stderr, "generated files differ from the declarations; run \"make generate\":\n  %s\n", strings.Join(differ, "\n  "))
		os.Exit(1)
	}
}

func run(write bool) (differ []string, err error) {
	for name, set := range sets {
		pages, err := emit.Reference(set)
		if err != nil {
			return nil, err
		}
		dir := filepath.Join("docs", "reference", name)
		for file, text := range pages {
			path := filepath.Join(dir, file)
			have, _ := os.ReadFile(path)
			switch {
			case bytes.Equal(have, []byte(text)):
			case !write:
				differ = append(differ, path)
			default:
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return nil, err
				}
				if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
					return nil, err
				}
			}
		}
		stale, err := staleIn(dir, pages)
		if err != nil {
			return nil, err
		}
		for _, path := range stale {
			if !write {
				differ = append(differ, path)
			} else if err := os.Remove(path); err != nil {
				return nil, err
			}
		}
		if err := size(name, set); err != nil {
			return nil, err
		}
	}
	return differ, nil
}

// staleIn are the pages of what is no longer declared.
func staleIn(dir string, pages map[string]string) ([]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	var stale []string
	for _, f := range files {
		if _, ok := pages[filepath.Base(f)]; !ok {
			stale = append(stale, f)
		}
	}
	return stale, err
}

// size prints how many lines a declared method costs.
func size(name string, set spec.Set) error {
	lines := 0
	err := filepath.WalkDir(filepath.Join("bindings", name), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
			return err
		}
		text, err := os.ReadFile(path)
		lines += bytes.Count(text, []byte("\n"))
		return err
	})
	methods, properties := len(set.Functions), 0
	for _, c := range set.Classes {
		methods += len(c.Methods)
		properties += len(c.Properties)
	}
	fmt.Printf("bindings/%s: %d classes, %d methods, %d properties in %d lines: %.1f lines per declared method or property\n",
		name, len(set.Classes), methods, properties, lines, float64(lines)/float64(methods+properties))
	return err
}
