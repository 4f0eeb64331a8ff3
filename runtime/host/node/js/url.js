// node:url: the older functions, and the classes of the web platform.
(function (module, exports, require, native) {
  'use strict';
  const { argType, make: newError, is } = require('internal/errors');
  const path = require('path');
  const querystring = require('querystring');

  const slashed = new Set(['http:', 'https:', 'ftp:', 'gopher:', 'file:', 'ws:', 'wss:']);
  const fields = ['protocol', 'slashes', 'auth', 'host', 'port', 'hostname', 'hash', 'search', 'query', 'pathname', 'path', 'href'];

  function Url() { for (const f of fields) this[f] = null; }

  function parse(text, parseQuery = false, slashesDenoteHost = false) {
    if (text instanceof Url) return text;
    is.string(text, 'url');
    const u = new Url();
    let rest = text.trim();
    const hash = rest.indexOf('#');
    const first = rest.search(/[?#]/);
    rest = first < 0 ? rest.replace(/\\/g, '/') : rest.slice(0, first).replace(/\\/g, '/') + rest.slice(first);
    if (hash >= 0) {
      u.hash = rest.slice(hash);
      rest = rest.slice(0, hash);
    }
    const q = rest.indexOf('?');
    if (q >= 0) {
      u.search = rest.slice(q);
      rest = rest.slice(0, q);
    }
    u.query = parseQuery ? querystring.parse(u.search?.slice(1) ?? '') : u.search?.slice(1) ?? null;
    if (parseQuery && u.search === null) u.search = '';
    const proto = /^([a-z0-9.+-]+:)/i.exec(rest);
    if (proto) {
      u.protocol = proto[1].toLowerCase();
      rest = rest.slice(proto[1].length);
    }
    if (u.protocol === 'mailto:' && rest.includes('@')) rest = `//${rest}`;
    const authority = rest.startsWith('//') && (slashesDenoteHost || proto || /^\/\/[^@/]+@[^@/]+/.test(rest));
    if (authority && u.protocol !== 'javascript:') {
      if (u.protocol !== 'mailto:') u.slashes = true;
      rest = rest.slice(2);
      const end = rest.search(/[/\s<>"'`{}|^]/);
      let host = end < 0 ? rest : rest.slice(0, end);
      rest = end < 0 ? '' : rest.slice(end);
      const at = host.lastIndexOf('@');
      if (at >= 0) {
        u.auth = decodeURIComponent(host.slice(0, at));
        host = host.slice(at + 1);
      }
      const port = /:([0-9]*)$/.exec(host);
      if (port) {
        if (port[1] !== '') u.port = port[1];
        host = host.slice(0, -port[0].length);
      }
      u.hostname = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
      if (/[\u0080-\uffff]/.test(u.hostname)) u.hostname = new URL(`http://${u.hostname}`).hostname;
      u.host = (/^\[/.test(host) ? `[${u.hostname}]` : u.hostname) + (u.port ? `:${u.port}` : '');
    }
    if (rest !== '') {
      u.pathname = u.protocol === 'javascript:' ? rest : rest.replace(/[\t\n\r "<>`{}|\\^']/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
    } else if (u.host && slashed.has(u.protocol)) {
      u.pathname = '/';
    }
    if (u.pathname !== null || u.search) u.path = (u.pathname ?? '') + (u.search ?? '');
    u.href = u.format();
    return u;
  }

  Url.prototype.parse = function (text, parseQuery, slashes) { return Object.assign(this, parse(text, parseQuery, slashes)); };
  Url.prototype.format = function () {
    let auth = this.auth ? `${encodeURIComponent(this.auth).replace(/%3A/i, ':')}@` : '';
    let protocol = this.protocol || '';
    if (protocol && !protocol.endsWith(':')) protocol += ':';
    let host = '';
    if (this.host) host = auth + this.host;
    else if (this.hostname) host = auth + (this.hostname.includes(':') && !this.hostname.startsWith('[') ? `[${this.hostname}]` : this.hostname) + (this.port ? `:${this.port}` : '');
    const query = this.query !== null && typeof this.query === 'object' ? querystring.stringify(this.query) : '';
    let search = this.search || (query && `?${query}`) || '';
    let pathname = (this.pathname || '').replace(/[?#]/g, (c) => encodeURIComponent(c));
    let hash = this.hash || '';
    if (this.slashes || slashed.has(protocol)) {
      if (this.slashes || host) {
        if (pathname && pathname[0] !== '/') pathname = `/${pathname}`;
        host = `//${host}`;
      } else if (protocol === 'file:') {
        host = '//';
      }
    }
    if (hash && hash[0] !== '#') hash = `#${hash}`;
    if (search && search[0] !== '?') search = `?${search}`;
    return protocol + host + pathname + search.replace(/#/g, '%23') + hash;
  };
  Url.prototype.resolve = function (relative) { return resolve(this.href, relative); };
  Url.prototype.resolveObject = function (relative) { return parse(resolve(this.href, relative)); };

  function format(url, options) {
    if (typeof url === 'string') url = parse(url);
    else if (url instanceof URL) {
      const u = new URL(url.href);
      if (options?.fragment === false) u.hash = '';
      if (options?.search === false) u.search = '';
      if (options?.auth === false) u.username = u.password = '';
      return u.href;
    } else if (url === null || typeof url !== 'object') {
      throw argType('urlObject', ['object', 'string'], url);
    }
    return Url.prototype.format.call(url);
  }

  function resolve(from, to) {
    const base = new URL(from, 'resolve://');
    const target = new URL(to, base);
    if (target.protocol === 'resolve:') return target.pathname.replace(/^\/*/, from.startsWith('/') || to.startsWith('/') ? '/' : '') + target.search + target.hash;
    return target.toString();
  }

  function fileURLToPath(value) {
    const url = typeof value === 'string' ? new URL(value) : value;
    if (!(url?.href && url.protocol)) throw argType('path', ['string', 'URL'], value);
    if (url.protocol !== 'file:') throw newError(TypeError, 'ERR_INVALID_URL_SCHEME', 'The URL must be of scheme file');
    if (/%2f/i.test(url.pathname) || (native.windows && /%5c/i.test(url.pathname))) {
      throw newError(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must not include encoded / characters');
    }
    const text = decodeURIComponent(url.pathname);
    if (!native.windows) {
      if (url.hostname !== '') throw newError(TypeError, 'ERR_INVALID_FILE_URL_HOST', `File URL host must be "localhost" or empty on ${process.platform}`);
      return text;
    }
    const local = text.replace(/\//g, '\\');
    if (url.hostname !== '') return `\\\\${url.hostname}${local}`;
    if (!/^\\[a-zA-Z]:/.test(local)) throw newError(TypeError, 'ERR_INVALID_FILE_URL_PATH', 'File URL path must be absolute');
    return local.slice(1);
  }

  function pathToFileURL(name) {
    is.string(name, 'path');
    let full = path.resolve(name);
    if (/[\\/]$/.test(name) && !full.endsWith(path.sep)) full += path.sep;
    const url = new URL('file:///');
    if (native.windows) full = `/${full.replace(/\\/g, '/')}`;
    url.pathname = full.replace(/%/g, '%25').replace(/\\/g, '%5C').replace(/\n/g, '%0A').replace(/\r/g, '%0D').replace(/\t/g, '%09').replace(/\?/g, '%3F').replace(/#/g, '%23');
    return url;
  }

  Object.assign(exports, {
    Url, parse, format, resolve,
    resolveObject: (from, to) => parse(resolve(from, to)),
    URL: globalThis.URL,
    URLSearchParams: globalThis.URLSearchParams,
    domainToASCII(domain) { try { return new URL(`ws://${domain}`).hostname; } catch { return ''; } },
    domainToUnicode(domain) { try { return new URL(`ws://${domain}`).hostname; } catch { return ''; } },
    fileURLToPath, pathToFileURL,
    urlToHttpOptions(url) {
      const o = { protocol: url.protocol, hostname: url.hostname.replace(/^\[(.*)\]$/, '$1'), hash: url.hash, search: url.search, pathname: url.pathname, path: `${url.pathname}${url.search}`, href: url.href };
      if (url.port !== '') o.port = Number(url.port);
      if (url.username || url.password) o.auth = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
      return o;
    },
  });
})
