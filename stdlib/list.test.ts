import { describe, expect, test } from "dss/test";
import { compare, countBy, groupBy, indexBy, join, sortBy, sumBy, uniqueBy } from "./list.ts";

const users = [
  { login: "Bo", profile: "READER", seats: 2 as number | null },
  { login: "ann", profile: "DESIGNER", seats: null },
  { login: "Ann", profile: "READER", seats: 10 },
];
const logins = (rows: readonly { login: string }[]) => rows.map((r) => r.login);

describe("groups", () => {
  test("groupBy keeps the order of rows and keys", () => {
    const groups = groupBy(users, "profile");
    expect([...groups.keys()]).toEqual(["READER", "DESIGNER"]);
    expect(logins(groups.get("READER")!)).toEqual(["Bo", "Ann"]);
    expect(groupBy([1, 2, 3], (n) => n % 2 === 0).get(true)).toEqual([2]);
    expect(groupBy(new Set<{ k: string }>(), "k").size).toBe(0);
  });

  test("countBy and sumBy", () => {
    expect([...countBy(users, "profile")]).toEqual([["READER", 2], ["DESIGNER", 1]]);
    expect([...sumBy(users, "profile", "seats")]).toEqual([["READER", 12], ["DESIGNER", 0]]);
    expect(() => sumBy([{ k: 1, n: "2" }], "k", "n" as never)).toThrow("the value of row 0 must be a number, not a string");
  });

  test("uniqueBy takes the first, indexBy refuses a second", () => {
    expect(logins(uniqueBy(users, (u) => u.login.toLowerCase()))).toEqual(["Bo", "ann"]);
    expect(indexBy(users, "login").get("ann")).toBe(users[1]);
    expect(() => indexBy(users, "profile")).toThrow('row 2 has the key "READER"');
  });

  test("a forgotten await is named", () => {
    expect(() => groupBy(Promise.resolve(users) as never, "login" as never)).toThrow("is an await missing?");
    expect(() => sortBy(undefined as never, "x" as never)).toThrow("must be a list, not undefined");
    expect(() => countBy(users, null as never)).toThrow("a key must be the name of a property or a function, not null");
  });
});

describe("sortBy", () => {
  test("sorts text without regard to case", () => {
    expect(logins(sortBy(users, "login"))).toEqual(["Ann", "ann", "Bo"]);
    expect(logins(sortBy(users, "login", "desc"))).toEqual(["Bo", "ann", "Ann"]);
    expect(sortBy(["b", "a", "c"], (s) => s)).toEqual(["a", "b", "c"]);
    expect(sortBy(["B", "İ", "a\0z", "a\0b"], (s) => s)).toEqual(["a\0b", "a\0z", "B", "İ"]);
  });

  test("puts numbers before text, and nothing last either way", () => {
    const values = ["x", undefined, 3, null, -1, NaN, new Date(2), false];
    expect(sortBy(values, (v) => v)).toEqual([-1, false, new Date(2), 3, "x", undefined, null, NaN]);
    expect(sortBy(values, (v) => v, "desc")).toEqual(["x", 3, new Date(2), false, -1, undefined, null, NaN]);
  });

  test("takes several keys, each with its direction", () => {
    expect(logins(sortBy(users, ["profile", "login"]))).toEqual(["ann", "Ann", "Bo"]);
    expect(logins(sortBy(users, ["profile", (u) => u.login], ["desc", "asc"]))).toEqual(["Ann", "Bo", "ann"]);
  });

  test("keeps the order of equals, and the list", () => {
    const rows = Array.from({ length: 200 }, (_, i) => ({ key: i % 3, i }));
    const sorted = sortBy(rows, "key");
    for (let i = 1; i < sorted.length; i++) {
      const [a, b] = [sorted[i - 1]!, sorted[i]!];
      expect(a.key < b.key || (a.key === b.key && a.i < b.i)).toBe(true);
    }
    expect(rows[1]!.i).toBe(1);
  });

  test("refuses misuse", () => {
    expect(() => sortBy([{ a: {} }], "a")).toThrow("cannot sort by an object");
    expect(() => sortBy([], "a" as never, "down" as never)).toThrow('a direction is "asc" or "desc", not "down"');
    expect(() => sortBy([], ["a", "b"] as never, ["asc"])).toThrow("2 keys and 1 directions");
  });
});

describe("join", () => {
  const projects = [{ key: "A", owner: "ann" }, { key: "B", owner: "gone" }];
  const people = [{ owner: "ann", mail: "1" }, { owner: "ann", mail: "2", key: "other" }];

  test("gives a row for each match; the left's properties stay", () => {
    expect(join(projects, people, "owner")).toEqual([{ key: "A", owner: "ann", mail: "1" }, { key: "A", owner: "ann", mail: "2" }]);
  });

  test("left keeps what matches nothing", () => {
    expect(join(projects, people, "owner", { type: "left" })).toHaveLength(3);
    expect(join([{ id: null }], [{ id: null, x: 1 }], "id", { type: "left" })).toEqual([{ id: null }]);
  });

  test("takes a key for each side", () => {
    expect(join(projects, [{ login: "ANN", age: 3 }], { left: "owner", right: (u) => u.login.toLowerCase() })).toEqual([{ key: "A", owner: "ann", login: "ANN", age: 3 }]);
    expect(() => join([], [], "id" as never, { type: "outer" as never })).toThrow('the type is "inner" or "left"');
  });
});

describe("compare", () => {
  test("tells what is added, removed, changed and the same", () => {
    const before = [{ id: 1, tags: ["a"] }, { id: 2, tags: [] }, { id: 3, tags: [] }];
    const after = [{ id: 1, tags: ["a"] }, { id: 2, tags: ["b"] }, { id: 4, tags: [] }];
    const found = compare(before, after, "id");
    expect(found.added).toEqual([after[2]]);
    expect(found.removed).toEqual([before[2]]);
    expect(found.changed).toEqual([{ before: before[1], after: after[1], properties: ["tags"] }]);
    expect(found.same).toEqual([after[0]]);
  });

  test("compares only the properties that it is told", () => {
    expect(compare([{ id: 1, a: 1 }], [{ key: 1, a: 2 }], { left: "id", right: "key" }, { properties: [] }).same).toHaveLength(1);
    expect(() => compare([], [{ id: 1 }, { id: 1 }], "id" as never)).toThrow("two rows of the second list have the key 1");
  });
});
