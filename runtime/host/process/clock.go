package process

import (
	"math/big"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
)

// clock adds hrtime and hrtime.bigint.
func (p *Process) clock(o *goja.Object) {
	vm := p.vm
	hrtime := native.New(vm, "hrtime", 1, func(c goja.FunctionCall) goja.Value {
		d := time.Since(p.start)
		if before, ok := c.Argument(0).(*goja.Object); ok {
			d -= time.Duration(before.Get("0").ToInteger())*time.Second + time.Duration(before.Get("1").ToInteger())
		}
		return vm.NewArray(int64(d/time.Second), int64(d%time.Second))
	})
	native.Put(hrtime, "bigint", native.New(vm, "bigint", 0, func(goja.FunctionCall) goja.Value {
		return vm.ToValue(big.NewInt(int64(time.Since(p.start))))
	}))
	native.Put(o, "hrtime", hrtime)
}

// memory is process.memoryUsage(), in bytes.
func memory() map[string]any {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	rss := m.Sys
	if data, err := os.ReadFile("/proc/self/statm"); err == nil {
		if fields := strings.Fields(string(data)); len(fields) > 1 {
			if pages, err := strconv.ParseUint(fields[1], 10, 64); err == nil {
				rss = pages * uint64(os.Getpagesize())
			}
		}
	}
	return map[string]any{"rss": rss, "heapTotal": m.HeapSys, "heapUsed": m.HeapAlloc, "external": 0, "arrayBuffers": 0}
}

// Platform is Go's name of the system as Node spells it.
func Platform(goos string) string {
	switch goos {
	case "windows":
		return "win32"
	case "solaris", "illumos":
		return "sunos"
	}
	return goos
}

// Arch is Go's name of the processor as Node spells it.
func Arch(goarch string) string {
	switch goarch {
	case "amd64":
		return "x64"
	case "386":
		return "ia32"
	}
	return goarch
}
