package value

import (
	"errors"
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// messages are V8's, of Node 20, before it tells line and column.
var messages = map[string]string{
	"{":                            "Expected property name or '}' in JSON at position 1 (line 1 column 2)",
	"[1":                           "Expected ',' or ']' after array element in JSON at position 2 (line 1 column 3)",
	`{"a"`:                         "Expected ':' after property name in JSON at position 4 (line 1 column 5)",
	`{"a":`:                        "Unexpected end of JSON input",
	`"abc`:                         "Unterminated string in JSON at position 4 (line 1 column 5)",
	"":                             "Unexpected end of JSON input",
	"-":                            "No number after minus sign in JSON at position 1 (line 1 column 2)",
	"1.":                           "Unterminated fractional number in JSON at position 2 (line 1 column 3)",
	"1e":                           "Exponent part is missing a number in JSON at position 2 (line 1 column 3)",
	"01":                           "Unexpected number in JSON at position 1 (line 1 column 2)",
	"[1,]":                         `Unexpected token ']', "[1,]" is not valid JSON`,
	`{"a":1,}`:                     "Expected double-quoted property name in JSON at position 7 (line 1 column 8)",
	`{"a":1 "b"}`:                  "Expected ',' or '}' after property value in JSON at position 7 (line 1 column 8)",
	"nulx":                         `Unexpected token 'x', "nulx" is not valid JSON`,
	"tru":                          "Unexpected end of JSON input",
	"1\n2":                         "Unexpected non-whitespace character after JSON at position 2 (line 2 column 1)",
	"undefined":                    `"undefined" is not valid JSON`,
	`"\x"`:                         "Bad escaped character in JSON at position 2 (line 1 column 3)",
	`"\u12g"`:                      "Bad Unicode escape in JSON at position 5 (line 1 column 6)",
	"\"a\nb\"":                     "Bad control character in string literal in JSON at position 2 (line 1 column 3)",
	`"é" x`:                        "Unexpected non-whitespace character after JSON at position 4 (line 1 column 5)",
	"[abcdefghijklmnopqrstuvwxyz]": `Unexpected token 'a', "[abcdefghij"... is not valid JSON`,
	"[1,2,3,4,5,6,7,8,9,10,x":      `Unexpected token 'x', ...",7,8,9,10,x" is not valid JSON`,
	"[1,2,3,4,5,6,7,8,9,10,x,1,2,3,4,5,6,7,8,9]": `Unexpected token 'x', ...",7,8,9,10,x,1,2,3,4,"... is not valid JSON`,
	"<html>":                        `Unexpected token '<', "<html>" is not valid JSON`,
	strings.Repeat("[", MaxDepth+1): "More than 10000 arrays and objects inside each other in JSON at position 10000 (line 1 column 10001)",
	strings.Repeat(`{"a":`, 200000): "More than 10000 arrays and objects inside each other in JSON at position 50000 (line 1 column 50001)",
}

func TestSyntaxError(t *testing.T) {
	t.Parallel()
	vm := goja.New()
	Install(vm)
	for text, want := range messages {
		_, err := IndexString(text)
		var e *SyntaxError
		if !errors.As(err, &e) || e.Message != want {
			t.Errorf("%.60q: %v, want %s", text, err, want)
		}
		_ = vm.Set("text", text)
		v, err := vm.RunString(`try { JSON.parse(text) } catch (e) { [e instanceof SyntaxError, e.name, e.message].join(' ') }`)
		if err != nil || v.String() != "true SyntaxError "+want {
			t.Errorf("%.60q in a script: %v %v", text, v, err)
		}
	}
}
