import { describe, expect, mock, runScript, test } from "dss/test";

describe("groups/list", () => {
  test("counts the members of each group, and marks administrators", async () => {
    mock.dss.seed({
      groups: [{ name: "admins", admin: true }, { name: "finance", sourceType: "LDAP" }, { name: "nobody" }],
      users: [{ login: "ada", groups: ["admins", "finance"] }, { login: "noah", groups: ["finance"] }],
    });
    expect((await runScript("./list.ts")).stdout).toMatchInlineSnapshot(`
      "name            source  users  role
      administrators  LOCAL       1  administrators
      admins          LOCAL       1  administrators
      finance         LDAP        2
      nobody          LOCAL       0
      "
    `);
  });

  test("knows one group on an empty instance", async () => {
    mock.dss.empty();
    expect((await runScript("./list.ts")).stdout).toMatch(/^administrators +LOCAL +1 +administrators$/m);
  });

  test("prints no half of a table when the groups can't be read", async () => {
    mock.dss.fail("GET /admin/groups/ 500");
    expect(await runScript("./list.ts")).toMatchObject({ stdout: "", exitCode: 1 });
  });
});
