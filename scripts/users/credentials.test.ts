import { describe, expect, mock, runScript, test } from "dss/test";

const env = { DB_PASSWORD: "db-secret", JIRA_PASSWORD: "jira-secret", OAUTH_TOKEN: "oauth-secret" };

describe("users/credentials", () => {
  test("saves nothing without --apply", async () => {
    const { stdout, requests } = await runScript("./credentials.ts", { env });
    expect(stdout).toContain("noah.wilson would have credentials for:\n  snowflake_prod\n");
    expect(requests).toHaveSentNoWrites();
  });

  test("gives a user credentials for the connection and both plugins", async () => {
    await runScript("./credentials.ts", { args: ["mia.schwarz", "--apply"], env });
    const credentials = mock.dss.users.get("mia.schwarz")?.credentials;
    expect(credentials.snowflake_prod).toMatchObject({ type: "BASIC", user: "mia.schwarz" });
    expect(Object.keys(credentials)).toHaveLength(3);
  });

  test("names the data scientists who still have none", async () => {
    mock.dss.seed({
      groups: [{ name: "data_scientists" }],
      users: ["ada", "noah", "hans"].map((login) => ({ login, groups: ["data_scientists"], enabled: login !== "hans" })),
    });
    const { stdout } = await runScript("./credentials.ts", { args: ["ada", "--apply"], env });
    expect(stdout).toContain("data scientists without their own credentials for snowflake_prod: noah\n");
  });

  test("never prints a secret", async () => {
    const { stdout, stderr } = await runScript("./credentials.ts", { args: ["--apply"], env });
    for (const secret of Object.values(env)) expect(stdout + stderr).not.toContain(secret);
  });

  test.each(Object.keys(env))("stops before any request without %s", async (name) => {
    const { stderr, requests } = await runScript("./credentials.ts", { args: ["--apply"], env: { ...env, [name]: "" } });
    expect(stderr).toContain("must be set");
    expect(requests).toEqual([]);
  });
});
