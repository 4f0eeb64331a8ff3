package node

import (
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// fsArgs are the arguments of a file operation, as the JavaScript half hands them over.
type fsArgs struct {
	Path, Dest       string
	Data             []byte
	Flag             string
	Mode             int64
	Recursive, Force bool
	Exclusive, Quiet bool
	FD               int64
	Length           int64
	Atime, Mtime     float64 // milliseconds since 1970
}

// direntry is an entry of a folder: Path is relative to the folder that was read.
type direntry struct {
	Name, Parent, Path string
	Mode               int64
}

// fsOp is one file operation: what it may touch, and what it does. do runs off the loop when it is awaited.
type fsOp struct {
	asks func(m *Modules, a *fsArgs) error
	do   func(m *Modules, a *fsArgs) (any, error)
}

func (m *Modules) mayRead(path string) error {
	if m.Permit == nil {
		return nil
	}
	return m.Permit.Read(path)
}

func (m *Modules) mayWrite(path string) error {
	if m.Permit == nil {
		return nil
	}
	return m.Permit.Write(path)
}

func asksNothing(*Modules, *fsArgs) error   { return nil }
func asksRead(m *Modules, a *fsArgs) error  { return m.mayRead(a.Path) }
func asksWrite(m *Modules, a *fsArgs) error { return m.mayWrite(a.Path) }
func asksCopy(m *Modules, a *fsArgs) error  { return errors.Join(m.mayRead(a.Path), m.mayWrite(a.Dest)) }
func asksWriteBoth(m *Modules, a *fsArgs) error {
	return errors.Join(m.mayWrite(a.Path), m.mayWrite(a.Dest))
}

var fsOps = map[string]fsOp{
	"readFile":  {asksRead, readFile},
	"readStdin": {asksNothing, func(m *Modules, _ *fsArgs) (any, error) { return io.ReadAll(m.Stdin) }},
	"writeStd": {asksNothing, func(m *Modules, a *fsArgs) (any, error) {
		out := m.Out
		if a.FD == 2 {
			out = m.Err
		}
		return out.Write(a.Data)
	}},
	"writeFile": {asksWrite, writeFile},
	"mkdir":     {asksWrite, mkdir},
	"readdir":   {asksRead, readdir},
	"stat":      {asksRead, func(_ *Modules, a *fsArgs) (any, error) { return statWith(os.Stat, "stat", a) }},
	"lstat":     {asksRead, func(_ *Modules, a *fsArgs) (any, error) { return statWith(os.Lstat, "lstat", a) }},
	"access": {asksRead, func(_ *Modules, a *fsArgs) (any, error) {
		return nil, failed(access(a.Path, uint32(a.Mode)), "access", a.Path, "")
	}},
	"exists": {asksRead, func(_ *Modules, a *fsArgs) (any, error) {
		_, err := os.Stat(a.Path)
		return err == nil, nil
	}},
	"rm":     {asksWrite, rm},
	"rmdir":  {asksWrite, rmdir},
	"unlink": {asksWrite, unlink},
	"rename": {asksWriteBoth, func(_ *Modules, a *fsArgs) (any, error) {
		return nil, failed(os.Rename(a.Path, a.Dest), "rename", a.Path, a.Dest)
	}},
	"copyFile": {asksCopy, func(_ *Modules, a *fsArgs) (any, error) {
		return nil, failed(copyFile(a.Path, a.Dest, a.Exclusive), "copyfile", a.Path, a.Dest)
	}},
	"cp":      {asksCopy, cp},
	"mkdtemp": {asksWrite, mkdtemp},
	"realpath": {asksRead, func(_ *Modules, a *fsArgs) (any, error) {
		full, err := filepath.Abs(a.Path)
		if err == nil {
			full, err = filepath.EvalSymlinks(full)
		}
		return full, failed(err, "realpath", a.Path, "")
	}},
	"readlink": {asksRead, func(_ *Modules, a *fsArgs) (any, error) {
		to, err := os.Readlink(a.Path)
		return to, failed(err, "readlink", a.Path, "")
	}},
	"chmod": {asksWrite, func(_ *Modules, a *fsArgs) (any, error) {
		return nil, failed(os.Chmod(a.Path, fileMode(a.Mode)), "chmod", a.Path, "")
	}},
	"utimes": {asksWrite, func(_ *Modules, a *fsArgs) (any, error) {
		at := func(ms float64) time.Time { return time.UnixMicro(int64(ms * 1000)) }
		return nil, failed(os.Chtimes(a.Path, at(a.Atime), at(a.Mtime)), "utime", a.Path, "")
	}},
	"truncate": {asksWrite, func(_ *Modules, a *fsArgs) (any, error) {
		return nil, failed(os.Truncate(a.Path, a.Length), "open", a.Path, "")
	}},
}

func fileMode(mode int64) os.FileMode { return os.FileMode(mode & 0o777) }

func readFile(_ *Modules, a *fsArgs) (any, error) {
	data, err := os.ReadFile(a.Path)
	if err != nil {
		call := "open"
		if info, e := os.Stat(a.Path); e == nil && info.IsDir() {
			return nil, &fileError{Code: "EISDIR", Meaning: "illegal operation on a directory", Errno: -21, Call: "read", err: err}
		}
		return nil, failed(err, call, a.Path, "")
	}
	return data, nil
}

// flags turns Node's letters into the system's.
func flags(flag string) (int, bool) {
	x := 0
	letters := strings.ReplaceAll(flag, "s", "")
	if strings.Contains(letters, "x") {
		x, letters = os.O_EXCL, strings.ReplaceAll(letters, "x", "")
	}
	switch letters {
	case "w":
		return os.O_WRONLY | os.O_CREATE | os.O_TRUNC | x, true
	case "w+":
		return os.O_RDWR | os.O_CREATE | os.O_TRUNC | x, true
	case "a", "a+":
		return os.O_WRONLY | os.O_CREATE | os.O_APPEND | x, true
	case "r+":
		return os.O_RDWR, true
	}
	return 0, false
}

func writeFile(_ *Modules, a *fsArgs) (any, error) {
	mode, ok := flags(a.Flag)
	if !ok {
		return nil, &fileError{Code: "EBADF", Meaning: "bad file descriptor", Errno: -9, Call: "write"}
	}
	f, err := os.OpenFile(a.Path, mode, fileMode(a.Mode))
	if err != nil {
		return nil, failed(err, "open", a.Path, "")
	}
	_, err = f.Write(a.Data)
	if e := f.Close(); err == nil {
		err = e
	}
	return nil, failed(err, "write", a.Path, "")
}

// mkdir returns the first folder that it made, when it makes those above as well.
func mkdir(_ *Modules, a *fsArgs) (any, error) {
	if !a.Recursive {
		return nil, failed(os.Mkdir(a.Path, fileMode(a.Mode)), "mkdir", a.Path, "")
	}
	full, err := filepath.Abs(a.Path)
	if err != nil {
		return nil, failed(err, "mkdir", a.Path, "")
	}
	first := any(nil)
	for dir := full; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			break
		}
		first = dir
	}
	return first, failed(os.MkdirAll(a.Path, fileMode(a.Mode)), "mkdir", a.Path, "")
}

func readdir(_ *Modules, a *fsArgs) (any, error) {
	out := []direntry{}
	var list func(parent string) error
	list = func(parent string) error {
		entries, err := os.ReadDir(filepath.Join(a.Path, parent))
		for _, e := range entries {
			out = append(out, direntry{Name: e.Name(), Parent: parent, Path: filepath.Join(parent, e.Name()), Mode: nodeType(e.Type())})
			if a.Recursive && e.IsDir() {
				if err := list(filepath.Join(parent, e.Name())); err != nil {
					return err
				}
			}
		}
		return err
	}
	return out, failed(list(""), "scandir", a.Path, "")
}

func rm(_ *Modules, a *fsArgs) (any, error) {
	info, err := os.Lstat(a.Path)
	switch {
	case err != nil && errors.Is(err, fs.ErrNotExist) && a.Force:
		return nil, nil
	case err != nil:
		return nil, failed(err, "rm", a.Path, "")
	case info.IsDir() && !a.Recursive:
		return nil, &fileError{Code: "ERR_FS_EISDIR", Meaning: "Path is a directory: rm returned EISDIR (is a directory)", Errno: 21, Call: "rm", Path: a.Path}
	}
	return nil, failed(os.RemoveAll(a.Path), "rm", a.Path, "")
}

func rmdir(_ *Modules, a *fsArgs) (any, error) {
	info, err := os.Lstat(a.Path)
	switch {
	case err != nil:
		return nil, failed(err, "rmdir", a.Path, "")
	case !info.IsDir():
		return nil, &fileError{Code: "ENOTDIR", Meaning: "not a directory", Errno: -20, Call: "rmdir", Path: a.Path}
	case a.Recursive:
		return nil, failed(os.RemoveAll(a.Path), "rmdir", a.Path, "")
	}
	return nil, failed(os.Remove(a.Path), "rmdir", a.Path, "")
}

func unlink(_ *Modules, a *fsArgs) (any, error) {
	if info, err := os.Lstat(a.Path); err == nil && info.IsDir() {
		return nil, &fileError{Code: "EISDIR", Meaning: "illegal operation on a directory", Errno: -21, Call: "unlink", Path: a.Path}
	}
	return nil, failed(os.Remove(a.Path), "unlink", a.Path, "")
}

// mkdtemp makes a folder of a prefix and six characters that no other has.
func mkdtemp(_ *Modules, a *fsArgs) (any, error) {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	for range 100 {
		name := a.Path
		for range 6 {
			name += string(letters[rand.IntN(len(letters))])
		}
		err := os.Mkdir(name, 0o700)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		return name, failed(err, "mkdtemp", a.Path+"XXXXXX", "")
	}
	return nil, failed(fs.ErrExist, "mkdtemp", a.Path+"XXXXXX", "")
}

func copyFile(from, to string, exclusive bool) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	if there, e := os.Stat(to); e == nil && os.SameFile(info, there) {
		return nil
	}
	mode := os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	if exclusive {
		mode |= os.O_EXCL
	}
	out, err := os.OpenFile(to, mode, info.Mode().Perm())
	if err != nil {
		return err
	}
	defer func() {
		if e := out.Close(); err == nil {
			err = e
		}
	}()
	_, err = io.Copy(out, in)
	return err
}

// cp copies a file, or a folder with what is in it. Each file read is asked for, as a link may lead elsewhere.
func cp(m *Modules, a *fsArgs) (any, error) {
	info, err := os.Stat(a.Path)
	if err != nil {
		return nil, failed(err, "cp", a.Path, a.Dest)
	}
	one := func(from, to string) error {
		if err := errors.Join(m.mayRead(from), m.mayWrite(to)); err != nil {
			return err
		}
		if _, err := os.Stat(to); err == nil && !a.Force {
			if a.Exclusive {
				return failed(fs.ErrExist, "cp", from, to)
			}
			return nil
		}
		return failed(copyFile(from, to, false), "cp", from, to)
	}
	if !info.IsDir() {
		return nil, one(a.Path, a.Dest)
	}
	if !a.Recursive {
		return nil, &fileError{Code: "ERR_FS_EISDIR", Meaning: "Recursive option not enabled, cannot copy a directory", Errno: 21, Call: "cp", Path: a.Path}
	}
	var dirs []string
	return nil, filepath.WalkDir(a.Path, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return failed(err, "cp", path, a.Dest)
		}
		rel, err := filepath.Rel(a.Path, path)
		if err != nil {
			return err
		}
		to := filepath.Join(a.Dest, rel)
		if e.IsDir() {
			if slices.Contains(dirs, path) {
				return fs.SkipDir
			}
			dirs = append(dirs, to) // a copy into itself does not go on for ever
			return failed(os.MkdirAll(to, 0o777), "mkdir", to, "")
		}
		return one(path, to)
	})
}
