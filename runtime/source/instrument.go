package source

import (
	"path/filepath"
	"reflect"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/unistring"
)

// counterName is the variable that holds the counters, a parameter of the wrapper. It is no name that a script can write.
const counterName = unistring.String("%counters")

// instrumenter puts counters into a tree: before each statement that does something, in each arrow function that is an expression, in each
// initialiser of a class field. Not counted are what has no effect where it stands (functions, directives, declarations without a value), blocks
// and labels, which are what is in them, and whatever no line of a counted file stands for.
type instrumenter struct {
	program *Program
	counted *counted
	index   map[place]int
	files   map[string]int // of a path: its number in counted.files, -1 when it is not counted
	// loaders are functions that run when their file is loaded: the bodies of modules, of enums and namespaces.
	loaders map[ast.Node]bool
	// entries are the counters of bodies of modules: whether the file was loaded.
	entries map[*ast.BlockStatement]ast.Statement
	// elsewhere are the statements whose place is not where they begin.
	elsewhere map[ast.Statement]file.Idx
	// texts are those of the counted files, read when they are needed.
	texts map[int]*lineIndex
	// made are the names that the bundler made for namespaces of modules and for what loads modules.
	made map[string]bool
}

// instrument puts counters into the program's tree, for the files that cover wants.
func (p *Program) instrument(tree *ast.Program, cover func(path string) bool) {
	wrapper, body := moduleBody(tree)
	if body == nil {
		return
	}
	p.prepare()
	x := &instrumenter{program: p, counted: &counted{}, index: map[place]int{}, files: map[string]int{},
		loaders: map[ast.Node]bool{}, entries: map[*ast.BlockStatement]ast.Statement{}, elsewhere: map[ast.Statement]file.Idx{}, texts: map[int]*lineIndex{}, made: map[string]bool{}}
	for _, in := range p.code.Inputs {
		if !filepath.IsAbs(in.Path) || !scriptFile(in.Path) || inPackage(in.Path) || !cover(in.Path) {
			continue
		}
		x.files[in.Path] = len(x.counted.files)
		x.counted.files = append(x.counted.files, countedFile{in.Path, in.Sum})
	}
	if len(x.counted.files) == 0 {
		return
	}
	if p.maps == nil {
		if body, _ = scriptBody(tree).(*ast.BlockStatement); body == nil {
			return
		}
	} else {
		x.generated(body)
	}
	x.walk(reflect.ValueOf(body), true)
	wrapper.ParameterList.List = append(wrapper.ParameterList.List, &ast.Binding{Target: &ast.Identifier{Name: counterName, Idx: wrapper.ParameterList.Closing}})
	p.counted = x.counted
}

// moduleBody finds the wrapper and the body of the function that it returns.
func moduleBody(tree *ast.Program) (*ast.FunctionLiteral, *ast.BlockStatement) {
	if len(tree.Body) == 0 {
		return nil, nil
	}
	statement, _ := tree.Body[0].(*ast.ExpressionStatement)
	if statement == nil {
		return nil, nil
	}
	wrapper, _ := statement.Expression.(*ast.FunctionLiteral)
	if wrapper == nil || len(wrapper.Body.List) == 0 {
		return nil, nil
	}
	result, _ := wrapper.Body.List[0].(*ast.ReturnStatement)
	if result == nil {
		return nil, nil
	}
	module, _ := result.Argument.(*ast.ArrowFunctionLiteral)
	if module == nil {
		return nil, nil
	}
	body, _ := module.Body.(*ast.BlockStatement)
	return wrapper, body
}

// generated finds the names that the bundler made: `var init_a = __esm(…)`, `var a_exports = {}; __export(a_exports, …)`.
func (x *instrumenter) generated(body *ast.BlockStatement) {
	for _, s := range body.List {
		switch s := s.(type) {
		case *ast.ExpressionStatement:
			if call, name := helperCall(s.Expression); name == "__export" || name == "__reExport" {
				if id, ok := call.ArgumentList[0].(*ast.Identifier); ok {
					x.made[id.Name.String()] = true
				}
			}
		case *ast.VariableStatement:
			for _, b := range s.List {
				id, ok := b.Target.(*ast.Identifier)
				if _, name := helperCall(b.Initializer); ok && (name == "__esm" || name == "__commonJS") {
					x.made[id.Name.String()] = true
				}
			}
		}
	}
}

// helperCall is a call of one of the bundler's functions by its name, with at least one argument; "" when it is none.
func helperCall(e ast.Expression) (*ast.CallExpression, string) {
	call, _ := e.(*ast.CallExpression)
	if call == nil || len(call.ArgumentList) == 0 {
		return nil, ""
	}
	if id, ok := call.Callee.(*ast.Identifier); ok && strings.HasPrefix(id.Name.String(), "__") {
		return call, id.Name.String()
	}
	return nil, ""
}

// exports reports whether a call tells what a module exports: functions that return a variable each.
func exports(call *ast.CallExpression) bool {
	_, name := helperCall(call)
	return name == "__export" || name == "__reExport"
}

// bundler reports whether a statement is the bundler's own, by its names; see written.
func (x *instrumenter) bundler(s ast.Statement) bool {
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		call, ok := s.Expression.(*ast.CallExpression)
		return ok && exports(call)
	case *ast.VariableStatement:
		return x.isMade(s.List[0].Target)
	}
	return false
}

// loader reports whether a function is the bundler's for import(): () => __toESM(require_a()), () => (init_a(), a_exports), () => a_exports.
func (x *instrumenter) loader(parameters *ast.ParameterList, body ast.Expression) bool {
	if len(parameters.List) > 0 {
		return false
	}
	if list, ok := body.(*ast.SequenceExpression); ok {
		body = list.Sequence[0]
	}
	if _, name := helperCall(body); name == "__toESM" {
		return true
	}
	if call, ok := body.(*ast.CallExpression); ok {
		body = call.Callee
	}
	return x.isMade(body)
}

func (x *instrumenter) isMade(e ast.Expression) bool {
	id, ok := e.(*ast.Identifier)
	return ok && x.made[id.Name.String()]
}

// place is the original place of an offset in the text; false when it is the bundler's or of a file that is not counted.
// A statement is mapped from where its line, or the space before it, begins; other expressions from their first name or literal.
func (x *instrumenter) place(offset int, statement bool) (place, bool) {
	p := x.program
	if offset < 0 || offset >= len(p.code.Text) {
		return place{}, false
	}
	line, byteColumn := p.lines.position(offset)
	if line < 2 || line >= p.lines.count() {
		return place{}, false
	}
	text := p.lines.line(line)
	column := utf16Column(text, byteColumn)
	if p.maps == nil {
		return x.known(p.code.Entry, line-1, column+1)
	}
	if line-2 >= len(p.maps.lines) {
		return place{}, false
	}
	from := column
	if statement {
		from = utf16Column(text, len(strings.TrimRight(text[:byteColumn], " \t")))
	}
	s, ok := p.maps.first(line-2, from, column)
	if !ok {
		return place{}, false
	}
	source := p.maps.sources[s.source]
	at := s.originalColumn + 1
	if s.line == 0 {
		at = max(1, at-p.prefix(source))
	}
	return x.known(source, s.line+1, at)
}

// known is a place of a file that is counted.
func (x *instrumenter) known(path string, line, column int) (place, bool) {
	n, ok := x.files[path]
	return place{file: n, line: line, column: column}, ok
}

// written reports whether a statement is one of the file, by what the file has at its place. The bundler makes statements of imports, of the
// beginning of a file (`var a_exports = {}`), and returns where the file has none: of enums, of async generators.
func (x *instrumenter) written(s ast.Statement, at place) bool {
	if x.program.maps == nil {
		return true
	}
	text, ok := x.text(at)
	if !ok || imported().MatchString(text) {
		return !ok
	}
	switch s := s.(type) {
	case *ast.ReturnStatement:
		return strings.HasPrefix(text, "return")
	case *ast.VariableStatement:
		id, ok := s.List[0].Target.(*ast.Identifier)
		return !ok || !strings.HasSuffix(id.Name.String(), "_exports") || strings.Contains(text, id.Name.String())
	}
	return true
}

var imported = lazy(`^(?:import\b\s*(?:[^\s(.]|$)|export\s*(?:[*{]|$))`)

// text is what a line of a counted file has from a place on; false when the file was changed since it was loaded.
func (x *instrumenter) text(at place) (string, bool) {
	lines, ok := x.texts[at.file]
	if !ok {
		if text, ok := x.program.sourceText(x.counted.files[at.file].path); ok {
			lines = newLineIndex(text)
		}
		x.texts[at.file] = lines
	}
	if lines == nil {
		return "", false
	}
	line := lines.line(at.line)
	return line[byteColumn(line, at.column-1):], true
}
