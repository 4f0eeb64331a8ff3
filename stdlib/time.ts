// Durations and ages, as administrators speak of them: idle for 24h, older than 90d.
import { kind } from "./inner/text.ts";

/** Names of units: milliseconds, seconds, minutes, hours, days of 24 hours, weeks. */
export type Unit = "ms" | "s" | "m" | "h" | "d" | "w";

/** A length of time: text like "90d", "1h30m" or "500ms", or a number of milliseconds. */
export type Duration = string | number;

/** A moment: a date, milliseconds since 1970 as the API gives them, or a date as ISO text. null, undefined and 0, which stands for "never" in answers of the API, are no moment. */
export type Moment = Date | number | string | null | undefined;

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/**
 * A duration in milliseconds: `duration("1h30m")` is 5400000. Numbers are milliseconds already.
 *
 * @throws {TypeError} when it is no duration. Months and years are none, as they have no fixed length.
 */
export function duration(value: Duration): number {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  if (typeof value === "string" && /^\s*(?:\d+(?:\.\d+)?\s*(?:ms|[smhdw])\s*)+$/.test(value)) {
    let sum = 0;
    for (const [, n, unit] of value.matchAll(/(\d+(?:\.\d+)?)\s*(ms|[smhdw])/g)) sum += Number(n) * milliseconds[unit!]!;
    return sum;
  }
  const shown = typeof value === "string" || typeof value === "number" ? JSON.stringify(value) ?? String(value) : kind(value);
  const unitless = typeof value === "string" && /^\s*\d+\s*$/.test(value);
  const long = typeof value === "string" && /mo|y/i.test(value);
  throw new TypeError(`${shown} is not a duration: write a number and a unit, as in "${unitless ? value.trim() : "90"}d" or "1h30m"; the units are ${Object.keys(milliseconds).join(", ")}${long ? ", and a month or a year is written in days" : ""}`);
}

/**
 * A duration as short text, rounded down to its two largest units: `formatDuration(93_784_000)` is "1d 2h".
 *
 * @param parts How many units it has at most. Default 2.
 */
export function formatDuration(value: Duration, parts = 2): string {
  let left = Math.floor(typeof value === "number" ? Math.abs(value) : duration(value));
  if (Number.isNaN(left)) return "";
  const sign = typeof value === "number" && value < 0 ? "-" : "";
  if (left === Infinity) return sign + "∞";
  const words: string[] = [];
  let from = -1;
  const units = ["d", "h", "m", "s", "ms"];
  units.forEach((unit, i) => {
    const n = Math.floor(left / milliseconds[unit]!);
    left -= n * milliseconds[unit]!;
    if (n > 0 && from < 0) from = i;
    if (n > 0 && i < from + parts) words.push(`${n}${unit}`);
  });
  return words.length > 0 ? sign + words.join(" ") : "0s";
}

/** The moment a duration before now: `ago("90d")`. */
export function ago(length: Duration): Date {
  return new Date(Date.now() - duration(length));
}

/**
 * How long ago a moment was, in whole units rounded down: `age(key.createdOn, "d")` days. It is negative for the future, and NaN when there is
 * no moment, so that no comparison holds.
 *
 * @param unit Default "ms".
 */
export function age(moment: Moment, unit: Unit = "ms"): number {
  const size = milliseconds[unit];
  if (size === undefined) throw new TypeError(`age: ${JSON.stringify(unit)} is not a unit; the units are ${Object.keys(milliseconds).join(", ")}`);
  return Math.floor((Date.now() - toTime(moment)) / size);
}

/**
 * Whether a moment is longer ago than a duration: `isOlderThan(user.lastLogin, "90d")`. It is false when there is no moment: what never
 * happened has no age, and is a case of its own.
 */
export function isOlderThan(moment: Moment, length: Duration): boolean {
  return Date.now() - toTime(moment) > duration(length);
}

/** Milliseconds since 1970, NaN when there is no moment. */
function toTime(moment: Moment): number {
  if (moment === null || moment === undefined || moment === 0) return NaN;
  const time = moment instanceof Date ? moment.getTime() : typeof moment === "string" ? Date.parse(moment) : moment;
  if (typeof time === "number" && !Number.isNaN(time)) return time;
  throw new TypeError(`${typeof moment === "string" ? JSON.stringify(moment) : moment instanceof Date ? "an invalid date" : String(kind(moment))} is not a moment: give a Date, milliseconds since 1970, or a date as ISO text`);
}
