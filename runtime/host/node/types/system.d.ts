declare module "node:path" {
  export interface ParsedPath { root: string; dir: string; base: string; ext: string; name: string }
  export interface Path {
    readonly sep: string;
    readonly delimiter: string;
    join(...paths: string[]): string;
    resolve(...paths: string[]): string;
    normalize(path: string): string;
    relative(from: string, to: string): string;
    isAbsolute(path: string): boolean;
    dirname(path: string): string;
    basename(path: string, suffix?: string): string;
    extname(path: string): string;
    parse(path: string): ParsedPath;
    format(path: Partial<ParsedPath>): string;
    toNamespacedPath(path: string): string;
    readonly posix: Path;
    readonly win32: Path;
  }
  const path: Path;
  export const sep: string, delimiter: string, posix: Path, win32: Path;
  export const join: Path["join"], resolve: Path["resolve"], normalize: Path["normalize"], relative: Path["relative"], isAbsolute: Path["isAbsolute"];
  export const dirname: Path["dirname"], basename: Path["basename"], extname: Path["extname"], parse: Path["parse"], format: Path["format"];
  export default path;
}
declare module "node:path/posix" { export * from "node:path"; export { default } from "node:path"; }
declare module "node:path/win32" { export * from "node:path"; export { default } from "node:path"; }
declare module "node:os" {
  export const EOL: string;
  export const devNull: string;
  export function arch(): string;
  export function platform(): NodeJS.Process["platform"];
  export function type(): string;
  export function release(): string;
  export function version(): string;
  export function machine(): string;
  export function endianness(): "BE" | "LE";
  export function hostname(): string;
  export function homedir(): string;
  export function tmpdir(): string;
  export function cpus(): { model: string; speed: number; times: Record<"user" | "nice" | "sys" | "idle" | "irq", number> }[];
  export function availableParallelism(): number;
  /** Bytes; 0 where the system does not tell. */
  export function totalmem(): number;
  export function freemem(): number;
  export function loadavg(): number[];
  export function uptime(): number;
  export function userInfo(): { uid: number; gid: number; username: string; homedir: string; shell: string | null };
  export const constants: { readonly signals: Record<string, number> };
}
declare module "node:url" {
  const URLClass: typeof URL;
  const Params: typeof URLSearchParams;
  export { URLClass as URL, Params as URLSearchParams };
  export interface UrlObject {
    protocol?: string | null; slashes?: boolean | null; auth?: string | null; host?: string | null; port?: string | number | null; hostname?: string | null;
    hash?: string | null; search?: string | null; query?: string | null | Record<string, any>; pathname?: string | null; path?: string | null; href?: string;
  }
  export function fileURLToPath(url: string | URL): string;
  export function pathToFileURL(path: string): URL;
  /** Prefer new URL(text). */
  export function parse(url: string, parseQuery?: boolean, slashesDenoteHost?: boolean): Required<UrlObject>;
  export function format(url: string | URL | UrlObject, options?: { auth?: boolean; fragment?: boolean; search?: boolean; unicode?: boolean }): string;
  export function resolve(from: string, to: string): string;
  export function domainToASCII(domain: string): string;
  export function domainToUnicode(domain: string): string;
}
declare module "node:querystring" {
  export function parse(text: string, sep?: string, eq?: string, options?: { maxKeys?: number; decodeURIComponent?: (text: string) => string }): Record<string, string | string[] | undefined>;
  export function stringify(values: Record<string, any>, sep?: string, eq?: string, options?: { encodeURIComponent?: (text: string) => string }): string;
  export function escape(text: string): string;
  export function unescape(text: string): string;
}
declare module "node:string_decoder" {
  export class StringDecoder {
    constructor(encoding?: BufferEncoding);
    readonly encoding: string;
    write(data: Uint8Array): string;
    end(data?: Uint8Array): string;
  }
}
declare module "node:buffer" {
  const BufferClass: typeof Buffer;
  const BlobClass: typeof Blob;
  const FileClass: typeof File;
  export { BufferClass as Buffer, BlobClass as Blob, FileClass as File };
  export function transcode(data: Uint8Array, from: BufferEncoding, to: BufferEncoding): Buffer;
  export function isUtf8(data: ArrayBufferView | ArrayBuffer): boolean;
  export function isAscii(data: ArrayBufferView | ArrayBuffer): boolean;
  export const kMaxLength: number;
  export const kStringMaxLength: number;
  export const constants: { readonly MAX_LENGTH: number; readonly MAX_STRING_LENGTH: number };
}
