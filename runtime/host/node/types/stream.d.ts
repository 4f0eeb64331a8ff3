declare module "node:stream" {
  import { EventEmitter } from "node:events";
  type Callback = (error?: Error | null) => void;
  type Source = Iterable<any> | AsyncIterable<any> | string | Uint8Array;
  interface Common {
    highWaterMark?: number;
    objectMode?: boolean;
    autoDestroy?: boolean;
    signal?: AbortSignal;
    destroy?(error: Error | null, callback: Callback): void;
  }
  export interface ReadableOptions extends Common {
    encoding?: BufferEncoding;
    read?(this: Readable, size: number): void;
  }
  export interface WritableOptions extends Common {
    decodeStrings?: boolean;
    defaultEncoding?: BufferEncoding;
    write?(this: Writable, chunk: any, encoding: BufferEncoding, callback: Callback): void;
    writev?(this: Writable, chunks: { chunk: any; encoding: BufferEncoding }[], callback: Callback): void;
    final?(this: Writable, callback: Callback): void;
  }
  export interface DuplexOptions extends Omit<ReadableOptions, "read">, Omit<WritableOptions, "write" | "writev" | "final"> {
    allowHalfOpen?: boolean;
    readableObjectMode?: boolean;
    writableObjectMode?: boolean;
    readableHighWaterMark?: number;
    writableHighWaterMark?: number;
    read?(this: Duplex, size: number): void;
    write?(this: Duplex, chunk: any, encoding: BufferEncoding, callback: Callback): void;
    final?(this: Duplex, callback: Callback): void;
  }
  export interface TransformOptions extends DuplexOptions {
    transform?(this: Transform, chunk: any, encoding: BufferEncoding, callback: (error?: Error | null, data?: any) => void): void;
    flush?(this: Transform, callback: (error?: Error | null, data?: any) => void): void;
  }
  export class Stream extends EventEmitter {
    pipe<T extends Writable | NodeJS.WriteStream>(destination: T, options?: { end?: boolean }): T;
  }
  export class Readable extends Stream implements AsyncIterable<any> {
    constructor(options?: ReadableOptions);
    /** A stream of what an iterable gives, objects by default. */
    static from(source: Source, options?: ReadableOptions): Readable;
    static fromWeb(stream: ReadableStream, options?: ReadableOptions): Readable;
    static toWeb(stream: Readable): ReadableStream;
    readonly readable: boolean;
    readonly destroyed: boolean;
    readonly closed: boolean;
    readonly errored: Error | null;
    readonly readableEnded: boolean;
    readonly readableFlowing: boolean | null;
    readonly readableLength: number;
    readonly readableHighWaterMark: number;
    readonly readableObjectMode: boolean;
    readonly readableEncoding: BufferEncoding | null;
    _read(size: number): void;
    _destroy(error: Error | null, callback: Callback): void;
    read(size?: number): any;
    push(chunk: any, encoding?: BufferEncoding): boolean;
    unshift(chunk: any, encoding?: BufferEncoding): void;
    setEncoding(encoding: BufferEncoding): this;
    pause(): this;
    resume(): this;
    isPaused(): boolean;
    unpipe(destination?: Writable): this;
    destroy(error?: Error): this;
    toArray(): Promise<any[]>;
    forEach(fn: (chunk: any) => void | Promise<void>): Promise<void>;
    map(fn: (chunk: any) => any): Readable;
    filter(fn: (chunk: any) => boolean | Promise<boolean>): Readable;
    iterator(): AsyncIterableIterator<any>;
    [Symbol.asyncIterator](): AsyncIterableIterator<any>;
  }
  export class Writable extends Stream {
    constructor(options?: WritableOptions);
    readonly writable: boolean;
    readonly destroyed: boolean;
    readonly closed: boolean;
    readonly errored: Error | null;
    readonly writableEnded: boolean;
    readonly writableFinished: boolean;
    readonly writableLength: number;
    readonly writableHighWaterMark: number;
    readonly writableObjectMode: boolean;
    readonly writableNeedDrain: boolean;
    _write(chunk: any, encoding: BufferEncoding, callback: Callback): void;
    _final(callback: Callback): void;
    _destroy(error: Error | null, callback: Callback): void;
    /** False when it is better to wait for the event drain before writing more. */
    write(chunk: any, callback?: Callback): boolean;
    write(chunk: any, encoding: BufferEncoding, callback?: Callback): boolean;
    end(callback?: () => void): this;
    end(chunk: any, callback?: () => void): this;
    end(chunk: any, encoding: BufferEncoding, callback?: () => void): this;
    cork(): void;
    uncork(): void;
    setDefaultEncoding(encoding: BufferEncoding): this;
    destroy(error?: Error): this;
  }
  export class Duplex extends Readable implements Writable {
    constructor(options?: DuplexOptions);
    allowHalfOpen: boolean;
    readonly writable: boolean;
    readonly writableEnded: boolean;
    readonly writableFinished: boolean;
    readonly writableLength: number;
    readonly writableHighWaterMark: number;
    readonly writableObjectMode: boolean;
    readonly writableNeedDrain: boolean;
    _write(chunk: any, encoding: BufferEncoding, callback: Callback): void;
    _final(callback: Callback): void;
    write(chunk: any, callback?: Callback): boolean;
    write(chunk: any, encoding: BufferEncoding, callback?: Callback): boolean;
    end(callback?: () => void): this;
    end(chunk: any, callback?: () => void): this;
    end(chunk: any, encoding: BufferEncoding, callback?: () => void): this;
    cork(): void;
    uncork(): void;
    setDefaultEncoding(encoding: BufferEncoding): this;
  }
  export class Transform extends Duplex {
    constructor(options?: TransformOptions);
    _transform(chunk: any, encoding: BufferEncoding, callback: (error?: Error | null, data?: any) => void): void;
    _flush(callback: (error?: Error | null, data?: any) => void): void;
  }
  export class PassThrough extends Transform {}
  export type Part = Readable | Writable | NodeJS.WriteStream | Source | ((source: any) => AsyncIterable<any> | Promise<any>);
  /** Calls back once a stream is over: ended, finished, failed or closed too early. */
  export function finished(stream: Readable | Writable, callback: Callback): () => void;
  export function finished(stream: Readable | Writable, options: { readable?: boolean; writable?: boolean; signal?: AbortSignal }, callback: Callback): () => void;
  /** Connects streams and calls back when all is done; an error destroys them all. */
  export function pipeline(...streams: [...Part[], Callback]): Readable | Writable;
  export function addAbortSignal<T extends Readable | Writable>(signal: AbortSignal, stream: T): T;
  export * as promises from "node:stream/promises";
  export default Stream;
}
declare module "node:stream/promises" {
  import { Part, Readable, Writable } from "node:stream";
  export function pipeline(...streams: Part[]): Promise<void>;
  export function finished(stream: Readable | Writable, options?: { readable?: boolean; writable?: boolean; signal?: AbortSignal }): Promise<void>;
}
declare module "node:stream/consumers" {
  type Source = AsyncIterable<any>;
  export function buffer(stream: Source): Promise<Buffer>;
  export function text(stream: Source): Promise<string>;
  export function json(stream: Source): Promise<unknown>;
  export function arrayBuffer(stream: Source): Promise<ArrayBuffer>;
  export function blob(stream: Source): Promise<Blob>;
}
