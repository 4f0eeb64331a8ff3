// node:util. inspect and format are in Go.
(function (module, exports, require, native) {
  'use strict';
  const { argType, argValue, make: newError, abortError, absent, is } = require('internal/errors');
  const types = require('util/types');
  const { inspect } = native;
  const kCustomPromisify = Symbol.for('nodejs.util.promisify.custom');

  function promisify(original) {
    is.function(original, 'original');
    if (original[kCustomPromisify]) {
      const fn = original[kCustomPromisify];
      is.function(fn, 'util.promisify.custom');
      return Object.defineProperty(fn, kCustomPromisify, { value: fn, configurable: true });
    }
    if (original === globalThis.setTimeout) return require('timers/promises').setTimeout;
    if (original === globalThis.setImmediate) return require('timers/promises').setImmediate;
    function fn(...args) {
      return new Promise((resolve, reject) => {
        original.call(this, ...args, (err, ...values) => err ? reject(err) : resolve(values[0]));
      });
    }
    Object.setPrototypeOf(fn, Object.getPrototypeOf(original));
    Object.defineProperty(fn, kCustomPromisify, { value: fn, configurable: true });
    return Object.defineProperties(fn, Object.getOwnPropertyDescriptors(original));
  }
  promisify.custom = kCustomPromisify;

  function callbackify(original) {
    is.function(original, 'original');
    return function (...args) {
      const callback = args.pop();
      is.function(callback, 'last argument');
      original.apply(this, args).then(
        (value) => process.nextTick(callback, null, value),
        (reason) => {
          const err = reason || newError(Error, 'ERR_FALSY_VALUE_REJECTION', 'Promise was rejected with falsy value', { reason });
          process.nextTick(callback, err);
        },
      );
    };
  }

  function inherits(ctor, superCtor) {
    is.function(ctor, 'ctor');
    is.function(superCtor, 'superCtor');
    if (superCtor.prototype === undefined) throw argType('superCtor.prototype', 'Object', superCtor.prototype);
    Object.defineProperty(ctor, 'super_', { value: superCtor, writable: true, configurable: true });
    Object.setPrototypeOf(ctor.prototype, superCtor.prototype);
  }

  const told = new Set();
  function deprecate(fn, message, code) {
    function deprecated(...args) {
      if (!told.has(code ?? message)) {
        told.add(code ?? message);
        process.emitWarning(message, 'DeprecationWarning', code);
      }
      return new.target ? Reflect.construct(fn, args, new.target) : Reflect.apply(fn, this, args);
    }
    Object.setPrototypeOf(deprecated, fn);
    if (fn.prototype) deprecated.prototype = fn.prototype;
    return deprecated;
  }

  function debuglog(set) {
    const wanted = (process.env.NODE_DEBUG ?? '').toUpperCase().split(',').includes(String(set).toUpperCase());
    const log = (...args) => { if (wanted) process.stderr.write(`${String(set).toUpperCase()} ${process.pid}: ${native.format(...args)}\n`); };
    log.enabled = wanted;
    return log;
  }

  function styleText(format, text) {
    is.string(text, 'text');
    return [].concat(format).reduceRight((t, f) => {
      const codes = inspect.colors[f];
      if (!codes) throw argValue('format', f, `must be one of: ${Object.keys(inspect.colors).map((k) => `'${k}'`).join(', ')}`);
      return `\u001b[${codes[0]}m${t}\u001b[${codes[1]}m`;
    }, text);
  }

  function aborted(signal, resource) {
    is.object(resource, 'resource');
    if (signal === undefined) return Promise.reject(argType('signal', 'AbortSignal', signal));
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  }

  // parseArgs reads a command line: strings and booleans, short names, --no-x, --name=value, positionals.
  function parseArgs({ args = process.argv.slice(2), options = {}, strict = true, allowPositionals = !strict, allowNegative = false, tokens: wantTokens = false } = {}) {
    const values = Object.create(null);
    const positionals = [];
    const tokens = [];
    const byShort = Object.create(null);
    for (const [name, o] of Object.entries(options)) {
      if (o.type !== 'string' && o.type !== 'boolean') throw argType(`options.${name}.type`, "('string|boolean')", o.type);
      if (o.short) byShort[o.short] = name;
    }
    const store = (name, value) => {
      if (options[name]?.multiple) (values[name] ??= []).push(value);
      else values[name] = value;
    };
    const fail = (code, message) => { throw newError(TypeError, code, message); };
    const list = [...args];
    for (let i = 0; i < list.length; i++) {
      const arg = list[i];
      if (arg === '--') {
        tokens.push({ kind: 'option-terminator', index: i });
        for (let j = i + 1; j < list.length; j++) {
          if (strict && !allowPositionals) fail('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${list[j]}'. This command does not take positional arguments`);
          positionals.push(list[j]);
          tokens.push({ kind: 'positional', index: j, value: list[j] });
        }
        break;
      }
      let name, value, rawName;
      if (arg.startsWith('--')) {
        const eq = arg.indexOf('=');
        name = eq > 2 ? arg.slice(2, eq) : arg.slice(2);
        rawName = `--${name}`;
        if (eq > 2) value = arg.slice(eq + 1);
        if (allowNegative && value === undefined && name.startsWith('no-') && options[name.slice(3)]?.type === 'boolean') {
          name = name.slice(3);
          value = false;
        }
      } else if (arg.length > 1 && arg[0] === '-') {
        name = byShort[arg[1]] ?? arg[1];
        rawName = `-${arg[1]}`;
        if (arg.length > 2) {
          if (options[name]?.type === 'string') value = arg.slice(2);
          else list.splice(i + 1, 0, `-${arg.slice(2)}`);
        }
      } else {
        if (strict && !allowPositionals) fail('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', `Unexpected argument '${arg}'. This command does not take positional arguments`);
        positionals.push(arg);
        tokens.push({ kind: 'positional', index: i, value: arg });
        continue;
      }
      const known = Object.hasOwn(options, name) ? options[name] : undefined;
      if (strict && !known) {
        const also = allowPositionals ? `. To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- "${rawName}"` : '';
        fail('ERR_PARSE_ARGS_UNKNOWN_OPTION', `Unknown option '${rawName}'${also}`);
      }
      const index = i;
      let inlineValue = value === undefined || typeof value === 'boolean' ? undefined : true;
      if (known?.type === 'string' && value === undefined) {
        if (i + 1 < list.length && (!strict || !list[i + 1].startsWith('-') || list[i + 1] === '-')) {
          value = list[++i];
          inlineValue = false;
        }
      }
      if (strict && known.type === 'string' && typeof value !== 'string') {
        fail('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${rawName} <value>' argument missing`);
      }
      if (strict && known.type === 'boolean' && typeof value === 'string') {
        fail('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', `Option '${rawName}' does not take an argument`);
      }
      tokens.push({ kind: 'option', name, rawName, index, value: typeof value === 'string' ? value : undefined, inlineValue });
      store(name, value ?? true);
    }
    for (const [name, o] of Object.entries(options)) if (o.default !== undefined && values[name] === undefined) values[name] = o.default;
    return wantTokens ? { values, positionals, tokens } : { values, positionals };
  }

  const systemErrors = { EPERM: -1, ENOENT: -2, EINTR: -4, EIO: -5, EACCES: -13, EEXIST: -17, ENOTDIR: -20, EISDIR: -21, EINVAL: -22, EMFILE: -24, ENOSPC: -28, EPIPE: -32, ENOTEMPTY: -39, ECONNREFUSED: -111, ETIMEDOUT: -110 };

  Object.assign(exports, {
    inspect,
    format: native.format,
    formatWithOptions: native.formatWithOptions,
    promisify, callbackify, inherits, deprecate, debuglog, debug: debuglog, styleText, aborted, parseArgs,
    isDeepStrictEqual: (a, b) => require('internal/compare').equal(a, b, true),
    stripVTControlCharacters: (text) => { is.string(text, 'str'); return native.stripColors(text); },
    toUSVString: (text) => String(text).toWellFormed(),
    getSystemErrorName: (n) => Object.keys(systemErrors).find((k) => systemErrors[k] === n),
    types,
    TextEncoder: globalThis.TextEncoder,
    TextDecoder: globalThis.TextDecoder,
    MIMEType: undefined,
    isArray: Array.isArray,
    isBoolean: (v) => typeof v === 'boolean',
    isBuffer: (v) => Buffer.isBuffer(v),
    isNull: (v) => v === null,
    isNullOrUndefined: (v) => v == null,
    isNumber: (v) => typeof v === 'number',
    isString: (v) => typeof v === 'string',
    isSymbol: (v) => typeof v === 'symbol',
    isUndefined: (v) => v === undefined,
    isRegExp: types.isRegExp,
    isObject: (v) => v !== null && typeof v === 'object',
    isDate: types.isDate,
    isError: (v) => types.isNativeError(v) || v instanceof Error,
    isFunction: (v) => typeof v === 'function',
    isPrimitive: (v) => v === null || (typeof v !== 'object' && typeof v !== 'function'),
    _extend: (target, source) => source === null || typeof source !== 'object' ? target : Object.assign(target, source),
  });
  delete exports.MIMEType;
})
