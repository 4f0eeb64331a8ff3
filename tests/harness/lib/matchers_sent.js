// toHaveSent: whether a request is in a journal, a list of { method, path, query, body, status, user, product }.
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

  // pathFits compares element by element; "*" stands for any one.
  function pathFits(wanted, path) {
    const want = wanted.split("/");
    const got = (base.test(wanted) ? path : path.replace(base, "")).split("/");
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

  function toHaveSent(received, method, path, ...rest) {
    if (!Array.isArray(received) || received.some((r) => typeof r?.method !== "string" || typeof r?.path !== "string")) {
      throw new TypeError(`${this.head("method, path")}: the received value must be a list of requests, as mock.requests is; got ${inline(received)}`);
    }
    if (typeof method !== "string" || typeof path !== "string" || !path.startsWith("/")) {
      throw new TypeError(`${this.head("method, path")}: write expect(mock.requests).toHaveSent("DELETE", "/admin/users/x")`);
    }
    const verb = method.toUpperCase();
    const [wanted, query] = path.split("?");
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

  return { toHaveSent };
})
