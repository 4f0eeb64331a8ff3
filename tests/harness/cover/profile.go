// Package cover tells how much of the scripts a run of tests ran: statements and lines, as a table and as lcov, against thresholds.
//
// A Profile collects the counts of many runs, in any number of VMs and of programs that hold the same file. What can be counted in a file is read from
// the file on its own (source.Outlined), so that the answer does not hang on what a bundle left out, and a file that nobody loaded has one too.
package cover

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/dssrun/dssrun/runtime/source"
)

// Options say which files count.
type Options struct {
	// Dir is what paths are relative to; the default is the current directory. Only files below it count, unless Include says otherwise.
	Dir string
	// Include are files, folders and globs ("lib/**/*.ts"), relative to Dir. When there are any, only files among them count, and those that no test
	// loads count with nothing covered.
	Include []string
	// Exclude are files, folders and globs that don't count. Never counted are tests (*.test.ts, *_test.ts, below __tests__), snapshots, packages,
	// type declarations and what is in hidden folders.
	Exclude []string
}

// Profile collects what ran. It is safe for concurrent use.
type Profile struct {
	dir              string
	include, exclude []pattern

	mu    sync.Mutex
	files map[version]*hits
}

// version is a file with one content: what ran before a file was changed says nothing of what it is now.
type version struct{ path, sum string }

// hits are the counts of a file.
type hits struct {
	loads  int64 // how many runs loaded the file
	counts map[source.Statement]tally
}

// tally is how often a statement ran, and how many of the runs that loaded the file had it in their program.
type tally struct{ ran, there int64 }

// New makes an empty profile. An error names the pattern that is none, or that names nothing.
func New(o Options) (*Profile, error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("cannot tell the folder that coverage is measured in: %w", err)
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	p := &Profile{dir: dir, files: map[version]*hits{}}
	if p.include, err = patterns(dir, o.Include, true); err != nil {
		return nil, err
	}
	p.exclude, err = patterns(dir, o.Exclude, false)
	return p, err
}

// Wants reports whether the statements of a file, given by its absolute path, are counted: it is what source.Options.Cover takes.
func (p *Profile) Wants(path string) bool {
	if !script(path) || matches(p.exclude, path) {
		return false
	}
	below := p.dir
	if len(p.include) > 0 {
		i := slices.IndexFunc(p.include, func(one pattern) bool { return one.match(path) })
		if i < 0 {
			return false
		}
		below = p.include[i].base
	}
	rel, err := filepath.Rel(below, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) && ordinary(rel)
}

// Add adds what one run counted. Call it once for a run, when it is over; see source.Counter.Files.
func (p *Profile) Add(run *source.Counter) { p.add(run.Files()) }

func (p *Profile) add(files []source.FileHits) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, f := range files {
		v := version{f.File, f.Sum}
		h := p.files[v]
		if h == nil {
			h = &hits{counts: make(map[source.Statement]tally, len(f.Counts))}
			p.files[v] = h
		}
		var loads int64
		if f.Loaded {
			loads = 1
		}
		h.loads += loads
		for at, n := range f.Counts {
			was := h.counts[at]
			h.counts[at] = tally{was.ran + n, was.there + loads}
		}
	}
}

// Report is what was covered so far, files in the order of their paths. A file that can't be read any more is in Report.Unread, and counts for nothing.
// An error is the context's.
func (p *Profile) Report(ctx context.Context) (*Report, error) {
	paths := p.loaded()
	for _, one := range p.include {
		if err := one.walk(ctx, func(path string) {
			if p.Wants(path) {
				paths = append(paths, path)
			}
		}); err != nil {
			return nil, err
		}
	}
	slices.Sort(paths)
	r := &Report{}
	for _, path := range slices.Compact(paths) {
		f, err := p.file(ctx, path)
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case errors.Is(err, os.ErrNotExist):
			// Removed since: a script that a test wrote.
		case err != nil:
			r.Unread = append(r.Unread, Unread{p.short(path), err})
		default:
			r.Files = append(r.Files, f)
		}
	}
	return r, nil
}

// loaded are the files that some program held.
func (p *Profile) loaded() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var paths []string
	for v := range p.files {
		paths = append(paths, v.path)
	}
	return paths
}

// file measures one file.
func (p *Profile) file(ctx context.Context, path string) (File, error) {
	if _, err := os.Stat(path); err != nil {
		return File{}, err
	}
	o, err := source.Outlined(ctx, path)
	if err != nil {
		return File{}, err
	}
	p.mu.Lock()
	counts := place(o, p.files[version{path, o.Sum}])
	p.mu.Unlock()
	return measure(p.short(path), o.Statements, counts), nil
}

// short is a path relative to the folder, with slashes.
func (p *Profile) short(path string) string {
	if rel, err := filepath.Rel(p.dir, path); err == nil {
		path = rel
	}
	return filepath.ToSlash(path)
}

// place gives each statement of a file its count.
func place(o *source.Outline, h *hits) []int64 {
	counts := make([]int64, len(o.Statements))
	if h == nil {
		return counts
	}
	tallies := make([]tally, len(counts))
	known := make([]bool, len(counts))
	exact := make(map[source.Statement]bool, len(counts))
	for i, s := range o.Statements {
		tallies[i], known[i] = h.counts[s]
		exact[s] = true
	}
	// The same statement can be placed some columns further on, where a script was run as it is rather than bundled.
	for s, n := range h.counts {
		if exact[s] {
			continue
		}
		if i := beside(o.Statements, known, s); i >= 0 {
			tallies[i] = tally{max(tallies[i].ran, n.ran), max(tallies[i].there, n.there)}
		}
	}
	for i, n := range tallies {
		counts[i] = n.ran
		if o.Loading[i] {
			counts[i] += h.loads - n.there
		}
	}
	return counts
}

// beside is the statement without a count of its own that a place stands for: the last before it on its line, else the first after it; -1 for none.
func beside(list []source.Statement, known []bool, at source.Statement) int {
	i, _ := slices.BinarySearchFunc(list, source.Statement{Line: at.Line}, func(a, b source.Statement) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	})
	found := -1
	for ; i < len(list) && list[i].Line == at.Line; i++ {
		if !known[i] && (found < 0 || list[i].Column <= at.Column) {
			found = i
		}
	}
	return found
}
