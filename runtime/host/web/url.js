// URL and URLSearchParams: URL, 5 and 6.
(function (native, use) {
  "use strict";
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  const str = (v) => (typeof v === "string" ? v : `${v}`);

  function need(args, n, name) {
    if (args.length < n) {
      const err = new TypeError(`The ${n === 1 ? '"name" argument' : '"name" and "value" arguments'} must be specified`);
      err.code = "ERR_MISSING_ARGS";
      throw err;
    }
  }

  class URLSearchParams {
    #list = []; #changed = null;
    constructor(init) {
      if (init === undefined || init === null) return;
      if (typeof init === "object" || typeof init === "function") {
        const method = init[Symbol.iterator];
        if (method === this[Symbol.iterator] && #list in init) this.#list = [...init.#list];
        else if (method !== undefined && method !== null) {
          if (typeof method !== "function") throw new TypeError("Query pairs must be iterable");
          for (const pair of init) {
            if (pair === null || (typeof pair !== "object" && typeof pair !== "function") || typeof pair[Symbol.iterator] !== "function") throw pairs();
            const two = [...pair];
            if (two.length !== 2) throw pairs();
            this.#list.push(native.scalar(str(two[0])), native.scalar(str(two[1])));
          }
        } else {
          for (const k of Reflect.ownKeys(init)) {
            if (typeof k === "string" && Object.getOwnPropertyDescriptor(init, k)?.enumerable) {
              const key = native.scalar(k), value = native.scalar(str(init[k]));
              const i = this.#find(key);
              if (i >= 0) this.#list[i + 1] = value;
              else this.#list.push(key, value);
            }
          }
        }
        return;
      }
      const text = str(init);
      this.#list = native.parseForm(text.startsWith("?") ? text.slice(1) : text);
    }
    #find(name, from = 0) {
      for (let i = from; i < this.#list.length; i += 2) if (this.#list[i] === name) return i;
      return -1;
    }
    #update() { this.#changed?.(native.form(this.#list)); }
    get size() { return this.#list.length / 2; }
    append(name, value) {
      need(arguments, 2);
      this.#list.push(native.scalar(str(name)), native.scalar(str(value)));
      this.#update();
    }
    delete(name, value) {
      need(arguments, 1);
      name = native.scalar(str(name));
      const any = value === undefined;
      if (!any) value = native.scalar(str(value));
      const kept = [];
      for (let i = 0; i < this.#list.length; i += 2) {
        if (this.#list[i] !== name || (!any && this.#list[i + 1] !== value)) kept.push(this.#list[i], this.#list[i + 1]);
      }
      this.#list = kept;
      this.#update();
    }
    get(name) {
      need(arguments, 1);
      const i = this.#find(str(name));
      return i < 0 ? null : this.#list[i + 1];
    }
    getAll(name) {
      need(arguments, 1);
      name = str(name);
      return this.#list.filter((_, i) => i % 2 === 1 && this.#list[i - 1] === name);
    }
    has(name, value) {
      need(arguments, 1);
      const all = this.getAll(name);
      return value === undefined ? all.length > 0 : all.includes(str(value));
    }
    set(name, value) {
      need(arguments, 2);
      name = native.scalar(str(name));
      value = native.scalar(str(value));
      const first = this.#find(name);
      if (first < 0) this.#list.push(name, value);
      else {
        this.#list[first + 1] = value;
        this.#list = this.#list.filter((_, i) => i <= first + 1 || this.#list[i - (i % 2)] !== name);
      }
      this.#update();
    }
    sort() {
      const all = [];
      for (let i = 0; i < this.#list.length; i += 2) all.push([this.#list[i], this.#list[i + 1]]);
      all.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0));
      this.#list = all.flat();
      this.#update();
    }
    forEach(fn, thisArg) {
      if (typeof fn !== "function") throw new TypeError("The \"callback\" argument must be of type function");
      for (let i = 0; i < this.#list.length; i += 2) fn.call(thisArg, this.#list[i + 1], this.#list[i], this);
    }
    *entries() { for (let i = 0; i < this.#list.length; i += 2) yield [this.#list[i], this.#list[i + 1]]; }
    *keys() { for (let i = 0; i < this.#list.length; i += 2) yield this.#list[i]; }
    *values() { for (let i = 0; i < this.#list.length; i += 2) yield this.#list[i + 1]; }
    toString() { return native.form(this.#list); }
    get [Symbol.toStringTag]() { return "URLSearchParams"; }
    [inspect](depth, options, show) {
      if (!this.#list.length) return "URLSearchParams {}";
      const one = (v) => (show ? show(v, options) : JSON.stringify(v));
      return `URLSearchParams { ${[...this].map(([k, v]) => `${one(k)} => ${one(v)}`).join(", ")} }`;
    }
    static bind(params, list, changed) {
      params.#list = list;
      params.#changed = changed;
      return params;
    }
    static isParams(v) { return typeof v === "object" && v !== null && #list in v; }
  }
  const { bind, isParams } = URLSearchParams;
  delete URLSearchParams.bind;
  delete URLSearchParams.isParams;
  Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: URLSearchParams.prototype.entries, writable: true, configurable: true });
  const pairs = () => {
    const err = new TypeError("Each query pair must be an iterable [name, value] tuple");
    err.code = "ERR_INVALID_TUPLE";
    return err;
  };

  class URL {
    #u; #params = null;
    constructor(input, base) {
      if (arguments.length === 0) {
        const err = new TypeError("The \"url\" argument must be specified");
        err.code = "ERR_MISSING_ARGS";
        throw err;
      }
      input = str(input);
      this.#u = native.parse(input, base === undefined ? undefined : str(base));
      if (this.#u === null) {
        const err = new TypeError("Invalid URL");
        err.code = "ERR_INVALID_URL";
        err.input = input;
        if (base !== undefined) err.base = str(base);
        throw err;
      }
    }
    static canParse(input, base) {
      return native.parse(str(input), base === undefined ? undefined : str(base)) !== null;
    }
    static parse(input, base) {
      return URL.canParse(input, base) ? new URL(input, base) : null;
    }
    get href() { return native.get(this.#u, "href"); }
    set href(v) {
      const u = native.parse(str(v));
      if (u === null) {
        const err = new TypeError("Invalid URL");
        err.code = "ERR_INVALID_URL";
        err.input = str(v);
        throw err;
      }
      this.#u = u;
      this.#sync();
    }
    get searchParams() {
      if (!this.#params) {
        this.#params = new URLSearchParams();
        this.#sync();
      }
      return this.#params;
    }
    #sync() {
      if (this.#params) bind(this.#params, native.parseForm(this.search.slice(1)), (q) => native.set(this.#u, "search", q));
    }
    get search() { return native.get(this.#u, "search"); }
    set search(v) {
      native.set(this.#u, "search", str(v));
      this.#sync();
    }
    get origin() { return native.get(this.#u, "origin"); }
    toString() { return this.href; }
    toJSON() { return this.href; }
    get [Symbol.toStringTag]() { return "URL"; }
    [inspect](depth, options, show) {
      if (!show) return `URL { href: '${this.href}' }`;
      const o = Object.create({ constructor: URL });
      for (const k of ["href", "origin", ...parts.slice(0, 7), "search", "searchParams", "hash"]) o[k] = this[k];
      return show(o, options);
    }
    static part(name) {
      return {
        enumerable: true,
        configurable: true,
        get() { return native.get(this.#u, name); },
        set(v) { native.set(this.#u, name, str(v)); },
      };
    }
  }
  const parts = ["protocol", "username", "password", "host", "hostname", "port", "pathname", "hash"];
  for (const name of parts) Object.defineProperty(URL.prototype, name, URL.part(name));
  delete URL.part;
  return { URL, URLSearchParams, isParams };
})
