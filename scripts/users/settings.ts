// Change a user's settings: a further group, and preferences. Without --apply
// nothing is saved.
//
//   dssrun run scripts/users/settings.ts [LOGIN] [GROUP] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply }, positionals: [login = "kenji.tanaka", group = "readers"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();
if (!(await client.listGroups()).some((g) => g.name === group)) throw new Error(`there is no group ${group}`);

const settings = await client.getUser(login).getSettings();
const raw = settings.getRaw();
raw.groups = [...new Set(raw.groups).add(group)];
settings.preferences.uiLanguage = "en";
settings.preferences.dailyDigestsEmails = false;
if (apply) await settings.save();

console.log(`${login}: groups ${raw.groups.join(", ")}, language ${settings.preferences.uiLanguage}`);
if (!apply) console.log("nothing is saved: --apply saves it");
