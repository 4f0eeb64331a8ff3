// Package secret holds values that must not be printed: keys, passwords,
// tickets. A String prints as stars, and Mask takes every value made a String
// so far out of a text.
package secret

import (
	"encoding/base64"
	"net/url"
	"sort"
	"strings"
	"sync"
)

// Stars is what a secret looks like in any output.
const Stars = "******"

// minMasked is the shortest value, in bytes, that Mask looks for: masking a
// value of a few letters would make every message unreadable.
const minMasked = 6

// String is a secret. Every way of printing it (fmt, JSON, text) gives Stars;
// Reveal alone gives the value. The zero value is the absent secret.
type String struct{ value string }

var known struct {
	sync.RWMutex
	forms map[string]string // form → the secret
	// masker is rebuilt after a change, nil until then.
	masker *strings.Replacer
}

// New makes a secret of a value and has Mask recognise it from now on.
func New(value string) String {
	if len(value) >= minMasked {
		remember(value)
	}
	return String{value}
}

func remember(value string) {
	known.Lock()
	defer known.Unlock()
	if _, ok := known.forms[value]; ok {
		return
	}
	if known.forms == nil {
		known.forms = map[string]string{}
	}
	for _, form := range forms(value) {
		known.forms[form] = value
	}
	known.masker = nil
}

// forms are the spellings in which a value leaves the process: as it is,
// URL-encoded, in base64, and in base64 as the user of Basic authentication.
func forms(value string) []string {
	basic := value + ":"
	return []string{
		value,
		url.QueryEscape(value),
		url.PathEscape(value),
		base64.StdEncoding.EncodeToString([]byte(value)),
		base64.RawStdEncoding.EncodeToString([]byte(value)),
		base64.URLEncoding.EncodeToString([]byte(value)),
		base64.RawURLEncoding.EncodeToString([]byte(value)),
		base64.StdEncoding.EncodeToString([]byte(basic)),
	}
}

// Reveal is the value itself, for the one place that sends it.
func (s String) Reveal() string { return s.value }

// IsZero tells whether there is no secret.
func (s String) IsZero() bool { return s.value == "" }

// String is Stars, or "" for the absent secret.
func (s String) String() string {
	if s.value == "" {
		return ""
	}
	return Stars
}

// GoString is String: %#v prints no secret either.
func (s String) GoString() string { return s.String() }

// MarshalText is String, for JSON and other encoders.
func (s String) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Hint is a secret's last four characters behind stars, for a person who has
// to tell two keys apart. Of a short secret it shows nothing.
func (s String) Hint() string {
	if len(s.value) < 12 {
		return s.String()
	}
	return Stars + s.value[len(s.value)-4:]
}

// Mask replaces every secret made so far by Stars, also where it stands
// URL-encoded or in base64.
func Mask(text string) string {
	known.RLock()
	m, none := known.masker, len(known.forms) == 0
	known.RUnlock()
	if none {
		return text
	}
	if m == nil {
		m = build()
	}
	return m.Replace(text)
}

func build() *strings.Replacer {
	known.Lock()
	defer known.Unlock()
	known.masker = replacer(known.forms, func(string) string { return Stars })
	return known.masker
}

// Replacer replaces every secret made so far, and the values in more, each in any of its spellings by name(value). It is for a
// copy in which two secrets have to stay two, which Mask's stars would make one.
func Replacer(name func(value string) string, more []string) *strings.Replacer {
	all := map[string]string{}
	for _, value := range more {
		for _, form := range forms(value) {
			all[form] = value
		}
	}
	known.RLock()
	for form, value := range known.forms {
		all[form] = value
	}
	known.RUnlock()
	return replacer(all, name)
}

func replacer(all map[string]string, name func(string) string) *strings.Replacer {
	sorted := make([]string, 0, len(all))
	for form := range all {
		sorted = append(sorted, form)
	}
	// A secret may contain another: the longer one goes first.
	sort.Slice(sorted, func(i, j int) bool {
		if len(sorted[i]) != len(sorted[j]) {
			return len(sorted[i]) > len(sorted[j])
		}
		return sorted[i] < sorted[j]
	})
	pairs := make([]string, 0, 2*len(sorted))
	for _, form := range sorted {
		pairs = append(pairs, form, name(all[form]))
	}
	return strings.NewReplacer(pairs...)
}
