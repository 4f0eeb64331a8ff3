package host

import (
	"regexp"
	"strings"
)

// Explain rewrites a message of the engine into the words that users know from Node and the browsers. A message that
// it does not know stays as it is.
//
// The engine does not tell null from undefined, so the message names both where it can't know.
func Explain(message string) string {
	for _, rule := range explanations {
		if !strings.Contains(message, rule.hint) {
			continue
		}
		if m := rule.pattern.FindStringSubmatchIndex(message); m != nil {
			out := message[:m[0]]
			out = string(rule.pattern.ExpandString([]byte(out), rule.words, message, m))
			return out + message[m[1]:]
		}
	}
	return message
}

type explanation struct {
	hint    string // a cheap test before the pattern
	pattern *regexp.Regexp
	words   string
}

var explanations = []explanation{
	{"has no member", regexp.MustCompile(`Object has no member '(.*?)'$`), "$1 is not a function"},
	{"Cannot read property", regexp.MustCompile(`Cannot read property '(.*?)' of undefined(?: or null)?`), "Cannot read properties of null or undefined (reading '$1')"},
	{"Value is not an object: ", regexp.MustCompile(`^Value is not an object: (undefined|null|true|false|-?\d.*)$`), "$1 is not a function"},
	{"Value is not an object: ", regexp.MustCompile(`^Value is not an object: (?s:(.*))$`), "$1 is not a function or object"},
	{"object coercible", regexp.MustCompile(`Value is not object coercible`), "Cannot destructure null or undefined"},
	{"object is not iterable", regexp.MustCompile(`^object is not iterable`), "value is not iterable"},
	{"Unexpected end of JSON input", regexp.MustCompile(`Unexpected end of JSON input \(EOF\)`), "Unexpected end of JSON input"},
	{"invalid character", regexp.MustCompile(`^invalid character '(.*?)'(.*)$`), "Unexpected token '$1'$2 in JSON"},
	{"SyntaxError: ", regexp.MustCompile(`^SyntaxError: `), ""},
}
