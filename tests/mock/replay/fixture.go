// Package replay keeps what a Dataiku said to a run, in a fixture file without its secrets, and says it again.
//
// A [Recorder] collects the exchanges of a run and makes a [Fixture] of them; [Load] reads one and gives a [Replay], which
// answers requests in place of DSS, Govern and the Launchpad.
package replay

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/google/renameio/v2/maybe"
)

// Format is the version of the fixture's form. A file of a newer one is refused.
const Format = 1

// The products of an exchange.
const (
	DSS       = "dss"
	Govern    = "govern"
	Launchpad = "launchpad"
)

// SpaceID stands for the id of every Launchpad space. It is the one of the mock's space.
const SpaceID = "mock-space"

// Fixture is what was recorded of one run.
type Fixture struct {
	Format    int               `json:"format"`
	Dssrun    string            `json:"dssrun"` // the version that recorded it
	Recorded  time.Time         `json:"recorded"`
	Script    string            `json:"script,omitempty"` // the file's name without its folder
	Outcome   *Outcome          `json:"outcome,omitempty"`
	Versions  map[string]string `json:"versions,omitempty"` // of the products that told theirs
	Kept      []string          `json:"kept,omitempty"`     // what was not scrubbed: "emails"
	Scrubbed  Counts            `json:"scrubbed"`
	Exchanges []*Exchange       `json:"exchanges"` // in the order in which the requests went out
}

// Outcome is how the recorded run ended.
type Outcome struct {
	State    string `json:"state"` // a row of `dssrun help exit-codes`
	ExitCode int    `json:"exitCode"`
}

// Counts are how many different values were replaced.
type Counts struct {
	Secrets int `json:"secrets"`
	Emails  int `json:"emails"`
	Hosts   int `json:"hosts"`
}

// Exchange is one request and what came of it: an answer, or the words in Broken, or neither when the run ended before.
type Exchange struct {
	Product   string              `json:"product"`
	Method    string              `json:"method"`
	Path      string              `json:"path"` // escaped, below the API's base path
	Query     map[string][]string `json:"query,omitempty"`
	ProxyUser string              `json:"proxyUser,omitempty"` // the user whom an administrator's key stood for
	Reads     bool                `json:"reads,omitempty"`     // a POST that changes nothing
	Request   *Body               `json:"request,omitempty"`
	Status    int                 `json:"status,omitempty"`
	Headers   map[string]string   `json:"headers,omitempty"`
	Response  *Body               `json:"response,omitempty"`
	Broken    string              `json:"broken,omitempty"` // why there is no answer, or not all of it

	line int // in the file it was read from
}

// Body is the body of a request or of an answer, in one of four forms.
type Body struct {
	JSON   json.RawMessage `json:"json,omitempty"`
	Text   *string         `json:"text,omitempty"`
	Base64 []byte          `json:"base64,omitempty"`
	Form   []FormPart      `json:"form,omitempty"` // of a multipart/form-data
	// Size is of the whole body in bytes, where only its beginning, or nothing, was kept; else 0.
	Size int64 `json:"size,omitempty"`
}

// FormPart is one part of a form.
type FormPart struct {
	Name        string `json:"name"`
	Filename    string `json:"filename,omitempty"`
	ContentType string `json:"contentType,omitempty"`
	Body        *Body  `json:"body,omitempty"`
}

// Name is the exchange's request for a message.
func (e *Exchange) Name() string {
	name := e.Method + " " + e.Path
	if q := queryText(e.Query); q != "" {
		name += "?" + q
	}
	return name
}

// reads tells whether an answer may be given more often than it was recorded.
func (e *Exchange) reads() bool { return e.Reads || e.Method == "GET" || e.Method == "HEAD" }

// Encode gives the file's text.
func (f *Fixture) Encode() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("can't write the recording as JSON: %w", err)
	}
	return b.Bytes(), nil
}

// ErrExists says that a fixture would take the place of a file.
var ErrExists = errors.New("there is a file of that name")

// Free checks that a fixture can be saved at a path: [ErrExists] when there is something that may not be overwritten.
func Free(path string, overwrite bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return errors.New("it is a folder")
	case !overwrite:
		return ErrExists
	}
	return nil
}

// Save writes the fixture, whole or not at all, for its owner alone. Without overwrite it replaces no file.
func (f *Fixture) Save(path string, overwrite bool) error {
	text, err := f.Encode()
	if err != nil {
		return err
	}
	if err := Free(path, overwrite); err != nil {
		return err
	}
	return maybe.WriteFile(path, text, 0o600)
}

// Partial counts the bodies of which only the beginning is kept, and those that are no text, in which nothing was replaced.
func (f *Fixture) Partial() (cut, binary int) {
	var count func(b *Body)
	count = func(b *Body) {
		if b == nil {
			return
		}
		if b.Size > 0 && b.Form == nil {
			cut++
		}
		if len(b.Base64) > 0 {
			binary++
		}
		for _, p := range b.Form {
			count(p.Body)
		}
	}
	for _, x := range f.Exchanges {
		count(x.Request)
		count(x.Response)
	}
	return cut, binary
}
