// Package web builds the globals of the web platform and repairs the
// ECMAScript ones: what a script expects of Node 20 and goja does not have or
// gets wrong.
//
// Nothing is built before a script asks for it. Prepare puts an empty global
// object in front of the engine's own; Globals makes each global on its first
// use, the engine's own ones with their missing methods added. The parts
// written in JavaScript are compiled once per process, on first use.
//
// Source of behaviour: the WHATWG standards (DOM, URL, Encoding, Fetch,
// Streams, HTML's structured clone), the W3C Web Crypto and File APIs, ECMA-262
// and ECMA-402, as Node 20 shows them.
package web

import (
	_ "embed"
	"net/http"

	"github.com/dop251/goja"

	"github.com/dssrun/dssrun/runtime/loop"
	"github.com/dssrun/dssrun/runtime/permit"
)

// Env is what a web global needs of its host. There is one per VM; it is used
// on the loop's goroutine only.
type Env struct {
	// Loop is the run. Required.
	Loop *loop.Loop
	// Permit is asked before each connection. Default nil: everything that
	// connects is refused.
	Permit *permit.Policy
	// Transport carries fetch's requests. Default nil: a pooled http.Transport
	// shared by the process, with the proxies of the environment.
	Transport http.RoundTripper
	// Inspect prints a value as console.log does. Default nil: String().
	Inspect func(goja.Value) string

	builtins *goja.Object            // the engine's own global object
	units    map[string]*goja.Object // scripts that have run, by name
	fixed    fixes                   // which repairs on shared prototypes are done
}

// Globals lists the lazily built globals: name → constructor, called at most
// once per VM, on first use.
//
// ECMAScript's own names (Object, Promise, undefined …) are among them, since
// the global object that Prepare installs does not have them. A host defines
// what it gets on the global object: not enumerable, configurable, writable
// unless ReadOnly says otherwise. The prototype that Prepare gives the global
// object does all of this by itself; a host that puts its own dynamic object
// there either keeps that one as the prototype's prototype, or asks Globals.
var Globals map[string]func(*Env) goja.Value

// ReadOnly tells whether a global of ECMAScript can't be assigned to.
func ReadOnly(name string) bool {
	return name == "undefined" || name == "NaN" || name == "Infinity"
}

// Types is the .d.ts text of these globals. It needs no library but ES2022 and
// declares what ES2023 and later add where it is here.
var Types = webTypes + streamTypes + ecmascriptTypes

// NodeCryptoTypes is the .d.ts text of the module node:crypto as NodeCrypto
// makes it. It needs Types and a type Buffer.
//
//go:embed nodecrypto.d.ts
var NodeCryptoTypes string

//go:embed web.d.ts
var webTypes string

//go:embed stream.d.ts
var streamTypes string

//go:embed ecmascript.d.ts
var ecmascriptTypes string

func (e *Env) vm() *goja.Runtime { return e.Loop.VM() }
