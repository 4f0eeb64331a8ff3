package heap

import (
	"bytes"
	"math"
	"os"
	"sync"
	"syscall"
)

// onRequest tells whether the kernel gives huge pages to those who ask, and
// addresses without memory: with strict accounting each would count.
var onRequest = sync.OnceValue(func() bool {
	mode, err := os.ReadFile("/sys/kernel/mm/transparent_hugepage/enabled")
	if err != nil || !bytes.Contains(mode, []byte("[madvise]")) {
		return false
	}
	accounting, err := os.ReadFile("/proc/sys/vm/overcommit_memory")
	return err == nil && !bytes.HasPrefix(accounting, []byte("2"))
})

// rlimitData is RLIMIT_DATA, which package syscall does not name.
const rlimitData = 2

// available is how much may be asked for: a quarter of each limit that the
// process has, and of the machine's memory.
func available() int64 {
	if !onRequest() {
		return 0
	}
	bound := allowed()
	for _, resource := range []int{rlimitData, syscall.RLIMIT_AS} {
		var limit syscall.Rlimit
		if err := syscall.Getrlimit(resource, &limit); err != nil {
			return 0
		}
		if limit.Cur < math.MaxInt64 {
			bound = min(bound, int64(limit.Cur)/4)
		}
	}
	var info syscall.Sysinfo_t
	if err := syscall.Sysinfo(&info); err != nil {
		return 0
	}
	return min(bound, int64(info.Totalram)*int64(info.Unit)/4)
}

// hugePage is the size of a huge page in bytes, on the machines that have one
// size.
const hugePage = 2 << 20

// adviseHuge asks for huge pages in a block and tells whether they will come.
func adviseHuge(block []byte) bool {
	return len(block) >= hugePage && syscall.Madvise(block, syscall.MADV_HUGEPAGE) == nil
}
