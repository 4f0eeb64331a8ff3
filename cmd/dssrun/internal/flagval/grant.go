// Package flagval holds the flag values that urfave/cli lacks: permissions whose list is optional, sizes, durations that
// explain themselves.
package flagval

import (
	"errors"
	"net/netip"
	"strings"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/argv"
	"github.com/dssrun/dssrun/runtime/permit"
)

// GrantKind is what a permission flag lists.
type GrantKind int

// The kinds of permission flags.
const (
	Hosts GrantKind = iota // --allow-net
	Paths                  // --allow-read, --allow-write
	Names                  // --allow-env
)

// Grant is the value of a permission flag. Bare it allows everything, `=a,b` allows a and b; given again it adds.
type Grant struct {
	permit.Grant
	Kind GrantKind
}

// IsBoolFlag lets the flag stand alone, so that the next word is not its value.
func (g *Grant) IsBoolFlag() bool { return true }

// Set adds what one flag on the command line allows. The flag package gives "true" for the bare flag.
func (g *Grant) Set(value string) error {
	switch value {
	case "true":
		g.All = true
		return nil
	case "":
		return errors.New(`nothing follows "="; the flag without "=" allows everything`)
	}
	for _, entry := range strings.Split(value, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" {
			return errors.New("an entry of the list is empty")
		}
		g.List = append(g.List, entry)
	}
	return nil
}

// String is the list, or "" for a flag that was not given. It makes Grant a cli.Generic.
func (g *Grant) String() string {
	if g == nil || g.All {
		return ""
	}
	return strings.Join(g.List, ",")
}

// Misplaced reports whether the word after the bare flag was meant as its list. A host is recognised by its look; a path
// or a name only when it is no file and a script follows it.
func (g *Grant) Misplaced(next, after string, isFile func(string) bool) bool {
	if next == "-" || isFile(next) || argv.HasScriptExtension(next) && !strings.Contains(next, ":") {
		return false
	}
	if g.Kind == Hosts && looksLikeHost(next) {
		return true
	}
	return after != "" && (isFile(after) || argv.HasScriptExtension(after))
}

// looksLikeHost reports whether every entry of a list reads as a host, with or without port: example.com, 10.0.0.1:8443,
// [::1]:80, *.example.com, localhost, intranet:8080. A plain word does not.
func looksLikeHost(list string) bool {
	for _, word := range strings.Split(list, ",") {
		if word == "localhost" || strings.Contains(word, "://") {
			continue
		}
		host, port := word, ""
		if strings.HasPrefix(word, "[") {
			end := strings.IndexByte(word, ']')
			if end < 0 {
				return false
			}
			host, port = word[1:end], strings.TrimPrefix(word[end+1:], ":")
		} else if i := strings.LastIndexByte(word, ':'); i >= 0 && strings.Count(word, ":") == 1 {
			host, port = word[:i], word[i+1:]
		}
		if _, err := netip.ParseAddr(host); err == nil {
			continue
		}
		if strings.Trim(port, "0123456789") != "" {
			return false
		}
		dotted := strings.Contains(strings.Trim(host, "."), ".") && !strings.HasPrefix(host, ".")
		if host == "" || !dotted && port == "" || !isHostName(host) {
			return false
		}
	}
	return true
}

func isHostName(host string) bool {
	return strings.IndexFunc(strings.TrimPrefix(host, "*."), func(r rune) bool {
		plain := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' || r > 127
		return !plain
	}) < 0
}
