// What several modules of the library share: values as text.

/** A value as the text of a cell: nothing for null and undefined, ISO 8601 for a date, JSON for an object. */
export function cellText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "undefined":
      return "";
    case "object":
      if (value === null) return "";
      if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
      return JSON.stringify(value) ?? "";
    case "function":
    case "symbol":
      throw new TypeError(`a ${typeof value} can't be a cell`);
    default:
      return String(value);
  }
}

/** What a value is, for messages: "a number", "null", "an array". */
export function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a ${typeof value}`;
  const name = value.constructor?.name;
  return !name || name === "Object" ? "an object" : `an object of class ${name}`;
}

/** Wants one of the known options: a misspelt one would be ignored. */
export function checkOptions(fn: string, options: unknown, known: readonly string[]): void {
  if (typeof options !== "object" || options === null) throw new TypeError(`${fn}: the options must be an object, not ${kind(options)}`);
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new TypeError(`${fn}: unknown option "${name}"; it takes ${known.join(", ")}`);
  }
}
