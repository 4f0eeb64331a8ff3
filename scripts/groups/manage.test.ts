import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("groups/manage", () => {
  beforeEach(() => {
    mock.dss.seed({
      groups: [{ name: "finance", description: "Money", mayCreateProjects: true, mayWriteSafeCode: true }, { name: "former" }],
      users: [{ login: "ada", groups: ["finance"] }],
    });
  });

  test("creates a group whose members create no projects", async () => {
    const { stdout } = await runScript("./manage.ts", { args: ["reviewers", "--apply"] });
    expect(stdout).toBe("reviewers created\n");
    expect(mock.dss.groups.get("reviewers")).toMatchObject({ description: "People who review projects", mayCreateProjects: false });
  });

  test("changes a group that exists, and keeps its other rights", async () => {
    await runScript("./manage.ts", { args: ["finance", "--description", "More money", "--apply"] });
    expect(mock.dss.groups.get("finance")).toMatchObject({ description: "More money", mayCreateProjects: false, mayWriteSafeCode: true });
  });

  test("deletes a group that nobody is in", async () => {
    await runScript("./manage.ts", { args: ["former", "--delete", "--apply"] });
    expect(mock.dss.groups.has("former")).toBe(false);
  });

  test("keeps a group that somebody is in", async () => {
    const { stderr, exitCode } = await runScript("./manage.ts", { args: ["finance", "--delete", "--apply"] });
    expect(stderr).toContain("finance stays, these are in it: ada");
    expect(exitCode).toBe(1);
    expect(mock.dss.groups.has("finance")).toBe(true);
  });

  test.each([
    [["reviewers"], "reviewers would be created"],
    [["finance"], "finance would be changed"],
    [["former", "--delete"], "former would be deleted"],
  ])("only says what it would do with %j", async (args, message) => {
    const { stdout, requests } = await runScript("./manage.ts", { args });
    expect(stdout).toContain(message);
    expect(requests).toHaveSentNoWrites();
  });

  test("refuses flags it does not know", async () => {
    const { exitCode, requests } = await runScript("./manage.ts", { args: ["former", "--delte", "--apply"] });
    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
  });
});
