import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("connections/mass-change", () => {
  beforeEach(() => {
    const dataset = (name: string, connection: string) => ({ name, type: "Filesystem", params: { connection, path: `/${name}` } });
    mock.dss.seed({
      connections: [{ name: "old", type: "Filesystem" }, { name: "new", type: "Filesystem" }, { name: "pg", type: "PostgreSQL" }],
      projects: [
        { projectKey: "SALES", datasets: [dataset("tickets", "old"), dataset("stores", "new")] },
        { projectKey: "CRM", datasets: [dataset("contacts", "old")] },
      ],
    });
  });
  const connectionOf = (dataset: string) => mock.dss.datasets.get(dataset)?.params.connection;

  test("moves the datasets of all projects, and leaves their paths alone", async () => {
    const { stdout, exitCode } = await runScript("./mass-change.ts", { args: ["old", "new", "--apply"] });
    expect(stdout).toContain("2 of 2 datasets changed");
    expect(exitCode).toBe(0);
    expect(mock.dss.datasets.get("SALES.tickets")?.params).toMatchObject({ connection: "new", path: "/tickets" });
    expect(connectionOf("CRM.contacts")).toBe("new");
  });

  test("says what it would move, and moves nothing without --apply", async () => {
    const { stdout, requests } = await runScript("./mass-change.ts", { args: ["old", "new"] });
    expect(stdout).toMatchInlineSnapshot(`
      "SALES.tickets: old -> new (/tickets)
      CRM.contacts: old -> new (/contacts)
      2 datasets would change: --apply changes them
      "
    `);
    expect(requests).toHaveSentNoWrites();
  });

  test("moves the others when one dataset can't be saved, and fails at the end", async () => {
    mock.dss.fail("PUT /projects/SALES/datasets/tickets 503");
    const { stdout, stderr, exitCode } = await runScript("./mass-change.ts", { args: ["old", "new", "--apply"] });
    expect(stdout).toContain("1 of 2 datasets changed");
    expect(stderr).toContain("SALES.tickets stays on old");
    expect(exitCode).toBe(1);
    expect(connectionOf("CRM.contacts")).toBe("new");
  });

  test.each([["old", "pg"], ["old", "nowhere"], ["nowhere", "new"]])("refuses to move from %s to %s", async (from, to) => {
    const { stderr, exitCode } = await runScript("./mass-change.ts", { args: [from, to, "--apply"] });
    expect(stderr).toContain("is no filesystem connection of this instance");
    expect(exitCode).toBe(1);
    expect(connectionOf("SALES.tickets")).toBe("old");
  });
});
