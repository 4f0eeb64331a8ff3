package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/bindings/emit"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/wire"
	"github.com/dssrun/dssrun/stdlib"
)

func (t *tool) docCommand() *cli.Command {
	return &cli.Command{
		Name:      "doc",
		Usage:     "Print the documentation of a class, a method, a module of the library",
		UsageText: "dssrun doc NAME",
		Description: `
Looks a name of the Dataiku API up as you would write it: a class, a method, a property, in either spelling;
or one of the library: std, a module, one of its functions.

Examples:
  dssrun doc DSSUser
  dssrun doc client.createConnection
  dssrun doc wait_for_result
  dssrun doc std/csv
  dssrun doc std/csv.parse`,
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return voice.Usage("write dssrun doc DSSClient", "doc needs a name")
			}
			if err := noArguments(c, 1, "write dssrun doc NAME"); err != nil {
				return err
			}
			return t.doc(c.Args().First())
		},
	}
}

// doc prints what a name stands for. A name that nothing has exactly is an error that tells the nearest ones.
func (t *tool) doc(name string) error {
	if name == "std" || strings.HasPrefix(name, "std/") {
		return t.moduleDoc(strings.TrimSuffix(name, "()"))
	}
	found, near := emit.Find(name, wire.Sets()...)
	for i, topic := range found {
		if i > 0 {
			fmt.Fprintln(t.out, strings.Repeat("─", 40))
		}
		fmt.Fprint(t.out, topic.Text)
	}
	if len(found) > 0 {
		return nil
	}
	err := errors.New("the API has nothing called " + name)
	if len(near) == 0 {
		return voice.Hint(err, "dssrun doc DSSClient, GovernClient and LaunchpadClient list where everything begins")
	}
	return voice.Hint(err, "did you mean "+strings.Join(near, ", ")+"?")
}

// moduleDoc prints what a name of the library stands for.
func (t *tool) moduleDoc(name string) error {
	if text, ok := stdlib.Doc(name); ok {
		fmt.Fprint(t.out, text)
		return nil
	}
	module, export, _ := strings.Cut(name, ".")
	err, among, word := fmt.Errorf("%s has nothing called %s", module, export), stdlib.Exports(module), export
	if among == nil {
		err, among, word = fmt.Errorf("the library has no module %q", module), stdlib.Modules(), module
	}
	if near := voice.DidYouMean(word, among, func(s string) string { return s }); near != "" {
		return voice.Hint(err, near)
	}
	return voice.Hint(err, "there are "+strings.Join(among, ", "))
}
