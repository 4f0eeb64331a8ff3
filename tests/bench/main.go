//go:build unix

// Command bench times whole processes: dssrun against the peers that are on
// this machine, each pair in turn (A B A B …), so that a machine whose speed
// drifts slows both. It prints medians, the ratio of each pair's median, and
// the peak memory. Peers that are not here are named and left out:
//
//	node, bun     on PATH
//	python3       with PYCLIENT naming a checkout of the reference client
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/dssrun/dssrun/tests/mock"
)

const users = 100

func main() {
	runs := flag.Int("n", 20, "counted runs of each command")
	binary := flag.String("dssrun", "./dssrun", "the binary to measure")
	flag.Parse()
	if err := run(*runs, *binary); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// command is one thing to time.
type command struct {
	name string
	args []string
	env  []string
	// fresh is emptied before every run, so that nothing is cached.
	fresh string
}

// measure is what one run cost.
type measure struct {
	wall time.Duration
	rss  int64 // bytes
}

func run(runs int, binary string) error {
	binary, err := filepath.Abs(binary)
	if err != nil {
		return err
	}
	info, err := os.Stat(binary)
	if err != nil {
		return fmt.Errorf("%w: make build first", err)
	}
	fmt.Printf("binary: %.1f MB\n\n", float64(info.Size())/1e6)
	tmp, err := os.MkdirTemp("", "dssrun-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	url, stop, err := serve()
	if err != nil {
		return err
	}
	defer stop()

	script := func(name string) string { return filepath.Join("tests", "bench", "scripts", name) }
	dku := []string{"DKU_DSS_URL=" + url, "DKU_API_KEY=" + mock.AdminKey, "HOME=" + tmp}
	warm, cold := filepath.Join(tmp, "warm"), filepath.Join(tmp, "cold")
	ours := func(name, cache string, args ...string) command {
		c := command{name: "dssrun " + name, args: append([]string{binary, "run"}, args...), env: append(slices.Clone(dku), "XDG_CACHE_HOME="+cache)}
		if cache == cold {
			c.fresh = cold
		}
		return c
	}
	node := peer("node")
	bun := peer("bun")
	python := peer("python3")
	py := os.Getenv("PYCLIENT")
	if py == "" {
		python = ""
		fmt.Println("left out: the reference client (PYCLIENT names no checkout)")
	}
	pairs := []struct {
		a, b  command
		here  bool
		limit string
	}{
		{ours("hello.ts, transformed", cold, script("hello.ts")), command{name: "node hello.js", args: []string{node, script("hello.js")}}, node != "", "0.20"},
		{ours("hello.ts, transformed", cold, script("hello.ts")), command{name: "bun hello.ts", args: []string{bun, script("hello.ts")}}, bun != "", "1.7"},
		{ours("hello.ts, cached", warm, script("hello.ts")), command{name: "bun hello.ts", args: []string{bun, script("hello.ts")}}, bun != "", "1.1"},
		{ours("hello.js", warm, script("hello.js")), command{name: "bun hello.js", args: []string{bun, script("hello.js")}}, bun != "", "1.1"},
		{ours("list 100 users", warm, script("list.ts")), command{name: "bun fetch", args: []string{bun, script("list.mjs")}, env: dku}, bun != "", "1.5"},
		{ours("list 100 users", warm, script("list.ts")), command{name: "node fetch", args: []string{node, script("list.mjs")}, env: dku}, node != "", ""},
		{ours("list 100 users", warm, script("list.ts")), command{name: "reference client", args: []string{python, script("list.py")}, env: append(slices.Clone(dku), "PYTHONPATH="+py)}, python != "", "0.05"},
	}
	fmt.Printf("%-32s %9s %8s   %-18s %9s %8s   %6s  %s\n", "A", "wall", "RSS", "B", "wall", "RSS", "A/B", "limit")
	for _, p := range pairs {
		if !p.here {
			continue
		}
		if err := compare(p.a, p.b, p.limit, runs); err != nil {
			return err
		}
	}
	return nil
}

// peer is a program's path, "" when it is not here.
func peer(name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		fmt.Printf("left out: %s (not on PATH)\n", name)
		return ""
	}
	return path
}

// serve runs the mock with 100 users on a loopback port.
func serve() (url string, stop func(), err error) {
	m := mock.New(mock.Options{Empty: true})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	s := &http.Server{Handler: m.Handler()}
	go func() { _ = s.Serve(l) }()
	url = "http://" + l.Addr().String()
	for i := range users {
		body := fmt.Sprintf(`{"login":"bench.%03d","password":"first-password","displayName":"Bench %d","sourceType":"LOCAL","groups":["readers"],"userProfile":"READER","email":null}`, i, i)
		if err := post(url+"/dip/publicapi/admin/users/", body); err != nil {
			return "", nil, err
		}
	}
	return url, func() { _ = s.Close() }, nil
}

func compare(a, b command, limit string, runs int) error {
	var as, bs []measure
	for i := range runs + 1 {
		for _, c := range []struct {
			command
			into *[]measure
		}{{a, &as}, {b, &bs}} {
			m, err := once(c.command)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			if i > 0 { // the first is a warm-up
				*c.into = append(*c.into, m)
			}
		}
	}
	ratio := float64(median(as, wall)) / float64(median(bs, wall))
	fmt.Printf("%-32s %9s %8s   %-18s %9s %8s   %6.3f  %s\n", a.name, ms(median(as, wall)), mb(median(as, rss)), b.name, ms(median(bs, wall)), mb(median(bs, rss)), ratio, limit)
	return nil
}

func wall(m measure) int64 { return int64(m.wall) }
func rss(m measure) int64  { return m.rss }

func median(all []measure, of func(measure) int64) int64 {
	values := make([]int64, len(all))
	for i, m := range all {
		values[i] = of(m)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

func ms(ns int64) string { return fmt.Sprintf("%.1f ms", float64(ns)/1e6) }
func mb(b int64) string  { return fmt.Sprintf("%.0f MB", float64(b)/1e6) }

// once runs a command and measures it as the system accounts for it.
func once(c command) (measure, error) {
	if c.fresh != "" {
		if err := os.RemoveAll(c.fresh); err != nil {
			return measure{}, err
		}
	}
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Env = append(os.Environ(), c.env...)
	start := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(start)
	if err != nil {
		return measure{}, fmt.Errorf("%w: %s", err, out)
	}
	usage, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return measure{took, usage.Maxrss * 1024}, nil
}
