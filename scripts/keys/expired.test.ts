import { beforeEach, expect, mock, runScript, test } from "dss/test";

beforeEach(() => {
  mock.dss.seed({
    users: [{ login: "ada" }, { login: "bob" }],
    apiKeys: [
      { id: "gk-ci", label: "CI", globalPermissions: { admin: true }, createdOn: "400d ago" },
      { id: "pk-ada", user: "ada", label: "Laptop", createdOn: "500d ago" },
      { id: "pk-bob", user: "bob", label: "Notebook", createdOn: "10d ago" },
      { id: "pk-admin-old", user: "admin", label: "Old laptop", createdOn: "900d ago" },
    ],
  });
});

test("lists what is older than a year, and deletes nothing", async () => {
  const run = await runScript("./expired.ts");
  expect(run.stdout).toMatchInlineSnapshot(`
    "1 global keys are older than 365d
      CI of admin
    2 personal keys are older than 365d
      Laptop of ada
      Old laptop of admin, your own: it stays
    --apply deletes the personal ones
    "
  `);
  expect(run.requests.filter((r) => r.method !== "GET")).toEqual([]);
});

test("--apply deletes old personal keys, but neither global ones nor your own", async () => {
  const run = await runScript("./expired.ts", { args: ["--apply"] });
  expect(run.stdout).toContain("Old laptop of admin, your own: it stays");
  expect(run.stdout).toContain("1 personal keys deleted");
  expect(mock.dss.keys.has("pk-ada")).toBe(false);
  expect(mock.dss.keys.keys()).toEqual(expect.arrayContaining(["gk-ci", "pk-bob", "pk-admin-old"]));
});

test("a key that was young is old when its time has come", async () => {
  mock.clock.advance("360d");
  const run = await runScript("./expired.ts", { args: ["365d", "--apply"] });
  expect(run.stdout).toContain("Notebook of bob");
  expect(mock.dss.keys.has("pk-bob")).toBe(false);
});

test("stops with an error when a key can't be deleted", async () => {
  mock.dss.fail("DELETE /personal-api-keys/* 503");
  const run = await runScript("./expired.ts", { args: ["--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.stderr).toContain("Service Unavailable");
  expect(run.stdout).not.toContain("deleted");
  expect(mock.dss.keys.has("pk-ada")).toBe(true);
});

test("who is no administrator is told so", async () => {
  mock.dss.as("ada");
  const run = await runScript("./expired.ts", { args: ["--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.error?.message).toContain("needs an API key with admin rights");
});

test.each([
  ["--aply", "Unknown option '--aply'"],
  ["1y", "\"1y\" is not a duration"],
])("%s is refused, and nothing is changed", async (argument, message) => {
  const run = await runScript("./expired.ts", { args: [argument] });
  expect(run.exitCode).toBe(1);
  expect(run.error?.message).toContain(message);
  expect(mock.requests).not.toHaveSent("DELETE", "/personal-api-keys/*");
});
