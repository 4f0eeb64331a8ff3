const eq = (v, e) => { try { expect(v).toEqual(e); return true } catch { return false } };
console.log("any", eq(1, expect.any(Number)), eq("1", expect.any(Number)), eq([], expect.any(Array)), eq(null, expect.any(Object)), eq({}, expect.any(Object)), eq(1n, expect.any(BigInt)), eq(new Date(), expect.any(Date)), eq(() => 1, expect.any(Function)), eq(Symbol(), expect.any(Symbol)), eq(true, expect.any(Boolean)));
console.log("anything", eq(0, expect.anything()), eq(null, expect.anything()), eq(undefined, expect.anything()), eq({}, { a: expect.anything() }));
console.log("objectContaining", eq({ a: 1, b: 2 }, expect.objectContaining({ a: 1 })), eq({ b: 2 }, expect.objectContaining({ a: 1 })), eq({ a: { c: 1, d: 1 } }, expect.objectContaining({ a: { c: 1 } })), eq({ b: 2 }, expect.not.objectContaining({ a: 1 })), eq(1, expect.objectContaining({})));
console.log("arrayContaining", eq([1, { a: 1 }], expect.arrayContaining([{ a: 1 }])), eq([1], expect.arrayContaining([2])), eq([1], expect.not.arrayContaining([2])));
console.log("string", eq("abc", expect.stringContaining("b")), eq("abc", expect.stringContaining("x")), eq("abc", expect.not.stringContaining("x")), eq("abc", expect.stringMatching(/^a/)), eq("abc", expect.stringMatching("c$")), eq(1, expect.stringMatching("1")), eq("abc", expect.not.stringMatching(/x/)));
console.log("closeTo", eq(0.1 + 0.2, expect.closeTo(0.3)), eq(0.4, expect.closeTo(0.3)), eq(0.4, expect.not.closeTo(0.3, 1)), eq(1.0001, expect.closeTo(1, 5)));
console.log("left", eq(expect.any(Number), 1));
console.log("own", eq({ a: 1 }, { a: { asymmetricMatch: (v) => v === 1 } }));
fails("any of nothing", () => expect.any());
fails("objectContaining misuse", () => expect.objectContaining("a"));
fails("arrayContaining misuse", () => expect.arrayContaining({}));
fails("stringContaining misuse", () => expect.stringContaining(1));
fails("closeTo misuse", () => expect.closeTo("1"));
fails("printed", () => expect({}).toEqual({ a: expect.any(Number), b: expect.anything(), c: expect.objectContaining({ x: [1] }), d: expect.not.arrayContaining([1]), e: expect.stringMatching(/x/), f: expect.closeTo(1, 3), g: expect.stringContaining("s") }));

expect.extend({
  toBeWithin(received, low, high) {
    return { pass: received >= low && received <= high, message: () => `${this.utils.printReceived(received)} is ${this.isNot ? "" : "not "}within ${low} and ${high}` };
  },
  async toBeLater(received, expected) { return { pass: (await received) === expected, message: () => "not later" } },
  toBeBroken() { return 1 },
});
fails("own matcher", () => expect(5).toBeWithin(1, 3));
fails("own matcher not", () => expect(2).not.toBeWithin(1, 3));
fails("own matcher passes", () => expect(2).toBeWithin(1, 3));
fails("own matcher nested", () => expect({ n: 9 }).toEqual({ n: expect.toBeWithin(1, 3) }));
fails("own matcher nested passes", () => expect({ n: 2, m: 9 }).toEqual({ n: expect.toBeWithin(1, 3), m: expect.not.toBeWithin(1, 3) }));
await fails("own async matcher", () => expect(Promise.resolve(1)).toBeLater(2));
fails("own broken matcher", () => expect(1).toBeBroken());
fails("misspelt own", () => expect(1).toBeWithn(1, 2));
fails("taken", () => expect.extend({ toBe() {} }));
