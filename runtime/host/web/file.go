package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/value"
)

// content is what a Blob holds: pieces in memory and pieces of files.
type content []segment

type segment struct {
	data []byte // in memory, when path is empty
	path string // a file whose size is whole
	off  int64
	n    int64
	all  int64 // the file's size when the Blob was made
}

func (c content) size() int64 {
	var n int64
	for _, s := range c {
		n += s.n
	}
	return n
}

// memory is the whole content when none of it is in a file.
func (c content) memory() ([]byte, bool) {
	for _, s := range c {
		if s.path != "" {
			return nil, false
		}
	}
	if len(c) == 1 {
		return c[0].data, true
	}
	out := make([]byte, 0, c.size())
	for _, s := range c {
		out = append(out, s.data...)
	}
	return out, true
}

func (c content) slice(from, to int64) content {
	var out content
	var at int64
	for _, s := range c {
		a, b := max(from-at, 0), min(to-at, s.n)
		at += s.n
		if a >= b {
			continue
		}
		part := s
		part.off, part.n = s.off+a, b-a
		if s.path == "" {
			part.data = s.data[a:b]
		}
		out = append(out, part)
	}
	return out
}

// notReadable is the File API's NotReadableError.
type notReadable struct{ err error }

func (e *notReadable) Error() string     { return "the blob could not be read: " + e.err.Error() }
func (e *notReadable) ErrorName() string { return "NotReadableError" }
func (e *notReadable) Unwrap() error     { return e.err }

// open gives the content from its start. Files are opened one after the other,
// as their turn comes.
func (c content) open() (io.ReadCloser, int64, error) {
	r := &contentReader{left: c}
	// The first file is opened now, so that a missing one is told at once.
	if len(c) > 0 && c[0].path != "" {
		if err := r.next(); err != nil {
			return nil, 0, err
		}
	}
	return r, c.size(), nil
}

type contentReader struct {
	left content
	cur  io.Reader
	file *os.File
}

func (r *contentReader) next() error {
	s := r.left[0]
	r.left = r.left[1:]
	if s.path == "" {
		r.cur = bytes.NewReader(s.data)
		return nil
	}
	f, err := os.Open(s.path)
	if err != nil {
		return &notReadable{err}
	}
	info, err := f.Stat()
	if err == nil && info.Size() != s.all {
		err = fmt.Errorf("%s has changed since the blob was made: %d bytes then, %d now", s.path, s.all, info.Size())
	}
	if err != nil {
		_ = f.Close()
		return &notReadable{err}
	}
	r.file, r.cur = f, io.NewSectionReader(f, s.off, s.n)
	return nil
}

func (r *contentReader) Read(p []byte) (int, error) {
	for {
		if r.cur == nil {
			if len(r.left) == 0 {
				return 0, io.EOF
			}
			if err := r.next(); err != nil {
				return 0, err
			}
		}
		n, err := r.cur.Read(p)
		if n > 0 || err != nil && !errors.Is(err, io.EOF) {
			if errors.Is(err, io.EOF) {
				err = nil
			}
			return n, err
		}
		if err != nil {
			_ = r.Close()
		}
	}
}

func (r *contentReader) Close() error {
	r.cur = nil
	if f := r.file; f != nil {
		r.file = nil
		return f.Close()
	}
	return nil
}

// contentBox is how a script's private field holds a content.
type contentBox struct{ content }

func contentOf(v goja.Value) content {
	box, _ := v.Export().(*contentBox)
	if box == nil {
		return nil
	}
	return box.content
}

// NewFileBlob is a Blob over a file, which is read when the Blob is: it holds
// none of it in memory. size is the file's size in bytes; reading fails with
// NotReadableError once the file has another. typ is the media type, "" for
// none. The caller has asked for the permission to read the file.
// Source: Node 20, fs.openAsBlob.
func NewFileBlob(e *Env, path string, size int64, typ string) goja.Value {
	box := e.vm().ToValue(&contentBox{content{{path: path, n: size, all: size}}})
	return e.call("file", "make", box, e.vm().ToValue(typ))
}

// OpenBlob is the Go side of a script's Blob or File: a function that opens its
// content and tells the size in bytes, and the name, which is "" for a Blob.
func OpenBlob(v goja.Value) (open func() (io.ReadCloser, int64, error), name string, ok bool) {
	b, ok := value.BlobOf(v)
	if !ok {
		return nil, "", false
	}
	return b.Open, b.Name, true
}

func fileNatives(e *Env) map[string]any {
	vm := e.vm()
	box := func(c content) goja.Value { return vm.ToValue(&contentBox{c}) }
	return map[string]any{
		"content": func(c goja.FunctionCall) goja.Value {
			var out content
			vm.ForOf(c.Argument(0), func(v goja.Value) bool {
				var data []byte
				if held, ok := v.Export().(*contentBox); ok {
					out = append(out, held.content...)
					return true
				}
				if b, ok := bytesOf(v); ok {
					data = bytes.Clone(b)
				} else {
					s := v.String()
					if c.Argument(1).ToBoolean() {
						s = strings.ReplaceAll(s, "\r\n", "\n")
						if runtime.GOOS == "windows" {
							s = strings.ReplaceAll(s, "\n", "\r\n")
						}
					}
					data = []byte(s)
				}
				if len(data) > 0 {
					out = append(out, segment{data: data, n: int64(len(data))})
				}
				return true
			})
			return box(out)
		},
		"size": func(c goja.FunctionCall) goja.Value { return vm.ToValue(contentOf(c.Argument(0)).size()) },
		"slice": func(c goja.FunctionCall) goja.Value {
			all := contentOf(c.Argument(0))
			size := all.size()
			at := func(v goja.Value, fallback int64) int64 {
				if goja.IsUndefined(v) {
					return fallback
				}
				n := v.ToInteger()
				if n < 0 {
					n += size
				}
				return min(max(n, 0), size)
			}
			return box(all.slice(at(c.Argument(1), 0), at(c.Argument(2), size)))
		},
		"attach": func(c goja.FunctionCall) goja.Value {
			o := c.Argument(0).(*goja.Object)
			b := &value.Blob{Open: contentOf(c.Argument(1)).open, Type: c.Argument(2).String()}
			if name := c.Argument(3); !goja.IsUndefined(name) {
				b.Name = name.String()
			}
			if old, ok := value.BlobOf(o); ok {
				*old = *b
			} else {
				value.AttachBlob(vm, o, b)
			}
			return goja.Undefined()
		},
		"read": func(c goja.FunctionCall) goja.Value {
			return e.readContent(contentOf(c.Argument(0)), func(data []byte) goja.Value {
				return vm.ToValue(vm.NewArrayBuffer(data))
			})
		},
		"text": func(c goja.FunctionCall) goja.Value {
			return e.readContent(contentOf(c.Argument(0)), e.utf8Text)
		},
	}
}

// utf8Text decodes as UTF-8 decode does: a byte order mark is dropped, what is
// wrong becomes U+FFFD.
func (e *Env) utf8Text(data []byte) goja.Value {
	d := &decoder{next: utf8Rune, plain: true, bom: true}
	s, _ := d.decode(data, false)
	return e.vm().ToValue(s)
}

// readContent is a promise of the whole content, which show owns.
func (e *Env) readContent(c content, show func([]byte) goja.Value) goja.Value {
	if data, ok := c.memory(); ok {
		p, resolve, _ := e.vm().NewPromise()
		_ = resolve(show(bytes.Clone(data)))
		return e.vm().ToValue(p)
	}
	return e.Loop.Go(func(ctx context.Context) (any, error) {
		r, size, err := c.open()
		if err != nil {
			return nil, err
		}
		defer func() { _ = r.Close() }()
		data := bytes.NewBuffer(make([]byte, 0, size))
		_, err = io.Copy(data, contextReader{ctx, r})
		return data.Bytes(), err
	}, func(result any) (goja.Value, error) { return show(result.([]byte)), nil })
}

// contextReader stops between two reads once its context is done.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}
