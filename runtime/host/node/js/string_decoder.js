// node:string_decoder: text out of parts that may end within a character.
(function (module, exports, require, native) {
  'use strict';
  const { make: newError, argType } = require('internal/errors');

  // StringDecoder is a function, so that StringDecoder.call(this) works.
  function StringDecoder(encoding) {
    if (!Buffer.isEncoding(encoding ?? 'utf8')) throw newError(TypeError, 'ERR_UNKNOWN_ENCODING', `Unknown encoding: ${encoding}`);
    const e = String(encoding ?? 'utf8').toLowerCase();
    this.encoding = { 'utf-8': 'utf8', 'ucs2': 'utf16le', 'ucs-2': 'utf16le', 'utf-16le': 'utf16le', 'binary': 'latin1' }[e] ?? e;
    Object.defineProperty(this, '_rest', { value: Buffer.alloc(0), writable: true });
  }

  // complete is how many of the bytes end at the end of a character.
  function complete(bytes, encoding) {
    const n = bytes.length;
    switch (encoding) {
      case 'utf8': {
        for (let back = 1; back <= Math.min(3, n); back++) {
          const c = bytes[n - back];
          if (c < 0x80) return n;
          if (c >= 0xc0) {
            const need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
            return need > back ? n - back : n;
          }
        }
        return n;
      }
      case 'utf16le': {
        const even = n - (n % 2);
        const high = even >= 2 && bytes[even - 1] >= 0xd8 && bytes[even - 1] <= 0xdb;
        return high ? even - 2 : even;
      }
      case 'base64':
      case 'base64url':
        return n - (n % 3);
      default:
        return n;
    }
  }

  StringDecoder.prototype.write = function (part) {
    if (typeof part === 'string') return part;
    if (!ArrayBuffer.isView(part)) throw argType('buf', ['Buffer', 'TypedArray', 'DataView'], part);
    let bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    if (this._rest.length) bytes = Buffer.concat([this._rest, bytes]);
    const end = complete(bytes, this.encoding);
    this._rest = Buffer.from(bytes.subarray(end));
    return bytes.toString(this.encoding, 0, end);
  };
  StringDecoder.prototype.end = function (part) {
    const text = part === undefined ? '' : this.write(part);
    const rest = this._rest;
    this._rest = Buffer.alloc(0);
    return text + (rest.length ? rest.toString(this.encoding) : '');
  };
  StringDecoder.prototype.text = function (part, offset) {
    this._rest = Buffer.alloc(0);
    return this.write(part.subarray(offset));
  };
  for (const [name, get] of [['lastChar', (d) => d._rest], ['lastNeed', () => 0], ['lastTotal', (d) => d._rest.length]]) {
    Object.defineProperty(StringDecoder.prototype, name, { configurable: true, enumerable: true, get() { return get(this); } });
  }
  module.exports = { StringDecoder };
})
