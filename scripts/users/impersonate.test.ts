import { describe, expect, mock, runScript, test } from "dss/test";

describe("users/impersonate", () => {
  test("shows what a user without rights can see", async () => {
    mock.dss.seed({
      groups: [{ name: "finance" }],
      users: [{ login: "ada", groups: ["finance"] }],
      projects: [
        { projectKey: "BUDGET", permissions: [{ group: "finance", readProjectContent: true }] },
        { projectKey: "SECRET" },
      ],
    });
    const { stdout } = await runScript("./impersonate.ts", { args: ["ada"] });
    expect(stdout).toMatchInlineSnapshot(`
      "as ada, in finance
      projects: BUDGET
      listing users is refused with status 403
      "
    `);
  });

  test("asks as the user, not as the administrator", async () => {
    const { requests } = await runScript("./impersonate.ts", { args: ["noah.wilson"] });
    expect(new Set(requests.map((r) => r.user))).toEqual(new Set(["noah.wilson"]));
  });

  test("is told when the user is an administrator", async () => {
    const { stdout } = await runScript("./impersonate.ts", { args: ["sophie.martin"] });
    expect(stdout).toContain("listing users is allowed, there are 40");
  });

  test.each([
    { who: "who does not exist", login: "nobody", as: "admin" },
    { who: "for a key that is no administrator's", login: "noah.wilson", as: "marie.dupont" },
  ])("fails for a user $who", async ({ login, as }) => {
    mock.dss.as(as);
    const { exitCode, error } = await runScript("./impersonate.ts", { args: [login] });
    expect(exitCode).toBe(1);
    expect(error?.name).toBe("DataikuException");
  });
});
