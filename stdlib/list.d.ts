// Lists of objects as tables of a database: group, count, sort, join, compare. Each goes over a list once or twice and calls nothing per pair,
// so that a list of a hundred thousand rows is no matter.
declare module "std/list" {
  /** What to take of a row: the name of a property, or a function of the row. */
  export type Key<T, K = unknown> = keyof T | ((row: T, index: number) => K);
  /**
   * The rows by a key, in the order in which the keys first appear.
   *
   *     for (const [type, list] of groupBy(connections, "type")) console.log(type, list.length);
   */
  export function groupBy<T, P extends keyof T>(rows: Iterable<T>, key: P): Map<T[P], T[]>;
  export function groupBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K): Map<K, T[]>;
  /** How many rows there are of each key, in the order in which the keys first appear: `countBy(users, "userProfile")`. */
  export function countBy<T, P extends keyof T>(rows: Iterable<T>, key: P): Map<T[P], number>;
  export function countBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K): Map<K, number>;
  /**
   * The sum of a number over the rows of each key: `sumBy(projects, "owner", (p) => p.size)`. null and undefined count as 0.
   *
   * @throws {TypeError} when a value is no number.
   */
  export function sumBy<T, P extends keyof T>(rows: Iterable<T>, key: P, value: Key<T, number | null | undefined>): Map<T[P], number>;
  export function sumBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K, value: Key<T, number | null | undefined>): Map<K, number>;
  /** The first row of each key, in the order of the rows. */
  export function uniqueBy<T>(rows: Iterable<T>, key: Key<T>): T[];
  /**
   * The row of each key: `indexBy(users, "login").get("ada")`.
   *
   * @throws {Error} when two rows have the same key: one of them would be lost. groupBy keeps both, uniqueBy drops the second.
   */
  export function indexBy<T, P extends keyof T>(rows: Iterable<T>, key: P): Map<T[P], T>;
  export function indexBy<T, K>(rows: Iterable<T>, key: (row: T, index: number) => K): Map<K, T>;
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
  export function sortBy<T>(rows: Iterable<T>, keys: Key<T> | readonly Key<T>[], direction?: Direction | readonly Direction[]): T[];
  /** The columns that a join is on: the name of a property of both sides, or a key for each. */
  export type On<L, R> = (keyof L & keyof R) | {
    left: Key<L>;
    right: Key<R>;
  };
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
  export function join<L extends object, R extends object>(left: Iterable<L>, right: Iterable<R>, on: On<L, R>, options?: {
    type?: "inner";
  }): (L & Omit<R, keyof L>)[];
  export function join<L extends object, R extends object>(left: Iterable<L>, right: Iterable<R>, on: On<L, R>, options: {
    type?: "inner" | "left";
  }): (L & Partial<Omit<R, keyof L>>)[];
  /** What {@link compare} finds. */
  export interface Comparison<B, A> {
    /** Rows that are in the second list only. */
    added: A[];
    /** Rows that are in the first list only. */
    removed: B[];
    /** Rows that are in both and differ, with the names of the properties that do. */
    changed: {
      before: B;
      after: A;
      properties: string[];
    }[];
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
  export function compare<B extends object, A extends object>(before: Iterable<B>, after: Iterable<A>, key: On<B, A>, { properties }?: {
    properties?: readonly Extract<keyof A, string>[];
  }): Comparison<B, A>;
}
