// test.each and describe.each: one declaration for each row of a table.
(function (native, load) {
  "use strict";

  // rows of a tagged template: a heading of names between |, then values.
  function template(strings, values) {
    const names = strings[0].split("\n").map((line) => line.trim()).find((line) => line !== "")?.split("|").map((name) => name.trim()) ?? [];
    if (names.length === 0 || values.length === 0 || values.length % names.length !== 0) {
      throw new TypeError(`each: the table has ${names.length} columns (${names.join(", ")}) and ${values.length} values; write one value in \${} for each column of each row`);
    }
    const rows = [];
    for (let i = 0; i < values.length; i += names.length) {
      const row = {};
      names.forEach((name, n) => { row[name] = values[i + n]; });
      rows.push([row]);
    }
    return rows;
  }

  function path(value, names) {
    for (const name of names.split(".")) value = value?.[name];
    return value;
  }

  // title fills a row into a title: %s text, %d %i %f numbers, %j JSON, %o %p any value, %# the row's number from 0, %% a
  // percent sign; $name and $name.inner members of a row that is an object.
  function title(text, row, number) {
    const inline = (v) => (typeof v === "string" ? v : load("format").inline(v));
    let next = 0;
    const first = row[0];
    const filled = text.replace(/%([sdifjop#%])/g, (all, kind) => {
      if (kind === "%") return "%";
      if (kind === "#") return String(number);
      if (next >= row.length) return all;
      const value = row[next++];
      switch (kind) {
        case "d": return String(Number(value));
        case "i": return String(Math.trunc(Number(value)));
        case "f": return String(Number.parseFloat(value));
        case "j": return JSON.stringify(value) ?? "undefined";
        case "s": return typeof value === "object" && value !== null ? inline(value) : String(value);
        default: return load("format").inline(value);
      }
    });
    if (typeof first !== "object" || first === null || Array.isArray(first)) return filled;
    return filled.replace(/\$([A-Za-z_][\w]*(?:\.[A-Za-z_]\w*)*)/g, (all, names) => (names.split(".")[0] in first ? inline(path(first, names)) : all));
  }

  /** each(declare) is the function behind test.each: it takes the table, then a title, a function and options. */
  function each(declare) {
    return (table, ...values) => {
      let rows;
      if (Array.isArray(table?.raw)) rows = template(table, values);
      else if (typeof table?.[Symbol.iterator] === "function" && typeof table !== "string") rows = Array.from(table, (row) => (Array.isArray(row) ? row : [row]));
      else throw new TypeError("each: the table must be an array: a row is an array of arguments, or one argument");
      if (rows.length === 0) throw new TypeError("each: the table is empty, so nothing would be tested");
      return (text, a, b) => {
        if (typeof text !== "string") throw new TypeError("each: the first argument is the title, a string");
        rows.forEach((row, i) => {
          const bind = (f) => (typeof f === "function" ? () => f(...row) : f);
          declare(title(text, row, i), bind(a), bind(b));
        });
      };
    };
  }

  return { each };
})
