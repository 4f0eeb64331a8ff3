// Package heap makes room in Go's heap for what a large answer will become.
//
// A script that reads a large list makes many small objects at once, several
// times the size of the text. The kernel hands that memory out by pages of
// 4 KB, at the price of a fault each; in a virtual machine a fault costs more
// than anything that is then done with the page: half the time of a run over
// 100,000 records. Expect asks for the memory ahead, in huge pages, of which
// 1 replaces 512.
package heap

import (
	"math"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"unsafe"
)

const (
	// worthwhile is the length of a text in bytes from which its objects are
	// worth the collection that Expect costs.
	worthwhile = 1 << 20
	// perByte is how many bytes of heap a script makes of a byte of text when
	// it reads and changes each field of each record, garbage included.
	perByte = 12
	// most is how many bytes are asked for at the most: addresses, of which
	// only those that are used become memory.
	most = 1 << 30
)

// room is what was asked for so far.
var room struct {
	sync.Mutex
	bytes int64
}

// Expect tells that a text of n bytes is going to be read into the heap, and
// the script's objects after it. It may be called for the same text more than
// once, on any goroutine. It does nothing for a short text, nor where the
// system has no huge pages to give on request.
func Expect(n int64) {
	if n < worthwhile {
		return
	}
	room.Lock()
	defer room.Unlock()
	want := min(n, most/perByte)*perByte - room.bytes
	if want <= 0 {
		return
	}
	if want = min(want, available()); want < worthwhile {
		return
	}
	room.bytes += want
	if adviseHuge(untouched(int(want))) {
		// It gives the addresses back to the heap, which keeps what the kernel
		// was told of them.
		runtime.GC()
	}
}

// ExpectLater is Expect(n) once the process has collected garbage for the first
// time: one that does goes on to need more, and one that does not has paid
// nothing.
func ExpectLater(n int64) {
	runtime.AddCleanup(&sentinel{}, func(n int64) { go Expect(n) }, n)
}

// sentinel is an object that the first collection finds unused. It holds a
// pointer, or it would share its memory with others that live on.
type sentinel struct{ _ *sentinel }

// untouched is a block of n bytes that nothing was written to: addresses, most
// of them without memory yet. A Builder is the one thing of the standard
// library that takes memory without clearing it, which would fill it.
func untouched(n int) []byte {
	var b strings.Builder
	b.Grow(n)
	b.WriteByte(0) // the address of nothing is not told
	return unsafe.Slice(unsafe.StringData(b.String()), n)
}

// allowed is a quarter of the limit that the heap has, if it has one.
func allowed() int64 {
	if limit := debug.SetMemoryLimit(-1); limit < math.MaxInt64 {
		return limit / 4
	}
	return math.MaxInt64
}
