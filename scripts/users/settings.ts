// Change a user's settings: groups, preferences, whether the user can log in.
// Then find the enabled users who were not there for a while, as 90d; --apply
// disables them.
//
//   dssrun run scripts/users/settings.ts [LIMIT] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { age, isOlderThan } from "std/time";

const { values: { apply }, positionals: [limit = "90d"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

const settings = await client.getUser("kenji.tanaka").getSettings();
settings.preferences.uiLanguage = "en";
settings.preferences.dailyDigestsEmails = false;
settings.getRaw().groups?.push("readers");
await settings.save();
console.log(`kenji.tanaka: groups ${settings.getRaw().groups?.join(", ")}, language ${settings.preferences.uiLanguage}`);

for (const activity of await client.listUsersActivity({ enabledUsersOnly: true })) {
  const last = activity.lastSessionActivity ?? activity.lastSuccessfulLogin;
  if (!isOlderThan(last, limit)) continue;
  console.log(`${activity.login}: idle for ${age(last, "d")} days`);
  if (!apply) continue;
  const idle = await client.getUser(activity.login).getSettings();
  idle.enabled = false;
  await idle.save();
}
if (!apply) console.log("--apply disables them");
