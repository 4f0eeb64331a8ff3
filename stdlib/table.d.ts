// Lists of objects as tables to read: text for the terminal, Markdown for a wiki, HTML for a mail.
declare module "std/table" {
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
  export function table<T extends object>(rows: Iterable<T>, options?: TextOptions<T>): string;
  /** A table in Markdown, as GitHub and the wikis of Dataiku read it, each line ended. What Markdown or HTML would take for its own is escaped. */
  export function markdown<T extends object>(rows: Iterable<T>, options?: Options<T>): string;
  /** A table in HTML, `<table>` to `</table>`, without styles other than the alignment. All text is escaped. */
  export function html<T extends object>(rows: Iterable<T>, options?: Options<T>): string;
  /** Text as HTML shows it, also inside an attribute's quotes. */
  export function escapeHtml(text: string): string;
}
