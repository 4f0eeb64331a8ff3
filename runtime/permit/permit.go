// Package permit decides what a script may touch: hosts, files and environment variables.
//
// Everything is denied until a flag allows it. Every door of the runtime (HTTP, files, environment)
// asks a [Policy] before it acts and hands the refusal, a [*Denied], to the script as it is: it names what was
// tried and the flag that allows it.
//
// The policy guards against a script, not against other processes: someone who swaps a folder for a symbolic link
// between the question and the use is outside its reach.
package permit

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Grant is one flag as the user gave it. The zero Grant allows nothing, All is the bare flag, List is what followed "=".
type Grant struct {
	All  bool
	List []string
}

// Grants are the four permission flags. -A sets All on each.
type Grants struct {
	Net   Grant // host, host:port, *.host, [v6]:port; without a port every port
	Read  Grant // files, or folders with everything below them
	Write Grant // likewise; writing does not include reading
	Env   Grant // names of environment variables
}

// Everything is what -A means.
func Everything() Grants {
	all := Grant{All: true}
	return Grants{Net: all, Read: all, Write: all, Env: all}
}

// Check reports the first entry that can't be understood, in words for the user who typed it.
// Call it before New, which treats such an entry as one that allows nothing.
func (g Grants) Check() error {
	for _, entry := range g.Net.List {
		if _, err := parseNet(entry); err != nil {
			return fmt.Errorf("--allow-net: %w", err)
		}
	}
	for _, f := range []struct {
		flag string
		list []string
	}{{"--allow-read", g.Read.List}, {"--allow-write", g.Write.List}, {"--allow-env", g.Env.List}} {
		if slices.Contains(f.list, "") {
			return fmt.Errorf("%s: empty entry in the list: write %[1]s=A,B or %[1]s alone to allow all", f.flag)
		}
	}
	return nil
}

// Policy answers the four questions. It is safe for use by several goroutines.
type Policy struct {
	grants Grants
	net    []netEntry
	read   []string // resolved: absolute, without symbolic links
	write  []string
	advise func(*Denied) string // nil for the flags

	mu         sync.RWMutex
	alwaysNet  map[string]bool // host:port in canonical form
	alwaysRead map[string]bool // resolved files
}

// New makes a policy from flags. Relative paths count from the current folder, and symbolic links in
// them are followed now, so that a later question compares real places with real places.
func New(g Grants) *Policy {
	p := &Policy{grants: g, alwaysNet: map[string]bool{}, alwaysRead: map[string]bool{}}
	for _, entry := range g.Net.List {
		if e, err := parseNet(entry); err == nil {
			p.net = append(p.net, e)
		}
	}
	p.read = resolveAll(g.Read.List)
	p.write = resolveAll(g.Write.List)
	return p
}

// Advise has refusals say what a function does, and not which flags to run with, where the user gives permissions otherwise. It is called
// before the policy is asked anything.
func (p *Policy) Advise(advice func(*Denied) string) { p.advise = advice }

// refuse is a refusal with its advice.
func (p *Policy) refuse(d *Denied) error {
	if p.advise != nil {
		d.Advice = p.advise(d)
	}
	return d
}

// AlwaysNet allows one host:port for the whole run whatever the flags say: the configured instance.
func (p *Policy) AlwaysNet(hostport string) {
	host, port := splitHostPort(hostport)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.alwaysNet[host+" "+port] = true
}

// AlwaysRead allows reading exactly this file: the script and each file that it imports.
func (p *Policy) AlwaysRead(path string) {
	real := resolve(path)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.alwaysRead[real] = true
}

// Net asks whether the script may connect to hostport. The port is always present, the caller adds the scheme's own.
// Hosts compare without case, IP addresses by value. It returns nil or a [*Denied].
func (p *Policy) Net(hostport string) error {
	if p.grants.Net.All {
		return nil
	}
	host, port := splitHostPort(hostport)
	for _, e := range p.net {
		if e.matches(host, port) {
			return nil
		}
	}
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.alwaysNet[host+" "+port] {
		return nil
	}
	return p.refuse(&Denied{Op: "net", Target: hostport, Flag: flagFor("--allow-net", hostport)})
}

// Read asks whether the script may read path, a file or a folder. It returns nil or a [*Denied].
func (p *Policy) Read(path string) error {
	if err := p.file("read", path, p.grants.Read.All, p.read); err != nil {
		p.mu.RLock()
		defer p.mu.RUnlock()
		if len(p.alwaysRead) > 0 && p.alwaysRead[resolve(path)] && !climbs(path) {
			return nil
		}
		return err
	}
	return nil
}

// Write asks whether the script may create, change or remove path. A file that does not exist yet is judged by
// where it would come to be: the real place of its deepest existing parent. It returns nil or a [*Denied].
func (p *Policy) Write(path string) error {
	return p.file("write", path, p.grants.Write.All, p.write)
}

// Env asks whether the script may see or set the environment variable name; the empty name stands for all of them.
// It returns nil or a [*Denied].
func (p *Policy) Env(name string) error {
	if p.grants.Env.All {
		return nil
	}
	for _, allowed := range p.grants.Env.List {
		if name != "" && (name == allowed || runtime.GOOS == "windows" && strings.EqualFold(name, allowed)) {
			return nil
		}
	}
	return p.refuse(&Denied{Op: "env", Target: name, Flag: flagFor("--allow-env", name)})
}

// everything reports whether -A was given, or its four parts.
func (p *Policy) everything() bool {
	g := p.grants
	return g.Net.All && g.Read.All && g.Write.All && g.Env.All
}
