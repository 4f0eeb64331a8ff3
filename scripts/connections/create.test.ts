import { describe, expect, mock, runScript, test } from "dss/test";

const env = { DB_PASSWORD: "first-password" };
const args = ["warehouse", "pg.example", "sales", "finance"];

describe("connections/create", () => {
  test("creates nothing without --apply", async () => {
    const { stdout, requests } = await runScript("./create.ts", { args, env });
    expect(stdout).toBe("would create warehouse (PostgreSQL), usable by finance: --apply does\n");
    expect(requests).toHaveSentNoWrites();
  });

  test("creates a connection that one group can read with", async () => {
    const { stdout, stderr } = await runScript("./create.ts", { args: [...args, "--apply"], env });
    expect(mock.dss.connections.get("warehouse")).toMatchObject({
      type: "PostgreSQL", usableBy: "ALLOWED", allowedGroups: ["finance"], allowWrite: false, allowManagedDatasets: false,
      params: { host: "pg.example", db: "sales" },
    });
    expect(stdout + stderr).not.toContain(env.DB_PASSWORD);
  });

  test("takes the connection away again when it can't be made read-only", async () => {
    mock.dss.fail("PUT /admin/connections/warehouse 503");
    const { exitCode } = await runScript("./create.ts", { args: [...args, "--apply"], env });
    expect(exitCode).toBe(1);
    expect(mock.dss.connections.has("warehouse")).toBe(false);
  });

  test.each([
    { of: "a connection that exists", args: ["postgres_dwh", "pg.example", "sales", "finance"], message: "there is a connection postgres_dwh already" },
    { of: "a group that does not", args: ["warehouse", "pg.example", "sales", "finnance"], message: "there is no group finnance" },
  ])("refuses the name of $of", async ({ args, message }) => {
    const { stderr, exitCode } = await runScript("./create.ts", { args: [...args, "--apply"], env });
    expect(stderr).toContain(message);
    expect(exitCode).toBe(1);
    expect(mock.requests).not.toHaveSent("POST", "/admin/connections/");
  });

  test("needs permission to see the password", async () => {
    expect(await runScript("./create.ts", { args })).toMatchObject({ state: "denied", exitCode: 77, requests: [] });
  });
});
