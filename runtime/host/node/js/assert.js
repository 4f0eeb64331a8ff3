// node:assert.
(function (module, exports, require, native) {
  'use strict';
  const { argType, argValue, make: newError, is } = require('internal/errors');
  const { equal } = require('internal/compare');

  const inspect = (v) => native.inspect(v, { compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity, showHidden: false, sorted: true, getters: true });

  // diff lists the lines of both texts, + actual, - expected, with long equal stretches left out.
  function diff(actual, expected) {
    const a = actual.split('\n');
    const b = expected.split('\n');
    const rows = [];
    if (a.length * b.length > 4e6) {
      rows.push(...a.map((l) => ['+', l]), ...b.map((l) => ['-', l]));
    } else {
      const table = Array.from({ length: a.length + 1 }, () => new Int32Array(b.length + 1));
      for (let i = a.length - 1; i >= 0; i--) {
        for (let j = b.length - 1; j >= 0; j--) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
      }
      let i = 0;
      let j = 0;
      while (i < a.length || j < b.length) {
        if (i < a.length && j < b.length && a[i] === b[j]) { rows.push([' ', a[i++]]); j++; }
        else if (i < a.length && (j >= b.length || table[i + 1][j] >= table[i][j + 1])) rows.push(['+', a[i++]]);
        else rows.push(['-', b[j++]]);
      }
    }
    const near = rows.map((_, i) => rows.length <= 50 || rows.slice(Math.max(i - 2, 0), i + 3).some(([sign]) => sign !== ' '));
    const out = [];
    let skipped = false;
    rows.forEach(([sign, line], i) => {
      if (near[i]) out.push(`${sign} ${line}`.trimEnd());
      else if (!near[i - 1] && out[out.length - 1] !== '...') { out.push('...'); skipped = true; }
      else if (near[i - 1]) { out.push('...'); skipped = true; }
    });
    return { text: out.join('\n'), skipped };
  }

  const headings = {
    deepStrictEqual: 'Expected values to be strictly deep-equal:',
    strictEqual: 'Expected values to be strictly equal:',
    strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
    deepEqual: 'Expected values to be loosely deep-equal:',
    notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
    notStrictEqual: 'Expected "actual" to be strictly unequal to:',
    notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
    notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
    notIdentical: 'Values identical but not reference-equal:',
    notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
  };

  function describe(actual, expected, operator) {
    const isObject = (v) => v !== null && (typeof v === 'object' || typeof v === 'function');
    const a = inspect(actual);
    const b = inspect(expected);
    switch (operator) {
      case 'deepStrictEqual':
      case 'strictEqual': {
        let heading = headings[operator];
        if (operator === 'strictEqual' && isObject(actual) && isObject(expected)) heading = a === b ? headings.notIdentical : headings.strictEqualObject;
        if (heading === headings.notIdentical) return `${heading}\n\n${a}\n`;
        const short = !a.includes('\n') && !b.includes('\n');
        if (short && (!isObject(actual) || !isObject(expected)) && a !== b && a.length + b.length <= 80 && (actual !== 0 || expected !== 0)) {
          return `${heading}\n\n${a} !== ${b}\n`;
        }
        const d = diff(a, b);
        return `${heading}\n+ actual - expected${d.skipped ? ' ... Lines skipped' : ''}\n\n${d.text}`;
      }
      case 'notDeepStrictEqual':
      case 'notStrictEqual': {
        const heading = headings[operator === 'notStrictEqual' && isObject(actual) ? 'notStrictEqualObject' : operator];
        return b.includes('\n') ? `${heading}\n\n${b}\n` : `${heading} ${b}`;
      }
      case 'deepEqual':
        return `${headings.deepEqual}\n\n${a}\n\nshould loosely deep-equal\n\n${b}`;
      case 'notDeepEqual':
        return `${headings.notDeepEqual}\n\n${b}`;
      default:
        return `${a} ${operator} ${b}`;
    }
  }

  class AssertionError extends Error {
    constructor(options) {
      is.object(options, 'options');
      const { message, operator, actual, expected } = options;
      super(message != null ? String(message) : describe(actual, expected, operator));
      this.generatedMessage = message == null;
      Object.defineProperty(this, 'name', { value: 'AssertionError', enumerable: false, writable: true, configurable: true });
      this.code = 'ERR_ASSERTION';
      this.actual = actual;
      this.expected = expected;
      this.operator = operator;
      const stack = this.stack ?? '';
      Object.defineProperty(this, 'stack', { value: stack.replace(/^AssertionError/, 'AssertionError [ERR_ASSERTION]'), writable: true, configurable: true, enumerable: false });
    }
    toString() { return `${this.name} [${this.code}]: ${this.message}`; }
  }

  function fail(message, options) {
    if (message instanceof Error) throw message;
    throw new AssertionError({ ...options, message });
  }

  function ok(value, message) {
    if (value) return;
    if (arguments.length === 0) fail('No value argument passed to `assert.ok()`', { actual: value, expected: true, operator: '==' });
    const generated = message === undefined;
    try {
      fail(generated ? `The expression evaluated to a falsy value: ${native.inspect(value)}` : message, { actual: value, expected: true, operator: '==' });
    } catch (e) {
      if (generated) e.generatedMessage = true;
      throw e;
    }
  }
  const assert = (...args) => ok(...args);

  function need(args) {
    if (args.length < 2) throw newError(TypeError, 'ERR_MISSING_ARGS', 'The "actual" and "expected" arguments must be specified');
  }
  const compare = (operator, test) => function (actual, expected, message) {
    need(arguments);
    if (!test(actual, expected)) fail(message, { actual, expected, operator });
  };

  // matches tells whether an error is as expected: a class, a pattern, a function, or an object of properties.
  function matches(err, expected, message, name) {
    if (typeof expected === 'function') {
      if (expected.prototype !== undefined && err instanceof expected) return;
      if (Error === expected || Object.prototype.isPrototypeOf.call(Error, expected)) {
        const got = err?.constructor?.name;
        const shown = got ? `Received an instance of "${got}"` : `Received "${native.inspect(err)}"`;
        fail(message ?? `The error is expected to be an instance of "${expected.name}". ${shown}${err?.message ? `\n\nError message:\n\n${err.message}` : ''}`, { actual: err, expected, operator: name });
      }
      if (expected.call({}, err) === true) return;
      fail(message ?? `The ${expected.name ? `"${expected.name}" ` : ''}validation function is expected to return "true". Received ${native.inspect(expected.call({}, err))}\n\nCaught error:\n\n${err}`, { actual: err, expected, operator: name });
    }
    if (expected instanceof RegExp) {
      if (expected.exec(String(err)) !== null) return;
      fail(message ?? `The input did not match the regular expression ${native.inspect(expected)}. Input:\n\n${native.inspect(String(err))}\n`, { actual: err, expected, operator: name });
    }
    if (err === null || typeof err !== 'object') fail(message, { actual: err, expected, operator: 'deepStrictEqual' });
    const keys = Object.keys(expected);
    if (expected instanceof Error) keys.push('name', 'message');
    else if (keys.length === 0) throw argValue('error', expected, 'may not be an empty object');
    for (const key of keys) {
      if (typeof err[key] === 'string' && expected[key] instanceof RegExp && expected[key].test(err[key])) continue;
      if (key in err && equal(err[key], expected[key], true)) continue;
      const pick = (v) => Object.fromEntries(keys.filter((k) => k in v).map((k) => [k, v[k]]));
      fail(message, { actual: pick(err), expected: pick(expected), operator: name === 'rejects' ? 'deepStrictEqual' : 'deepStrictEqual' });
    }
  }

  function expectError(name, caught, error, expected, message) {
    if (typeof expected === 'string') [message, expected] = [expected, undefined];
    if (!caught) {
      const what = name === 'rejects' ? 'rejection' : 'exception';
      const wanted = expected?.name ? ` (${expected.name}).` : message ? '' : '.';
      fail(`Missing expected ${what}${wanted}${message ? `${expected?.name ? ' ' : ': '}${message}` : ''}`, { actual: undefined, expected, operator: name });
    }
    if (expected !== undefined) matches(error, expected, message, name);
  }

  function refuseError(name, error, expected, message) {
    if (typeof expected === 'string') [message, expected] = [expected, undefined];
    if (expected && !(expected instanceof RegExp ? expected.test(String(error)) : typeof expected === 'function' && error instanceof expected)) throw error;
    const what = name === 'doesNotReject' ? 'rejection' : 'exception';
    fail(`Got unwanted ${what}${message ? `: ${message}` : '.'}\nActual message: "${error?.message}"`, { actual: error, expected, operator: name });
  }

  function run(fn) {
    is.function(fn, 'fn');
    try { fn(); } catch (e) { return { e }; }
    return undefined;
  }
  async function settle(promise) {
    if (typeof promise === 'function') {
      promise = promise();
      if (typeof promise?.then !== 'function') throw newError(TypeError, 'ERR_INVALID_RETURN_VALUE', 'Expected instance of Promise to be returned from the "promiseFn" function but got ' + native.inspect(promise) + '.');
    } else if (typeof promise?.then !== 'function') {
      throw argType('promiseFn', ['Function', 'Promise'], promise);
    }
    try { await promise; } catch (e) { return { e }; }
    return undefined;
  }

  const loose = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b)); // eslint-disable-line eqeqeq
  const pattern = (name, want) => function (string, regexp, message) {
    if (!(regexp instanceof RegExp)) throw argType('regexp', 'RegExp', regexp);
    if (typeof string === 'string' && (regexp.exec(string) !== null) === want) return;
    const text = typeof string !== 'string'
      ? `The "string" argument must be of type string. Received type ${typeof string} (${native.inspect(string)})`
      : `${want ? 'The input did not match the regular expression ' : 'The input was expected to not match the regular expression '}${native.inspect(regexp)}. Input:\n\n${native.inspect(string)}\n`;
    fail(message ?? text, { actual: string, expected: regexp, operator: name });
  };

  Object.assign(assert, {
    AssertionError,
    ok: (...args) => ok(...args),
    fail(message) {
      if (message instanceof Error) throw message;
      const e = new AssertionError({ message: message ?? 'Failed', operator: 'fail' });
      e.generatedMessage = message === undefined;
      throw e;
    },
    equal: compare('==', loose),
    notEqual: compare('!=', (a, b) => !loose(a, b)),
    strictEqual: compare('strictEqual', Object.is),
    notStrictEqual: compare('notStrictEqual', (a, b) => !Object.is(a, b)),
    deepEqual: compare('deepEqual', (a, b) => equal(a, b, false)),
    notDeepEqual: compare('notDeepEqual', (a, b) => !equal(a, b, false)),
    deepStrictEqual: compare('deepStrictEqual', (a, b) => equal(a, b, true)),
    notDeepStrictEqual: compare('notDeepStrictEqual', (a, b) => !equal(a, b, true)),
    throws(fn, expected, message) {
      const r = run(fn);
      expectError('throws', r !== undefined, r?.e, expected, message);
    },
    doesNotThrow(fn, expected, message) {
      const r = run(fn);
      if (r) refuseError('doesNotThrow', r.e, expected, message);
    },
    async rejects(promise, expected, message) {
      const r = await settle(promise);
      expectError('rejects', r !== undefined, r?.e, expected, message);
    },
    async doesNotReject(promise, expected, message) {
      const r = await settle(promise);
      if (r) refuseError('doesNotReject', r.e, expected, message);
    },
    ifError(err) {
      if (err == null) return;
      const message = err instanceof Error ? err.message || err.name : native.inspect(err);
      const e = new AssertionError({ actual: err, expected: null, operator: 'ifError', message: `ifError got unwanted exception: ${message}` });
      e.generatedMessage = true;
      throw e;
    },
    match: pattern('match', true),
    doesNotMatch: pattern('doesNotMatch', false),
  });
  const strict = (...args) => ok(...args);
  Object.assign(strict, assert, { equal: assert.strictEqual, deepEqual: assert.deepStrictEqual, notEqual: assert.notStrictEqual, notDeepEqual: assert.notDeepStrictEqual });
  assert.strict = strict;
  strict.strict = strict;
  module.exports = assert;
})
