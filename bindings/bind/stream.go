package bind

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/permit"
	"github.com/dssrun/dssrun/runtime/value"
)

// streamType is what a method returns whose answer is bytes.
const streamType = "DownloadStream"

// download is an answer's bytes on their way: text(), json(), bytes() read
// them into memory, saveTo(path) writes them to a file without. It can be read
// once.
func (v *VM) download(res *rest.Response) goja.Value {
	o := v.vm.NewObject()
	taken := false
	method := func(name string, read func(ctx context.Context, call goja.FunctionCall) (func() (any, error), func(any) (goja.Value, error))) {
		fn := v.vm.ToValue(func(call goja.FunctionCall) goja.Value {
			if taken {
				v.throw(wrong("%s(): this download was read already; a stream can be read once", name))
			}
			work, settle := read(v.loop.Context(), call)
			taken = true
			return v.loop.Go(func(ctx context.Context) (any, error) {
				defer context.AfterFunc(ctx, func() { _ = res.Stream.Close() })()
				defer res.Stream.Close()
				return work()
			}, settle)
		})
		_ = o.DefineDataProperty(name, fn, goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	}
	whole := func() (any, error) { return io.ReadAll(res.Stream) }
	method("bytes", func(context.Context, goja.FunctionCall) (func() (any, error), func(any) (goja.Value, error)) {
		return whole, func(x any) (goja.Value, error) {
			return v.vm.New(v.vm.GlobalObject().Get("Uint8Array"), v.vm.ToValue(v.vm.NewArrayBuffer(x.([]byte))))
		}
	})
	method("text", func(context.Context, goja.FunctionCall) (func() (any, error), func(any) (goja.Value, error)) {
		return whole, func(x any) (goja.Value, error) { return v.vm.ToValue(string(x.([]byte))), nil }
	})
	method("json", func(context.Context, goja.FunctionCall) (func() (any, error), func(any) (goja.Value, error)) {
		indexed := func() (any, error) {
			text, err := io.ReadAll(res.Stream)
			if err != nil {
				return nil, err
			}
			doc, err := value.Index(text)
			if err != nil {
				return nil, fmt.Errorf("the download is not JSON: %w", err)
			}
			return doc, nil
		}
		return indexed, func(x any) (goja.Value, error) { return v.codec().Value(x.(*value.Doc)), nil }
	})
	method("saveTo", func(_ context.Context, call goja.FunctionCall) (func() (any, error), func(any) (goja.Value, error)) {
		path := call.Argument(0)
		if !isString(path) || path.String() == "" {
			v.throw(wrong("saveTo(path): the path must be a string, got %s", kindOf(path)))
		}
		if err := v.permit().Write(path.String()); err != nil {
			v.throw(err)
		}
		return func() (any, error) { return nil, save(path.String(), res.Stream) }, nil
	})
	return o
}

func (v *VM) permit() *permit.Policy {
	if v.opts.Permit == nil {
		v.opts.Permit = permit.New(permit.Grants{})
	}
	return v.opts.Permit
}

// save writes a file whole or not at all: a download that breaks off leaves
// what was there before. renameio, which does this elsewhere, is not for
// Windows and not for streams.
func save(path string, from io.Reader) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err == nil {
		_, err = io.Copy(f, from)
		err = errors.Join(err, f.Sync(), f.Chmod(modeOf(path)), f.Close())
		if err == nil {
			err = os.Rename(f.Name(), path)
		}
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}
	if err != nil {
		return fmt.Errorf("the download can't be saved to %q: %w", path, err)
	}
	return nil
}

// modeOf is the mode of the file that is replaced, else the usual one.
func modeOf(path string) os.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// upload is the file that a method's Upload parameter names: a Uint8Array, an
// ArrayBuffer, a string or a Blob.
func (v *VM) upload(m *method, a *arguments) (*rest.Upload, error) {
	x := v.named(m, goja.Undefined(), a, m.Upload)
	u := &rest.Upload{Field: "file", Name: "file"}
	if name := v.named(m, goja.Undefined(), a, "fileName"); isString(name) {
		u.Name = name.String()
	}
	if b, ok := value.BlobOf(x); ok {
		if b.Name != "" && u.Name == "file" {
			u.Name = b.Name
		}
		u.Open = b.Open
		return u, nil
	}
	content, err := bytesOf(x)
	if err != nil {
		return nil, wrong("%s: argument %q %v", m.label(), m.Upload, err)
	}
	u.Open = func() (io.ReadCloser, int64, error) {
		return io.NopCloser(bytes.NewReader(content)), int64(len(content)), nil
	}
	return u, nil
}

func bytesOf(x goja.Value) ([]byte, error) {
	switch {
	case isString(x):
		return []byte(x.String()), nil
	case isPromise(x):
		return nil, errors.New("is a Promise: add await")
	}
	switch b := x.Export().(type) {
	case []byte:
		return bytes.Clone(b), nil
	case goja.ArrayBuffer:
		return bytes.Clone(b.Bytes()), nil
	}
	return nil, fmt.Errorf("must be a Uint8Array, a string or a Blob (fs.openAsBlob(path)), got %s", kindOf(x))
}
