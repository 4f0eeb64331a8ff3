import { describe, expect, mock, runScript, test } from "dss/test";

describe("users/settings", () => {
  test("adds a group and keeps the others", async () => {
    await runScript("./settings.ts", { args: ["kenji.tanaka", "finance", "--apply"] });
    expect(mock.dss.users.get("kenji.tanaka")).toMatchObject({ groups: ["data_team", "finance"], preferences: { uiLanguage: "en", dailyDigestsEmails: false } });
  });

  test("run twice, adds the group once", async () => {
    await runScript("./settings.ts", { args: ["--apply"] });
    await runScript("./settings.ts", { args: ["--apply"] });
    expect(mock.dss.users.get("kenji.tanaka")?.groups).toEqual(["data_team", "readers"]);
  });

  test("saves nothing without --apply", async () => {
    const { stdout, requests } = await runScript("./settings.ts");
    expect(stdout).toContain("nothing is saved");
    expect(requests).toHaveSentNoWrites();
  });

  test.each([
    { wrong: "a flag", args: ["--aply"], message: "--aply" },
    { wrong: "a user", args: ["nobody", "readers", "--apply"], message: "nobody" },
    { wrong: "a group", args: ["kenji.tanaka", "raeders", "--apply"], message: "there is no group raeders" },
  ])("changes nothing with $wrong that does not exist", async ({ args, message }) => {
    const { stderr, exitCode } = await runScript("./settings.ts", { args });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(mock.requests).not.toHaveSent("PUT", "/admin/users/*");
  });
});
