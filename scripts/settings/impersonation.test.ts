import { apiClient } from "dss";
import { expect, mock, runScript, test } from "dss/test";

const mine = { type: "SINGLE_MAPPING", scope: "GLOBAL", dssUser: "ada", targetUnix: "ada" };
const stale = { type: "SINGLE_MAPPING", scope: "PROJECT", projectKey: "CUSTOMER360", dssUser: "bob", targetUnix: "bob" };
const seed = () => mock.dss.seed({ settings: { impersonation: { enabled: true, userRules: [mine, stale], groupRules: [] } } });

/** The rules that the instance has. */
const rules = async () => (await apiClient().getGeneralSettings()).getRaw().impersonation!;

test("says what would change, and saves nothing", async () => {
  seed();
  const run = await runScript("./impersonation.ts");
  expect(run.stdout).toBe("CUSTOMER360: 1 user rules, to be 2\nfinance: 0 group rules, to be 1\n--apply saves them\n");
  expect(run.requests.filter((r) => r.method !== "GET")).toEqual([]);
});

test("--apply replaces the rules of the project and of the group, and no others", async () => {
  seed();
  await runScript("./impersonation.ts", { args: ["--apply"] });
  const { userRules, groupRules } = await rules();
  expect(userRules).toContainEqual(mine);
  expect(userRules).not.toContainEqual(stale);
  expect(userRules).toContainEqual(expect.objectContaining({ projectKey: "CUSTOMER360", dssUser: "marie.dupont", targetUnix: "svc_customer" }));
  expect(groupRules).toMatchObject([{ dssGroup: "finance", targetUnix: "svc_finance" }]);
});

test("running it twice changes nothing more", async () => {
  await runScript("./impersonation.ts", { args: ["--apply"] });
  const once = await rules();
  await runScript("./impersonation.ts", { args: ["--apply"] });
  expect(await rules()).toEqual(once);
});

test("leaves the other settings as they were", async () => {
  const { impersonation, ...before } = (await apiClient().getGeneralSettings()).getRaw();
  await runScript("./impersonation.ts", { args: ["--apply"] });
  expect(mock.requests).toHaveSent("PUT", "/admin/general-settings", before);
});

test("fails when the settings can't be saved", async () => {
  mock.dss.fail("PUT /admin/general-settings 403");
  const run = await runScript("./impersonation.ts", { args: ["--apply"] });
  expect(run.exitCode).toBe(1);
  expect(run.stdout).not.toContain("saved");
});
