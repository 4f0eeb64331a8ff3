import { describe, expect, mock, runScript, test } from "dss/test";

describe("futures/wait", () => {
  test("waits for the task to end", async () => {
    const { stdout, exitCode, requests } = await runScript("./wait.ts");
    expect(stdout).toBe("started a task\ndone after asking for its state\n");
    expect(exitCode).toBe(0);
    expect(requests).not.toHaveSent("DELETE", "/futures/*");
  });

  test("shows how far a task is that takes a while", async () => {
    mock.dss.tasks("100ms");
    const { stdout, stderr } = await runScript("./wait.ts");
    expect(stderr).toMatch(/: \d+ of \d+\n/);
    expect(stdout).toContain("done after asking");
  });

  test("aborts the task when it can't be asked for its state", async () => {
    mock.dss.fail("GET /futures/* 500");
    const { stderr, exitCode, requests } = await runScript("./wait.ts");
    expect(exitCode).toBe(1);
    expect(stderr).toContain("500");
    expect(requests).toHaveSent("DELETE", "/futures/*");
  });

  test("tells what went wrong first, also when the task can't be aborted either", async () => {
    mock.dss.fail("GET /futures/* 500");
    mock.dss.fail("DELETE /futures/* 503");
    const { stderr, error } = await runScript("./wait.ts");
    expect(stderr).toContain("the task may still run");
    expect(error?.message).toContain("Internal Server Error");
  });

  test("starts nothing for a connection that does not exist", async () => {
    const { exitCode, stdout } = await runScript("./wait.ts", { args: ["hdfs"] });
    expect(exitCode).toBe(1);
    expect(stdout).toBe("");
  });
});
