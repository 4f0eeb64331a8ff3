package stdlib_test

import "testing"

func TestList(t *testing.T) {
	t.Parallel()
	const rows = `[{ n: "Bo", t: "x", v: 2 }, { n: "ann", t: "y", v: null }, { n: "Ann", t: "x", v: 10 }, { n: "cy", t: undefined, v: -1 }]`
	const names = `.map((r) => r.n).join(" ")`
	cases{
		"groupBy":                  {`[...m.groupBy(` + rows + `, "t")].map(([k, l]) => [k, l.length])`, `[["x",2],["y",1],[null,1]]`},
		"groupBy function":         {`[...m.groupBy([1, 2, 3, 4], (n, i) => (n + i) % 3)].join("|")`, `"1,1,4|0,2|2,3"`},
		"groupBy of a set":         {`m.groupBy(new Set(["a", "b"]), (s) => s.length)`, `[[1,["a","b"]]]`},
		"groupBy nothing":          {`m.groupBy([], "x")`, `[]`},
		"countBy":                  {`m.countBy(` + rows + `, "t")`, `[["x",2],["y",1],[null,1]]`},
		"countBy function":         {`m.countBy(["a", "b", "a"], (s) => s)`, `[["a",2],["b",1]]`},
		"sumBy":                    {`m.sumBy(` + rows + `, "t", "v")`, `[["x",12],["y",0],[null,-1]]`},
		"sumBy of text":            {`m.sumBy([{ a: 1, b: 1 }, { a: 1, b: "2" }], "a", "b")`, `TypeError: sumBy: the value of row 1 must be a number, not a string`},
		"uniqueBy":                 {`m.uniqueBy(` + rows + `, (r) => r.n.toLowerCase())` + names, `"Bo ann cy"`},
		"indexBy":                  {`m.indexBy(` + rows + `, "n").get("cy").v`, `-1`},
		"indexBy, a key twice":     {`m.indexBy([{ a: "x" }, { a: "x" }], "a")`, `Error: indexBy: row 1 has the key "x", as a row before it has; groupBy keeps both, uniqueBy drops the second`},
		"sortBy text":              {`m.sortBy(` + rows + `, "n")` + names, `"Ann ann Bo cy"`},
		"sortBy text, down":        {`m.sortBy(` + rows + `, "n", "desc")` + names, `"cy Bo ann Ann"`},
		"sortBy numbers":           {`m.sortBy(` + rows + `, "v")` + names, `"cy Bo Ann ann"`},
		"sortBy numbers, down":     {`m.sortBy(` + rows + `, "v", "desc")` + names, `"Ann Bo cy ann"`},
		"sortBy is stable":         {`m.sortBy(` + rows + `, "t")` + names, `"Bo Ann ann cy"`},
		"sortBy down is stable":    {`m.sortBy(` + rows + `, "t", "desc")` + names, `"ann Bo Ann cy"`},
		"sortBy several":           {`m.sortBy(` + rows + `, ["t", (r) => r.n], ["asc", "desc"])` + names, `"Bo Ann ann cy"`},
		"sortBy several, one way":  {`m.sortBy(` + rows + `, ["t", "n"], "desc")` + names, `"ann Bo Ann cy"`},
		"sortBy all kinds":         {`m.sortBy([null, "b", new Date(5), 7, true, NaN, 3n, "", -0, "B", undefined, -Infinity], (v) => v).map((v) => String(v instanceof Date ? +v : v))`, `["-Infinity","0","true","3","5","7","","B","b","null","NaN","undefined"]`},
		"sortBy odd text":          {`m.sortBy(["İb", "ia", "a\0c", "a\0b", "ß", "ẞ", "😀"], (s) => s)`, `["a\u0000b","a\u0000c","ia","ß","ẞ","İb","😀"]`},
		"sortBy does not touch":    {`(() => { const l = [2, 1]; m.sortBy(l, (n) => n); return l; })()`, `[2,1]`},
		"sortBy no key":            {`m.sortBy([2, 1], [])`, `[2,1]`},
		"sortBy an object":         {`m.sortBy([{ a: [1] }], "a")`, `TypeError: sortBy: cannot sort by an array; give a function that takes text, a number or a date out of it`},
		"sortBy an odd way":        {`m.sortBy([], "a", "down")`, `TypeError: sortBy: a direction is "asc" or "desc", not "down"`},
		"sortBy too few ways":      {`m.sortBy([], ["a", "b"], ["asc"])`, `TypeError: sortBy: there are 2 keys and 1 directions`},
		"join":                     {`m.join([{ id: 1, a: "x" }, { id: 2, a: "y" }, { id: null }], [{ id: 2, a: "z", b: 1 }, { id: 2, b: 2 }, { id: null, b: 3 }], "id")`, `[{"id":2,"a":"y","b":1},{"id":2,"b":2,"a":"y"}]`},
		"join left":                {`m.join([{ id: 1 }, { id: 2 }], [{ id: 2, b: 1 }], "id", { type: "left" })`, `[{"id":1},{"id":2,"b":1}]`},
		"join on two names":        {`m.join([{ owner: "a" }], [{ login: "A", mail: "@" }], { left: "owner", right: (u) => u.login.toLowerCase() })`, `[{"login":"A","mail":"@","owner":"a"}]`},
		"join of another type":     {`m.join([], [], "id", { type: "outer" })`, `TypeError: join: the type is "inner" or "left", not "outer"`},
		"compare":                  {`m.compare([{ id: 1, a: [1] }, { id: 2, a: 1 }, { id: 3 }, { id: 5, a: { x: 1 }, b: 1 }], [{ id: 4 }, { id: 1, a: [1] }, { id: 2, a: 2 }, { id: 5, a: { x: 1 }, b: 2 }], "id")`, `{"added":[{"id":4}],"removed":[{"id":3}],"changed":[{"before":{"id":2,"a":1},"after":{"id":2,"a":2},"properties":["a"]},{"before":{"id":5,"a":{"x":1},"b":1},"after":{"id":5,"a":{"x":1},"b":2},"properties":["b"]}],"same":[{"id":1,"a":[1]}]}`},
		"compare some properties":  {`m.compare([{ id: 1, a: 1, b: 1 }], [{ key: 1, a: 2, b: 1 }], { left: "id", right: "key" }, { properties: ["b"] }).same.length`, `1`},
		"compare, a key twice":     {`m.compare([], [{ id: 1 }, { id: 1 }], "id")`, `Error: compare: two rows of the second list have the key 1`},
		"a forgotten await":        {`m.groupBy(Promise.resolve([]), "a")`, `TypeError: groupBy: the rows must be a list, not a Promise: is an await missing?`},
		"no list":                  {`m.sortBy(3, "a")`, `TypeError: sortBy: the rows must be a list, not a number`},
		"no key":                   {`m.countBy([])`, `TypeError: countBy: a key must be the name of a property or a function, not undefined`},
		"a class's property":       {`m.countBy([new (class { get k() { return 1; } })()], "k")`, `[[1,1]]`},
		"__proto__ is like others": {`m.groupBy([{ k: "__proto__" }, { k: "__proto__" }], "k").get("__proto__").length`, `2`},
	}.check(t, "std/list")
}
