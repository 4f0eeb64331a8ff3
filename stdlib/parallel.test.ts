import { describe, expect, test } from "dss/test";
import { forEach, ItemError, map, mapSettled, retry } from "./parallel.ts";

const pause = (ms = 1) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);

/** A worker that counts how many of it are under way. */
function counted() {
  const seen = { now: 0, most: 0 };
  const work = async (n: number) => {
    seen.most = Math.max(seen.most, ++seen.now);
    await pause(n % 3);
    seen.now--;
    return n * 2;
  };
  return { seen, work };
}

describe("map", () => {
  test.each([[undefined, 8], [1, 1], [3, 3], [Infinity, 20]])("with concurrency %j has %j under way", async (concurrency, most) => {
    const { seen, work } = counted();
    expect(await map(numbers(20), work, concurrency === undefined ? {} : { concurrency })).toEqual(numbers(20).map((n) => n * 2));
    expect(seen.most).toBe(most);
  });

  test("takes what can be iterated", async () => {
    async function* pages() {
      yield "a";
      await pause();
      yield "b";
    }
    expect(await map(pages(), (s, i) => s + i)).toEqual(["a0", "b1"]);
    expect(await map(new Map([["k", 1]]), ([k, v]) => k + v)).toEqual(["k1"]);
    expect(await map([], () => 1)).toEqual([]);
  });

  test("tells its progress", async () => {
    const seen: string[] = [];
    await map(numbers(3), (n) => n, { onProgress: (done, total) => void seen.push(`${done}/${total}`) });
    expect(seen).toEqual(["1/3", "2/3", "3/3"]);
  });

  test("ends at the first failure, once those under way are through", async () => {
    const begun: number[] = [], over: number[] = [];
    const failure = map(numbers(6), async (n, _, signal) => {
      begun.push(n);
      await pause(n === 0 ? 1 : 5);
      if (n === 0) throw new RangeError("no");
      over.push(n);
      expect(signal.aborted).toBe(true);
    }, { concurrency: 2 });
    await expect(failure).rejects.toThrow('"0" (item 1 of 6) failed: no');
    expect(begun).toEqual([0, 1]);
    expect(over).toEqual([1]);
  });

  test("names the item, and keeps it out of what is printed", async () => {
    const user = { login: "ada", password: "hidden-word" };
    const e = await map([user], () => { throw new RangeError("no"); }).catch((e: unknown) => e) as ItemError;
    expect(e).toBeInstanceOf(ItemError);
    expect(e.message).toBe('"ada" (item 1 of 1) failed: no');
    expect(e.item).toBe(user);
    expect(e.index).toBe(0);
    expect(e.cause).toBeInstanceOf(RangeError);
    expect(Object.keys(e)).toEqual([]);
    await expect(map([{ x: 1 }], () => { throw "no"; }, { label: (o) => `x${o.x}` })).rejects.toThrow("x1 (item 1 of 1) failed: no");
  });

  test("is aborted by a signal", async () => {
    await expect(map([1], () => 1, { signal: AbortSignal.abort(new Error("stop")) })).rejects.toThrow("stop");
    const controller = new AbortController();
    const begun: number[] = [];
    const work = map(numbers(5), async (n) => {
      begun.push(n);
      if (n === 1) controller.abort(new Error("stop"));
      await pause();
    }, { concurrency: 1, signal: controller.signal });
    await expect(work).rejects.toThrow("stop");
    expect(begun).toEqual([0, 1]);
  });

  test("refuses misuse", async () => {
    await expect(map(Promise.resolve([1]) as never, () => 1)).rejects.toThrow("is an await missing?");
    await expect(map([1], 1 as never)).rejects.toThrow("the second argument must be a function");
    await expect(map([1], () => 1, { concurrency: 0.5 })).rejects.toThrow("concurrency must be a whole number above 0, not 0.5");
    await expect(forEach([1], () => 1, { limit: 1 } as never)).rejects.toThrow('forEach: unknown option "limit"');
  });
});

test("mapSettled goes on", async () => {
  const { ok, failed } = await mapSettled([3, 1, 2], async (n) => {
    await pause(n);
    if (n !== 1) throw new Error(`no ${n}`);
    return n;
  });
  expect(ok).toEqual([1]);
  expect(failed.map((f) => [f.item, f.index, (f.error as Error).message])).toEqual([[3, 0, "no 3"], [2, 2, "no 2"]]);
});

test("forEach gives nothing", async () => {
  expect(await forEach([1], (n) => n)).toBeUndefined();
});

describe("retry", () => {
  test("waits longer each time", async () => {
    const waits: number[] = [];
    const result = await retry((attempt) => {
      if (attempt < 4) throw new Error("no");
      return attempt;
    }, { attempts: 5, delay: 1, factor: 2, maxDelay: 3, jitter: 0, onRetry: (_, __, wait) => void waits.push(wait) });
    expect(result).toBe(4);
    expect(waits).toEqual([1, 2, 3]);
  });

  test.each([
    ["a refusal", Object.assign(new Error("no"), { status: 403 }), 1],
    ["a busy server", Object.assign(new Error("no"), { status: 503 }), 3],
    ["a mistake", new ReferenceError("x is not defined"), 1],
    ["another error", new Error("no"), 3],
  ])("tries %s as often as it is worth", async (_, error, calls) => {
    let n = 0;
    await expect(retry(() => { n++; throw error; }, { delay: 0 })).rejects.toBe(error);
    expect(n).toBe(calls);
  });

  test("asks retryIf", async () => {
    let n = 0;
    await expect(retry(() => { n++; throw new Error("no"); }, { delay: 0, attempts: 9, retryIf: (_, attempt) => attempt < 2 })).rejects.toThrow("no");
    expect(n).toBe(2);
  });

  test("is aborted while it waits", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error("stop")), 2);
    await expect(retry(() => { throw new Error("no"); }, { delay: 60_000, signal: controller.signal })).rejects.toThrow("stop");
  });

  test("refuses misuse", async () => {
    await expect(retry(Promise.resolve(1) as never)).rejects.toThrow("write () => before the call");
    await expect(retry(() => 1, { attempts: 0 })).rejects.toThrow("attempts must be a whole number above 0");
    await expect(retry(() => 1, { jitter: 2 })).rejects.toThrow("jitter must be a number from 0 to 1");
  });
});
