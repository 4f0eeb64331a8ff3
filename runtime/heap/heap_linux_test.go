package heap

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// asked forgets what was asked for before, calls f and tells what was asked
// for in it.
func asked(f func()) int64 {
	room.Lock()
	room.bytes = 0
	room.Unlock()
	f()
	room.Lock()
	defer room.Unlock()
	return room.bytes
}

// needsHugePages skips a test where Expect does nothing by design.
func needsHugePages(t *testing.T) {
	t.Helper()
	if !onRequest() {
		t.Skip("the kernel gives no huge pages on request here (transparent_hugepage is not madvise, or memory is strictly accounted)")
	}
}

func TestExpect(t *testing.T) {
	needsHugePages(t)
	for _, c := range []struct {
		name  string
		texts []int64
		limit int64
		want  int64
	}{
		{"a short text", []int64{worthwhile - 1}, math.MaxInt64, 0},
		{"a text", []int64{2 << 20}, math.MaxInt64, perByte * 2 << 20},
		{"the same text twice", []int64{2 << 20, 2 << 20}, math.MaxInt64, perByte * 2 << 20},
		{"a shorter one after it", []int64{4 << 20, 2 << 20}, math.MaxInt64, perByte * 4 << 20},
		{"a longer one after it", []int64{2 << 20, 3 << 20}, math.MaxInt64, perByte * 3 << 20},
		{"a limit on the heap", []int64{20 << 20}, 64 << 20, 16 << 20},
		{"a limit that leaves nothing", []int64{20 << 20}, 2 << 20, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(c.limit))
			got := asked(func() {
				for _, n := range c.texts {
					Expect(n)
				}
			})
			if got != c.want {
				t.Errorf("asked for %d bytes, want %d", got, c.want)
			}
		})
	}
	if got := asked(func() { Expect(math.MaxInt64) }); got > most {
		t.Errorf("a text without end asks for %d bytes, more than %d", got, int64(most))
	}
}

// TestHugePages looks whether the kernel has heard: the mappings of the heap
// carry the flag "hg".
func TestHugePages(t *testing.T) {
	needsHugePages(t)
	asked(func() { Expect(4 << 20) })
	maps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		t.Skipf("the mappings of the process can't be read here: %v", err)
	}
	for line := range strings.Lines(string(maps)) {
		if strings.HasPrefix(line, "VmFlags:") && strings.Contains(line, " hg") {
			return
		}
	}
	t.Error("no mapping has the flag hg")
}

func TestExpectLater(t *testing.T) {
	needsHugePages(t)
	got := func() int64 {
		room.Lock()
		defer room.Unlock()
		return room.bytes
	}
	asked(func() {})
	ExpectLater(2 << 20)
	if got() != 0 {
		t.Error("memory is asked for before anything was collected")
	}
	// What the collection finds is told on a goroutine of its own, at some time after it.
	for deadline := time.Now().Add(time.Minute); got() == 0; runtime.Gosched() {
		if time.Now().After(deadline) {
			t.Fatal("no memory is asked for after a collection")
		}
		runtime.GC()
	}
}
