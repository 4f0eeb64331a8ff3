// node:path, for both kinds of systems.
(function (module, exports, require, native) {
  'use strict';
  const { is } = require('internal/errors');

  // parts resolves . and .. in a list of names; above keeps leading .. of a relative path.
  function parts(names, above) {
    const out = [];
    for (const name of names) {
      if (name === '' || name === '.') continue;
      if (name !== '..') out.push(name);
      else if (out.length && out[out.length - 1] !== '..') out.pop();
      else if (above) out.push('..');
    }
    return out;
  }

  function make(windows) {
    const sep = windows ? '\\' : '/';
    const isSep = (c) => c === '/' || (windows && c === '\\');
    const split = (s) => s.split(windows ? /[\\/]/ : '/');

    // root parses what a path starts with: device ("C:", "\\\\server\\share") and whether it is absolute.
    function root(path) {
      if (!windows) return { device: '', absolute: path[0] === '/', length: path[0] === '/' ? 1 : 0 };
      const unc = /^[\\/]{2}([^\\/]+)[\\/]+([^\\/]+)/.exec(path);
      if (unc) {
        const after = isSep(path[unc[0].length]) ? 1 : 0;
        return { device: `\\\\${unc[1]}\\${unc[2]}`, absolute: true, length: unc[0].length + after };
      }
      const drive = /^[a-zA-Z]:/.test(path) ? path.slice(0, 2) : '';
      const absolute = isSep(path[drive.length]);
      return { device: drive, absolute, length: drive.length + (absolute ? 1 : 0) };
    }

    const api = {
      sep,
      delimiter: windows ? ';' : ':',
      resolve(...paths) {
        let device = '';
        let tail = '';
        let absolute = false;
        for (let i = paths.length - 1; i >= -1 && !(absolute && (device || !windows)); i--) {
          let path = i >= 0 ? paths[i] : cwd(device);
          if (i >= 0) is.string(path, `paths[${i}]`);
          if (path === '') continue;
          const r = root(path);
          if (r.device) {
            if (device && device.toLowerCase() !== r.device.toLowerCase()) continue;
            device ||= r.device;
          }
          if (!absolute) {
            tail = `${path.slice(r.length)}${sep}${tail}`;
            absolute = r.absolute;
          }
        }
        const text = parts(split(tail), !absolute).join(sep);
        return device + (absolute ? sep : '') + text || '.';
      },
      normalize(path) {
        is.string(path, 'path');
        if (path === '') return '.';
        const r = root(path);
        let text = parts(split(path.slice(r.length)), !r.absolute).join(sep);
        if (text === '' && !r.absolute) text = '.';
        if (text !== '' && path.length > r.length && isSep(path[path.length - 1])) text += sep;
        return r.device + (r.absolute ? sep : '') + text;
      },
      isAbsolute(path) {
        is.string(path, 'path');
        return root(path).absolute;
      },
      join(...paths) {
        for (const p of paths) is.string(p, 'path');
        let text = paths.filter((p) => p !== '').join(sep);
        if (windows && /^[\\/]{2}/.test(text) && !/^[\\/]{2}[^\\/]/.test(paths.find((p) => p !== ''))) text = text.replace(/^[\\/]+/, sep);
        return text === '' ? '.' : api.normalize(text);
      },
      relative(from, to) {
        is.string(from, 'from');
        is.string(to, 'to');
        from = api.resolve(from);
        to = api.resolve(to);
        const same = (a, b) => (windows ? a.toLowerCase() === b.toLowerCase() : a === b);
        if (same(from, to)) return '';
        if (windows && root(from).device.toLowerCase() !== root(to).device.toLowerCase()) return to;
        const a = split(from.slice(root(from).length)).filter(Boolean);
        const b = split(to.slice(root(to).length)).filter(Boolean);
        let n = 0;
        while (n < a.length && n < b.length && same(a[n], b[n])) n++;
        return [...a.slice(n).map(() => '..'), ...b.slice(n)].join(sep);
      },
      toNamespacedPath: (path) => path,
      dirname(path) {
        is.string(path, 'path');
        if (path === '') return '.';
        const r = root(path);
        let end = path.length;
        while (end > r.length && isSep(path[end - 1])) end--;
        while (end > r.length && !isSep(path[end - 1])) end--;
        if (end > r.length) return path.slice(0, end - 1 === r.length && !windows && r.absolute ? end : end - 1);
        return r.length ? path.slice(0, r.length) : '.';
      },
      basename(path, suffix) {
        if (suffix !== undefined) is.string(suffix, 'suffix');
        is.string(path, 'path');
        if (windows && /^[a-zA-Z]:/.test(path)) path = path.slice(2);
        let end = path.length;
        while (end > 0 && isSep(path[end - 1])) end--;
        let start = end;
        while (start > 0 && !isSep(path[start - 1])) start--;
        const name = path.slice(start, end);
        if (suffix && suffix === path) return '';
        return suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
      },
      extname(path) {
        const name = api.basename(path);
        const dot = name.lastIndexOf('.');
        return dot <= 0 || name === '..' ? '' : name.slice(dot);
      },
      format(p) {
        is.object(p, 'pathObject');
        const dir = p.dir || p.root;
        const base = p.base || `${p.name || ''}${p.ext ? (p.ext[0] === '.' ? '' : '.') + p.ext : ''}`;
        if (!dir) return base;
        return dir === p.root ? dir + base : dir + sep + base;
      },
      parse(path) {
        is.string(path, 'path');
        const r = root(path);
        let base = api.basename(path.slice(r.length));
        const ext = api.extname(base);
        let dir = api.dirname(path);
        if (dir === '.' && !/^\.[\\/]+[^\\/]/.test(path)) dir = '';
        if (path.slice(r.length) === '') base = '';
        return { root: path.slice(0, r.length), dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
      },
      matchesGlob() { throw require('internal/errors').absent('path.matchesGlob', 'use a package such as minimatch'); },
      win32: null,
      posix: null,
    };
    return api;
  }
  // cwd is the current folder, also for a device on Windows.
  function cwd(device) {
    const dir = native.cwd();
    return device && !dir.toLowerCase().startsWith(device.toLowerCase()) ? `${device}\\` : dir;
  }

  const posix = make(false);
  const win32 = make(true);
  posix.posix = win32.posix = posix;
  posix.win32 = win32.win32 = win32;
  module.exports = native.windows ? win32 : posix;
})
