// Package lib is the JavaScript of the module dss/test. Each file is one function expression, (function (native, load) { … }),
// see host.Body.
package lib

import "embed"

//go:embed *.js
var files embed.FS

// Read is the text of a file, by its name without ".js".
func Read(name string) (string, error) {
	text, err := files.ReadFile(name + ".js")
	return string(text), err
}
