// crypto: Web Cryptography, as far as random values, digests and HMAC.
(function (native, use) {
  "use strict";
  const { DOMException } = use("exception");
  const views = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, BigInt64Array, BigUint64Array];
  const key = {};
  const name = (alg) => String(typeof alg === "string" ? alg : alg?.name ?? alg).toUpperCase();
  const refuse = (what, error = "NotSupportedError") => { throw new DOMException(what, error); };
  function hashName(alg) {
    const n = name(alg);
    if (!["SHA-1", "SHA-256", "SHA-384", "SHA-512"].includes(n)) refuse(`Unrecognized algorithm name: ${n}. Available: SHA-1, SHA-256, SHA-384, SHA-512`);
    return n;
  }
  function hmac(alg) {
    if (name(alg) !== "HMAC") refuse(`Unrecognized algorithm name: ${name(alg)}. Available: HMAC`);
  }
  function bytes(data) {
    if (!ArrayBuffer.isView(data) && !(data instanceof ArrayBuffer)) throw new TypeError("The data must be an ArrayBuffer or a view on one");
    return data;
  }

  class CryptoKey {
    #raw; #algorithm; #extractable; #usages;
    constructor(k, raw, algorithm, extractable, usages) {
      if (k !== key) throw new TypeError("Illegal constructor");
      this.#raw = raw;
      this.#algorithm = algorithm;
      this.#extractable = !!extractable;
      this.#usages = [...usages];
    }
    get type() { return "secret"; }
    get algorithm() { return this.#algorithm; }
    get extractable() { return this.#extractable; }
    get usages() { return [...this.#usages]; }
    get [Symbol.toStringTag]() { return "CryptoKey"; }
    static raw(k, usage) {
      if (!(k instanceof CryptoKey)) throw new TypeError("The key must be a CryptoKey");
      if (usage && !k.#usages.includes(usage)) refuse(`The key's usages do not include "${usage}"`, "InvalidAccessError");
      return k.#raw;
    }
  }
  const { raw } = CryptoKey;
  delete CryptoKey.raw;

  function makeKey(data, alg, extractable, usages) {
    hmac(alg);
    const hash = hashName(alg.hash);
    const list = [...usages];
    for (const u of list) if (u !== "sign" && u !== "verify") refuse(`Unsupported key usage for an HMAC key: ${u}`, "SyntaxError");
    if (!list.length) refuse("Usages cannot be empty when importing a secret key.", "SyntaxError");
    if (!data.length) refuse("Zero-length key is not supported", "DataError");
    return new CryptoKey(key, data, { name: "HMAC", hash: { name: hash }, length: data.length * 8 }, extractable, list);
  }

  class SubtleCrypto {
    constructor(k) { if (k !== key) throw new TypeError("Illegal constructor"); }
    async digest(alg, data) { return native.digest(hashName(alg), bytes(data)); }
    async importKey(format, data, alg, extractable, usages) {
      if (format === "raw") return makeKey(native.copy(bytes(data)), alg, extractable, usages);
      if (format === "jwk") {
        if (data?.kty !== "oct" || typeof data.k !== "string") refuse("The JWK is no symmetric key", "DataError");
        return makeKey(Uint8Array.fromBase64(data.k, { alphabet: "base64url" }), alg, extractable, usages);
      }
      return refuse(`Unable to import a key of format ${format}. Available: raw, jwk`);
    }
    async exportKey(format, k) {
      const data = raw(k);
      if (!k.extractable) refuse("The key is not extractable", "InvalidAccessError");
      if (format === "raw") return native.copy(data).buffer;
      if (format === "jwk") return { kty: "oct", k: data.toBase64({ alphabet: "base64url", omitPadding: true }), alg: k.algorithm.hash.name.replace("SHA-", "HS"), key_ops: k.usages, ext: true };
      return refuse(`Unable to export a key as ${format}. Available: raw, jwk`);
    }
    async generateKey(alg, extractable, usages) {
      hmac(alg);
      const length = alg.length ?? ({ "SHA-1": 512, "SHA-256": 512 }[hashName(alg.hash)] ?? 1024);
      return makeKey(native.random(Math.ceil(length / 8)), alg, extractable, usages);
    }
    async sign(alg, k, data) {
      hmac(alg);
      return native.hmac(k.algorithm.hash.name, raw(k, "sign"), bytes(data));
    }
    async verify(alg, k, signature, data) {
      hmac(alg);
      return native.equal(native.hmac(k.algorithm.hash.name, raw(k, "verify"), bytes(data)), bytes(signature));
    }
    get [Symbol.toStringTag]() { return "SubtleCrypto"; }
  }
  for (const m of ["encrypt", "decrypt", "deriveKey", "deriveBits", "wrapKey", "unwrapKey"]) {
    Object.defineProperty(SubtleCrypto.prototype, m, { writable: true, configurable: true, value: async () => refuse(`crypto.subtle.${m} is not available: digest, sign, verify, importKey, exportKey and generateKey (HMAC) are`) });
  }

  class Crypto {
    #subtle = new SubtleCrypto(key);
    constructor(k) { if (k !== key) throw new TypeError("Illegal constructor"); }
    get subtle() { return this.#subtle; }
    getRandomValues(array) {
      if (!views.some((C) => array instanceof C)) refuse("The data argument must be an integer-type TypedArray", "TypeMismatchError");
      if (array.byteLength > 65536) refuse(`The requested length exceeds 65,536 bytes`, "QuotaExceededError");
      native.fill(array);
      return array;
    }
    randomUUID() { return native.uuid(); }
    get [Symbol.toStringTag]() { return "Crypto"; }
  }
  return { crypto: new Crypto(key), Crypto, SubtleCrypto, CryptoKey };
})
