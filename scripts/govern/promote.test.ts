import { beforeEach, expect, mock, runScript, test } from "dss/test";

const fieldDefinitions = { risk: { fieldType: "CATEGORY", categories: ["low", "high"] } };

beforeEach(() => {
  mock.govern.seed({
    users: [{ login: "ada" }],
    blueprints: [
      { id: "bp.model", name: "Model", versions: [{ id: "bv.v1", status: "ARCHIVED" }, { id: "bv.v2", fieldDefinitions }] },
      { id: "bp.idea", name: "Idea", versions: [{ id: "bv.v1", status: "DRAFT" }] },
    ],
  });
});

test("lists the versions, and changes nothing", async () => {
  const run = await runScript("./promote.ts", { args: ["bp.model", "v3"] });
  expect(run.stdout).toMatchInlineSnapshot(`
    "bv.v1: ARCHIVED
    bv.v2: ACTIVE
    --apply forks bv.v2 as v3 and makes it active
    "
  `);
  expect(run.requests.filter((r) => r.method !== "GET")).toEqual([]);
});

test("--apply forks the active version and makes the fork active", async () => {
  const run = await runScript("./promote.ts", { args: ["bp.model", "v3", "--apply"] });
  expect(run.stdout).toContain("bv.v3, made from bv.v2, is active");
  expect(mock.govern.versions.get("bp.model/bv.v3")).toMatchObject({ status: "ACTIVE", originVersionId: "bv.v2", fieldDefinitions });
});

test.each([
  ["bp.idea", "v2", "bp.idea has no active version to fork"],
  ["bp.model", "v2", "'bp.model/bv.v2' already exists"],
  ["bp.modle", "v3", "Blueprint 'bp.modle' does not exist"],
])("%s %s --apply fails and makes no version", async (blueprint, version, message) => {
  const before = mock.govern.versions.keys();
  const run = await runScript("./promote.ts", { args: [blueprint, version, "--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.error?.message).toContain(message);
  expect(mock.govern.versions.keys()).toEqual(before);
});

test("who may not manage blueprints is told so", async () => {
  mock.govern.as("ada");
  const run = await runScript("./promote.ts", { args: ["bp.model", "v3", "--apply"] });
  expect(run.error?.message).toContain("needs an API key with admin rights");
});
