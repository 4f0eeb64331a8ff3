// Globals of the web platform and of newer ECMAScript that dssrun scripts have.

// ---- events

interface EventInit { bubbles?: boolean; cancelable?: boolean; composed?: boolean }

/** Something that happened, as listeners get it. */
declare class Event {
  constructor(type: string, init?: EventInit);
  readonly type: string;
  readonly target: EventTarget | null;
  readonly currentTarget: EventTarget | null;
  readonly eventPhase: number;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly composed: boolean;
  readonly defaultPrevented: boolean;
  /** Milliseconds since the process started. */
  readonly timeStamp: number;
  readonly isTrusted: boolean;
  composedPath(): EventTarget[];
  preventDefault(): void;
  stopPropagation(): void;
  stopImmediatePropagation(): void;
}

declare class CustomEvent<T = any> extends Event {
  constructor(type: string, init?: EventInit & { detail?: T });
  readonly detail: T;
}

type EventListenerOrObject = ((event: any) => void) | { handleEvent(event: any): void };

declare class EventTarget {
  constructor();
  addEventListener(type: string, listener: EventListenerOrObject | null, options?: boolean | { capture?: boolean; once?: boolean; passive?: boolean; signal?: AbortSignal }): void;
  removeEventListener(type: string, listener: EventListenerOrObject | null, options?: boolean | { capture?: boolean }): void;
  dispatchEvent(event: Event): boolean;
}

/** Tells work that it is no longer wanted. */
declare class AbortSignal extends EventTarget {
  private constructor();
  readonly aborted: boolean;
  /** Why it was aborted: an AbortError or TimeoutError, unless the caller gave something else. */
  readonly reason: any;
  onabort: ((this: AbortSignal, event: Event) => any) | null;
  throwIfAborted(): void;
  static abort(reason?: any): AbortSignal;
  /** A signal that aborts with a TimeoutError after so many milliseconds. It does not keep the run alive. */
  static timeout(milliseconds: number): AbortSignal;
  static any(signals: Iterable<AbortSignal>): AbortSignal;
}

declare class AbortController {
  constructor();
  readonly signal: AbortSignal;
  abort(reason?: any): void;
}

declare class DOMException extends Error {
  constructor(message?: string, options?: string | { name?: string; cause?: unknown });
  readonly name: string;
  readonly message: string;
  /** The legacy number of the name, 0 for a newer one. */
  readonly code: number;
  static readonly ABORT_ERR: 20;
  static readonly DATA_CLONE_ERR: 25;
  static readonly TIMEOUT_ERR: 23;
  static readonly QUOTA_EXCEEDED_ERR: 22;
  static readonly INVALID_STATE_ERR: 11;
  static readonly NOT_SUPPORTED_ERR: 9;
  static readonly SYNTAX_ERR: 12;
}

// ---- text and data

/** Binary data as the web platform takes it. */
type BufferSource = ArrayBuffer | ArrayBufferView;

declare class TextEncoder {
  readonly encoding: "utf-8";
  encode(input?: string): Uint8Array;
  encodeInto(source: string, destination: Uint8Array): { read: number; written: number };
}

/** Decodes utf-8, utf-16le, utf-16be and windows-1252 (alias latin1, ascii). */
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  readonly encoding: string;
  readonly fatal: boolean;
  readonly ignoreBOM: boolean;
  decode(input?: BufferSource, options?: { stream?: boolean }): string;
}

declare function atob(data: string): string;
declare function btoa(data: string): string;

/** A deep copy: Map, Set, Date, RegExp, errors, typed arrays, Blob and cycles included; a DataCloneError for functions. */
declare function structuredClone<T = any>(value: T, options?: { transfer?: readonly ArrayBuffer[] }): T;

declare class Blob {
  constructor(parts?: Iterable<BlobPart>, options?: BlobPropertyBag);
  /** Bytes. */
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  bytes(): Promise<Uint8Array>;
  text(): Promise<string>;
  slice(start?: number, end?: number, type?: string): Blob;
  stream(): ReadableStream<Uint8Array>;
}
type BlobPart = BufferSource | Blob | string;
interface BlobPropertyBag { type?: string; endings?: "transparent" | "native" }

declare class File extends Blob {
  constructor(parts: Iterable<BlobPart>, name: string, options?: BlobPropertyBag & { lastModified?: number });
  readonly name: string;
  readonly lastModified: number;
}

type FormDataEntryValue = File | string;

declare class FormData {
  constructor();
  append(name: string, value: string | Blob, filename?: string): void;
  set(name: string, value: string | Blob, filename?: string): void;
  delete(name: string): void;
  get(name: string): FormDataEntryValue | null;
  getAll(name: string): FormDataEntryValue[];
  has(name: string): boolean;
  forEach(callback: (value: FormDataEntryValue, key: string, parent: FormData) => void, thisArg?: any): void;
  entries(): IterableIterator<[string, FormDataEntryValue]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<FormDataEntryValue>;
  [Symbol.iterator](): IterableIterator<[string, FormDataEntryValue]>;
}

// ---- URL

declare class URL {
  constructor(url: string | URL, base?: string | URL);
  static canParse(url: string | URL, base?: string | URL): boolean;
  static parse(url: string | URL, base?: string | URL): URL | null;
  href: string;
  readonly origin: string;
  protocol: string;
  username: string;
  password: string;
  host: string;
  hostname: string;
  port: string;
  pathname: string;
  search: string;
  readonly searchParams: URLSearchParams;
  hash: string;
  toString(): string;
  toJSON(): string;
}

declare class URLSearchParams {
  constructor(init?: string | Iterable<readonly [string, string]> | Record<string, string | number | boolean> | URLSearchParams);
  readonly size: number;
  append(name: string, value: string): void;
  delete(name: string, value?: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string, value?: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  forEach(callback: (value: string, key: string, parent: URLSearchParams) => void, thisArg?: any): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  toString(): string;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

// ---- crypto

declare class CryptoKey {
  private constructor();
  readonly type: "secret";
  readonly algorithm: { name: "HMAC"; hash: { name: string }; length: number };
  readonly extractable: boolean;
  readonly usages: ("sign" | "verify")[];
}
type DigestName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";
interface HmacParams { name: "HMAC"; hash: DigestName | { name: DigestName }; length?: number }
interface JsonWebKey { kty: string; k: string; alg?: string; key_ops?: string[]; ext?: boolean }

declare class SubtleCrypto {
  private constructor();
  digest(algorithm: DigestName | { name: DigestName }, data: BufferSource): Promise<ArrayBuffer>;
  importKey(format: "raw", data: BufferSource, algorithm: HmacParams, extractable: boolean, usages: Iterable<"sign" | "verify">): Promise<CryptoKey>;
  importKey(format: "jwk", data: JsonWebKey, algorithm: HmacParams, extractable: boolean, usages: Iterable<"sign" | "verify">): Promise<CryptoKey>;
  exportKey(format: "raw", key: CryptoKey): Promise<ArrayBuffer>;
  exportKey(format: "jwk", key: CryptoKey): Promise<JsonWebKey>;
  generateKey(algorithm: HmacParams, extractable: boolean, usages: Iterable<"sign" | "verify">): Promise<CryptoKey>;
  sign(algorithm: "HMAC" | { name: "HMAC" }, key: CryptoKey, data: BufferSource): Promise<ArrayBuffer>;
  verify(algorithm: "HMAC" | { name: "HMAC" }, key: CryptoKey, signature: BufferSource, data: BufferSource): Promise<boolean>;
}

declare class Crypto {
  private constructor();
  readonly subtle: SubtleCrypto;
  getRandomValues<T extends ArrayBufferView>(array: T): T;
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
}
declare var crypto: Crypto;

// ---- performance and navigator

declare class PerformanceEntry {
  readonly name: string;
  readonly entryType: string;
  readonly startTime: number;
  readonly duration: number;
  readonly detail: any;
  toJSON(): any;
}
declare class Performance {
  private constructor();
  /** When the process started, in milliseconds since 1970. */
  readonly timeOrigin: number;
  /** Milliseconds since timeOrigin. */
  now(): number;
  mark(name: string, options?: { startTime?: number; detail?: any }): PerformanceEntry;
  measure(name: string, start?: string | number | { start?: string | number; end?: string | number; duration?: number; detail?: any }, end?: string | number): PerformanceEntry;
  getEntries(): PerformanceEntry[];
  getEntriesByType(type: string): PerformanceEntry[];
  getEntriesByName(name: string, type?: string): PerformanceEntry[];
  clearMarks(name?: string): void;
  clearMeasures(name?: string): void;
}
declare var performance: Performance;

declare class Navigator {
  private constructor();
  readonly userAgent: string;
  readonly hardwareConcurrency: number;
  readonly language: string;
  readonly languages: readonly string[];
  readonly platform: string;
}
declare var navigator: Navigator;

// ---- fetch

type HeadersInit = Iterable<readonly [string, string]> | Record<string, string> | Headers;

declare class Headers {
  constructor(init?: HeadersInit);
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getSetCookie(): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(callback: (value: string, key: string, parent: Headers) => void, thisArg?: any): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}

type BodyInit = string | BufferSource | Blob | FormData | URLSearchParams | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;

interface Body {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  bytes(): Promise<Uint8Array>;
  formData(): Promise<FormData>;
  json(): Promise<any>;
  text(): Promise<string>;
}

interface RequestInit {
  method?: string;
  headers?: HeadersInit;
  /** A stream or an async iterable is read to its end before the request is sent. */
  body?: BodyInit | null;
  signal?: AbortSignal | null;
  redirect?: "follow" | "error" | "manual";
  /** Needed with a stream as the body. */
  duplex?: "half";
  cache?: string;
  credentials?: string;
  mode?: string;
  integrity?: string;
  keepalive?: boolean;
}

interface Request extends Body {}
declare class Request {
  constructor(input: string | URL | Request, init?: RequestInit);
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly redirect: "follow" | "error" | "manual";
  readonly signal: AbortSignal;
  clone(): Request;
}

interface ResponseInit { status?: number; statusText?: string; headers?: HeadersInit }

interface Response extends Body {}
declare class Response {
  constructor(body?: BodyInit | null, init?: ResponseInit);
  static error(): Response;
  static json(data: any, init?: ResponseInit): Response;
  static redirect(url: string | URL, status?: 301 | 302 | 303 | 307 | 308): Response;
  readonly type: "basic" | "default" | "error";
  readonly url: string;
  readonly redirected: boolean;
  readonly status: number;
  /** Whether the status is 200 to 299. */
  readonly ok: boolean;
  readonly statusText: string;
  readonly headers: Headers;
  clone(): Response;
}

/** Sends an HTTP request. Needs --allow-net for the host, unless it is the configured instance's own. */
declare function fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
