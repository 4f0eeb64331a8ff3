package source

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"time"
)

const (
	cacheMagic = "dssrun-program-1\n"
	// maxEntries is when the older half of the cache is thrown away.
	maxEntries = 1024
	// touchAfter is how old an entry in use may look.
	touchAfter = 24 * time.Hour
)

// cache is a folder of transformed scripts. It never fails a run: an entry that can't be read, trusted or written is as none.
type cache struct{ dir string }

// openCache makes the folder, for its owner alone, as what is in it will be run. A folder that others may write to is not used.
func openCache(dir string) *cache {
	if dir == "" || os.MkdirAll(dir, 0o700) != nil {
		return &cache{}
	}
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return &cache{}
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 && os.Chmod(dir, 0o700) != nil {
		return &cache{}
	}
	return &cache{dir}
}

// key is the name of the script's entry: whatever is known before anything is resolved. The rest of the graph is in the entry and is verified.
func (e *entry) key(version string) string {
	h := sha256.New()
	for _, part := range []string{cacheMagic, version, e.name, e.dir, string(e.raw)} {
		_, _ = h.Write(binary.AppendUvarint(nil, uint64(len(part))))
		_, _ = io.WriteString(h, part)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// load is the entry of a key, nil when there is none that still holds.
func (c *cache) load(key string, o Options) *bundle {
	if c.dir == "" {
		return nil
	}
	path := filepath.Join(c.dir, key)
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	b, err := decodeBundle(raw)
	if err != nil || !b.holds(o) {
		return nil
	}
	if info, err := os.Stat(path); err == nil && time.Since(info.ModTime()) > touchAfter {
		now := time.Now()
		_ = os.Chtimes(path, now, now)
	}
	return b
}

// holds reports whether nothing changed that the bundle was made from.
func (b *bundle) holds(o Options) bool {
	for _, in := range b.Inputs {
		if in.Path == b.Entry {
			continue // its content is in the key
		}
		if Library(in.Path) {
			if text, ok := libraryFile(o.Library, in.Path); !ok || sum([]byte(text)) != in.Sum {
				return false
			}
			continue
		}
		raw, err := os.ReadFile(in.Path)
		if err != nil || sum(raw) != in.Sum {
			return false
		}
	}
	listings := folders{}
	for _, c := range b.Checks {
		if c.observe(listings) != c.Sum {
			return false
		}
	}
	for _, u := range b.Uses {
		_, exports, ok := lookup(o.Builtin, u.Module)
		if !ok || len(exports) > 0 && u.Name != "" && !contains(exports, u.Name) {
			return false
		}
	}
	return true
}

// save writes an entry, all or nothing. It is not synced to the disk: what a crash leaves behind fails its hash.
func (c *cache) save(key string, b *bundle) {
	if c.dir == "" {
		return
	}
	f, err := os.CreateTemp(c.dir, ".new-*")
	if err != nil {
		return
	}
	_, err = f.Write(encodeBundle(b))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil || os.Rename(f.Name(), filepath.Join(c.dir, key)) != nil {
		_ = os.Remove(f.Name())
		return
	}
	c.prune()
}

// prune throws the older half away when there are too many entries.
func (c *cache) prune() {
	entries, err := os.ReadDir(c.dir)
	if err != nil || len(entries) <= maxEntries {
		return
	}
	age := map[string]time.Time{}
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			age[e.Name()] = info.ModTime()
		}
	}
	sort.Slice(entries, func(i, j int) bool { return age[entries[i].Name()].Before(age[entries[j].Name()]) })
	for _, e := range entries[:len(entries)/2] {
		_ = os.Remove(filepath.Join(c.dir, e.Name()))
	}
}

// An entry is the magic, the hash of what follows, and the bundle's fields in order: strings as length and bytes, lists as count and items,
// numbers as unsigned varints.

func encodeBundle(b *bundle) []byte {
	var w []byte
	number := func(n int) { w = binary.AppendUvarint(w, uint64(n)) }
	text := func(s string) {
		number(len(s))
		w = append(w, s...)
	}
	strict := 0
	if b.Strict {
		strict = 1
	}
	number(strict)
	for _, s := range []string{b.Text, b.Map, b.Entry, b.Dir} {
		text(s)
	}
	number(len(b.Inputs))
	for _, in := range b.Inputs {
		text(in.Path)
		text(in.Sum)
		number(in.Prefix)
	}
	number(len(b.Checks))
	for _, c := range b.Checks {
		number(int(c.Kind))
		text(c.Path)
		text(c.Sum)
	}
	number(len(b.Uses))
	for _, u := range b.Uses {
		text(u.Module)
		text(u.Name)
	}
	h := sha256.Sum256(w)
	return append(append([]byte(cacheMagic), h[:]...), w...)
}

var errEntry = errors.New("not a cache entry")

// decodeBundle reads an entry. It takes any input: what is not exactly an entry is an error.
func decodeBundle(raw []byte) (*bundle, error) {
	if len(raw) < len(cacheMagic)+sha256.Size || string(raw[:len(cacheMagic)]) != cacheMagic {
		return nil, errEntry
	}
	body := raw[len(cacheMagic)+sha256.Size:]
	if h := sha256.Sum256(body); string(h[:]) != string(raw[len(cacheMagic):len(cacheMagic)+sha256.Size]) {
		return nil, errEntry
	}
	return decodeBody(body)
}

func decodeBody(body []byte) (*bundle, error) {
	failed := false
	number := func() int {
		n, size := binary.Uvarint(body)
		if size <= 0 || n > 1<<31-1 {
			failed, body = true, nil
			return 0
		}
		body = body[size:]
		return int(n)
	}
	text := func() string {
		n := number()
		if n > len(body) {
			failed, body = true, nil
			return ""
		}
		s := string(body[:n])
		body = body[n:]
		return s
	}
	// count is a list's length; every item takes a byte at least.
	count := func() int {
		n := number()
		if n > len(body) {
			failed, body = true, nil
			return 0
		}
		return n
	}
	b := &bundle{Strict: number() == 1}
	for _, field := range []*string{&b.Text, &b.Map, &b.Entry, &b.Dir} {
		*field = text()
	}
	for range count() {
		b.Inputs = append(b.Inputs, input{Path: text(), Sum: text(), Prefix: number()})
		if failed {
			return nil, errEntry
		}
	}
	for range count() {
		b.Checks = append(b.Checks, check{Kind: byte(number()), Path: text(), Sum: text()})
		if failed {
			return nil, errEntry
		}
	}
	for range count() {
		b.Uses = append(b.Uses, use{Module: text(), Name: text()})
		if failed {
			return nil, errEntry
		}
	}
	if failed || len(body) > 0 {
		return nil, errEntry
	}
	return b, nil
}
