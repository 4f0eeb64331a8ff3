package replay

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
	"github.com/tailscale/hujson"
)

// Error says what is wrong with a fixture file, and where.
type Error struct {
	File         string
	Line, Column int    // from 1; 0 when the file as a whole is meant
	At           string // "exchanges[3].status", "" for the file itself
	What         string // what is wrong and what to do
}

// Error is "file:line:column: at: what".
func (e *Error) Error() string {
	text := e.File
	if e.Line > 0 {
		text += fmt.Sprintf(":%d:%d", e.Line, e.Column)
	}
	if e.At != "" {
		text += ": " + e.At
	}
	return text + ": " + e.What
}

// mostFixture is the largest file that is read, in bytes.
const mostFixture = 512 << 20

// Load reads a fixture and makes a replay of it. What is wrong with the file is an *[Error].
func Load(path string) (*Replay, error) {
	f, err := Read(path)
	if err != nil {
		return nil, err
	}
	return New(f, path), nil
}

// Read reads a fixture. What is wrong with the file is an *[Error].
func Read(path string) (*Fixture, error) {
	info, err := os.Stat(path)
	if err == nil && info.Size() > mostFixture {
		return nil, &Error{File: path, What: "it is larger than 512 MiB: record less in one run"}
	}
	if err == nil && info.IsDir() {
		return nil, &Error{File: path, What: "it is a folder: give the file that dssrun run --record wrote"}
	}
	text, err := os.ReadFile(path)
	if err != nil {
		var p *os.PathError
		if errors.As(err, &p) {
			err = p.Err
		}
		return nil, &Error{File: path, What: fmt.Sprintf("the recording can't be read: %v", err)}
	}
	return Parse(path, text)
}

// Parse reads the text of a fixture; name is the file's, for messages.
func Parse(name string, text []byte) (*Fixture, error) {
	r := &reader{file: name, text: text}
	var raw json.RawMessage
	if err := json.Unmarshal(text, &raw); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return nil, r.fail(int(syntax.Offset)-1, "", "this is not JSON: %v", err)
		}
		return nil, r.fail(0, "", "this is not JSON: %v", err)
	}
	root, err := hujson.Parse(text)
	if err != nil {
		return nil, r.fail(0, "", "this is not JSON: %v", err)
	}
	f := &Fixture{}
	r.version(&root, f)
	r.fixture(&root, f)
	if r.err != nil {
		return nil, r.err
	}
	return f, nil
}

// reader walks a fixture's tree. The first thing that is wrong stays in err; what comes after it does not matter.
type reader struct {
	file string
	text []byte
	err  error
	// The last place whose line was counted, so that a long file is counted once.
	offset, line int
}

func (r *reader) fail(offset int, at, format string, args ...any) error {
	offset = min(max(offset, 0), len(r.text))
	start := strings.LastIndexByte(string(r.text[:offset]), '\n') + 1
	return &Error{File: r.file, Line: r.lineOf(offset), Column: len([]rune(string(r.text[start:offset]))) + 1, At: at, What: fmt.Sprintf(format, args...)}
}

func (r *reader) lineOf(offset int) int {
	if offset < r.offset || r.line == 0 {
		r.offset, r.line = 0, 1
	}
	for ; r.offset < offset; r.offset++ {
		if r.text[r.offset] == '\n' {
			r.line++
		}
	}
	return r.line
}

func (r *reader) wrong(v *hujson.Value, at, format string, args ...any) {
	if r.err == nil {
		r.err = r.fail(v.StartOffset, at, format, args...)
	}
}

// object gives the members of an object by name; nil with an error for anything else, and for a member that is there twice.
func (r *reader) object(v *hujson.Value, at string) map[string]*hujson.Value {
	x, ok := v.Value.(*hujson.Object)
	if !ok {
		r.wrong(v, at, "this has to be an object")
		return nil
	}
	members := make(map[string]*hujson.Value, len(x.Members))
	for i := range x.Members {
		m := &x.Members[i]
		name, _ := m.Name.Value.(hujson.Literal)
		if members[name.String()] != nil {
			r.wrong(&m.Name, join(at, name.String()), "this stands here twice: remove one")
			return nil
		}
		members[name.String()] = &m.Value
	}
	return members
}

// fields reads an object whose members are known.
func (r *reader) fields(v *hujson.Value, at string, known map[string]func(*hujson.Value, string), required ...string) {
	members := r.object(v, at)
	x, _ := v.Value.(*hujson.Object)
	if members == nil {
		return
	}
	for i := range x.Members {
		m := &x.Members[i]
		literal, _ := m.Name.Value.(hujson.Literal)
		name := literal.String()
		read := known[name]
		if read == nil {
			r.wrong(&m.Name, join(at, name), "unknown field%s", nearestName(name, known))
			return
		}
		if read(&m.Value, join(at, name)); r.err != nil {
			return
		}
	}
	for _, name := range required {
		if members[name] == nil {
			r.wrong(v, at, "%q is missing", name)
		}
	}
}

func nearestName(name string, known map[string]func(*hujson.Value, string)) string {
	best, distance := "", 4
	for k := range known {
		if d := levenshtein.ComputeDistance(k, name[:min(len(name), 40)]); d < distance || d == distance && k < best {
			best, distance = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", best)
}

func join(at, name string) string {
	if at == "" {
		return name
	}
	return at + "." + name
}

func (r *reader) string(v *hujson.Value, at string) string {
	x, ok := v.Value.(hujson.Literal)
	if !ok || x.Kind() != '"' {
		r.wrong(v, at, "this has to be a string")
	}
	return x.String()
}

func (r *reader) integer(v *hujson.Value, at string) int64 {
	x, _ := v.Value.(hujson.Literal)
	n, err := strconv.ParseInt(string(x), 10, 64)
	if err != nil || n < 0 {
		r.wrong(v, at, "this has to be a whole number from 0 on")
	}
	return n
}

func (r *reader) bool(v *hujson.Value, at string) bool {
	x, _ := v.Value.(hujson.Literal)
	if k := x.Kind(); k != 't' && k != 'f' {
		r.wrong(v, at, "this has to be true or false")
	}
	return x.Bool()
}

// each reads a list.
func (r *reader) each(v *hujson.Value, at string, read func(*hujson.Value, string)) {
	x, ok := v.Value.(*hujson.Array)
	if !ok {
		r.wrong(v, at, "this has to be a list")
		return
	}
	for i := range x.Elements {
		if read(&x.Elements[i], fmt.Sprintf("%s[%d]", at, i)); r.err != nil {
			return
		}
	}
}

// strings reads an object of strings.
func (r *reader) strings(v *hujson.Value, at string) map[string]string {
	all := map[string]string{}
	for name, value := range r.object(v, at) {
		all[name] = r.string(value, join(at, name))
	}
	return all
}

// version comes first: what a newer format has need not be understood.
func (r *reader) version(root *hujson.Value, f *Fixture) {
	v := r.object(root, "")["format"]
	if v == nil {
		r.wrong(root, "", `"format" is missing: this is not a recording of dssrun run --record`)
		return
	}
	n := r.integer(v, "format")
	switch {
	case r.err != nil:
	case n > Format:
		r.wrong(v, "format", "this recording has the format %d, and this dssrun reads up to %d: use a newer dssrun, or record it again", n, Format)
	case n < 1:
		r.wrong(v, "format", "there is no format %d: the first one is 1", n)
	}
	f.Format = int(n)
}

func (r *reader) fixture(root *hujson.Value, f *Fixture) {
	if r.err != nil {
		return
	}
	r.fields(root, "", map[string]func(*hujson.Value, string){
		"format": func(*hujson.Value, string) {},
		"dssrun": func(v *hujson.Value, at string) { f.Dssrun = r.string(v, at) },
		"recorded": func(v *hujson.Value, at string) {
			when, err := time.Parse(time.RFC3339, r.string(v, at))
			if err != nil {
				r.wrong(v, at, "this is not a time like 2026-01-31T12:00:00Z")
			}
			f.Recorded = when
		},
		"script": func(v *hujson.Value, at string) { f.Script = r.string(v, at) },
		"outcome": func(v *hujson.Value, at string) {
			f.Outcome = &Outcome{}
			r.fields(v, at, map[string]func(*hujson.Value, string){
				"state":    func(v *hujson.Value, at string) { f.Outcome.State = r.string(v, at) },
				"exitCode": func(v *hujson.Value, at string) { f.Outcome.ExitCode = int(r.integer(v, at)) },
			})
		},
		"versions": func(v *hujson.Value, at string) { f.Versions = r.strings(v, at) },
		"kept": func(v *hujson.Value, at string) {
			r.each(v, at, func(v *hujson.Value, at string) {
				kept := r.string(v, at)
				if kept != keptEmails {
					r.wrong(v, at, "nothing of this name can be kept: %q is all there is", keptEmails)
				}
				f.Kept = append(f.Kept, kept)
			})
		},
		"scrubbed": func(v *hujson.Value, at string) {
			r.fields(v, at, map[string]func(*hujson.Value, string){
				"secrets": func(v *hujson.Value, at string) { f.Scrubbed.Secrets = int(r.integer(v, at)) },
				"emails":  func(v *hujson.Value, at string) { f.Scrubbed.Emails = int(r.integer(v, at)) },
				"hosts":   func(v *hujson.Value, at string) { f.Scrubbed.Hosts = int(r.integer(v, at)) },
			})
		},
		"exchanges": func(v *hujson.Value, at string) {
			r.each(v, at, func(v *hujson.Value, at string) { f.Exchanges = append(f.Exchanges, r.exchange(v, at)) })
		},
	}, "exchanges")
}

func (r *reader) exchange(v *hujson.Value, at string) *Exchange {
	x := &Exchange{line: r.lineOf(v.StartOffset)}
	r.fields(v, at, map[string]func(*hujson.Value, string){
		"product": func(v *hujson.Value, at string) {
			if x.Product = r.string(v, at); !slices.Contains([]string{DSS, Govern, Launchpad}, x.Product) {
				r.wrong(v, at, "this has to be %q, %q or %q", DSS, Govern, Launchpad)
			}
		},
		"method": func(v *hujson.Value, at string) {
			if x.Method = r.string(v, at); x.Method == "" || strings.ToUpper(x.Method) != x.Method || strings.ContainsAny(x.Method, " /\t\r\n") {
				r.wrong(v, at, "this is not an HTTP method in capitals, like GET")
			}
		},
		"path": func(v *hujson.Value, at string) {
			x.Path = r.string(v, at)
			if _, err := url.PathUnescape(x.Path); err != nil || !strings.HasPrefix(x.Path, "/") || strings.ContainsAny(x.Path, "?#") {
				r.wrong(v, at, `this is not an escaped path that begins with "/" and has no query`)
			}
		},
		"query": func(v *hujson.Value, at string) {
			x.Query = map[string][]string{}
			for name, list := range r.object(v, at) {
				r.each(list, join(at, name), func(v *hujson.Value, at string) { x.Query[name] = append(x.Query[name], r.string(v, at)) })
			}
		},
		"proxyUser": func(v *hujson.Value, at string) { x.ProxyUser = r.string(v, at) },
		"reads":     func(v *hujson.Value, at string) { x.Reads = r.bool(v, at) },
		"request":   func(v *hujson.Value, at string) { x.Request = r.body(v, at) },
		"status": func(v *hujson.Value, at string) {
			if x.Status = int(r.integer(v, at)); x.Status < http.StatusOK || x.Status > 599 {
				r.wrong(v, at, "this is not an HTTP status of an answer, 200 to 599")
			}
		},
		"headers":  func(v *hujson.Value, at string) { x.Headers = r.strings(v, at) },
		"response": func(v *hujson.Value, at string) { x.Response = r.body(v, at) },
		"broken":   func(v *hujson.Value, at string) { x.Broken = r.string(v, at) },
	}, "product", "method", "path")
	if r.err == nil && x.Status == 0 && x.Broken == "" {
		r.wrong(v, at, `there is neither a "status" nor a "broken" that says why there is no answer`)
	}
	return x
}

func (r *reader) body(v *hujson.Value, at string) *Body {
	b, forms := &Body{}, 0
	r.fields(v, at, map[string]func(*hujson.Value, string){
		"json": func(v *hujson.Value, at string) {
			b.JSON = json.RawMessage(r.text[v.StartOffset:v.EndOffset])
			forms++
		},
		"text": func(v *hujson.Value, at string) {
			text := r.string(v, at)
			b.Text = &text
			forms++
		},
		"base64": func(v *hujson.Value, at string) {
			var err error
			if b.Base64, err = base64.StdEncoding.DecodeString(r.string(v, at)); err != nil {
				r.wrong(v, at, "this is not base64")
			}
			forms++
		},
		"form": func(v *hujson.Value, at string) {
			r.each(v, at, func(v *hujson.Value, at string) { b.Form = append(b.Form, r.part(v, at)) })
			forms++
		},
		"size": func(v *hujson.Value, at string) { b.Size = r.integer(v, at) },
	})
	if r.err == nil && forms > 1 {
		r.wrong(v, at, `a body is one of "json", "text", "base64" and "form"`)
	}
	return b
}

func (r *reader) part(v *hujson.Value, at string) FormPart {
	var p FormPart
	r.fields(v, at, map[string]func(*hujson.Value, string){
		"name":        func(v *hujson.Value, at string) { p.Name = r.string(v, at) },
		"filename":    func(v *hujson.Value, at string) { p.Filename = r.string(v, at) },
		"contentType": func(v *hujson.Value, at string) { p.ContentType = r.string(v, at) },
		"body":        func(v *hujson.Value, at string) { p.Body = r.body(v, at) },
	}, "name")
	return p
}
