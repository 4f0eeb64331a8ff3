// Package source turns a script file into a program that the engine can run.
//
// The engine (goja) knows scripts of about ES2022: no modules, no dynamic import, no top-level await, no `for await`, no async generators
// and no TypeScript. Load therefore takes one of three ways, the first that applies:
//
//  1. plain JavaScript that the engine can compile as it is, is only wrapped in an async function (top-level await is then an ordinary await);
//  2. a bundle that an earlier run left in the cache, when every file that could have changed it is still the same;
//  3. esbuild: the script, its imports and packages become one text.
//
// Whatever the way, the text that is compiled has the same shape: one line of ours, then the code, then one line of ours.
//
//	(function (require, __dssrun) { return async () => { var { apiClient } = require("dss");
//	…
//	return __dssrun.exports; }; })
//
// So generated line n is line n+1 of the program, columns are never shifted, and whatever is on the first or the last line is not the script's.
//
// Strictness: a program is strict when every input is an ES module, and sloppy otherwise, because one function can't be both.
// A file without any module syntax or top-level await counts as CommonJS, as in Node.js, unless its extension or the nearest package.json
// says otherwise.
//
// Statements are counted (Options.Cover, Program.Counter) by what is put into the syntax tree between parsing and compiling, so that the text, and
// with it every position, is the same whether they are or not. Outlined reads what can be counted in one file.
package source
