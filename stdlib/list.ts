// Lists of objects as tables of a database: group, count, sort, join, compare. Each goes over a list once or twice and calls nothing per pair,
// so that a list of a hundred thousand rows is no matter.
import { isDeepStrictEqual } from "node:util";
import { kind } from "./inner/text.ts";

/** What to take of a row: the name of a property, or a function of the row. */
export type Key<T, K = unknown> = keyof T | ((row: T, index: number) => K);

/** A function that takes the key of a row. */
function selector<T>(fn: string, key: Key<T>): (row: T, index: number) => any {
  if (typeof key === "function") return key;
  if (typeof key !== "string" && typeof key !== "symbol" && typeof key !== "number") throw new TypeError(`${fn}: a key must be the name of a property or a function, not ${kind(key)}`);
  return (row) => row[key as keyof T];
}

/** Wants a list: a Promise of one is a forgotten await. */
function wanted<T>(fn: string, rows: Iterable<T>): Iterable<T> {
  if (rows !== null && rows !== undefined && typeof rows[Symbol.iterator] === "function") return rows;
  const promise = typeof (rows as { then?: unknown } | null | undefined)?.then === "function";
  throw new TypeError(`${fn}: the rows must be a list, not ${promise ? "a Promise: is an await missing?" : kind(rows)}`);
}

/**
 * The rows by a key, in the order in which the keys first appear.
 *
 *     for (const [type, list] of groupBy(connections, "type")) console.log(type, list.length);
 */
export function groupBy<T, P extends keyof T>(rows: Iterable<T>, key: P): Map<T[P], T[]>;
export function groupBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K): Map<K, T[]>;
export function groupBy<T>(rows: Iterable<T>, key: Key<T>): Map<unknown, T[]> {
  const select = selector("groupBy", key);
  const groups = new Map<unknown, T[]>();
  let index = 0;
  for (const row of wanted("groupBy", rows)) {
    const k = select(row, index++);
    const group = groups.get(k);
    if (group) group.push(row);
    else groups.set(k, [row]);
  }
  return groups;
}

/** How many rows there are of each key, in the order in which the keys first appear: `countBy(users, "userProfile")`. */
export function countBy<T, P extends keyof T>(rows: Iterable<T>, key: P): Map<T[P], number>;
export function countBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K): Map<K, number>;
export function countBy<T>(rows: Iterable<T>, key: Key<T>): Map<unknown, number> {
  return sumBy(wanted("countBy", rows), selector("countBy", key), () => 1);
}

/**
 * The sum of a number over the rows of each key: `sumBy(projects, "owner", (p) => p.size)`. null and undefined count as 0.
 *
 * @throws {TypeError} when a value is no number.
 */
export function sumBy<T, P extends keyof T>(rows: Iterable<T>, key: P, value: Key<T, number | null | undefined>): Map<T[P], number>;
export function sumBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K, value: Key<T, number | null | undefined>): Map<K, number>;
export function sumBy<T>(rows: Iterable<T>, key: Key<T>, value: Key<T, number | null | undefined>): Map<unknown, number> {
  const select = selector("sumBy", key), amount = selector("sumBy", value);
  const sums = new Map<unknown, number>();
  let index = 0;
  for (const row of wanted("sumBy", rows)) {
    const k = select(row, index), n = amount(row, index) ?? 0;
    if (typeof n !== "number") throw new TypeError(`sumBy: the value of row ${index} must be a number, not ${kind(n)}`);
    sums.set(k, (sums.get(k) ?? 0) + n);
    index++;
  }
  return sums;
}

/** The first row of each key, in the order of the rows. */
export function uniqueBy<T>(rows: Iterable<T>, key: Key<T>): T[] {
  const select = selector("uniqueBy", key);
  const seen = new Map<unknown, T>();
  let index = 0;
  for (const row of wanted("uniqueBy", rows)) {
    const k = select(row, index++);
    if (!seen.has(k)) seen.set(k, row);
  }
  return [...seen.values()];
}

/**
 * The row of each key: `indexBy(users, "login").get("ada")`.
 *
 * @throws {Error} when two rows have the same key: one of them would be lost. groupBy keeps both, uniqueBy drops the second.
 */
export function indexBy<T, P extends keyof T>(rows: Iterable<T>, key: P): Map<T[P], T>;
export function indexBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K): Map<K, T>;
export function indexBy<T>(rows: Iterable<T>, key: Key<T>): Map<unknown, T> {
  const select = selector("indexBy", key);
  const found = new Map<unknown, T>();
  let index = 0;
  for (const row of wanted("indexBy", rows)) {
    const k = select(row, index);
    if (found.has(k)) throw new Error(`indexBy: row ${index} has the key ${shown(k)}, as a row before it has; groupBy keeps both, uniqueBy drops the second`);
    found.set(k, row);
    index++;
  }
  return found;
}

const shown = (key: unknown): string => (typeof key === "string" ? JSON.stringify(key) : typeof key === "object" && key !== null ? kind(key) : String(key));

/** The way of a sort: from small to large, or from large to small. */
export type Direction = "asc" | "desc";

/**
 * The rows in the order of one key or several, as a new list; rows with equal keys stay in their order. Numbers, dates and booleans are sorted
 * by value and come before text; text is sorted without regard to case, then by code units; null, undefined and NaN come last either way.
 *
 *     sortBy(users, ["userProfile", "login"])
 *     sortBy(projects, [(p) => p.lastModified, "projectKey"], ["desc", "asc"])
 *
 * @param direction One for all keys, or a list with one for each. Default "asc".
 * @throws {TypeError} when a key is an object other than a date.
 */
export function sortBy<T>(rows: Iterable<T>, keys: Key<T> | readonly Key<T>[], direction: Direction | readonly Direction[] = "asc"): T[] {
  const list: readonly Key<T>[] = Array.isArray(keys) ? (keys as readonly Key<T>[]) : [keys as Key<T>];
  const ways: readonly Direction[] = typeof direction === "string" ? list.map(() => direction) : direction;
  if (ways.length !== list.length) throw new TypeError(`sortBy: there are ${list.length} keys and ${ways.length} directions`);
  for (const way of ways) if (way !== "asc" && way !== "desc") throw new TypeError(`sortBy: a direction is "asc" or "desc", not ${shown(way)}`);
  let sorted = [...wanted("sortBy", rows)];
  // The last key first: every pass keeps the order of the one before among equals.
  for (let i = list.length - 1; i >= 0; i--) sorted = sortByOne(sorted, selector("sortBy", list[i]!), ways[i] === "desc");
  return sorted;
}

function sortByOne<T>(rows: T[], select: (row: T, index: number) => unknown, descending: boolean): T[] {
  const keys = rows.map((row, i) => sortable(select(row, i)));
  // The first row of each key, and of each row the next one with its key.
  const first = new Map<number | string | undefined, number>();
  const next: (number | undefined)[] = new Array(rows.length);
  for (let i = rows.length - 1; i >= 0; i--) {
    next[i] = first.get(keys[i]);
    first.set(keys[i], i);
  }
  const numbers: number[] = [], texts: string[] = [];
  for (const k of first.keys()) {
    if (typeof k === "number") numbers.push(k);
    else if (typeof k === "string") texts.push(k);
  }
  const order: (number | string | undefined)[] = [...Float64Array.from(numbers).sort(), ...sortTexts(texts)];
  if (descending) order.reverse();
  order.push(undefined);
  const sorted: T[] = [];
  for (const k of order) for (let i = first.get(k); i !== undefined; i = next[i]) sorted.push(rows[i]!);
  return sorted;
}

/** A key as what it is sorted by. */
function sortable(value: unknown): number | string | undefined {
  if (typeof value === "string") return value;
  if (value === null || value === undefined) return undefined;
  if (typeof value === "object" && !(value instanceof Date) || typeof value === "function" || typeof value === "symbol") {
    throw new TypeError(`sortBy: cannot sort by ${kind(value)}; give a function that takes text, a number or a date out of it`);
  }
  const n = Number(value);
  return Number.isNaN(n) ? undefined : n + 0;
}

/** Sorts text without regard to case without a call per pair: what is compared is the text in lower case, with the text itself after it. */
function sortTexts(texts: string[]): string[] {
  const lowers = texts.map((text) => text.toLowerCase());
  if (lowers.every((lower, i) => lower === texts[i])) return lowers.sort();
  const pairs = texts.map((text, i) => (lowers[i]!.length === text.length ? lowers[i]! : text) + "\0" + text);
  return pairs.sort().map((pair) => pair.slice((pair.length + 1) / 2));
}

/** The columns that a join is on: the name of a property of both sides, or a key for each. */
export type On<L, R> = (keyof L & keyof R) | { left: Key<L>; right: Key<R> };

/**
 * Joins each row of the left list with the rows of the right list that have the same key, in the order of the left list. Where a key has several
 * rows on the right, there is a row for each. The properties of both are put together, and where both have one, the left's stays.
 *
 *     join(users, activities, "login")
 *     join(projects, users, { left: "ownerLogin", right: "login" }, { type: "left" })
 *
 * `type` is "inner" (the default), which leaves out rows of the left that match none, or "left", which keeps them as they are. null and
 * undefined match nothing.
 */
export function join<L extends object, R extends object>(left: Iterable<L>, right: Iterable<R>, on: On<L, R>, options?: { type?: "inner" }): (L & Omit<R, keyof L>)[];
export function join<L extends object, R extends object>(left: Iterable<L>, right: Iterable<R>, on: On<L, R>, options: { type?: "inner" | "left" }): (L & Partial<Omit<R, keyof L>>)[];
export function join<L extends object, R extends object>(left: Iterable<L>, right: Iterable<R>, on: On<L, R>, { type = "inner" }: { type?: "inner" | "left" } = {}): object[] {
  if (type !== "inner" && type !== "left") throw new TypeError(`join: the type is "inner" or "left", not ${shown(type)}`);
  const both = typeof on === "object" && on !== null;
  const leftKey = selector<L>("join", both ? on.left : on), rightKey = selector<R>("join", both ? on.right : on);
  const matches = groupBy(wanted("join", right), rightKey);
  const joined: object[] = [];
  let index = 0;
  for (const row of wanted("join", left)) {
    const key = leftKey(row, index++);
    const found = key === null || key === undefined ? undefined : matches.get(key);
    if (found) for (const match of found) joined.push({ ...match, ...row });
    else if (type === "left") joined.push({ ...row });
  }
  return joined;
}

/** What {@link compare} finds. */
export interface Comparison<B, A> {
  /** Rows that are in the second list only. */
  added: A[];
  /** Rows that are in the first list only. */
  removed: B[];
  /** Rows that are in both and differ, with the names of the properties that do. */
  changed: { before: B; after: A; properties: string[] }[];
  /** Rows that are in both and do not differ. */
  same: A[];
}

/**
 * Compares two lists by a key: what is there and what should be, one instance and another.
 *
 *     const { added, changed, removed } = compare(await client.listUsers(), wanted, "login", { properties: ["email", "groups"] });
 *
 * `properties` says which are compared; the default is all that the row of the second list has.
 *
 * @throws {Error} when two rows of a list have the same key.
 */
export function compare<B extends object, A extends object>(before: Iterable<B>, after: Iterable<A>, key: On<B, A>, { properties }: { properties?: readonly Extract<keyof A, string>[] } = {}): Comparison<B, A> {
  const both = typeof key === "object" && key !== null;
  const afterKey = selector<A>("compare", both ? key.right : key);
  const old = indexBy(wanted("compare", before), selector<B>("compare", both ? key.left : key));
  const result: Comparison<B, A> = { added: [], removed: [], changed: [], same: [] };
  const seen = new Set<unknown>();
  let index = 0;
  for (const row of wanted("compare", after)) {
    const k = afterKey(row, index++);
    if (seen.has(k)) throw new Error(`compare: two rows of the second list have the key ${shown(k)}`);
    seen.add(k);
    const was = old.get(k) as Record<string, unknown> | undefined;
    if (!was) {
      result.added.push(row);
      continue;
    }
    const differ = (properties ?? Object.keys(row)).filter((p) => !same(was[p], (row as Record<string, unknown>)[p]));
    if (differ.length > 0) result.changed.push({ before: was as B, after: row, properties: differ });
    else result.same.push(row);
  }
  for (const [k, row] of old) if (!seen.has(k)) result.removed.push(row);
  return result;
}

const same = (a: unknown, b: unknown): boolean => Object.is(a, b) || (typeof a === "object" && typeof b === "object" && isDeepStrictEqual(a, b));
