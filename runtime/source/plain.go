package source

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/dop251/goja/ast"
)

// transformed are the words that send a script through esbuild, wherever they stand: module syntax, and CommonJS names, which would compile
// here and mean nothing.
var transformed = []string{"import", "export", "require", "exports", "__dirname", "__filename"}

// plain compiles a script that needs no transform; nil when it needs one, or when esbuild has to say what is wrong with it.
func plain(e *entry, cover func(path string) bool) *Program {
	if !mayBePlain(e) {
		return nil
	}
	text := plainOpen + e.text + plainClose
	tree, err := parse(text)
	if err != nil {
		return nil
	}
	body := scriptBody(tree)
	if body == nil {
		return nil
	}
	b := bundle{Text: text, Entry: e.name, Dir: e.dir, Strict: e.isModule() || strings.Contains(e.text, "await") && awaits(body)}
	if e.path != "" {
		b.Inputs = []input{{Path: e.path}}
		if cover != nil {
			b.Inputs[0].Sum = sum(e.raw)
		}
	}
	p := &Program{code: b, script: e.text, cwd: workingDir()}
	if p.finish(tree, cover) != nil {
		return nil
	}
	return p
}

// mayBePlain tells from the name and the words of a script whether it is worth a try.
func mayBePlain(e *entry) bool {
	if e.path == "" {
		// It may be TypeScript. What is valid as JavaScript is the same script, except for type arguments: f<T>(x) would compare.
		if strings.Contains(e.text, "<") {
			return false
		}
	} else if ext := filepath.Ext(e.path); ext != ".js" && ext != ".mjs" && ext != ".cjs" && ext != "" {
		return false
	}
	for _, word := range transformed {
		if hasWord(e.text, word) {
			return false
		}
	}
	return true
}

// hasWord reports whether an identifier or keyword is in a text, in comments and strings too.
func hasWord(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(word)
		if (i == 0 || !identifierPart(text[i-1])) && (at == len(text) || !identifierPart(text[at])) {
			return true
		}
	}
}

// scriptBody is the body of the function that holds a plain script; nil when the script closed it and opened another.
func scriptBody(tree *ast.Program) ast.Node {
	if len(tree.Body) != 1 {
		return nil
	}
	statement, _ := tree.Body[0].(*ast.ExpressionStatement)
	if statement == nil {
		return nil
	}
	wrapper, _ := statement.Expression.(*ast.FunctionLiteral)
	if wrapper == nil || len(wrapper.Body.List) != 1 {
		return nil
	}
	result, _ := wrapper.Body.List[0].(*ast.ReturnStatement)
	if result == nil {
		return nil
	}
	module, _ := result.Argument.(*ast.ArrowFunctionLiteral)
	if module == nil {
		return nil
	}
	block, _ := module.Body.(*ast.BlockStatement)
	if block == nil || len(block.List) != 2 {
		return nil
	}
	call, _ := block.List[0].(*ast.ExpressionStatement)
	if call == nil {
		return nil
	}
	await, _ := call.Expression.(*ast.AwaitExpression)
	if await == nil {
		return nil
	}
	inner, _ := await.Argument.(*ast.CallExpression)
	if inner == nil {
		return nil
	}
	script, _ := inner.Callee.(*ast.ArrowFunctionLiteral)
	if script == nil {
		return nil
	}
	return script.Body.(*ast.BlockStatement)
}

// awaits reports whether a script awaits outside its functions, which makes it an ES module.
func awaits(body ast.Node) bool {
	found := false
	visit(reflect.ValueOf(body), func(node any) bool {
		switch node.(type) {
		case *ast.FunctionLiteral, *ast.ArrowFunctionLiteral:
			return false
		case *ast.AwaitExpression:
			found = true
		}
		return !found
	})
	return found
}

// isModule reports whether a JavaScript file is an ES module by its name or the nearest package.json.
func (e *entry) isModule() bool {
	switch filepath.Ext(e.path) {
	case ".mjs":
		return true
	case ".js":
	default:
		return false
	}
	for dir := e.dir; ; {
		if raw, err := os.ReadFile(filepath.Join(dir, "package.json")); err == nil {
			var manifest struct{ Type string }
			return json.Unmarshal(raw, &manifest) == nil && manifest.Type == "module"
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return false
		}
		dir = parent
	}
}
