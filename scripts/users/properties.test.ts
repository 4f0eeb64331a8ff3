import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("users/properties", () => {
  beforeEach(() => mock.dss.seed({ users: [{ login: "ada", userProperties: { team: "platform" }, adminProperties: { contract: "internal" } }] }));

  test("adds to the properties that are there", async () => {
    const { stdout } = await runScript("./properties.ts", { args: ["ada", "--apply"] });
    expect(mock.dss.users.get("ada")).toMatchObject({
      userProperties: { team: "platform", desk: "4.12" },
      adminProperties: { contract: "internal", costCenter: "CC-4711" },
    });
    expect(stdout).toContain("costCenter: 'CC-4711'");
  });

  test("saves nothing without --apply", async () => {
    const { stdout, requests } = await runScript("./properties.ts", { args: ["ada"] });
    expect(stdout).toContain("nothing is saved");
    expect(requests).toHaveSentNoWrites();
  });

  test("fails, and prints no properties, when the server can't save them", async () => {
    mock.dss.fail("PUT /admin/users/* 503");
    const { stdout, exitCode } = await runScript("./properties.ts", { args: ["ada", "--apply"] });
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
  });

  test("fails for a user who does not exist", async () => {
    const { error } = await runScript("./properties.ts", { args: ["ida", "--apply"] });
    expect(error?.message).toContain("ida");
  });
});
