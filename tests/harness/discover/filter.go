package discover

import (
	"errors"
	"fmt"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// Separator stands between the titles of describes and tests in a full title.
const Separator = " > "

// Filter chooses tests by their titles. The nil Filter takes all.
type Filter struct {
	plain    []string // in lower case
	patterns []*regexp2.Regexp
}

// ParseFilter reads the values of --filter; a test is wanted when one of them
// matches its full title, "describe > test". "/re/flags" is a regular expression
// as in JavaScript, with its flags (i, m, s, u; d, g, y change nothing here). Any
// other text is looked for as it stands, upper or lower case, so "/admin/users",
// whose end is not made of flags, too. Without values the Filter is nil.
func ParseFilter(values []string) (*Filter, error) {
	if len(values) == 0 {
		return nil, nil
	}
	f := &Filter{}
	for _, v := range values {
		if strings.TrimSpace(v) == "" {
			return nil, errors.New("a filter is empty; leave it out to run every test")
		}
		source, flags, ok := cutExpression(v)
		if !ok {
			f.plain = append(f.plain, strings.ToLower(v))
			continue
		}
		re, err := compile(source, flags)
		if err != nil {
			return nil, fmt.Errorf("filter %s: %w", v, err)
		}
		f.patterns = append(f.patterns, re)
	}
	return f, nil
}

// cutExpression takes "/source/flags" apart.
func cutExpression(text string) (source, flags string, ok bool) {
	end := strings.LastIndexByte(text, '/')
	if text[0] != '/' || end < 2 {
		return "", "", false
	}
	source, flags = text[1:end], text[end+1:]
	return source, flags, strings.Trim(flags, "dgimsuvy") == ""
}

// compile makes the expression with the engine and the rules of the scripts'
// own regular expressions.
func compile(source, flags string) (*regexp2.Regexp, error) {
	options := regexp2.ECMAScript
	for i, flag := range flags {
		if strings.ContainsRune(flags[:i], flag) {
			return nil, fmt.Errorf("the flag %c is given twice", flag)
		}
		switch flag {
		case 'i':
			options |= regexp2.IgnoreCase
		case 'm':
			options |= regexp2.Multiline
		case 's':
			options |= regexp2.Singleline
		case 'u':
			options |= regexp2.Unicode
		case 'v':
			return nil, errors.New("the flag v is not known to this engine; u is")
		}
	}
	re, err := regexp2.Compile(source, options)
	if err != nil {
		return nil, fmt.Errorf("not a regular expression: %s", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return re, nil
}

// Match reports whether a test is wanted; title is the titles of its describes,
// then its own.
func (f *Filter) Match(title []string) bool {
	if f == nil {
		return true
	}
	full := strings.Join(title, Separator)
	if len(f.plain) > 0 {
		lower := strings.ToLower(full)
		for _, p := range f.plain {
			if strings.Contains(lower, p) {
				return true
			}
		}
	}
	for _, re := range f.patterns {
		// Its only error is a timeout, and there is none.
		if ok, err := re.MatchString(full); ok && err == nil {
			return true
		}
	}
	return false
}
