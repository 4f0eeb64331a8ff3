// Iterator, its helpers and Array.fromAsync: ECMA-262, 27.1.4 and 23.1.2.1.
(function (native, use) {
  "use strict";
  const proto = native.proto;

  function object(v) {
    if (v === null || (typeof v !== "object" && typeof v !== "function")) throw new TypeError(`${String(v)} is not an object`);
    return v;
  }
  // The specification's GetIteratorDirect: the next method is read once.
  function direct(it) {
    object(it);
    return { it, next: it.next };
  }
  function step(d) {
    return object(d.next.call(d.it));
  }
  function close(it) {
    const f = it.return;
    if (f !== undefined && f !== null) object(f.call(it));
  }
  // closing runs fn; should it throw, the iterator is closed and the throw goes on.
  function closing(it, fn) {
    try {
      return fn();
    } catch (err) {
      try {
        close(it);
      } catch {
        // the first throw wins
      }
      throw err;
    }
  }
  function callable(it, f) {
    if (typeof f !== "function") closing(it, () => { throw new TypeError(`${String(f)} is not a function`); });
    return f;
  }
  function count(it, n) {
    return closing(it, () => {
      const x = Number(n);
      if (Number.isNaN(x)) throw new RangeError(`${String(n)} must be positive`);
      const i = Math.trunc(x);
      if (i < 0) throw new RangeError(`${String(n)} must be positive`);
      return i;
    });
  }

  const hidden = new WeakMap();
  const helperProto = Object.create(proto, {
    next: { writable: true, configurable: true, value: function next() {
      const s = hidden.get(this);
      if (!s) throw new TypeError("Iterator helper next called on incompatible receiver");
      if (s.running) throw new TypeError("Generator is already running");
      if (s.done) return { value: undefined, done: true };
      s.running = s.started = true;
      try {
        const r = s.gen.next();
        if (r.done) s.done = true;
        return r;
      } catch (err) {
        s.done = true;
        throw err;
      } finally {
        s.running = false;
      }
    } },
    return: { writable: true, configurable: true, value: function () {
      const s = hidden.get(this);
      if (!s) throw new TypeError("Iterator helper return called on incompatible receiver");
      if (!s.done) {
        s.done = true;
        if (s.inner) close(s.inner);
        close(s.d.it);
      }
      return { value: undefined, done: true };
    } },
    [Symbol.toStringTag]: { configurable: true, value: "Iterator Helper" },
  });
  function helper(d, make) {
    const h = Object.create(helperProto);
    const s = { d, gen: null, done: false, running: false, inner: null };
    s.gen = make(s);
    hidden.set(h, s);
    return h;
  }
  function* walk(d) {
    for (;;) {
      const r = step(d);
      if (r.done) return;
      yield r.value;
    }
  }
  function each(it, fn) {
    const d = direct(it);
    callable(it, fn);
    for (let i = 0; ; i++) {
      const r = step(d);
      if (r.done) return;
      const v = r.value;
      const out = closing(it, () => fn(v, i));
      if (out !== undefined) {
        close(it);
        return out;
      }
    }
  }
  // flattenable is the specification's GetIteratorFlattenable.
  function flattenable(v, strings) {
    if (!(strings && typeof v === "string")) object(v);
    const f = v[Symbol.iterator];
    return direct(f === undefined || f === null ? v : object(f.call(v)));
  }

  const methods = {
    map(fn) {
      object(this);
      callable(this, fn);
      return helper(direct(this), function* (s) {
        let i = 0;
        for (const v of walk(s.d)) yield closing(s.d.it, () => fn(v, i++));
      });
    },
    filter(fn) {
      object(this);
      callable(this, fn);
      return helper(direct(this), function* (s) {
        let i = 0;
        for (const v of walk(s.d)) if (closing(s.d.it, () => fn(v, i++))) yield v;
      });
    },
    take(limit) {
      object(this);
      const n = count(this, limit);
      return helper(direct(this), function* (s) {
        for (let left = n; ; left--) {
          if (left === 0) {
            close(s.d.it);
            return;
          }
          const r = step(s.d);
          if (r.done) return;
          yield r.value;
        }
      });
    },
    drop(limit) {
      object(this);
      const n = count(this, limit);
      return helper(direct(this), function* (s) {
        let left = n;
        for (const v of walk(s.d)) if (left > 0) left--; else yield v;
      });
    },
    flatMap(fn) {
      object(this);
      callable(this, fn);
      return helper(direct(this), function* (s) {
        let i = 0;
        for (const v of walk(s.d)) {
          const inner = closing(s.d.it, () => flattenable(fn(v, i++), false));
          s.inner = inner.it;
          for (;;) {
            const r = closing(s.d.it, () => step(inner));
            if (r.done) break;
            yield r.value;
          }
          s.inner = null;
        }
      });
    },
    reduce(fn, ...rest) {
      object(this);
      callable(this, fn);
      const d = direct(this);
      let acc, i = 0;
      if (rest.length) acc = rest[0];
      else {
        const r = step(d);
        if (r.done) throw new TypeError("Reduce of a done iterator with no initial value");
        acc = r.value;
        i = 1;
      }
      for (const v of walk(d)) acc = closing(this, () => fn(acc, v, i++));
      return acc;
    },
    toArray() {
      return [...walk(direct(this))];
    },
    forEach(fn) {
      each(this, (v, i) => { fn(v, i); });
    },
    some(fn) {
      callable(object(this), fn);
      return each(this, (v, i) => (fn(v, i) ? true : undefined)) === true;
    },
    every(fn) {
      callable(object(this), fn);
      return each(this, (v, i) => (fn(v, i) ? undefined : false)) !== false;
    },
    find(fn) {
      callable(object(this), fn);
      const found = each(this, (v, i) => (fn(v, i) ? { v } : undefined));
      return found && found.v;
    },
  };
  methods.forEach = function forEach(fn) {
    callable(object(this), fn);
    each(this, (v, i) => { fn(v, i); });
  };

  function Iterator() {
    if (new.target === undefined || new.target === Iterator) throw new TypeError("Abstract class Iterator not directly constructable");
  }
  Object.defineProperty(Iterator, "prototype", { value: proto, writable: false });
  const wrapProto = Object.create(proto, {
    next: { writable: true, configurable: true, value: function next() {
      const d = hidden.get(this).d;
      return d.next.call(d.it);
    } },
    return: { writable: true, configurable: true, value: function () {
      const it = hidden.get(this).d.it;
      const f = it.return;
      return f === undefined ? { value: undefined, done: true } : f.call(it);
    } },
  });
  const hide = (o, name, value) => Object.defineProperty(o, name, { value, writable: true, configurable: true });
  hide(Iterator, "from", function from(v) {
    const d = flattenable(v, true);
    if (d.it instanceof Iterator) return d.it;
    const w = Object.create(wrapProto);
    hidden.set(w, { d });
    return w;
  });

  function install() {
    for (const name of Object.keys(methods)) hide(proto, name, methods[name]);
    hide(proto, Symbol.dispose, function () { close(this); });
    hide(proto, "constructor", Iterator);
    Object.defineProperty(proto, Symbol.toStringTag, { value: "Iterator", writable: true, configurable: true });
  }

  async function fromAsync(items, map, thisArg) {
    if (map !== undefined && typeof map !== "function") throw new TypeError(`${String(map)} is not a function`);
    const out = typeof this === "function" && this !== Array ? new this() : [];
    let i = 0;
    const put = async (v) => {
      if (map) v = await map.call(thisArg, v, i);
      Object.defineProperty(out, i++, { value: v, writable: true, enumerable: true, configurable: true });
    };
    const async = items[Symbol.asyncIterator];
    const make = async ?? items[Symbol.iterator];
    if (make === undefined || make === null) {
      const n = Math.max(0, Math.trunc(Number(items.length)) || 0);
      while (i < n) await put(await items[i]);
    } else {
      const it = make.call(items);
      for (;;) {
        const r = object(async ? await it.next() : it.next());
        if (r.done) break;
        try {
          await put(async ? r.value : await r.value);
        } catch (err) {
          await it.return?.();
          throw err;
        }
      }
    }
    out.length = i;
    return out;
  }
  return { Iterator, install, fromAsync };
})
