// Package intl formats numbers, dates and lists for one locale, en-US, the way
// ECMA-402 describes and Node 20 shows. It knows no JavaScript engine: options
// come through a function, results are parts.
//
// Every other locale falls back to en-US, and resolved options say so.
package intl

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Locale is the one locale that there is.
const Locale = "en-US"

// Part is a piece of formatted text, of a type as formatToParts names it.
type Part struct{ Type, Value string }

// Text joins parts.
func Text(parts []Part) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Value)
	}
	return b.String()
}

// RangeError is an option or a value outside what is allowed.
type RangeError string

// Error is the message.
func (e RangeError) Error() string { return string(e) }

// ErrorName is the JavaScript class.
func (e RangeError) ErrorName() string { return "RangeError" }

// TypeError is an option that contradicts another or lacks one.
type TypeError string

// Error is the message.
func (e TypeError) Error() string { return string(e) }

// ErrorName is the JavaScript class.
func (e TypeError) ErrorName() string { return "TypeError" }

// Options gives an option as a string, false when it is undefined.
type Options func(name string) (string, bool)

// reader reads options and keeps the first error.
type reader struct {
	get Options
	err error
}

func (r *reader) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

// choice is an option that takes one of a few words.
func (r *reader) choice(name, fallback string, allowed ...string) string {
	v, ok := r.get(name)
	if !ok {
		return fallback
	}
	if len(allowed) > 0 && !slices.Contains(allowed, v) {
		r.fail(RangeError(fmt.Sprintf("Value %s out of range for Intl options property %s", v, name)))
		return fallback
	}
	return v
}

// number is an option that takes a whole number, -1 when it is not given.
func (r *reader) number(name string, low, high int) int {
	v, ok := r.get(name)
	if !ok {
		return -1
	}
	f, err := strconv.ParseFloat(v, 64)
	if err != nil || !(f >= float64(low) && f <= float64(high)) {
		r.fail(RangeError(name + " value is out of range."))
		return -1
	}
	return int(f)
}

// flag is an option that takes a boolean, handed over as "true" or "false".
func (r *reader) flag(name string) (value, given bool) {
	v, ok := r.get(name)
	return v == "true", ok
}

// pattern is a regular expression that is compiled when it is first used, and
// not by every process that starts.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

var tag = pattern(`^(?i:[a-z]{2,3}|[a-z]{5,8})(-[a-zA-Z0-9]{1,8})*$`)

// Canonical checks language tags and gives them in canonical case, without
// duplicates.
func Canonical(tags []string) ([]string, error) {
	var out []string
	for _, t := range tags {
		if !tag().MatchString(t) {
			return nil, RangeError("Incorrect locale information provided: " + t)
		}
		parts := strings.Split(t, "-")
		for i, p := range parts {
			switch {
			case i == 0 || len(parts[i-1]) == 1:
				parts[i] = strings.ToLower(p)
			case len(p) == 2 && !slices.ContainsFunc(parts[:i], func(s string) bool { return len(s) == 1 }):
				parts[i] = strings.ToUpper(p)
			case len(p) == 4 && i == 1:
				parts[i] = strings.ToUpper(p[:1]) + strings.ToLower(p[1:])
			default:
				parts[i] = strings.ToLower(p)
			}
		}
		if c := strings.Join(parts, "-"); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out, nil
}

// Supported are those of the tags that are formatted as they should be.
func Supported(tags []string) []string {
	out := []string{}
	for _, t := range tags {
		if base, _, _ := strings.Cut(t, "-u-"); base == "en" || base == "en-US" {
			out = append(out, t)
		}
	}
	return out
}

// Extension is a keyword of the first tag's Unicode extension: "h23" for the
// key "hc" in en-US-u-hc-h23.
func Extension(tags []string, key string) string {
	if len(tags) == 0 {
		return ""
	}
	_, ext, _ := strings.Cut(strings.ToLower(tags[0]), "-u-")
	parts := strings.Split(ext, "-")
	for i := 0; i+1 < len(parts); i++ {
		if parts[i] == key {
			return parts[i+1]
		}
	}
	return ""
}
