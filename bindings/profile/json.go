package profile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/tailscale/hujson"
)

// largest is the size of a file that is read at most, in bytes.
const largest = 1 << 20

// mostBrackets bounds the nesting of a file: the parser needs stack for each level, and has no limit of its own.
const mostBrackets = 20_000

// document is a JSON file, read leniently: comments and trailing commas are fine, as Dataiku's own examples have them.
type document struct {
	path string
	raw  []byte
	root hujson.Value
	mode fs.FileMode
}

// readDocument reads a file whose content is a JSON object. It returns nil without an error when there is none.
func readDocument(path string) (*document, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && !info.Mode().IsRegular():
		return nil, fail("%s is not a file: move it away", path)
	case err == nil && info.Size() > largest:
		return nil, fail("%s has %d bytes, more than a configuration can have (%d): is it the right file?", path, info.Size(), largest)
	}
	var raw []byte
	if err == nil {
		raw, err = os.ReadFile(path)
	}
	if err != nil {
		return nil, fail("%s can't be read: %v", path, reason(err))
	}
	d, err := parseDocument(path, raw)
	if err != nil {
		return nil, err
	}
	d.mode = info.Mode()
	return d, nil
}

// reason is an error of the file system without the path, which the sentence has already.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

func parseDocument(path string, raw []byte) (*document, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")) // some editors on Windows put it there
	if bytes.Count(raw, []byte("[")) > mostBrackets || bytes.Count(raw, []byte("{")) > mostBrackets {
		return nil, fail("%s has more than %d lists or objects, and can't be a configuration: is it the right file?", path, mostBrackets)
	}
	d := &document{path: path, raw: raw}
	if len(bytes.TrimSpace(raw)) == 0 {
		raw = []byte("{}")
		d.raw = raw
	}
	var err error
	if d.root, err = hujson.Parse(raw); err != nil {
		return nil, notJSON(path, err)
	}
	if _, ok := d.root.Value.(*hujson.Object); !ok {
		return nil, d.wrong(&d.root, "the file", "an object: { … }")
	}
	return d, nil
}

// notJSON words a parser's error. Its detail is left out where it quotes the file, which holds keys.
func notJSON(path string, err error) error {
	var line, column int
	detail := err.Error()
	if _, scanErr := fmt.Sscanf(detail, "hujson: line %d, column %d:", &line, &column); scanErr != nil {
		return fail("%s is not JSON", path)
	}
	_, detail, _ = strings.Cut(detail, ": ") // "hujson"
	_, detail, _ = strings.Cut(detail, ": ") // the position
	switch {
	case strings.Contains(detail, "invalid literal"):
		detail = "a value that is neither a number, true, false, null nor a text in double quotes"
	case strings.Contains(detail, "unexpected EOF"):
		detail = "the file ends too early"
	}
	return fail("%s:%d:%d: not JSON: %s. Correct it by hand (comments and trailing commas are allowed)", path, line, column, detail)
}

// wrong is the error for a value of another kind than expected, with its place.
func (d *document) wrong(at *hujson.Value, what, want string) error {
	line, column := d.position(at)
	return fail("%s:%d:%d: %s has to be %s", d.path, line, column, what, want)
}

func (d *document) position(at *hujson.Value) (line, column int) {
	before := d.raw[:min(at.StartOffset, len(d.raw))]
	return 1 + bytes.Count(before, []byte("\n")), len(before) - bytes.LastIndexByte(before, '\n')
}

// object gives the document's own object.
func (d *document) object() *hujson.Object { return d.root.Value.(*hujson.Object) }

// member gives the value of a key, of the last one when it is there twice, nil when it is not or is null.
func member(o *hujson.Object, key string) *hujson.Value {
	for i := len(o.Members) - 1; i >= 0; i-- {
		if nameOf(&o.Members[i]) == key {
			if v := &o.Members[i].Value; v.Value.Kind() != 'n' {
				return v
			}
			return nil
		}
	}
	return nil
}

func nameOf(m *hujson.ObjectMember) string {
	return m.Name.Value.(hujson.Literal).String()
}

// text gives a key's value, which has to be a text when it is there. where names the key in an error.
func (d *document) text(o *hujson.Object, key, where string) (string, error) {
	v := member(o, key)
	if v == nil {
		return "", nil
	}
	if v.Value.Kind() != '"' {
		return "", d.wrong(v, where, `a text in double quotes`)
	}
	return v.Value.(hujson.Literal).String(), nil
}
