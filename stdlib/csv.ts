// CSV as of RFC 4180, in and out: what Excel, LibreOffice and databases write is read, and what is written can be read by them.
import { cellText, checkOptions, kind } from "./inner/text.ts";

/** A row of a CSV text with a header: text by the name of the column. C are the columns that were asked for; others can be read too. */
export type Row<C extends string = string> = Record<C, string> & Record<string, string>;

/** How {@link parse} reads. */
export interface ParseOptions<C extends string = string> {
  /** The character between cells, or "auto" for the one of `,` `;` tab `|` that the first line has most, or that its `sep=` names. Default ",". */
  delimiter?: string;
  /** Whether the first row has the names of the columns. Default true. */
  header?: boolean;
  /** With a header: columns that must be there, in any order; a file without one of them is an error. Without: the names of the columns, in order. */
  columns?: readonly C[];
  /** Whether white space around cells is dropped. Default false: it is part of the cell. */
  trim?: boolean;
  /** Whether a row may have fewer cells than there are columns; those that it lacks are "". Default false: it is an error. */
  ragged?: boolean;
}

/** A CSV text that can't be read. */
export class CsvError extends Error {
  declare readonly name: "CsvError";
  static {
    Object.defineProperty(this.prototype, "name", { value: "CsvError" });
  }
  /** Where in the text it went wrong: the line, from 1. */
  readonly line: number;
  /** The column in that line, from 1, in UTF-16 code units as editors count. */
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(`cannot read the CSV at line ${line}, column ${column}: ${message}`);
    this.line = line;
    this.column = column;
  }
}

/**
 * Reads a CSV text into rows. With a header (the default), or with names in `columns`, a row is an object of strings by column; else it is an
 * array. A byte order mark is dropped, lines end in LF, CRLF or, if all do, CR; empty lines are left out. Cells are never converted.
 *
 *     const people = parse(readFileSync("people.csv", "utf8"), { columns: ["email", "profile"] });
 *
 * @throws {CsvError} when a quote is not closed or stands where none can be, a row has too many or too few cells, or the header lacks a column,
 * names one twice or gives none to cells that are not empty. The message has line and column.
 */
export function parse<C extends string = string>(text: string, options?: ParseOptions<C> & { header?: true }): Row<C>[];
export function parse<C extends string>(text: string, options: ParseOptions<C> & { header: false; columns: readonly C[] }): Row<C>[];
export function parse(text: string, options: ParseOptions & { header: false; columns?: undefined }): string[][];
export function parse(text: string, options: ParseOptions = {}): unknown[] {
  if (typeof text !== "string") throw new TypeError(`parse: the text must be a string, not ${kind(text)}; a file is read as text with readFileSync(path, "utf8")`);
  checkOptions("parse", options, ["delimiter", "header", "columns", "trim", "ragged"]);
  const { header = true, columns, trim = false, ragged = false } = options;
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1);
  const separator = /^sep=([^\r\n"])\r?(?:\n|$)/i.exec(text);
  const automatic = options.delimiter === "auto";
  const delimiter = automatic ? (separator?.[1] ?? detect(text)) : checkDelimiter("parse", options.delimiter);

  const rows: unknown[] = [];
  let names: string[] | undefined = header || !columns ? undefined : [...columns];
  let odd = false;
  const named = (list: string[], line: number, wanted?: readonly string[]): void => {
    checkNames(list, line, wanted);
    names = list;
    odd = list.includes("") || list.includes("__proto__");
  };
  if (names) named(names, 1);
  const fresh = (cells: string[], line: number): void => {
    if (trim) for (let i = 0; i < cells.length; i++) cells[i] = cells[i]!.trim();
    if (names) {
      rows.push(toObject(names, cells, line, ragged, odd));
    } else if (header) {
      named(cells, line, columns);
    } else {
      rows.push(cells);
    }
  };
  read(text, delimiter, automatic && separator ? 1 : 0, fresh);
  if (header && !names && columns?.length) throw new CsvError(`the text is empty, and should have the columns ${columns.join(", ")}`, 1, 1);
  return rows;
}

/** Calls back for every row that is not empty, with its cells and the line where it begins. */
function read(text: string, delimiter: string, skip: number, each: (cells: string[], line: number) => void): void {
  const newline = text.includes("\r") && !text.includes("\n") ? "\r" : "\n";
  const lines = text.split(newline);
  const quotes = text.includes('"');
  for (let at = skip; at < lines.length; at++) {
    const line = lines[at]!;
    if (quotes && line.includes('"')) {
      const cells: string[] = [];
      const first = at + 1;
      at = readQuoted(lines, at, newline, delimiter, cells);
      each(cells, first);
      continue;
    }
    const own = chomp(line);
    if (own !== "") each(own.split(delimiter), at + 1);
  }
}

const chomp = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);

/** Reads the row with quotes that begins at a line, and gives the line where it ends. */
function readQuoted(lines: string[], at: number, newline: string, delimiter: string, cells: string[]): number {
  let line = lines[at]!;
  for (let i = 0; ; ) {
    const quote = line.indexOf('"', i);
    if (quote !== i) {
      // The cells before the next one in quotes.
      if (quote >= 0 && line[quote - 1] !== delimiter) throw strayQuote(line, at, quote, delimiter);
      const plain = quote < 0 ? chomp(line.slice(i)) : line.slice(i, quote - 1);
      for (const cell of plain.split(delimiter)) cells.push(cell);
      if (quote < 0) return at;
      i = quote;
    }
    const openLine = at + 1, openColumn = i + 1;
    const parts: string[] = [];
    for (i++; ; ) {
      const end = line.indexOf('"', i);
      if (end < 0) {
        parts.push(line.slice(i), newline);
        if (++at >= lines.length) throw new CsvError("the quote that opens here is not closed", openLine, openColumn);
        line = lines[at]!;
        i = 0;
      } else if (line[end + 1] === '"') {
        parts.push(line.slice(i, end + 1));
        i = end + 2;
      } else {
        parts.push(line.slice(i, end));
        i = end + 1;
        break;
      }
    }
    cells.push(parts.length === 1 ? parts[0]! : parts.join(""));
    if (i === line.length || (i === line.length - 1 && line[i] === "\r")) return at;
    if (line[i] !== delimiter) {
      throw new CsvError(`${JSON.stringify(line[i])} after a closing quote, where only ${JSON.stringify(delimiter)} or the end of the line can be; a quote inside a cell is written twice`, at + 1, i + 1);
    }
    i++;
  }
}

function strayQuote(line: string, at: number, quote: number, delimiter: string): CsvError {
  const end = line.indexOf(delimiter, quote);
  const cell = chomp(line.slice(line.lastIndexOf(delimiter, quote) + 1, end < 0 ? undefined : end));
  return new CsvError(`a quote in a cell that does not begin with one; such a cell is written as "${cell.replaceAll('"', '""')}"`, at + 1, quote + 1);
}

function toObject(names: string[], cells: string[], line: number, ragged: boolean, odd: boolean): Record<string, string> {
  const n = names.length;
  if (cells.length !== n) {
    if (cells.length > n) throw new CsvError(`the row has ${count(cells.length, "cell")}, and the header ${count(n, "column")}; is a cell with the delimiter not in quotes?`, line, 1);
    if (!ragged) throw new CsvError(`the row has ${count(cells.length, "cell")}, and the header ${count(n, "column")}; the option ragged lets rows be shorter`, line, 1);
    while (cells.length < n) cells.push("");
  }
  const row: Record<string, string> = {};
  if (!odd) {
    for (let i = 0; i < n; i++) row[names[i]!] = cells[i]!;
    return row;
  }
  for (let i = 0; i < n; i++) {
    const name = names[i]!;
    if (name === "") {
      if (cells[i] !== "") throw new CsvError(`cell ${i + 1} has the value ${JSON.stringify(cells[i])}, and column ${i + 1} has no name`, line, 1);
    } else if (name === "__proto__") {
      Object.defineProperty(row, name, { value: cells[i], enumerable: true, configurable: true, writable: true });
    } else {
      row[name] = cells[i]!;
    }
  }
  return row;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? "" : "s"}`;

function checkNames(names: readonly string[], line: number, wanted: readonly string[] = []): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name !== "" && seen.has(name)) throw new CsvError(`two columns are called "${name}"`, line, 1);
    seen.add(name);
  }
  const missing = wanted.filter((name) => !seen.has(name));
  if (missing.length === 0) return;
  const one = names.length === 1 && wanted.length > 1 ? '; is the delimiter another one? delimiter: "auto" finds it' : "";
  throw new CsvError(`the header has no column ${missing.map((m) => `"${m}"`).join(", ")}; it has ${names.join(", ")}${one}`, line, 1);
}

function checkDelimiter(fn: string, delimiter: unknown = ","): string {
  if (typeof delimiter === "string" && delimiter.length === 1 && !'"\r\n'.includes(delimiter)) return delimiter;
  throw new TypeError(`${fn}: the delimiter must be one character that is no quote and no line break, not ${JSON.stringify(delimiter)}`);
}

/** The likely delimiter of a text, by its first line. */
function detect(text: string): string {
  const first = (/^[\r\n]*([^\r\n]*)/.exec(text)?.[1] ?? "").replace(/"[^"]*"/g, "");
  let best = ",", most = 0;
  for (const d of [",", ";", "\t", "|"]) {
    const n = first.split(d).length - 1;
    if (n > most) [best, most] = [d, n];
  }
  return best;
}

/** How {@link stringify} writes. */
export interface StringifyOptions<T = unknown> {
  /** Which columns, in order: their names, or their titles by name. Default: all that a row has, in the order in which they first appear. */
  columns?: readonly ([T] extends [readonly unknown[]] ? string : Extract<keyof T, string>)[] | Readonly<Record<string, string>>;
  /** Whether the first line has the names, or titles, of the columns. Default true; rows that are arrays have none without `columns`. */
  header?: boolean;
  /** The character between cells. Default ",". */
  delimiter?: string;
  /** What ends a line. Default "\n"; RFC 4180 wants "\r\n", which few readers insist on. */
  newline?: "\n" | "\r\n";
  /** Whether the text begins with a byte order mark, by which Excel knows that it is UTF-8. Default false. */
  bom?: boolean;
  /**
   * Whether text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab or a line break, and is no number) gets a
   * `'` before it. Use it for what people open in Excel and others typed in: a display name can be a formula that sends data away.
   * Default false: the text can be read back as it was.
   */
  guardFormulas?: boolean;
}

/**
 * Writes rows, objects or arrays, as CSV text, each line ended. null and undefined are empty cells, dates are ISO 8601, objects and arrays JSON.
 *
 *     console.log(stringify(users, { columns: ["login", "email"], guardFormulas: true }));
 *
 * @throws {TypeError} when a row is neither object nor array, or a cell is a function or a symbol.
 */
export function stringify<T extends object>(rows: Iterable<T>, options: StringifyOptions<T> = {}): string {
  checkOptions("stringify", options, ["columns", "header", "delimiter", "newline", "bom", "guardFormulas"]);
  const { columns, header = true, newline = "\n", bom = false, guardFormulas = false } = options;
  const delimiter = checkDelimiter("stringify", options.delimiter);
  if (newline !== "\n" && newline !== "\r\n") throw new TypeError(`stringify: newline must be "\\n" or "\\r\\n", not ${JSON.stringify(newline)}`);
  const list = Array.isArray(rows) ? (rows as T[]) : [...rows];
  const arrays = list.length > 0 && Array.isArray(list[0]);
  list.forEach((row, i) => {
    if (typeof row !== "object" || row === null || Array.isArray(row) !== arrays) {
      throw new TypeError(`stringify: row ${i} must be ${i === 0 ? "an object or an array" : arrays ? "an array, as the first is" : "an object, as the first is"}, not ${kind(row)}`);
    }
  });
  const listed = Array.isArray(columns) ? (columns as string[]) : columns && Object.keys(columns);
  const keys: readonly string[] = listed ?? (arrays ? [] : allKeys(list));
  const titles = columns && !Array.isArray(columns) ? Object.values(columns as Record<string, string>) : keys;

  const special = new RegExp(`["\\r\\n\\uFEFF\\u${delimiter.charCodeAt(0).toString(16).padStart(4, "0")}]`);
  const numbersFit = ",;|\t".includes(delimiter);
  const cell = (value: unknown): string => {
    if (typeof value === "number" && numbersFit) return String(value);
    const text = cellText(value);
    return quoted(guardFormulas && isFormula(text) ? "'" + text : text);
  };
  const quoted = (text: string): string => (special.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  // A line with nothing on it would be left out when it is read.
  const line = (cells: string[]): string => (cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter));

  const lines: string[] = [];
  if (header && titles.length > 0) lines.push(line(titles.map(cell)));
  for (let i = 0; i < list.length; i++) {
    const row = list[i] as Record<string, unknown>;
    try {
      lines.push(line(arrays ? (row as unknown as unknown[]).map(cell) : keys.map((key) => cell(row[key]))));
    } catch (e) {
      throw e instanceof TypeError ? new TypeError(`stringify: row ${i}: ${e.message}`, { cause: e }) : e;
    }
  }
  if (lines.length > 0) lines.push("");
  return (bom ? "\uFEFF" : "") + lines.join(newline);
}

function allKeys(rows: readonly object[]): string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) keys.add(key);
  return [...keys];
}

const isFormula = (text: string): boolean => /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !/^[+-]?\d+(?:[.,]\d+)*$/.test(text);
