package node

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// fileError is a failed file operation in Node's words: "ENOENT: no such file or directory, open 'x'".
type fileError struct {
	Code, Meaning    string
	Errno            int
	Call, Path, Dest string
	err              error
}

// Error is Node's message.
func (e *fileError) Error() string {
	if e.system() {
		return e.Meaning + " " + e.Path
	}
	text := e.Code + ": " + e.Meaning + ", " + e.Call
	if e.Path != "" {
		text += " '" + e.Path + "'"
	}
	if e.Dest != "" {
		text += " -> '" + e.Dest + "'"
	}
	return text
}

// system tells the errors that Node itself makes from those of the operating system.
func (e *fileError) system() bool { return strings.HasPrefix(e.Code, "ERR_") }

// ErrorName is the class that a script sees.
func (e *fileError) ErrorName() string {
	if e.system() {
		return "SystemError"
	}
	return "Error"
}

// Unwrap is the system's error.
func (e *fileError) Unwrap() error { return e.err }

// ErrorProps are the properties that a script sees.
func (e *fileError) ErrorProps() map[string]any {
	props := map[string]any{"errno": e.Errno, "code": e.Code, "syscall": e.Call}
	if e.Path != "" {
		props["path"] = e.Path
	}
	if e.Dest != "" {
		props["dest"] = e.Dest
	}
	return props
}

type errnoInfo struct {
	is      error
	code    string
	errno   int
	meaning string
}

// errnos are the system's errors, in Linux's numbers. What a system can't tell apart, the first match names.
var errnos = []errnoInfo{
	{syscall.ENOENT, "ENOENT", -2, "no such file or directory"},
	{syscall.EEXIST, "EEXIST", -17, "file already exists"},
	{syscall.EACCES, "EACCES", -13, "permission denied"},
	{syscall.EPERM, "EPERM", -1, "operation not permitted"},
	{syscall.EISDIR, "EISDIR", -21, "illegal operation on a directory"},
	{syscall.ENOTDIR, "ENOTDIR", -20, "not a directory"},
	{syscall.ENOTEMPTY, "ENOTEMPTY", -39, "directory not empty"},
	{syscall.EINVAL, "EINVAL", -22, "invalid argument"},
	{syscall.EMFILE, "EMFILE", -24, "too many open files"},
	{syscall.ENOSPC, "ENOSPC", -28, "no space left on device"},
	{syscall.EROFS, "EROFS", -30, "read-only file system"},
	{syscall.EXDEV, "EXDEV", -18, "cross-device link not permitted"},
	{syscall.ELOOP, "ELOOP", -40, "too many symbolic links encountered"},
	{syscall.ENAMETOOLONG, "ENAMETOOLONG", -36, "name too long"},
	{syscall.EBUSY, "EBUSY", -16, "resource busy or locked"},
	{syscall.EPIPE, "EPIPE", -32, "broken pipe"},
	{fs.ErrNotExist, "ENOENT", -2, "no such file or directory"},
	{fs.ErrExist, "EEXIST", -17, "file already exists"},
	{fs.ErrPermission, "EACCES", -13, "permission denied"},
}

// failed names an operation's error; nil stays nil, and what is no system error is told as EIO.
func failed(err error, call, path, dest string) error {
	if err == nil {
		return nil
	}
	var known *fileError
	if errors.As(err, &known) {
		return known
	}
	for _, i := range errnos {
		if errors.Is(err, i.is) {
			return &fileError{Code: i.code, Meaning: i.meaning, Errno: i.errno, Call: call, Path: path, Dest: dest, err: err}
		}
	}
	meaning := err.Error()
	var at *os.PathError
	if errors.As(err, &at) {
		meaning = at.Err.Error()
	}
	return &fileError{Code: "EIO", Meaning: meaning, Errno: -5, Call: call, Path: path, Dest: dest, err: err}
}
