import { describe, expect, test } from "dss/test";
import { CsvError, parse, stringify } from "./csv.ts";

/** What a call throws. */
function thrown(call: () => unknown): unknown {
  try {
    call();
  } catch (e) {
    return e;
  }
  return undefined;
}

describe("parse", () => {
  test("gives objects by the header", () => {
    expect(parse("login,team\nada,core\nbob,ops\n")).toEqual([{ login: "ada", team: "core" }, { login: "bob", team: "ops" }]);
  });

  test("gives arrays without a header", () => {
    expect(parse("a,b\nc\n", { header: false })).toEqual([["a", "b"], ["c"]]);
    expect(parse("ada,core\n", { header: false, columns: ["login", "team"] })).toEqual([{ login: "ada", team: "core" }]);
  });

  test.each([
    ["LF", "a,b\n1,2\n"],
    ["CRLF", "a,b\r\n1,2\r\n"],
    ["CR", "a,b\r1,2\r"],
    ["no last line break", "a,b\n1,2"],
    ["a byte order mark", "\uFEFFa,b\n1,2\n"],
    ["empty lines", "\n\na,b\n\r\n1,2\n\n"],
    ["quotes everywhere", '"a","b"\n"1","2"\n'],
    ["a quoted last cell, CRLF", 'a,"b"\r\n1,"2"\r\n'],
  ])("reads %s", (_, text) => {
    expect(parse(text)).toEqual([{ a: "1", b: "2" }]);
  });

  test("keeps what is in quotes", () => {
    expect(parse('a,b,c\n"x, ""y""","line 1\r\nline 2",""\n')).toEqual([{ a: 'x, "y"', b: "line 1\r\nline 2", c: "" }]);
    expect(parse('a,b,c,d\n1,"2",,"4"\n')).toEqual([{ a: "1", b: "2", c: "", d: "4" }]);
  });

  test("finds the delimiter", () => {
    for (const d of [",", ";", "\t", "|"]) expect(parse(`a${d}b\n1${d}2`, { delimiter: "auto" })).toEqual([{ a: "1", b: "2" }]);
    expect(parse('"a,b,c";d\n1;2', { delimiter: "auto" })).toEqual([{ "a,b,c": "1", d: "2" }]);
    expect(parse("sep=;\r\na;b\r\n1;2\r\n", { delimiter: "auto" })).toEqual([{ a: "1", b: "2" }]);
    expect(parse("a\n1", { delimiter: "auto" })).toEqual([{ a: "1" }]);
  });

  test("trims and fills when it is told to", () => {
    expect(parse(" a , b \n 1 \n", { trim: true, ragged: true })).toEqual([{ a: "1", b: "" }]);
    expect(parse(" a\n 1 \n")).toEqual([{ " a": " 1 " }]);
  });

  test("leaves out a column without name and values", () => {
    expect(parse("a,,b\n1,,2\n")).toEqual([{ a: "1", b: "2" }]);
    expect(() => parse("a,\n1,2\n")).toThrow("column 2 has no name");
  });

  test("takes __proto__ for a name like another", () => {
    const [row] = parse("__proto__,a\nx,1\n");
    expect(Object.keys(row!)).toEqual(["__proto__", "a"]);
    expect(Object.getPrototypeOf(row)).toBe(Object.prototype);
  });

  test.each([
    ["an open quote", 'a,b\n1,"2\n3,4\n', 2, 3],
    ["text after a quote", 'a,b\n"1"x,2\n', 2, 4],
    ["a quote inside a cell", 'a,b\n1,x"y\n', 2, 4],
    ["a quote inside, after a cell of two lines", 'a,b\n"1\n1",x"\n', 3, 5],
    ["too many cells", "a,b\n1,2\n1,2,3\n", 3, 1],
    ["too few cells", "a,b\n\n1\n", 3, 1],
    ["a name twice", "a,a\n", 1, 1],
  ])("tells the place of %s", (_, text, line, column) => {
    const e = thrown(() => parse(text));
    expect(e).toBeInstanceOf(CsvError);
    expect(e).toMatchObject({ name: "CsvError", line, column });
    expect((e as Error).message).toContain(`line ${line}, column ${column}`);
  });

  test("wants the columns that it is asked for", () => {
    expect(parse("b,a\n1,2\n", { columns: ["a"] })).toEqual([{ b: "1", a: "2" }]);
    expect(() => parse("a;b\n1;2\n", { columns: ["a", "b"] })).toThrow(/no column "a", "b"; it has a;b; is the delimiter another one\?/);
    expect(() => parse("", { columns: ["a"] })).toThrow("should have the columns a");
    expect(parse("")).toEqual([]);
  });

  test("refuses misuse", () => {
    expect(() => parse(Buffer.from("a") as never)).toThrow('readFileSync(path, "utf8")');
    expect(() => parse("a", { delimiter: "||" })).toThrow(TypeError);
    expect(() => parse("a", { separator: ";" } as never)).toThrow('unknown option "separator"');
  });
});

describe("stringify", () => {
  test("writes objects and arrays", () => {
    expect(stringify([{ a: 1, b: "x" }, { c: true }])).toBe("a,b,c\n1,x,\n,,true\n");
    expect(stringify([["a", 1], ["b"]])).toBe("a,1\nb\n");
    expect(stringify([])).toBe("");
  });

  test("writes the columns that it is told", () => {
    const rows = [{ a: 1, b: 2 }];
    expect(stringify(rows, { columns: ["b"] })).toBe("b\n2\n");
    expect(stringify(rows, { columns: { b: "The B", a: "The A" } })).toBe("The B,The A\n2,1\n");
    expect(stringify(rows, { header: false })).toBe("1,2\n");
    expect(stringify([], { columns: ["a", "b"] })).toBe("a,b\n");
  });

  test("quotes only what needs it", () => {
    expect(stringify([["a,b", 'c"d', "e\nf", "g h", " i", ";"]])).toBe('"a,b","c""d","e\nf",g h, i,;\n');
    expect(stringify([["a,b", "c;d", "e.f", 1.5]], { delimiter: "." })).toBe('a,b.c;d."e.f"."1.5"\n');
  });

  test("writes values as text", () => {
    expect(stringify([[null, undefined, false, new Date(0), [1, "x"], 5n]])).toBe(',,false,1970-01-01T00:00:00.000Z,"[1,""x""]",5\n');
    expect(() => stringify([{ a: 1 }, { a: () => 1 }])).toThrow("row 1: a function can't be a cell");
    expect(() => stringify(["a"] as never)).toThrow("row 0 must be an object or an array");
  });

  test("writes for Excel", () => {
    expect(stringify([{ a: "é" }], { bom: true, newline: "\r\n", delimiter: ";" })).toBe("\uFEFFa\r\né\r\n");
  });

  test("keeps formulas out when it is told to", () => {
    const rows = [["=HYPERLINK(1)", "+1+1", "-cmd", "@sum", "\tx", "-5", "+33", -5, "a=b"]];
    expect(stringify(rows, { guardFormulas: true })).toBe("'=HYPERLINK(1),'+1+1,'-cmd,'@sum,'\tx,-5,+33,-5,a=b\n");
    expect(stringify([["=1"]])).toBe("=1\n");
  });

  test.each([["LF", "\n"], ["CRLF", "\r\n"]] as const)("is read back as it was, lines ended by %s", (_, newline) => {
    const rows = [["", "\uFEFF", '"', '""', ",", "\r", "\n", "\r\n", " ", "'", "sep=;"], [""], ["x"], ["日本", "\u0000"]];
    expect(parse(stringify(rows, { newline }), { header: false })).toEqual(rows);
  });
});
