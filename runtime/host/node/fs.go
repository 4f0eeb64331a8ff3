package node

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
)

func (m *Modules) fsNatives() []native.Method {
	prepare := func(c goja.FunctionCall) (fsOp, *fsArgs) {
		op, a := fsOps[c.Argument(0).String()], readArgs(c.Argument(1).(*goja.Object))
		if err := op.asks(m, a); err != nil {
			m.Loop.Throw(err)
		}
		return op, a
	}
	return append(m.bufferNatives(), []native.Method{
		{Name: "sync", Func: func(c goja.FunctionCall) goja.Value {
			op, a := prepare(c)
			result, err := op.do(m, a)
			if err != nil {
				m.Loop.Throw(err)
			}
			return m.result(result)
		}},
		{Name: "blob", Func: func(c goja.FunctionCall) goja.Value {
			_, a := prepare(c)
			info, err := os.Stat(a.Path)
			if err == nil && !info.Mode().IsRegular() {
				err = fs.ErrInvalid
			}
			if err != nil {
				m.Loop.Throw(failed(err, "open", a.Path, ""))
			}
			return m.FileBlob(a.Path, info.Size(), c.Argument(2).String())
		}},
		{Name: "async", Func: func(c goja.FunctionCall) goja.Value {
			op, a := prepare(c)
			a.Data = bytes.Clone(a.Data) // the script may change its buffer while the file is written
			return m.Loop.Go(
				func(context.Context) (any, error) { return op.do(m, a) },
				func(result any) (goja.Value, error) { return m.result(result), nil },
			)
		}},
	}...)
}

func readArgs(o *goja.Object) *fsArgs {
	a := &fsArgs{}
	for _, k := range o.Keys() {
		v := o.Get(k)
		switch k {
		case "path":
			a.Path = v.String()
		case "dest":
			a.Dest = v.String()
		case "data":
			a.Data, _ = native.Bytes(v)
		case "flag":
			a.Flag = v.String()
		case "mode":
			a.Mode = v.ToInteger()
		case "recursive":
			a.Recursive = v.ToBoolean()
		case "force":
			a.Force = v.ToBoolean()
		case "exclusive":
			a.Exclusive = v.ToBoolean()
		case "quiet":
			a.Quiet = v.ToBoolean()
		case "fd":
			a.FD = v.ToInteger()
		case "length":
			a.Length = v.ToInteger()
		case "atime":
			a.Atime = v.ToFloat()
		case "mtime":
			a.Mtime = v.ToFloat()
		}
	}
	return a
}

// result is an operation's result as a script's value.
func (m *Modules) result(v any) goja.Value {
	switch x := v.(type) {
	case nil:
		return goja.Null()
	case []byte:
		return m.vm.ToValue(m.vm.NewArrayBuffer(x))
	case *stat:
		if x == nil {
			return goja.Null()
		}
		o := m.vm.NewObject()
		for _, f := range x.fields() {
			native.Put(o, f.name, f.value)
		}
		return o
	case []direntry:
		list := make([]any, len(x))
		for i, e := range x {
			o := m.vm.NewObject()
			native.Put(o, "name", e.Name)
			native.Put(o, "parent", e.Parent)
			native.Put(o, "path", e.Path)
			native.Put(o, "mode", e.Mode)
			list[i] = o
		}
		return m.vm.NewArray(list...)
	}
	return m.vm.ToValue(v)
}

// stat is what Node's Stats tells, in its units: bytes, blocks of 512 bytes, milliseconds since 1970.
type stat struct {
	dev, ino, nlink, uid, gid, rdev, blksize, blocks int64
	mode, size                                       int64
	atime, mtime, ctime, birthtime                   time.Time
}

type statField struct {
	name  string
	value any
}

func (s *stat) fields() []statField {
	ms := func(t time.Time) float64 { return float64(t.UnixNano()) / 1e6 }
	return []statField{
		{"dev", s.dev}, {"mode", s.mode}, {"nlink", s.nlink}, {"uid", s.uid}, {"gid", s.gid}, {"rdev", s.rdev}, {"blksize", s.blksize},
		{"ino", s.ino}, {"size", s.size}, {"blocks", s.blocks},
		{"atimeMs", ms(s.atime)}, {"mtimeMs", ms(s.mtime)}, {"ctimeMs", ms(s.ctime)}, {"birthtimeMs", ms(s.birthtime)},
	}
}

func statWith(get func(string) (os.FileInfo, error), call string, a *fsArgs) (any, error) {
	info, err := get(a.Path)
	if err != nil {
		err = failed(err, call, a.Path, "")
		if e, ok := err.(*fileError); ok && a.Quiet && (e.Code == "ENOENT" || e.Code == "ENOTDIR") {
			return (*stat)(nil), nil
		}
		return nil, err
	}
	t := info.ModTime()
	s := &stat{
		mode: nodeType(info.Mode()) | int64(info.Mode().Perm()), size: info.Size(), nlink: 1, blksize: 4096, blocks: (info.Size() + 511) / 512,
		atime: t, mtime: t, ctime: t, birthtime: t,
	}
	if info.Mode()&os.ModeSetuid != 0 {
		s.mode |= 0o4000
	}
	if info.Mode()&os.ModeSetgid != 0 {
		s.mode |= 0o2000
	}
	if info.Mode()&os.ModeSticky != 0 {
		s.mode |= 0o1000
	}
	s.system(info)
	return s, nil
}

// nodeType is a file's kind in the bits that Unix keeps it in.
func nodeType(mode os.FileMode) int64 {
	switch {
	case mode.IsDir():
		return 0o040000
	case mode&os.ModeSymlink != 0:
		return 0o120000
	case mode&os.ModeCharDevice != 0:
		return 0o020000
	case mode&os.ModeDevice != 0:
		return 0o060000
	case mode&os.ModeNamedPipe != 0:
		return 0o010000
	case mode&os.ModeSocket != 0:
		return 0o140000
	}
	return 0o100000
}
