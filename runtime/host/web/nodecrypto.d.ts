declare module "node:crypto" {
  type BinaryLike = string | ArrayBuffer | ArrayBufferView;
  type BinaryToTextEncoding = "hex" | "base64" | "base64url" | "latin1" | "binary";
  class Hash {
    private constructor();
    update(data: BinaryLike, inputEncoding?: string): this;
    digest(): Buffer;
    digest(encoding: BinaryToTextEncoding): string;
    copy(): Hash;
  }
  class Hmac {
    private constructor();
    update(data: BinaryLike, inputEncoding?: string): this;
    digest(): Buffer;
    digest(encoding: BinaryToTextEncoding): string;
  }
  /** A digest by Node's names: md5, sha1, sha224, sha256, sha384, sha512, sha512-256, sha3-256 … */
  function createHash(algorithm: string): Hash;
  function createHmac(algorithm: string, key: BinaryLike): Hmac;
  function hash(algorithm: string, data: BinaryLike, encoding?: BinaryToTextEncoding): string;
  function getHashes(): string[];
  function randomBytes(size: number): Buffer;
  function randomBytes(size: number, callback: (err: Error | null, buffer: Buffer) => void): void;
  function randomFillSync<T extends ArrayBufferView>(buffer: T, offset?: number, size?: number): T;
  function randomInt(max: number): number;
  function randomInt(min: number, max: number): number;
  function randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
  function timingSafeEqual(a: ArrayBuffer | ArrayBufferView, b: ArrayBuffer | ArrayBufferView): boolean;
  function getRandomValues<T extends ArrayBufferView>(array: T): T;
  const webcrypto: Crypto;
  const subtle: SubtleCrypto;
}
