package cover

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// pattern is a file, a folder or a glob.
type pattern struct {
	base string // the folder below which all that it matches is, absolute
	glob string // absolute, with slashes
}

// patterns reads a list; when they must exist, one that is no glob names a file or folder.
func patterns(dir string, list []string, exist bool) ([]pattern, error) {
	var all []pattern
	for _, text := range list {
		one, err := read(dir, text)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(one.base); err != nil && exist {
			return nil, fmt.Errorf("cannot measure the coverage of %q: there is no %s. Paths and globs are taken from %s", text, one.base, dir)
		}
		all = append(all, one)
	}
	return all, nil
}

func read(dir, text string) (pattern, error) {
	path := filepath.ToSlash(text)
	if !filepath.IsAbs(text) {
		path = filepath.ToSlash(dir) + "/" + path
	}
	if text == "" || !doublestar.ValidatePattern(path) {
		return pattern{}, fmt.Errorf("%q is no file, folder or glob of files to measure the coverage of; a glob is like lib/**/*.ts", text)
	}
	real := resolved(filepath.FromSlash(path))
	if info, err := os.Stat(real); err == nil {
		if info.IsDir() {
			return pattern{real, filepath.ToSlash(escape(real)) + "/**"}, nil
		}
		return pattern{filepath.Dir(real), filepath.ToSlash(escape(real))}, nil
	}
	base, glob := doublestar.SplitPattern(path)
	if glob == path[strings.LastIndexByte(path, '/')+1:] && !strings.ContainsAny(glob, `*?[{\`) {
		return pattern{filepath.Join(filepath.FromSlash(base), glob), filepath.ToSlash(filepath.Clean(path))}, nil // not there
	}
	base = resolved(filepath.FromSlash(base))
	return pattern{base, filepath.ToSlash(escape(base)) + "/" + glob}, nil
}

// resolved is a path without symbolic links, as the paths of loaded files are; a path that is not there is returned clean.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return filepath.Clean(path)
}

// escape makes a glob of a path that has characters of globs in it. Where the backslash separates folders, it can't be one.
func escape(path string) string {
	if filepath.Separator == '\\' {
		return path
	}
	return strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`, "{", `\{`, `\`, `\\`).Replace(path)
}

func (p pattern) match(path string) bool {
	return doublestar.MatchUnvalidated(p.glob, filepath.ToSlash(path))
}

func matches(list []pattern, path string) bool {
	for _, p := range list {
		if p.match(path) {
			return true
		}
	}
	return false
}

// walk gives f the files that the pattern matches. Folders that can't be read are passed over, as are those that never count.
func (p pattern) walk(ctx context.Context, f func(path string)) error {
	err := filepath.WalkDir(p.base, func(path string, d fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return context.Cause(ctx)
		case err != nil && errors.Is(err, fs.ErrPermission):
			return fs.SkipDir
		case err != nil:
			return nil
		case d.IsDir():
			if path != p.base && !ordinary(d.Name()) {
				return fs.SkipDir
			}
		case d.Type().IsRegular() && filepath.Ext(path) != "" && p.match(path):
			f(path)
		}
		return nil
	})
	return err
}

// script reports whether a loaded file is a script by its name. One without an ending is, when it is loaded.
func script(path string) bool {
	name := filepath.Base(path)
	switch filepath.Ext(name) {
	case ".ts", ".mts", ".cts", ".tsx":
		return !strings.HasSuffix(strings.TrimSuffix(name, filepath.Ext(name)), ".d")
	case ".js", ".mjs", ".cjs", ".jsx", "":
		return true
	}
	return false
}

// ordinary reports whether a relative path is neither a test nor in a folder whose files never count.
func ordinary(rel string) bool {
	parts := strings.Split(filepath.ToSlash(rel), "/")
	for _, part := range parts {
		if part == "node_modules" || part == "__tests__" || part == "__snapshots__" || len(part) > 1 && part[0] == '.' && part != ".." {
			return false
		}
	}
	name := parts[len(parts)-1]
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	return stem == name || !strings.HasSuffix(stem, ".test") && !strings.HasSuffix(stem, "_test")
}
