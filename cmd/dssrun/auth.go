package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/complete"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
	"github.com/dssrun/dssrun/runtime/secret"
)

func (t *tool) authCommand() *cli.Command {
	return &cli.Command{
		Name:  "auth",
		Usage: "See and write the credentials of Dataiku instances",
		Description: `
dssrun reads what Dataiku's own tools read. The first of these that says anything wins, as a whole:

  1. flags:        --instance NAME, or --url URL with --api-key KEY
  2. environment:  DKU_DSS_URL, DKU_API_KEY, DKU_NO_CHECK_CERTIFICATE
  3. project file: dssrun.json, here or above, names an instance of the user file
  4. user file:    ~/.dataiku/config.json

Examples:
  dssrun auth add prod --url https://dss.example.com
  dssrun auth status
  dssrun auth status --instance prod`,
		Subcommands: []*cli.Command{t.authStatusCommand(), t.authAddCommand()},
	}
}

func (t *tool) authAddCommand() *cli.Command {
	a := profile.Addition{}
	var stdin bool
	return &cli.Command{
		Name:      "add",
		Usage:     "Write an instance and its key to ~/.dataiku/config.json",
		UsageText: "dssrun auth add NAME --url URL [--key-stdin] [--default] [--no-check-certificate] [--replace]",
		Description: `
Asks for the API key without showing it, or reads it from stdin. The file stays readable by its owner alone, and whatever
else it holds stays as it is. The first instance becomes the default.

Examples:
  dssrun auth add prod --url https://dss.example.com
  dssrun auth add dev --url https://dev.example.com --default
  pass show dss/prod | dssrun auth add prod --url https://dss.example.com --key-stdin --replace`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "url", Destination: &a.URL, Usage: "the instance's `URL`"},
			&cli.BoolFlag{Name: "key-stdin", Destination: &stdin, Usage: "read the API key from the first line of stdin"},
			&cli.BoolFlag{Name: "default", Destination: &a.Default, Usage: "make it the default instance"},
			&cli.BoolFlag{Name: "no-check-certificate", Destination: &a.Insecure, Usage: "accept any TLS certificate of it (insecure)"},
			&cli.BoolFlag{Name: "replace", Destination: &a.Replace, Usage: "write over an instance of the same name"},
		},
		Action: func(c *cli.Context) error {
			const hint = "write dssrun auth add NAME --url URL"
			if err := noArguments(c, 1, hint); err != nil {
				return err
			}
			a.Name = c.Args().First()
			switch {
			case a.Name == "":
				return voice.Usage(hint, "dssrun auth add needs the instance's name")
			case a.URL == "":
				return voice.Usage(hint, "dssrun auth add needs the instance's URL")
			}
			if err := t.checkAddition(a); err != nil {
				return err
			}
			key, err := t.readKey(a.Name, stdin)
			if err != nil {
				return err
			}
			a.Key = secret.New(key)
			done, err := profile.Add(t.home, a)
			if err != nil {
				return err
			}
			verb, role := "added", ""
			if done.Replaced {
				verb = "replaced"
			}
			if done.Default {
				role = ", the default"
			}
			_, err = fmt.Fprintf(t.out, "%s instance %q%s in %s\n", verb, done.Name, role, done.Path)
			voice.PrintHint(t.err, t.color(t.err), fmt.Sprintf("dssrun auth status --instance %s tells whether the key works", done.Name))
			return err
		},
	}
}

// checkAddition refuses, before the key is asked for, what can't be written.
func (t *tool) checkAddition(a profile.Addition) error {
	if _, err := rest.HostPort(a.URL); err != nil {
		return voice.Usage("write --url https://HOST", "--url: %s", err)
	}
	if a.Replace {
		return nil
	}
	known, err := profile.Instances(profile.Options{LookupEnv: t.lookupEnv, Home: t.home, Dir: t.dir})
	if err != nil {
		return err
	}
	for _, i := range known {
		if i.Name == a.Name {
			return voice.Usage("choose another name, or write over it with --replace", "there is an instance %q already, at %s", i.Name, i.URL)
		}
	}
	return nil
}

// maxKey is the longest first line of stdin that can be a key, in bytes.
const maxKey = 64 << 10

// readKey reads an API key: from stdin when asked to, else from the terminal, where it is not shown.
func (t *tool) readKey(name string, stdin bool) (string, error) {
	if stdin {
		line, err := bufio.NewReader(io.LimitReader(t.in, maxKey)).ReadString('\n')
		if err != nil && err != io.EOF {
			return "", fmt.Errorf("can't read the key from stdin: %w", err)
		}
		if line = strings.TrimRight(line, "\r\n"); line == "" {
			return "", voice.Usage("pipe the key in: pass show dss/prod | dssrun auth add … --key-stdin", "stdin holds no key")
		}
		return line, nil
	}
	f, ok := t.in.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return "", voice.Usage("pipe the key in with --key-stdin", "there is no terminal to ask for the key on")
	}
	fmt.Fprintf(t.err, "API key of %s: ", name)
	key, err := term.ReadPassword(int(f.Fd()))
	fmt.Fprintln(t.err)
	if err != nil {
		return "", fmt.Errorf("can't read the key from the terminal: %w", err)
	}
	if len(key) == 0 {
		return "", voice.Usage("", "no key was given, so nothing was written")
	}
	return string(key), nil
}

// instanceNames are the instances that --instance can name.
func (t *tool) instanceNames() []complete.Candidate {
	instances, err := profile.Instances(profile.Options{LookupEnv: t.lookupEnv, Home: t.home, Dir: t.dir})
	if err != nil {
		return nil
	}
	var out []complete.Candidate
	for _, i := range instances {
		out = append(out, complete.Candidate{Word: i.Name, Meaning: i.URL})
	}
	return out
}
