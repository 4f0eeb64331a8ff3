// performance (High Resolution Time, User Timing's marks and measures) and navigator.
(function (native, use) {
  "use strict";
  class PerformanceEntry {
    constructor(type, name, start, duration, detail) {
      this.name = name;
      this.entryType = type;
      this.startTime = start;
      this.duration = duration;
      this.detail = detail ?? null;
    }
    toJSON() { return { name: this.name, entryType: this.entryType, startTime: this.startTime, duration: this.duration, detail: this.detail }; }
  }
  class Performance {
    #entries = [];
    get timeOrigin() { return native.origin; }
    now() { return native.now(); }
    #at(v, fallback) {
      if (v === undefined) return fallback;
      if (typeof v === "number") return v;
      const found = this.getEntriesByName(String(v), "mark").pop();
      if (!found) throw new (use("exception").DOMException)(`The "${v}" performance mark has not been set`, "SyntaxError");
      return found.startTime;
    }
    mark(name, options) {
      const e = new PerformanceEntry("mark", String(name), options?.startTime ?? native.now(), 0, options?.detail);
      this.#entries.push(e);
      return e;
    }
    measure(name, from, to) {
      const o = typeof from === "object" && from !== null ? from : { start: from, end: to };
      const end = o.end === undefined && o.duration !== undefined && o.start !== undefined ? this.#at(o.start) + o.duration : this.#at(o.end, native.now());
      const start = o.start === undefined && o.duration !== undefined ? end - o.duration : this.#at(o.start, 0);
      const e = new PerformanceEntry("measure", String(name), start, end - start, o.detail);
      this.#entries.push(e);
      return e;
    }
    getEntries() { return [...this.#entries].sort((a, b) => a.startTime - b.startTime); }
    getEntriesByType(type) { return this.getEntries().filter((e) => e.entryType === type); }
    getEntriesByName(name, type) { return this.getEntries().filter((e) => e.name === name && (type === undefined || e.entryType === type)); }
    clearMarks(name) { this.#entries = this.#entries.filter((e) => e.entryType !== "mark" || (name !== undefined && e.name !== name)); }
    clearMeasures(name) { this.#entries = this.#entries.filter((e) => e.entryType !== "measure" || (name !== undefined && e.name !== name)); }
    toJSON() { return { timeOrigin: this.timeOrigin }; }
    get [Symbol.toStringTag]() { return "Performance"; }
  }
  class Navigator {
    get userAgent() { return native.userAgent; }
    get hardwareConcurrency() { return native.cpus; }
    get language() { return "en-US"; }
    get languages() { return Object.freeze(["en-US"]); }
    get platform() { return native.platform; }
    get [Symbol.toStringTag]() { return "Navigator"; }
  }
  return { performance: new Performance(), navigator: new Navigator(), Performance, PerformanceEntry, Navigator };
})
