// Many calls at a time, but not all at once: a loop over the whole instance that is fast, and polite to it.
import { checkOptions, kind } from "./inner/text.ts";

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
  declare readonly name: "ItemError";
  static {
    Object.defineProperty(this.prototype, "name", { value: "ItemError" });
  }
  /** The item. */
  declare readonly item: T;
  /** Its place in the list, from 0. */
  declare readonly index: number;
  constructor(message: string, item: T, index: number, cause: unknown) {
    super(message, { cause });
    // Not enumerable: an item may hold what should not be printed.
    Object.defineProperty(this, "item", { value: item });
    Object.defineProperty(this, "index", { value: index });
  }
}

/** What became of the items of {@link mapSettled}, both in the order of the items. */
export interface Settled<T, R> {
  /** The results of those that succeeded. */
  ok: R[];
  /** Those that failed, with what was thrown. */
  failed: { item: T; index: number; error: unknown }[];
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
export async function map<T, R>(items: Items<T>, fn: Work<T, R>, options: Options<T> = {}): Promise<R[]> {
  return mapped("map", items, fn, options);
}

async function mapped<T, R>(name: string, items: Items<T>, fn: Work<T, R>, options: Options<T>): Promise<R[]> {
  const call = new Error();
  const list = await collect(name, items, fn, options);
  const results = new Array<R>(list.length);
  await run(list, options, async (item, index, signal) => {
    try {
      results[index] = await fn(item, index, signal);
    } catch (e) {
      if (signal.aborted) throw e;
      const message = `${labelOf(item, index, options)} (item ${index + 1} of ${list.length}) failed: ${e instanceof Error ? e.message : String(e)}`;
      const failure = new ItemError(message, item, index, e);
      // Where the work was asked for; where it failed is in the cause.
      failure.stack = `${failure.name}: ${message}${(call.stack ?? "").slice(call.name.length)}`;
      throw failure;
    }
  });
  return results;
}

/**
 * Calls a function for every item, some at a time, and goes on when one fails.
 *
 *     const { ok, failed } = await mapSettled(users, (u) => u.delete());
 *     for (const { item, error } of failed) console.error(`${item.login}: ${error}`);
 *
 * It rejects only when its signal is aborted.
 */
export async function mapSettled<T, R>(items: Items<T>, fn: Work<T, R>, options: Options<T> = {}): Promise<Settled<T, R>> {
  const list = await collect("mapSettled", items, fn, options);
  const results: ({ value: R } | undefined)[] = new Array(list.length);
  const errors: Settled<T, R>["failed"] = [];
  await run(list, options, async (item, index, signal) => {
    try {
      results[index] = { value: await fn(item, index, signal) };
    } catch (error) {
      errors.push({ item, index, error });
    }
  });
  const ok: R[] = [];
  for (const one of results) if (one) ok.push(one.value);
  return { ok, failed: errors.sort((a, b) => a.index - b.index) };
}

/**
 * Calls a function for every item, some at a time, for what it does. It ends and rejects as {@link map} does.
 *
 *     await forEach(idle, (notebook) => notebook.unload(), { concurrency: 4 });
 */
export async function forEach<T>(items: Items<T>, fn: Work<T, unknown>, options: Options<T> = {}): Promise<void> {
  await mapped("forEach", items, fn, options);
}

/** The items as a list, after a look at the arguments. */
async function collect<T>(name: string, items: Items<T>, fn: unknown, options: Options<T>): Promise<readonly T[]> {
  if (typeof fn !== "function") throw new TypeError(`${name}: the second argument must be a function, not ${kind(fn)}`);
  checkOptions(name, options, ["concurrency", "signal", "onProgress", "label"]);
  const { concurrency = 8 } = options;
  if (!(Number.isInteger(concurrency) && concurrency > 0) && concurrency !== Infinity) throw new TypeError(`${name}: concurrency must be a whole number above 0, not ${String(concurrency)}`);
  if (Array.isArray(items)) return [...items];
  const source = items as Partial<Iterable<T> & AsyncIterable<T>> | null | undefined;
  if (source && typeof source === "object" && typeof source[Symbol.asyncIterator] === "function") {
    const list: T[] = [];
    for await (const item of items as AsyncIterable<T>) list.push(item);
    return list;
  }
  if (source === null || source === undefined || typeof source[Symbol.iterator] !== "function") {
    const promise = typeof (source as { then?: unknown } | null | undefined)?.then === "function";
    throw new TypeError(`${name}: the items must be a list, not ${promise ? "a Promise: is an await missing?" : kind(items)}`);
  }
  return [...(items as Iterable<T>)];
}

/** Works on the list until it is through, something is thrown, or the signal is aborted. */
async function run<T>(list: readonly T[], { concurrency = 8, signal, onProgress }: Options<T>, work: (item: T, index: number, signal: AbortSignal) => Promise<void>): Promise<void> {
  signal?.throwIfAborted();
  const own = new AbortController();
  let ended: { reason: unknown } | undefined;
  let next = 0, done = 0;
  const end = (reason: unknown): void => {
    if (ended) return;
    ended = { reason };
    own.abort(reason);
  };
  const aborted = (): void => end(signal?.reason);
  signal?.addEventListener("abort", aborted, { once: true });
  const worker = async (): Promise<void> => {
    while (!ended && next < list.length) {
      const index = next++;
      try {
        await work(list[index]!, index, own.signal);
        if (!ended) onProgress?.(++done, list.length);
      } catch (e) {
        end(e);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, list.length) }, worker));
  } finally {
    signal?.removeEventListener("abort", aborted);
  }
  if (ended) throw (ended as { reason: unknown }).reason;
}

/** What an item is called in an error. */
function labelOf<T>(item: T, index: number, { label }: Options<T>): string {
  try {
    if (label) return String(label(item, index));
    if (typeof item === "string" || typeof item === "number" || typeof item === "bigint") return JSON.stringify(String(item));
    if (typeof item === "object" && item !== null) {
      for (const key of ["id", "login", "email", "projectKey", "key", "name", "label"]) {
        const value = (item as Record<string, unknown>)[key];
        if (typeof value === "string" && value !== "" || typeof value === "number") return JSON.stringify(String(value));
      }
    }
    return kind(item);
  } catch {
    return "an object"; // which can't be asked for its name
  }
}

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
export async function retry<R>(fn: (attempt: number) => R | PromiseLike<R>, options: RetryOptions = {}): Promise<R> {
  if (typeof fn !== "function") throw new TypeError(`retry: the first argument must be a function, not ${kind(fn)}${typeof (fn as { then?: unknown } | null)?.then === "function" ? ": write () => before the call, so that it can be made again" : ""}`);
  checkOptions("retry", options, ["attempts", "delay", "factor", "maxDelay", "jitter", "retryIf", "onRetry", "signal"]);
  const { attempts = 3, delay = 1000, factor = 2, maxDelay = 30_000, jitter = 0.5, retryIf = worthRetrying, onRetry, signal } = options;
  if (!(Number.isInteger(attempts) && attempts > 0) && attempts !== Infinity) throw new TypeError(`retry: attempts must be a whole number above 0, not ${String(attempts)}`);
  for (const [name, value, most] of [["delay", delay, Infinity], ["factor", factor, Infinity], ["maxDelay", maxDelay, Infinity], ["jitter", jitter, 1]] as const) {
    if (!(typeof value === "number" && value >= 0 && value <= most)) throw new TypeError(`retry: ${name} must be a number from 0${most === 1 ? " to 1" : ""}, not ${String(value)}`);
  }
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await fn(attempt);
    } catch (e) {
      if (attempt >= attempts || signal?.aborted || !(await retryIf(e, attempt))) throw e;
      const wait = Math.min(maxDelay, delay * factor ** (attempt - 1)) * (1 - jitter * Math.random());
      onRetry?.(e, attempt, wait);
      await pause(wait, signal);
    }
  }
}

function worthRetrying(error: unknown): boolean {
  if (error instanceof ReferenceError || error instanceof SyntaxError || error instanceof RangeError) return false;
  const status = (error as { status?: unknown } | null | undefined)?.status;
  return typeof status !== "number" || [408, 429, 502, 503, 504].includes(status);
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }, ms);
    signal?.addEventListener("abort", aborted, { once: true });
  });
}
