// Change a user's settings: groups, preferences, whether the user can log in.
// Then find the enabled users who were not there for a while; --apply disables
// them.
//
//   dssrun run scripts/users/settings.ts [DAYS] [--apply]
import { apiClient } from "dss";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const days = Number(args.find((a) => a !== "--apply") ?? 90);
const client = apiClient();

const settings = await client.getUser("kenji.tanaka").getSettings();
settings.preferences.uiLanguage = "en";
settings.preferences.dailyDigestsEmails = false;
settings.getRaw().groups?.push("readers");
await settings.save();
console.log(`kenji.tanaka: groups ${settings.getRaw().groups?.join(", ")}, language ${settings.preferences.uiLanguage}`);

const since = Date.now() - days * 24 * 3600 * 1000;
for (const activity of await client.listUsersActivity({ enabledUsersOnly: true })) {
  const last = activity.lastSessionActivity ?? activity.lastSuccessfulLogin;
  if (!last || last.getTime() >= since) continue;
  console.log(`${activity.login}: idle for ${Math.floor((Date.now() - last.getTime()) / 86_400_000)} days`);
  if (!apply) continue;
  const idle = await client.getUser(activity.login).getSettings();
  idle.enabled = false;
  await idle.save();
}
if (!apply) console.log("--apply disables them");
