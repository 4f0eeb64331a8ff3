// Many calls at a time, but not all at once: a loop over the whole instance that is fast, and polite to it.
declare module "std/parallel" {
  /** What to work on: a list, anything that can be iterated, also asynchronously. It is read to its end before the work begins. */
  export type Items<T> = Iterable<T> | AsyncIterable<T>;
  /** How {@link map}, {@link mapSettled} and {@link forEach} go about it. */
  export interface Options<T = any> {
    /** How many items are worked on at a time. Default 8. */
    concurrency?: number;
    /** Ends the work: no item is begun any more, the signal that the function has is aborted too, and the call rejects with this one's reason. */
    signal?: AbortSignal;
    /** Called after each item with how many are done and how many there are. */
    onProgress?: (done: number, total: number) => void;
    /** What an item is called in errors. Default: the item if it is text or a number, else its id, name, login, e-mail or key. */
    label?: (item: T, index: number) => string;
  }
  /** The function that is called for each item. Its signal is aborted when the work ends early. */
  export type Work<T, R> = (item: T, index: number, signal: AbortSignal) => R | PromiseLike<R>;
  /** An item that failed: the message names it, `cause` is what was thrown. */
  export class ItemError<T = any> extends Error {
    readonly name: "ItemError";
    /** The item. */
    readonly item: T;
    /** Its place in the list, from 0. */
    readonly index: number;
    constructor(message: string, item: T, index: number, cause: unknown);
  }
  /** What became of the items of {@link mapSettled}, both in the order of the items. */
  export interface Settled<T, R> {
    /** The results of those that succeeded. */
    ok: R[];
    /** Those that failed, with what was thrown. */
    failed: {
      item: T;
      index: number;
      error: unknown;
    }[];
  }
  /**
   * Calls a function for every item, some at a time, and gives the results in the order of the items.
   *
   *     const datasets = await map(projectKeys, (key) => client.getProject(key).listDatasets());
   *
   * The first failure ends it: no item is begun any more, and once those under way are through, it rejects.
   *
   * @throws {ItemError} when the function throws; the message names the item, `cause` is what was thrown.
   */
  export function map<T, R>(items: Items<T>, fn: Work<T, R>, options?: Options<T>): Promise<R[]>;
  /**
   * Calls a function for every item, some at a time, and goes on when one fails.
   *
   *     const { ok, failed } = await mapSettled(users, (u) => u.delete());
   *     for (const { item, error } of failed) console.error(`${item.login}: ${error}`);
   *
   * It rejects only when its signal is aborted.
   */
  export function mapSettled<T, R>(items: Items<T>, fn: Work<T, R>, options?: Options<T>): Promise<Settled<T, R>>;
  /**
   * Calls a function for every item, some at a time, for what it does. It ends and rejects as {@link map} does.
   *
   *     await forEach(idle, (notebook) => notebook.unload(), { concurrency: 4 });
   */
  export function forEach<T>(items: Items<T>, fn: Work<T, unknown>, options?: Options<T>): Promise<void>;
  /** How {@link retry} goes about it. */
  export interface RetryOptions {
    /** How often it is tried at most, the first time included. Default 3. */
    attempts?: number;
    /** How long it waits after the first failure, in milliseconds. Default 1000. */
    delay?: number;
    /** By what the wait grows after each further failure. Default 2. */
    factor?: number;
    /** The longest wait, in milliseconds. Default 30000. */
    maxDelay?: number;
    /** Which part of the wait is left to chance, from 0 to 1, so that many that failed together do not come back together. Default 0.5: a wait of 1000 is one of 500 to 1000. */
    jitter?: number;
    /** Whether an error is worth another try. Default: not if it has a status other than 408, 429, 502, 503 and 504, as a refusal of the API has, and not if it is a mistake in the script (ReferenceError, SyntaxError, RangeError). */
    retryIf?: (error: unknown, attempt: number) => boolean | PromiseLike<boolean>;
    /** Called before each wait, with the error, the number of the attempt that failed and the wait in milliseconds. */
    onRetry?: (error: unknown, attempt: number, delay: number) => void;
    /** Ends it, also while it waits: it rejects with the signal's reason. */
    signal?: AbortSignal;
  }
  /**
   * Calls a function until it succeeds, with waits that grow in between, and gives its result. When the attempts are used up, or an error is not
   * worth another try, it rejects with the last error as it was thrown.
   *
   * Calls of the API that only read are repeated by themselves when the connection breaks; this is for what else can be repeated.
   *
   *     await retry(() => project.getScenario("nightly").runAndWait(), { attempts: 5, delay: 10_000 });
   *
   * @param fn Is given the number of the attempt, from 1.
   */
  export function retry<R>(fn: (attempt: number) => R | PromiseLike<R>, options?: RetryOptions): Promise<R>;
}
