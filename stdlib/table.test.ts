import { describe, expect, test } from "dss/test";
import { escapeHtml, html, markdown, table } from "./table.ts";

const rows = [{ name: "ada", n: 3, on: true }, { name: "grace", n: 12.5, on: null }];
const lines = (...list: string[]) => list.join("\n");

describe("table", () => {
  test("is as wide as it must be, with numbers to the right", () => {
    expect(table(rows)).toBe(lines("name      n  on", "ada       3  true", "grace  12.5"));
  });

  test("has the columns that it is told", () => {
    expect(table(rows, { columns: ["n", { key: "who", title: "Who", value: (r) => r.name.toUpperCase() }], gap: 1 })).toBe(lines("   n Who", "   3 ADA", "12.5 GRACE"));
    expect(table(rows, { columns: [{ key: "n", align: "left" }], header: false })).toBe(lines("3", "12.5"));
    expect(table([], { columns: ["a", "b"] })).toBe("a  b");
    expect(table([])).toBe("");
  });

  test("is cut to a width", () => {
    expect(table([{ a: "abcdef", b: 1 }], { columns: [{ key: "a", width: 4 }, "b"] })).toBe(lines("a     b", "abc…  1"));
    for (const line of table([{ a: "x".repeat(50), b: "y".repeat(30), c: "z" }], { width: 40 }).split("\n")) expect(line.length).toBeLessThanOrEqual(40);
    expect(table([{ a: "abcdef" }], { width: 0 })).toBe(lines("a", "ab…"));
  });

  test("knows how wide characters are", () => {
    expect(table([{ a: "日本", b: 1 }, { a: "e\u0301", b: 2 }])).toBe(lines("a     b", "日本  1", "e\u0301     2"));
    expect(table([{ a: "日本語" }], { columns: [{ key: "a", width: 4 }] })).toBe(lines("a", "日…"));
  });

  test("lets no value change the terminal", () => {
    expect(table([{ a: "x\r\ny\t\u001b[31mz\u202e" }])).toBe(lines("a", "x y \uFFFD[31mz\uFFFD"));
  });

  test("shows lists, dates and objects", () => {
    expect(table([{ a: ["x", 1], b: new Date(0), c: { d: 1 } }], { header: false })).toBe('x, 1  1970-01-01T00:00:00.000Z  {"d":1}');
  });

  test("refuses misuse", () => {
    expect(() => table(Promise.resolve(rows) as never)).toThrow("is an await missing?");
    expect(() => table(5 as never)).toThrow("must be a list, not a number");
    expect(() => table(["a"] as never)).toThrow("row 0 must be an object, not a string");
    expect(() => table([{ a: Symbol("s") }])).toThrow('column "a" of row 0: a symbol can\'t be a cell');
    expect(() => table([], { columns: [null as never] })).toThrow("a column must be the name of a property, or an object with a key, not null");
    expect(() => table([], { gap: -1 })).toThrow("gap must be a number from 0");
  });
});

test("markdown escapes what it would take for its own", () => {
  expect(markdown(rows, { columns: ["name", "n"] })).toBe("| name | n |\n| --- | ---: |\n| ada | 3 |\n| grace | 12.5 |\n");
  expect(markdown([{ a: "x|y <b>*\n`z`" }])).toBe("| a |\n| --- |\n| x\\|y &lt;b&gt;\\*<br>\\`z\\` |\n");
  expect(markdown([{ a: 1 }], { header: false })).toBe("|  |\n| ---: |\n| 1 |\n");
  expect(markdown([])).toBe("");
});

test("html escapes everything", () => {
  expect(html([{ "<a>": "<script>", n: 1 }])).toBe(
    '<table>\n<thead>\n<tr><th>&lt;a&gt;</th><th style="text-align: right">n</th></tr>\n</thead>\n<tbody>\n<tr><td>&lt;script&gt;</td><td style="text-align: right">1</td></tr>\n</tbody>\n</table>\n',
  );
  expect(html([])).toBe("<table>\n<tbody>\n</tbody>\n</table>\n");
  expect(escapeHtml(`<a b='c' d="e">&`)).toBe("&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;");
});
