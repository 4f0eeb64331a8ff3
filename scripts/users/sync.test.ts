import { describe, expect, mock, runScript, test } from "dss/test";

describe("users/sync", () => {
  test("names who is new in the directory, and creates nobody without --apply", async () => {
    const { stdout, requests } = await runScript("./sync.ts");
    expect(stdout).toContain("3 of them new: oscar.lang, petra.vogt, ralf.horn");
    expect(mock.dss.users.has("oscar.lang")).toBe(false);
    expect(requests).toHaveSentNoWrites();
  });

  test("creates the new users with --apply", async () => {
    const { stdout } = await runScript("./sync.ts", { args: ["--apply"] });
    expect(stdout).toContain("3 users created");
    expect(mock.dss.users.get("petra.vogt")).toMatchObject({ sourceType: "LDAP", groups: ["analysts"] });
  });

  test("run twice, creates nobody the second time", async () => {
    await runScript("./sync.ts", { args: ["--apply"] });
    const { stdout } = await runScript("./sync.ts", { args: ["--apply"] });
    expect(stdout).toContain("0 of them new\n");
    expect(stdout).toContain("0 users created");
  });

  test("refuses a group that the directory does not have", async () => {
    const { stderr, exitCode } = await runScript("./sync.ts", { args: ["dss-analyst", "--apply"] });
    expect(stderr).toContain("the directory has no group dss-analyst, it has dss-analysts, dss-finance");
    expect(exitCode).toBe(1);
  });
});
