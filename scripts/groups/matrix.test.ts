import { describe, expect, mock, runScript, test } from "dss/test";

describe("groups/matrix", () => {
  test("names the administrators of every group that makes one", async () => {
    mock.dss.seed({
      groups: [{ name: "admins", admin: true }, { name: "platform", admin: true }, { name: "finance" }],
      users: [
        { login: "ada", groups: ["platform"] },
        { login: "noah", groups: ["finance"] },
        { login: "gone", groups: ["admins"], enabled: false },
      ],
    });
    const { stdout } = await runScript("./matrix.ts");
    expect(stdout).toContain("ada");
    expect(stdout).not.toMatch(/noah|gone/);
  });

  test("asks, and changes nothing", async () => {
    const { requests } = await runScript("./matrix.ts");
    expect(requests).toHaveSent("GET", "/admin/authorization-matrix");
    expect(requests).toHaveSentNoWrites();
  });

  test("needs an administrator", async () => {
    mock.dss.as("marie.dupont");
    const { exitCode, stderr } = await runScript("./matrix.ts");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("403");
  });
});
