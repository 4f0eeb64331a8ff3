import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("connections/delete", () => {
  beforeEach(() => {
    mock.dss.seed({
      connections: [{ name: "used", type: "Filesystem" }, { name: "unused", type: "Filesystem" }],
      projects: [{ projectKey: "SALES", datasets: [{ name: "tickets", type: "Filesystem", params: { connection: "used", path: "/t" } }] }],
    });
  });

  test("deletes a connection that no dataset uses", async () => {
    const { stdout, exitCode } = await runScript("./delete.ts", { args: ["unused", "--apply"] });
    expect(stdout).toBe("deleted unused\n");
    expect(exitCode).toBe(0);
    expect(mock.dss.connections.keys()).toEqual(["used"]);
  });

  test("keeps one that is used, names the datasets, and fails", async () => {
    const { stdout, exitCode } = await runScript("./delete.ts", { args: ["used", "--apply"] });
    expect(stdout).toBe("used is used by 1 dataset, it stays:\n  SALES.tickets\n");
    expect(exitCode).toBe(1);
    expect(mock.dss.connections.has("used")).toBe(true);
  });

  test("only looks without --apply", async () => {
    const { stdout, requests } = await runScript("./delete.ts", { args: ["unused"] });
    expect(stdout).toBe("no dataset uses unused: --apply deletes it\n");
    expect(requests).not.toHaveSent("DELETE", "/admin/connections/unused");
  });

  test.each(["GET /projects/", "GET /projects/SALES/datasets/"])("deletes nothing when %s fails: the connection may be used", async (request) => {
    mock.dss.fail(`${request} 500`);
    const { exitCode } = await runScript("./delete.ts", { args: ["unused", "--apply"] });
    expect(exitCode).toBe(1);
    expect(mock.dss.connections.has("unused")).toBe(true);
  });

  test("fails for a connection that does not exist, also without --apply", async () => {
    const { stderr, exitCode } = await runScript("./delete.ts", { args: ["unusd"] });
    expect(stderr).toContain("there is no connection unusd");
    expect(exitCode).toBe(1);
  });
});
