declare module "node:assert" {
  type ErrorLike = RegExp | (new (...args: any[]) => any) | ((error: any) => boolean) | object | Error;
  export class AssertionError extends Error {
    constructor(options: { message?: string; actual?: unknown; expected?: unknown; operator?: string });
    actual: unknown;
    expected: unknown;
    operator: string;
    generatedMessage: boolean;
    code: "ERR_ASSERTION";
  }
  type Message = string | Error;
  export function ok(value: unknown, message?: Message): asserts value;
  export function fail(message?: Message): never;
  export function equal(actual: unknown, expected: unknown, message?: Message): void;
  export function notEqual(actual: unknown, expected: unknown, message?: Message): void;
  export function strictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T;
  export function notStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
  export function deepEqual(actual: unknown, expected: unknown, message?: Message): void;
  export function notDeepEqual(actual: unknown, expected: unknown, message?: Message): void;
  export function deepStrictEqual<T>(actual: unknown, expected: T, message?: Message): asserts actual is T;
  export function notDeepStrictEqual(actual: unknown, expected: unknown, message?: Message): void;
  export function throws(fn: () => unknown, message?: Message): void;
  export function throws(fn: () => unknown, error: ErrorLike, message?: Message): void;
  export function doesNotThrow(fn: () => unknown, message?: Message): void;
  export function rejects(promise: Promise<unknown> | (() => Promise<unknown>), message?: Message): Promise<void>;
  export function rejects(promise: Promise<unknown> | (() => Promise<unknown>), error: ErrorLike, message?: Message): Promise<void>;
  export function doesNotReject(promise: Promise<unknown> | (() => Promise<unknown>), message?: Message): Promise<void>;
  export function ifError(value: unknown): asserts value is null | undefined;
  export function match(text: string, pattern: RegExp, message?: Message): void;
  export function doesNotMatch(text: string, pattern: RegExp, message?: Message): void;
  const assert: {
    (value: unknown, message?: Message): asserts value;
    strict: typeof assert;
    ok: typeof ok; fail: typeof fail; equal: typeof equal; notEqual: typeof notEqual;
    strictEqual: typeof strictEqual; notStrictEqual: typeof notStrictEqual; deepEqual: typeof deepEqual; notDeepEqual: typeof notDeepEqual;
    deepStrictEqual: typeof deepStrictEqual; notDeepStrictEqual: typeof notDeepStrictEqual;
    throws: typeof throws; doesNotThrow: typeof doesNotThrow; rejects: typeof rejects; doesNotReject: typeof doesNotReject;
    ifError: typeof ifError; match: typeof match; doesNotMatch: typeof doesNotMatch; AssertionError: typeof AssertionError;
  };
  export { assert as strict };
  export default assert;
}
declare module "node:assert/strict" {
  export * from "node:assert";
  export { strict as default } from "node:assert";
}
