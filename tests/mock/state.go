package mock

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Products are the mocks that a state file or a seed is about. One that is nil is not there.
type Products struct {
	DSS       *Server
	Govern    *GovernServer
	Launchpad *Launchpad
}

// Changes counts what may have changed the state of any of them: every request that is no GET and was not refused, every future
// that ended, every seed. Who has saved at one count need not save again before the count is another one.
func (p Products) Changes() uint64 {
	var n uint64
	for _, s := range p.servers() {
		s.mu.Lock()
		n += s.changes
		s.mu.Unlock()
	}
	if p.Launchpad != nil {
		p.Launchpad.mu.Lock()
		n += p.Launchpad.changes
		p.Launchpad.mu.Unlock()
	}
	return n
}

func (p Products) servers() []*Server {
	var list []*Server
	if p.DSS != nil {
		list = append(list, p.DSS)
	}
	if p.Govern != nil {
		list = append(list, p.Govern.Server)
	}
	return list
}

// stateVersion is the version of the format of a state file. A newer one is not read.
const stateVersion = 1

// stateHeader is the first line of a state file, the second is the state. The sum tells a file that was cut off or edited from
// one that was saved: what is loaded is not checked again, object by object.
type stateHeader struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	SHA256  string `json:"sha256"`
}

const stateFormat = "dssrun mock state"

// savedProducts is the second line of a state file.
type savedProducts struct {
	DSS       *savedServer    `json:"dss,omitempty"`
	Govern    *savedServer    `json:"govern,omitempty"`
	Launchpad *savedLaunchpad `json:"launchpad,omitempty"`
}

// Save writes the state of all products, with the secrets of keys and the contents of files in the clear: the file is for its
// owner's eyes only (mode 0600). What is not state is the journal, and what Options say. Requests wait only while the rows are
// gathered, not for the writing.
func (p Products) Save(w io.Writer) error {
	var saved savedProducts
	if p.DSS != nil {
		saved.DSS = p.DSS.save()
	}
	if p.Govern != nil {
		saved.Govern = p.Govern.save()
	}
	if p.Launchpad != nil {
		saved.Launchpad = p.Launchpad.save()
	}
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(saved); err != nil {
		return fmt.Errorf("write the mock's state: %w", err)
	}
	sum := sha256.Sum256(body.Bytes())
	header, err := json.Marshal(stateHeader{stateFormat, stateVersion, hex.EncodeToString(sum[:])})
	if err != nil {
		return err
	}
	if _, err := w.Write(append(header, '\n')); err != nil {
		return err
	}
	_, err = w.Write(body.Bytes())
	return err
}

// ErrState is wrapped by the errors of Load about a file that is not, or no longer, one that Save has written.
var ErrState = errors.New("move the file away to start with a new state, or pass the one that the mock saved last; a state is made by hand with a seed file")

// Load replaces the state of all products by one that Save has written. When it fails, nothing has changed: a file that was cut
// off, edited by hand or written by a newer dssrun is refused. A product that the file does not have stays as it is.
func (p Products) Load(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	saved, err := readState(text)
	if err != nil {
		return err
	}
	for name, missing := range map[string]bool{
		"a DSS": saved.DSS != nil && p.DSS == nil, "a Govern": saved.Govern != nil && p.Govern == nil,
		"a Launchpad": saved.Launchpad != nil && p.Launchpad == nil,
	} {
		if missing {
			return fmt.Errorf("this is the state of %s as well, which is not mocked here and would be lost", name)
		}
	}
	var dss, govern *state
	var space *launchpadState
	if saved.DSS != nil {
		dss, err = saved.DSS.load(nil)
	}
	if err == nil && saved.Govern != nil {
		govern, err = saved.Govern.load(saved.Govern.Govern)
	}
	if err == nil && saved.Launchpad != nil {
		space, err = saved.Launchpad.load()
	}
	if err != nil {
		return fmt.Errorf("this state does not fit together (%v): %w", err, ErrState)
	}
	if dss != nil {
		p.DSS.adoptState(*dss)
	}
	if govern != nil {
		p.Govern.adoptState(*govern)
	}
	if space != nil {
		p.Launchpad.adoptState(*space)
	}
	return nil
}

func readState(text []byte) (savedProducts, error) {
	var saved savedProducts
	var header stateHeader
	first, body, _ := bytes.Cut(text, []byte("\n"))
	if err := json.Unmarshal(first, &header); err != nil || header.Format != stateFormat {
		return saved, fmt.Errorf("this is no state of a mock: %w", ErrState)
	}
	if header.Version > stateVersion {
		return saved, fmt.Errorf("this state was saved by a newer dssrun (format %d, this one reads up to %d): use that dssrun, or another file", header.Version, stateVersion)
	}
	sum := sha256.Sum256(body)
	if hex.EncodeToString(sum[:]) != header.SHA256 {
		return saved, fmt.Errorf("this state was cut off or edited, its contents do not match their checksum: %w", ErrState)
	}
	if err := json.Unmarshal(body, &saved); err != nil {
		return saved, fmt.Errorf("this state can't be read (%v): %w", err, ErrState)
	}
	return saved, nil
}

func (s *Server) adoptState(next state) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = next
}

// saved is a row of a table, in a state file.
type saved[S any] struct {
	Name string `json:"name"`
	Row  S      `json:"row"`
}

func saveTable[T, S any](t table[T], save func(T) S) []saved[S] {
	list := make([]saved[S], 0, t.size())
	for name, row := range t.all {
		list = append(list, saved[S]{name, save(row)})
	}
	return list
}

func loadTable[T, S any](list []saved[S], load func(string, S) (T, error)) (table[T], error) {
	t := newTable[T](len(list))
	for _, item := range list {
		row, err := load(item.Name, item.Row)
		if err != nil {
			return t, fmt.Errorf("%s: %w", item.Name, err)
		}
		t.put(item.Name, row)
	}
	return t, nil
}

func same[T any](row T) T { return row }

func loadDocuments(list []saved[document]) table[document] {
	t, _ := loadTable(list, func(_ string, doc document) (document, error) { return doc, nil })
	return t
}

// MarshalJSON implements json.Marshaler.
func (d document) MarshalJSON() ([]byte, error) {
	if d == nil {
		return []byte("null"), nil
	}
	return d.text(), nil
}

// UnmarshalJSON implements json.Unmarshaler.
func (d *document) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		*d = nil
		return nil
	}
	compact, err := compactJSON(text)
	if err != nil {
		return err
	}
	doc, err := parseDocument(compact)
	if doc == nil {
		doc = document{}
	}
	*d = doc
	return err
}
