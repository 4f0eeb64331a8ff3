package stdlib_test

import "testing"

func TestTable(t *testing.T) {
	t.Parallel()
	const rows = `[{ name: "ada", n: 3, on: true }, { name: "grace", n: 12.5, on: null }]`
	cases{
		"all columns":        {`m.table(` + rows + `)`, `"name      n  on\nada       3  true\ngrace  12.5"`},
		"columns":            {`m.table(` + rows + `, { columns: ["n", "name"] })`, `"   n  name\n   3  ada\n12.5  grace"`},
		"made columns":       {`m.table(` + rows + `, { columns: [{ key: "who", title: "Who?", value: (r, i) => i + r.name }, { key: "n", align: "left" }] })`, `"Who?    n\n0ada    3\n1grace  12.5"`},
		"no header":          {`m.table(` + rows + `, { header: false, columns: ["n"] })`, `"   3\n12.5"`},
		"nothing":            {`m.table([])`, `""`},
		"no rows":            {`m.table([], { columns: ["a", { key: "b", title: "B" }] })`, `"a  B"`},
		"gap":                {`m.table([{ a: 1, b: 2 }], { gap: 0 })`, `"ab\n12"`},
		"values":             {`m.table([{ a: ["x", 1], b: { c: 1 }, d: new Date(0), e: [{ f: 1 }] }])`, `"a     b        d                         e\nx, 1  {\"c\":1}  1970-01-01T00:00:00.000Z  [{\"f\":1}]"`},
		"width of a column":  {`m.table([{ a: "abcdef", b: 1 }], { columns: [{ key: "a", width: 4 }, "b"] })`, `"a     b\nabc…  1"`},
		"width of all":       {`m.table([{ a: "abcdefghij", b: "klmnop", c: "x" }], { width: 16 })`, `"a      b       c\nabcd…  klmnop  x"`},
		"too narrow":         {`m.table([{ a: "abcdef", b: "ghijkl" }], { width: 2 })`, `"a    b\nab…  gh…"`},
		"wide characters":    {`m.table([{ a: "日本", b: 1 }, { a: "e\u0301", b: 2 }])`, `"a     b\n日本  1\ne` + "\u0301" + `     2"`},
		"wide, cut":          {`m.table([{ a: "日本語" }], { columns: [{ key: "a", width: 4 }] })`, `"a\n日…"`},
		"control characters": {`m.table([{ a: "x\ny\tz \x1b[31m\u202e" }])`, `"a\nx y z �[31m�"`},
		"a promise":          {`m.table(Promise.resolve([]))`, `TypeError: table: the rows must be a list, not a Promise: is an await missing?`},
		"no object":          {`m.table([{}, "a"])`, `TypeError: table: row 1 must be an object, not a string`},
		"a function":         {`m.table([{ a() {} }])`, `TypeError: table: column "a" of row 0: a function can't be a cell`},
		"an odd column":      {`m.table([], { columns: [3] })`, `TypeError: table: a column must be the name of a property, or an object with a key, not a number`},
		"an odd option":      {`m.table([], { colums: [] })`, `TypeError: table: unknown option "colums"; it takes columns, header, width, gap`},
		"an odd width":       {`m.table([], { width: "80" })`, `TypeError: table: width must be a number from 0, not a string`},

		"markdown":           {`m.markdown(` + rows + `)`, `"| name | n | on |\n| --- | ---: | --- |\n| ada | 3 | true |\n| grace | 12.5 |  |\n"`},
		"markdown escapes":   {`m.markdown([{ a: "x|y *b* <i>\n[l](u) & \\" }])`, `"| a |\n| --- |\n| x\\|y \\*b\\* &lt;i&gt;<br>\\[l\\](u) &amp; \\\\ |\n"`},
		"markdown, no title": {`m.markdown([{ a: 1 }], { header: false })`, `"|  |\n| ---: |\n| 1 |\n"`},
		"markdown, nothing":  {`m.markdown([])`, `""`},
		"html":               {`m.html([{ "a<": "<script>", n: 1 }])`, `"<table>\n<thead>\n<tr><th>a&lt;</th><th style=\"text-align: right\">n</th></tr>\n</thead>\n<tbody>\n<tr><td>&lt;script&gt;</td><td style=\"text-align: right\">1</td></tr>\n</tbody>\n</table>\n"`},
		"html, no header":    {`m.html([{ a: 1 }], { header: false })`, `"<table>\n<tbody>\n<tr><td style=\"text-align: right\">1</td></tr>\n</tbody>\n</table>\n"`},
		"html, nothing":      {`m.html([])`, `"<table>\n<tbody>\n</tbody>\n</table>\n"`},
		"escapeHtml":         {"m.escapeHtml(`<a href='x' id=\"y\">&`)", `"&lt;a href=&#39;x&#39; id=&quot;y&quot;&gt;&amp;"`},
	}.check(t, "std/table")
}

func TestTime(t *testing.T) {
	t.Parallel()
	cases{
		"units":               {`["500ms", "2s", "3m", "4h", "5d", "1w", " 1.5 h ", "1d 2h", "1h30m", 7].map(m.duration)`, `[500,2000,180000,14400000,432000000,604800000,5400000,93600000,5400000,7]`},
		"no unit":             {`m.duration("30")`, `TypeError: "30" is not a duration: write a number and a unit, as in "30d" or "1h30m"; the units are ms, s, m, h, d, w`},
		"a month":             {`m.duration("2 months")`, `TypeError: "2 months" is not a duration: write a number and a unit, as in "90d" or "1h30m"; the units are ms, s, m, h, d, w, and a month or a year is written in days`},
		"empty":               {`m.duration("")`, `TypeError: "" is not a duration: write a number and a unit, as in "90d" or "1h30m"; the units are ms, s, m, h, d, w`},
		"nothing":             {`m.duration(undefined)`, `TypeError: undefined is not a duration: write a number and a unit, as in "90d" or "1h30m"; the units are ms, s, m, h, d, w`},
		"negative":            {`m.duration(-1)`, `TypeError: -1 is not a duration: write a number and a unit, as in "90d" or "1h30m"; the units are ms, s, m, h, d, w`},
		"format":              {`[93784000, 0, 999, 60000, 86400000 + 5000, 3599999, -5400000, Infinity, NaN, "36h"].map((v) => m.formatDuration(v))`, `["1d 2h","0s","999ms","1m","1d","59m 59s","-1h 30m","∞","","1d 12h"]`},
		"format, parts":       {`[1, 3, 5].map((n) => m.formatDuration(93784005, n))`, `["1d","1d 2h 3m","1d 2h 3m 4s 5ms"]`},
		"ago":                 {`Math.abs(Date.now() - m.ago("2h").getTime() - 7200000) < 5000`, `true`},
		"age":                 {`[m.age(m.ago("49h"), "d"), m.age(Date.now() - 7200000, "h"), m.age(new Date(Date.now() - 61000).toISOString(), "m"), m.age(Date.now() + 3600000, "h")]`, `[2,2,1,-1]`},
		"age of nothing":      {`[null, undefined, 0].map((v) => Number.isNaN(m.age(v)))`, `[true,true,true]`},
		"isOlderThan":         {`[m.ago("91d"), m.ago("89d"), Date.now(), null, undefined, 0, "2001-02-03"].map((v) => m.isOlderThan(v, "90d"))`, `[true,false,false,false,false,false,true]`},
		"an odd limit":        {`m.isOlderThan(null, "90")`, `TypeError: "90" is not a duration: write a number and a unit, as in "90d" or "1h30m"; the units are ms, s, m, h, d, w`},
		"an odd unit":         {`m.age(1, "years")`, `TypeError: age: "years" is not a unit; the units are ms, s, m, h, d, w`},
		"an odd moment":       {`m.age("soon")`, `TypeError: "soon" is not a moment: give a Date, milliseconds since 1970, or a date as ISO text`},
		"an invalid date":     {`m.age(new Date(NaN))`, `TypeError: an invalid date is not a moment: give a Date, milliseconds since 1970, or a date as ISO text`},
		"an object as moment": {`m.age({})`, `TypeError: an object is not a moment: give a Date, milliseconds since 1970, or a date as ISO text`},
	}.check(t, "std/time")
}
