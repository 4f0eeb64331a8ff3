import { describe, expect, mock, runScript, test } from "dss/test";

const env = { PASSWORD: "first-password" };

describe("users/create", () => {
  test("creates nobody without --apply", async () => {
    const { stdout, requests } = await runScript("./create.ts", { env });
    expect(stdout).toContain("new.ldap: would be created, LDAP, FULL_DESIGNER, groups none");
    expect(requests.filter((r) => r.method !== "GET")).toEqual([]);
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

  test("fails when one user is refused, and creates the others", async () => {
    mock.dss.seed({ groups: [{ name: "readers" }, { name: "analysts" }], license: { profiles: { READER: 5, DATA_SCIENTIST: 5 } } });
    const { stdout, exitCode } = await runScript("./create.ts", { args: ["--apply"], env });
    expect(stdout).toContain("new.ldap: not created");
    expect(exitCode).toBe(1);
    expect(mock.dss.users.has("new.sso")).toBe(true);
  });

  test("stops before any request without a password", async () => {
    const { stderr, exitCode, requests } = await runScript("./create.ts", { args: ["--apply"] });
    expect(stderr).toContain("PASSWORD is empty");
    expect(exitCode).toBe(1);
    expect(requests).toEqual([]);
  });
});
