package value

import (
	"io"

	"github.com/dop251/goja"
)

// Blob is content that is opened when it is read: the Go half of a script's
// Blob or File. It lets an upload stream from where the content is, memory or
// a file, without passing through the script.
type Blob struct {
	// Open gives the content from its start and its size in bytes. It may be
	// called any number of times, from any goroutine; the caller closes what
	// it gets.
	Open func() (io.ReadCloser, int64, error)
	// Name is the file name of a File, "" for a Blob.
	Name string
	// Type is the media type, "" when unknown.
	Type string
}

// blobKey is the hidden property that holds the Go half.
var blobKey = goja.NewSymbol("dssrun.blob")

// blobBox keeps the engine from converting what it holds.
type blobBox struct{ blob *Blob }

// AttachBlob makes obj stand for b: BlobOf finds it there.
func AttachBlob(vm *goja.Runtime, obj *goja.Object, b *Blob) {
	_ = obj.DefineDataPropertySymbol(blobKey, vm.ToValue(&blobBox{b}), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
}

// BlobOf is the content behind a script's Blob or File, false for any other
// value.
func BlobOf(v goja.Value) (*Blob, bool) {
	o, ok := v.(*goja.Object)
	if !ok {
		return nil, false
	}
	held := o.GetSymbol(blobKey)
	if held == nil {
		return nil, false
	}
	box, ok := held.Export().(*blobBox)
	if !ok {
		return nil, false
	}
	return box.blob, true
}
