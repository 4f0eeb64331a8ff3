package node

import (
	"encoding/binary"
	"os"
	"os/user"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/host/native"
	"github.com/dssrun/dssrun/runtime/host/process"
)

// systemValues are what modules know of the system without asking it.
func systemValues() map[string]any {
	endianness := "BE"
	if binary.NativeEndian.Uint16([]byte{1, 0}) == 1 {
		endianness = "LE"
	}
	return map[string]any{
		"platform": process.Platform(runtime.GOOS), "arch": process.Arch(runtime.GOARCH), "cpus": runtime.NumCPU(),
		"endianness": endianness, "windows": runtime.GOOS == "windows",
	}
}

func (m *Modules) osNatives() []native.Method {
	vm := m.vm
	str := func(get func() (string, error)) native.Func {
		return func(goja.FunctionCall) goja.Value {
			s, err := get()
			if err != nil {
				m.Loop.Throw(err)
			}
			return vm.ToValue(s)
		}
	}
	return []native.Method{
		{Name: "cwd", Func: str(os.Getwd)},
		{Name: "hostname", Func: str(os.Hostname)},
		{Name: "homedir", Func: str(os.UserHomeDir)},
		{Name: "tmpdir", Func: str(func() (string, error) {
			dir := os.TempDir()
			if len(dir) > 1 {
				dir = strings.TrimRight(dir, "/")
			}
			return dir, nil
		})},
		{Name: "release", Func: str(func() (string, error) { return firstLine("/proc/sys/kernel/osrelease"), nil })},
		{Name: "uptime", Func: func(goja.FunctionCall) goja.Value { return vm.ToValue(uptime()) }},
		{Name: "memory", Func: func(goja.FunctionCall) goja.Value {
			total, free := memory()
			return vm.ToValue(map[string]any{"total": total, "free": free})
		}},
		{Name: "loadavg", Func: func(goja.FunctionCall) goja.Value {
			out := []any{0, 0, 0}
			for i, f := range strings.Fields(firstLine("/proc/loadavg")) {
				if n, err := strconv.ParseFloat(f, 64); err == nil && i < len(out) {
					out[i] = n
				}
			}
			return vm.NewArray(out...)
		}},
		{Name: "userInfo", Func: func(goja.FunctionCall) goja.Value {
			u, err := user.Current()
			if err != nil {
				m.Loop.Throw(err)
			}
			o := vm.NewObject()
			id := func(s string) int64 {
				n, err := strconv.ParseInt(s, 10, 64)
				if err != nil {
					return -1
				}
				return n
			}
			native.Put(o, "uid", id(u.Uid))
			native.Put(o, "gid", id(u.Gid))
			native.Put(o, "username", u.Username)
			native.Put(o, "homedir", u.HomeDir)
			native.Put(o, "shell", goja.Null())
			return o
		}},
	}
}

// firstLine is a file's first line, empty where the system has no such file.
func firstLine(path string) string {
	data, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	line, _, _ := strings.Cut(string(data), "\n")
	return line
}

// uptime is how long the system runs, in seconds, 0 where it does not tell.
func uptime() float64 {
	if f := strings.Fields(firstLine("/proc/uptime")); len(f) > 0 {
		if n, err := strconv.ParseFloat(f[0], 64); err == nil {
			return n
		}
	}
	return time.Duration(0).Seconds()
}

// memory is the system's memory in bytes, 0 where it does not tell.
func memory() (total, free uint64) {
	data, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return 0, 0
	}
	for line := range strings.SplitSeq(string(data), "\n") {
		f := strings.Fields(line)
		if len(f) < 2 {
			continue
		}
		n, err := strconv.ParseUint(f[1], 10, 64)
		if err != nil {
			continue
		}
		switch f[0] {
		case "MemTotal:":
			total = n * 1024
		case "MemAvailable:":
			free = n * 1024
		}
	}
	return total, free
}
