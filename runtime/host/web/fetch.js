// Headers, Request, Response and fetch: Fetch, 5.
(function (native, use) {
  "use strict";
  const { extract, read, copy, spent, mixin, collect } = use("body");
  const inspect = Symbol.for("nodejs.util.inspect.custom");
  const key = {};

  // ---- Headers

  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
  function nameOf(n) {
    n = String(n);
    if (!token.test(n)) throw new TypeError(`Headers: ${JSON.stringify(n)} is an invalid header name.`);
    return n.toLowerCase();
  }
  function valueOf(v) {
    v = String(v).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
    if (/[\0\n\r]|[^\0-\xff]/.test(v)) throw new TypeError(`Headers: ${JSON.stringify(v)} is an invalid header value.`);
    return v;
  }
  class Headers {
    #map = new Map(); #frozen = false; // lower-case name → values
    constructor(init) {
      if (init === undefined || init === null) {
        if (init === null) throw new TypeError("Headers constructor: init can't be null");
        return;
      }
      if (typeof init !== "object" && typeof init !== "function") throw new TypeError("Headers constructor: init must be an object, an array of pairs or Headers");
      if (#map in init) for (const [n, v] of init.#map) this.#map.set(n, [...v]);
      else if (typeof init[Symbol.iterator] === "function") {
        for (const pair of init) {
          const two = [...pair];
          if (two.length !== 2) throw new TypeError("Headers constructor: expected name/value pair to be length 2, found " + two.length);
          this.append(two[0], two[1]);
        }
      } else for (const n of Reflect.ownKeys(init)) {
        if (typeof n === "symbol") throw new TypeError("Headers constructor: a symbol is no header name");
        this.append(n, init[n]);
      }
    }
    #check() { if (this.#frozen) throw new TypeError("immutable"); }
    append(name, value) {
      const n = nameOf(name), v = valueOf(value);
      this.#check();
      const list = this.#map.get(n);
      if (list) list.push(v);
      else this.#map.set(n, [v]);
    }
    set(name, value) {
      const n = nameOf(name), v = valueOf(value);
      this.#check();
      this.#map.set(n, [v]);
    }
    delete(name) {
      const n = nameOf(name);
      this.#check();
      this.#map.delete(n);
    }
    get(name) {
      const n = nameOf(name);
      return this.#map.get(n)?.join(n === "cookie" ? "; " : ", ") ?? null;
    }
    has(name) { return this.#map.has(nameOf(name)); }
    getSetCookie() { return [...(this.#map.get("set-cookie") ?? [])]; }
    #sorted() {
      const all = [];
      for (const n of [...this.#map.keys()].sort()) {
        if (n === "set-cookie") for (const v of this.#map.get(n)) all.push([n, v]);
        else all.push([n, this.get(n)]);
      }
      return all;
    }
    *entries() { yield* this.#sorted(); }
    *keys() { for (const [n] of this.#sorted()) yield n; }
    *values() { for (const [, v] of this.#sorted()) yield v; }
    forEach(fn, thisArg) {
      if (typeof fn !== "function") throw new TypeError("Headers.forEach: the callback is not a function");
      for (const [n, v] of this.#sorted()) fn.call(thisArg, v, n, this);
    }
    get [Symbol.toStringTag]() { return "Headers"; }
    [inspect](depth, options, show) {
      const o = Object.fromEntries(this.#sorted());
      return show ? `Headers ${show(o, options)}` : `Headers ${JSON.stringify(o)}`;
    }
    static flat(h) {
      const list = [];
      for (const [n, values] of h.#map) for (const v of values) list.push(n, v);
      return list;
    }
    static fill(h, list) {
      for (let i = 0; i < list.length; i += 2) {
        const values = h.#map.get(list[i]);
        if (values) values.push(list[i + 1]);
        else h.#map.set(list[i], [list[i + 1]]);
      }
      h.#frozen = true;
      return h;
    }
  }
  const { flat, fill } = Headers;
  delete Headers.flat;
  delete Headers.fill;
  Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Headers.prototype.entries, writable: true, configurable: true });

  // ---- Request

  const standard = new Set(["DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"]);
  function methodOf(m) {
    m = String(m);
    if (!token.test(m)) throw new TypeError(`'${m}' is not a valid HTTP method.`);
    const upper = m.toUpperCase();
    if (["CONNECT", "TRACE", "TRACK"].includes(upper)) throw new TypeError(`'${m}' HTTP method is unsupported.`);
    return standard.has(upper) ? upper : m;
  }
  class Request {
    #url; #method; #headers; #body; #signal; #redirect; #rest;
    constructor(input, init = {}) {
      if (arguments.length === 0) throw new TypeError("Request constructor: 1 argument required, but only 0 present.");
      init ??= {};
      const from = typeof input === "object" && input !== null && #url in input ? input : null;
      if (from) this.#url = from.#url;
      else {
        const text = String(input);
        const u = native.url(text);
        if (!u) throw new TypeError(`Failed to parse URL from ${text}`);
        if (u.credentials) throw new TypeError(`Request cannot be constructed from a URL that includes credentials: ${text}`);
        this.#url = u.href;
      }
      this.#method = init.method !== undefined ? methodOf(init.method) : from ? from.#method : "GET";
      this.#redirect = init.redirect ?? (from ? from.#redirect : "follow");
      if (!["follow", "error", "manual"].includes(this.#redirect)) throw new TypeError(`Request constructor: ${this.#redirect} is not an accepted type. Expected one of follow, error, manual.`);
      const signal = init.signal !== undefined ? init.signal : from ? from.#signal : null;
      if (signal !== null && !(signal instanceof use("events").AbortSignal)) throw new TypeError("Request constructor: Expected signal to be an instance of AbortSignal.");
      this.#signal = signal;
      this.#rest = { cache: init.cache ?? "default", credentials: init.credentials ?? "same-origin", mode: init.mode ?? "cors", referrer: "about:client", integrity: init.integrity ?? "", keepalive: !!init.keepalive };
      this.#headers = new Headers(init.headers ?? (from ? from.#headers : undefined));
      let body = null;
      if (init.body !== undefined && init.body !== null) {
        body = extract(init.body);
        if (body.stream && init.duplex === undefined) throw new TypeError("RequestInit: duplex option is required when sending a body.");
      } else if (from && init.body === undefined) {
        body = from.#body;
        if (spent(body)) throw new TypeError("Cannot construct a Request with a Request object that has already been used.");
        if (body) {
          from.#body = { ...body, used: true };
          body = { ...body };
        }
      }
      if (body && (this.#method === "GET" || this.#method === "HEAD")) throw new TypeError("Request with GET/HEAD method cannot have body.");
      if (body?.type && !this.#headers.has("content-type")) this.#headers.set("content-type", body.type);
      this.#body = body;
    }
    get url() { return this.#url; }
    get method() { return this.#method; }
    get headers() { return this.#headers; }
    get redirect() { return this.#redirect; }
    get signal() { return (this.#signal ??= new (use("events").AbortController)().signal); }
    get duplex() { return "half"; }
    clone() {
      const r = new Request(this.#url, { method: this.#method, headers: this.#headers, redirect: this.#redirect, signal: this.#signal, ...this.#rest });
      r.#body = copy(this.#body);
      return r;
    }
    get [Symbol.toStringTag]() { return "Request"; }
    [inspect](depth, options, show) {
      const o = { method: this.method, url: this.url, headers: this.headers, redirect: this.redirect };
      return `Request ${show ? show(o, options) : JSON.stringify(o)}`;
    }
    static parts(r) { return { url: r.#url, method: r.#method, headers: r.#headers, body: r.#body, signal: r.#signal, redirect: r.#redirect }; }
    static rest(r) { return r.#rest; }
  }
  const { parts, rest } = Request;
  delete Request.parts;
  delete Request.rest;
  for (const n of ["cache", "credentials", "mode", "referrer", "integrity", "keepalive"]) {
    Object.defineProperty(Request.prototype, n, { enumerable: true, configurable: true, get() { return rest(this)[n]; } });
  }
  mixin(Request, (r) => parts(r).body, (r) => r.headers);

  // ---- Response

  const bodiless = [101, 103, 204, 205, 304];
  class Response {
    #status = 200; #text = ""; #headers; #body; #type = "default"; #url = ""; #redirected = false;
    constructor(body = null, init = {}, k, given) {
      if (k === key) {
        this.#status = given.status;
        this.#text = given.text;
        this.#headers = given.headers;
        this.#url = given.url;
        this.#redirected = given.redirected;
        this.#type = given.type;
        this.#body = body;
        return;
      }
      init ??= {};
      const status = init.status === undefined ? 200 : Math.trunc(Number(init.status));
      if (!(status >= 200 && status <= 599)) throw new RangeError("init[\"status\"] must be in the range of 200 to 599, inclusive.");
      const text = String(init.statusText ?? "");
      if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw new TypeError("Invalid statusText");
      this.#status = status;
      this.#text = text;
      this.#headers = new Headers(init.headers);
      this.#body = extract(body);
      if (this.#body) {
        if (bodiless.includes(status)) throw new TypeError(`Response constructor: Invalid response status code ${status}`);
        if (this.#body.type && !this.#headers.has("content-type")) this.#headers.set("content-type", this.#body.type);
      }
    }
    static error() { return new Response(null, {}, key, { status: 0, text: "", headers: fill(new Headers(), []), url: "", redirected: false, type: "error" }); }
    static json(data, init) {
      const text = JSON.stringify(data);
      if (text === undefined) throw new TypeError("Value is not JSON serializable");
      const r = new Response(text, init);
      if (!new Headers(init?.headers).has("content-type")) r.headers.set("content-type", "application/json");
      return r;
    }
    static redirect(url, status = 302) {
      const u = native.url(String(url));
      if (!u) throw new TypeError(`Failed to parse URL from ${url}`);
      if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`Invalid status code ${status}`);
      return new Response(null, { status, headers: { location: u.href } });
    }
    get type() { return this.#type; }
    get url() { return this.#url; }
    get redirected() { return this.#redirected; }
    get status() { return this.#status; }
    get ok() { return this.#status >= 200 && this.#status <= 299; }
    get statusText() { return this.#text; }
    get headers() { return this.#headers; }
    clone() {
      const body = copy(this.#body);
      return new Response(body, {}, key, { status: this.#status, text: this.#text, headers: new Headers(this.#headers), url: this.#url, redirected: this.#redirected, type: this.#type });
    }
    get [Symbol.toStringTag]() { return "Response"; }
    [inspect](depth, options, show) {
      const o = { status: this.status, statusText: this.statusText, headers: this.headers, body: this.#body, bodyUsed: this.bodyUsed, ok: this.ok, redirected: this.redirected, type: this.type, url: this.url };
      if (o.body) o.body = this.body;
      return `Response ${show ? show(o, options) : JSON.stringify(o)}`;
    }
    static bodyOf(r) { return r.#body; }
  }
  const { bodyOf } = Response;
  delete Response.bodyOf;
  mixin(Response, bodyOf, (r) => r.headers);

  // ---- fetch

  // wrong is what a script is told: why it aborted, or the error of the wire with the cause that Node gives it.
  const wrong = (signal) => (err) => {
    if (signal?.aborted) return signal.reason;
    if (err instanceof TypeError && err.code && !("cause" in err)) {
      const cause = new Error(err.message.replace(/^fetch failed: /, ""));
      cause.code = err.code;
      Object.defineProperty(err, "cause", { value: cause, writable: true, configurable: true });
    }
    return err;
  };

  function fetch(input, init) {
    let call, request;
    try {
      request = parts(new Request(input, init));
      if (request.signal?.aborted) return Promise.reject(request.signal.reason);
      // What has to be collected first is sent once it is there.
      if (!request.body?.stream) call = send(request);
    } catch (err) {
      return Promise.reject(err);
    }
    return respond(request, call);
  }
  function send(request) {
    return native.send(request.method, request.url, flat(request.headers), request.body?.content ?? null, request.redirect);
  }
  async function respond(request, call) {
    const { signal, body } = request;
    if (!call) {
      request.body = { content: await collect(body.stream) };
      signal?.throwIfAborted();
      call = send(request);
    }
    if (body) body.used = true;
    const { promise, cancel } = call;
    const stop = signal ? use("events").follow(signal, cancel) : () => {};
    let answer;
    try {
      answer = await promise;
    } catch (err) {
      stop();
      throw wrong(signal)(err);
    }
    // The signal goes on to hold for the body.
    const headers = fill(new Headers(), answer.headers);
    const has = answer.body !== null && request.method !== "HEAD" && !bodiless.includes(answer.status);
    return new Response(has ? { answer: answer.body, wrong: wrong(signal), type: null } : null, {}, key,
      { status: answer.status, text: answer.statusText, headers, url: answer.url, redirected: answer.redirected, type: "basic" });
  }
  return { Headers, Request, Response, fetch, read };
})
