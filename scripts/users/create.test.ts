import { describe, expect, mock, runScript, test } from "dss/test";

const env = { PASSWORD: "first-password" };

describe("users/create", () => {
  test("creates nobody without --apply", async () => {
    const { stdout, requests } = await runScript("./create.ts", { env });
    expect(stdout).toContain("new.ldap: would be created, LDAP, FULL_DESIGNER, groups none");
    expect(requests).toHaveSentNoWrites();
  });

  test("creates users of each kind with one request", async () => {
    const { exitCode, requests } = await runScript("./create.ts", { args: ["--apply"], env });
    expect(exitCode).toBe(0);
    expect(requests.filter((r) => r.method === "POST")).toHaveLength(1);
    expect(mock.dss.users.get("new.local")).toMatchObject({ sourceType: "LOCAL", userProfile: "READER", groups: ["readers"] });
    expect(mock.dss.users.get("new.ldap")).toMatchObject({ sourceType: "LDAP", userProfile: "FULL_DESIGNER" });
    expect(mock.dss.users.get("new.sso")).toMatchObject({ sourceType: "LOCAL_NO_AUTH", groups: ["analysts"] });
  });

  test("leaves alone who is here already", async () => {
    mock.dss.seed({ base: "example", users: [{ login: "new.local", displayName: "An Old Hand" }] });
    const { stdout, exitCode } = await runScript("./create.ts", { args: ["--apply"], env });
    expect(stdout).toContain("new.local: is here already");
    expect(exitCode).toBe(0);
    expect(mock.dss.users.get("new.local")).toMatchObject({ displayName: "An Old Hand" });
    expect(mock.dss.users.has("new.sso")).toBe(true);
  });

  test("fails when the server is too busy to create them", async () => {
    mock.dss.fail("POST /admin/users/actions/bulk 503");
    const { stdout, exitCode } = await runScript("./create.ts", { args: ["--apply"], env });
    expect(stdout).toBe("");
    expect(exitCode).toBe(1);
    expect(mock.dss.users.has("new.local")).toBe(false);
  });

  test("fails when the server refuses one of them, and names it", async () => {
    const statuses = [{ login: "new.local", status: "SUCCESS", error: "" }, { login: "new.ldap", status: "FAILURE", error: "no licence left for FULL_DESIGNER" }];
    mock.dss.fail(`POST /admin/users/actions/bulk 200 body=${JSON.stringify(statuses)}`);
    const { stdout, exitCode } = await runScript("./create.ts", { args: ["--apply"], env });
    expect(stdout).toBe("new.local: created\nnew.ldap: not created, no licence left for FULL_DESIGNER\n");
    expect(exitCode).toBe(1);
  });

  test("stops before any request without a password", async () => {
    const { error, requests } = await runScript("./create.ts", { args: ["--apply"], env: { PASSWORD: "" } });
    expect(error?.message).toContain("PASSWORD is empty");
    expect(requests).toEqual([]);
  });

  test("needs permission to see the password", async () => {
    const { state, exitCode, stderr } = await runScript("./create.ts", { args: ["--apply"], env: {} });
    expect(state).toBe("denied");
    expect(exitCode).toBe(77);
    expect(stderr).toContain("runScript(…, { env: { PASSWORD: … } })");
  });
});
