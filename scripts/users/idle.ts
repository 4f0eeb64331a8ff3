// Find the enabled users who were not there for a while, as 90d; --apply
// disables them, but never administrators, nor who runs this. Who never logged
// in is not idle: the account may be new.
//
//   dssrun run scripts/users/idle.ts [LIMIT] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { mapSettled } from "std/parallel";
import { age, duration, isOlderThan } from "std/time";

const { values: { apply }, positionals: [text = "90d"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const limit = duration(text);
const client = apiClient();

const adminGroups = (await client.listGroups()).filter((g) => g.admin).map((g) => g.name);
const admins = (await client.listUsers()).filter((u) => u.groups?.some((g) => adminGroups.includes(g))).map((u) => u.login);
const keep = new Set([(await client.getAuthInfo()).authIdentifier, ...admins]);

const idle = (await client.listUsersActivity({ enabledUsersOnly: true }))
  .map(({ login, lastSessionActivity, lastSuccessfulLogin }) => ({ login, last: lastSessionActivity ?? lastSuccessfulLogin }))
  .filter(({ login, last }) => !keep.has(login) && isOlderThan(last, limit));
for (const { login, last } of idle) console.log(`${login}: idle for ${age(last, "d")} days`);

if (!apply) {
  console.log(`${idle.length} users are idle: --apply disables them`);
} else {
  const { ok, failed } = await mapSettled(idle, async ({ login }) => {
    const settings = await client.getUser(login).getSettings();
    settings.enabled = false;
    await settings.save();
  });
  console.log(`${ok.length} of ${idle.length} users disabled`);
  for (const { item, error } of failed) console.error(`${item.login} stays enabled: ${error}`);
  if (failed.length > 0) process.exitCode = 1;
}
