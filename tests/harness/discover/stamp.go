package discover

import (
	"hash/maphash"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// stamp is what a file was like. The zero stamp differs from every file.
type stamp struct {
	looked   bool // false in the zero stamp
	exists   bool
	size     int64
	modified time.Time
	content  uint64
	// young tells that the file was changed so shortly before it was looked at
	// that a change after it may have left size and time as they are.
	young bool
}

// grain is the coarsest time of change that file systems keep: FAT's.
const grain = 2 * time.Second

// look makes a file's stamp.
func look(path string, now time.Time) stamp {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return stamp{looked: true}
	}
	return read(path, info, now)
}

func read(path string, info fs.FileInfo, now time.Time) stamp {
	s := outside(info, now)
	text, err := os.ReadFile(path)
	if err != nil {
		return stamp{looked: true}
	}
	s.content = maphash.Bytes(seed(), text)
	return s
}

// outside is a stamp without the content.
func outside(info fs.FileInfo, now time.Time) stamp {
	return stamp{looked: true, exists: true, size: info.Size(), modified: info.ModTime(), young: now.Sub(info.ModTime()) < grain}
}

// compare gives the stamp of now, and whether the file's content is another one.
func (s stamp) compare(path string, now time.Time) (stamp, bool) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return stamp{looked: true}, s != stamp{looked: true}
	}
	if s.exists && !s.young && s.sameOutside(outside(info, now)) {
		return s, false
	}
	current := read(path, info, now)
	return current, !s.looked || s.exists != current.exists || s.content != current.content
}

// sameOutside compares all that can be seen without reading.
func (s stamp) sameOutside(other stamp) bool {
	return s.exists == other.exists && s.size == other.size && s.modified.Equal(other.modified)
}

// since is the stamp, or the zero stamp when the file changed after it may have
// been read at loaded: then what is known of it is not what was read, and it
// counts as changed once.
func (s stamp) since(loaded time.Time) stamp {
	if s.exists && !loaded.IsZero() && !s.modified.Before(loaded) {
		return stamp{}
	}
	return s
}

// differences are the files that came, went or look different. There are none
// when old is nil.
func differences(old, current map[string]stamp) []string {
	var list []string
	for path, s := range current {
		if before, ok := old[path]; old != nil && (!ok || !before.sameOutside(s)) {
			list = append(list, path)
		}
	}
	for path := range old {
		if _, ok := current[path]; !ok {
			list = append(list, path)
		}
	}
	return list
}

// lookAround has the outsides of all scripts, and JSON files, below Dir, if a
// test file needs it, else nil.
func (w *Watcher) lookAround(now time.Time) map[string]stamp {
	needed := false
	for _, t := range w.tests {
		needed = needed || t.broken
	}
	if !needed {
		return nil
	}
	list := map[string]stamp{}
	// What can't be read is as good as not there.
	_ = filepath.WalkDir(w.o.Dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return nil
		case e.IsDir():
			if path != w.o.Dir && isSkipped(e.Name()) {
				return fs.SkipDir
			}
		case isScript(e.Name()) || filepath.Ext(path) == ".json":
			if info, err := os.Stat(path); err == nil {
				list[path] = outside(info, now)
			}
		}
		return nil
	})
	return list
}

var seed = sync.OnceValue(maphash.MakeSeed)
