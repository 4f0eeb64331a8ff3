import { beforeEach, expect, mock, runScript, test } from "dss/test";

beforeEach(() => {
  mock.dss.seed({
    groups: [{ name: "finance" }],
    apiKeys: [
      { id: "gk-ci", label: "CI", description: "Build server", globalPermissions: { mayCreateProjects: true }, createdOn: "400d ago" },
      { id: "gk-bi", label: "Power BI", groups: ["finance"], createdOn: "80d ago", expiry: 81 },
    ],
  });
});

const key = (label: string) => mock.dss.keys.list().find((k) => k.label === label);

test("says how old the key is, and changes nothing", async () => {
  const run = await runScript("./rotate.ts", { args: ["CI"] });
  expect(run.stdout).toBe("CI: gk-ci, 400 days old\n--apply makes a new key, and lets this one end in 7 days\n");
  expect(run.requests.filter((r) => r.method !== "GET")).toEqual([]);
});

test("--apply gives the new key the label and the rights of the old", async () => {
  await runScript("./rotate.ts", { args: ["CI", "--apply"] });
  expect(key("CI")).toMatchObject({ description: "Build server", globalPermissions: { admin: false, mayCreateProjects: true } });
  expect(key("CI")?.id).not.toBe("gk-ci");
});

test("stdout is the new secret and nothing else, so that it can be piped", async () => {
  const run = await runScript("./rotate.ts", { args: ["CI", "--apply"] });
  expect(run.stdout).toMatch(/^dkuaps-\w+\n$/);
  expect(run.stderr).not.toContain(run.stdout.trim());
});

test("the old key ends after the days of grace", async () => {
  await runScript("./rotate.ts", { args: ["CI", "--grace", "14", "--apply"] });
  const { label, expiresOn } = mock.dss.keys.get("gk-ci")!;
  const days = (expiresOn - mock.clock.now().getTime()) / 86_400_000;
  expect(label).toBe("CI (retired)");
  expect(days).toBeGreaterThan(14);
  expect(days).toBeLessThan(15);
});

test("a key with the rights of groups keeps them, and ends no later than it would have", async () => {
  await runScript("./rotate.ts", { args: ["Power BI", "--apply"] });
  expect(key("Power BI")?.groups).toEqual(["finance"]);
  expect(mock.dss.keys.get("gk-bi")?.expiry).toBe(81);
});

test("the new secret is not lost when the old key can't be changed", async () => {
  mock.dss.fail("PUT /admin/global-api-keys/gk-ci 503");
  const run = await runScript("./rotate.ts", { args: ["CI", "--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).toMatch(/^dkuaps-/);
  expect(mock.dss.keys.get("gk-ci")).toMatchObject({ label: "CI" });
});

test.each([
  [["Nightly"], 'no global API keys have the label "Nightly"'],
  [["CI", "--grace", "soon"], '--grace takes a number of days, not "soon"'],
])("%j makes no key", async (args, message) => {
  const run = await runScript("./rotate.ts", { args: [...args, "--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.error?.message).toBe(message);
  expect(mock.requests).not.toHaveSent("POST", "/admin/global-api-keys/");
});
