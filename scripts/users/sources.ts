// Count the users by where they come from, and name the enabled ones of one
// source: LOCAL, LDAP, AZURE_AD, or LOCAL_NO_AUTH for single sign-on.
//
//   dssrun run scripts/users/sources.ts [SOURCE]
import { apiClient } from "dss";
import { countBy, sortBy } from "std/list";
import { table } from "std/table";

const [source = "LOCAL_NO_AUTH"] = process.argv.slice(2);
const users = await apiClient().listUsers();

const sources = [...countBy(users, (u) => u.sourceType ?? "?")].map(([name, users]) => ({ source: name, users }));
console.log(table(sortBy(sources, "source")));

const enabled = users.filter((u) => u.sourceType === source && u.enabled);
console.log(`\nenabled ${source} users:${enabled.length > 0 ? "" : " none"}`);
for (const u of enabled) console.log(`  ${u.login} (${u.userProfile})`);
