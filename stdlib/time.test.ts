import { clock, describe, expect, test } from "dss/test";
import { age, ago, duration, formatDuration, isOlderThan } from "./time.ts";

test.each([["250ms", 250], ["2s", 2000], ["1.5h", 5_400_000], ["1d 12h", 129_600_000], ["1w", 604_800_000], [90, 90], [0, 0]] as const)("%j is a duration", (text, ms) => {
  expect(duration(text)).toBe(ms);
});

test.each([["90"], ["-1d"], ["1 month"], [""], ["1d of"], [-1], [NaN], [null], [{}]])("%j is none", (value) => {
  expect(() => duration(value as never)).toThrow(/is not a duration: write a number and a unit/);
});

test.each([[0, "0s"], [999, "999ms"], [61_000, "1m 1s"], [93_784_000, "1d 2h"], [86_405_000, "1d"], [-5_400_000, "-1h 30m"], [Infinity, "∞"], [NaN, ""], ["36h", "1d 12h"]] as const)("%j is shown as %j", (value, text) => {
  expect(formatDuration(value)).toBe(text);
});

test("a duration is shown with as many units as wanted", () => {
  expect(formatDuration(93_784_005, 1)).toBe("1d");
  expect(formatDuration(93_784_005, 5)).toBe("1d 2h 3m 4s 5ms");
});

describe("with the clock stopped", () => {
  test("ago, age and isOlderThan agree", () => {
    clock.useFakeTimers({ now: Date.UTC(2026, 0, 31) });
    expect(ago("30d").toISOString()).toBe("2026-01-01T00:00:00.000Z");
    expect(age("2026-01-01", "d")).toBe(30);
    expect(age(ago("90m"), "h")).toBe(1);
    expect(age(Date.UTC(2026, 1, 1), "d")).toBe(-1);
    expect(age(Date.now())).toBe(0);
    expect(isOlderThan(ago("30d"), "30d")).toBe(false);
    expect(isOlderThan(ago("30d"), "29d")).toBe(true);
  });
});

test("what never happened has no age", () => {
  for (const never of [null, undefined, 0]) {
    expect(age(never)).toBeNaN();
    expect(isOlderThan(never, "1d")).toBe(false);
  }
});

test("what is no moment is refused", () => {
  expect(() => age("soon")).toThrow('"soon" is not a moment');
  expect(() => age(new Date(NaN))).toThrow("an invalid date is not a moment");
  expect(() => age({} as never)).toThrow("an object is not a moment");
  expect(() => age(1, "years" as never)).toThrow('"years" is not a unit');
});
