import { describe, expect, mock, runScript, test } from "dss/test";

describe("users/trials", () => {
  test("tells trials that run from those that have expired", async () => {
    mock.dss.seed({
      users: [
        { login: "ada", trialStatus: { grantedOn: "40d ago", expiresOn: "10d ago" } },
        { login: "noah", trialStatus: { grantedOn: "10d ago", expiresOn: "in 20d" } },
        { login: "hans" },
      ],
    });
    const { stdout } = await runScript("./trials.ts");
    expect(stdout).toMatchInlineSnapshot(`
      "ada              expired
      noah             runs
      expired: ada
      "
    `);
  });

  test("sees a trial expire as time goes by", async () => {
    mock.dss.seed({ users: [{ login: "noah", trialStatus: { expiresOn: "in 20d" } }] });
    expect((await runScript("./trials.ts")).stdout).toContain("expired: none");
    mock.clock.advance("21d");
    expect((await runScript("./trials.ts")).stdout).toContain("expired: noah");
  });

  test("prints no trials on an instance without any", async () => {
    mock.dss.empty();
    expect((await runScript("./trials.ts")).stdout).toBe("expired: none\n");
  });
});
