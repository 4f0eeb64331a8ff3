package argv_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/flagval"
	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// router is a command tree with every kind of flag, and a file system of three files and a folder.
func router() *argv.Router {
	return &argv.Router{
		Commands: []*cli.Command{
			{Name: "run", Flags: []cli.Flag{
				&cli.StringFlag{Name: "eval", Aliases: []string{"e"}, Usage: "run `CODE`"},
				&cli.BoolFlag{Name: "json"},
				&cli.StringFlag{Name: "timeout"},
				&cli.BoolFlag{Name: "allow-all", Aliases: []string{"A"}},
				&cli.GenericFlag{Name: "allow-net", Value: &flagval.Grant{Kind: flagval.Hosts}},
				&cli.GenericFlag{Name: "allow-read", Value: &flagval.Grant{Kind: flagval.Paths}},
				&cli.GenericFlag{Name: "allow-env", Value: &flagval.Grant{Kind: flagval.Names}},
			}},
			{Name: "runs", Subcommands: []*cli.Command{
				{Name: "show", Flags: []cli.Flag{
					&cli.BoolFlag{Name: "json"},
					&cli.BoolFlag{Name: "all", Aliases: []string{"a"}},
					&cli.BoolFlag{Name: "brief", Aliases: []string{"b"}},
					&cli.StringFlag{Name: "field", Aliases: []string{"f"}, Usage: "only `NAME`"},
				}},
				{Name: "cancel"},
			}},
			{Name: "secret", Hidden: true},
		},
		IsFile: func(path string) bool {
			return slices.Contains([]string{"job", "job.ts", "data.csv", "--odd"}, path)
		},
		IsDir: func(path string) bool { return path == "scripts" },
	}
}

func TestRoute(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, words, want string }{
		{"a command alone", "run", "run --"},
		{"a script and its arguments stay together", "run job.ts a --json -x -- b", "run -- job.ts a --json -x -- b"},
		{"flags before the script are ours", "run --json --timeout 5s job.ts --json", "run --json --timeout=5s -- job.ts --json"},
		{"a value behind =", "run --timeout=5s job.ts", "run --timeout=5s -- job.ts"},
		{"-- before the script is tolerated", "run --json -- job.ts --", "run --json -- job.ts --"},
		{"-- protects a script that looks like a flag", "run -- --odd", "run -- --odd"},
		{"stdin", "run - a", "run -- - a"},
		{"code and its arguments", "run -e 1+1 a --json", "run --eval=1+1 -- a --json"},
		{"code that begins with a dash", "run -e -1 --json", "run --eval=-1 --json --"},
		{"code, its flags first", "run --eval=1 --json a", "run --eval=1 --json -- a"},
		{"help after the script is the script's", "run job.ts -h", "run -- job.ts -h"},

		{"a bare file", "job a --json", "run -- job a --json"},
		{"a bare path that does not exist", "./missing a", "run -- ./missing a"},
		{"a bare word that ends like a script", "missing.mts", "run -- missing.mts"},
		{"a bare word that ends like a script, in capitals", "MISSING.TS", "run -- MISSING.TS"},
		{"bare stdin", "-", "run -- -"},
		{"bare --", "-- job.ts -- a", "run -- job.ts -- a"},
		{"flags of run before a bare script", "--json --timeout 5s job.ts --json", "run --json --timeout=5s -- job.ts --json"},
		{"flags of run without the command", "-e 1", "run --eval=1 --"},
		{"code without the command, and its arguments", "-e 1 a --json", "run --eval=1 -- a --json"},
		{"a command goes before a file of its name", "run", "run --"},

		{"flags after arguments", "runs show 12 --json", "runs show --json -- 12"},
		{"flags on both sides", "runs show --all 12 --field name 13 --json", "runs show --all --field=name --json -- 12 13"},
		{"flags before the command", "runs --json show 12", "runs show --json -- 12"},
		{"flags before every command", "--json --field=x runs show 12", "runs show --json --field=x -- 12"},
		{"-- ends flags", "runs show -- --json 12", "runs show -- --json 12"},
		{"one dash is as good as two", "runs show -json 12", "runs show --json -- 12"},
		{"short flags together", "runs show -ab 12", "runs show --all --brief -- 12"},
		{"short flags, the last with a value", "runs show -abf name 12", "runs show --all --brief --field=name -- 12"},
		{"a negative number is an argument", "runs show -12 --json", "runs show --json -- -12"},
		{"a dash is an argument", "runs show - --json", "runs show --json -- -"},
		{"a value that looks like a command", "runs show --field cancel", "runs show --field=cancel --"},
		{"a switch set to false", "runs show 12 --json=false", "runs show --json=false -- 12"},
		{"an empty value", "runs show --field= 12", "runs show --field= -- 12"},

		{"a bare permission before a script", "run --allow-net job.ts", "run --allow-net -- job.ts"},
		{"a bare permission before a file without extension", "run --allow-net job", "run --allow-net -- job"},
		{"a bare permission before a missing script", "run --allow-net gone.ts a", "run --allow-net -- gone.ts a"},
		{"a permission's list", "run --allow-net=example.com:443,b.org job.ts", "run --allow-net=example.com:443,b.org -- job.ts"},
		{"permissions in a row", "run --allow-net --allow-env job.ts", "run --allow-net --allow-env -- job.ts"},
		{"a bare permission before code", "run --allow-net -e 1", "run --allow-net --eval=1 --"},
		{"a bare permission before stdin", "run --allow-net -", "run --allow-net -- -"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			line, err := router().Route(strings.Fields(test.words))
			if err != nil {
				t.Fatalf("Route(%q): %v", test.words, err)
			}
			if got := strings.Join(line.Args, " "); got != test.want {
				t.Errorf("Route(%q) = %q, want %q", test.words, got, test.want)
			}
		})
	}
}

func TestRouteRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ words, message, hint string }{
		{"rnu", `unknown command "rnu"`, "did you mean dssrun run?"},
		{"rums show", `unknown command "rums"`, "did you mean dssrun runs?"},
		{"frobnicate", `unknown command "frobnicate"`, "see dssrun -h for the commands; a script without extension is run as ./frobnicate"},
		{"scripts", `unknown command "scripts"`, "scripts is a folder: name the script in it"},
		{"secrt", `unknown command "secrt"`, "see dssrun -h for the commands; a script without extension is run as ./secrt"},
		{"runs shwo 12", `unknown command "runs shwo"`, "did you mean dssrun runs show?"},
		{"runs xyz", `unknown command "runs xyz"`, "the commands of dssrun runs are show, cancel"},
		{"runs job.ts", `unknown command "runs job.ts"`, "the commands of dssrun runs are show, cancel"},
		{"runs --json", "dssrun runs needs one of its commands: show, cancel", "see dssrun runs -h"},
		{"run --jsn job.ts", "unknown flag --jsn of dssrun run", "did you mean --json?"},
		{"run --zzz job.ts", "unknown flag --zzz of dssrun run", "see dssrun run -h"},
		{"run --hlep", "unknown flag --hlep of dssrun run", "did you mean --help?"},
		{"--jsno job.ts", "unknown flag --jsno", "did you mean --json?"},
		{"run -x job.ts", "unknown flag -x of dssrun run", "see dssrun run -h"},
		{"run -12 job.ts", "unknown flag -12 of dssrun run", "see dssrun run -h"},
		{"runs show 12 --fild=x", "unknown flag --fild of dssrun runs show", "did you mean --field?"},
		{"runs show -az", "unknown flag -az of dssrun runs show", "did you mean -a?"},
		{"runs show --timeout 5s", "unknown flag --timeout of dssrun runs show", "see dssrun runs show -h"},
		{"--timeout 5s runs show", "unknown flag --timeout of dssrun runs show", "see dssrun runs show -h"},
		{"runs show 12 --field", "--field needs a value", "write --field NAME"},
		{"runs show --field --json", "--field needs a value, and the next word is the flag --json", "write --field NAME"},
		{"run -e", "-e needs a value", "write -e CODE"},
		{"run --allow-net example.com job.ts", `--allow-net takes its list after "=", so "example.com" would be the script`, "write --allow-net=example.com"},
		{"run --allow-net 10.0.0.1:8443 job.ts", `--allow-net takes its list after "=", so "10.0.0.1:8443" would be the script`, "write --allow-net=10.0.0.1:8443"},
		{"--allow-net dss.corp job.ts", `--allow-net takes its list after "=", so "dss.corp" would be the script`, "write --allow-net=dss.corp"},
		{"run --allow-read data.txt job.ts", `--allow-read takes its list after "=", so "data.txt" would be the script`, "write --allow-read=data.txt"},
		{"run --allow-env HOME job.ts", `--allow-env takes its list after "=", so "HOME" would be the script`, "write --allow-env=HOME"},
	}
	for _, test := range tests {
		t.Run(test.words, func(t *testing.T) {
			t.Parallel()
			_, err := router().Route(strings.Fields(test.words))
			var usage *voice.UsageError
			if !errors.As(err, &usage) {
				t.Fatalf("Route(%q) = %v, want a usage error", test.words, err)
			}
			if usage.Message != test.message || usage.Hint != test.hint {
				t.Errorf("Route(%q)\n  message %q\n  want    %q\n  hint    %q\n  want    %q", test.words, usage.Message, test.message, usage.Hint, test.hint)
			}
		})
	}
}

func TestRouteHelpAndVersion(t *testing.T) {
	t.Parallel()
	tests := []struct {
		words, command string
		help, version  bool
	}{
		{"", "", false, false},
		{"-h", "", true, false},
		{"--help", "", true, false},
		{"-v", "", false, true},
		{"--version --json", "", false, true},
		{"run -h", "run", true, false},
		{"run --timeout 5s --help job.ts", "run", true, false},
		{"-h run", "run", true, false},
		{"runs", "runs", true, false},
		{"runs show 12 -h", "runs show", true, false},
		{"job.ts -h", "run", false, false},
		{"run job.ts --version", "run", false, false},
	}
	for _, test := range tests {
		t.Run(test.words, func(t *testing.T) {
			t.Parallel()
			line, err := router().Route(strings.Fields(test.words))
			if err != nil {
				t.Fatal(err)
			}
			if line.Name() != test.command || line.Help != test.help || line.Version != test.version {
				t.Errorf("Route(%q) = command %q, help %t, version %t; want %q, %t, %t",
					test.words, line.Name(), line.Help, line.Version, test.command, test.help, test.version)
			}
		})
	}
}

func TestRouteKnowsTheScriptAndItsFlags(t *testing.T) {
	t.Parallel()
	tests := []struct {
		words, script string
		json          bool
	}{
		{"run --json job.ts", "job.ts", true},
		{"run --json=false job.ts", "job.ts", false},
		{"job.ts --json", "job.ts", false},
		{"run -e 1 job.ts", "", false},
		{"run - job.ts", "-", false},
		{"runs show job.ts --json", "", true},
	}
	for _, test := range tests {
		t.Run(test.words, func(t *testing.T) {
			t.Parallel()
			line, err := router().Route(strings.Fields(test.words))
			if err != nil {
				t.Fatal(err)
			}
			if line.Script != test.script || line.Has("json") != test.json {
				t.Errorf("Route(%q) = script %q, json %t; want %q, %t", test.words, line.Script, line.Has("json"), test.script, test.json)
			}
		})
	}
	line, err := router().Route([]string{"run", "--json", "--nope"})
	if err == nil || !line.Has("json") {
		t.Errorf("a line that is refused keeps the flags before the mistake: err %v, json %t", err, line.Has("json"))
	}
}

func FuzzRoute(f *testing.F) {
	for _, seed := range []string{"run job.ts", "runs show 12 --json", "-- -", "run -e", "-abf x", "--=", "-=", "---", "run --allow-net [", "\x00"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Split(text, " ")
		line, err := router().Route(words)
		var usage *voice.UsageError
		if err != nil && !errors.As(err, &usage) {
			t.Fatalf("Route(%q): %v is no usage error", words, err)
		}
		if err == nil && line.Command == nil && !line.Help && !line.Version && len(words) > 0 {
			t.Fatalf("Route(%q) names no command", words)
		}
	})
}
