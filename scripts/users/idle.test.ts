import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("users/idle", () => {
  beforeEach(() => {
    mock.dss.seed({
      groups: [{ name: "admins", admin: true }],
      users: [
        { login: "old.hand", lastSessionActivity: "200d ago" },
        { login: "on.leave", lastSessionActivity: "100d ago" },
        { login: "busy", lastSessionActivity: "2d ago" },
        { login: "new.hire" },
        { login: "root", groups: ["admins"], lastSessionActivity: "300d ago" },
      ],
    });
  });
  const disabled = () => mock.dss.users.list().filter((u) => !u.enabled).map((u) => u.login);

  test("names the idle users, and disables nobody without --apply", async () => {
    const { stdout, requests } = await runScript("./idle.ts");
    expect(stdout).toMatchInlineSnapshot(`
      "old.hand: idle for 200 days
      on.leave: idle for 100 days
      2 users are idle: --apply disables them
      "
    `);
    expect(requests).toHaveSentNoWrites();
  });

  test("disables the idle users, but no administrator and nobody who never logged in", async () => {
    await runScript("./idle.ts", { args: ["--apply"] });
    expect(disabled()).toEqual(["old.hand", "on.leave"]);
  });

  test("takes the limit it is given", async () => {
    await runScript("./idle.ts", { args: ["150d", "--apply"] });
    expect(disabled()).toEqual(["old.hand"]);
  });

  test("finds more users idle as time goes by", async () => {
    mock.clock.advance("89d");
    await runScript("./idle.ts", { args: ["--apply"] });
    expect(disabled()).toEqual(["old.hand", "on.leave", "busy"]);
  });

  test("goes on when one user can't be saved, and fails at the end", async () => {
    mock.dss.fail("PUT /admin/users/old.hand 503");
    const { stdout, stderr, exitCode } = await runScript("./idle.ts", { args: ["--apply"] });
    expect(stdout).toContain("1 of 2 users disabled");
    expect(stderr).toContain("old.hand stays enabled");
    expect(exitCode).toBe(1);
    expect(disabled()).toEqual(["on.leave"]);
  });

  test.each(["90", "soon", "--aply"])("refuses %s before any request", async (argument) => {
    const { exitCode, stderr, requests } = await runScript("./idle.ts", { args: [argument] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(argument);
    expect(requests).toEqual([]);
  });
});
