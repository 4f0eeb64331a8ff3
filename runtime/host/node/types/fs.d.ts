declare module "node:fs" {
  import { Readable, Writable } from "node:stream";
  /** Asks for --allow-read or --allow-write; a path is relative to the current folder. */
  export type PathLike = string | Uint8Array | URL;
  export interface StatsBase<T> {
    isFile(): boolean;
    isDirectory(): boolean;
    isSymbolicLink(): boolean;
    isBlockDevice(): boolean;
    isCharacterDevice(): boolean;
    isFIFO(): boolean;
    isSocket(): boolean;
    dev: T; ino: T; mode: T; nlink: T; uid: T; gid: T; rdev: T; size: T; blksize: T; blocks: T;
    atimeMs: T; mtimeMs: T; ctimeMs: T; birthtimeMs: T;
    atime: Date; mtime: Date; ctime: Date; birthtime: Date;
  }
  export interface Stats extends StatsBase<number> {}
  export interface BigIntStats extends StatsBase<bigint> {}
  export interface Dirent {
    name: string;
    /** The folder that the entry is in. */
    parentPath: string;
    isFile(): boolean;
    isDirectory(): boolean;
    isSymbolicLink(): boolean;
    isBlockDevice(): boolean;
    isCharacterDevice(): boolean;
    isFIFO(): boolean;
    isSocket(): boolean;
  }
  export type Mode = number | string;
  type Text = BufferEncoding | { encoding: BufferEncoding; flag?: string; signal?: AbortSignal };
  type Bytes = null | { encoding?: null; flag?: string; signal?: AbortSignal };
  type Write = BufferEncoding | null | { encoding?: BufferEncoding | null; mode?: Mode; flag?: string; signal?: AbortSignal };
  type Data = string | ArrayBufferView;
  type Callback<T> = (err: NodeJS.ErrnoException | null, result: T) => void;
  type Done = (err: NodeJS.ErrnoException | null) => void;

  /** Reads a file. 0 is standard input. Without an encoding the result is a Buffer. */
  export function readFileSync(path: PathLike | 0, options?: Bytes): Buffer;
  export function readFileSync(path: PathLike | 0, options: Text): string;
  /** Writes a file, replacing what it held. */
  export function writeFileSync(path: PathLike, data: Data, options?: Write): void;
  export function appendFileSync(path: PathLike, data: Data, options?: Write): void;
  /** With recursive, the first folder made, if any. */
  export function mkdirSync(path: PathLike, options: { recursive: true; mode?: Mode }): string | undefined;
  export function mkdirSync(path: PathLike, options?: Mode | { recursive?: false; mode?: Mode } | null): void;
  export function readdirSync(path: PathLike, options?: { encoding?: BufferEncoding; withFileTypes?: false; recursive?: boolean } | BufferEncoding | null): string[];
  export function readdirSync(path: PathLike, options: { withFileTypes: true; recursive?: boolean }): Dirent[];
  export function statSync(path: PathLike, options?: { bigint?: false; throwIfNoEntry?: true }): Stats;
  export function statSync(path: PathLike, options: { bigint: true }): BigIntStats;
  export function statSync(path: PathLike, options: { throwIfNoEntry: false }): Stats | undefined;
  export function lstatSync(path: PathLike, options?: { bigint?: false; throwIfNoEntry?: true }): Stats;
  export function lstatSync(path: PathLike, options: { bigint: true }): BigIntStats;
  export function lstatSync(path: PathLike, options: { throwIfNoEntry: false }): Stats | undefined;
  export function existsSync(path: PathLike): boolean;
  export function accessSync(path: PathLike, mode?: number): void;
  export function rmSync(path: PathLike, options?: { recursive?: boolean; force?: boolean }): void;
  export function rmdirSync(path: PathLike): void;
  export function unlinkSync(path: PathLike): void;
  export function renameSync(from: PathLike, to: PathLike): void;
  export function copyFileSync(from: PathLike, to: PathLike, mode?: number): void;
  export function cpSync(from: PathLike, to: PathLike, options?: { recursive?: boolean; force?: boolean; errorOnExist?: boolean }): void;
  /** Makes a folder whose name is prefix and six characters. */
  export function mkdtempSync(prefix: string): string;
  export function realpathSync(path: PathLike): string;
  export function readlinkSync(path: PathLike): string;
  export function chmodSync(path: PathLike, mode: Mode): void;
  export function utimesSync(path: PathLike, atime: number | Date, mtime: number | Date): void;
  export function truncateSync(path: PathLike, length?: number): void;
  /** Writes to standard output (1) or standard error (2). */
  export function writeSync(fd: 1 | 2, data: Data, encoding?: BufferEncoding): number;
  export function openAsBlob(path: PathLike, options?: { type?: string }): Promise<Blob>;

  export function readFile(path: PathLike, callback: Callback<Buffer>): void;
  export function readFile(path: PathLike, options: Bytes, callback: Callback<Buffer>): void;
  export function readFile(path: PathLike, options: Text, callback: Callback<string>): void;
  export function writeFile(path: PathLike, data: Data, callback: Done): void;
  export function writeFile(path: PathLike, data: Data, options: Write, callback: Done): void;
  export function appendFile(path: PathLike, data: Data, callback: Done): void;
  export function mkdir(path: PathLike, callback: Done): void;
  export function mkdir(path: PathLike, options: { recursive?: boolean; mode?: Mode }, callback: (err: NodeJS.ErrnoException | null, path?: string) => void): void;
  export function readdir(path: PathLike, callback: Callback<string[]>): void;
  export function stat(path: PathLike, callback: Callback<Stats>): void;
  export function lstat(path: PathLike, callback: Callback<Stats>): void;
  export function access(path: PathLike, callback: Done): void;
  export function access(path: PathLike, mode: number, callback: Done): void;
  export function rm(path: PathLike, options: { recursive?: boolean; force?: boolean }, callback: Done): void;
  export function unlink(path: PathLike, callback: Done): void;
  export function rename(from: PathLike, to: PathLike, callback: Done): void;
  export function copyFile(from: PathLike, to: PathLike, callback: Done): void;

  export interface ReadStream extends Readable {
    readonly path: string;
    readonly bytesRead: number;
    close(callback?: () => void): void;
  }
  export interface WriteStream extends Writable {
    readonly path: string;
    readonly bytesWritten: number;
    close(callback?: () => void): void;
  }
  export function createReadStream(path: PathLike, options?: BufferEncoding | { encoding?: BufferEncoding; start?: number; end?: number; highWaterMark?: number; signal?: AbortSignal }): ReadStream;
  export function createWriteStream(path: PathLike, options?: BufferEncoding | { flags?: string; mode?: Mode; highWaterMark?: number; signal?: AbortSignal }): WriteStream;

  export const constants: {
    readonly F_OK: number; readonly R_OK: number; readonly W_OK: number; readonly X_OK: number;
    readonly COPYFILE_EXCL: number;
    readonly [name: string]: number;
  };
  export * as promises from "node:fs/promises";
}
declare module "node:fs/promises" {
  import { BigIntStats, Dirent, Mode, PathLike, Stats, constants } from "node:fs";
  type Text = BufferEncoding | { encoding: BufferEncoding; flag?: string; signal?: AbortSignal };
  type Bytes = null | { encoding?: null; flag?: string; signal?: AbortSignal };
  type Write = BufferEncoding | null | { encoding?: BufferEncoding | null; mode?: Mode; flag?: string; signal?: AbortSignal };
  type Data = string | ArrayBufferView;
  export { constants };
  export function readFile(path: PathLike, options?: Bytes): Promise<Buffer>;
  export function readFile(path: PathLike, options: Text): Promise<string>;
  export function writeFile(path: PathLike, data: Data, options?: Write): Promise<void>;
  export function appendFile(path: PathLike, data: Data, options?: Write): Promise<void>;
  export function mkdir(path: PathLike, options: { recursive: true; mode?: Mode }): Promise<string | undefined>;
  export function mkdir(path: PathLike, options?: Mode | { recursive?: false; mode?: Mode } | null): Promise<void>;
  export function readdir(path: PathLike, options?: { encoding?: BufferEncoding; withFileTypes?: false; recursive?: boolean } | BufferEncoding | null): Promise<string[]>;
  export function readdir(path: PathLike, options: { withFileTypes: true; recursive?: boolean }): Promise<Dirent[]>;
  export function stat(path: PathLike, options?: { bigint?: false }): Promise<Stats>;
  export function stat(path: PathLike, options: { bigint: true }): Promise<BigIntStats>;
  export function lstat(path: PathLike, options?: { bigint?: false }): Promise<Stats>;
  export function lstat(path: PathLike, options: { bigint: true }): Promise<BigIntStats>;
  export function access(path: PathLike, mode?: number): Promise<void>;
  export function rm(path: PathLike, options?: { recursive?: boolean; force?: boolean }): Promise<void>;
  export function rmdir(path: PathLike): Promise<void>;
  export function unlink(path: PathLike): Promise<void>;
  export function rename(from: PathLike, to: PathLike): Promise<void>;
  export function copyFile(from: PathLike, to: PathLike, mode?: number): Promise<void>;
  export function cp(from: PathLike, to: PathLike, options?: { recursive?: boolean; force?: boolean; errorOnExist?: boolean }): Promise<void>;
  export function mkdtemp(prefix: string): Promise<string>;
  export function realpath(path: PathLike): Promise<string>;
  export function readlink(path: PathLike): Promise<string>;
  export function chmod(path: PathLike, mode: Mode): Promise<void>;
  export function utimes(path: PathLike, atime: number | Date, mtime: number | Date): Promise<void>;
  export function truncate(path: PathLike, length?: number): Promise<void>;
}
