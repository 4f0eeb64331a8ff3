// node:querystring.
(function (module, exports, require, native) {
  'use strict';
  const unescapeBuffer = (s) => {
    const out = [];
    for (let i = 0; i < s.length; i++) {
      const hex = s[i] === '%' && /^[0-9a-f]{2}$/i.test(s.slice(i + 1, i + 3));
      if (hex) {
        out.push(parseInt(s.slice(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.push(s.charCodeAt(i));
      }
    }
    return Buffer.from(out);
  };
  const unescape = (s) => {
    try { return decodeURIComponent(s); } catch { return unescapeBuffer(s).toString(); }
  };
  const text = (v) => {
    if (typeof v === 'string') return v;
    if (typeof v === 'number' && Number.isFinite(v)) return String(v);
    return typeof v === 'bigint' || typeof v === 'boolean' ? String(v) : '';
  };
  const escape = (s) => encodeURIComponent(typeof s === 'string' ? s : typeof s === 'object' ? String(s) : `${s}`);

  function stringify(obj, sep = '&', eq = '=', options) {
    if (obj === null || typeof obj !== 'object') return '';
    const encode = options?.encodeURIComponent ?? module.exports.escape;
    const out = [];
    for (const key of Object.keys(obj)) {
      const k = encode(text(key)) + (eq || '=');
      if (Array.isArray(obj[key])) for (const v of obj[key]) out.push(k + encode(text(v)));
      else out.push(k + encode(text(obj[key])));
    }
    return out.join(sep || '&');
  }

  function parse(qs, sep = '&', eq = '=', options) {
    const out = Object.create(null);
    if (typeof qs !== 'string' || qs.length === 0) return out;
    const decode = options?.decodeURIComponent ?? module.exports.unescape;
    const safe = (s) => {
      const plain = s.replace(/\+/g, ' ');
      try { return decode(plain); } catch { return unescape(plain); }
    };
    let parts = qs.split(sep || '&');
    const max = options?.maxKeys ?? 1000;
    if (max > 0) parts = parts.slice(0, max);
    for (const part of parts) {
      if (part === '') continue;
      const i = part.indexOf(eq || '=');
      const k = safe(i < 0 ? part : part.slice(0, i));
      const v = i < 0 ? '' : safe(part.slice(i + (eq || '=').length));
      if (!(k in out)) out[k] = v;
      else if (Array.isArray(out[k])) out[k].push(v);
      else out[k] = [out[k], v];
    }
    return out;
  }

  module.exports = { unescapeBuffer, unescape, escape, stringify, encode: stringify, parse, decode: parse };
})
