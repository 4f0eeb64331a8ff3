import { beforeEach, expect, mock, runScript, test } from "dss/test";

beforeEach(() => {
  mock.dss.seed({
    users: [{ login: "ada" }],
    projects: [{
      projectKey: "SALES",
      notebooks: [
        { name: "forgotten", sessions: [{ sessionCreator: "ada", sessionStartTime: "9d ago", kernelLastActivityTime: "8d ago" }] },
        { name: "in use", sessions: [{ sessionCreator: "ada", sessionStartTime: "3h ago", kernelLastActivityTime: "1h ago" }] },
        { name: "training", sessions: [{ sessionCreator: "ada", sessionStartTime: "5d ago", kernelExecutionState: "busy" }] },
        { name: "closed" },
      ],
    }],
  });
});

/** The notebooks that run. */
const running = () => mock.dss.notebooks.keys().filter((key) => mock.dss.notebooks.get(key)!.activeSessions.length > 0);

test("lists what is idle for a day, and unloads nothing", async () => {
  const run = await runScript("./idle.ts");
  expect(run.stdout).toBe("SALES.forgotten: idle for 8d, of ada\n1 notebooks are idle: --apply unloads them\n");
  expect(run.requests.filter((r) => r.method !== "GET")).toEqual([]);
});

test("--apply unloads idle notebooks; those that are used or compute go on", async () => {
  const run = await runScript("./idle.ts", { args: ["--apply"] });
  expect(run.stdout).toContain("1 notebooks unloaded");
  expect(running()).toEqual(["SALES.in use", "SALES.training"]);
});

test("unloading keeps the notebook's content", async () => {
  const before = mock.dss.notebooks.get("SALES.forgotten")!.cells;
  await runScript("./idle.ts", { args: ["--apply"] });
  expect(mock.dss.notebooks.get("SALES.forgotten")!.cells).toEqual(before);
});

test("40 days later the other one is idle, too", async () => {
  mock.clock.advance("40d");
  const run = await runScript("./idle.ts", { args: ["30d", "--apply"] });
  expect(run.stdout).toContain("SALES.in use: idle for 40d");
  expect(running()).toEqual(["SALES.training"]);
});

test("fails when a notebook can't be unloaded", async () => {
  mock.dss.fail("DELETE /projects/SALES/jupyter-notebooks/*/sessions/* 500");
  const run = await runScript("./idle.ts", { args: ["--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).not.toContain("unloaded");
});

test("an empty instance has no idle notebooks", async () => {
  mock.dss.empty();
  const run = await runScript("./idle.ts");
  expect(run).toMatchObject({ exitCode: 0, stdout: "0 notebooks are idle: --apply unloads them\n" });
});
