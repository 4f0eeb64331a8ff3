import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("users/sources", () => {
  beforeEach(() => {
    mock.dss.seed({
      users: [
        { login: "ada", sourceType: "LDAP", userProfile: "FULL_DESIGNER" },
        { login: "hans", sourceType: "LDAP", userProfile: "READER", enabled: false },
        { login: "noah", sourceType: "LOCAL_NO_AUTH", userProfile: "READER" },
      ],
    });
  });

  test("counts users by source, with those of single sign-on by default", async () => {
    expect((await runScript("./sources.ts")).stdout).toMatchInlineSnapshot(`
      "source         users
      LDAP               2
      LOCAL              1
      LOCAL_NO_AUTH      1

      enabled LOCAL_NO_AUTH users:
        noah (READER)
      "
    `);
  });

  test("names the enabled users of the source it is asked for", async () => {
    const { stdout } = await runScript("./sources.ts", { args: ["LDAP"] });
    expect(stdout).toContain("enabled LDAP users:\n  ada (FULL_DESIGNER)\n");
    expect(stdout).not.toContain("hans");
  });

  test("says so when a source has no users", async () => {
    expect((await runScript("./sources.ts", { args: ["AZURE_AD"] })).stdout).toContain("enabled AZURE_AD users: none");
  });
});
