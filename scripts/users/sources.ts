// Count the users by where they come from, and name the enabled ones of one
// source: LOCAL, LDAP, AZURE_AD, or LOCAL_NO_AUTH for single sign-on.
//
//   dssrun run scripts/users/sources.ts [SOURCE]
import { apiClient } from "dss";

const [source = "LOCAL_NO_AUTH"] = process.argv.slice(2);
const users = await apiClient().listUsers();

const bySource = new Map<string, number>();
for (const u of users) bySource.set(u.sourceType ?? "?", (bySource.get(u.sourceType ?? "?") ?? 0) + 1);
for (const [name, n] of [...bySource].sort()) console.log(`${name.padEnd(14)} ${n}`);

console.log(`\nenabled ${source} users:`);
for (const u of users.filter((u) => u.sourceType === source && u.enabled)) console.log(`  ${u.login} (${u.userProfile})`);
