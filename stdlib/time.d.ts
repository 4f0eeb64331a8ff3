// Durations and ages, as administrators speak of them: idle for 24h, older than 90d.
declare module "std/time" {
  /** Names of units: milliseconds, seconds, minutes, hours, days of 24 hours, weeks. */
  export type Unit = "ms" | "s" | "m" | "h" | "d" | "w";
  /** A length of time: text like "90d", "1h30m" or "500ms", or a number of milliseconds. */
  export type Duration = string | number;
  /** A moment: a date, milliseconds since 1970 as the API gives them, or a date as ISO text. null, undefined and 0, which stands for "never" in answers of the API, are no moment. */
  export type Moment = Date | number | string | null | undefined;
  /**
   * A duration in milliseconds: `duration("1h30m")` is 5400000. Numbers are milliseconds already.
   *
   * @throws {TypeError} when it is no duration. Months and years are none, as they have no fixed length.
   */
  export function duration(value: Duration): number;
  /**
   * A duration as short text, rounded down to its two largest units: `formatDuration(93_784_000)` is "1d 2h".
   *
   * @param parts How many units it has at most. Default 2.
   */
  export function formatDuration(value: Duration, parts?: number): string;
  /** The moment a duration before now: `ago("90d")`. */
  export function ago(length: Duration): Date;
  /**
   * How long ago a moment was, in whole units rounded down: `age(key.createdOn, "d")` days. It is negative for the future, and NaN when there is
   * no moment, so that no comparison holds.
   *
   * @param unit Default "ms".
   */
  export function age(moment: Moment, unit?: Unit): number;
  /**
   * Whether a moment is longer ago than a duration: `isOlderThan(user.lastLogin, "90d")`. It is false when there is no moment: what never
   * happened has no age, and is a case of its own.
   */
  export function isOlderThan(moment: Moment, length: Duration): boolean;
}
