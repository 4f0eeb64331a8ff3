//go:build unix

// Command bench times whole processes: dssrun against the peers that are on
// this machine, each pair in turn (A B A B …), so that a machine whose speed
// drifts slows both. It prints medians, the ratio of each pair's median, and
// the peak memory. Peers that are not here are named and left out:
//
//	node, bun     on PATH
//	python3       with PYCLIENT naming a checkout of the reference client
//	undici, msw   with PEERS naming a folder whose node_modules has them
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

const users = 100

func main() {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case serverMode:
			latency, _ := time.ParseDuration(os.Args[2])
			fail(serveForever(latency))
		case limitMode:
			fail(limit())
			return
		}
	}
	runs := flag.Int("n", 20, "counted runs of each command that starts up; those that work take a quarter")
	binary := flag.String("dssrun", "./dssrun", "the binary to measure")
	only := flag.String("only", "", "measure only the rows of this group: start, calls, lists, tests")
	flag.Parse()
	fail(run(*runs, *binary, *only))
}

func fail(err error) {
	if err != nil {
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

// row is a pair to compare, and the ratio that is wanted.
type row struct {
	group string
	a, b  command
	limit string
}

func run(runs int, binary, only string) error {
	binary, err := filepath.Abs(binary)
	if err != nil {
		return err
	}
	info, err := os.Stat(binary)
	if err != nil {
		return fmt.Errorf("%w: make build first", err)
	}
	fmt.Printf("binary: %.1f MB\n", float64(info.Size())/1e6)
	tmp, err := os.MkdirTemp("", "dssrun-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	url, stop, err := startServer(0)
	if err != nil {
		return err
	}
	defer stop()
	slow, stopSlow, err := startServer(5 * time.Millisecond)
	if err != nil {
		return err
	}
	defer stopSlow()
	rows, err := table(binary, tmp, url, slow)
	if err != nil {
		return err
	}
	fmt.Printf("\n%-32s %9s %8s   %-18s %9s %8s   %6s  %s\n", "A", "wall", "RSS", "B", "wall", "RSS", "A/B", "limit")
	for _, r := range rows {
		if r.b.args[0] == "" || only != "" && r.group != only {
			continue
		}
		n := runs
		if r.group != "start" {
			n = max(3, runs/4)
		}
		if err := compare(r.a, r.b, r.limit, n); err != nil {
			return err
		}
	}
	return nil
}

// table is everything that is measured.
func table(binary, tmp, url, slow string) ([]row, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	script := func(name string) string { return filepath.Join("tests", "bench", "scripts", name) }
	warm, cold := filepath.Join(tmp, "warm"), filepath.Join(tmp, "cold")
	python, node, bun, py := peer("python3"), peer("node"), peer("bun"), os.Getenv("PYCLIENT")
	if py == "" {
		python = ""
		fmt.Println("left out: the reference client (PYCLIENT names no checkout)")
	}
	at := func(host string) []string {
		return []string{"DKU_DSS_URL=" + host, "DKU_API_KEY=key", "HOME=" + tmp, "PYTHONPATH=" + py}
	}
	ours := func(name, host, cache, file string) command {
		c := command{name: "dssrun " + name, args: []string{binary, "run", script(file)}, env: append(at(host), "XDG_CACHE_HOME="+cache)}
		if cache == cold {
			c.fresh = cold
		}
		return c
	}
	other := func(name, program, host, file string) command {
		return command{name: name, args: []string{program, script(file)}, env: at(host)}
	}
	bare := command{name: "bare Go client", args: []string{self, limitMode}, env: at(url)}
	bareSlow := command{name: "bare Go client", args: []string{self, limitMode}, env: at(slow)}
	many := url + "/many"
	rows := []row{
		{"start", ours("hello.ts, transformed", url, cold, "hello.ts"), other("node hello.js", node, url, "hello.js"), "0.20"},
		{"start", ours("hello.ts, transformed", url, cold, "hello.ts"), other("bun hello.ts", bun, url, "hello.ts"), "1.7"},
		{"start", ours("hello.ts, cached", url, warm, "hello.ts"), other("bun hello.ts", bun, url, "hello.ts"), "1.1"},
		{"start", ours("hello.js", url, warm, "hello.js"), other("bun hello.js", bun, url, "hello.js"), "1.1"},
		{"start", ours("list 100 users", url, warm, "list.ts"), other("bun fetch", bun, url, "list.mjs"), "1.5"},
		{"start", ours("list 100 users", url, warm, "list.ts"), other("reference client", python, url, "list.py"), "0.05"},
		{"calls", ours("20,001 calls", url, warm, "bulk.ts"), other("reference client", python, url, "bulk.py"), "0.10"},
		{"calls", ours("20,001 calls", url, warm, "bulk.ts"), other("node fetch", node, url, "bulk.mjs"), "0.20"},
		{"calls", ours("20,001 calls", url, warm, "bulk.ts"), other("bun fetch", bun, url, "bulk.mjs"), "1.7"},
		{"calls", ours("20,001 calls", url, warm, "bulk.ts"), bare, "2.2"},
		{"calls", ours("20,001 calls, 5 ms away", slow, warm, "bulk.ts"), bareSlow, "1.05"},
	}
	for _, l := range []struct{ name, file, python, node, bun string }{
		{"100,000 users: count", "count", "0.35", "0.65", "1.2"},
		{"100,000 users: filter, sort", "filter", "0.25", "", ""},
		{"100,000 users: change each", "change", "0.45", "", ""},
		{"100,000 users: every field", "every", "0.75", "", ""},
	} {
		a := ours(l.name, many, warm, l.file+".ts")
		rows = append(rows,
			row{"lists", a, other("reference client", python, many, l.file+".py"), l.python},
			row{"lists", a, other("node fetch", node, many, l.file+".mjs"), l.node},
			row{"lists", a, other("bun fetch", bun, many, l.file+".mjs"), l.bun})
	}
	tests, err := testRows(binary, warm, tmp, node, bun)
	return append(rows, tests...), err
}

// testRows compare mocks inside a process, and test runners.
func testRows(binary, cache, tmp, node, bun string) ([]row, error) {
	peers := os.Getenv("PEERS")
	if peers == "" {
		fmt.Println("left out: undici and msw (PEERS names no folder that has them)")
		return nil, nil
	}
	// Packages are looked for beside a script: the peers' go where theirs are.
	dir := filepath.Join(tmp, "peers")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("tests", "bench", "scripts"))); err != nil {
		return nil, err
	}
	modules, err := filepath.Abs(filepath.Join(peers, "node_modules"))
	if err != nil {
		return nil, err
	}
	if err := os.Symlink(modules, filepath.Join(dir, "node_modules")); err != nil {
		return nil, err
	}
	env := []string{"HOME=" + tmp, "XDG_CACHE_HOME=" + cache}
	script := func(name string) string { return filepath.Join("tests", "bench", "scripts", name) }
	requests := command{name: "dssrun --mock, 20,000 requests", args: []string{binary, "run", "--mock", script("inprocess.ts")}, env: env}
	suite := command{name: "dssrun test, 500 tests", args: []string{binary, "test", "--reporter=dot", script("suite.test.ts")}, env: env}
	undici := command{name: "undici MockAgent", args: []string{node, filepath.Join(dir, "inprocess.mjs")}}
	nodeSuite := command{name: "node:test, undici", args: []string{node, filepath.Join(dir, "suite.node.mjs")}}
	bunSuite := command{name: "bun test, msw", args: []string{bun, "test", filepath.Join(dir, "suite.bun.test.mjs")}}
	return []row{
		{"tests", requests, undici, "0.125"},
		{"tests", suite, nodeSuite, "0.10"},
		{"tests", suite, bunSuite, "0.25"},
	}, nil
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
