package profile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/profile"
)

// config writes a home's user file.
func config(t testing.TB, home, content string) string {
	t.Helper()
	path := filepath.Join(home, ".dataiku", "config.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// options are flags over an environment and a home. They look at nothing of the machine's.
func options(home string, env map[string]string, flags profile.Options) profile.Options {
	flags.Home = home
	flags.LookupEnv = func(name string) (string, bool) { v, ok := env[name]; return v, ok }
	if flags.Dir == "" {
		flags.Dir = home
	}
	return flags
}

// two instances, as Dataiku's own documentation writes the file: with a trailing comma.
const two = `{
  // written by hand
  "dss_instances": {
    "dev":  {"url": "http://dev.example:11200", "api_key": "key-dev", "no_check_certificate": true},
    "prod": {"url": "https://prod.example/dss/", "api_key": "key-prod", "label": "Production", },
  },
  "default_instance": "dev",
}`

func TestResolve(t *testing.T) {
	t.Parallel()
	type env = map[string]string
	full := env{"DKU_DSS_URL": "https://env.example", "DKU_API_KEY": "key-env"}
	for name, c := range map[string]struct {
		flags    profile.Options
		env      env
		project  string // dssrun.json
		file     string
		want     string // name url key insecure
		source   string
		shadowed string
	}{
		"user file": {file: two, want: "dev http://dev.example:11200 key-dev true",
			source: `HOME/.dataiku/config.json: instance "dev", default_instance`},
		"the only one": {file: `{"dss_instances": {"x": {"url": "https://x", "api_key": "kx"}}}`, want: "x https://x kx false",
			source: `HOME/.dataiku/config.json: instance "x", the only one`},
		"called default": {file: `{"dss_instances": {"x": {"url": "https://x", "api_key": "kx"}, "default": {"url": "https://d", "api_key": "kd"}}}`,
			want: "default https://d kd false", source: `HOME/.dataiku/config.json: instance "default", called "default"`},
		"with a BOM and texts for switches": {file: "\xef\xbb\xbf" + `{"dss_instances": {"x": {"url": "https://x", "api_key": "kx", "no_check_certificate": "true"}}}`,
			want: "x https://x kx true", source: `HOME/.dataiku/config.json: instance "x", the only one`},
		"project file": {file: two, project: `{"instance": "prod", "other": 1}`, want: "prod https://prod.example/dss/ key-prod false",
			source: `HOME/.dataiku/config.json: instance "prod", named by HOME/dssrun.json`, shadowed: `HOME/.dataiku/config.json: instance "dev", the default`},
		"project file that names none": {file: two, project: `{}`, want: "dev http://dev.example:11200 key-dev true",
			source: `HOME/.dataiku/config.json: instance "dev", default_instance`},
		"environment": {env: full, want: " https://env.example key-env false", source: "environment: DKU_DSS_URL and DKU_API_KEY"},
		"environment over files": {env: full, file: two, project: `{"instance": "prod"}`, want: " https://env.example key-env false",
			source: "environment: DKU_DSS_URL and DKU_API_KEY", shadowed: `HOME/dssrun.json: instance "prod" | HOME/.dataiku/config.json: instance "dev", the default`},
		"environment over a broken file": {env: full, file: `{`, project: `]`, want: " https://env.example key-env false",
			source: "environment: DKU_DSS_URL and DKU_API_KEY"},
		"environment, no check": {env: env{"DKU_DSS_URL": "https://e", "DKU_API_KEY": "ke", "DKU_NO_CHECK_CERTIFICATE": "0"}, want: " https://e ke true",
			source: "environment: DKU_DSS_URL, DKU_API_KEY and DKU_NO_CHECK_CERTIFICATE"},
		"environment, check": {env: env{"DKU_DSS_URL": "https://e", "DKU_API_KEY": "ke", "DKU_NO_CHECK_CERTIFICATE": "False"}, want: " https://e ke false",
			source: "environment: DKU_DSS_URL and DKU_API_KEY"},
		"a switch that is off is nothing": {env: env{"DKU_NO_CHECK_CERTIFICATE": "false", "DKU_API_KEY": ""}, file: two, want: "dev http://dev.example:11200 key-dev true",
			source: `HOME/.dataiku/config.json: instance "dev", default_instance`},
		"flags": {flags: profile.Options{URL: "https://flag.example", Key: "key-flag"}, env: full, file: two, want: " https://flag.example key-flag false",
			source: "flags: --url and --api-key", shadowed: `environment: DKU_DSS_URL and DKU_API_KEY | HOME/.dataiku/config.json: instance "dev", the default`},
		"flags, no check": {flags: profile.Options{URL: "https://flag.example", Key: "key-flag", Insecure: true}, want: " https://flag.example key-flag true",
			source: "flags: --url, --api-key and --no-check-certificate"},
		"flags over a part of the environment": {flags: profile.Options{URL: "https://flag.example", Key: "key-flag"}, env: env{"DKU_API_KEY": "key-env"},
			want: " https://flag.example key-flag false", source: "flags: --url and --api-key", shadowed: "environment: DKU_API_KEY"},
		"by name": {flags: profile.Options{Instance: "prod"}, env: full, file: two, project: `{"instance": "dev"}`, want: "prod https://prod.example/dss/ key-prod false",
			source:   `HOME/.dataiku/config.json: instance "prod", asked for by name`,
			shadowed: `environment: DKU_DSS_URL and DKU_API_KEY | HOME/dssrun.json: instance "dev" | HOME/.dataiku/config.json: instance "dev", the default`},
		"by URL": {flags: profile.Options{URL: "HTTPS://Prod.example:443/dss"}, file: two, want: "prod https://prod.example/dss/ key-prod false",
			source: `HOME/.dataiku/config.json: instance "prod", the instance with the URL of --url`, shadowed: `HOME/.dataiku/config.json: instance "dev", the default`},
		"by URL, of the default": {flags: profile.Options{URL: "http://dev.example:11200"}, file: two, want: "dev http://dev.example:11200 key-dev true",
			source: `HOME/.dataiku/config.json: instance "dev", the instance with the URL of --url`},
		"by URL, of the environment": {flags: profile.Options{URL: "https://env.example/"}, env: full, want: " https://env.example key-env false",
			source: "environment: DKU_DSS_URL and DKU_API_KEY, which has the URL of --url"},
		"by URL, the default of two": {flags: profile.Options{URL: "https://x"}, want: "b https://x kb false",
			file:   `{"default_instance": "b", "dss_instances": {"a": {"url": "https://x", "api_key": "ka"}, "b": {"url": "https://x", "api_key": "kb"}}}`,
			source: `HOME/.dataiku/config.json: instance "b", the instance with the URL of --url`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := place(t, c.flags, c.env, c.project, c.file)
			r, err := profile.Resolve(o)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprintf("%s %s %s %v", r.Name, r.URL, r.Key.Reveal(), r.Insecure); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			home := func(s string) string {
				return strings.ReplaceAll(filepath.ToSlash(s), filepath.ToSlash(o.Home), "HOME")
			}
			if home(r.Source) != c.source {
				t.Errorf("source %s\nwant   %s", home(r.Source), c.source)
			}
			if got := home(strings.Join(r.Shadowed, " | ")); got != c.shadowed {
				t.Errorf("shadowed %s\nwant     %s", got, c.shadowed)
			}
			if text := fmt.Sprintf("%v %+v", r, *r); strings.Contains(text, r.Key.Reveal()) {
				t.Errorf("shows the key: %s", text)
			}
		})
	}
}

// place makes a home with files, where the script lies two folders below the project file.
func place(t *testing.T, flags profile.Options, env map[string]string, project, file string) profile.Options {
	t.Helper()
	home := t.TempDir()
	flags.Dir = filepath.Join(home, "a", "b")
	if err := os.MkdirAll(flags.Dir, 0o700); err != nil {
		t.Fatal(err)
	}
	// Ends the search before it leaves the test's own folder.
	if project == "" {
		project = "{}"
	}
	if err := os.WriteFile(filepath.Join(home, "dssrun.json"), []byte(project), 0o600); err != nil {
		t.Fatal(err)
	}
	if file != "" {
		config(t, home, file)
	}
	return options(home, env, flags)
}

func TestResolveRefuses(t *testing.T) {
	t.Parallel()
	type env = map[string]string
	for name, c := range map[string]struct {
		flags   profile.Options
		env     env
		project string
		file    string
		want    []string
	}{
		"nothing":      {want: []string{"no Dataiku instance is configured: there is no HOME/.dataiku/config.json", "dssrun auth add", "DKU_DSS_URL=… DKU_API_KEY=…", "--url URL --api-key KEY"}},
		"no instances": {file: `{}`, want: []string{"HOME/.dataiku/config.json holds no instance"}},

		"key flag over environment": {flags: profile.Options{Key: "key-flag"}, env: env{"DKU_DSS_URL": "https://e", "DKU_API_KEY": "ke"},
			want: []string{"the flag --api-key came without --url", "the rest would come from environment: DKU_DSS_URL and DKU_API_KEY", "Give --url too, or leave out --api-key"}},
		"key flag over file": {flags: profile.Options{Key: "key-flag"}, file: two, want: []string{"--api-key", `HOME/.dataiku/config.json: instance "dev", the default`}},
		"key flag over project": {flags: profile.Options{Key: "key-flag"}, file: two, project: `{"instance": "prod"}`,
			want: []string{"--api-key", `HOME/dssrun.json: instance "prod"`}},
		"key flag alone":         {flags: profile.Options{Key: "key-flag"}, want: []string{"the flag --api-key came without --url. Give --url too"}},
		"switch flag over file":  {flags: profile.Options{Insecure: true}, file: two, want: []string{"the flag --no-check-certificate came without --url and --api-key", "config.json"}},
		"switch flag and key":    {flags: profile.Options{Insecure: true, Key: "key-flag"}, want: []string{"the flags --api-key and --no-check-certificate came without --url"}},
		"switch flag and URL":    {flags: profile.Options{Insecure: true, URL: "https://prod.example/dss"}, file: two, want: []string{"--no-check-certificate changes a part of it", "--api-key too"}},
		"name and URL":           {flags: profile.Options{Instance: "prod", URL: "https://x"}, file: two, want: []string{"--instance names an instance, and --url brings a part of another"}},
		"name and switch":        {flags: profile.Options{Instance: "prod", Insecure: true}, file: two, want: []string{"--no-check-certificate"}},
		"URL of nobody":          {flags: profile.Options{URL: "https://evil.example"}, file: two, want: []string{`has "dev" and "prod", whose keys are not sent there`, "Give --api-key too"}},
		"URL flag, key env":      {flags: profile.Options{URL: "https://evil.example"}, env: env{"DKU_API_KEY": "ke"}, want: []string{"the key of DKU_API_KEY is not sent there"}},
		"URL flag, other env":    {flags: profile.Options{URL: "https://evil.example"}, env: env{"DKU_DSS_URL": "https://e", "DKU_API_KEY": "ke"}, want: []string{"the key of DKU_API_KEY is not sent there"}},
		"URL flag, nothing else": {flags: profile.Options{URL: "https://x"}, want: []string{"--url gives a URL that no configured instance has", "Give --api-key too"}},
		"URL of two": {flags: profile.Options{URL: "https://x"}, file: `{"dss_instances": {"a": {"url": "https://x", "api_key": "ka"}, "b": {"url": "https://x", "api_key": "kb"}}}`,
			want: []string{`several instances`, `"a" and "b"`, "--instance"}},

		"key env over file": {env: env{"DKU_API_KEY": "ke"}, file: two,
			want: []string{"the environment variable DKU_API_KEY came without DKU_DSS_URL", "HOME/.dataiku/config.json", "Give DKU_DSS_URL too, or leave out DKU_API_KEY"}},
		"URL env over file":    {env: env{"DKU_DSS_URL": "https://e"}, file: two, want: []string{"DKU_DSS_URL came without DKU_API_KEY", "HOME/.dataiku/config.json"}},
		"switch env over file": {env: env{"DKU_NO_CHECK_CERTIFICATE": "true"}, file: two, want: []string{"DKU_NO_CHECK_CERTIFICATE came without DKU_DSS_URL and DKU_API_KEY", "HOME/.dataiku/config.json"}},
		"key env alone":        {env: env{"DKU_API_KEY": "ke"}, want: []string{"DKU_API_KEY came without DKU_DSS_URL. Give"}},

		"project with URL":       {project: "{\n  \"url\": \"https://evil.example\"}", file: two, want: []string{`HOME/dssrun.json:2:3: "url" does not belong here`, "may only name an instance"}},
		"project with key":       {project: `{"instance": "prod", "api-Key": "secret-1"}`, file: two, want: []string{`HOME/dssrun.json:1:22: "api-Key" does not belong here`}},
		"project names nobody":   {project: `{"instance": "pord"}`, file: two, want: []string{`HOME/.dataiku/config.json has no instance "pord" (named by HOME/dssrun.json): it has "dev" and "prod"`}},
		"project, no file":       {project: `{"instance": "prod"}`, want: []string{`"prod" (named by HOME/dssrun.json)`, "there is no HOME/.dataiku/config.json", "dssrun auth add prod"}},
		"project is not JSON":    {project: "{\n 'instance': 1}", want: []string{"HOME/dssrun.json:2:2: not JSON"}},
		"project is a list":      {project: `[]`, want: []string{"HOME/dssrun.json:1:1: the file has to be an object"}},
		"project names a number": {project: `{"instance": 7}`, want: []string{`HOME/dssrun.json:1:14: "instance" has to be the name`}},

		"unknown name":       {flags: profile.Options{Instance: "it's"}, file: two, want: []string{`has no instance "it's"`, `dssrun auth add 'it'\''s'`}},
		"unknown default":    {file: `{"default_instance": "x", "dss_instances": {"a": {}}}`, want: []string{`names "x" as its default_instance and has no such instance; it has "a"`}},
		"no default":         {file: `{"dss_instances": {"a": {}, "b": {}}}`, want: []string{`has the instances "a" and "b" and no default_instance`}},
		"not JSON":           {file: "{\n  \"dss_instances\": {\n    \"a\" {}", want: []string{"HOME/.dataiku/config.json:3:9: not JSON"}},
		"cut off":            {file: `{"dss_instances": {`, want: []string{"config.json:1:20: not JSON: the file ends too early"}},
		"bare key":           {file: `{"api_key": secret-1}`, want: []string{"config.json:1:13: not JSON: "}},
		"a list":             {file: `[]`, want: []string{"config.json:1:1: the file has to be an object"}},
		"list of entries":    {file: `{"dss_instances": []}`, want: []string{"config.json:1:19: dss_instances has to be an object"}},
		"entry is no object": {file: `{"dss_instances": {"a": "x"}}`, want: []string{`config.json:1:25: the instance "a" has to be an object`}},
		"default is number":  {file: `{"default_instance": 7}`, want: []string{"config.json:1:22: default_instance has to be a text"}},
		"URL is number":      {file: `{"dss_instances": {"a": {"url": 7, "api_key": "k"}}}`, want: []string{`config.json:1:33: url of the instance "a" has to be a text`}},
		"switch is number":   {file: `{"dss_instances": {"a": {"url": "https://x", "api_key": "k", "no_check_certificate": 1}}}`, want: []string{"has to be true or false"}},
		"no key":             {file: "{\"dss_instances\": {\n\"a\": {\"url\": \"https://x\", \"api_key\": null}}}", want: []string{`config.json:2: the instance "a" has no api_key`, "dssrun auth add a"}},
		"no URL":             {file: `{"dss_instances": {"a": {"api_key": "k"}}}`, want: []string{`has no url`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := place(t, c.flags, c.env, c.project, c.file)
			_, err := profile.Resolve(o)
			bad, ok := err.(*profile.Error)
			if !ok {
				t.Fatalf("%v", err)
			}
			text := strings.ReplaceAll(filepath.ToSlash(err.Error()), filepath.ToSlash(o.Home), "HOME")
			for _, want := range c.want {
				if !strings.Contains(text, want) {
					t.Errorf("%s\nlacks %q", text, want)
				}
			}
			for _, key := range []string{"key-flag", "key-dev", "key-prod", "secret-1"} {
				if strings.Contains(text, key) {
					t.Errorf("shows a key: %s", text)
				}
			}
			if bad.EndState() != "credentials" || bad.ErrorName() != "CredentialsError" {
				t.Error(bad.EndState(), bad.ErrorName())
			}
		})
	}
}

func TestFilesThatCanNotBeRead(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	if err := os.MkdirAll(filepath.Join(home, ".dataiku", "config.json"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := profile.Resolve(options(home, nil, profile.Options{Instance: "a"})); err == nil || !strings.Contains(err.Error(), "is not a file") {
		t.Error(err)
	}
	home = t.TempDir()
	config(t, home, strings.Repeat(" ", 1<<20+1))
	if _, err := profile.Resolve(options(home, nil, profile.Options{Instance: "a"})); err == nil || !strings.Contains(err.Error(), "more than a configuration can have") {
		t.Error(err)
	}
	home = t.TempDir()
	config(t, home, strings.Repeat("[", 1<<20))
	if _, err := profile.Resolve(options(home, nil, profile.Options{Instance: "a"})); err == nil || !strings.Contains(err.Error(), "more than 20000 lists") {
		t.Error(err)
	}
	home = t.TempDir()
	config(t, home, strings.Repeat("[{", 10_000))
	if _, err := profile.Resolve(options(home, nil, profile.Options{Instance: "a"})); err == nil || !strings.Contains(err.Error(), "not JSON") {
		t.Error(err)
	}
}

func TestWarningOfAnOpenFile(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no such modes there")
	}
	home := t.TempDir()
	path := config(t, home, two)
	for mode, warns := range map[os.FileMode]bool{0o600: false, 0o400: false, 0o640: true, 0o644: true} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		r, err := profile.Resolve(options(home, nil, profile.Options{Instance: "dev"}))
		if err != nil || (len(r.Warnings) == 1) != warns || warns && !strings.Contains(r.Warnings[0], "chmod 600 "+path) {
			t.Errorf("%v: %v %v", mode, r.Warnings, err)
		}
	}
}

func TestCurrentProject(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	config(t, home, two)
	r, err := profile.Resolve(options(home, map[string]string{"DKU_CURRENT_PROJECT_KEY": "SALES"}, profile.Options{Instance: "dev"}))
	if err != nil || r.Project != "SALES" {
		t.Error(r, err)
	}
}

func TestInstances(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	if all, err := profile.Instances(options(home, nil, profile.Options{})); err != nil || len(all) != 0 {
		t.Error(all, err)
	}
	config(t, home, `{"default_instance": "b", "dss_instances": {"a": {"url": "https://a", "api_key": "ka"}, "broken": {}, "b": {"url": "https://b", "api_key": "kb"}}}`)
	all, err := profile.Instances(options(home, nil, profile.Options{}))
	if err != nil || len(all) != 2 || all[0].Name != "a" || all[0].Default || all[1].Name != "b" || !all[1].Default {
		t.Error(all, err)
	}
}

func TestGovernAndLaunchpad(t *testing.T) {
	t.Parallel()
	type env = map[string]string
	for name, c := range map[string]struct {
		resolve func(profile.Options) (*profile.Resolved, error)
		env     env
		want    string // url key insecure id space source
		err     string
	}{
		"govern":             {profile.ResolveGovern, env{"DKU_GOVERN_URL": "https://g", "DKU_GOVERN_API_KEY": "kg", "DKU_NO_CHECK_CERTIFICATE": "yes"}, "https://g kg true   environment: DKU_GOVERN_URL, DKU_GOVERN_API_KEY and DKU_NO_CHECK_CERTIFICATE", ""},
		"govern, no key":     {profile.ResolveGovern, env{"DKU_GOVERN_URL": "https://g", "DKU_API_KEY": "ke"}, "", "DKU_GOVERN_API_KEY is not set, and DKU_GOVERN_URL is"},
		"govern, no URL":     {profile.ResolveGovern, env{"DKU_GOVERN_API_KEY": "kg", "DKU_DSS_URL": "https://e"}, "", "DKU_GOVERN_URL is not set, and DKU_GOVERN_API_KEY is"},
		"govern, nothing":    {profile.ResolveGovern, env{"DKU_NO_CHECK_CERTIFICATE": "yes"}, "", "no Govern instance is configured: set DKU_GOVERN_URL and DKU_GOVERN_API_KEY"},
		"launchpad":          {profile.ResolveLaunchpad, env{"DKU_LAUNCHPAD_SPACE_ID": "s", "DKU_LAUNCHPAD_API_KEY_ID": "i", "DKU_LAUNCHPAD_API_KEY_SECRET": "x", "DKU_NO_CHECK_CERTIFICATE": "yes"}, "https://api.launchpad-dku.app.dataiku.io/v1 x false i s environment: DKU_LAUNCHPAD_SPACE_ID, DKU_LAUNCHPAD_API_KEY_ID and DKU_LAUNCHPAD_API_KEY_SECRET", ""},
		"launchpad's URL":    {profile.ResolveLaunchpad, env{"DKU_LAUNCHPAD_URL": "https://l", "DKU_LAUNCHPAD_SPACE_ID": "s", "DKU_LAUNCHPAD_API_KEY_ID": "i", "DKU_LAUNCHPAD_API_KEY_SECRET": "x"}, "https://l x false i s environment: DKU_LAUNCHPAD_URL, DKU_LAUNCHPAD_SPACE_ID, DKU_LAUNCHPAD_API_KEY_ID and DKU_LAUNCHPAD_API_KEY_SECRET", ""},
		"launchpad, a part":  {profile.ResolveLaunchpad, env{"DKU_LAUNCHPAD_API_KEY_ID": "i"}, "", "DKU_LAUNCHPAD_API_KEY_ID came without DKU_LAUNCHPAD_SPACE_ID and DKU_LAUNCHPAD_API_KEY_SECRET"},
		"launchpad, nothing": {profile.ResolveLaunchpad, env{"DKU_LAUNCHPAD_URL": "https://l"}, "", "no Launchpad space is configured"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, err := c.resolve(options(t.TempDir(), c.env, profile.Options{URL: "https://dss.example", Key: "of-dss"}))
			if c.err != "" {
				if _, ok := err.(*profile.Error); !ok || !strings.Contains(err.Error(), c.err) {
					t.Errorf("%v, want %q", err, c.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprintf("%s %s %v %s %s %s", r.URL, r.Key.Reveal(), r.Insecure, r.KeyID.Reveal(), r.Space, r.Source); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// FuzzConfig: whatever the files hold, there is an instance with URL and key, or an error that shows no key.
func FuzzConfig(f *testing.F) {
	for _, file := range []string{two, "", "{}", "[]", "{\"dss_instances\":", `{"dss_instances":{"a":{"url":"u","api_key":"key-dev"}}}`, "\xff", "//", `{"default_instance":null,"dss_instances":{"":{}}}`, `{"a":key-dev}`} {
		f.Add(file, `{"instance": "prod"}`)
		f.Add("{}", file)
	}
	f.Fuzz(func(t *testing.T, file, project string) {
		home := t.TempDir()
		config(t, home, file)
		if err := os.WriteFile(filepath.Join(home, "dssrun.json"), []byte(project), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := profile.Resolve(options(home, nil, profile.Options{}))
		if err != nil {
			if strings.Contains(err.Error(), "key-dev") && !strings.Contains(file+project, `"key-dev`) {
				t.Errorf("shows a key: %v", err)
			}
			return
		}
		if r.URL == "" || r.Key.IsZero() || r.Source == "" {
			t.Errorf("%+v", r)
		}
	})
}
