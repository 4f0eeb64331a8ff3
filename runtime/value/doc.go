package value

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/dssrun/dssrun/runtime/heap"
)

// MaxDepth is how many arrays and objects may stand inside each other in a
// text. A deeper one is a SyntaxError.
const MaxDepth = 10_000

// Doc is a valid JSON text, indexed and ready to be wrapped as a script's
// value. It is plain data: made on any goroutine, wrapped on the loop's.
type Doc struct {
	text       string
	start, end int      // the root value is text[start:end]
	elems      []uint32 // where the elements of a root array start
	traits     traits
}

// traits tell which short cuts a text allows.
type traits uint8

const (
	spaced     traits = 1 << iota // white space between tokens
	escaped                       // a backslash in a string
	oddKeys                       // a key that is escaped, an array index, or repeated in its object
	oddNumbers                    // a number that JSON.stringify would spell otherwise: a fraction, an exponent, -0
	bigNumbers                    // an integer of more than 15 digits
)

// Index checks a JSON text strictly (RFC 8259) and notes what reading it
// lazily needs. The text belongs to the Doc from then on: the caller must not
// change it. Bytes that are not UTF-8 become U+FFFD, as when decoding text.
// The error is a *SyntaxError.
func Index(text []byte) (*Doc, error) {
	return IndexString(unsafe.String(unsafe.SliceData(text), len(text)))
}

// IndexString is Index for a string.
func IndexString(text string) (*Doc, error) {
	if len(text) > math.MaxUint32 {
		return nil, fmt.Errorf("a JSON text of %d bytes is too long: the limit is 4 GB", len(text))
	}
	heap.Expect(int64(len(text)))
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	return index(text)
}

// Size is the length of the text in bytes.
func (d *Doc) Size() int { return len(d.text) }
