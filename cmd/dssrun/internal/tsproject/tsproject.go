// Package tsproject puts type declarations into a project, so that an editor and tsc find them.
//
// The declarations live in a folder that is all ours, beside a tsconfig.json that reads them; the project's own tsconfig.json
// extends that one. So a project keeps its settings, and an update of dssrun only writes over what is ours.
package tsproject

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"
	"github.com/tailscale/hujson"
)

// Names of what is written into a project.
const (
	Folder  = ".dssrun"                     // the declarations and the configuration that reads them
	Config  = "tsconfig.json"               // in Folder, and the project's own
	Extends = "./" + Folder + "/" + Config  // what the project's own extends
	mark    = "// Written by dssrun types." // the first words of a file that is ours
)

// Result says what Write did.
type Result struct {
	Files  int    // written into Folder
	Folder string // its path
	Config string // path of the project's own tsconfig.json
	// Wrote is set when Config was written. Else it was there: Extended tells whether it takes ours in.
	Wrote, Extended bool
}

// Write writes the declarations, text by file name, into the folder dir, which has to exist. A tsconfig.json that is not ours
// stays as it is unless force is set.
func Write(dir string, declarations map[string][]byte, force bool) (*Result, error) {
	base, err := baseConfig(slices.Sorted(maps.Keys(declarations)))
	if err != nil {
		return nil, err
	}
	files := maps.Clone(declarations)
	files[Config], files[".gitignore"] = base, []byte("*\n")
	r := &Result{Files: len(files), Folder: filepath.Join(dir, Folder), Config: filepath.Join(dir, Config)}
	if err := os.MkdirAll(r.Folder, 0o755); err != nil {
		return nil, err
	}
	for name, text := range files {
		if err := maybe.WriteFile(filepath.Join(r.Folder, name), text, 0o644); err != nil {
			return nil, err
		}
	}
	return r, r.config(force)
}

// config writes the project's own tsconfig.json, or looks at the one that is there.
func (r *Result) config(force bool) error {
	text, err := os.ReadFile(r.Config)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err == nil && !force {
		r.Extended = bytes.HasPrefix(text, []byte(mark)) || extends(text)
		return nil
	}
	r.Wrote, r.Extended = true, true
	content := fmt.Sprintf("%s Change it as you like: dssrun does not write over it.\n{\n  \"extends\": %q\n}\n", mark, Extends)
	return maybe.WriteFile(r.Config, []byte(content), 0o644)
}

// extends reports whether a tsconfig.json takes ours in. One that can't be read does not.
func extends(text []byte) bool {
	plain, err := hujson.Standardize(text)
	if err != nil {
		return false
	}
	var config struct {
		Extends any `json:"extends"`
	}
	if json.Unmarshal(plain, &config) != nil {
		return false
	}
	list, ok := config.Extends.([]any)
	if !ok {
		list = []any{config.Extends}
	}
	return slices.ContainsFunc(list, func(entry any) bool {
		path, _ := entry.(string)
		return strings.HasSuffix(filepath.ToSlash(path), strings.TrimPrefix(Extends, "./"))
	})
}

// baseConfig is the tsconfig.json that a project's own extends. Its "files" hold also where the project's sets "include": the
// declarations name their modules, so no "paths" are needed. What a script may use is what the engine has, hence no DOM
// library and no types of packages that it does not name.
func baseConfig(declarations []string) ([]byte, error) {
	var include []string
	for _, ext := range []string{"ts", "mts", "cts", "tsx", "js", "mjs", "cjs", "jsx"} {
		include = append(include, "../**/*."+ext)
	}
	text, err := json.MarshalIndent(map[string]any{
		"compilerOptions": map[string]any{
			"target": "ES2022", "lib": []string{"ES2023"}, "types": []string{},
			"module": "ESNext", "moduleResolution": "Bundler", "moduleDetection": "force",
			"allowJs": true, "resolveJsonModule": true, "esModuleInterop": true, "allowImportingTsExtensions": true,
			"isolatedModules": true, "strict": true, "noEmit": true, "skipLibCheck": true,
		},
		"files":   declarations,
		"include": include,
	}, "", "  ")
	if err != nil {
		return nil, err
	}
	return append([]byte(mark+" Do not change it: the next dssrun types does.\n"), append(text, '\n')...), nil
}
