import { beforeEach, expect, mock, runScript, test } from "dss/test";

beforeEach(() => {
  mock.launchpad.seed({
    profiles: [{ name: "designer", totalSeats: 2 }, { name: "reader" }],
    groups: [{ name: "builders" }, { name: "viewers" }],
    users: [{ email: "ada@acme.example", profile: "designer" }],
    invites: [{ email: "bob@acme.example", profile: "reader" }],
  });
});

const invite = (people: string, ...args: string[]) => runScript("./invite.ts", { args, stdin: "email,profile,groups\n" + people });

test("says whom it would invite, and invites nobody", async () => {
  const run = await invite("eve@acme.example,reader,\nada@acme.example,designer,\n");
  expect(run.stdout).toBe("ada@acme.example: there already\n--apply invites eve@acme.example\n");
  expect(mock.requests).not.toHaveSent("POST", "/spaces/*/invites");
});

test("--apply invites with profile and groups", async () => {
  const run = await invite("eve@acme.example,reader,builders;viewers\n", "--apply");
  expect(run.stdout).toBe("eve@acme.example: invited\n");
  const { profile, groups } = mock.launchpad.invites.get("eve@acme.example")!;
  expect(profile.name).toBe("reader");
  expect(groups.map((g: { name: string }) => g.name)).toEqual(["builders", "viewers"]);
});

test("leaves out users, the invited, and who is named twice", async () => {
  const run = await invite("ada@acme.example,reader,\nbob@acme.example,reader,\neve@acme.example,reader,\neve@acme.example,reader,\n", "--apply");
  expect(run.stdout.match(/there already/g)).toHaveLength(3);
  expect(mock.launchpad.invites.list().map((i) => i.email)).toEqual(["bob@acme.example", "eve@acme.example"]);
});

test("--apply with nobody new sends no invites", async () => {
  const run = await invite("ada@acme.example,reader,\n", "--apply");
  expect(run.stdout).toContain("nobody to invite");
  expect(mock.requests).not.toHaveSent("POST", "/spaces/*/invites");
});

test("invites the others when there is no seat for one, and fails", async () => {
  const run = await invite("eve@acme.example,designer,\nliv@acme.example,designer,\nkim@acme.example,reader,\n", "--apply");
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toContain("kim@acme.example: invited");
  expect(run.stderr).toContain("All 2 seats of profile designer are taken");
});

test.each([
  ["a group that does not exist", "eve@acme.example,reader,bilders\n", "these groups do not exist: bilders"],
  ["a row that lacks a cell", "eve@acme.example,reader\n", "line 2"],
])("%s invites nobody", async (_, people, message) => {
  const run = await invite(people, "--apply");
  expect(run.exitCode).toBe(1);
  expect(run.error?.message).toContain(message);
  expect(mock.launchpad.invites.list()).toHaveLength(1);
});
