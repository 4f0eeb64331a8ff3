// The globals of dssrun besides those of the web platform (web.d.ts). No DOM library, no @types/node.

/** Prints to stdout (log, info, debug, table, dir, group) and stderr (warn, error, assert, trace), as Node does. */
interface Console {
  /** Prints values to stdout. A first string may hold %s %d %i %f %j %o %O %c %%. */
  log(...data: any[]): void;
  info(...data: any[]): void;
  debug(...data: any[]): void;
  /** Prints values to stderr, with secrets masked. */
  warn(...data: any[]): void;
  error(...data: any[]): void;
  /** Prints one value with options of util.inspect. */
  dir(value?: any, options?: InspectOptions): void;
  dirxml(...data: any[]): void;
  /** Prints rows as a table; columns picks some of their properties. */
  table(rows?: any, columns?: readonly string[]): void;
  /** Prints a message to stderr when condition is false. */
  assert(condition?: unknown, ...data: any[]): void;
  /** Prints a message and where it was called, to stderr. */
  trace(...data: any[]): void;
  /** Indents what follows, until groupEnd. */
  group(...label: any[]): void;
  groupCollapsed(...label: any[]): void;
  groupEnd(): void;
  /** Starts a stopwatch; timeLog and timeEnd print what it says. */
  time(label?: string): void;
  timeLog(label?: string, ...data: any[]): void;
  timeEnd(label?: string): void;
  /** Prints how often it was called with this label. */
  count(label?: string): void;
  countReset(label?: string): void;
  clear(): void;
}
declare var console: Console;

/** Options of util.inspect and console.dir. */
interface InspectOptions {
  /** Levels of nested objects shown; null or Infinity for all. Default 2. */
  depth?: number | null | undefined;
  colors?: boolean | undefined;
  showHidden?: boolean | undefined;
  customInspect?: boolean | undefined;
  showProxy?: boolean | undefined;
  maxArrayLength?: number | null | undefined;
  maxStringLength?: number | null | undefined;
  breakLength?: number | undefined;
  compact?: boolean | number | undefined;
  sorted?: boolean | ((a: string, b: string) => number) | undefined;
  getters?: boolean | "get" | "set" | undefined;
  numericSeparator?: boolean | undefined;
}

declare namespace NodeJS {
  /** What setTimeout and setInterval return. */
  interface Timeout {
    /** Lets the run end while the timer is set. */
    unref(): this;
    ref(): this;
    hasRef(): boolean;
    /** Starts the delay anew. */
    refresh(): this;
    close(): this;
    [Symbol.toPrimitive](): number;
  }
  /** What setImmediate returns. */
  interface Immediate {
    unref(): this;
    ref(): this;
    hasRef(): boolean;
  }
  type Timer = Timeout;
  /** An error of the operating system. */
  interface ErrnoException extends Error {
    errno?: number | undefined;
    code?: string | undefined;
    path?: string | undefined;
    syscall?: string | undefined;
  }
  /**
   * The environment. Reading a variable needs --allow-env=NAME, listing them --allow-env; denied, a PermissionDenied is
   * thrown. Changes are seen by this run only.
   */
  interface ProcessEnv {
    [name: string]: string | undefined;
  }
  interface MemoryUsage {
    rss: number;
    heapTotal: number;
    heapUsed: number;
    external: number;
    arrayBuffers: number;
  }
  /** process.stdout and process.stderr. */
  interface WriteStream {
    readonly fd: number;
    readonly writable: boolean;
    /** True on a terminal, else absent. */
    readonly isTTY?: true;
    readonly columns?: number;
    readonly rows?: number;
    write(data: string | Uint8Array, callback?: () => void): boolean;
    write(data: string | Uint8Array, encoding: BufferEncoding, callback?: () => void): boolean;
    end(data?: string | Uint8Array, callback?: () => void): this;
    getColorDepth(): number;
    hasColors(count?: number): boolean;
    on(event: string | symbol, listener: (...args: any[]) => void): this;
    once(event: string | symbol, listener: (...args: any[]) => void): this;
    off(event: string | symbol, listener: (...args: any[]) => void): this;
    emit(event: string | symbol, ...args: any[]): boolean;
  }
  interface Process {
    /** dssrun, the script, and the script's arguments from index 2. */
    argv: string[];
    argv0: string;
    execArgv: string[];
    execPath: string;
    env: ProcessEnv;
    /** The exit code of the run once it ends by itself: a whole number from 0 to 255. */
    exitCode: number | undefined;
    /** Ends the run at once: finally blocks do not run. */
    exit(code?: number): never;
    cwd(): string;
    readonly platform: "aix" | "darwin" | "freebsd" | "linux" | "openbsd" | "sunos" | "win32" | (string & {});
    readonly arch: "arm" | "arm64" | "ia32" | "x64" | (string & {});
    readonly pid: number;
    readonly ppid: number;
    title: string;
    /** The Node release whose behaviour the node: modules follow. */
    readonly version: string;
    readonly versions: { readonly dssrun: string; readonly [name: string]: string | undefined };
    readonly release: { readonly name: string };
    /** Seconds and nanoseconds since a moment in the past, or since an earlier result. */
    hrtime: { (since?: [number, number]): [number, number]; bigint(): bigint };
    uptime(): number;
    memoryUsage(): MemoryUsage;
    readonly stdout: WriteStream;
    readonly stderr: WriteStream;
    readonly stdin: import("node:stream").Readable & { readonly fd: 0; readonly isTTY?: true };
    /** Calls a function once the current step is done, before timers. */
    nextTick<A extends any[]>(callback: (...args: A) => void, ...args: A): void;
    /** Prints a warning on stderr. */
    emitWarning(warning: string | Error, options?: string | { type?: string; code?: string; detail?: string }): void;
    /** exit is emitted when the run ends. Signals do not reach a script: Ctrl-C rejects its pending calls. */
    on(event: "exit", listener: (code: number) => void): this;
    once(event: "exit", listener: (code: number) => void): this;
    off(event: "exit", listener: (code: number) => void): this;
    umask(): number;
  }
}
declare var process: NodeJS.Process;

/** Calls a function after ms milliseconds (at least 1). Holds the run until then; see unref. */
declare function setTimeout(callback: (...args: any[]) => void, ms?: number, ...args: any[]): NodeJS.Timeout;
declare function clearTimeout(timer?: NodeJS.Timeout | number | string | null): void;
/** Calls a function every ms milliseconds, until clearInterval. */
declare function setInterval(callback: (...args: any[]) => void, ms?: number, ...args: any[]): NodeJS.Timeout;
declare function clearInterval(timer?: NodeJS.Timeout | number | string | null): void;
/** Calls a function as soon as the run has nothing more urgent to do. */
declare function setImmediate(callback: (...args: any[]) => void, ...args: any[]): NodeJS.Immediate;
declare function clearImmediate(immediate?: NodeJS.Immediate | null): void;
/** Calls a function once the current step is done. */
declare function queueMicrotask(callback: () => void): void;

declare var global: typeof globalThis;

/** Loads a module the CommonJS way: a built-in one, a package, or a file relative to this one. */
declare function require(module: string): any;

type BufferEncoding = "ascii" | "utf8" | "utf-8" | "utf16le" | "utf-16le" | "ucs2" | "ucs-2" | "base64" | "base64url" | "latin1" | "binary" | "hex";

/** Bytes, with the methods of Node's Buffer. */
interface Buffer extends Uint8Array<ArrayBuffer> {
  toString(encoding?: BufferEncoding, start?: number, end?: number): string;
  toJSON(): { type: "Buffer"; data: number[] };
  equals(other: Uint8Array): boolean;
  compare(target: Uint8Array, targetStart?: number, targetEnd?: number, start?: number, end?: number): -1 | 0 | 1;
  copy(target: Uint8Array, targetStart?: number, start?: number, end?: number): number;
  /** Shares memory with this buffer, unlike Uint8Array's. */
  slice(start?: number, end?: number): Buffer;
  subarray(start?: number, end?: number): Buffer;
  write(text: string, encoding?: BufferEncoding): number;
  write(text: string, offset: number, encoding?: BufferEncoding): number;
  write(text: string, offset: number, length: number, encoding?: BufferEncoding): number;
  fill(value: string | Uint8Array | number, start?: number, end?: number, encoding?: BufferEncoding): this;
  indexOf(value: string | number | Uint8Array, from?: number, encoding?: BufferEncoding): number;
  lastIndexOf(value: string | number | Uint8Array, from?: number, encoding?: BufferEncoding): number;
  includes(value: string | number | Uint8Array, from?: number, encoding?: BufferEncoding): boolean;
  swap16(): this;
  swap32(): this;
  swap64(): this;
  readUInt8(offset?: number): number;
  readUInt16LE(offset?: number): number;
  readUInt16BE(offset?: number): number;
  readUInt32LE(offset?: number): number;
  readUInt32BE(offset?: number): number;
  readInt8(offset?: number): number;
  readInt16LE(offset?: number): number;
  readInt16BE(offset?: number): number;
  readInt32LE(offset?: number): number;
  readInt32BE(offset?: number): number;
  readUIntLE(offset: number, byteLength: number): number;
  readUIntBE(offset: number, byteLength: number): number;
  readIntLE(offset: number, byteLength: number): number;
  readIntBE(offset: number, byteLength: number): number;
  readBigUInt64LE(offset?: number): bigint;
  readBigUInt64BE(offset?: number): bigint;
  readBigInt64LE(offset?: number): bigint;
  readBigInt64BE(offset?: number): bigint;
  readFloatLE(offset?: number): number;
  readFloatBE(offset?: number): number;
  readDoubleLE(offset?: number): number;
  readDoubleBE(offset?: number): number;
  writeUInt8(value: number, offset?: number): number;
  writeUInt16LE(value: number, offset?: number): number;
  writeUInt16BE(value: number, offset?: number): number;
  writeUInt32LE(value: number, offset?: number): number;
  writeUInt32BE(value: number, offset?: number): number;
  writeInt8(value: number, offset?: number): number;
  writeInt16LE(value: number, offset?: number): number;
  writeInt16BE(value: number, offset?: number): number;
  writeInt32LE(value: number, offset?: number): number;
  writeInt32BE(value: number, offset?: number): number;
  writeUIntLE(value: number, offset: number, byteLength: number): number;
  writeUIntBE(value: number, offset: number, byteLength: number): number;
  writeIntLE(value: number, offset: number, byteLength: number): number;
  writeIntBE(value: number, offset: number, byteLength: number): number;
  writeBigUInt64LE(value: bigint, offset?: number): number;
  writeBigUInt64BE(value: bigint, offset?: number): number;
  writeBigInt64LE(value: bigint, offset?: number): number;
  writeBigInt64BE(value: bigint, offset?: number): number;
  writeFloatLE(value: number, offset?: number): number;
  writeFloatBE(value: number, offset?: number): number;
  writeDoubleLE(value: number, offset?: number): number;
  writeDoubleBE(value: number, offset?: number): number;
}
interface BufferConstructor {
  readonly prototype: Buffer;
  from(text: string, encoding?: BufferEncoding): Buffer;
  from(data: ArrayBuffer, byteOffset?: number, length?: number): Buffer;
  from(data: Uint8Array | readonly number[] | ArrayLike<number> | { type: "Buffer"; data: number[] }): Buffer;
  alloc(size: number, fill?: string | Uint8Array | number, encoding?: BufferEncoding): Buffer;
  allocUnsafe(size: number): Buffer;
  allocUnsafeSlow(size: number): Buffer;
  of(...items: number[]): Buffer;
  concat(list: readonly Uint8Array[], totalLength?: number): Buffer;
  compare(a: Uint8Array, b: Uint8Array): -1 | 0 | 1;
  isBuffer(value: unknown): value is Buffer;
  isEncoding(encoding: string): encoding is BufferEncoding;
  byteLength(value: string | ArrayBufferView | ArrayBuffer, encoding?: BufferEncoding): number;
  poolSize: number;
}
declare var Buffer: BufferConstructor;

/** The folder of this file. In an ES module, import.meta.dirname is the same. */
declare const __dirname: string;
/** The path of this file. In an ES module, import.meta.filename is the same. */
declare const __filename: string;
