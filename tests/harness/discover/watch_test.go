package discover

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// bench is a watcher of a real folder under the clock of synctest, with events
// that the test sends.
type bench struct {
	t      *testing.T
	dir    string
	w      *Watcher
	events chan fsnotify.Event
	added  map[string]bool
	failed error // what adding a folder gives
}

func watching(t *testing.T, dir string, o WatchOptions) *bench {
	b := &bench{t: t, dir: dir, events: make(chan fsnotify.Event), added: map[string]bool{}}
	o.Dir = dir
	o.notify = &notifier{
		events: b.events,
		add: func(folder string) error {
			if b.failed == nil {
				b.added[folder] = true
			}
			return b.failed
		},
		remove: func(folder string) error { delete(b.added, folder); return nil },
		close:  func() error { return nil },
	}
	for _, name := range []string{"a.test.ts", "b.test.ts", "lib/a.ts", "lib/both.ts", "other.ts"} {
		b.write(name, name)
	}
	time.Sleep(time.Hour) // nothing is young
	var err error
	if b.w, err = NewWatcher(o); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.w.Close)
	b.w.Inputs(b.path("a.test.ts"), time.Now(), []string{b.path("a.test.ts"), b.path("lib/a.ts"), b.path("lib/both.ts")})
	b.w.Inputs(b.path("b.test.ts"), time.Now(), []string{b.path("b.test.ts"), b.path("lib/both.ts")})
	return b
}

func (b *bench) path(name string) string { return filepath.Join(b.dir, filepath.FromSlash(name)) }

// write makes a file whose time of change is that of the test's clock.
func (b *bench) write(name, text string) {
	b.t.Helper()
	path := b.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		b.t.Fatal(err)
	}
	b.touch(name, time.Now())
}

func (b *bench) touch(name string, at time.Time) {
	b.t.Helper()
	if err := os.Chtimes(b.path(name), at, at); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) remove(name string) {
	b.t.Helper()
	if err := os.Remove(b.path(name)); err != nil {
		b.t.Fatal(err)
	}
}

// next is what Next gives within some time, as names, or "nothing".
func (b *bench) next(within time.Duration) (run, changed, gone []string, took time.Duration) {
	b.t.Helper()
	ctx, stop := context.WithTimeout(b.t.Context(), within)
	defer stop()
	began := time.Now()
	c, err := b.w.Next(ctx)
	if err != nil && !errors.Is(err, context.DeadlineExceeded) {
		b.t.Fatal(err)
	}
	return relative(b.dir, c.Run), relative(b.dir, c.Changed), relative(b.dir, c.Gone), time.Since(began)
}

func (b *bench) expect(within time.Duration, run, changed, gone []string) {
	b.t.Helper()
	r, c, g, took := b.next(within)
	if !slices.Equal(r, run) || !slices.Equal(c, changed) || !slices.Equal(g, gone) {
		b.t.Errorf("after %v: run %q changed %q gone %q\nnot run %q changed %q gone %q", took, r, c, g, run, changed, gone)
	}
}

const long = time.Minute

func TestWatch(t *testing.T) {
	t.Parallel()
	type list = []string
	for name, test := range map[string]func(*bench){
		"nothing changes": func(b *bench) {
			b.expect(long, nil, nil, nil)
		},
		"an input of one": func(b *bench) {
			b.write("lib/a.ts", "new")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
			b.expect(long, nil, nil, nil)
		},
		"an input of both": func(b *bench) {
			b.write("lib/both.ts", "new")
			b.expect(long, list{"a.test.ts", "b.test.ts"}, list{"lib/both.ts"}, nil)
		},
		"a file that nobody imports": func(b *bench) {
			b.write("other.ts", "new")
			b.expect(long, nil, nil, nil)
		},
		"saved without a change": func(b *bench) {
			b.touch("lib/a.ts", time.Now())
			b.expect(long, nil, nil, nil)
			b.write("lib/a.ts", "new")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
		},
		"same size and a new time": func(b *bench) {
			b.write("lib/a.ts", "LIB/A.TS")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
		},
		"same size and time, just after the last change": func(b *bench) {
			at := time.Now()
			b.write("lib/a.ts", "1")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
			b.write("lib/a.ts", "2")
			b.touch("lib/a.ts", at)
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
		},
		"saved by renaming": func(b *bench) {
			b.write("lib/.a.ts.swp", "new")
			if err := os.Rename(b.path("lib/.a.ts.swp"), b.path("lib/a.ts")); err != nil {
				b.t.Fatal(err)
			}
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
		},
		"an input goes and comes back": func(b *bench) {
			b.remove("lib/a.ts")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
			b.w.Inputs(b.path("a.test.ts"), time.Now(), nil) // it does not load
			b.expect(long, nil, nil, nil)
			b.write("lib/a.ts", "back")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
		},
		"a new test": func(b *bench) {
			b.write("deep/new.test.ts", "1")
			b.expect(long, list{"deep/new.test.ts"}, list{"deep/new.test.ts"}, nil)
			b.expect(long, nil, nil, nil)
			b.write("deep/new.test.ts", "2")
			b.expect(long, list{"deep/new.test.ts"}, list{"deep/new.test.ts"}, nil)
		},
		"a test goes and comes back": func(b *bench) {
			b.remove("a.test.ts")
			b.expect(long, nil, list{"a.test.ts"}, list{"a.test.ts"})
			b.write("lib/a.ts", "new")
			b.expect(long, nil, nil, nil)
			b.write("a.test.ts", "back")
			b.expect(long, list{"a.test.ts"}, list{"a.test.ts"}, nil)
		},
		"a test gets another input": func(b *bench) {
			b.write("b.test.ts", "import other")
			b.expect(long, list{"b.test.ts"}, list{"b.test.ts"}, nil)
			b.w.Inputs(b.path("b.test.ts"), time.Now(), list{b.path("b.test.ts"), b.path("other.ts")})
			b.write("other.ts", "new")
			b.expect(long, list{"b.test.ts"}, list{"other.ts"}, nil)
			b.write("lib/both.ts", "new")
			b.expect(long, list{"a.test.ts"}, list{"lib/both.ts"}, nil)
		},
		"a test that never loaded, mended elsewhere": func(b *bench) {
			b.write("c.test.ts", "import ./missing")
			b.expect(long, list{"c.test.ts"}, list{"c.test.ts"}, nil)
			b.w.Inputs(b.path("c.test.ts"), time.Now(), nil)
			b.expect(long, nil, nil, nil)
			b.write("notes.md", "no script")
			b.expect(long, nil, nil, nil)
			b.write("far/missing.ts", "here")
			b.expect(long, list{"c.test.ts"}, list{"far/missing.ts"}, nil)
			b.w.Inputs(b.path("c.test.ts"), time.Now().Add(time.Millisecond), list{b.path("c.test.ts"), b.path("far/missing.ts")})
			b.write("other.ts", "new")
			b.expect(long, nil, nil, nil)
		},
		"mended while it was found not to load": func(b *bench) {
			loaded := time.Now()
			time.Sleep(time.Second)
			b.write("other.ts", "mended")
			b.w.Inputs(b.path("b.test.ts"), loaded, nil)
			b.expect(long, list{"b.test.ts"}, list{"other.ts"}, nil)
		},
		"a change while tests run": func(b *bench) {
			b.write("lib/a.ts", "1")
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
			loaded := time.Now()
			time.Sleep(10 * time.Second)
			b.write("lib/a.ts", "2")
			b.w.Inputs(b.path("a.test.ts"), loaded, list{b.path("a.test.ts"), b.path("lib/a.ts")})
			b.expect(long, list{"a.test.ts"}, list{"lib/a.ts"}, nil)
		},
		"a script that a test runs": func(b *bench) {
			b.w.Script(b.path("a.test.ts"), time.Now(), b.path("other.ts"), list{b.path("other.ts"), b.path("lib/deep.ts")})
			b.expect(long, nil, nil, nil)
			b.write("other.ts", "new")
			b.expect(long, list{"a.test.ts"}, list{"other.ts"}, nil)
			b.write("lib/deep.ts", "there now")
			b.expect(long, list{"a.test.ts"}, list{"lib/deep.ts"}, nil)
			b.w.Inputs(b.path("a.test.ts"), time.Now(), list{b.path("a.test.ts")}) // it runs no script any more
			b.write("other.ts", "newer")
			b.expect(long, nil, nil, nil)
		},
		"a script that a test runs, mended elsewhere": func(b *bench) {
			b.w.Script(b.path("a.test.ts"), time.Now(), b.path("other.ts"), nil)
			b.expect(long, nil, nil, nil)
			b.write("far/missing.ts", "here")
			b.expect(long, list{"a.test.ts"}, list{"far/missing.ts"}, nil)
			b.w.Script(b.path("gone.test.ts"), time.Now(), b.path("lib/a.ts"), nil)
			b.expect(long, nil, nil, nil)
		},
		"a change of a new input while tests run": func(b *bench) {
			loaded := time.Now()
			time.Sleep(time.Second)
			b.write("other.ts", "2")
			b.w.Inputs(b.path("a.test.ts"), loaded, list{b.path("other.ts")})
			b.expect(long, list{"a.test.ts"}, list{"other.ts"}, nil)
			b.w.Inputs(b.path("a.test.ts"), loaded, list{b.path("other.ts")}) // a clock that is ahead
			b.expect(long, nil, nil, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := tree(t)
			synctest.Test(t, func(t *testing.T) { test(watching(t, dir, WatchOptions{})) })
		})
	}
}

// An event makes it look at once; without one, the rescan finds the change. Both
// wait until files are quiet.
func TestWatchTimes(t *testing.T) {
	t.Parallel()
	dir := tree(t)
	synctest.Test(t, func(t *testing.T) {
		b := watching(t, dir, WatchOptions{Settle: 50 * time.Millisecond, Rescan: 2 * time.Second})
		go func() { // without an event
			time.Sleep(500 * time.Millisecond)
			b.write("lib/a.ts", "1")
		}()
		if run, _, _, took := b.next(long); len(run) != 1 || took != 2050*time.Millisecond {
			t.Errorf("%q after %v", run, took)
		}
		go func() { // with one
			time.Sleep(500 * time.Millisecond)
			b.write("lib/a.ts", "2")
			b.events <- fsnotify.Event{}
		}()
		if run, _, _, took := b.next(long); len(run) != 1 || took != 550*time.Millisecond {
			t.Errorf("%q after %v", run, took)
		}
		go func() { // with several
			time.Sleep(500 * time.Millisecond)
			for range 3 {
				b.write("lib/a.ts", time.Now().String())
				b.events <- fsnotify.Event{}
				time.Sleep(40 * time.Millisecond)
			}
		}()
		if run, _, _, took := b.next(long); len(run) != 1 || took != 630*time.Millisecond {
			t.Errorf("%q after %v", run, took)
		}
		stop := make(chan bool)
		go func() { // in a folder that never rests
			time.Sleep(500 * time.Millisecond)
			b.write("lib/a.ts", "3")
			for {
				select {
				case b.events <- fsnotify.Event{}:
					time.Sleep(10 * time.Millisecond)
				case <-stop:
					return
				}
			}
		}()
		if run, _, _, took := b.next(long); len(run) != 1 || took > 1600*time.Millisecond {
			t.Errorf("%q after %v", run, took)
		}
		stop <- true
	})
}

func TestWatchFolders(t *testing.T) {
	t.Parallel()
	dir := tree(t)
	synctest.Test(t, func(t *testing.T) {
		b := watching(t, dir, WatchOptions{})
		check := func(want ...string) {
			t.Helper()
			got := map[string]bool{}
			for _, name := range want {
				got[b.path(name)] = true
			}
			if !reflect.DeepEqual(b.added, got) {
				t.Errorf("%v, not %v", b.added, got)
			}
		}
		check("", "lib")
		b.w.Inputs(b.path("a.test.ts"), time.Now(), []string{b.path("deep/x.ts")})
		check("", "lib", "deep")
		b.failed = errors.New("no space left on device") // too many watches
		b.w.Inputs(b.path("b.test.ts"), time.Now(), []string{b.path("more/y.ts")})
		check("", "deep")
		b.write("more/y.ts", "new")
		b.expect(long, []string{"b.test.ts"}, []string{"more/y.ts"}, nil)
		b.failed = nil
		b.w.Inputs(b.path("b.test.ts"), time.Now(), []string{b.path("more/y.ts")})
		check("", "deep", "more")
	})
}

// A closed channel of events is not listened to, rather than always ready.
func TestWatchWithoutEvents(t *testing.T) {
	t.Parallel()
	dir := tree(t)
	synctest.Test(t, func(t *testing.T) {
		b := watching(t, dir, WatchOptions{})
		close(b.events)
		b.expect(long, nil, nil, nil)
		b.write("lib/a.ts", "1")
		b.expect(long, []string{"a.test.ts"}, []string{"lib/a.ts"}, nil)
	})
}

func TestWatchEnds(t *testing.T) {
	t.Parallel()
	dir := tree(t)
	synctest.Test(t, func(t *testing.T) {
		b := watching(t, dir, WatchOptions{})
		why := errors.New("ctrl-c")
		ctx, stop := context.WithCancelCause(t.Context())
		stop(why)
		b.write("lib/a.ts", "1")
		if _, err := b.w.Next(ctx); !errors.Is(err, why) {
			t.Errorf("%v", err)
		}
		b.expect(long, []string{"a.test.ts"}, []string{"lib/a.ts"}, nil)
	})
}

func TestWatchBadPaths(t *testing.T) {
	t.Parallel()
	dir := tree(t, "a.test.ts")
	if _, err := NewWatcher(WatchOptions{Paths: []string{"[a"}, Dir: dir}); err == nil || err.Error() != "the pattern [a is not well formed: a bracket or brace does not end" {
		t.Errorf("%v", err)
	}
	// What is not there yet may come.
	w, err := NewWatcher(WatchOptions{Paths: []string{"later.ts", "sub/*.ts"}, Dir: dir, Rescan: time.Millisecond, Settle: time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if err := os.WriteFile(filepath.Join(dir, "later.ts"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if c, err := w.Next(t.Context()); err != nil || !slices.Equal(c.Run, []string{filepath.Join(dir, "later.ts")}) {
		t.Errorf("%v %v", c, err)
	}
}

// With the system's own events and clock. The rescan is off, so the event must
// come.
func TestWatchRealEvents(t *testing.T) {
	t.Parallel()
	dir := tree(t, "a.test.ts", "lib/x.ts")
	probe := newNotifier()
	if err := probe.add(dir); err != nil {
		probe.close()
		t.Skipf("the file system sends no events here: %v", err)
	}
	probe.close()
	w, err := NewWatcher(WatchOptions{Dir: dir, Settle: 5 * time.Millisecond, Rescan: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	file, lib := filepath.Join(dir, "a.test.ts"), filepath.Join(dir, "lib", "x.ts")
	w.Inputs(file, time.Now().Add(time.Hour), []string{file, lib})
	saved := make(chan error, 1)
	go func() {
		temporary := lib + "~"
		err := os.WriteFile(temporary, []byte("new"), 0o644)
		saved <- errors.Join(err, os.Rename(temporary, lib))
	}()
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	c, err := w.Next(ctx)
	if err != nil || !reflect.DeepEqual(c, Change{Run: []string{file}, Changed: []string{lib}}) {
		t.Errorf("%v %v", c, err)
	}
	if err := <-saved; err != nil {
		t.Fatal(err)
	}
}
