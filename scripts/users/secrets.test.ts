import { beforeEach, describe, expect, mock, runScript, test } from "dss/test";

const env = { SECRET: "s3cr3t" };

describe("users/secrets", () => {
  beforeEach(() => mock.dss.seed({ users: [{ login: "ada", secrets: [{ name: "token", value: "old", secret: true }, { name: "other", value: "kept", secret: true }] }] }));
  const secrets = () => mock.dss.users.get("ada")?.secrets;

  test("replaces the value of a secret, and keeps the others", async () => {
    await runScript("./secrets.ts", { args: ["ada", "token", "--apply"], env });
    // The server keeps values encrypted: what was sent tells the new one.
    expect(mock.requests).toHaveSent("PUT", "/admin/users/ada", { secrets: [{ name: "other" }, { name: "token", value: env.SECRET }] });
    expect(secrets()).toHaveLength(2);
  });

  test("removes a secret with --remove", async () => {
    const { stdout } = await runScript("./secrets.ts", { args: ["ada", "token", "--remove", "--apply"] });
    expect(stdout).toBe("ada has the secrets: other\n");
    expect(secrets()).toHaveLength(1);
  });

  test("saves nothing without --apply", async () => {
    const { requests } = await runScript("./secrets.ts", { args: ["ada", "token"], env });
    expect(requests).toHaveSentNoWrites();
  });

  test("never prints the value", async () => {
    const { stdout, stderr } = await runScript("./secrets.ts", { args: ["ada", "token", "--apply"], env });
    expect(stdout + stderr).not.toContain(env.SECRET);
  });

  test("refuses an empty value, which would look like a secret", async () => {
    const { stderr, requests } = await runScript("./secrets.ts", { args: ["ada", "token", "--apply"], env: { SECRET: "" } });
    expect(stderr).toContain("SECRET is empty");
    expect(requests).not.toHaveSent("PUT", "/admin/users/ada");
  });

  test("can't remove a secret that is not there", async () => {
    const { error, exitCode } = await runScript("./secrets.ts", { args: ["ada", "tokn", "--remove", "--apply"] });
    expect(error?.message).toBe("ada has no secret tokn");
    expect(exitCode).toBe(1);
  });
});
