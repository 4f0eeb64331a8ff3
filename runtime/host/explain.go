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
		pattern := regexp.MustCompile(rule.pattern)
		if m := pattern.FindStringSubmatchIndex(message); m != nil {
			out := message[:m[0]]
			out = string(pattern.ExpandString([]byte(out), rule.words, message, m))
			return out + message[m[1]:]
		}
	}
	return message
}

type explanation struct {
	hint    string // a cheap test before the pattern
	pattern string // compiled when it is needed: every run would pay for it, and few show an error
	words   string
}

var explanations = []explanation{
	{"has no member", `Object has no member '(.*?)'$`, "$1 is not a function"},
	{"Cannot read property", `Cannot read property '(.*?)' of undefined(?: or null)?`, "Cannot read properties of null or undefined (reading '$1')"},
	{"Not a function: ", `^Not a function: \[object .*\]$`, "the value that is called is an object, not a function"},
	{"Not a function: ", `^Not a function: (?s:(.*))$`, "$1 is not a function"},
	{"Value is not an object: ", `^Value is not an object: (undefined|null|true|false|-?\d.*)$`, "$1 is not a function"},
	{"Value is not an object: ", `^Value is not an object: (?s:(.*))$`, "$1 is not a function or object"},
	{"object coercible", `Value is not object coercible`, "Cannot destructure null or undefined"},
	{"object is not iterable", `^object is not iterable`, "value is not iterable"},
	{"Unexpected end of JSON input", `Unexpected end of JSON input \(EOF\)`, "Unexpected end of JSON input"},
	{"invalid character", `^invalid character '(.*?)'(.*)$`, "Unexpected token '$1'$2 in JSON"},
	{"SyntaxError: ", `^SyntaxError: `, ""},
}
