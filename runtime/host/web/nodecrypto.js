// The part of Node's crypto module that scripts use: digests, HMAC, random values.
(function (native, use) {
  "use strict";
  function coded(C, code, message) {
    const err = new C(message);
    err.code = code;
    return err;
  }
  function output(bytes, encoding) {
    if (encoding === undefined || encoding === "buffer") return native.buffer(bytes);
    return native.text(bytes, String(encoding));
  }
  function input(data, encoding) {
    if (typeof data === "string") return native.parse(data, String(encoding ?? "utf8"));
    if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return data;
    throw coded(TypeError, "ERR_INVALID_ARG_TYPE", "The \"data\" argument must be of type string or an instance of Buffer, TypedArray, or DataView.");
  }
  class Digest {
    #state; #result = null;
    constructor(state) { this.#state = state; }
    update(data, encoding) {
      if (this.#result) throw coded(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
      this.#state.update(input(data, encoding));
      return this;
    }
    digest(encoding) {
      if (this.#result) {
        if (this instanceof Hmac) return output(new Uint8Array(), encoding);
        throw coded(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
      }
      this.#result = this.#state.sum();
      return output(this.#result, encoding);
    }
    static again(d) {
      if (d.#result) throw coded(Error, "ERR_CRYPTO_HASH_FINALIZED", "Digest already called");
      return d.#state.copy();
    }
  }
  const { again } = Digest;
  delete Digest.again;
  class Hash extends Digest { copy() { return new Hash(again(this)); } }
  class Hmac extends Digest {}

  function randomInt(min, max, callback) {
    if (max === undefined || typeof max === "function") [min, max, callback] = [0, min, max];
    if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) throw coded(TypeError, "ERR_INVALID_ARG_TYPE", "The \"min\" and \"max\" arguments must be safe integers");
    if (max <= min) throw coded(RangeError, "ERR_OUT_OF_RANGE", `The value of "max" is out of range. It must be greater than the value of "min" (${min}). Received ${max}`);
    if (max - min > 2 ** 48 - 1) throw coded(RangeError, "ERR_OUT_OF_RANGE", "The difference of \"max\" and \"min\" must be at most 281474976710655");
    const n = min + native.randomInt(max - min);
    return typeof callback === "function" ? void Promise.resolve().then(() => callback(null, n)) : n;
  }
  function size(n) {
    if (typeof n !== "number") throw coded(TypeError, "ERR_INVALID_ARG_TYPE", "The \"size\" argument must be of type number.");
    if (!(n >= 0 && n <= 2147483647)) throw coded(RangeError, "ERR_OUT_OF_RANGE", `The value of "size" is out of range. It must be >= 0 && <= 2147483647. Received ${n}`);
    return n;
  }
  return {
    createHash: (algorithm) => new Hash(native.hash(String(algorithm))),
    createHmac: (algorithm, key) => new Hmac(native.hmac(String(algorithm), typeof key === "string" ? native.parse(key, "utf8") : input(key))),
    hash: (algorithm, data, encoding = "hex") => new Hash(native.hash(String(algorithm))).update(data).digest(encoding),
    getHashes: () => native.hashes(),
    randomBytes(n, callback) {
      const out = native.buffer(native.random(size(n)));
      return typeof callback === "function" ? void Promise.resolve().then(() => callback(null, out)) : out;
    },
    randomFillSync(view, offset = 0, length) {
      const b = ArrayBuffer.isView(view) ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : new Uint8Array(view);
      native.fill(b.subarray(offset, length === undefined ? undefined : offset + length));
      return view;
    },
    randomInt,
    randomUUID: () => native.uuid(),
    timingSafeEqual(a, b) {
      if (input(a).byteLength !== input(b).byteLength) throw coded(RangeError, "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH", "Input buffers must have the same byte length");
      return native.equal(a, b);
    },
    getRandomValues: (array) => use("crypto").crypto.getRandomValues(array),
    get webcrypto() { return use("crypto").crypto; },
    get subtle() { return use("crypto").crypto.subtle; },
    Hash,
    Hmac,
  };
})
