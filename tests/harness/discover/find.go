package discover

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"github.com/bmatcuk/doublestar/v4"
)

// Find lists the test files that some paths lead to, as absolute paths, sorted,
// each once. Paths are relative to dir, an absolute path; without any, it is dir
// itself that is looked through.
//
// A file is taken as it is, whatever its name. A folder is walked for test files
// (*.test.ts, *_test.ts, scripts in __tests__; see the documentation), without
// node_modules and folders that begin with a dot. Anything else is a glob
// pattern, with ** and {a,b}, for scripts of any name: what a shell would have
// made of it, but without node_modules and files that are no scripts.
//
// Links to files are followed, links to folders only when a path names them, as
// in git and Go's ./...: a loop of links can't catch the walk, and a link can't
// lead it out of the project.
//
// Errors: a path or a pattern that leads to nothing, a folder that can't be
// read. A folder without tests is none: the list is empty.
func Find(paths []string, dir string) ([]string, error) {
	return find(paths, dir, false)
}

// find is Find. With tolerant, what leads to nothing or can't be read is passed
// over.
func find(paths []string, dir string, tolerant bool) ([]string, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	f := finder{seen: map[string]bool{}, tolerant: tolerant}
	for _, path := range paths {
		err := f.path(path, dir)
		if _, none := errors.AsType[*missing](err); none && tolerant {
			continue
		}
		if err != nil {
			return nil, err
		}
	}
	f.links()
	return sorted(f.list, dir), nil
}

// missing is a path that leads to nothing.
type missing struct{ text string }

func (m *missing) Error() string { return m.text }

type finder struct {
	list []string
	// seen are the files of the list by their place with all links followed.
	seen map[string]bool
	// linked are links to files, which yield to the files themselves.
	linked []string
	// tolerant passes over what can't be read.
	tolerant bool
}

func (f *finder) path(path, dir string) error {
	if path == "" {
		return errors.New(`a path of tests is empty; "." is this folder`)
	}
	abs := path
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(dir, path)
	}
	abs = filepath.Clean(abs)
	info, err := os.Stat(abs)
	switch {
	case err == nil && info.IsDir():
		return f.walk(abs, nil)
	case err == nil:
		f.add(abs, true)
		return nil
	case isPattern(path):
		return f.glob(path, dir)
	case errors.Is(err, fs.ErrNotExist) || isNotDir(err):
		return &missing{fmt.Sprintf("there is no file or folder %s%s", path, suggestion(path, abs))}
	}
	return fmt.Errorf("%s can't be read: %w", path, reason(err))
}

func isPattern(path string) bool { return strings.ContainsAny(path, "*?[{") }

// glob takes the scripts that a pattern matches. Only what was written is a
// pattern: dir may have brackets in its name.
func (f *finder) glob(path, dir string) error {
	parts := strings.Split(filepath.ToSlash(path), "/")
	first := slices.IndexFunc(parts, isPattern)
	root := filepath.FromSlash(strings.Join(parts[:first], "/") + "/")
	if first == 0 {
		root = ""
	}
	if !filepath.IsAbs(root) {
		root = filepath.Join(dir, root)
	}
	root = filepath.Clean(root)
	pattern := strings.Join(parts[first:], "/")
	if !doublestar.ValidatePattern(pattern) {
		return fmt.Errorf("the pattern %s is not well formed: a bracket or brace does not end", path)
	}
	if info, err := os.Stat(root); err != nil || !info.IsDir() {
		return &missing{fmt.Sprintf("the pattern %s matches nothing: there is no folder %s", path, root)}
	}
	matched := false
	err := f.walk(root, func(name, path string) bool {
		rel := strings.TrimLeft(filepath.ToSlash(strings.TrimPrefix(path, root)), "/")
		ok := name[0] != '.' && isScript(name) && doublestar.MatchUnvalidated(pattern, rel)
		matched = matched || ok
		return ok
	})
	if err == nil && !matched {
		err = &missing{fmt.Sprintf("the pattern %s matches no script", path)}
	}
	return err
}

// walk goes through a folder and takes the files that want asks for by name and
// path; without want, the test files.
func (f *finder) walk(root string, want func(name, path string) bool) error {
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		return fmt.Errorf("%s can't be read: %w", root, reason(err))
	}
	inTests := slices.Contains(strings.Split(filepath.ToSlash(root), "/"), testsFolder)
	return f.folder(root, real, inTests, want)
}

func (f *finder) folder(path, real string, inTests bool, want func(name, path string) bool) error {
	entries, err := os.ReadDir(path)
	if errors.Is(err, fs.ErrNotExist) || err != nil && f.tolerant {
		return nil // it may have gone while we walked
	}
	if err != nil {
		return fmt.Errorf("the folder %s can't be read: %w", path, reason(err))
	}
	for _, e := range entries {
		name := e.Name()
		child := filepath.Join(path, name)
		if e.IsDir() {
			if isSkipped(name) || want == nil && inTests && isHelper(name) {
				continue
			}
			if err := f.folder(child, filepath.Join(real, name), inTests || name == testsFolder, want); err != nil {
				return err
			}
			continue
		}
		if want == nil && !isTest(name, inTests) || want != nil && !want(name, child) {
			continue
		}
		switch e.Type() {
		case fs.ModeSymlink:
			f.linked = append(f.linked, child)
		case 0:
			f.once(child, filepath.Join(real, name))
		}
	}
	return nil
}

// add takes a file by any of its names.
func (f *finder) add(path string, named bool) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil { // a link that leads nowhere
		return
	}
	if info, err := os.Stat(real); err == nil && (named || info.Mode().IsRegular()) {
		f.once(path, real)
	}
}

// links takes the links that were found, now that the files are known.
func (f *finder) links() {
	slices.Sort(f.linked)
	for _, path := range f.linked {
		f.add(path, false)
	}
}

func (f *finder) once(path, real string) {
	if !f.seen[real] {
		f.seen[real] = true
		f.list = append(f.list, path)
	}
}

// sorted orders by path below dir with slashes, so that every machine has the
// same order wherever it keeps the project.
func sorted(list []string, dir string) []string {
	keys := make(map[string]string, len(list))
	for _, path := range list {
		key := path
		if rel, err := filepath.Rel(dir, path); err == nil {
			key = rel
		}
		keys[path] = filepath.ToSlash(key)
	}
	slices.SortFunc(list, func(a, b string) int { return strings.Compare(keys[a], keys[b]) })
	return list
}

// suggestion says where a path stops to exist and what was probably meant.
func suggestion(path, abs string) string {
	parent, name := filepath.Dir(abs), filepath.Base(abs)
	for {
		if info, err := os.Stat(parent); err == nil && info.IsDir() {
			break
		}
		up := filepath.Dir(parent)
		if up == parent {
			return ""
		}
		parent, name = up, filepath.Base(parent)
	}
	entries, err := os.ReadDir(parent)
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	near := nearest(name, names)
	if near == "" {
		return ""
	}
	// The path as it was written, with the one name put right.
	rest := strings.TrimPrefix(filepath.Clean(abs), filepath.Join(parent, name))
	written := strings.TrimSuffix(filepath.Clean(path), name+rest)
	if _, err := os.Stat(filepath.Join(parent, near) + rest); err != nil {
		rest = ""
	}
	return fmt.Sprintf("; did you mean %s?", written+near+rest)
}

// nearest is the candidate that was probably meant, "" when none is near.
func nearest(name string, candidates []string) string {
	best, distance := "", max(1, (len(name)+1)/3)+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(strings.ToLower(name), strings.ToLower(c)); d < distance {
			best, distance = c, d
		}
	}
	return best
}

// reason is an error of the file system without operation and path.
func reason(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return p.Err
	}
	return err
}
