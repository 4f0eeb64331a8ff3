// Snapshots: a value as text, compared with the text of an earlier run. The texts are kept by the host: context.snapshots
// has match(test, hint, text) for those in a file and inline(site, text, given, matcher, properties) for those in the
// test's own source. Both return { pass, expected, reason }.
(function (native, load) {
  "use strict";

  const { equals, isObject, isAsymmetric, wire } = load("equal");
  const { format, inline } = load("format");
  const { diff, texts } = load("diff");
  const { thrown, messageOf } = load("matchers_throw");

  function noNot(m) {
    if (m.isNot) throw new TypeError(`${m.head("")}: a snapshot can't be negated, write toMatchObject or toEqual instead`);
  }

  const properties = (v) => isObject(v) && !Array.isArray(v) && !isAsymmetric(v);

  // merge puts the expectations in the place of the values that they hold for: what changes stays out of the text.
  function merge(value, wanted) {
    if (isAsymmetric(wanted) || !isObject(wanted)) return wanted;
    const from = wire(value);
    const out = Array.isArray(from) ? from.slice() : Object.assign(Object.create(Object.getPrototypeOf(from)), from);
    for (const k of Reflect.ownKeys(wanted)) if (!Array.isArray(out) || k !== "length") out[k] = merge(from[k], wanted[k]);
    return out;
  }

  // text is what is compared, or a failure of the properties.
  function text(m, received, wanted) {
    if (wanted === undefined) return { text: format(received, { whole: true }) };
    if (!isObject(received)) throw new TypeError(`${m.head("properties")}: with properties, the received value must be an object, got ${inline(received)}`);
    if (!equals(received, wanted, "subset")) {
      return { failure: { pass: false, message: () => `${m.head("properties")}: the properties do not match`, diff: () => diff(wanted, received, "subset") } };
    }
    return { text: format(merge(received, wanted), { whole: true }) };
  }

  function result(m, got, received, name) {
    if (got.pass) return { pass: true };
    return {
      pass: false,
      message: () => (got.reason ? `${m.head(name)}: ${got.reason}` : `${m.head(name)}: the snapshot does not match; if the change is right, run with --update`),
      diff: () => (got.expected === undefined ? undefined : texts(got.expected, received) ?? `- ${got.expected}\n+ ${received}`),
    };
  }

  function kept(m, received, hint) {
    return result(m, m.context.snapshots.match(m.context.testPath(), hint === undefined ? "" : String(hint), received), received, hint === undefined ? "" : "hint");
  }

  function toMatchSnapshot(received, first, second) {
    noNot(this);
    const [wanted, hint] = properties(first) ? [first, second] : [undefined, first ?? second];
    if (hint !== undefined && typeof hint !== "string") throw new TypeError(`${this.head("hint")}: the hint must be a string, got ${inline(hint)}`);
    const made = text(this, received, wanted);
    return made.failure ?? kept(this, made.text, hint);
  }

  function inSource(m, received, given, wanted) {
    if (given !== undefined && typeof given !== "string") throw new TypeError(`${m.head("snapshot")}: the snapshot must be a string, got ${inline(given)}`);
    const site = m.place;
    if (!site) throw new Error(`${m.head("snapshot")}: dssrun can't tell where this call stands, use toMatchSnapshot`);
    return result(m, m.context.snapshots.inline(site, received, given ?? null, m.name, wanted !== undefined), received, "snapshot");
  }

  function toMatchInlineSnapshot(received, first, second) {
    noNot(this);
    const [wanted, given] = properties(first) ? [first, second] : [undefined, first ?? second];
    const made = text(this, received, wanted);
    return made.failure ?? inSource(this, made.text, given, wanted);
  }

  // message is what a function's error says, quoted as any string in a snapshot.
  function message(m, received) {
    const { threw, value, promised } = thrown(m, received);
    if (threw) return { text: format(messageOf(value), { whole: true }) };
    const why = promised ? "it returned a Promise: write await expect(…).rejects" : "it returned";
    return { failure: { pass: false, message: () => `${m.head("")}: the function threw nothing, ${why}` } };
  }

  function toThrowErrorMatchingSnapshot(received, hint) {
    noNot(this);
    const made = message(this, received);
    return made.failure ?? kept(this, made.text, hint);
  }

  function toThrowErrorMatchingInlineSnapshot(received, given) {
    noNot(this);
    const made = message(this, received);
    return made.failure ?? inSource(this, made.text, given, undefined);
  }

  return { toMatchSnapshot, toMatchInlineSnapshot, toThrowErrorMatchingSnapshot, toThrowErrorMatchingInlineSnapshot };
})
