// Intl: ECMA-402, for the one locale en-US. The formats are made in Go; these are their classes.
(function (native, use) {
  "use strict";
  const hide = (o, name, value) => Object.defineProperty(o, name, { value, writable: true, configurable: true });
  const getter = (C, name, get) => Object.defineProperty(C.prototype, name, { get, configurable: true });

  // service makes a class whose instances stand for what make(locales, options) gives.
  function service(name, make, legacy) {
    const held = new WeakMap();
    const of = (o) => {
      const f = held.get(o);
      if (!f) throw new TypeError(`Method called on incompatible receiver, not an Intl.${name}`);
      return f;
    };
    const C = { [name]: function (locales, options) {
      if (new.target === undefined) {
        if (legacy) return new C(locales, options);
        throw new TypeError(`Constructor Intl.${name} requires 'new'`);
      }
      const f = make(native.canonical(locales), options === undefined ? {} : options === null ? nothing(name) : Object(options));
      held.set(this, f);
    } }[name];
    Object.defineProperty(C, "prototype", { writable: false });
    Object.defineProperty(C.prototype, Symbol.toStringTag, { value: `Intl.${name}`, configurable: true });
    hide(C, "supportedLocalesOf", (locales) => native.supported(native.canonical(locales)));
    hide(C.prototype, "resolvedOptions", function resolvedOptions() { return { locale: native.locale, ...of(this).resolved }; });
    return { C, of };
  }
  function nothing(name) {
    throw new TypeError(`Intl.${name}: options can't be null`);
  }
  function choice(options, name, fallback, allowed) {
    const v = options[name];
    if (v === undefined) return fallback;
    if (!allowed.includes(String(v))) throw new RangeError(`Value ${v} out of range for Intl options property ${name}`);
    return String(v);
  }
  // bound gives a class the getter of a function that needs no this, as format and compare are.
  function bound(s, name, make) {
    const cache = new WeakMap();
    getter(s.C, name, function () {
      let f = cache.get(this);
      if (!f) cache.set(this, (f = make(s.of(this))));
      return f;
    });
  }
  const define = (s, methods) => { for (const k of Object.keys(methods)) hide(s.C.prototype, k, methods[k]); };
  // range joins the parts of two ends, once where both read the same.
  function range(a, b) {
    const text = (parts) => parts.map((p) => p.value).join("");
    if (text(a) === text(b)) return a.map((p) => ({ ...p, source: "shared" }));
    return [...a.map((p) => ({ ...p, source: "startRange" })), { type: "literal", value: "\u2009–\u2009", source: "shared" }, ...b.map((p) => ({ ...p, source: "endRange" }))];
  }
  const joined = (parts) => parts.map((p) => p.value).join("");

  const number = service("NumberFormat", native.number, true);
  bound(number, "format", (f) => (n) => f.format(n));
  define(number, {
    formatToParts(n) { return number.of(this).parts(n); },
    formatRange(a, b) { return joined(range(number.of(this).parts(a), number.of(this).parts(b))).replace("\u2009–\u2009", "–"); },
    formatRangeToParts(a, b) { return range(number.of(this).parts(a), number.of(this).parts(b)); },
  });

  const moment = (d) => (d === undefined ? Date.now() : Number(d));
  const date = service("DateTimeFormat", (l, o) => native.date(l, o, "any", "date"), true);
  bound(date, "format", (f) => (d) => f.format(moment(d)));
  define(date, {
    formatToParts(d) { return date.of(this).parts(moment(d)); },
    formatRange(a, b) { return joined(this.formatRangeToParts(a, b)); },
    formatRangeToParts(a, b) {
      if (a === undefined || b === undefined) throw new TypeError("startDate or endDate cannot be undefined");
      const f = date.of(this);
      return range(f.parts(Number(a)), f.parts(Number(b)));
    },
  });

  const plural = service("PluralRules", (l, o) => {
    const type = choice(o, "type", "cardinal", ["cardinal", "ordinal"]);
    const f = native.number(l, { ...pick(o), notation: "standard", style: "decimal" });
    const { minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits } = f.resolved;
    return { select: (n) => f.plural(n, type === "ordinal"), resolved: {
      type, minimumIntegerDigits, minimumFractionDigits, maximumFractionDigits,
      pluralCategories: type === "ordinal" ? ["few", "one", "two", "other"] : ["one", "other"],
    } };
  });
  function pick(o) {
    const out = {};
    for (const k of ["minimumIntegerDigits", "minimumFractionDigits", "maximumFractionDigits", "minimumSignificantDigits", "maximumSignificantDigits", "roundingMode", "roundingPriority"]) out[k] = o[k];
    return out;
  }
  define(plural, {
    select(n) { return plural.of(this).select(Number(n)); },
    selectRange(a, b) { return plural.of(this).select(Number(b)); },
  });

  const relative = service("RelativeTimeFormat", (l, o) => {
    const style = choice(o, "style", "long", ["long", "short", "narrow"]), numeric = choice(o, "numeric", "always", ["always", "auto"]);
    return { parts: (v, unit) => native.relative(v, String(unit), style, numeric === "auto"), resolved: { style, numeric, numberingSystem: "latn" } };
  });
  define(relative, {
    format(v, unit) { return joined(relative.of(this).parts(Number(v), unit)); },
    formatToParts(v, unit) { return relative.of(this).parts(Number(v), unit); },
  });

  const list = service("ListFormat", (l, o) => {
    const type = choice(o, "type", "conjunction", ["conjunction", "disjunction", "unit"]), style = choice(o, "style", "long", ["long", "short", "narrow"]);
    return { parts: (items) => {
      const all = items === undefined ? [] : [...items];
      for (const s of all) if (typeof s !== "string") throw new TypeError("Iterable yielded a non-String value");
      return native.list(all, type, style);
    }, resolved: { type, style } };
  });
  define(list, {
    format(items) { return joined(list.of(this).parts(items)); },
    formatToParts(items) { return list.of(this).parts(items); },
  });

  const collator = service("Collator", (l, o) => {
    const usage = choice(o, "usage", "sort", ["sort", "search"]), sensitivity = choice(o, "sensitivity", "variant", ["base", "accent", "case", "variant"]);
    const numeric = !!(o.numeric ?? native.extension(l, "kn")), ignorePunctuation = !!o.ignorePunctuation;
    const caseFirst = choice(o, "caseFirst", "false", ["upper", "lower", "false"]);
    return { compare: native.collator(sensitivity, numeric, ignorePunctuation, caseFirst), resolved: { usage, sensitivity, ignorePunctuation, collation: "default", numeric, caseFirst } };
  }, true);
  bound(collator, "compare", (f) => (a, b) => f.compare(String(a), String(b)));

  const segmenter = service("Segmenter", (l, o) => {
    const granularity = choice(o, "granularity", "grapheme", ["grapheme", "word", "sentence"]);
    return { granularity, resolved: { granularity } };
  });
  class Segments {
    #input; #all; #words;
    constructor(input, granularity) {
      this.#input = input;
      this.#all = native.segments(input, granularity);
      this.#words = granularity === "word";
    }
    *[Symbol.iterator]() {
      let index = 0;
      for (const [segment, isWordLike] of this.#all) {
        yield this.#words ? { segment, index, input: this.#input, isWordLike } : { segment, index, input: this.#input };
        index += segment.length;
      }
    }
    containing(at = 0) {
      for (const s of this) if (at >= s.index && at < s.index + s.segment.length) return s;
      return undefined;
    }
  }
  define(segmenter, { segment(input) { return new Segments(String(input), segmenter.of(this).granularity); } });

  class Locale {
    #tag; #options;
    constructor(tag, options = {}) {
      if (typeof tag !== "string" && (typeof tag !== "object" || tag === null)) throw new TypeError("First argument to Intl.Locale constructor can't be empty or missing");
      [this.#tag] = native.canonical(String(tag));
      this.#options = options ?? {};
    }
    get baseName() { return this.#tag.replace(/-u-.*/, ""); }
    get language() { return this.#options.language ?? this.baseName.split("-")[0]; }
    get script() { return this.#options.script ?? this.baseName.split("-").find((p, i) => i > 0 && p.length === 4); }
    get region() { return this.#options.region ?? this.baseName.split("-").find((p, i) => i > 0 && (p.length === 2 || /^\d{3}$/.test(p))); }
    get hourCycle() { return this.#options.hourCycle ?? (native.extension([this.#tag], "hc") || undefined); }
    get calendar() { return this.#options.calendar ?? (native.extension([this.#tag], "ca") || undefined); }
    get numberingSystem() { return this.#options.numberingSystem ?? (native.extension([this.#tag], "nu") || undefined); }
    toString() { return this.#tag; }
    get [Symbol.toStringTag]() { return "Intl.Locale"; }
  }

  const Intl = {};
  for (const s of [number, date, plural, relative, list, collator, segmenter]) hide(Intl, s.C.name, s.C);
  hide(Intl, "Locale", Locale);
  hide(Intl, "getCanonicalLocales", (locales) => native.canonical(locales));
  hide(Intl, "supportedValuesOf", (key) => native.values(String(key)));
  Object.defineProperty(Intl, Symbol.toStringTag, { value: "Intl", configurable: true });
  return { Intl };
})
