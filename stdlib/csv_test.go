package stdlib_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCSVParse(t *testing.T) {
	t.Parallel()
	cases{
		"objects":                 {`m.parse("a,b\n1,2\n3,4\n")`, `[{"a":"1","b":"2"},{"a":"3","b":"4"}]`},
		"no line break at end":    {`m.parse("a,b\n1,2")`, `[{"a":"1","b":"2"}]`},
		"CRLF, byte order mark":   {`m.parse("\uFEFFa,b\r\n1,2\r\n")`, `[{"a":"1","b":"2"}]`},
		"CR":                      {`m.parse("a,b\r1,\"2\rx\"\r")`, `[{"a":"1","b":"2\rx"}]`},
		"arrays":                  {`m.parse("a,b\n1\n", { header: false })`, `[["a","b"],["1"]]`},
		"names given":             {`m.parse("1,2\n", { header: false, columns: ["a", "b"] })`, `[{"a":"1","b":"2"}]`},
		"empty":                   {`m.parse("")`, `[]`},
		"empty lines":             {`m.parse("\n\na\n\n1\n\r\n2\n\n")`, `[{"a":"1"},{"a":"2"}]`},
		"an empty cell in quotes": {`m.parse("a\n\"\"\n")`, `[{"a":""}]`},
		"quotes":                  {`m.parse('a,b\n"x ""y"", z","1\r\n2"\n')`, `[{"a":"x \"y\", z","b":"1\r\n2"}]`},
		"quotes at the end, CRLF": {`m.parse('a,b\r\nx,"y"\r\n"z",w\r\n')`, `[{"a":"x","b":"y"},{"a":"z","b":"w"}]`},
		"an empty last cell":      {`m.parse('a,b\n"x",\n"y",""\n')`, `[{"a":"x","b":""},{"a":"y","b":""}]`},
		"many lines in a cell":    {`m.parse('a\n"' + "x\n".repeat(1000) + '"')[0].a.length`, `2000`},
		"white space is kept":     {`m.parse("a, b\n 1 ,2\n")`, `[{"a":" 1 "," b":"2"}]`},
		"trim":                    {`m.parse("a, b\n 1 ,2\n", { trim: true })`, `[{"a":"1","b":"2"}]`},
		"ragged":                  {`m.parse("a,b,c\n1\n1,2,3", { ragged: true })`, `[{"a":"1","b":"","c":""},{"a":"1","b":"2","c":"3"}]`},
		"delimiter":               {`m.parse("a\tb\n1\t2,3", { delimiter: "\t" })`, `[{"a":"1","b":"2,3"}]`},
		"auto, semicolon":         {`m.parse("a;b;\"c,,,,\"\n1;2;3", { delimiter: "auto" })`, `[{"a":"1","b":"2","c,,,,":"3"}]`},
		"auto, none":              {`m.parse("a\n1", { delimiter: "auto" })`, `[{"a":"1"}]`},
		"auto, sep=":              {`m.parse("sep=|\r\na|b,c\n1|2", { delimiter: "auto" })`, `[{"a":"1","b,c":"2"}]`},
		"sep= without auto":       {`m.parse("sep=\n1")`, `[{"sep=":"1"}]`},
		"nameless, empty":         {`m.parse("a,b,\n1,2,\n")`, `[{"a":"1","b":"2"}]`},
		"odd names":               {`Object.entries(m.parse("__proto__,constructor\n1,2")[0])`, `[["__proto__","1"],["constructor","2"]]`},
		"columns wanted":          {`m.parse("b,a,c\n1,2,3", { columns: ["a", "b"] })`, `[{"b":"1","a":"2","c":"3"}]`},

		"not closed":            {`m.parse('a,b\n1,"2\n3,4\n')`, `CsvError: cannot read the CSV at line 2, column 3: the quote that opens here is not closed`},
		"text after a quote":    {`m.parse('a,b\n"1"x,2')`, `CsvError: cannot read the CSV at line 2, column 4: "x" after a closing quote, where only "," or the end of the line can be; a quote inside a cell is written twice`},
		"a quote inside":        {`m.parse('a,b\n"x\ny",5"\n')`, `CsvError: cannot read the CSV at line 3, column 5: a quote in a cell that does not begin with one; such a cell is written as "5"""`},
		"too many cells":        {`m.parse("a,b\n1,2\n1,2,3")`, `CsvError: cannot read the CSV at line 3, column 1: the row has 3 cells, and the header 2 columns; is a cell with the delimiter not in quotes?`},
		"too few cells":         {`m.parse("a,b\n1\n")`, `CsvError: cannot read the CSV at line 2, column 1: the row has 1 cell, and the header 2 columns; the option ragged lets rows be shorter`},
		"too many, ragged":      {`m.parse("a\n1,2", { ragged: true })`, `CsvError: cannot read the CSV at line 2, column 1: the row has 2 cells, and the header 1 column; is a cell with the delimiter not in quotes?`},
		"a name twice":          {`m.parse("\na,b,a\n")`, `CsvError: cannot read the CSV at line 2, column 1: two columns are called "a"`},
		"nameless":              {`m.parse("a,\n1,2")`, `CsvError: cannot read the CSV at line 2, column 1: cell 2 has the value "2", and column 2 has no name`},
		"a column missing":      {`m.parse("a,b\n", { columns: ["a", "c", "d"] })`, `CsvError: cannot read the CSV at line 1, column 1: the header has no column "c", "d"; it has a, b`},
		"another delimiter":     {`m.parse("a;b\n", { columns: ["a", "b"] })`, `CsvError: cannot read the CSV at line 1, column 1: the header has no column "a", "b"; it has a;b; is the delimiter another one? delimiter: "auto" finds it`},
		"empty, columns wanted": {`m.parse("\n", { columns: ["a"] })`, `CsvError: cannot read the CSV at line 1, column 1: the text is empty, and should have the columns a`},
		"a place":               {`(() => { try { m.parse('a\n"b') } catch (e) { return [e.line, e.column, e instanceof m.CsvError] } })()`, `[2,1,true]`},
		"no text":               {`m.parse(Buffer.from("a"))`, `TypeError: parse: the text must be a string, not an object of class Buffer; a file is read as text with readFileSync(path, "utf8")`},
		"an odd delimiter":      {`m.parse("a", { delimiter: "\"" })`, `TypeError: parse: the delimiter must be one character that is no quote and no line break, not "\""`},
		"an odd option":         {`m.parse("a", { delimeter: ";" })`, `TypeError: parse: unknown option "delimeter"; it takes delimiter, header, columns, trim, ragged`},
	}.check(t, "std/csv")
}

func TestCSVStringify(t *testing.T) {
	t.Parallel()
	cases{
		"objects":          {`m.stringify([{ a: 1, b: "x" }, { c: true, a: null }])`, `"a,b,c\n1,x,\n,,true\n"`},
		"arrays":           {`m.stringify([["a", 1], ["b"]])`, `"a,1\nb\n"`},
		"arrays, titles":   {`m.stringify([["a", 1]], { columns: ["name", "n"] })`, `"name,n\na,1\n"`},
		"nothing":          {`m.stringify([])`, `""`},
		"header only":      {`m.stringify([], { columns: ["a", "b"] })`, `"a,b\n"`},
		"columns":          {`m.stringify([{ a: 1, b: 2, c: 3 }], { columns: ["c", "a", "x"] })`, `"c,a,x\n3,1,\n"`},
		"titles":           {`m.stringify([{ a: 1, b: 2 }], { columns: { b: "The B", a: "A" } })`, `"The B,A\n2,1\n"`},
		"no header":        {`m.stringify([{ a: 1 }], { header: false })`, `"1\n"`},
		"quotes":           {`m.stringify([["a,b", 'say "x"', "1\n2", "\r", " ", ";"]])`, `"\"a,b\",\"say \"\"x\"\"\",\"1\n2\",\"\r\", ,;\n"`},
		"one empty cell":   {`m.stringify([{ a: "" }, { a: 1 }])`, `"a\n\"\"\n1\n"`},
		"values":           {`m.stringify([[new Date(0), { x: 1 }, [1, 2], 10n, NaN, undefined, new Date(NaN)]])`, `"1970-01-01T00:00:00.000Z,\"{\"\"x\"\":1}\",\"[1,2]\",10,NaN,,\n"`},
		"delimiter":        {`m.stringify([["a;b", "c,d", 1.5]], { delimiter: ";" })`, `"\"a;b\";c,d;1.5\n"`},
		"a point":          {`m.stringify([["a", 1.5]], { delimiter: "." })`, `"a.\"1.5\"\n"`},
		"a bracket":        {`m.stringify([["a]b", "c^"]], { delimiter: "]" })`, `"\"a]b\"]c^\n"`},
		"for Excel":        {`m.stringify([{ a: 1 }], { bom: true, newline: "\r\n", delimiter: ";" })`, `"` + "\uFEFF" + `a\r\n1\r\n"`},
		"a set":            {`m.stringify(new Set([{ a: 1 }]))`, `"a\n1\n"`},
		"formulas":         {`m.stringify([{ "=a": "=1+1", b: "+cmd", c: "-2+3", d: "@x", e: "\tx", f: "-5", g: -5, h: "a=b", i: "+33 1", j: "＝1" }], { guardFormulas: true })`, `"'=a,b,c,d,e,f,g,h,i,j\n'=1+1,'+cmd,'-2+3,'@x,'\tx,-5,-5,a=b,'+33 1,'＝1\n"`},
		"formulas, kept":   {`m.stringify([["=1+1"]])`, `"=1+1\n"`},
		"a function":       {`m.stringify([{ a: 1 }, { a: () => 1 }])`, `TypeError: stringify: row 1: a function can't be a cell`},
		"not a row":        {`m.stringify(["a"])`, `TypeError: stringify: row 0 must be an object or an array, not a string`},
		"mixed rows":       {`m.stringify([{ a: 1 }, [1]])`, `TypeError: stringify: row 1 must be an object, as the first is, not an array`},
		"an odd newline":   {`m.stringify([], { newline: "x" })`, `TypeError: stringify: newline must be "\n" or "\r\n", not "x"`},
		"a long delimiter": {`m.stringify([], { delimiter: "||" })`, `TypeError: stringify: the delimiter must be one character that is no quote and no line break, not "||"`},
	}.check(t, "std/csv")
}

// FuzzCSV wants what is written to be read back as it was, and any text to be
// read or refused with a CsvError.
func FuzzCSV(f *testing.F) {
	p := load(f, `import { parse, stringify, CsvError } from "std/csv";
		const [text, delimiter, rowsJSON] = process.argv.slice(2);
		for (const d of [delimiter, "auto"]) for (const header of [true, false]) {
			try { parse(text, { delimiter: d, header, ragged: true }); } catch (e) { if (!(e instanceof CsvError)) throw e; }
		}
		const rows = JSON.parse(rowsJSON);
		for (const newline of ["\n", "\r\n"]) {
			const back = parse(stringify(rows, { delimiter, newline }), { delimiter, header: false });
			if (JSON.stringify(back) !== JSON.stringify(rows)) console.log(JSON.stringify(back));
		}`)
	f.Add("a,b\n1,2\n", ",", uint8(2))
	f.Add("a;\"b\n\"\r\n;1", ";", uint8(1))
	f.Add("\uFEFF\"\",\r", "\t", uint8(3))
	f.Fuzz(func(t *testing.T, text, delimiter string, columns uint8) {
		if len(delimiter) != 1 || delimiter[0] >= utf8.RuneSelf || strings.Contains("\"\r\n", delimiter) || !utf8.ValidString(text) || columns == 0 {
			return // not of the inputs that this is about
		}
		// The rows are parts of the text, dealt out to cells.
		var rows [][]string
		for i, cell := range strings.SplitAfter(text, "x") {
			if i%int(columns) == 0 {
				rows = append(rows, nil)
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], cell)
		}
		want, err := json.Marshal(rows)
		if err != nil {
			t.Fatal(err)
		}
		if got := run(t, p, text, delimiter, string(want)); got != "" {
			t.Errorf("wrote %s\nread  %s", want, got)
		}
	})
}
