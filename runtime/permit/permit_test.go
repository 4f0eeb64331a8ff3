package permit_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/runtime/permit"
)

func TestNet(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		grants  string // of --allow-net
		target  string
		allowed bool
	}{
		{"", "example.com:443", false},
		{"example.com", "example.com:443", true},
		{"example.com", "example.com:8080", true},
		{"example.com:443", "example.com:443", true},
		{"example.com:0443", "example.com:443", true},
		{"example.com:443", "example.com:80", false},
		{"Example.COM", "EXAMPLE.com:443", true},
		{"example.com", "example.com.:443", true},
		{"example.com.", "example.com:443", true},
		{"example.com", "sub.example.com:443", false},
		{"example.com", "badexample.com:443", false},
		{"*.example.com", "sub.example.com:443", true},
		{"*.example.com", "a.b.Example.com:443", true},
		{"*.example.com", "example.com:443", false},
		{"*.example.com", "badexample.com:443", false},
		{"*.example.com", ".example.com:443", false},
		{"*.example.com:443", "sub.example.com:80", false},
		{"a.com,b.com:1", "b.com:1", true},
		{"127.0.0.1", "127.0.0.1:9", true},
		{"127.0.0.1", "[::ffff:127.0.0.1]:9", true},
		{"127.0.0.1", "localhost:9", false},
		{"::1", "[::1]:80", true},
		{"[::1]", "[::1]:80", true},
		{"[::1]:80", "[0:0:0:0:0:0:0:1]:80", true},
		{"[::1]:80", "[::1]:81", false},
		{"[FE80::1]:80", "[fe80::1]:80", true},
		{"https://example.com", "example.com:443", false}, // Check refuses it
	} {
		t.Run(c.grants+" "+c.target, func(t *testing.T) {
			t.Parallel()
			var g permit.Grants
			if c.grants != "" {
				g.Net.List = strings.Split(c.grants, ",")
			}
			if err := permit.New(g).Net(c.target); (err == nil) != c.allowed {
				t.Errorf("Net(%q) = %v, want allowed %v", c.target, err, c.allowed)
			}
		})
	}
}

func TestAlwaysNet(t *testing.T) {
	t.Parallel()
	p := permit.New(permit.Grants{})
	p.AlwaysNet("DSS.example:443")
	if err := p.Net("dss.example:443"); err != nil {
		t.Error(err)
	}
	if p.Net("dss.example:80") == nil || p.Net("other.example:443") == nil {
		t.Error("more than the one host and port is allowed")
	}
}

func TestCheck(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ entry, want string }{
		{"example.com:443", ""},
		{"*.example.com", ""},
		{"[::1]:443", ""},
		{"fe80::1", ""},
		{"", "is empty"},
		{"https://example.com", "is a URL"},
		{"example.com/path", "is not a host"},
		{"user@example.com", "is not a host"},
		{"example.com:", "no port number"},
		{"example.com:0", "no port number"},
		{"example.com:https", "no port number"},
		{"example.com:65536", "no port number"},
		{"[example.com]:443", "no IPv6 address"},
		{"[127.0.0.1]:443", "no IPv6 address"},
		{"1:2:3", "is not a host and a port"},
		{"*", "stands for every host"},
		{"*:443", "stands for every host"},
		{"*example.com", "part of a name"},
		{"a.*.com", "is not a host"},
		{":443", "is not a host"},
	} {
		t.Run(c.entry, func(t *testing.T) {
			t.Parallel()
			err := permit.Grants{Net: permit.Grant{List: []string{c.entry}}}.Check()
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("Check(%q) = %v, want %q", c.entry, err, c.want)
			}
		})
	}
	if err := (permit.Grants{Read: permit.Grant{List: []string{"a", ""}}}).Check(); err == nil {
		t.Error("an empty path is not refused")
	}
}

// tree makes real folders and links: in/ (allowed), out/ (not), and links between them.
func tree(t *testing.T) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"in/deep", "out/deep", "inner"} {
		must(t, os.MkdirAll(filepath.Join(root, dir), 0o700))
	}
	must(t, os.WriteFile(filepath.Join(root, "in/file"), nil, 0o600))
	must(t, os.WriteFile(filepath.Join(root, "out/file"), nil, 0o600))
	for link, target := range map[string]string{
		"in/toOut":     "../out",
		"in/toFile":    filepath.Join(root, "out/file"),
		"in/dangling":  "../out/new",
		"in/toDeep":    "../out/deep",
		"in/self":      "deep",
		"in/loop":      "loop",
		"in/chain":     "toOut",
		"linkToIn":     "in",
		"in/viaParent": "deep/../../out",
	} {
		must(t, os.Symlink(target, filepath.Join(root, link)))
	}
	return root
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestPaths(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("symbolic links need a privilege there")
	}
	root := tree(t)
	for _, c := range []struct {
		grant, path string // below root
		allowed     bool
	}{
		{"in", "in", true},
		{"in", "in/", true},
		{"in/", "in/file", true},
		{"in", "in/file", true},
		{"in", "in/new/also/new", true},
		{"in", "inner", false},
		{"in", "inner/x", false},
		{"in", "out/file", false},
		{"in", ".", false},
		{"in", "in/../out/file", false},
		{"in", "in/deep/../file", true},
		{"in", "in/toOut", false},
		{"in", "in/toOut/file", false},
		{"in", "in/toOut/new", false},
		{"in", "in/toFile", false},
		{"in", "in/dangling", false},
		{"in", "in/chain/file", false},
		{"in", "in/viaParent/file", false},
		{"in", "in/self/x", true},
		{"in", "in/loop", true}, // leads nowhere: opening it fails by itself
		{"in", "linkToIn/file", true},
		{"linkToIn", "in/file", true},
		{"in", "in/toDeep/../file", false}, // the system's reading: out/file
		{"out", "in/toDeep/../file", false},
		{"out", "out/missing/../../in/file", false},
		{"in/file", "in/file", true},
		{"in/file", "in/filex", false},
		{"in/file", "in/deep", false},
		{"", "out/file", false},
	} {
		t.Run(c.grant+" "+c.path, func(t *testing.T) {
			t.Parallel()
			var g permit.Grant
			if c.grant != "" {
				g.List = []string{root + "/" + c.grant}
			}
			path := root + "/" + c.path
			if err := permit.New(permit.Grants{Read: g}).Read(path); (err == nil) != c.allowed {
				t.Errorf("Read: %v, want allowed %v", err, c.allowed)
			}
			p := permit.New(permit.Grants{Write: g})
			if err := p.Write(path); (err == nil) != c.allowed {
				t.Errorf("Write: %v, want allowed %v", err, c.allowed)
			}
			if p.Read(path) == nil {
				t.Error("writing includes reading")
			}
		})
	}
}

func TestAlwaysRead(t *testing.T) {
	t.Parallel()
	root := tree(t)
	p := permit.New(permit.Grants{})
	p.AlwaysRead(root + "/in/toFile")
	for path, allowed := range map[string]bool{
		"/in/toFile": true, "/out/file": true, "/in/file": false, "/out": false, "/in/toDeep/../file": false,
	} {
		if err := p.Read(root + path); (err == nil) != allowed {
			t.Errorf("Read(%q) = %v, want allowed %v", path, err, allowed)
		}
	}
	if p.Write(root+"/out/file") == nil {
		t.Error("the script may be written")
	}
}

func TestRelativePathsCountFromTheCurrentFolder(t *testing.T) {
	t.Chdir(tree(t))
	p := permit.New(permit.Grants{Read: permit.Grant{List: []string{"in"}}})
	if err := p.Read("in/file"); err != nil {
		t.Error(err)
	}
	if err := p.Read("./in/../out/file"); err == nil {
		t.Error("out of the folder by ..")
	}
	t.Chdir("in")
	if err := p.Read("file"); err != nil {
		t.Error(err)
	}
}

func TestBareReadDoesNotShowProcesses(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" {
		t.Skip("no /proc")
	}
	bare := permit.New(permit.Grants{Read: permit.Grant{All: true}})
	for path, allowed := range map[string]bool{"/etc/hosts": true, "/proc/meminfo": true, "/proc/self/environ": false, "/proc/self/fd": false} {
		if err := bare.Read(path); (err == nil) != allowed {
			t.Errorf("Read(%q) = %v, want allowed %v", path, err, allowed)
		}
	}
	if err := permit.New(permit.Everything()).Read("/proc/self/environ"); err != nil {
		t.Error(err)
	}
	if err := permit.New(permit.Grants{Read: permit.Grant{List: []string{"/proc/self"}}}).Read("/proc/self/environ"); err != nil {
		t.Error(err)
	}
}

func TestEnv(t *testing.T) {
	t.Parallel()
	p := permit.New(permit.Grants{Env: permit.Grant{List: []string{"HOME"}}})
	for name, allowed := range map[string]bool{"HOME": true, "HOME2": false, "PATH": false, "": false} {
		if err := p.Env(name); (err == nil) != allowed {
			t.Errorf("Env(%q) = %v, want allowed %v", name, err, allowed)
		}
	}
	if err := permit.New(permit.Everything()).Env(""); err != nil {
		t.Error(err)
	}
}

func TestDenied(t *testing.T) {
	t.Parallel()
	p := permit.New(permit.Grants{})
	for _, c := range []struct {
		err  error
		want string
	}{
		{p.Net("api.example:443"), `connecting to "api.example:443" needs permission: run with --allow-net=api.example:443 (or --allow-net for every host)`},
		{p.Net("[::1]:443"), `connecting to "[::1]:443" needs permission: run with '--allow-net=[::1]:443' (or --allow-net for every host)`},
		{p.Read("data/in.csv"), `reading "data/in.csv" needs permission: run with --allow-read=data/in.csv (or --allow-read for every path)`},
		{p.Write("out/report.csv"), `writing "out/report.csv" needs permission: run with --allow-write=out/report.csv (or --allow-write for every path)`},
		{p.Write("it's here"), `writing "it's here" needs permission: run with '--allow-write=it'\''s here' (or --allow-write for every path)`},
		{p.Write("a,b"), `writing "a,b" needs permission: run with --allow-write`},
		{p.Env("HOME"), `the environment variable "HOME" needs permission: run with --allow-env=HOME (or --allow-env for every variable)`},
		{p.Env(""), `listing the environment needs permission: run with --allow-env`},
	} {
		var d *permit.Denied
		if !errors.As(c.err, &d) || c.err.Error() != c.want {
			t.Errorf("got  %v\nwant %s", c.err, c.want)
			continue
		}
		if d.ErrorName() != "PermissionDenied" || d.EndState() != "denied" || d.ErrorProps()["code"] != "ERR_PERMISSION_DENIED" {
			t.Errorf("%#v", d)
		}
	}
}

func TestAdvise(t *testing.T) {
	t.Parallel()
	p := permit.New(permit.Grants{})
	p.Advise(func(d *permit.Denied) string {
		if d.Op == "env" {
			return "give it " + d.Target
		}
		return "test with " + d.Flags()
	})
	for _, c := range []struct {
		err  error
		want string
	}{
		{p.Env("HOME"), `the environment variable "HOME" needs permission: give it HOME`},
		{p.Net("h:1"), `connecting to "h:1" needs permission: test with --allow-net=h:1 (or --allow-net for every host)`},
		{p.Read("a,b"), `reading "a,b" needs permission: test with --allow-read`},
		{p.Write("x"), `writing "x" needs permission: test with --allow-write=x (or --allow-write for every path)`},
	} {
		if c.err == nil || c.err.Error() != c.want {
			t.Errorf("%v, want %s", c.err, c.want)
		}
	}
}

func TestDeniedSaysWhereALinkLeads(t *testing.T) {
	t.Parallel()
	root := tree(t)
	err := permit.New(permit.Grants{Read: permit.Grant{List: []string{root + "/in"}}}).Read(root + "/in/toFile")
	if err == nil || !strings.Contains(err.Error(), `(that is "`+root+`/out/file")`) {
		t.Error(err)
	}
}

// FuzzNet: whatever the flag holds, the parser neither panics nor grants a host that the entry does not name.
func FuzzNet(f *testing.F) {
	for _, entry := range []string{"example.com", "*.example.com:443", "[::1]:80", "::ffff:1.2.3.4", "*", ":", "[", "]:1", "a:b:c", "[::1%eth0]:1"} {
		f.Add(entry)
	}
	f.Fuzz(func(t *testing.T, entry string) {
		g := permit.Grants{Net: permit.Grant{List: []string{entry}}}
		p := permit.New(g)
		if p.Net("never-granted.invalid:7") == nil && !strings.Contains(strings.ToLower(entry), "never-granted.invalid") && !strings.Contains(strings.ToLower(entry), ".invalid") {
			t.Errorf("--allow-net=%q allows a host that it does not name", entry)
		}
		if g.Check() == nil && !strings.HasPrefix(entry, "*") {
			target := entry
			if _, port, ok := strings.Cut(entry[strings.LastIndex(entry, "]")+1:], ":"); !ok || port == "" || strings.Count(entry, ":") > 1 && entry[0] != '[' {
				target = "[" + strings.Trim(entry, "[]") + "]:1"
			}
			if err := p.Net(target); err != nil {
				t.Errorf("--allow-net=%q is accepted and does not allow %q: %v", entry, target, err)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	dir := b.TempDir()
	p := permit.New(permit.Grants{Read: permit.Grant{List: []string{dir}}})
	for b.Loop() {
		if p.Read(dir+"/a/file") != nil {
			b.Fatal("denied")
		}
	}
}
