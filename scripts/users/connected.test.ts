import { describe, expect, mock, runScript, test } from "dss/test";

describe("users/connected", () => {
  test("names who has the instance open, by login", async () => {
    mock.dss.seed({
      users: [
        { login: "noah", displayName: "Noah Wilson", activeWebSocketSesssions: 1 },
        { login: "ada", displayName: "Ada Lovelace", activeWebSocketSesssions: 3 },
        { login: "hans", displayName: "Hans Bauer" },
      ],
    });
    const { stdout, exitCode } = await runScript("./connected.ts");
    expect(stdout).toMatchInlineSnapshot(`
      "login  name          open
      ada    Ada Lovelace     3
      noah   Noah Wilson      1

      2 of 4 users are connected
      "
    `);
    expect(exitCode).toBe(0);
  });

  test("says so when nobody is there", async () => {
    mock.dss.empty();
    expect((await runScript("./connected.ts")).stdout).toContain("0 of 1 users are connected");
  });

  test("needs an administrator", async () => {
    mock.dss.as("marie.dupont");
    const { exitCode, stderr } = await runScript("./connected.ts");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("needs an API key with admin rights");
  });
});
