declare module "node:timers" {
  const timeout: typeof setTimeout, interval: typeof setInterval, immediate: typeof setImmediate;
  const noTimeout: typeof clearTimeout, noInterval: typeof clearInterval, noImmediate: typeof clearImmediate;
  export { timeout as setTimeout, interval as setInterval, immediate as setImmediate };
  export { noTimeout as clearTimeout, noInterval as clearInterval, noImmediate as clearImmediate };
  export * as promises from "node:timers/promises";
}
declare module "node:timers/promises" {
  interface Options {
    /** False lets the run end before the time has passed. */
    ref?: boolean;
    signal?: AbortSignal;
  }
  /** A promise of value after ms milliseconds. Rejects with an AbortError when the signal aborts or the run is cancelled. */
  export function setTimeout<T = void>(ms?: number, value?: T, options?: Options): Promise<T>;
  export function setImmediate<T = void>(value?: T, options?: Options): Promise<T>;
  /** Yields value every ms milliseconds. */
  export function setInterval<T = void>(ms?: number, value?: T, options?: Options): AsyncIterableIterator<T>;
  export const scheduler: { wait(ms: number, options?: Options): Promise<void>; yield(): Promise<void> };
}
declare module "node:crypto" {
  type Input = string | ArrayBufferView;
  type Digest = "hex" | "base64" | "base64url" | "latin1" | "binary" | "utf8";
  export interface Hash {
    update(data: Input, encoding?: BufferEncoding): this;
    digest(): Buffer;
    digest(encoding: Digest): string;
    copy(): Hash;
  }
  export interface Hmac {
    update(data: Input, encoding?: BufferEncoding): this;
    digest(): Buffer;
    digest(encoding: Digest): string;
  }
  export function createHash(algorithm: string): Hash;
  export function createHmac(algorithm: string, key: Input): Hmac;
  export function hash(algorithm: string, data: Input, encoding?: Digest): string;
  export function getHashes(): string[];
  export function randomBytes(size: number): Buffer;
  export function randomFillSync<T extends ArrayBufferView>(view: T, offset?: number, size?: number): T;
  export function randomInt(max: number): number;
  export function randomInt(min: number, max: number): number;
  export function randomUUID(): string;
  export function timingSafeEqual(a: ArrayBufferView, b: ArrayBufferView): boolean;
  export function getRandomValues<T extends ArrayBufferView>(array: T): T;
}
declare module "node:async_hooks" {
  /** A value that follows a call through its awaits and timers. */
  export class AsyncLocalStorage<T> {
    static bind<F extends (...args: any[]) => any>(fn: F): F;
    static snapshot(): <R, A extends any[]>(fn: (...args: A) => R, ...args: A) => R;
    getStore(): T | undefined;
    run<R, A extends any[]>(store: T, fn: (...args: A) => R, ...args: A): R;
    exit<R, A extends any[]>(fn: (...args: A) => R, ...args: A): R;
    enterWith(store: T): void;
    disable(): void;
  }
  export class AsyncResource {
    constructor(type: string);
    static bind<F extends (...args: any[]) => any>(fn: F, type?: string): F;
    bind<F extends (...args: any[]) => any>(fn: F): F;
    runInAsyncScope<R, A extends any[]>(fn: (...args: A) => R, thisArg?: any, ...args: A): R;
  }
}
declare module "node:readline" {
  import { EventEmitter } from "node:events";
  import { Readable } from "node:stream";
  /** The lines of a stream: an async iterable, and the events line and close. dssrun never prompts. */
  export class Interface extends EventEmitter implements AsyncIterable<string> {
    readonly closed: boolean;
    close(): void;
    pause(): this;
    resume(): this;
    [Symbol.asyncIterator](): AsyncIterableIterator<string>;
  }
  export function createInterface(options: { input: Readable; crlfDelay?: number; terminal?: boolean; output?: unknown }): Interface;
  export * as promises from "node:readline/promises";
}
declare module "node:readline/promises" {
  export { Interface, createInterface } from "node:readline";
}
declare module "node:perf_hooks" {
  const perf: typeof performance;
  export { perf as performance };
}
declare module "node:process" {
  const process: NodeJS.Process;
  export const argv: string[], env: NodeJS.ProcessEnv, platform: NodeJS.Process["platform"], arch: NodeJS.Process["arch"], pid: number, version: string;
  export const stdin: NodeJS.Process["stdin"], stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream;
  export const cwd: NodeJS.Process["cwd"], exit: NodeJS.Process["exit"], hrtime: NodeJS.Process["hrtime"], uptime: NodeJS.Process["uptime"];
  export const memoryUsage: NodeJS.Process["memoryUsage"], nextTick: NodeJS.Process["nextTick"], emitWarning: NodeJS.Process["emitWarning"];
  export default process;
}
declare module "node:console" {
  const object: Console;
  export { object as console };
  export default object;
}
declare module "node:module" {
  export const builtinModules: string[];
  export function isBuiltin(name: string): boolean;
  /** The function it makes loads built-in modules only. */
  export function createRequire(from: string | URL): (name: string) => any;
}
declare module "node:diagnostics_channel" {
  type Subscriber = (message: unknown, name: string | symbol) => void;
  export class Channel {
    readonly name: string | symbol;
    readonly hasSubscribers: boolean;
    publish(message: unknown): void;
    subscribe(fn: Subscriber): void;
    unsubscribe(fn: Subscriber): boolean;
  }
  export function channel(name: string | symbol): Channel;
  export function hasSubscribers(name: string | symbol): boolean;
  export function subscribe(name: string | symbol, fn: Subscriber): void;
  export function unsubscribe(name: string | symbol, fn: Subscriber): boolean;
}
