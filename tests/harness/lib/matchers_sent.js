// What was sent, by a journal: a list of { method, path, query, body, reads, status, user, product }.
(function (native, load) {
  "use strict";

  const { equals } = load("equal");
  const inline = (v, max) => load("format").inline(v, max);

  // The API's own prefix is left out where the expectation leaves it out.
  const base = /^\/(public\/api|dip\/publicapi)(?=\/)/;

  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  // pathFits compares element by element; "*" stands for any one, "**" at the end for the rest, which may be none.
  function pathFits(wanted, path) {
    const want = wanted.split("/");
    const got = (base.test(wanted) ? path : path.replace(base, "")).split("/");
    if (want.at(-1) === "**") {
      want.pop();
      if (got.length > want.length) got.length = want.length;
    }
    return want.length === got.length && want.every((w, i) => w === "*" || w === got[i] || decode(w) === decode(got[i]));
  }

  // params is a query, a text or an object, as lists by name.
  function params(query) {
    const all = new Map();
    const add = (k, v) => {
      if (!all.has(k)) all.set(k, []);
      all.get(k).push(String(v));
    };
    if (typeof query === "string") {
      for (const part of query.replace(/^\?/, "").split("&")) {
        if (part === "") continue;
        const [k, ...rest] = part.split("=");
        add(decode(k), decode(rest.join("=").replace(/\+/g, " ")));
      }
    } else {
      for (const k of Object.keys(query ?? {})) for (const v of [query[k]].flat()) add(k, v);
    }
    return all;
  }

  // queryFits tells whether a request has the wanted parameters; "*" stands for any value.
  function queryFits(wanted, query) {
    const got = params(query);
    for (const [k, values] of wanted) {
      const there = got.get(k);
      if (!there || !values.every((v) => v === "*" || there.includes(v))) return false;
    }
    return true;
  }

  function bodyFits(wanted, body) {
    const isObject = typeof wanted === "object" && wanted !== null && typeof body === "object" && body !== null;
    return isObject ? equals(body, wanted, "subset") : equals(body, wanted);
  }

  function show(r) {
    const query = [...params(r.query)].flatMap(([k, vs]) => vs.map((v) => `${k}=${v}`)).join("&");
    const path = r.path.replace(base, "");
    const body = r.body === undefined || r.body === null || r.body === "" ? "" : ` ${inline(r.body, 160)}`;
    return `${r.method} ${path}${query ? `?${query}` : ""}${body}${r.status ? ` → ${r.status}` : ""}`;
  }

  // journal checks what is looked at.
  function journal(received, call) {
    if (!Array.isArray(received) || received.some((r) => typeof r?.method !== "string" || typeof r?.path !== "string")) {
      throw new TypeError(`${call}: the received value must be a list of requests, as mock.requests is; got ${inline(received)}`);
    }
    return received;
  }

  function toHaveSent(received, method, path, ...rest) {
    journal(received, this.head("method, path"));
    if (typeof method !== "string" || typeof path !== "string" || !path.startsWith("/")) {
      throw new TypeError(`${this.head("method, path")}: write expect(mock.requests).toHaveSent("DELETE", "/admin/users/x")`);
    }
    const verb = method.toUpperCase();
    const [wanted, query] = path.split("?");
    if (wanted.split("/").slice(0, -1).includes("**")) {
      throw new TypeError(`${this.head("method, path")}: ** is the rest of a path, so nothing can follow it; * is one element`);
    }
    const search = params(query ?? "");
    const near = received.filter((r) => (verb === "*" || r.method === verb) && pathFits(wanted, r.path) && queryFits(search, r.query));
    const found = rest.length ? near.filter((r) => bodyFits(rest[0], r.body)) : near;
    return {
      pass: found.length > 0,
      message: () => {
        const asked = `${verb} ${path}${rest.length ? ` ${inline(rest[0], 160)}` : ""}`;
        const lines = [this.head(rest.length ? "method, path, body" : "method, path"), `Expected: ${this.isNot ? "not " : ""}${asked}`];
        if (this.isNot) return [...lines, "Sent:", ...found.slice(0, 5).map((r) => `  ${show(r)}`)].join("\n");
        if (!received.length) return [...lines, "No request was sent"].join("\n");
        if (near.length) return [...lines, "The request was sent, with another body:", ...near.slice(-5).map((r) => `  ${show(r)}`)].join("\n");
        const order = native.nearestOf(`${verb} ${wanted}`, received.map((r) => `${r.method} ${r.path.replace(base, "")}`), 5);
        const more = received.length - order.length;
        return [
          ...lines, `The nearest of ${received.length} request${received.length === 1 ? "" : "s"} sent:`, ...order.map((i) => `  ${show(received[i])}`),
          ...(more > 0 ? [`  … ${more} more`] : []),
        ].join("\n");
      },
      diff: () => (!this.isNot && near.length && rest.length ? load("diff").diff(rest[0], near.at(-1).body, typeof rest[0] === "object" && rest[0] !== null ? "subset" : "loose") : undefined),
    };
  }

  // A list that is none of the mock's tells by the method what only reads.
  const reads = (r) => r.reads ?? ["GET", "HEAD", "OPTIONS"].includes(r.method);

  function toHaveSentNoWrites(received) {
    const writes = journal(received, this.head("")).filter((r) => !reads(r));
    return {
      pass: writes.length === 0,
      message: () => {
        if (this.isNot) return `${this.head("")}\nExpected: a write\nSent: ${received.length ? `${received.length} request${received.length === 1 ? " that only reads" : "s that only read"}` : "nothing"}`;
        const more = writes.length - 20;
        return [
          this.head(""), `Sent ${writes.length} write${writes.length === 1 ? "" : "s"}:`, ...writes.slice(0, 20).map((r) => `  ${show(r)}`),
          ...(more > 0 ? [`  … ${more} more`] : []),
        ].join("\n");
      },
    };
  }

  return { toHaveSent, toHaveSentNoWrites };
})
