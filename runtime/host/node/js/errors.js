// Errors in Node's words: a class of the language, with a code.
(function (module, exports, require, native) {
  'use strict';

  // received tells a value as Node's messages do: " Received undefined", " Received type number (5)".
  function received(value) {
    if (value == null) return ` Received ${value}`;
    if (typeof value === 'function') return ` Received function ${value.name}`;
    if (typeof value === 'object') {
      const name = value.constructor?.name;
      return name ? ` Received an instance of ${name}` : ` Received ${native.inspect(value, { depth: -1 })}`;
    }
    let text = native.inspect(value, { colors: false });
    if (text.length > 28) text = `${text.slice(0, 25)}...`;
    return ` Received type ${typeof value} (${text})`;
  }

  function make(Base, code, message, props) {
    const e = new Base(message);
    e.code = code;
    const own = `${e.name} [${code}]`;
    if (typeof e.stack === 'string' && e.stack.startsWith(e.name)) {
      Object.defineProperty(e, 'stack', { value: own + e.stack.slice(e.name.length), writable: true, configurable: true, enumerable: false });
    }
    return props ? Object.assign(e, props) : e;
  }

  const classes = new Set(['Function', 'Object', 'Buffer', 'Uint8Array', 'TypedArray', 'DataView', 'ArrayBuffer', 'Array', 'URL', 'Promise', 'RegExp', 'Error', 'AbortSignal', 'EventEmitter', 'EventTarget', 'Stream', 'Iterable', 'AsyncIterable']);

  function oneOf(list, last) {
    if (list.length < 2) return list.join('');
    return `${list.slice(0, -1).join(', ')}${list.length > 2 ? ',' : ''} ${last} ${list[list.length - 1]}`;
  }

  // argType is a TypeError for an argument of a wrong type; expected lists types ("string") and classes ("Buffer").
  function argType(name, expected, value) {
    const list = [].concat(expected);
    const types = list.filter((t) => !classes.has(t));
    const instances = list.filter((t) => classes.has(t));
    let message = `The ${name.includes('.') ? `"${name}" property` : `"${name}" argument`} must be `;
    if (types.length) message += `${types.length > 1 ? 'one of type' : 'of type'} ${oneOf(types, 'or')}`;
    if (instances.length) message += `${types.length ? ' or ' : ''}an instance of ${oneOf(instances, 'or')}`;
    return make(TypeError, 'ERR_INVALID_ARG_TYPE', `${message}.${received(value)}`);
  }

  const argValue = (name, value, reason = 'is invalid') =>
    make(TypeError, 'ERR_INVALID_ARG_VALUE', `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${native.inspect(value)}`);

  function outOfRange(name, range, value) {
    let text = typeof value === 'bigint' ? `${value}n` : native.inspect(value);
    if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) text = String(value).replace(/\B(?=(\d{3})+$)/g, '_');
    return make(RangeError, 'ERR_OUT_OF_RANGE', `The value of "${name}" is out of range. It must be ${range}. Received ${text}`);
  }

  // abortError is what an aborted wait rejects with; the signal's reason is its cause.
  function abortError(signal) {
    const e = new Error('The operation was aborted', signal && signal.reason !== undefined ? { cause: signal.reason } : undefined);
    e.name = 'AbortError';
    e.code = 'ABORT_ERR';
    return e;
  }

  // absent is the error of what is not in dssrun.
  const absent = (what, instead) =>
    make(Error, 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', `${what} is not available in dssrun${instead ? `: ${instead}` : ''}`);

  const is = {
    string(value, name) { if (typeof value !== 'string') throw argType(name, 'string', value); },
    function(value, name) { if (typeof value !== 'function') throw argType(name, 'function', value); },
    number(value, name) { if (typeof value !== 'number') throw argType(name, 'number', value); },
    object(value, name) { if (value === null || typeof value !== 'object') throw argType(name, 'Object', value); },
    integer(value, name, min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) {
      if (typeof value !== 'number') throw argType(name, 'number', value);
      if (!Number.isInteger(value)) throw outOfRange(name, 'an integer', value);
      if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
    },
  };

  module.exports = { make, argType, argValue, outOfRange, abortError, absent, received, is };
})
