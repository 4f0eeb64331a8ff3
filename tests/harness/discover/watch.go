package discover

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// WatchOptions are what a Watcher looks at, and how often.
type WatchOptions struct {
	// Paths and Dir are those of Find: new test files appear there.
	Paths []string
	Dir   string
	// Settle is how long the files must be quiet before tests run; 0 is 50 ms.
	Settle time.Duration
	// Rescan is how often the files are looked at without any event; 0 is 2 s.
	Rescan time.Duration

	// notify replaces fsnotify in tests.
	notify *notifier
}

// Watcher tells which test files must run again: those one of whose inputs
// changed, and new ones.
//
// The truth is what the files are, size and time of change first, then content;
// events only make it look earlier. Editors save by renaming, some file systems
// send no events, a queue of events overflows: all of it costs time at most.
//
// A Watcher is for one goroutine. Next does all the work, so that what changes
// while tests run is seen by the Next after them.
type Watcher struct {
	o      WatchOptions
	notify *notifier
	tests  map[string]*test
	stamps map[string]stamp
	// scripts are those below Dir, kept while a test file does not load.
	scripts map[string]stamp
}

// test is a test file that is known.
type test struct {
	inputs []string // absolute; the file itself is one
	broken bool     // it does not load: what it needs is not known
}

// Change is why tests run again.
type Change struct {
	// Run are the test files to run, in the order of Find.
	Run []string
	// Changed are the files that changed, came or went, sorted.
	Changed []string
	// Gone are test files that are no more, sorted; they are not in Run.
	Gone []string
}

func (c Change) isNone() bool { return len(c.Run) == 0 && len(c.Gone) == 0 }

// NewWatcher looks at the test files of now; what changes from here on counts.
// Make it before the first run, and Close it.
func NewWatcher(o WatchOptions) (*Watcher, error) {
	if o.Settle <= 0 {
		o.Settle = 50 * time.Millisecond
	}
	if o.Rescan <= 0 {
		o.Rescan = 2 * time.Second
	}
	w := &Watcher{o: o, notify: o.notify, tests: map[string]*test{}, stamps: map[string]stamp{}}
	if w.notify == nil {
		w.notify = newNotifier()
	}
	list, err := find(o.Paths, o.Dir, true)
	if err != nil {
		w.notify.close()
		return nil, err
	}
	now := time.Now()
	for _, file := range list {
		w.tests[file] = &test{inputs: []string{file}}
		w.stamps[file] = look(file, now)
	}
	w.watch()
	return w, nil
}

// Close ends the watching.
func (w *Watcher) Close() { w.notify.close() }

// Inputs says what a test file is made of: the absolute paths of all files in
// its bundle, as they were read at some time after loaded. Call it after each
// load of a test file; for one that did not load, with no inputs: then any
// change of a script below Dir runs it again.
func (w *Watcher) Inputs(file string, loaded time.Time, inputs []string) {
	t := w.tests[file]
	if t == nil {
		t = &test{}
		w.tests[file] = t
	}
	if t.broken = len(inputs) == 0; t.broken {
		inputs = t.inputs // the last ones known are still a good guess
	}
	t.inputs = []string{file}
	w.add(t, loaded, inputs)
}

// Script says that a test file ran a script at some time after loaded, and what
// that is made of besides itself: none when it did not load. It counts until
// the next Inputs of the test file.
func (w *Watcher) Script(file string, loaded time.Time, script string, inputs []string) {
	t := w.tests[file]
	if t == nil {
		return // gone while it ran
	}
	t.broken = t.broken || len(inputs) == 0
	w.add(t, loaded, append([]string{script}, inputs...))
}

// add has a test depend on files that were read after loaded.
func (w *Watcher) add(t *test, loaded time.Time, inputs []string) {
	for _, path := range inputs {
		if path = filepath.Clean(path); !slices.Contains(t.inputs, path) {
			t.inputs = append(t.inputs, path)
		}
	}
	now := time.Now()
	if t.broken && w.scripts == nil {
		w.scripts = w.lookAround(now)
		for path, s := range w.scripts {
			w.scripts[path] = s.since(loaded)
		}
	}
	for _, path := range t.inputs {
		if _, ok := w.stamps[path]; ok {
			continue // the stamp from before the run counts
		}
		w.stamps[path] = look(path, now).since(loaded)
	}
	w.watch()
}

// watch has the notifier look at the folders of all inputs and of Paths.
func (w *Watcher) watch() {
	folders := map[string]bool{w.o.Dir: true}
	for _, t := range w.tests {
		for _, path := range t.inputs {
			folders[filepath.Dir(path)] = true
		}
	}
	w.notify.folders(folders)
}

// Next waits for a change and gives what to run. It ends with the error of ctx,
// or of looking for test files.
func (w *Watcher) Next(ctx context.Context) (Change, error) {
	rescan := time.NewTimer(w.o.Rescan)
	defer rescan.Stop()
	quiet := false // nothing stirred for the time of Settle before this scan
	for ctx.Err() == nil {
		began := time.Now()
		seen, err := w.scan()
		if err != nil {
			return Change{}, err
		}
		rescan.Reset(max(w.o.Rescan, idle*time.Since(began)))
		if !seen.change.isNone() && quiet {
			w.commit(seen)
			return seen.change, nil
		}
		if seen.change.isNone() {
			w.freshen(seen)
			select {
			case <-ctx.Done():
				continue
			case <-rescan.C:
				quiet = false
				continue
			case _, ok := <-w.notify.events:
				w.notify.ended(ok)
			case _, ok := <-w.notify.errors:
				w.notify.ended(ok)
			}
		}
		w.settle(ctx)
		quiet = true
	}
	return Change{}, context.Cause(ctx)
}

// idle is how many times longer than a scan the pause after it is at least, so
// that a huge folder does not keep a processor busy.
const idle = 20

// mostSettles bounds how long a folder in which something always stirs can hold
// a run back.
const mostSettles = 20

// settle waits until no event came for the time of Settle.
func (w *Watcher) settle(ctx context.Context) {
	timer := time.NewTimer(w.o.Settle)
	defer timer.Stop()
	last := time.After(mostSettles * w.o.Settle)
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
			return
		case <-last:
			return
		case _, ok := <-w.notify.events:
			w.notify.ended(ok)
		case _, ok := <-w.notify.errors:
			w.notify.ended(ok)
		}
		timer.Reset(w.o.Settle)
	}
}

// scanned is what a scan saw.
type scanned struct {
	change  Change
	stamps  map[string]stamp // only those that are not as they were
	fresh   map[string]stamp // of the same content, seen from outside anew
	scripts map[string]stamp
}

// scan compares the files with what is known of them, and changes nothing.
func (w *Watcher) scan() (scanned, error) {
	found, err := find(w.o.Paths, w.o.Dir, true)
	if err != nil {
		return scanned{}, err
	}
	s := scanned{stamps: map[string]stamp{}, fresh: map[string]stamp{}}
	now := time.Now()
	for path, old := range w.stamps {
		switch current, changed := old.compare(path, now); {
		case changed:
			s.stamps[path] = current
		case current != old:
			s.fresh[path] = current
		}
	}
	s.scripts = w.lookAround(now)
	around := differences(w.scripts, s.scripts)
	run := map[string]bool{}
	for _, file := range found {
		if w.tests[file] == nil {
			run[file] = true
			s.stamps[file] = look(file, now)
		}
	}
	for file, t := range w.tests {
		current, changed := s.stamps[file]
		if changed && !current.exists {
			s.change.Gone = append(s.change.Gone, file)
			continue
		}
		if t.broken && len(around) > 0 || slices.ContainsFunc(t.inputs, func(path string) bool { _, ok := s.stamps[path]; return ok }) {
			run[file] = true
		}
	}
	s.change.Run = sorted(slices.Collect(maps.Keys(run)), w.o.Dir)
	slices.Sort(s.change.Gone)
	s.change.Changed = slices.AppendSeq(around, maps.Keys(s.stamps))
	slices.Sort(s.change.Changed)
	s.change.Changed = slices.Compact(s.change.Changed)
	return s, nil
}

// commit makes what a scan saw the state to compare with.
func (w *Watcher) commit(s scanned) {
	for _, file := range s.change.Gone {
		delete(w.tests, file)
	}
	for _, file := range s.change.Run {
		if w.tests[file] == nil {
			w.tests[file] = &test{inputs: []string{file}}
		}
	}
	maps.Copy(w.stamps, s.stamps)
	w.freshen(s)
	used := map[string]bool{}
	for _, t := range w.tests {
		for _, path := range t.inputs {
			used[path] = true
		}
	}
	maps.DeleteFunc(w.stamps, func(path string, _ stamp) bool { return !used[path] })
	w.watch()
}

// freshen takes over what a scan learned without a change.
func (w *Watcher) freshen(s scanned) {
	maps.Copy(w.stamps, s.fresh)
	w.scripts = s.scripts
}

// notifier tells that something stirred in a folder. Its events carry nothing
// that is used.
type notifier struct {
	events <-chan fsnotify.Event
	errors <-chan error
	add    func(folder string) error
	remove func(folder string) error
	close  func() error
	now    map[string]bool
}

// newNotifier asks the system; one that has no means left for it never tells
// anything.
func newNotifier() *notifier {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return &notifier{add: func(string) error { return errors.ErrUnsupported }, remove: func(string) error { return nil }, close: func() error { return nil }}
	}
	return &notifier{events: w.Events, errors: w.Errors, add: w.Add, remove: w.Remove, close: w.Close}
}

// folders are the ones to watch from now on. One that can't be watched is tried
// again the next time; until then, scans are all there is.
func (n *notifier) folders(want map[string]bool) {
	watched := map[string]bool{}
	for folder := range want {
		if n.now[folder] || n.add(folder) == nil {
			watched[folder] = true
		}
	}
	for folder := range n.now {
		if !want[folder] {
			_ = n.remove(folder) // it may be gone already
		}
	}
	n.now = watched
}

// ended stops listening to a closed channel, which would always be ready.
func (n *notifier) ended(ok bool) {
	if !ok {
		n.events, n.errors = nil, nil
	}
}
