// node:buffer. Text is encoded and decoded in Go.
(function (module, exports, require, native) {
  'use strict';
  const { argType, argValue, outOfRange, received, make: newError } = require('internal/errors');
  const custom = Symbol.for('nodejs.util.inspect.custom');
  const kMaxLength = 2 ** 32;
  const poolSize = 8 * 1024;

  class FastBuffer extends Uint8Array {}

  // Buffer can be called with and without new.
  function Buffer(value, encodingOrOffset, length) {
    if (typeof value === 'number') {
      if (typeof encodingOrOffset === 'string') throw argType('string', 'string', value);
      return Buffer.alloc(value);
    }
    return Buffer.from(value, encodingOrOffset, length);
  }
  Object.setPrototypeOf(Buffer, Uint8Array);
  Buffer.prototype = FastBuffer.prototype;
  Object.defineProperty(Buffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });
  Object.defineProperty(Buffer, Symbol.species, { get() { return FastBuffer; }, configurable: true });
  Buffer.poolSize = poolSize;

  const encodings = {
    __proto__: null,
    utf8: 'utf8', 'utf-8': 'utf8', hex: 'hex', ascii: 'ascii', latin1: 'latin1', binary: 'latin1', base64: 'base64', base64url: 'base64url',
    ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le', 'utf-16le': 'utf16le',
  };
  const normal = (encoding) => {
    if (encoding === undefined || encoding === null || encoding === '' || encoding === 'utf8') return 'utf8';
    return encodings[encoding] ?? encodings[String(encoding).toLowerCase()];
  };
  function encodingOf(encoding) {
    const e = normal(encoding);
    if (e === undefined || (encoding !== undefined && encoding !== null && typeof encoding !== 'string')) {
      throw newError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    }
    return e;
  }
  const isBytes = (v) => v instanceof Uint8Array;
  const isBuffer = (v) => v instanceof FastBuffer;
  const isAnyArrayBuffer = (v) => v instanceof ArrayBuffer;

  function size(n, name = 'size') {
    if (typeof n !== 'number') throw argType(name, 'number', n);
    if (!(n >= 0 && n <= kMaxLength)) throw outOfRange(name, `>= 0 && <= ${kMaxLength}`, n);
    return n;
  }

  function fromObject(value) {
    if (value.length !== undefined || isAnyArrayBuffer(value.buffer)) {
      return typeof value.length !== 'number' ? new FastBuffer(0) : fromList(value);
    }
    if (value.type === 'Buffer' && Array.isArray(value.data)) return fromList(value.data);
    return undefined;
  }
  function fromList(list) {
    const b = new FastBuffer(list.length > 0 ? list.length : 0);
    for (let i = 0; i < b.length; i++) b[i] = list[i];
    return b;
  }

  Object.assign(Buffer, {
    from(value, encodingOrOffset, length) {
      if (typeof value === 'string') return new FastBuffer(native.encode(value, encodingOf(encodingOrOffset)));
      if (typeof value === 'object' && value !== null) {
        if (isAnyArrayBuffer(value)) {
          let offset = +encodingOrOffset || 0;
          if (offset < 0 || offset > value.byteLength) throw newError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds');
          if (length !== undefined) {
            length = +length > 0 ? +length : 0;
            if (length > value.byteLength - offset) throw newError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', '"length" is outside of buffer bounds');
          }
          return new FastBuffer(value, offset, length);
        }
        if (isBytes(value)) {
          const b = new FastBuffer(value.length);
          b.set(value);
          return b;
        }
        const plain = value.valueOf && value.valueOf();
        if (plain != null && plain !== value && (typeof plain === 'string' || typeof plain === 'object')) {
          return Buffer.from(plain, encodingOrOffset, length);
        }
        const b = fromObject(value);
        if (b) return b;
        if (typeof value[Symbol.toPrimitive] === 'function') {
          const text = value[Symbol.toPrimitive]('string');
          if (typeof text === 'string') return Buffer.from(text, encodingOrOffset);
        }
      }
      throw newError(TypeError, 'ERR_INVALID_ARG_TYPE', `The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object.${received(value)}`);
    },
    alloc(n, fill, encoding) {
      const b = new FastBuffer(size(n));
      return fill === undefined || fill === 0 || n === 0 ? b : b.fill(fill, encoding);
    },
    allocUnsafe: (n) => new FastBuffer(size(n)),
    allocUnsafeSlow: (n) => new FastBuffer(size(n)),
    isBuffer,
    isEncoding: (encoding) => typeof encoding === 'string' && encoding.length !== 0 && normal(encoding) !== undefined,
    byteLength(value, encoding) {
      if (typeof value === 'string') return native.byteLength(value, normal(encoding) ?? 'utf8');
      if (ArrayBuffer.isView(value) || isAnyArrayBuffer(value)) return value.byteLength;
      throw argType('string', ['string', 'Buffer', 'ArrayBuffer'], value);
    },
    compare(a, b) {
      if (!isBytes(a)) throw argType('buf1', ['Buffer', 'Uint8Array'], a);
      if (!isBytes(b)) throw argType('buf2', ['Buffer', 'Uint8Array'], b);
      return native.compare(a, b);
    },
    concat(list, length) {
      if (!Array.isArray(list)) throw argType('list', 'Array', list);
      if (list.length === 0) return new FastBuffer(0);
      if (length === undefined) {
        length = 0;
        for (const part of list) length += part.length || 0;
      } else {
        size(length, 'length');
      }
      const out = new FastBuffer(length);
      let at = 0;
      list.forEach((part, i) => {
        if (!isBytes(part)) throw argType(`list[${i}]`, ['Buffer', 'Uint8Array'], part);
        if (at + part.length > length) part = part.subarray(0, Math.max(length - at, 0));
        out.set(part, at);
        at += part.length;
      });
      return out;
    },
    of: (...items) => fromList(items),
    copyBytesFrom(view, offset = 0, length) {
      if (!ArrayBuffer.isView(view)) throw argType('view', 'TypedArray', view);
      const part = length === undefined ? view.subarray(offset) : view.subarray(offset, offset + length);
      return Buffer.from(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
    },
  });

  // bounds clamps a range of positions to the buffer, as toString does.
  function clamp(n, length, fallback) {
    if (n === undefined) return fallback;
    n = Math.trunc(n) || 0;
    return n < 0 ? 0 : n > length ? length : n;
  }

  const methods = {
    toString(encoding, start, end) {
      if (arguments.length === 0) return native.decode(this, 'utf8', 0, this.length);
      start = clamp(start, this.length, 0);
      end = clamp(end, this.length, this.length);
      return end <= start ? '' : native.decode(this, encodingOf(encoding), start, end);
    },
    toLocaleString(encoding, start, end) { return this.toString(encoding, start, end); },
    toJSON() { return { type: 'Buffer', data: Array.from(this) }; },
    equals(other) {
      if (!isBytes(other)) throw argType('otherBuffer', ['Buffer', 'Uint8Array'], other);
      return this === other || native.compare(this, other) === 0;
    },
    compare(target, targetStart = 0, targetEnd = target.length, start = 0, end = this.length) {
      if (!isBytes(target)) throw argType('target', ['Buffer', 'Uint8Array'], target);
      return native.compare(this.subarray(start, end), target.subarray(targetStart, targetEnd));
    },
    slice(start, end) { return this.subarray(start, end); },
    subarray(start, end) {
      const from = relative(start, this.length, 0);
      const to = relative(end, this.length, this.length);
      return new FastBuffer(this.buffer, this.byteOffset + from, Math.max(to - from, 0));
    },
    copy(target, targetStart = 0, start = 0, end = this.length) {
      if (!isBytes(target)) throw argType('target', ['Buffer', 'Uint8Array'], target);
      targetStart = Math.trunc(targetStart) || 0;
      start = Math.trunc(start) || 0;
      end = Math.min(Math.trunc(end) || 0, this.length);
      if (targetStart < 0) throw outOfRange('targetStart', '>= 0', targetStart);
      if (start < 0 || start > this.length) throw outOfRange('sourceStart', `>= 0 && <= ${this.length}`, start);
      if (targetStart >= target.length || start >= end) return 0;
      const n = Math.min(end - start, target.length - targetStart);
      target.set(new Uint8Array(this.buffer, this.byteOffset + start, n), targetStart);
      return n;
    },
    fill(value, start, end, encoding) {
      if (typeof start === 'string') [encoding, start, end] = [start, undefined, undefined];
      else if (typeof end === 'string') [encoding, end] = [end, undefined];
      start = start === undefined ? 0 : start;
      end = end === undefined ? this.length : end;
      if (!(start >= 0 && start <= this.length)) throw outOfRange('offset', `>= 0 && <= ${this.length}`, start);
      if (!(end >= 0 && end <= this.length)) throw outOfRange('end', `>= 0 && <= ${this.length}`, end);
      if (start >= end) return this;
      if (typeof value === 'string') value = Buffer.from(value, encoding);
      if (isBytes(value)) {
        if (value.length === 0) {
          if (encoding !== undefined && normal(encoding) === 'hex') throw argValue('value', value);
          value = 0;
        } else {
          native.fill(this, value, start, end);
          return this;
        }
      }
      if (typeof value === 'boolean') value = +value;
      Uint8Array.prototype.fill.call(this, value & 255, start, end);
      return this;
    },
    write(text, offset, length, encoding) {
      if (typeof text !== 'string') throw argType('argument', 'string', text);
      if (typeof offset === 'string') [encoding, offset, length] = [offset, undefined, undefined];
      else if (typeof length === 'string') [encoding, length] = [length, undefined];
      offset = offset === undefined ? 0 : offset;
      if (!(offset >= 0 && offset <= this.length)) throw outOfRange('offset', `>= 0 && <= ${this.length}`, offset);
      const space = this.length - offset;
      const room = length === undefined ? space : Math.min(length, space);
      return native.write(this, text, offset, room, encodingOf(encoding));
    },
    indexOf(value, from, encoding) { return search(this, value, from, encoding, false); },
    lastIndexOf(value, from, encoding) { return search(this, value, from, encoding, true); },
    includes(value, from, encoding) { return search(this, value, from, encoding, false) !== -1; },
    swap16() { return swap(this, 2); },
    swap32() { return swap(this, 4); },
    swap64() { return swap(this, 8); },
    inspect() { return this[custom](); },
    [custom](depth, options) {
      const max = exports.INSPECT_MAX_BYTES;
      let text = native.hexPairs(this, max);
      if (this.length > max) text += ` ... ${this.length - max} more byte${this.length - max > 1 ? 's' : ''}`;
      const extra = Object.keys(this).filter((k) => !/^\d+$/.test(k));
      for (const k of extra) text += `${text ? ', ' : ''}${k}: ${native.inspect(this[k], options)}`;
      return `<${this.constructor.name === 'FastBuffer' ? 'Buffer' : this.constructor.name} ${text}>`;
    },
  };

  function relative(n, length, fallback) {
    if (n === undefined) return fallback;
    n = Math.trunc(n) || 0;
    return n < 0 ? Math.max(length + n, 0) : Math.min(n, length);
  }

  function search(buffer, value, from, encoding, last) {
    if (typeof from === 'string') [encoding, from] = [from, undefined];
    from = +from;
    if (Number.isNaN(from)) from = last ? buffer.length : 0;
    from = Math.trunc(Math.max(Math.min(from, 2 ** 31), -(2 ** 31)));
    if (typeof value === 'number') value = fromList([value & 255]);
    else if (typeof value === 'string') value = Buffer.from(value, encoding);
    else if (!isBytes(value)) throw argType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
    return native.indexOf(buffer, value, from, last, normal(encoding) === 'utf16le' ? 2 : 1);
  }

  function swap(buffer, width) {
    if (buffer.length % width !== 0) throw newError(RangeError, 'ERR_INVALID_BUFFER_SIZE', `Buffer size must be a multiple of ${width * 8}-bits`);
    for (let i = 0; i < buffer.length; i += width) buffer.subarray(i, i + width).reverse();
    return buffer;
  }

  // Numbers of 1 to 6 bytes.
  function at(buffer, offset, width) {
    if (offset === undefined) offset = 0;
    if (typeof offset !== 'number') throw argType('offset', 'number', offset);
    if (!Number.isInteger(offset)) throw outOfRange('offset', 'an integer', offset);
    if (offset < 0 || offset + width > buffer.length) {
      if (buffer.length - width < 0) throw newError(RangeError, 'ERR_BUFFER_OUT_OF_BOUNDS', 'Attempt to access memory outside buffer bounds');
      throw outOfRange('offset', `>= 0 and <= ${buffer.length - width}`, offset);
    }
    return offset;
  }
  function width(n) {
    if (n === undefined || typeof n !== 'number') throw argType('byteLength', 'number', n);
    if (!(n >= 1 && n <= 6 && Number.isInteger(n))) throw outOfRange('byteLength', '>= 1 and <= 6', n);
    return n;
  }
  function read(buffer, offset, n, little, signed) {
    offset = at(buffer, offset, n);
    let value = 0;
    for (let i = 0; i < n; i++) value = value * 256 + buffer[little ? offset + n - 1 - i : offset + i];
    return signed && value >= 2 ** (8 * n - 1) ? value - 2 ** (8 * n) : value;
  }
  function write(buffer, value, offset, n, little, signed) {
    value = +value;
    const min = signed ? -(2 ** (8 * n - 1)) : 0;
    const max = signed ? 2 ** (8 * n - 1) - 1 : 2 ** (8 * n) - 1;
    if (value < min || value > max) {
      const range = n > 4 ? (signed ? `>= -(2 ** ${8 * n - 1}) and < 2 ** ${8 * n - 1}` : `>= 0 and < 2 ** ${8 * n}`) : `>= ${min} and <= ${max}`;
      throw outOfRange('value', range, value);
    }
    offset = at(buffer, offset, n);
    let v = Math.trunc(value) || 0;
    if (v < 0) v += 2 ** (8 * n);
    for (let i = 0; i < n; i++) {
      buffer[little ? offset + i : offset + n - 1 - i] = v % 256;
      v = Math.floor(v / 256);
    }
    return offset + n;
  }
  for (const signed of [false, true]) {
    const kind = signed ? 'Int' : 'UInt';
    const sizes = [[8, ''], [16, 'LE'], [16, 'BE'], [32, 'LE'], [32, 'BE']];
    for (const [bits, order] of sizes) {
      const little = order === 'LE';
      methods[`read${kind}${bits}${order}`] = function (offset) { return read(this, offset, bits / 8, little, signed); };
      methods[`write${kind}${bits}${order}`] = function (value, offset) { return write(this, value, offset, bits / 8, little, signed); };
    }
    for (const order of ['LE', 'BE']) {
      const little = order === 'LE';
      methods[`read${kind}${order}`] = function (offset, n) { return read(this, offset, width(n), little, signed); };
      methods[`write${kind}${order}`] = function (value, offset, n) { return write(this, value, offset, width(n), little, signed); };
    }
  }
  const view = (b) => new DataView(b.buffer, b.byteOffset, b.byteLength);
  for (const [name, type, n] of [['Float', 'Float32', 4], ['Double', 'Float64', 8], ['BigInt64', 'BigInt64', 8], ['BigUInt64', 'BigUint64', 8]]) {
    for (const order of ['LE', 'BE']) {
      const little = order === 'LE';
      methods[`read${name}${order}`] = function (offset) { return view(this)[`get${type}`](at(this, offset, n), little); };
      methods[`write${name}${order}`] = function (value, offset) {
        if (type === 'BigInt64' && (value < -(2n ** 63n) || value >= 2n ** 63n)) throw outOfRange('value', '>= -(2n ** 63n) and < 2n ** 63n', value);
        if (type === 'BigUint64' && (value < 0n || value >= 2n ** 64n)) throw outOfRange('value', '>= 0n and < 2n ** 64n', value);
        offset = at(this, offset, n);
        view(this)[`set${type}`](offset, value, little);
        return offset + n;
      };
    }
  }
  for (const name of Object.keys(methods)) if (name.includes('UInt')) methods[name.replace('UInt', 'Uint')] = methods[name];
  for (const [name, encoding] of [['ascii', 'ascii'], ['base64', 'base64'], ['base64url', 'base64url'], ['hex', 'hex'], ['latin1', 'latin1'], ['ucs2', 'utf16le'], ['utf8', 'utf8']]) {
    methods[`${name}Slice`] = function (start, end) { return this.toString(encoding, start, end); };
    methods[`${name}Write`] = function (text, offset, length) { return this.write(text, offset, length, encoding); };
  }
  for (const key of Reflect.ownKeys(methods)) {
    if (typeof key === 'string') Object.defineProperty(methods[key], 'name', { value: key, configurable: true });
    Object.defineProperty(Buffer.prototype, key, { value: methods[key], writable: true, configurable: true });
  }
  for (const [name, get] of [['parent', 'buffer'], ['offset', 'byteOffset']]) {
    Object.defineProperty(Buffer.prototype, name, { get() { return isBuffer(this) ? this[get] : undefined; }, configurable: true });
  }

  function bytesOf(input) {
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    if (isAnyArrayBuffer(input)) return new Uint8Array(input);
    throw argType('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }

  Object.assign(exports, {
    Buffer,
    SlowBuffer: (n) => Buffer.allocUnsafe(n),
    transcode: (source, from, to) => Buffer.from(Buffer.from(source).toString(from), to),
    isUtf8: (input) => native.isUtf8(bytesOf(input)),
    isAscii: (input) => bytesOf(input).every((c) => c < 128),
    kMaxLength,
    kStringMaxLength: 2 ** 29 - 24,
    constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: 2 ** 29 - 24 },
    INSPECT_MAX_BYTES: 50,
    btoa: globalThis.btoa,
    atob: globalThis.atob,
    Blob: globalThis.Blob,
    File: globalThis.File,
  });
})
