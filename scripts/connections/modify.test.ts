import { describe, expect, mock, runScript, test } from "dss/test";

describe("connections/modify", () => {
  test("lets only the named groups use the connection and read its details", async () => {
    const { stdout } = await runScript("./modify.ts", { args: ["s3_datalake", "finance", "analysts", "--apply"] });
    expect(stdout).toBe("s3_datalake: everybody -> finance, analysts\n");
    expect(mock.dss.connections.get("s3_datalake")).toMatchObject({
      usableBy: "ALLOWED", allowedGroups: ["finance", "analysts"],
      detailsReadability: { readableBy: "ALLOWED", allowedGroups: ["finance", "analysts"] },
    });
  });

  test("changes nothing else", async () => {
    const rights = ({ usableBy, allowedGroups, detailsReadability, ...rest }: any) => rest;
    const before = mock.dss.connections.get("oracle_legacy");
    await runScript("./modify.ts", { args: ["oracle_legacy", "analysts", "--apply"] });
    expect(rights(mock.dss.connections.get("oracle_legacy"))).toEqual(rights(before));
  });

  test("saves nothing without --apply", async () => {
    const { stdout, requests } = await runScript("./modify.ts", { args: ["s3_datalake", "finance"] });
    expect(stdout).toContain("--apply changes it");
    expect(requests).toHaveSentNoWrites();
  });

  test("refuses a group that does not exist, which would lock everybody out", async () => {
    const { stderr, exitCode } = await runScript("./modify.ts", { args: ["s3_datalake", "finance", "analists", "--apply"] });
    expect(stderr).toContain("there is no group analists");
    expect(exitCode).toBe(1);
    expect(mock.dss.connections.get("s3_datalake")?.usableBy).toBe("ALL");
  });

  test("fails for a connection that does not exist", async () => {
    const { exitCode } = await runScript("./modify.ts", { args: ["s3", "finance", "--apply"] });
    expect(exitCode).toBe(1);
    expect(mock.requests).not.toHaveSent("PUT", "/admin/connections/*");
  });
});
