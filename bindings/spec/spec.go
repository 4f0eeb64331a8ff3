// Package spec is the vocabulary in which the API is declared. It is data
// only: no engine, no HTTP. A declaration is written once; the JavaScript
// classes (bind), the types, the reference and the mock's routes (emit) are all
// read off it.
package spec

import (
	"context"
	"io/fs"
	"strings"
)

// Set is one product's part of the API.
type Set struct {
	Module    string   // what a script imports: "dss", "dss/govern"
	Classes   []*Class // in the order in which types and reference list them
	Functions []Method // what the module exports beside its classes
	Types     []Type   // documents and shapes that signatures name
	Bodies    fs.FS    // the .js files that hold the bodies of JS methods

	// Exception names the class of error that a refusal of this HTTP status
	// is, for the requests of the set's classes. An error whose class declares
	// the field "error" gets the answer there. Default: DataikuException.
	Exception func(status int) string
}

// Type is a TypeScript type that signatures name and that is no class: mostly
// a raw document, as an interface of its documented fields and an index
// signature for the rest.
type Type struct {
	Name string
	Doc  string
	Text string // what stands behind the name: "{ login: string; [key: string]: any }"
}

// Class declares one JavaScript class.
type Class struct {
	Name string
	Ref  string // the class of the reference client: "dataikuapi.dss.admin.DSSConnection"
	Doc  string // the first sentence is the summary

	// Extends is the class that this one inherits from; "Error" for an
	// exception.
	Extends string

	// Also are further classes that instanceof takes an exception for, where
	// the reference inherits from several.
	Also []string

	// ErrorPath is where an exception's field "error" stands in the server's
	// answer: "errors.json". Its message is then that part of the answer, as
	// JSON. Default: error is the whole answer, the message is the answer's.
	ErrorPath string

	// Fields are the instance's own attributes, as TypeScript members in the
	// order in which the class is made: "readonly client: DSSClient; readonly
	// name: string". A field whose type is a class is not enumerable, so that
	// a handle prints as what identifies it. A field of type Session is hidden.
	Fields string

	// Data marks a dict subclass of the reference: the object is the wire's
	// dict. It is made of its Fields and then the wire object.
	Data bool

	// Getter is how one gets an instance, shown when a script tries new:
	// "client.getConnection(name)".
	Getter string

	// Constructor makes a class that scripts may build with new. Its
	// signatures are "constructor(…)"; its Expr is the array of field values.
	Constructor *Method

	// Enum lists the members of a class of constants, which has nothing else.
	Enum []EnumValue

	// Iterate makes the objects async iterables: it names the method, without
	// parameters and mostly Internal, whose AsyncIterable each iteration walks.
	Iterate string

	// BodiesOf names a class, of any set, whose JavaScript bodies serve the JS
	// methods that have none of their own.
	BodiesOf string

	Properties []Property
	Methods    []Method
}

// IterateItem is the type of what an iteration gives, "" when the class is no
// iterable.
func (c *Class) IterateItem() string {
	for i := range c.Methods {
		sigs, err := ParseSignatures(c.Methods[i].Sig)
		if err == nil && sigs[0].Name == c.Iterate {
			return strings.TrimSuffix(strings.TrimPrefix(sigs[0].Returns, "AsyncIterable<"), ">")
		}
	}
	return ""
}

// EnumValue is one constant: its name and the wire's string.
type EnumValue struct{ Name, Value, Doc string }

// Property declares an attribute that is computed or lives in a document.
// Exactly one of Path and Get is set.
type Property struct {
	Sig        string // a TypeScript member: "allowWrite: boolean", "readonly type: string"
	Doc        string
	Deprecated string

	// Path is where the value is read, and written unless the property is
	// readonly, from the instance: "settings.allowWrite". Where the type is
	// Date, the wire's milliseconds are converted.
	Path string
	Get  string // a JavaScript expression over this
	// Set, beside Get, makes the property writable: a JavaScript expression
	// over this and value, what is assigned.
	Set string
	// Hint is what to do instead of writing a readonly property: "use
	// setUsability()".
	Hint string
}

// Method declares one method. Exactly one of HTTP, Expr, JS and Go says what
// it does.
type Method struct {
	// Sig is the TypeScript signature, verbatim; overloads are separated by
	// line breaks. The last parameter, when its type is an object literal,
	// holds the options; a JSDoc comment before an option documents it.
	Sig        string
	Doc        string // the first sentence is the summary
	Deprecated string // what to use instead

	// Defaults is the JavaScript object literal of the defaults of options,
	// applied where an option is undefined.
	Defaults string

	Static   bool
	Internal bool   // for other declarations: no alias, not in the types
	Alias    string // the snake_case name where the naming rule can't give it

	// HTTP is the route: a method and a path below the product's base, whose
	// {x} are parameters, options or, dotted, attributes of this.
	HTTP   string
	Query  string   // JavaScript object; undefined and null are left out, lists repeat the key
	Body   string   // JavaScript value, sent as JSON; undefined and null send no body
	Upload string   // name of the parameter whose bytes are sent, as multipart part "file"
	Result string   // JavaScript expression over raw, the decoded answer, where it is not what is returned
	Reads  bool     // a POST that changes nothing
	Secret []string // path parameters that must not appear in messages

	// Expr is the result as a JavaScript expression over this and the
	// parameters.
	Expr string

	// JS says that the body is the function of this name, in the object of the
	// class's name, in one of the set's .js files.
	JS bool

	// Go is a body in Go. It runs off the loop where the method returns a
	// Promise, on it otherwise.
	Go Func
}

// Func is a body in Go. It sees plain data, never the engine.
type Func func(ctx context.Context, call Call) (any, error)

// Call is what a Go body is given.
type Call struct {
	// Args are the parameters and options by name, as encoding/json would
	// decode them.
	Args map[string]any
	// Do sends the request of a declared method of the same class.
	Do Doer
}

// Doer sends the request that a method declares, named by the method: params
// are those of its path (the object's own attributes need not be given), body
// is encoded as JSON unless it is nil. It returns the answer's bytes.
type Doer func(ctx context.Context, method string, params, query map[string]string, body any) ([]byte, error)
