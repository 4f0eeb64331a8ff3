package source

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/token"
)

// walk goes through a tree; load says whether what is here runs when its file is loaded.
func (x *instrumenter) walk(v reflect.Value, load bool) {
	switch v.Kind() {
	case reflect.Interface:
		if !v.IsNil() {
			x.walk(v.Elem(), load)
		}
	case reflect.Pointer:
		if v.IsNil() || v.Type() == fileType {
			return
		}
		if call, ok := v.Interface().(*ast.CallExpression); ok && exports(call) {
			return
		}
		load = x.enter(v.Interface(), load)
		x.walk(v.Elem(), load)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() && field.Name != "DeclarationList" {
				x.walk(v.Field(i), load)
			}
		}
	case reflect.Slice:
		if k := v.Type().Elem().Kind(); k == reflect.Interface || k == reflect.Pointer || k == reflect.Struct {
			for i := range v.Len() {
				x.walk(v.Index(i), load)
			}
		}
	}
}

// enter puts the counters of a node in, and tells whether what is below it runs when the file is loaded.
func (x *instrumenter) enter(node any, load bool) bool {
	switch n := node.(type) {
	case *ast.BlockStatement:
		n.List = x.list(n.List, load)
		if entry := x.entries[n]; entry != nil {
			at := 0
			for at < len(n.List) && directive(n.List[at]) {
				at++
			}
			n.List = slices.Insert(n.List, at, entry)
		}
	case *ast.CaseStatement:
		n.Consequent = x.list(n.Consequent, load)
	case *ast.IfStatement:
		block(&n.Consequent)
		if other, ok := n.Alternate.(*ast.IfStatement); ok {
			// The bundler maps the condition and not the word before it.
			x.elsewhere[other] = leftmost(other.Test)
		}
		block(&n.Alternate)
	case *ast.ForStatement:
		block(&n.Body)
	case *ast.ForInStatement:
		block(&n.Body)
	case *ast.ForOfStatement:
		block(&n.Body)
	case *ast.WhileStatement:
		block(&n.Body)
	case *ast.DoWhileStatement:
		block(&n.Body)
	case *ast.WithStatement:
		block(&n.Body)
	case *ast.CallExpression:
		if load {
			x.calls(n)
		}
	case *ast.FunctionLiteral:
		return load && x.loaders[n]
	case *ast.ArrowFunctionLiteral:
		load = load && x.loaders[n]
		if body, ok := n.Body.(*ast.ExpressionBody); ok && !x.loader(n.ParameterList, body.Expression) {
			body.Expression = x.before(body.Expression, leftmost(body.Expression), load)
		}
		return load
	case *ast.FieldDefinition:
		load = load && n.Static
		if n.Initializer != nil && !named(n.Initializer) {
			n.Initializer = x.before(n.Initializer, n.Idx, load)
		}
		return load
	}
	return load
}

// block makes a block of the single statement that is the body of another, so that a counter can stand before it.
func block(body *ast.Statement) {
	switch s := (*body).(type) {
	case nil, *ast.BlockStatement, *ast.EmptyStatement, *ast.FunctionDeclaration:
	default:
		*body = &ast.BlockStatement{LeftBrace: s.Idx0(), List: []ast.Statement{s}, RightBrace: s.Idx0()}
	}
}

// named reports whether an expression is a function or class that takes its name from what it is given to: a counter before it would take that.
func named(e ast.Expression) bool {
	switch e := e.(type) {
	case *ast.FunctionLiteral:
		return e.Name == nil
	case *ast.ClassLiteral:
		return e.Name == nil
	case *ast.ArrowFunctionLiteral:
		return true
	}
	return false
}

// calls finds the functions that a call at the top level of a file runs at once: of enums and namespaces, and the bundler's bodies of modules.
func (x *instrumenter) calls(call *ast.CallExpression) {
	x.loaders[call.Callee] = true
	if _, name := helperCall(call); name != "__esm" && name != "__commonJS" {
		return
	}
	modules, _ := call.ArgumentList[0].(*ast.ObjectLiteral)
	if modules == nil {
		return
	}
	for _, property := range modules.Value {
		if p, ok := property.(*ast.PropertyKeyed); ok {
			x.loaders[p.Value] = true
			f, isFunction := p.Value.(*ast.FunctionLiteral)
			if at, ok := x.place(int(p.Key.Idx0())-1, false); ok && isFunction {
				x.entries[f.Body] = &ast.ExpressionStatement{Expression: x.counter(place{file: at.file}, p.Key.Idx0(), true)}
			}
		}
	}
}

// list puts a counter before each statement of a list that counts.
func (x *instrumenter) list(list []ast.Statement, load bool) []ast.Statement {
	result := make([]ast.Statement, 0, 2*len(list))
	prologue := true
	for _, s := range list {
		prologue = prologue && directive(s)
		if !prologue && effective(s) && !x.bundler(s) {
			at, moved := x.elsewhere[s]
			if !moved {
				at = begin(s, x.program.code.Text)
			}
			if where, ok := x.place(int(at)-1, !moved); ok && x.written(s, where) {
				result = append(result, &ast.ExpressionStatement{Expression: x.counter(where, at, load)})
			}
		}
		result = append(result, s)
	}
	return result
}

// directive reports whether a statement is a string: "use strict" must stay the first of its function.
func directive(s ast.Statement) bool {
	e, ok := s.(*ast.ExpressionStatement)
	if !ok {
		return false
	}
	_, ok = e.Expression.(*ast.StringLiteral)
	return ok
}

// effective reports whether a statement does something by itself where it stands.
func effective(s ast.Statement) bool {
	switch s := s.(type) {
	case *ast.BlockStatement, *ast.EmptyStatement, *ast.FunctionDeclaration, *ast.BadStatement, *ast.DebuggerStatement:
		return false
	case *ast.LabelledStatement:
		return effective(s.Statement)
	case *ast.VariableStatement:
		return initialised(s.List)
	case *ast.LexicalDeclaration:
		return initialised(s.List)
	}
	return true
}

func initialised(list []*ast.Binding) bool {
	for _, b := range list {
		if b.Initializer != nil {
			return true
		}
	}
	return false
}

// before is the expression with a counter before it; at is the place that is counted.
func (x *instrumenter) before(e ast.Expression, at file.Idx, load bool) ast.Expression {
	if where, ok := x.place(int(at)-1, false); ok {
		return &ast.SequenceExpression{Sequence: []ast.Expression{x.counter(where, at, load), e}}
	}
	return e
}

// counter is the expression that counts a place.
func (x *instrumenter) counter(where place, at file.Idx, load bool) ast.Expression {
	where.load = load
	n, known := x.index[where]
	if !known {
		n = len(x.counted.places)
		x.index[where] = n
		x.counted.places = append(x.counted.places, where)
	}
	number := len(x.counted.of)
	x.counted.of = append(x.counted.of, n)
	return &ast.UnaryExpression{Operator: token.INCREMENT, Idx: at, Operand: &ast.BracketExpression{
		Left:        &ast.Identifier{Name: counterName, Idx: at},
		Member:      &ast.NumberLiteral{Idx: at, Literal: strconv.Itoa(number), Value: int64(number)},
		LeftBracket: at, RightBracket: at,
	}}
}

// begin is where a statement of a text begins.
func begin(s ast.Statement, text string) file.Idx {
	switch s := s.(type) {
	case *ast.ExpressionStatement:
		return leftmost(s.Expression)
	case *ast.IfStatement:
		// The parser leaves its place open.
		test := leftmost(s.Test)
		before := strings.TrimRight(text[:int(test)-1], "( \t\r\n")
		if strings.HasSuffix(before, "if") {
			return file.Idx(len(before) - len("if") + 1)
		}
		return test
	}
	return s.Idx0()
}

// leftmost is where an expression begins; the tree's own answer takes a tagged template to begin at its text.
func leftmost(e ast.Expression) file.Idx {
	switch e := e.(type) {
	case *ast.AssignExpression:
		return leftmost(e.Left)
	case *ast.BinaryExpression:
		return leftmost(e.Left)
	case *ast.BracketExpression:
		return leftmost(e.Left)
	case *ast.CallExpression:
		return leftmost(e.Callee)
	case *ast.ConditionalExpression:
		return leftmost(e.Test)
	case *ast.DotExpression:
		return leftmost(e.Left)
	case *ast.PrivateDotExpression:
		return leftmost(e.Left)
	case *ast.OptionalChain:
		return leftmost(e.Expression)
	case *ast.Optional:
		return leftmost(e.Expression)
	case *ast.SequenceExpression:
		return leftmost(e.Sequence[0])
	case *ast.TemplateLiteral:
		if e.Tag != nil {
			return leftmost(e.Tag)
		}
	case *ast.UnaryExpression:
		if e.Postfix {
			return leftmost(e.Operand)
		}
	}
	return e.Idx0()
}
