package main

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/emit"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/tsproject"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/stdlib"
	"github.com/dssrun/dssrun/tests/harness/lib"
)

func (t *tool) typesCommand() *cli.Command {
	var force bool
	return &cli.Command{
		Name:      "types",
		Usage:     "Write TypeScript types, so that an editor completes the Dataiku API",
		UsageText: "dssrun types [DIR] [--force]",
		Description: `
Writes the types of the API, the globals, the built-in modules and the library (std/csv …) into DIR/.dssrun, and a DIR/tsconfig.json that reads them,
without the browser's library. DIR is the folder of the scripts, the current one by default. Run it again after an update
of dssrun. A tsconfig.json that is there already is left alone, and dssrun says what to add to it.

Examples:
  dssrun types
  dssrun types scripts
  dssrun types scripts --force    write over its tsconfig.json`,
		Flags: []cli.Flag{&cli.BoolFlag{Name: "force", Destination: &force, Usage: "write over a tsconfig.json that is there"}},
		Action: func(c *cli.Context) error {
			if err := noArguments(c, 1, "write dssrun types DIR"); err != nil {
				return err
			}
			dir := c.Args().First()
			if dir == "" {
				dir = "."
			}
			return t.writeTypes(dir, force)
		},
	}
}

func (t *tool) writeTypes(dir string, force bool) error {
	if !isDir(dir) {
		return voice.Hint(fmt.Errorf("can't write types: %s is not a folder", dir), "make it first, or name the folder of your scripts")
	}
	files, err := typeFiles()
	if err != nil {
		return err
	}
	done, err := tsproject.Write(dir, files, force)
	if err != nil {
		return fmt.Errorf("can't write types: %w", err)
	}
	fmt.Fprintf(t.out, "wrote %d files to %s\n", done.Files, done.Folder)
	switch {
	case done.Wrote:
		fmt.Fprintf(t.out, "wrote %s\n", done.Config)
	case !done.Extended:
		voice.Warn(t.err, t.color(t.err), done.Config+" is there already and was left alone, so editors do not see the types yet")
		voice.PrintHint(t.err, t.color(t.err), fmt.Sprintf("add this line to it: \"extends\": %q, or run dssrun types --force", tsproject.Extends))
	}
	return nil
}

// typeFiles are the .d.ts files: the globals' and built-in modules' own, one for each module of the library and for each part of the API.
func typeFiles() (map[string][]byte, error) {
	files := map[string][]byte{}
	files["dss-test.d.ts"] = []byte(lib.Types)
	for name, text := range host.Types() {
		files[name] = []byte(text)
	}
	for _, module := range stdlib.Modules() {
		text, _ := stdlib.Types(module)
		files[declarationFile(module)] = []byte(text)
	}
	for _, set := range wire.Sets() {
		var out bytes.Buffer
		if err := emit.Types(&out, set, wire.Sets()...); err != nil {
			return nil, fmt.Errorf("can't make the types of %q: %w", set.Module, err)
		}
		files[declarationFile(set.Module)] = out.Bytes()
	}
	return files, nil
}

// declarationFile is the name of the file that declares a module.
func declarationFile(module string) string { return strings.ReplaceAll(module, "/", "-") + ".d.ts" }
