class Refused extends Error { name = "Refused"; status = 403 }
fails("toThrow nothing", () => expect(() => 1).toThrow());
fails("toThrow text", () => expect(() => { throw new Error("no access") }).toThrow("access to"));
fails("toThrow regex", () => expect(() => { throw new Error("no access") }).toThrow(/^access/));
fails("toThrow class", () => expect(() => { throw new TypeError("x") }).toThrow(RangeError));
fails("toThrow instance", () => expect(() => { throw new Error("no access at all") }).toThrow(new Error("no access at last")));
fails("toThrow cause", () => expect(() => { throw new Error("a", { cause: 1 }) }).toThrow(new Error("a", { cause: 2 })));
fails("toThrow asymmetric", () => expect(() => { throw new Refused("x") }).toThrow(expect.objectContaining({ status: 404 })));
fails("toThrow object", () => expect(() => { throw new Refused("x") }).toThrow({ status: 403 }));
fails("toThrow a string", () => expect(() => { throw "oh" }).toThrow("oh"));
fails("not toThrow", () => expect(() => { throw new Error("x") }).not.toThrow());
fails("toThrow of a value", () => expect(1).toThrow());
fails("toThrow async", () => expect(async () => { throw new Error("x") }).toThrow());
await fails("rejects", () => expect(Promise.resolve(1)).rejects.toThrow("x"));
await fails("resolves", () => expect(Promise.reject(new Refused("gone"))).resolves.toBe(1));
await fails("resolves toBe", () => expect(Promise.resolve(1)).resolves.toBe(2));
await fails("rejects toThrow", () => expect(Promise.reject(new Refused("gone"))).rejects.toThrow("here"));
await fails("rejects toThrow passes", () => expect(Promise.reject(new Refused("gone"))).rejects.toThrow(Refused));
await fails("rejects toMatchObject", () => expect(Promise.reject(new Refused("gone"))).rejects.toMatchObject({ status: 404 }));
await fails("rejects of a function", () => expect(async () => { throw new Error("x") }).rejects.toThrow("x"));
await fails("rejects not", () => expect(Promise.reject(new Error("x"))).rejects.not.toThrow("x"));
await fails("resolves of a value", () => expect(1).resolves.toBe(1));
fails("twice", () => expect(Promise.resolve(1)).resolves.rejects.toBe(1));
fails("promise toBe", () => expect(Promise.resolve(1)).toBe(1));
fails("promise not toBe", () => expect(Promise.resolve(1)).not.toBe(1));
fails("promise toEqual", () => expect(Promise.reject(new Error("x"))).toEqual({ a: 1 }));
fails("promise toBeTruthy", () => expect(Promise.resolve(false)).toBeTruthy());
fails("promise itself", () => { const p = Promise.resolve(1); expect(p).toBe(p); expect(p).toEqual(expect.any(Promise)); expect(p).toBeInstanceOf(Promise) });

core.begin(context);
expect(Promise.resolve(1)).resolves.toBe(2);
await null;
for (const e of core.finish(context)) print(e);
core.begin(context);
await expect(Promise.resolve(1)).resolves.toBe(1);
await Promise.all([expect(Promise.resolve(1)).resolves.toBe(1)]);
console.log("pending", core.finish(context).length, context.assertions);

core.begin(context);
expect.assertions(2);
expect(1).toBe(1);
core.finish(context).forEach(print);
core.begin(context);
expect.hasAssertions();
core.finish(context).forEach(print);
core.begin(context);
expect.assertions(0);
expect.soft(1).toBe(2);
expect.soft("a", "letters").not.toBe("a");
await expect.soft(Promise.resolve(1)).resolves.toBe(3);
soft.forEach(print);
core.finish(context).forEach(print);
fails("assertions misuse", () => expect.assertions("2"));

const where = async () => { await null; await expect(Promise.resolve(1)).resolves.toBe(2) };
try { await where() } catch (e) { console.log(e.stack.split("\n").slice(0, 1).concat(/at where \(script.js/.test(e.stack)).join(" | ")) }
