// CSV as of RFC 4180, in and out: what Excel, LibreOffice and databases write is read, and what is written can be read by them.
declare module "std/csv" {
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
    readonly name: "CsvError";
    /** Where in the text it went wrong: the line, from 1. */
    readonly line: number;
    /** The column in that line, from 1, in UTF-16 code units as editors count. */
    readonly column: number;
    constructor(message: string, line: number, column: number);
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
  export function parse<C extends string = string>(text: string, options?: ParseOptions<C> & {
    header?: true;
  }): Row<C>[];
  export function parse<C extends string>(text: string, options: ParseOptions<C> & {
    header: false;
    columns: readonly C[];
  }): Row<C>[];
  export function parse(text: string, options: ParseOptions & {
    header: false;
    columns?: undefined;
  }): string[][];
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
  export function stringify<T extends object>(rows: Iterable<T>, options?: StringifyOptions<T>): string;
}
