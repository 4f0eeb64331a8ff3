package value

import (
	"fmt"
	"strings"
	"unicode/utf16"
)

// SyntaxError tells where a text stops being JSON, in V8's words. A script
// sees it as a SyntaxError.
type SyntaxError struct {
	Message string
	// Offset is where, in bytes from 0.
	Offset int
	// Line and Column count from 1, the column in UTF-16 units.
	Line, Column int
}

// Error is the message.
func (e *SyntaxError) Error() string { return e.Message }

// ErrorName is the class that a script sees.
func (e *SyntaxError) ErrorName() string { return "SyntaxError" }

// fault is what a scanner found wrong.
type fault uint8

const (
	unexpected fault = iota // a token that can't stand there, or the end
	badControl
	badEscape
	badUnicode
	openString
	noNumber
	noFraction
	noExponent
	wantName
	wantQuoted
	wantColon
	wantCommaOrBrace
	wantCommaOrBracket
	trailing
	tooDeep
)

var faults = map[fault]string{
	badControl:         "Bad control character in string literal in JSON",
	badEscape:          "Bad escaped character in JSON",
	badUnicode:         "Bad Unicode escape in JSON",
	openString:         "Unterminated string in JSON",
	noNumber:           "No number after minus sign in JSON",
	noFraction:         "Unterminated fractional number in JSON",
	noExponent:         "Exponent part is missing a number in JSON",
	wantName:           "Expected property name or '}' in JSON",
	wantQuoted:         "Expected double-quoted property name in JSON",
	wantColon:          "Expected ':' after property name in JSON",
	wantCommaOrBrace:   "Expected ',' or '}' after property value in JSON",
	wantCommaOrBracket: "Expected ',' or ']' after array element in JSON",
	trailing:           "Unexpected non-whitespace character after JSON",
	tooDeep:            fmt.Sprintf("More than %d arrays and objects inside each other in JSON", MaxDepth),
}

// context is how many UTF-16 units of the text a message quotes on each side.
const context = 10

func syntaxError(text string, f fault, at int) *SyntaxError {
	at = min(at, len(text))
	before := text[:at]
	e := &SyntaxError{Offset: at, Line: 1 + strings.Count(before, "\n")}
	e.Column = 1 + units(before[strings.LastIndexByte(before, '\n')+1:])
	switch {
	case f != unexpected:
		e.Message = fmt.Sprintf("%s at position %d (line %d column %d)", faults[f], units(before), e.Line, e.Column)
	case text == "undefined" || text == "NaN" || text == "Infinity" || text == "[object Object]":
		e.Message = fmt.Sprintf("%q is not valid JSON", text)
	case at == len(text):
		e.Message = "Unexpected end of JSON input"
	case text[at] == '"':
		e.Message = fmt.Sprintf("Unexpected string in JSON at position %d (line %d column %d)", units(before), e.Line, e.Column)
	case text[at] == '-' || text[at] >= '0' && text[at] <= '9':
		e.Message = fmt.Sprintf("Unexpected number in JSON at position %d (line %d column %d)", units(before), e.Line, e.Column)
	default:
		e.Message = unexpectedToken(text, at)
	}
	return e
}

func unexpectedToken(text string, at int) string {
	// Four bytes hold a unit at the most.
	head := utf16.Encode([]rune(text[max(0, at-4*context-3):at]))
	tail := utf16.Encode([]rune(text[at:min(len(text), at+4*context+7)]))
	token := string(utf16.Decode(tail[:1]))
	if len(text) < 4*context+8 && len(head)+len(tail) <= 2*context {
		return fmt.Sprintf("Unexpected token '%s', \"%s\" is not valid JSON", token, text)
	}
	left, right := "", ""
	if len(head) > context {
		head, left = head[len(head)-context:], "..."
	}
	if len(tail) > context {
		tail, right = tail[:context], "..."
	}
	return fmt.Sprintf("Unexpected token '%s', %s\"%s%s\"%s is not valid JSON", token, left, string(utf16.Decode(head)), string(utf16.Decode(tail)), right)
}

// units is the length of a text in UTF-16 units.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
