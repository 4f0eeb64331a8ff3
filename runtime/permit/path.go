package permit

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// maxLinks bounds the symbolic links that one path may lead through, as operating systems do.
const maxLinks = 255

// file answers for a file or folder. A path with ".." must be allowed in both readings, the operating system's (follow
// links, then go up) and the textual one, so that the answer holds however the file is then opened.
func (p *Policy) file(op, path string, all bool, allowed []string) error {
	flag := flagFor("--allow-"+op, path)
	if all && (p.everything() || runtime.GOOS != "linux") {
		return nil
	}
	places := []string{resolve(path)}
	if climbs(path) {
		places = append(places, resolve(filepath.Clean(path)))
	}
	for _, real := range places {
		if all && !ofProcess(real) {
			continue
		}
		if slices.ContainsFunc(allowed, func(root string) bool { return within(root, real) }) {
			continue
		}
		d := &Denied{Op: op, Target: path, Flag: flag}
		if all { // the bare flag is there and is not enough
			d.Flag = allFlag
		}
		if abs, err := filepath.Abs(path); err != nil || abs != real {
			d.Real = real
		}
		return p.refuse(d)
	}
	return nil
}

// ofProcess reports whether a resolved path is one of the files through which Linux shows a process: its memory,
// environment and open files. They would undo every other permission, so a bare --allow-read does not include them.
func ofProcess(real string) bool {
	rest, ok := strings.CutPrefix(real, "/proc/")
	return ok && rest != "" && rest[0] >= '0' && rest[0] <= '9'
}

// within reports whether path is root or lies below it, element by element: /data does not hold /database.
func within(root, path string) bool {
	if runtime.GOOS == "windows" {
		root, path = strings.ToLower(root), strings.ToLower(path)
	}
	if rest, ok := strings.CutPrefix(path, root); ok {
		return rest == "" || os.IsPathSeparator(rest[0]) || os.IsPathSeparator(root[len(root)-1])
	}
	return false
}

// climbs reports whether path has a ".." element.
func climbs(path string) bool {
	return slices.Contains(strings.FieldsFunc(path, func(r rune) bool { return r < 128 && os.IsPathSeparator(uint8(r)) }), "..")
}

func resolveAll(paths []string) []string {
	var out []string
	for _, path := range paths {
		if path != "" {
			out = append(out, resolve(path))
		}
	}
	return out
}

// resolve gives the absolute place that path leads to, with every symbolic link followed, also one whose target does not
// exist yet (writing through it would create the target). What does not exist is kept as it is spelled.
func resolve(path string) string {
	if runtime.GOOS == "windows" { // which goes up by text itself
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
	} else if cwd, err := os.Getwd(); err == nil && !filepath.IsAbs(path) {
		path = cwd + "/" + path // not cleaned: a link is followed before ".." goes up
	}
	volume := filepath.VolumeName(path)
	root := volume + string(filepath.Separator)
	todo := elements(path[len(volume):])
	real := root
	for links := 0; len(todo) > 0; {
		element := todo[0]
		todo = todo[1:]
		if element == ".." {
			real = filepath.Dir(real)
			continue
		}
		next := filepath.Join(real, element)
		info, err := os.Lstat(next)
		if err != nil || info.Mode()&os.ModeSymlink == 0 || links == maxLinks {
			real = next
			continue
		}
		target, err := os.Readlink(next)
		if err != nil {
			real = next
			continue
		}
		links++
		if filepath.IsAbs(target) {
			volume = filepath.VolumeName(target)
			real = volume + string(filepath.Separator)
			target = target[len(volume):]
		}
		todo = append(elements(target), todo...)
	}
	return real
}

// elements splits a path at its separators, without the empty and "." ones.
func elements(path string) []string {
	all := strings.FieldsFunc(path, func(r rune) bool { return r < 128 && os.IsPathSeparator(uint8(r)) })
	return slices.DeleteFunc(all, func(e string) bool { return e == "." })
}
