declare module "node:util" {
  type Fn = (...args: any[]) => any;
  type Options = InspectOptions;
  export { Options as InspectOptions };
  /** A value as text, as console.log prints it. */
  export const inspect: {
    (value: any, options?: InspectOptions): string;
    (value: any, showHidden?: boolean, depth?: number | null, colors?: boolean): string;
    /** A method of this name describes its object. */
    readonly custom: unique symbol;
    colors: Record<string, [number, number]>;
    styles: Record<string, string>;
  };
  export type CustomInspectFunction = (depth: number, options: InspectOptions & { stylize(text: string, style: string): string }, inspect: typeof import("node:util").inspect) => any;
  export function format(format?: any, ...values: any[]): string;
  export function formatWithOptions(options: InspectOptions, format?: any, ...values: any[]): string;
  /** Turns a function that takes a callback(err, value) into one that gives a promise. */
  export const promisify: {
    <T = any>(original: Fn): (...args: any[]) => Promise<T>;
    readonly custom: unique symbol;
  };
  export function callbackify(original: (...args: any[]) => Promise<any>): (...args: any[]) => void;
  export function inherits(constructor: Fn, superConstructor: Fn): void;
  export function deprecate<T extends Fn>(fn: T, message: string, code?: string): T;
  export function debuglog(section: string): ((message: string, ...values: any[]) => void) & { enabled: boolean };
  export function isDeepStrictEqual(a: unknown, b: unknown): boolean;
  export function stripVTControlCharacters(text: string): string;
  export function styleText(format: string | readonly string[], text: string): string;
  export function toUSVString(text: string): string;
  export function aborted(signal: AbortSignal, resource: object): Promise<void>;
  export interface ParseArgsOption {
    type: "string" | "boolean";
    short?: string;
    multiple?: boolean;
    default?: string | boolean | string[] | boolean[];
  }
  export interface ParseArgsConfig {
    args?: readonly string[];
    options?: Record<string, ParseArgsOption>;
    strict?: boolean;
    allowPositionals?: boolean;
    allowNegative?: boolean;
    tokens?: boolean;
  }
  type OptionValue<O extends ParseArgsOption> = O["type"] extends "string" ? string : boolean;
  type OptionValues<C extends ParseArgsConfig> = C["options"] extends Record<string, ParseArgsOption>
    ? { -readonly [K in keyof C["options"]]: (C["options"][K]["multiple"] extends true ? OptionValue<C["options"][K]>[] : OptionValue<C["options"][K]>) | undefined }
    : Record<string, string | boolean | (string | boolean)[] | undefined>;
  /** Reads a command line: by default process.argv.slice(2). */
  export function parseArgs<const C extends ParseArgsConfig>(config?: C): { values: OptionValues<C>; positionals: string[] };
  export const types: typeof import("node:util/types");
  const Encoder: typeof TextEncoder;
  const Decoder: typeof TextDecoder;
  export { Encoder as TextEncoder, Decoder as TextDecoder };
}
declare module "node:util/types" {
  export function isAnyArrayBuffer(value: unknown): value is ArrayBuffer;
  export function isArrayBuffer(value: unknown): value is ArrayBuffer;
  export function isArrayBufferView(value: unknown): value is ArrayBufferView;
  export function isAsyncFunction(value: unknown): boolean;
  export function isBoxedPrimitive(value: unknown): boolean;
  export function isDataView(value: unknown): value is DataView;
  export function isDate(value: unknown): value is Date;
  export function isGeneratorFunction(value: unknown): boolean;
  export function isGeneratorObject(value: unknown): value is Generator;
  export function isMap(value: unknown): value is Map<unknown, unknown>;
  export function isNativeError(value: unknown): value is Error;
  export function isPromise(value: unknown): value is Promise<unknown>;
  export function isProxy(value: unknown): boolean;
  export function isRegExp(value: unknown): value is RegExp;
  export function isSet(value: unknown): value is Set<unknown>;
  export function isTypedArray(value: unknown): boolean;
  export function isUint8Array(value: unknown): value is Uint8Array;
  export function isWeakMap(value: unknown): value is WeakMap<WeakKey, unknown>;
  export function isWeakSet(value: unknown): value is WeakSet<WeakKey>;
}
