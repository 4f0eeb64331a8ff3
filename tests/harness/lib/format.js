// Values as text: for messages on one line (inline), for diffs and snapshots on many (format). Keys are in alphabetical
// order, so that the text depends on the value only.
(function (native, load) {
  "use strict";

  const { isAsymmetric, wire, isObject } = load("equal");

  /** How deep and how far a value is printed; a snapshot is printed whole. */
  const deepest = 100;
  const longest = 400_000;

  /** The value on as many lines as it takes. whole prints it whatever its size. */
  function format(value, { whole = false } = {}) {
    return new Printer(true, whole ? Infinity : longest).print(value, "");
  }

  /** The value on one line of at most max characters. */
  function inline(value, max = 120) {
    const text = new Printer(false, max * 4).print(value, "");
    return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
  }

  /** A string as a literal in double quotes; line breaks stay in a text of many lines. */
  function quote(text, multi) {
    return `"${text.replace(multi ? /["\\\u0000-\u0009\u000b-\u001f\u007f\u2028\u2029\ufeff]/g : /["\\\u0000-\u001f\u007f\u2028\u2029\ufeff]/g, escape)}"`;
  }
  function escape(c) {
    const short = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" }[c];
    return short ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`;
  }

  /** The name of a value's class; "" for a plain object, null without a prototype. */
  function className(v) {
    const proto = Object.getPrototypeOf(v);
    if (proto === Object.prototype) return "";
    if (proto === null) return null;
    for (let p = proto; p; p = Object.getPrototypeOf(p)) {
      const c = Object.getOwnPropertyDescriptor(p, "constructor")?.value;
      if (typeof c === "function") return c === Object ? "" : c.name || "anonymous";
    }
    return null;
  }

  const identifier = /^[A-Za-z_$][\w$]*$/;
  const key = (k) => (typeof k === "symbol" ? `[${String(k)}]` : identifier.test(k) ? k : quote(k, false));

  function primitive(v, multi) {
    switch (typeof v) {
      case "string": return quote(v, multi);
      case "bigint": return `${v}n`;
      case "number": return Object.is(v, -0) ? "-0" : String(v);
      case "function": {
        const kind = /^class\b/.test(Function.prototype.toString.call(v)) ? "class" : "Function";
        return `[${kind} ${v.name || "anonymous"}]`;
      }
      default: return String(v);
    }
  }

  const sorted = (o) => Object.keys(o).sort((a, b) => (a < b ? -1 : 1));
  const symbols = (o) => Object.getOwnPropertySymbols(o)
    .filter((s) => Object.prototype.propertyIsEnumerable.call(o, s)).sort((a, b) => (String(a) < String(b) ? -1 : 1));

  class Printer {
    constructor(multi, budget) {
      this.multi = multi;
      this.budget = budget;
      this.open = []; // the objects around what is printed
    }

    print(v, indent) {
      if (!isObject(v)) {
        const text = primitive(v, this.multi);
        this.budget -= text.length;
        return text;
      }
      if (isAsymmetric(v) && typeof v.toAsymmetricMatcher === "function") return v.toAsymmetricMatcher((x) => this.print(x, indent));
      if (this.open.includes(v)) return "[Circular]";
      if (this.open.length >= deepest) return `[${className(v) || (Array.isArray(v) ? "Array" : "Object")}]`;
      this.open.push(v);
      const text = this.object(v, indent);
      this.open.pop();
      this.budget -= text.length >> 4; // what is around the parts
      return text;
    }

    object(v, indent) {
      const name = className(v);
      const titled = (plain) => (name === plain ? "" : `${name === null ? "[null prototype]" : name || "Object"} `);
      if (Array.isArray(v)) return this.list(titled("Array"), "[", "]", this.elements(v), indent);
      if (v instanceof Error) return this.error(v, indent);
      if (v instanceof Date) return Number.isNaN(Number(v)) ? "Invalid Date" : v.toISOString();
      if (v instanceof RegExp) return String(v);
      if (v instanceof Map) return this.list(`${name} `, "{", "}", this.entries(v), indent);
      if (v instanceof Set) return this.list(`${name} `, "{", "}", this.values(v), indent);
      if (v instanceof Promise) return "Promise {}";
      if (ArrayBuffer.isView(v) && !(v instanceof DataView)) return this.list(`${name} `, "[", "]", this.numbers(v), indent);
      if (v instanceof ArrayBuffer) return this.list(`${name} `, "[", "]", this.numbers(new Uint8Array(v)), indent);
      if (v instanceof Number || v instanceof String || v instanceof Boolean) return `[${name}: ${primitive(v.valueOf(), this.multi)}]`;
      if (name === "URL") return `URL ${quote(v.href, false)}`;
      const title = name === null ? "[null prototype] " : name ? `${name} ` : "";
      return this.list(title, "{", "}", this.members(wire(v)), indent);
    }

    // list writes parts, functions that print one each, between brackets.
    list(title, open, close, parts, indent) {
      const inner = this.multi ? `${indent}  ` : "";
      const done = [];
      let left = 0;
      for (const part of parts) {
        if (this.budget <= 0) left++;
        else done.push(part(inner));
      }
      if (left) done.push(`… ${left} more`);
      if (!done.length) return `${title}${open}${close}`;
      if (this.multi) return `${title}${open}\n${done.map((line) => `${inner}${line},\n`).join("")}${indent}${close}`;
      return open === "[" ? `${title}[${done.join(", ")}]` : `${title}{ ${done.join(", ")} }`;
    }

    *elements(v) {
      let holes = 0;
      const gap = () => `<${holes} empty item${holes === 1 ? "" : "s"}>`;
      for (let i = 0; i < v.length; i++) {
        if (!Object.hasOwn(v, i)) {
          holes++;
          continue;
        }
        if (holes) {
          yield gap;
          holes = 0;
        }
        yield (indent) => this.print(v[i], indent);
      }
      if (holes) yield gap;
      for (const k of Object.keys(v)) if (!/^\d+$/.test(k)) yield (indent) => `${key(k)}: ${this.print(v[k], indent)}`;
    }

    *members(v) {
      for (const k of [...sorted(v), ...symbols(v)]) {
        yield (indent) => {
          const name = key(k);
          this.budget -= name.length + 2;
          return `${name}: ${this.read(v, k, indent)}`;
        };
      }
    }

    read(v, k, indent) {
      let value;
      try {
        value = v[k];
      } catch (e) {
        return `[throws ${e?.name ?? "Error"}: ${e?.message ?? e}]`;
      }
      return this.print(value, indent);
    }

    *entries(map) {
      for (const [k, v] of map) yield (indent) => `${this.print(k, indent)} => ${this.print(v, indent)}`;
    }

    *values(set) {
      for (const v of set) yield (indent) => this.print(v, indent);
    }

    // numbers writes sixteen on a line.
    *numbers(v) {
      for (let i = 0; i < v.length; i += 16) {
        yield () => {
          const row = Array.from(v.subarray(i, i + 16), (n) => primitive(n, false)).join(", ");
          this.budget -= row.length;
          return row;
        };
      }
    }

    error(v, indent) {
      const title = `[${v.name}: ${v.message}]`;
      const extra = this.members(v);
      const cause = v.cause === undefined || Object.prototype.propertyIsEnumerable.call(v, "cause") ? [] : [(i) => `cause: ${this.print(v.cause, i)}`];
      const inner = v.errors !== undefined && Array.isArray(v.errors) && !Object.prototype.propertyIsEnumerable.call(v, "errors") ? [(i) => `errors: ${this.print(v.errors, i)}`] : [];
      const parts = [...cause, ...inner, ...extra];
      return parts.length ? this.list(`${title} `, "{", "}", parts, indent) : title;
    }
  }

  return { format, inline, quote, className };
})
