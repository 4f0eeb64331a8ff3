package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v2"
	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
)

// asProgram makes the test binary behave as dssrun.
const asProgram = "DSSRUN_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	goleak.VerifyTestMain(m)
}

// result is what one command line did.
type result struct {
	code     int
	out, err string
}

// setting is where a command line is run: folders and an environment of its own.
type setting struct {
	dir, home string
	env       map[string]string
}

func newSetting(t *testing.T) *setting {
	return &setting{dir: t.TempDir(), home: t.TempDir(), env: map[string]string{}}
}

// run runs a command line in the process.
func (p *setting) run(stdin string, words ...string) result {
	var out, err bytes.Buffer
	tool := &tool{
		in: strings.NewReader(stdin), out: &out, err: &err, dir: p.dir, home: p.home, started: time.Now(),
		lookupEnv: func(name string) (string, bool) { v, ok := p.env[name]; return v, ok },
	}
	code := tool.main(words)
	return result{code, out.String(), err.String()}
}

// dssrun runs a command line in a new setting.
func dssrun(t *testing.T, words ...string) result {
	t.Helper()
	return newSetting(t).run("", words...)
}

func TestCommandLines(t *testing.T) {
	t.Parallel()
	tests := []struct {
		words    string
		code     int
		out, err string // a part of each; "" for nothing at all
	}{
		{"", 0, "dssrun runs JavaScript and TypeScript automation", ""},
		{"-h", 0, "Commands:\n  run", ""},
		{"help", 0, "Commands:\n  run", ""},
		{"help run", 0, "dssrun run [flags] SCRIPT", ""},
		{"help auth add", 0, "dssrun auth add NAME", ""},
		{"auth", 0, "Commands:\n  status", ""},
		{"run -h", 0, "--allow-net[=HOST[:PORT],…]", ""},
		{"auth status --help", 0, "dssrun auth status", ""},
		{"help exit-codes", 0, "124   timeout", ""},
		{"help exit-codes --json", 0, `"exitCode": 124`, ""},
		{"version", 0, "follows Dataiku's Python client 14.3.3", ""},
		{"version --json", 0, `"referenceClient": "14.3.3"`, ""},
		{"--version --json", 0, `"referenceClient": "14.3.3"`, ""},
		{"completion bash", 0, "complete -F _dssrun dssrun", ""},
		{"__complete =ver", 0, "version\tPrint the version", ""},

		{"help exit-code", 64, "", "did you mean dssrun help exit-codes?"},
		{"help nothing", 64, "", "hint: see dssrun help"},
		{"help auth ad", 64, "", "did you mean dssrun help auth add?"},
		{"frobnicate", 64, "", `unknown command "frobnicate"`},
		{"verison", 64, "", "did you mean dssrun version?"},
		{"version now", 64, "", `unexpected argument "now"`},
		{"completion", 64, "", "needs a shell"},
		{"completion tcsh", 64, "", "write dssrun completion with one of bash, zsh, fish, pwsh"},
		{"completion zhs", 64, "", "did you mean zsh?"},
		{"run", 64, "", "error: dssrun run needs a script\nhint: write dssrun run SCRIPT"},
		{"run --json", 64, "", `{"state":"usage","exitCode":64,"retryable":false,"script":""`},
		{"run --timeout 5 a.ts", 64, "", "error: --timeout=5: no unit\nhint: write 5s for seconds, 5m for minutes"},
		{"run --memory-limit lots a.ts", 64, "", "error: --memory-limit=lots: not a size\nhint: write 512MB"},
		{"run --color blue a.ts", 64, "", "error: --color=blue: not one of always, never and auto"},
		{"run --json=maybe a.ts", 64, "", "error: --json=maybe: not true or false"},
		{"run --allow-net= a.ts", 64, "", `error: --allow-net=: nothing follows "="`},
		{"run --allow-net=http://a.org -e 1", 64, "", `"http://a.org" is a URL`},
		{"run --mock --url http://a.org -e 1", 64, "", "--mock is an instance of its own"},
		{"auth add", 64, "", "needs the instance's name"},
		{"auth add prod", 64, "", "needs the instance's URL"},
		{"auth add prod --url https://a.org", 64, "", "no terminal to ask for the key on"},
		{"auth add prod --key-stdin --url https://a.org", 64, "", "stdin holds no key"},
		{"auth status --instance prod extra", 64, "", `unexpected argument "extra"`},
	}
	for _, test := range tests {
		t.Run(test.words, func(t *testing.T) {
			t.Parallel()
			got := dssrun(t, strings.Fields(test.words)...)
			if got.code != test.code {
				t.Errorf("exit code %d, want %d", got.code, test.code)
			}
			for _, stream := range []struct{ name, got, want string }{{"stdout", got.out, test.out}, {"stderr", got.err, test.err}} {
				if stream.want == "" && stream.got != "" || !strings.Contains(stream.got, stream.want) {
					t.Errorf("%s is %q, want %q in it", stream.name, stream.got, stream.want)
				}
			}
		})
	}
}

func TestJSONIsTheLastLineOfStderr(t *testing.T) {
	t.Parallel()
	for _, words := range []string{"run --json --nope", "--json rnu", "version --json now"} {
		got := dssrun(t, strings.Fields(words)...)
		lines := strings.Split(strings.TrimSuffix(got.err, "\n"), "\n")
		var outcome struct {
			State    string
			ExitCode int
			Error    struct{ Name, Message string }
		}
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &outcome); err != nil {
			t.Fatalf("%s: %v in %q", words, err, got.err)
		}
		if outcome.State != "usage" || outcome.ExitCode != 64 || got.code != 64 || outcome.Error.Name != "UsageError" || outcome.Error.Message == "" {
			t.Errorf("%s: code %d, %+v", words, got.code, outcome)
		}
	}
}

// every visits each command with its path.
func every(commands []*cli.Command, path []string, visit func(path []string, c *cli.Command)) {
	for _, c := range commands {
		here := append(path[:len(path):len(path)], c.Name)
		visit(here, c)
		every(c.Subcommands, here, visit)
	}
}

func TestEveryCommandTeaches(t *testing.T) {
	t.Parallel()
	kinds := map[string]bool{}
	every((&tool{}).app().Commands, nil, func(path []string, c *cli.Command) {
		name := strings.Join(path, " ")
		if c.Usage == "" || !strings.Contains(c.Description, "Examples:\n  ") {
			t.Errorf("dssrun %s has no usage line or no examples", name)
		}
		if got := dssrun(t, append(path[:len(path):len(path)], "-h")...); got.code != 0 || !strings.Contains(got.out, c.Usage) || got.err != "" {
			t.Errorf("dssrun %s -h: %+v", name, got)
		}
		for _, f := range c.Flags {
			for _, flag := range argv.Names(f) {
				takes, seen := kinds[flag], true
				if _, seen = kinds[flag]; seen && takes != argv.TakesValue(f) {
					t.Errorf("dssrun %s: --%s takes a value in one command and none in another", name, flag)
				}
				kinds[flag] = argv.TakesValue(f)
			}
			if d, ok := f.(cli.DocGenerationFlag); !ok || d.GetUsage() == "" {
				t.Errorf("dssrun %s: --%s is not explained", name, argv.Names(f)[0])
			} else if argv.TakesValue(f) && argv.Placeholder(f) == "VALUE" {
				t.Errorf("dssrun %s: --%s does not name its value", name, argv.Names(f)[0])
			}
		}
	})
}

func TestCrash(t *testing.T) {
	t.Parallel()
	crash := func(env map[string]string) result {
		var out, err bytes.Buffer
		tool := &tool{out: &out, err: &err, lookupEnv: func(name string) (string, bool) { v, ok := env[name]; return v, ok }}
		code := tool.crashed("index out of range", []byte("goroutine 1 [running]:"))
		return result{code, out.String(), err.String()}
	}
	got := crash(nil)
	if got.code != 70 || strings.Contains(got.err, "goroutine") || !strings.Contains(got.err, "error: internal error: index out of range\nhint: this is a bug") {
		t.Errorf("%+v", got)
	}
	if got := crash(map[string]string{"DSSRUN_DEBUG": "1"}); !strings.Contains(got.err, "goroutine 1") {
		t.Errorf("%+v", got)
	}
}

func TestStreamEndsItsLine(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "err")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := &stream{File: f}
	s.endLine()
	_, _ = s.WriteString("half a line")
	s.endLine()
	_, _ = s.WriteString("a line\n")
	s.endLine()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != "half a line\na line\n" {
		t.Errorf("%q, %v", got, err)
	}
}
