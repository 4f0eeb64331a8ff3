import { beforeEach, expect, mock, runScript, test } from "dss/test";

beforeEach(() => {
  mock.launchpad.seed({
    nodes: [{ name: "design-0", type: "design" }],
    profiles: [{ name: "designer", totalSeats: 5 }, { name: "reader" }],
    groups: [{ name: "builders", dataikuPermissions: { "design-0": {} } }, { name: "no-nodes" }],
    users: [
      { email: "ada@acme.example", profile: "designer", groups: ["builders"] },
      { email: "bob@acme.example", profile: "designer", groups: ["no-nodes"] },
      { email: "eve@acme.example", profile: "reader" },
    ],
  });
});

const profile = (email: string) => mock.launchpad.users.get(email)!.profile.name;

test("shows the seats of each profile, and who holds one for nothing", async () => {
  const run = await runScript("./seats.ts");
  expect(run.stdout).toMatchInlineSnapshot(`
    "profile   used      free  note
    designer     3         2
    reader       1  no limit

    1 users hold a seat and can use no node: bob@acme.example
    "
  `);
  expect(mock.requests).not.toHaveSent("PUT", "/spaces/*/users");
});

test("--apply gives those users a seat without limit, and leaves the others theirs", async () => {
  const run = await runScript("./seats.ts", { args: ["--apply"] });
  expect(run.stdout).toContain("1 moved to reader, 0 refused");
  expect(["ada@acme.example", "bob@acme.example"].map(profile)).toEqual(["designer", "reader"]);
});

test("--apply sends nothing when everybody works", async () => {
  mock.launchpad.empty();
  await runScript("./seats.ts", { args: ["--apply"] });
  expect(mock.requests).not.toHaveSent("PUT", "/spaces/*/users");
});

test("fails when every profile has a limit", async () => {
  mock.launchpad.seed({ profiles: [{ name: "designer", totalSeats: 5 }, { name: "reader", totalSeats: 9 }] });
  const run = await runScript("./seats.ts", { args: ["--apply"] });
  expect(run).toMatchObject({ exitCode: 1, error: { message: "every profile has a limit: there is none to move them to" } });
});

test("fails when the Launchpad refuses", async () => {
  mock.launchpad.fail("PUT /spaces/*/users 403");
  const run = await runScript("./seats.ts", { args: ["--apply"] });
  expect(run.exitCode).toBe(1);
  expect(profile("bob@acme.example")).toBe("designer");
});
