package discover

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tree makes files, and links "name -> target", in a new folder.
func tree(t *testing.T, entries ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name, target, link := strings.Cut(e, " -> ")
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if link {
			err = os.Symlink(target, path)
		} else {
			err = os.WriteFile(path, []byte(name), 0o644)
		}
		if err != nil && link {
			t.Skipf("no symbolic links here: %v", err)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func relative(dir string, list []string) []string {
	var out []string
	for _, path := range list {
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			rel = path
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

func TestFind(t *testing.T) {
	t.Parallel()
	dir := tree(t,
		"a.test.ts", "a.ts", "b_test.js", "c.test.d.ts", "d.test.mts", "e.test.json", "f_test.go", ".hidden.test.ts", "test.ts", "_test.ts", "_x.test.cjs", "g.TEST.ts",
		"sub/one.test.jsx", "sub/two.test.tsx", "sub/three_test.cts", "sub/four.test.mjs",
		"__tests__/plain.ts", "__tests__/_helper.ts", "__tests__/_named.test.ts", "__tests__/types.d.ts", "__tests__/data.json", "__tests__/deep/more.js", "__tests__/_lib/no.ts", "__tests__/__tests__/in.ts",
		"node_modules/p/p.test.js", ".git/x.test.ts", "sub/node_modules/q/q.test.js", "[id]/z.test.ts", "notes.md",
	)
	all := []string{
		"[id]/z.test.ts", "__tests__/__tests__/in.ts", "__tests__/_named.test.ts", "__tests__/deep/more.js", "__tests__/plain.ts", "_test.ts", "_x.test.cjs",
		"a.test.ts", "b_test.js", "d.test.mts", "sub/four.test.mjs", "sub/one.test.jsx", "sub/three_test.cts", "sub/two.test.tsx",
	}
	for _, c := range []struct {
		paths []string
		want  []string
	}{
		{nil, all},
		{[]string{"."}, all},
		{[]string{"sub", ".", "a.test.ts", "./sub/../a.test.ts"}, all},
		{[]string{dir}, all},
		{[]string{"sub/", "notes.md", "a.ts"}, []string{"a.ts", "notes.md", "sub/four.test.mjs", "sub/one.test.jsx", "sub/three_test.cts", "sub/two.test.tsx"}},
		{[]string{"__tests__/_helper.ts"}, []string{"__tests__/_helper.ts"}},
		{[]string{"__tests__/deep"}, []string{"__tests__/deep/more.js"}},
		{[]string{"node_modules/p"}, []string{"node_modules/p/p.test.js"}},
		{[]string{".git"}, []string{".git/x.test.ts"}},
		{[]string{"*.test.{ts,mts}"}, []string{"a.test.ts", "d.test.mts"}},
		{[]string{"*"}, []string{"_test.ts", "_x.test.cjs", "a.test.ts", "a.ts", "b_test.js", "d.test.mts", "g.TEST.ts", "test.ts"}},
		{[]string{"**/*_test.*"}, []string{"_test.ts", "b_test.js", "sub/three_test.cts"}},
		{[]string{"{sub,__tests__}/**/?o*.?s"}, []string{"__tests__/_lib/no.ts", "__tests__/deep/more.js"}},
		{[]string{"./s*/[f]*.mjs"}, []string{"sub/four.test.mjs"}},
		{[]string{"[id]/z.test.ts"}, []string{"[id]/z.test.ts"}},
		{[]string{"[id]"}, []string{"[id]/z.test.ts"}},
		{[]string{filepath.Join(dir, "sub", "t*.ts*")}, []string{"sub/two.test.tsx"}},
	} {
		got, err := Find(c.paths, dir)
		if err != nil {
			t.Errorf("%q: %v", c.paths, err)
		}
		if rel := relative(dir, got); !reflect.DeepEqual(rel, c.want) {
			t.Errorf("%q:\n%q\nnot\n%q", c.paths, rel, c.want)
		}
	}
	// A folder whose own name is a pattern does not count as one.
	got, err := Find([]string{"*.ts"}, filepath.Join(dir, "[id]"))
	if rel := relative(dir, got); err != nil || !reflect.DeepEqual(rel, []string{"[id]/z.test.ts"}) {
		t.Errorf("%v %v", rel, err)
	}
}

func TestFindLinks(t *testing.T) {
	t.Parallel()
	dir := tree(t,
		"real/a.test.ts", "real/b.ts", "real/loop -> ..", "0.test.ts -> real/a.test.ts", "1.test.ts -> real/b.ts", "dead.test.ts -> nowhere", "self.test.ts -> self.test.ts",
		"folder.test.ts -> real", "elsewhere -> real", "d.test.ts/in.test.ts",
	)
	for _, c := range []struct {
		path string
		want []string
	}{
		{".", []string{"1.test.ts", "d.test.ts/in.test.ts", "real/a.test.ts"}},
		{"elsewhere", []string{"elsewhere/a.test.ts"}},
		{"real/loop/real/loop/real", []string{"real/loop/real/loop/real/a.test.ts"}},
		{"real/loop", []string{"real/loop/1.test.ts", "real/loop/d.test.ts/in.test.ts", "real/loop/real/a.test.ts"}},
	} {
		got, err := Find([]string{c.path}, dir)
		if rel := relative(dir, got); err != nil || !reflect.DeepEqual(rel, c.want) {
			t.Errorf("%s: %q %v\nnot %q", c.path, rel, err, c.want)
		}
	}
	if got, err := Find([]string{"0.test.ts", "real"}, dir); err != nil || len(got) != 1 {
		t.Errorf("one file by two names: %q %v", got, err)
	}
}

func TestFindErrors(t *testing.T) {
	t.Parallel()
	dir := tree(t, "tests/users/a.test.ts", "tests/helpers.ts", "empty/notes.md")
	for path, want := range map[string]string{
		"testz":                  "there is no file or folder testz; did you mean tests?",
		"tests/user/a.test.ts":   "there is no file or folder tests/user/a.test.ts; did you mean tests/users/a.test.ts?",
		"tests/user/b":           "there is no file or folder tests/user/b; did you mean tests/users?",
		"./tests/users/a.tst.ts": "there is no file or folder ./tests/users/a.tst.ts; did you mean tests/users/a.test.ts?",
		"tests/helpers.ts/x":     "there is no file or folder tests/helpers.ts/x; did you mean tests/helpers.ts?",
		"nothing/like/it":        "there is no file or folder nothing/like/it",
		"tests/*.test.ts":        "the pattern tests/*.test.ts matches no script",
		"empty/*":                "the pattern empty/* matches no script",
		"tests/[a":               "the pattern tests/[a is not well formed: a bracket or brace does not end",
		"gone/*.ts":              "the pattern gone/*.ts matches nothing: there is no folder " + filepath.Join(dir, "gone"),
		"":                       `a path of tests is empty; "." is this folder`,
	} {
		list, err := Find([]string{path}, dir)
		if err == nil || err.Error() != filepath.FromSlash(want) {
			t.Errorf("%v %v\nnot %s", list, err, want)
		}
	}
	if list, err := Find([]string{"empty"}, dir); err != nil || len(list) != 0 {
		t.Errorf("a folder without tests: %v %v", list, err)
	}
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		return // may read everything
	}
	closed := filepath.Join(dir, "tests/closed")
	if err := os.Mkdir(closed, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Find(nil, dir); err == nil || err.Error() != "the folder "+closed+" can't be read: permission denied" {
		t.Errorf("%v", err)
	}
}
