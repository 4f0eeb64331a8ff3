import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

describe("futures/list", () => {
  beforeEach(() => {
    mock.dss.seed({
      futures: [
        { jobId: "long", jobDisplayName: "Building everything", startTime: "3h ago", duration: "8h" },
        { jobId: "longer", jobDisplayName: "Building more", startTime: "5h ago", duration: "8h" },
        { jobId: "short", jobDisplayName: "Building little", startTime: "5m ago", duration: "8h" },
      ],
    });
  });
  const aborted = () => mock.requests.filter((r) => r.method === "DELETE" && r.status === 200).map((r) => r.path.split("/").at(-1));

  test("lists the tasks of all users, and aborts none without --apply", async () => {
    const { stdout } = await runScript("./list.ts");
    expect(stdout).toMatchInlineSnapshot(`
      "long Building everything runs for 3h
      longer Building more runs for 5h
      short Building little
      0 scenarios run
      "
    `);
    expect(aborted()).toEqual([]);
  });

  test("aborts the tasks that run longer than the limit", async () => {
    await runScript("./list.ts", { args: ["4h", "--apply"] });
    expect(aborted()).toEqual(["longer"]);
  });

  test("aborts the others when one can't be aborted, and fails at the end", async () => {
    mock.dss.fail("DELETE /futures/long 503");
    const { stderr, exitCode } = await runScript("./list.ts", { args: ["--apply"] });
    expect(stderr).toContain("long: ");
    expect(exitCode).toBe(1);
    expect(aborted()).toEqual(["longer"]);
  });

  test.each(["soon", "1", "--aply"])("refuses %s before any request", async (argument) => {
    expect(await runScript("./list.ts", { args: [argument] })).toMatchObject({ exitCode: 1, requests: [] });
  });

  test("says so when nothing runs", async () => {
    mock.dss.empty();
    expect((await runScript("./list.ts")).stdout).toBe("0 scenarios run\n");
  });
});
