// Modules of a few lines each, and those that can be imported but not used.
(function (module, exports, require, native) {
  'use strict';
  const { absent } = require('internal/errors');
  const fetchInstead = 'use the global fetch';

  // unusable makes a module whose functions and classes throw when they are called.
  function unusable(name, names, instead, constants) {
    const out = { ...constants };
    for (const n of names) {
      const fail = { [n]: function () { throw absent(`node:${name} (${n})`, instead); } }[n];
      out[n] = fail;
    }
    return out;
  }

  // Channels without subscribers cost nothing; with some they call them.
  function diagnosticsChannel() {
    const channels = new Map();
    class Channel {
      constructor(name) { this.name = name; this.subscribers = []; }
      get hasSubscribers() { return this.subscribers.length > 0; }
      subscribe(fn) { this.subscribers.push(fn); }
      unsubscribe(fn) {
        const i = this.subscribers.indexOf(fn);
        if (i >= 0) this.subscribers.splice(i, 1);
        return i >= 0;
      }
      publish(message) { for (const fn of [...this.subscribers]) fn(message, this.name); }
      bindStore() {}
      unbindStore() {}
      runStores(data, fn, thisArg, ...args) { this.publish(data); return fn.apply(thisArg, args); }
    }
    const channel = (name) => {
      if (!channels.has(name)) channels.set(name, new Channel(name));
      return channels.get(name);
    };
    return {
      Channel, channel,
      hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
      subscribe: (name, fn) => channel(name).subscribe(fn),
      unsubscribe: (name, fn) => channel(name).unsubscribe(fn),
      tracingChannel: (name) => {
        const parts = typeof name === 'string' ? Object.fromEntries(['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map((k) => [k, channel(`tracing:${name}:${k}`)])) : { ...name };
        return { ...parts, hasSubscribers: false, traceSync: (fn, c, t, ...a) => fn.apply(t, a), tracePromise: (fn, c, t, ...a) => fn.apply(t, a), traceCallback: (fn, p, c, t, ...a) => fn.apply(t, a), subscribe() {}, unsubscribe() {} };
      },
    };
  }

  // The lines of a stream, as an async iterable and as events; questions need a terminal session and are not there.
  function readline() {
    const EventEmitter = require('events');
    class Interface extends EventEmitter {
      constructor(options) {
        super();
        this.input = options.input ?? options;
        this.terminal = false;
        this.closed = false;
        this.line = '';
        this.queue = [];
        let rest = '';
        const { StringDecoder } = require('string_decoder');
        const decoder = new StringDecoder('utf8');
        const give = (line) => this.emit('line', line);
        this.input.on('data', (part) => {
          const lines = (rest + (typeof part === 'string' ? part : decoder.write(part))).split(/\r\n|\n|\r(?!$)/);
          rest = lines.pop();
          for (const l of lines) give(l);
        });
        this.input.on('end', () => {
          rest += decoder.end();
          if (rest !== '') give(rest.replace(/\r$/, ''));
          this.close();
        });
        this.input.on('error', (e) => this.emit('error', e));
      }
      close() {
        if (this.closed) return;
        this.closed = true;
        this.input.pause?.();
        this.emit('close');
      }
      pause() { this.input.pause(); return this; }
      resume() { this.input.resume(); return this; }
      setPrompt() {}
      prompt() {}
      write() {}
      question() { throw absent('readline.question', 'dssrun never prompts; take arguments from process.argv or the environment'); }
      [Symbol.asyncIterator]() {
        const it = EventEmitter.on(this, 'line', { close: ['close'] });
        return { next: async () => { const r = await it.next(); return r.done ? r : { value: r.value[0], done: false }; }, return: () => { this.close(); return it.return(); }, [Symbol.asyncIterator]() { return this; } };
      }
    }
    const createInterface = (...args) => new Interface(...args);
    const cursor = unusable('readline', ['cursorTo', 'moveCursor', 'clearLine', 'clearScreenDown', 'emitKeypressEvents'], 'write the terminal sequences yourself');
    return { Interface, createInterface, ...cursor, promises: { Interface, createInterface } };
  }

  const web = (...names) => () => Object.fromEntries(names.map((n) => [n, globalThis[n]]).filter(([, v]) => v !== undefined));
  const http = (name) => () => unusable(name, ['request', 'get', 'createServer', 'Agent', 'Server', 'ClientRequest', 'IncomingMessage', 'ServerResponse', 'OutgoingMessage'], fetchInstead, {
    METHODS: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    STATUS_CODES: native.statusCodes(),
    globalAgent: {},
    maxHeaderSize: 16384,
    // Packages extend Agent when they are imported.
    Agent: class Agent { constructor(options) { this.options = { ...options }; } destroy() {} },
  });
  const zlibFunctions = ['deflate', 'inflate', 'gzip', 'gunzip', 'deflateRaw', 'inflateRaw', 'unzip', 'brotliCompress', 'brotliDecompress'];

  const modules = {
    child_process: () => unusable('child_process', ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync', 'ChildProcess'], 'a script can not start other programs'),
    cluster: () => unusable('cluster', ['fork', 'setupPrimary', 'setupMaster', 'disconnect', 'Worker'], undefined, { isMaster: true, isPrimary: true, isWorker: false, workers: {} }),
    dgram: () => unusable('dgram', ['createSocket', 'Socket'], fetchInstead),
    dns: () => {
      const names = ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse', 'setServers', 'getServers', 'Resolver', 'lookupService', 'resolveMx', 'resolveTxt', 'resolveSrv'];
      return { ...unusable('dns', names, fetchInstead), promises: unusable('dns/promises', names, fetchInstead), setDefaultResultOrder() {}, getDefaultResultOrder: () => 'verbatim' };
    },
    'dns/promises': () => require('dns').promises,
    domain: () => unusable('domain', ['create', 'createDomain', 'Domain']),
    http: http('http'),
    http2: () => unusable('http2', ['connect', 'createServer', 'createSecureServer', 'getDefaultSettings'], fetchInstead, { constants: {} }),
    https: http('https'),
    inspector: () => unusable('inspector', ['open', 'close', 'url', 'Session']),
    net: () => unusable('net', ['connect', 'createConnection', 'createServer', 'Socket', 'Server', 'Stream'], fetchInstead, {
      isIP: native.isIP, isIPv4: (s) => native.isIP(s) === 4, isIPv6: (s) => native.isIP(s) === 6,
    }),
    repl: () => unusable('repl', ['start', 'REPLServer']),
    tls: () => unusable('tls', ['connect', 'createServer', 'createSecureContext', 'checkServerIdentity', 'TLSSocket', 'Server'], fetchInstead, { rootCertificates: [], DEFAULT_MIN_VERSION: 'TLSv1.2', DEFAULT_MAX_VERSION: 'TLSv1.3' }),
    trace_events: () => unusable('trace_events', ['createTracing', 'getEnabledCategories']),
    v8: () => unusable('v8', ['getHeapSnapshot', 'writeHeapSnapshot', 'setFlagsFromString', 'serialize', 'deserialize', 'getHeapSpaceStatistics'], undefined, {
      getHeapStatistics() { const m = process.memoryUsage(); return { total_heap_size: m.heapTotal, used_heap_size: m.heapUsed, heap_size_limit: m.heapTotal }; },
    }),
    vm: () => unusable('vm', ['runInContext', 'runInNewContext', 'runInThisContext', 'createContext', 'compileFunction', 'Script', 'SourceTextModule'], undefined, { isContext: () => false }),
    wasi: () => unusable('wasi', ['WASI']),
    worker_threads: () => unusable('worker_threads', ['Worker', 'BroadcastChannel', 'MessageChannel', 'MessagePort', 'moveMessagePortToContext', 'receiveMessageOnPort'], 'use Promise.all for calls that may run side by side', {
      isMainThread: true, parentPort: null, workerData: null, threadId: 0, resourceLimits: {}, SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
      setEnvironmentData() {}, getEnvironmentData() {}, markAsUntransferable() {},
    }),
    zlib: () => unusable('zlib', [...zlibFunctions, ...zlibFunctions.map((n) => `${n}Sync`), 'createGzip', 'createGunzip', 'createDeflate', 'createInflate', 'createDeflateRaw', 'createInflateRaw', 'createUnzip', 'createBrotliCompress', 'createBrotliDecompress', 'Gzip', 'Gunzip', 'Deflate', 'Inflate', 'DeflateRaw', 'InflateRaw', 'Unzip'], 'use a package such as fflate', {
      constants: { Z_NO_FLUSH: 0, Z_PARTIAL_FLUSH: 1, Z_SYNC_FLUSH: 2, Z_FULL_FLUSH: 3, Z_FINISH: 4, Z_BLOCK: 5, Z_OK: 0, Z_STREAM_END: 1, Z_BEST_SPEED: 1, Z_BEST_COMPRESSION: 9, Z_DEFAULT_COMPRESSION: -1, Z_DEFAULT_STRATEGY: 0 },
    }),

    console: () => console,
    constants: () => ({ ...require('fs').constants, ...require('os').constants.signals }),
    diagnostics_channel: diagnosticsChannel,
    module: () => {
      const names = native.names();
      return {
        builtinModules: names,
        isBuiltin: (n) => names.includes(n.replace(/^node:/, '')),
        createRequire: () => {
          const load = (n) => require(n.replace(/^node:/, ''));
          load.resolve = (n) => n;
          return load;
        },
        findSourceMap() {}, syncBuiltinESMExports() {}, register() { throw absent('module.register'); },
      };
    },
    perf_hooks: () => ({
      ...web('performance', 'PerformanceEntry', 'PerformanceMark', 'PerformanceMeasure', 'PerformanceObserver')(),
      constants: {},
      ...unusable('perf_hooks', ['monitorEventLoopDelay', 'createHistogram']),
    }),
    process: () => process,
    punycode: () => unusable('punycode', ['decode', 'encode', 'toASCII', 'toUnicode'], 'use new URL(…).hostname'),
    readline,
    'readline/promises': () => require('readline').promises,
    'stream/consumers': () => {
      const all = async (s) => {
        const parts = [];
        const it = s[Symbol.asyncIterator]();
        for (let r = await it.next(); !r.done; r = await it.next()) parts.push(typeof r.value === 'string' ? Buffer.from(r.value) : r.value);
        return Buffer.concat(parts);
      };
      const text = async (s) => (await all(s)).toString();
      return {
        buffer: all, text,
        json: async (s) => JSON.parse(await text(s)),
        arrayBuffer: async (s) => { const b = await all(s); return b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength); },
        blob: async (s) => new Blob([await all(s)]),
      };
    },
    'stream/promises': () => require('stream').promises,
    'stream/web': web('ReadableStream', 'ReadableStreamDefaultReader', 'WritableStream', 'WritableStreamDefaultWriter', 'TransformStream', 'TextDecoderStream', 'TextEncoderStream', 'CompressionStream', 'DecompressionStream', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy'),
    sys: () => require('util'),
    tty: () => ({ isatty: (fd) => Boolean([process.stdin, process.stdout, process.stderr][fd]?.isTTY), ...unusable('tty', ['ReadStream', 'WriteStream']) }),
    'assert/strict': () => require('assert').strict,
    'path/posix': () => require('path').posix,
    'path/win32': () => require('path').win32,
  };
  module.exports = { modules };
})
