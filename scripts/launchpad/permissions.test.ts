import { beforeEach, expect, mock, runScript, test } from "dss/test";

beforeEach(() => {
  mock.launchpad.seed({
    nodes: [{ name: "design-0", type: "design" }, { name: "design-1", type: "design" }, { name: "api-0", type: "api" }],
    groups: [{ name: "builders", dataikuPermissions: { "design-0": { mayCreateProjects: true } } }],
  });
});

/** The group as the Launchpad has it. */
const builders = () => mock.launchpad.groups.list().find((g) => g.name === "builders")!;

test("says which nodes the group would get, and saves nothing", async () => {
  const run = await runScript("./permissions.ts", { args: ["builders", "design"] });
  expect(run.stdout).toMatchInlineSnapshot(`
    "builders can use design-0
    with all design nodes: design-0, design-1
    --apply saves it
    "
  `);
  expect(mock.requests).not.toHaveSent("PUT", "/spaces/*/group/*");
});

test("--apply gives access to all nodes of the type, and keeps the permissions that are there", async () => {
  const run = await runScript("./permissions.ts", { args: ["builders", "design", "--apply"] });
  expect(run.stdout).toContain("saved, and known to the nodes");
  expect(Object.keys(builders().dataikuPermissions)).toEqual(["design-0", "design-1"]);
  expect(builders().dataikuPermissions["design-0"].mayCreateProjects).toBe(true);
});

test("--apply waits until the nodes know of it", async () => {
  await runScript("./permissions.ts", { args: ["builders", "design", "--apply"] });
  expect(mock.requests).toHaveSent("GET", "/spaces/*/task/*");
});

test.each([
  ["bilders", "design", "the space has no group with the name bilders"],
  ["builders", "designer", "the node type designer does not exist"],
])("%s %s is refused, and nothing is saved", async (group, type, message) => {
  const run = await runScript("./permissions.ts", { args: [group, type, "--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.error?.message).toContain(message);
  expect(mock.requests).not.toHaveSent("PUT", "/spaces/*/group/*");
});

test("fails when the group can't be saved", async () => {
  mock.launchpad.fail("PUT /spaces/*/group/* 503");
  const run = await runScript("./permissions.ts", { args: ["builders", "design", "--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).not.toContain("saved");
});
