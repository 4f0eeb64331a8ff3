package source

import (
	"errors"
	"reflect"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"

	"github.com/dssrun/dssrun/runtime/source/regex"
)

// The wrapper's lines, see the package comment. A bundle hands over its exports itself. Plain JavaScript has none, and is in a function of
// its own, so that it can't run into the wrapper's return statement.
const (
	wrapOpen   = "(function (require, __dssrun) { return async () => {"
	wrapClose  = "\nreturn __dssrun.exports; }; })"
	plainOpen  = wrapOpen + " await (async () => {\n"
	plainClose = "\n})(); return __dssrun.exports; }; })"
)

// compile turns the text into the engine's program, regular expression literals made explicit. An error is *Diagnostics.
func (p *Program) compile(cover func(path string) bool) error {
	tree, err := parse(p.code.Text)
	if err != nil {
		return p.syntaxErrors(err)
	}
	if err := p.finish(tree, cover); err != nil {
		return err
	}
	return nil
}

// finish compiles a parsed text, counting the statements of the files that cover wants, when it is there.
func (p *Program) finish(tree *ast.Program, cover func(path string) bool) error {
	if err := rewriteLiterals(tree, p.code.Text); err != nil {
		return p.syntaxErrors(err)
	}
	if cover != nil {
		p.instrument(tree, cover)
	}
	program, err := goja.CompileAST(tree, p.code.Strict)
	if err != nil {
		return p.syntaxErrors(err)
	}
	p.program = program
	return nil
}

// parse reads a text without looking for the source maps that it may name.
func parse(text string) (*ast.Program, error) {
	return parser.ParseFile(nil, programName, text, 0, parser.WithDisableSourceMaps)
}

// literalError is a regular expression literal that the engine would get wrong.
type literalError struct {
	offset, length int
	err            error
}

func (e *literalError) Error() string { return e.err.Error() }

// rewriteLiterals replaces what the engine would silently get wrong in regular expression literals: /\p{L}/u compiles and never matches.
// Only the tree changes, so positions stay.
func rewriteLiterals(tree *ast.Program, text string) error {
	if !strings.Contains(text, `\p{`) && !strings.Contains(text, `\P{`) {
		return nil
	}
	var failed error
	visit(reflect.ValueOf(tree), func(node any) bool {
		lit, ok := node.(*ast.RegExpLiteral)
		if !ok || failed != nil {
			return failed == nil
		}
		pattern, flags, err := regex.RewriteRegExp(lit.Pattern, lit.Flags)
		if err != nil {
			failed = &literalError{int(lit.Idx) - 1, len(lit.Literal), err}
		}
		lit.Pattern, lit.Flags = pattern, flags
		return true
	})
	return failed
}

// visit walks a syntax tree; f says whether to go below a node.
func visit(v reflect.Value, f func(node any) bool) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			visit(v.Elem(), f)
		}
	case reflect.Pointer:
		if v.IsNil() || v.Type() == fileType || !f(v.Interface()) {
			return
		}
		visit(v.Elem(), f)
	case reflect.Struct:
		for i := range v.NumField() {
			// Declarations are listed a second time for their function.
			if field := v.Type().Field(i); field.IsExported() && field.Name != "DeclarationList" {
				visit(v.Field(i), f)
			}
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Interface || k == reflect.Pointer || k == reflect.Struct {
			for i := range v.Len() {
				visit(v.Index(i), f)
			}
		}
	}
}

var fileType = reflect.TypeFor[*file.File]()

// syntaxErrors turns the engine's complaints into diagnostics at original places.
func (p *Program) syntaxErrors(err error) error {
	d := &Diagnostics{}
	var list parser.ErrorList
	var compile *goja.CompilerSyntaxError
	var literal *literalError
	switch {
	case errors.As(err, &literal):
		line, column := newLineIndex(p.code.Text).position(literal.offset)
		one := p.at(line, column+1, "SyntaxError: "+literal.Error())
		one.Length = literal.length
		d.List = append(d.List, one)
	case errors.As(err, &list):
		// After the first, the engine's parser is guessing.
		first := list[0]
		d.List = append(d.List, p.at(first.Position.Line, first.Position.Column, "SyntaxError: "+first.Message))
	case errors.As(err, &compile) && compile.File != nil:
		at, message := compile.File.Position(compile.Offset), compile.Message
		if flags, ok := strings.CutPrefix(message, "Invalid flags supplied to RegExp constructor '"); ok {
			if _, _, err := regex.RewriteRegExp("", strings.TrimSuffix(flags, "'")); err != nil {
				message = err.Error()
			}
		}
		d.List = append(d.List, p.at(at.Line, at.Column, "SyntaxError: "+message))
	default:
		d.List = append(d.List, Diagnostic{File: p.code.Entry, Message: "SyntaxError: " + err.Error()})
	}
	return d
}

// at is a diagnostic at a place of the program, 1-based, the column in bytes.
func (p *Program) at(line, column int, message string) Diagnostic {
	f, ok := p.original(rawFrame{file: programName, line: line, column: column})
	if !ok {
		return Diagnostic{File: p.code.Entry, Message: message}
	}
	d := Diagnostic{File: f.File, Line: f.Line, Column: f.Column, Message: message}
	if text, ok := p.sourceText(f.File); ok {
		d.LineText = newLineIndex(text).line(f.Line)
	}
	return d
}
