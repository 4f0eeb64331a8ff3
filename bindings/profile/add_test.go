package profile_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/runtime/secret"
)

func TestAdd(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file string // "" for none
		add  profile.Addition
		want string
	}{
		"no file": {"", profile.Addition{}, `{
  "dss_instances": {
    "default": {
      "url": "https://dss.example",
      "api_key": "the-key-1"
    }
  },
  "default_instance": "default"
}
`},
		"empty file": {"\n", profile.Addition{Name: "prod", Insecure: true}, `{
  "dss_instances": {
    "prod": {
      "url": "https://dss.example",
      "api_key": "the-key-1",
      "no_check_certificate": true
    }
  },
  "default_instance": "prod"
}
`},
		"second, in the file's own style": {`{
	"default_instance": "a",
	"dss_instances": {
		"a": {"url": "https://a", "api_key": "ka", "label": "Ünïcode \u00e9"}
	},
	"other": [1,  2]
}`, profile.Addition{Name: "b"}, `{
	"default_instance": "a",
	"dss_instances": {
		"a": {"url": "https://a", "api_key": "ka", "label": "Ünïcode \u00e9"},
		"b": {
			"url": "https://dss.example",
			"api_key": "the-key-1"
		}
	},
	"other": [1,  2]
}
`},
		"comments and commas stay": {`// mine
{
  "dss_instances": {
    /* first */ "a": { "url": "https://a", "api_key": "ka", }, // about a
  }, // all
}`, profile.Addition{Name: "b", Default: true}, `// mine
{
  "dss_instances": {
    /* first */ "a": { "url": "https://a", "api_key": "ka", }, // about a
    "b": {
      "url": "https://dss.example",
      "api_key": "the-key-1"
    },
  }, // all
  "default_instance": "b",
}
`},
		"a comment after the last": {`{
  "dss_instances": {}, "x": 1 // one
}`, profile.Addition{Name: "b"}, `{
  "dss_instances": {
    "b": {
      "url": "https://dss.example",
      "api_key": "the-key-1"
    }
  }, "x": 1, // one
 "default_instance": "b"
}
`},
		"on one line": {`{"dss_instances":{},"default_instance":"z"}`, profile.Addition{Name: "b"},
			`{"dss_instances":{"b": {"url": "https://dss.example","api_key": "the-key-1"}},"default_instance":"z"}` + "\n"},
		"replaced, other keys kept": {`{"dss_instances": {"b": {"label": "B", "url": "old", "no_check_certificate": true, "api_key": "old"}}}`,
			profile.Addition{Name: "b", Replace: true},
			`{"dss_instances": {"b": {"label": "B", "url": "https://dss.example", "no_check_certificate": false, "api_key": "the-key-1"}},"default_instance": "b"}` + "\n"},
		"replaced what was none": {`{"dss_instances": {"b": null}}`, profile.Addition{Name: "b"},
			`{"dss_instances": {"b": {"url": "https://dss.example","api_key": "the-key-1"}},"default_instance": "b"}` + "\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			if c.file != "" {
				config(t, home, c.file)
			}
			c.add.URL, c.add.Key = "https://dss.example", secret.New("the-key-1")
			added, err := profile.Add(home, c.add)
			if err != nil {
				t.Fatal(err)
			}
			got, err := os.ReadFile(added.Path)
			if err != nil || string(got) != c.want {
				t.Errorf("got:\n%s\nwant:\n%s\n%v", got, c.want, err)
			}
			if json.Valid([]byte(c.file)) && !json.Valid(got) {
				t.Error("was JSON and is not now")
			}
			if added.Replaced != c.add.Replace || added.Path != filepath.Join(home, ".dataiku", "config.json") {
				t.Errorf("%+v", added)
			}
			r, err := profile.Resolve(options(home, nil, profile.Options{Instance: added.Name}))
			if err != nil || r.URL != "https://dss.example" || r.Key.Reveal() != "the-key-1" || r.Insecure != c.add.Insecure || r.Default != added.Default {
				t.Errorf("%+v %v", r, err)
			}
			if runtime.GOOS != "windows" {
				for path, mode := range map[string]os.FileMode{added.Path: 0o600, filepath.Dir(added.Path): 0o700} {
					if info, err := os.Stat(path); err != nil || info.Mode().Perm() != mode {
						t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
					}
				}
			}
		})
	}
}

func TestAddRefuses(t *testing.T) {
	t.Parallel()
	const one = `{"dss_instances": {"a": {"url": "https://a", "api_key": "ka"}}}`
	for name, c := range map[string]struct {
		file string
		add  profile.Addition
		want string
	}{
		"there already": {one, profile.Addition{Name: "a"}, `has an instance "a" already`},
		"no URL":        {one, profile.Addition{URL: "-"}, "has no scheme"},
		"bad key":       {one, profile.Addition{Key: secret.New("secret\nkey")}, "line break"},
		"bad name":      {one, profile.Addition{Name: "a\x00"}, "control characters"},
		"not JSON":      {`{"a"`, profile.Addition{}, ":1:5: not JSON"},
		"not an object": {`{"dss_instances": []}`, profile.Addition{}, ":1:19: dss_instances has to be an object"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			path := config(t, home, c.file)
			if c.add.URL == "" {
				c.add.URL = "https://dss.example"
			}
			if c.add.Key.IsZero() {
				c.add.Key = secret.New("the-key-1")
			}
			_, err := profile.Add(home, c.add)
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "secret") {
				t.Errorf("%v, want %q", err, c.want)
			}
			if now, _ := os.ReadFile(path); string(now) != c.file {
				t.Errorf("the file changed: %s", now)
			}
		})
	}
	if _, err := profile.Add(t.TempDir(), profile.Addition{URL: "https://dss.example"}); err == nil || !strings.Contains(err.Error(), "needs an API key") {
		t.Error(err)
	}
}

func TestAddKeepsALink(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	home, real := t.TempDir(), filepath.Join(t.TempDir(), "real.json")
	if err := os.WriteFile(real, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(home, ".dataiku", "config.json")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, path); err != nil {
		t.Fatal(err)
	}
	if _, err := profile.Add(home, profile.Addition{URL: "https://dss.example", Key: secret.New("the-key-1")}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(path); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if info, err := os.Stat(real); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
}
