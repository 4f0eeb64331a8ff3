// node:fs. Each operation is one Go function; here it gets its three faces: sync, promise and callback.
(function (module, exports, require, native) {
  'use strict';
  const { argType, argValue, absent, abortError, make: newError, is } = require('internal/errors');

  const constants = {
    F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, COPYFILE_EXCL: 1, COPYFILE_FICLONE: 2, COPYFILE_FICLONE_FORCE: 4,
    O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024,
    S_IFMT: 0o170000, S_IFREG: 0o100000, S_IFDIR: 0o040000, S_IFCHR: 0o020000, S_IFBLK: 0o060000, S_IFIFO: 0o010000, S_IFLNK: 0o120000, S_IFSOCK: 0o140000,
  };

  function pathOf(value, name = 'path') {
    if (value instanceof Uint8Array) value = native.decode(value, 'utf8', 0, value.length);
    else if (typeof value === 'object' && value instanceof URL) value = require('url').fileURLToPath(value);
    if (typeof value !== 'string') throw argType(name, ['string', 'Buffer', 'URL'], value);
    if (value.includes('\0')) throw argValue(name, value, 'must be a string, Uint8Array, or URL without null bytes');
    return value;
  }
  function optionsOf(value, defaults) {
    if (value === undefined || value === null || typeof value === 'function') return defaults;
    if (typeof value === 'string') value = { encoding: value };
    if (typeof value !== 'object') throw argType('options', ['string', 'Object'], value);
    if (!isUTF8(value.encoding) && !Buffer.isEncoding(value.encoding)) throw argValue('encoding', value.encoding, 'is invalid encoding');
    return { ...defaults, ...value };
  }
  function modeOf(mode, fallback) {
    if (mode === undefined || mode === null) return fallback;
    return typeof mode === 'string' ? parseInt(mode, 8) : mode;
  }
  function bytesOf(data, encoding) {
    if (typeof data === 'string') return isUTF8(encoding) ? new Uint8Array(native.encode(data, 'utf8')) : Buffer.from(data, encoding);
    if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    throw argType('data', ['string', 'Buffer', 'TypedArray', 'DataView'], data);
  }
  // Plain text is the common case: it needs no Buffer.
  const isUTF8 = (encoding) => !encoding || encoding === 'utf8' || encoding === 'utf-8' || encoding === 'buffer';
  const decoded = (encoding) => (data) => {
    if (!encoding || encoding === 'buffer') return Buffer.from(data);
    return isUTF8(encoding) ? native.decode(data, 'utf8', 0, data.byteLength) : Buffer.from(data).toString(encoding);
  };
  const nothing = () => undefined;

  const isKind = (kind) => function () { return (Number(this.mode) & constants.S_IFMT) === kind; };
  class Stats {
    constructor(s, big) {
      const n = big ? (v) => BigInt(Math.trunc(v)) : (v) => v;
      for (const k of ['dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks']) this[k] = n(s[k]);
      for (const k of ['atimeMs', 'mtimeMs', 'ctimeMs', 'birthtimeMs']) this[k] = n(s[k]);
      for (const k of ['atime', 'mtime', 'ctime', 'birthtime']) this[k] = new Date(s[`${k}Ms`]);
    }
  }
  class Dirent {
    constructor(name, mode, parentPath) {
      this.name = name;
      this.parentPath = parentPath;
      this.path = parentPath;
      Object.defineProperty(this, 'mode', { value: mode, enumerable: false });
    }
  }
  for (const [name, kind] of [['isFile', 'S_IFREG'], ['isDirectory', 'S_IFDIR'], ['isSymbolicLink', 'S_IFLNK'], ['isBlockDevice', 'S_IFBLK'], ['isCharacterDevice', 'S_IFCHR'], ['isFIFO', 'S_IFIFO'], ['isSocket', 'S_IFSOCK']]) {
    for (const c of [Stats, Dirent]) Object.defineProperty(c.prototype, name, { value: isKind(constants[kind]), writable: true, configurable: true });
  }
  const stats = (o) => (s) => s === null ? undefined : new Stats(s, o.bigint);

  // Each operation: arguments of the script → { op, args for Go, result of Go → result }.
  const operations = {
    readFile(path, options) {
      const o = optionsOf(options, { flag: 'r' });
      if (path === 0 || path === '/dev/stdin') return { op: 'readStdin', args: {}, then: decoded(o.encoding), signal: o.signal };
      return { op: 'readFile', args: { path: pathOf(path), flag: o.flag }, then: decoded(o.encoding), signal: o.signal };
    },
    writeFile(path, data, options) {
      const o = optionsOf(options, { flag: 'w', encoding: 'utf8' });
      if (path === 1 || path === 2) return { op: 'writeStd', args: { fd: path, data: bytesOf(data, o.encoding) }, then: nothing };
      return { op: 'writeFile', args: { path: pathOf(path), data: bytesOf(data, o.encoding), flag: o.flag, mode: modeOf(o.mode, 0o666) }, then: nothing, signal: o.signal };
    },
    appendFile(path, data, options) { return operations.writeFile(path, data, { flag: 'a', ...optionsOf(options, { encoding: 'utf8' }) }); },
    mkdir(path, options) {
      const o = typeof options === 'number' || typeof options === 'string' ? { mode: options } : options ?? {};
      return { op: 'mkdir', args: { path: pathOf(path), recursive: Boolean(o.recursive), mode: modeOf(o.mode, 0o777) }, then: (made) => made || undefined };
    },
    readdir(path, options) {
      const o = optionsOf(options, {});
      const dir = pathOf(path);
      return {
        op: 'readdir', args: { path: dir, recursive: Boolean(o.recursive) },
        then: (list) => list.map((e) => {
          if (!o.withFileTypes) return o.encoding === 'buffer' ? Buffer.from(e.path) : e.path;
          const { sep } = require('path');
          return new Dirent(e.name, e.mode, e.parent ? `${dir}${dir.endsWith(sep) ? '' : sep}${e.parent}` : dir);
        }),
      };
    },
    stat(path, options) {
      const o = options ?? {};
      return { op: 'stat', args: { path: pathOf(path), quiet: o.throwIfNoEntry === false }, then: stats(o) };
    },
    lstat(path, options) {
      const o = options ?? {};
      return { op: 'lstat', args: { path: pathOf(path), quiet: o.throwIfNoEntry === false }, then: stats(o) };
    },
    access(path, mode = 0) { return { op: 'access', args: { path: pathOf(path), mode }, then: nothing }; },
    rm(path, options) {
      const o = options ?? {};
      return { op: 'rm', args: { path: pathOf(path), recursive: Boolean(o.recursive), force: Boolean(o.force) }, then: nothing };
    },
    rmdir(path, options) { return { op: 'rmdir', args: { path: pathOf(path), recursive: Boolean(options?.recursive) }, then: nothing }; },
    unlink(path) { return { op: 'unlink', args: { path: pathOf(path) }, then: nothing }; },
    rename(from, to) { return { op: 'rename', args: { path: pathOf(from, 'oldPath'), dest: pathOf(to, 'newPath') }, then: nothing }; },
    copyFile(from, to, mode = 0) { return { op: 'copyFile', args: { path: pathOf(from, 'src'), dest: pathOf(to, 'dest'), exclusive: (mode & 1) !== 0 }, then: nothing }; },
    cp(from, to, options) {
      const o = options ?? {};
      return { op: 'cp', args: { path: pathOf(from, 'src'), dest: pathOf(to, 'dest'), recursive: Boolean(o.recursive), force: o.force !== false, exclusive: Boolean(o.errorOnExist) }, then: nothing };
    },
    mkdtemp(prefix, options) { return { op: 'mkdtemp', args: { path: pathOf(prefix, 'prefix') }, then: (dir) => dir }; },
    realpath(path) { return { op: 'realpath', args: { path: pathOf(path) }, then: (p) => p }; },
    readlink(path) { return { op: 'readlink', args: { path: pathOf(path) }, then: (p) => p }; },
    chmod(path, mode) { return { op: 'chmod', args: { path: pathOf(path), mode: modeOf(mode, 0) }, then: nothing }; },
    utimes(path, atime, mtime) {
      const ms = (t) => t instanceof Date ? t.getTime() : Number(t) * 1000;
      return { op: 'utimes', args: { path: pathOf(path), atime: ms(atime), mtime: ms(mtime) }, then: nothing };
    },
    truncate(path, length = 0) { return { op: 'truncate', args: { path: pathOf(path), length }, then: nothing }; },
  };

  const promises = {};
  for (const [name, prepare] of Object.entries(operations)) {
    exports[`${name}Sync`] = { [`${name}Sync`]: (...args) => {
      const { op, args: a, then } = prepare(...args);
      return then(native.sync(op, a));
    } }[`${name}Sync`];
    promises[name] = { [name]: async (...args) => {
      const { op, args: a, then, signal } = prepare(...args);
      if (signal?.aborted) throw abortError(signal);
      const result = native.async(op, a);
      if (!signal) return then(await result);
      let stop;
      const aborted = new Promise((_, reject) => { stop = () => reject(abortError(signal)); signal.addEventListener('abort', stop, { once: true }); });
      try { return then(await Promise.race([result, aborted])); } finally { signal.removeEventListener('abort', stop); }
    } }[name];
    exports[name] = { [name]: (...args) => {
      const callback = args.pop();
      is.function(callback, 'cb');
      const { op, args: a, then } = prepare(...args);
      native.async(op, a).then((v) => then(v)).then((v) => process.nextTick(callback, null, ...(v === undefined ? [] : [v])), (e) => process.nextTick(callback, e));
    } }[name];
  }
  promises.constants = constants;

  Object.assign(exports, {
    existsSync(path) {
      try { path = pathOf(path); } catch { return false; }
      return native.sync('exists', { path });
    },
    exists(path, callback) { native.async('exists', { path: pathOf(path) }).then((v) => callback(v)); },
    // Of the functions on open files there are those for standard input and output.
    writeSync(fd, data, ...rest) {
      if (fd !== 1 && fd !== 2) throw absent('fs.writeSync on a file descriptor', 'use fs.writeFileSync or fs.appendFileSync');
      const bytes = bytesOf(data, rest.find((r) => typeof r === 'string'));
      native.sync('writeStd', { fd, data: bytes });
      return bytes.length;
    },
    fsyncSync() {},
    async openAsBlob(path, options) {
      const { op, args } = operations.readFile(path);
      return native.blob(op, args, options?.type ?? '');
    },
    createReadStream(path, options) {
      const o = optionsOf(options, {});
      const { Readable } = require('stream');
      const name = pathOf(path);
      const { op, args } = operations.readFile(path);
      const size = o.highWaterMark ?? 64 * 1024;
      let data;
      let at = o.start ?? 0;
      const stream = new Readable({
        highWaterMark: size, encoding: o.encoding, signal: o.signal, autoDestroy: o.autoDestroy,
        async read() {
          try {
            if (!data) {
              data = Buffer.from(await native.async(op, args));
              if (o.end !== undefined) data = data.subarray(0, o.end + 1);
              this.emit('open', 0);
              this.emit('ready');
            }
            const part = data.subarray(at, at + size);
            at += part.length;
            this.bytesRead += part.length;
            this.push(part.length ? part : null);
          } catch (e) { this.destroy(e); }
        },
      });
      process.nextTick(() => stream.read(0)); // as Node does, opens before anyone reads
      return Object.assign(stream, { path: name, bytesRead: 0, close(cb) { if (cb) this.once('close', cb); this.destroy(); } });
    },
    createWriteStream(path, options) {
      const o = optionsOf(options, { flags: 'w' });
      const { Writable } = require('stream');
      const name = pathOf(path);
      let flag = o.flags;
      const write = async (stream, bytes) => {
        await native.async('writeFile', { path: name, data: bytes, flag, mode: modeOf(o.mode, 0o666) });
        if (flag !== 'a') { flag = 'a'; stream.emit('open', 0); stream.emit('ready'); }
        stream.bytesWritten += bytes.length;
      };
      const stream = new Writable({
        highWaterMark: o.highWaterMark, signal: o.signal, decodeStrings: true,
        write(part, encoding, callback) { write(this, part).then(() => callback(), callback); },
        writev(parts, callback) { write(this, Buffer.concat(parts.map((p) => p.chunk))).then(() => callback(), callback); },
        final(callback) { if (flag === 'a') callback(); else write(this, Buffer.alloc(0)).then(() => callback(), callback); },
      });
      return Object.assign(stream, { path: name, bytesWritten: 0, close(cb) { if (cb) this.once('close', cb); this.end(); } });
    },
    constants, ...constants, Stats, Dirent, promises,
  });
  exports.realpathSync.native = exports.realpathSync;
  exports.realpath.native = exports.realpath;

  const instead = { watch: 'run the script again when a file changes', watchFile: 'run the script again when a file changes' };
  for (const name of ['open', 'close', 'read', 'write', 'fstat', 'ftruncate', 'futimes', 'fchmod', 'fsync', 'symlink', 'link', 'chown', 'lchown', 'opendir', 'watch', 'watchFile', 'unwatchFile', 'statfs']) {
    const fail = () => { throw absent(`fs.${name}`, instead[name] ?? 'use fs.readFile, fs.writeFile, fs.appendFile or the streams'); };
    exports[name] ??= fail;
    exports[`${name}Sync`] ??= fail;
    promises[name] ??= async () => fail();
  }
  for (const name of ['watchSync', 'watchFileSync', 'unwatchFileSync']) delete exports[name];
  for (const name of ['close', 'read', 'write', 'fstat', 'ftruncate', 'futimes', 'fchmod', 'fsync', 'watchFile', 'unwatchFile']) delete promises[name];
})
