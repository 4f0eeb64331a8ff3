package value

import (
	"io"
	"math"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// Indexer indexes a text while it arrives: write the text to it, then ask for
// the Doc. It keeps the text. Use it from one goroutine at a time.
type Indexer struct {
	buf  []byte
	scan scanner

	begun   bool // the root is an array, and elements are being noted
	next    int  // where the next element starts
	retry   int  // do not look at the element at next again before so much is there
	elems   []uint32
	closed  int // after the root array's bracket, 0 while open
	stopped bool
}

// NewIndexer returns an empty Indexer. size is the expected length of the text
// in bytes, 0 when unknown: a right guess saves copying.
func NewIndexer(size int64) *Indexer {
	// One byte more lets a reader report the end without growing.
	return &Indexer{buf: make([]byte, 0, min(max(size, 0), math.MaxUint32)+1)}
}

// Write takes the next piece of the text. It never fails: what is wrong with
// the text is Doc's to tell.
func (x *Indexer) Write(p []byte) (int, error) {
	x.buf = append(x.buf, p...)
	x.advance()
	return len(p), nil
}

// ReadFrom takes the text from r until its end.
func (x *Indexer) ReadFrom(r io.Reader) (n int64, err error) {
	for {
		if len(x.buf) == cap(x.buf) {
			x.buf = append(x.buf, 0)[:len(x.buf)]
		}
		k, err := r.Read(x.buf[len(x.buf):min(cap(x.buf), len(x.buf)+256<<10)])
		x.buf = x.buf[:len(x.buf)+k]
		n += int64(k)
		x.advance()
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// Bytes is the text so far. It must not be changed.
func (x *Indexer) Bytes() []byte { return x.buf }

// Doc is the text's index once all of it is written. The error is a
// *SyntaxError.
func (x *Indexer) Doc() (*Doc, error) {
	if len(x.buf) > math.MaxUint32 {
		return IndexString(x.text())
	}
	if !utf8.Valid(x.buf) {
		return IndexString(strings.ToValidUTF8(x.text(), "\uFFFD"))
	}
	x.scan.s = x.text()
	return x.finish()
}

func (x *Indexer) text() string { return unsafe.String(unsafe.SliceData(x.buf), len(x.buf)) }

// advance notes the elements of a root array that are complete. An element
// that is not is looked at again when twice as much of it is there, so that
// one large element costs no more than two passes.
func (x *Indexer) advance() {
	if x.stopped || len(x.buf) < x.retry {
		return
	}
	x.scan.s = x.text()
	if !x.begun && !x.begin() {
		return
	}
	for x.closed == 0 && !x.stopped {
		before := x.scan
		end := x.element()
		if end < 0 {
			// It may only be cut off: what the attempt noted does not count.
			before.keys, before.shapes = x.scan.keys[:0], x.scan.shapes
			x.scan = before
			x.retry = x.next + 2*(len(x.buf)-x.next) + 1
			return
		}
	}
}

// begin finds out whether the root is an array.
func (x *Indexer) begin() bool {
	i := skipSpace(x.scan.s, 0)
	if i == len(x.scan.s) {
		return false
	}
	i = skipSpace(x.scan.s, i+1)
	if i >= len(x.scan.s) {
		return false
	}
	if x.scan.s[skipSpace(x.scan.s, 0)] != '[' || x.scan.s[i] == ']' {
		x.stopped = true
		return false
	}
	x.begun, x.next, x.scan.depth = true, i, 1
	x.elems = make([]uint32, 0, 16+max(cap(x.buf), len(x.scan.s))/512)
	return true
}

// element checks one element of the root array with the comma or bracket
// after it; -1 when it is wrong or incomplete.
func (x *Indexer) element() int {
	p := &x.scan
	i := p.value(x.next)
	if i < 0 {
		return i
	}
	i = p.space(i)
	if i >= len(p.s) || p.s[i] != ',' && p.s[i] != ']' {
		return p.fail(wantCommaOrBracket, i)
	}
	start := x.next
	if p.s[i] == ']' {
		x.closed = i + 1
	} else {
		i = p.space(i + 1)
		if i == len(p.s) {
			return p.fail(unexpected, i)
		}
		x.next = i
	}
	x.elems = append(x.elems, uint32(start))
	return i
}

// finish indexes what is left, given all of the text.
func (x *Indexer) finish() (*Doc, error) {
	p := &x.scan
	d := &Doc{text: p.s, start: skipSpace(p.s, 0)}
	switch {
	case x.begun || x.buf == nil && x.begin():
		for x.closed == 0 {
			if x.element() < 0 {
				return nil, syntaxError(p.s, p.fault, p.at)
			}
		}
		d.end = x.closed
	default:
		if d.end = p.value(d.start); d.end < 0 {
			return nil, syntaxError(p.s, p.fault, p.at)
		}
	}
	if i := skipSpace(p.s, d.end); i < len(p.s) {
		return nil, syntaxError(p.s, trailing, i)
	}
	if p.s[d.start] == '[' && x.elems == nil {
		x.elems = []uint32{}
	}
	d.elems, d.traits = x.elems, p.traits
	return d, nil
}
