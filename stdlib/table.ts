// Lists of objects as tables to read: text for the terminal, Markdown for a wiki, HTML for a mail.
import { checkOptions, cellText, kind } from "./inner/text.ts";

/** A column of a table. */
export interface Column<T = any> {
  /** The property that it shows; with `value` it is a name only. */
  key: Extract<keyof T, string> | (string & {});
  /** What stands above it. Default: the key. */
  title?: string;
  /** What it shows of a row, in place of the property. */
  value?: (row: T, index: number) => unknown;
  /** Default: "right" if all it shows is numbers, else "left". */
  align?: "left" | "right";
  /** The most cells of the terminal that it is wide; longer text is cut with "…". Default: as wide as it must be. Markdown and HTML are not cut. */
  width?: number;
}

/** How a table is made. */
export interface Options<T = any> {
  /** The columns, in order: names of properties, or columns. Default: all properties that the rows have, in the order in which they first appear. */
  columns?: readonly (Extract<keyof T, string> | Column<T>)[];
  /** Whether the titles are shown. Default true. */
  header?: boolean;
}

/** How {@link table} makes a table. */
export interface TextOptions<T = any> extends Options<T> {
  /** The most that a line is wide; the widest columns are cut for it. Default: the width of the terminal, and no limit where stdout is none. */
  width?: number;
  /** How far columns are apart. Default 2. */
  gap?: number;
}

/**
 * A table as lines of text, without a line break at the end: print it with console.log. Columns are as wide as what is in them; numbers stand to
 * the right. Line breaks and control characters are replaced, so that no value can change the terminal. No rows give the titles only.
 *
 *     console.log(table(connections, { columns: ["name", "type", { key: "users", value: (c) => c.allowedGroups.length }] }));
 */
export function table<T extends object>(rows: Iterable<T>, options: TextOptions<T> = {}): string {
  checkOptions("table", options, ["columns", "header", "width", "gap"]);
  const { header = true, width = terminalWidth(), gap = 2 } = options;
  for (const [name, value] of [["width", width], ["gap", gap]] as const) {
    if (!(typeof value === "number" && value >= 0)) throw new TypeError(`table: ${name} must be a number from 0, not ${kind(value)}`);
  }
  const grid = lay("table", rows, options);
  if (grid.length === 0) return "";
  for (const c of grid) {
    c.cells = c.cells.map(printable);
    c.title = printable(c.title);
  }
  const widths = grid.map((c) => {
    let most = header ? textWidth(c.title) : 0;
    for (const cell of c.cells) most = Math.max(most, textWidth(cell));
    return Math.min(most, c.width ?? Infinity);
  });
  shrink(widths, width - gap * (widths.length - 1));
  const space = " ".repeat(gap);
  const line = (texts: string[]): string => texts.map((text, i) => fit(text, widths[i]!, grid[i]!.align)).join(space).trimEnd();
  const lines = header ? [line(grid.map((c) => c.title))] : [];
  for (let r = 0; r < grid[0]!.cells.length; r++) lines.push(line(grid.map((c) => c.cells[r]!)));
  return lines.join("\n");
}

/** A table in Markdown, as GitHub and the wikis of Dataiku read it, each line ended. What Markdown or HTML would take for its own is escaped. */
export function markdown<T extends object>(rows: Iterable<T>, options: Options<T> = {}): string {
  checkOptions("markdown", options, ["columns", "header"]);
  const grid = lay("markdown", rows, options);
  if (grid.length === 0) return "";
  const escape = (text: string): string =>
    text.replace(/[\\`*_[\]<>|~&]/g, (c) => (c === "<" ? "&lt;" : c === ">" ? "&gt;" : c === "&" ? "&amp;" : "\\" + c)).replace(/\r\n|\r|\n/g, "<br>");
  const line = (texts: string[]): string => `| ${texts.join(" | ")} |\n`;
  // A table of Markdown always has a header.
  let text = line(grid.map((c) => (options.header === false ? "" : escape(c.title)))) + line(grid.map((c) => (c.align === "right" ? "---:" : "---")));
  const cells = grid.map((c) => c.cells.map(escape));
  for (let r = 0; r < cells[0]!.length; r++) text += line(cells.map((column) => column[r]!));
  return text;
}

/** A table in HTML, `<table>` to `</table>`, without styles other than the alignment. All text is escaped. */
export function html<T extends object>(rows: Iterable<T>, options: Options<T> = {}): string {
  checkOptions("html", options, ["columns", "header"]);
  const grid = lay("html", rows, options);
  const tag = (name: string, text: string, align: string): string => `<${name}${align === "right" ? ' style="text-align: right"' : ""}>${escapeHtml(text)}</${name}>`;
  const lines = ["<table>"];
  if (options.header !== false && grid.length > 0) lines.push("<thead>", `<tr>${grid.map((c) => tag("th", c.title, c.align)).join("")}</tr>`, "</thead>");
  lines.push("<tbody>");
  const length = grid[0]?.cells.length ?? 0;
  for (let r = 0; r < length; r++) lines.push(`<tr>${grid.map((c) => tag("td", c.cells[r]!, c.align)).join("")}</tr>`);
  lines.push("</tbody>", "</table>");
  return lines.join("\n") + "\n";
}

/** Text as HTML shows it, also inside an attribute's quotes. */
export function escapeHtml(text: string): string {
  return String(text).replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c] ?? "&#39;");
}

/** A column with the text of all its cells. */
interface Laid {
  title: string;
  align: "left" | "right";
  width: number | undefined;
  cells: string[];
}

function lay<T extends object>(fn: string, rows: Iterable<T>, { columns }: Options<T>): Laid[] {
  if (rows === null || rows === undefined || typeof rows[Symbol.iterator] !== "function") {
    throw new TypeError(`${fn}: the rows must be a list, not ${typeof (rows as { then?: unknown } | null | undefined)?.then === "function" ? "a Promise: is an await missing?" : kind(rows)}`);
  }
  const list = [...rows];
  list.forEach((row, i) => {
    if (typeof row !== "object" || row === null) throw new TypeError(`${fn}: row ${i} must be an object, not ${kind(row)}`);
  });
  return (columns ?? allKeys(list)).map((c): Laid => {
    const column: Column<T> = typeof c === "string" ? { key: c } : c;
    if (typeof column?.key !== "string") throw new TypeError(`${fn}: a column must be the name of a property, or an object with a key, not ${kind(c)}`);
    const { key, title = key, value, align, width } = column;
    let numbers = 0, others = 0;
    const cells = list.map((row, i) => {
      const shown = value ? value(row, i) : (row as Record<string, unknown>)[key];
      if (typeof shown === "number" || typeof shown === "bigint") numbers++;
      else if (shown !== null && shown !== undefined && shown !== "") others++;
      try {
        return Array.isArray(shown) && shown.every((v) => typeof v !== "object") ? shown.join(", ") : cellText(shown);
      } catch (e) {
        throw new TypeError(`${fn}: column "${key}" of row ${i}: ${(e as Error).message}`, { cause: e });
      }
    });
    return { title, align: align ?? (numbers > 0 && others === 0 ? "right" : "left"), width, cells };
  });
}

function allKeys(rows: readonly object[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
}

const terminalWidth = (): number => (process.stdout.isTTY && process.stdout.columns) || Infinity;

/** Narrows the widest columns until all fit; none below 3. */
function shrink(widths: number[], room: number): void {
  let over = widths.reduce((a, b) => a + b, 0) - room;
  while (over > 0) {
    const most = Math.max(...widths);
    if (most <= 3) return;
    const widest = widths.filter((w) => w === most).length;
    const next = Math.max(3, ...widths.filter((w) => w < most));
    const cut = Math.max(1, Math.min(most - next, Math.ceil(over / widest)));
    for (let i = 0; i < widths.length && over > 0; i++) {
      if (widths[i] !== most) continue;
      widths[i] = most - cut;
      over -= cut;
    }
  }
}

const plain = /^[ -~]*$/;

/** White space as spaces, and other control characters, also those that turn the direction of text, as one that shows. */
function printable(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(/\s+/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD");
}

/** How many cells of the terminal a text takes. */
function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const c of text) width += charWidth(c.codePointAt(0)!);
  return width;
}

function charWidth(c: number): number {
  if (c >= 0x300 && c <= 0x36f || c === 0x200d || c >= 0xfe00 && c <= 0xfe0f) return 0;
  const wide = c >= 0x1100 && c <= 0x115f || c >= 0x2e80 && c <= 0xa4cf || c >= 0xac00 && c <= 0xd7a3 || c >= 0xf900 && c <= 0xfaff ||
    c >= 0xfe30 && c <= 0xfe6f || c >= 0xff00 && c <= 0xff60 || c >= 0x1f300 && c <= 0x1faff || c >= 0x20000 && c <= 0x3fffd;
  return wide ? 2 : 1;
}

/** Text at a width: cut, or filled up with spaces. */
function fit(text: string, width: number, align: "left" | "right"): string {
  let own = textWidth(text);
  if (own > width) {
    let cut = "";
    own = 0;
    for (const c of text) {
      const w = charWidth(c.codePointAt(0)!);
      if (own + w > width - 1) break;
      cut += c;
      own += w;
    }
    text = width > 0 ? cut + "…" : "";
    own += width > 0 ? 1 : 0;
  }
  const fill = " ".repeat(Math.max(0, width - own));
  return align === "right" ? fill + text : text + fill;
}
