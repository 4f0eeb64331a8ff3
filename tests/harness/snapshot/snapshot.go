// Package snapshot keeps the texts that tests compare with those of an earlier run: in a file beside the test file,
// __snapshots__/NAME.snap, or in the test's own source.
//
// A File serves one test file; its methods may be called from several goroutines. It reads what was kept when it is first asked, and writes at Close:
// whole or not at all, and only when something changed.
package snapshot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"github.com/google/renameio/v2/maybe"
)

// Mode says what happens to a snapshot that is missing or differs.
type Mode int

const (
	// Write keeps a missing snapshot; one that differs fails.
	Write Mode = iota
	// Check fails for a missing snapshot too, and writes nothing: for CI.
	Check
	// Update keeps every snapshot as it is now, and removes what no test asks for.
	Update
)

// Counts are what became of the snapshots of a file. Obsolete ones were kept once and were not asked for in a run of
// all tests; in mode Update they are removed, and counted as that.
type Counts struct{ Written, Updated, Matched, Obsolete, Removed, Failed int }

// Result is the answer to one comparison. Expected is the text that is kept; Reason, when set, says why there is no
// comparison.
type Result struct {
	Pass     bool
	Expected string
	Reason   string
}

// status is what became of one snapshot: the last attempt of a test counts.
type status int

const (
	matched status = iota
	written
	updated
	failed
)

// counter is how many snapshots were asked for: until now, and when the test began.
type counter struct{ now, began int }

// File is the snapshots of one test file.
type File struct {
	// Path is the .snap file.
	Path string

	mu      sync.Mutex
	source  string // the test file, absolute
	mode    Mode
	kept    map[string]string
	loaded  bool
	broken  error // the file can't be read
	changed bool
	counts  map[string]map[string]*counter // test → hint → how many were asked for
	seen    map[string]status
	skipped []string
	inline  map[place]*inline
}

// Open returns the snapshots of a test file. Nothing is read yet.
func Open(testFile string, mode Mode) (*File, error) {
	source, err := filepath.Abs(testFile)
	if err != nil {
		return nil, fmt.Errorf("can't find the snapshots of %s: %w", testFile, err)
	}
	return &File{
		Path:   filepath.Join(filepath.Dir(source), "__snapshots__", filepath.Base(source)+".snap"),
		source: source, mode: mode,
		counts: map[string]map[string]*counter{}, seen: map[string]status{}, inline: map[place]*inline{},
	}, nil
}

func (f *File) load() error {
	if f.loaded {
		return f.broken
	}
	f.loaded = true
	f.kept = map[string]string{}
	text, err := os.ReadFile(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		f.broken = fmt.Errorf("can't read the snapshots: %w", err)
		return f.broken
	}
	if f.kept, err = Parse(text); err != nil {
		f.broken = fmt.Errorf("can't read the snapshots %s: %w", f.Path, err)
	}
	return f.broken
}

// Begin starts a test; the same test begun again is a retry, whose snapshots are numbered as before.
func (f *File) Begin(test string, retry bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, c := range f.counts[test] {
		if retry {
			c.now = c.began
		} else {
			c.began = c.now
		}
	}
}

// Skip says that a test does not run, or not to its end: its snapshots are not obsolete.
func (f *File) Skip(test string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.skipped = append(f.skipped, test)
}

// isSkipped tells whether a snapshot's name, "test 1" or "test: hint 1", is one of a skipped test's.
func (f *File) isSkipped(key string) bool {
	for _, test := range f.skipped {
		if rest, ok := strings.CutPrefix(key, test); ok && (strings.HasPrefix(rest, ": ") || len(rest) > 1 && rest[0] == ' ' && digits(rest[1:]) == len(rest)-1) {
			return true
		}
	}
	return false
}

// next numbers the snapshots of a test that have the same hint, from 1.
func (f *File) next(test, hint string) int {
	if f.counts[test] == nil {
		f.counts[test] = map[string]*counter{}
	}
	c := f.counts[test][hint]
	if c == nil {
		c = &counter{}
		f.counts[test][hint] = c
	}
	c.now++
	return c.now
}

// Match compares text with the next snapshot of a test, named by its titles; hint, when not "", is part of its name.
func (f *File) Match(test, hint, text string) Result {
	f.mu.Lock()
	defer f.mu.Unlock()
	name := test
	if hint != "" {
		name += ": " + hint
	}
	key := name + " " + strconv.Itoa(f.next(test, hint))
	if err := f.load(); err != nil {
		f.seen[key] = failed
		return Result{Reason: err.Error()}
	}
	kept, there := f.kept[key]
	switch {
	case there && kept == text:
		f.see(key, matched)
		return Result{Pass: true}
	case f.mode == Update:
		f.keep(key, text)
		if there {
			f.see(key, updated)
		} else {
			f.see(key, written)
		}
		return Result{Pass: true}
	case there:
		f.see(key, failed)
		return Result{Expected: kept}
	case f.mode == Check:
		f.see(key, failed)
		return Result{Reason: fmt.Sprintf("there is no snapshot %q, and none is written in CI: run the test elsewhere and commit %s", key, filepath.Base(f.Path))}
	}
	f.keep(key, text)
	f.see(key, written)
	return Result{Pass: true}
}

func (f *File) keep(key, text string) {
	f.kept[key] = text
	f.changed = true
}

// see notes what became of a snapshot. One that this run wrote and found again, in a retry, stays written.
func (f *File) see(key string, s status) {
	if before, ok := f.seen[key]; ok && s == matched && (before == written || before == updated) {
		return
	}
	f.seen[key] = s
}

// Close writes what changed. complete tells that every test of the file ran, or was named to Skip: only then is a snapshot
// that no test asked for obsolete. The counts are right also when the error is not nil.
func (f *File) Close(complete bool) (Counts, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := Counts{}
	add := func(s status) {
		switch s {
		case matched:
			c.Matched++
		case written:
			c.Written++
		case updated:
			c.Updated++
		case failed:
			c.Failed++
		}
	}
	for _, s := range f.seen {
		add(s)
	}
	for _, in := range f.inline {
		add(in.status)
	}
	var loadErr error
	if complete {
		if loadErr = f.load(); loadErr == nil {
			for key := range f.kept {
				if _, ok := f.seen[key]; !ok && !f.isSkipped(key) {
					if f.mode != Update {
						c.Obsolete++
						continue
					}
					c.Removed++
					delete(f.kept, key)
					f.changed = true
				}
			}
		}
	}
	return c, errors.Join(loadErr, f.write(), f.rewrite())
}

func (f *File) write() error {
	if !f.changed || f.broken != nil || f.mode == Check {
		return nil
	}
	if len(f.kept) == 0 {
		if err := os.Remove(f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("can't remove the snapshots, none is left: %w", err)
		}
		_ = os.Remove(filepath.Dir(f.Path)) // goes when it is empty
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o755); err != nil {
		return fmt.Errorf("can't write the snapshots: %w", err)
	}
	if err := maybe.WriteFile(f.Path, Encode(f.kept), 0o644); err != nil {
		return fmt.Errorf("can't write the snapshots %s: %w", f.Path, err)
	}
	return nil
}
