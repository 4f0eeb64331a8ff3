import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("connections/list", () => {
  beforeEach(() => {
    mock.dss.seed({
      groups: [{ name: "data_team" }, { name: "finance" }],
      connections: [
        { name: "warehouse", type: "PostgreSQL", allowWrite: false, usableBy: "ALLOWED", allowedGroups: ["data_team", "finance"] },
        { name: "landing", type: "Filesystem", allowWrite: true, usableBy: "ALL" },
        { name: "archive", type: "Filesystem", allowWrite: false, usableBy: "ALL" },
      ],
    });
  });

  test("tells by type who can use each connection", async () => {
    expect((await runScript("./list.ts")).stdout).toMatchInlineSnapshot(`
      "type        name       access      users
      Filesystem  archive    read-only   everybody
      Filesystem  landing    read-write  everybody
      PostgreSQL  warehouse  read-only   data_team, finance
      "
    `);
  });

  test("shows one type only when it is named", async () => {
    const { stdout } = await runScript("./list.ts", { args: ["PostgreSQL"] });
    expect(stdout).toContain("warehouse");
    expect(stdout).not.toContain("landing");
  });

  test("needs an administrator", async () => {
    mock.dss.seed({ users: [{ login: "ada" }] });
    mock.dss.as("ada");
    const { exitCode, stderr } = await runScript("./list.ts");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("403");
  });
});
