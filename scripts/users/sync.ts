// Bring the users in line with the LDAP directory: read those that exist again,
// then create those of a group who are not here yet.
//
//   dssrun run scripts/users/sync.ts [GROUP]
import { apiClient } from "dss";

const [group = "dss-analysts"] = process.argv.slice(2);
const client = apiClient();

const resync = await client.startResyncAllUsersFromSupplier();
await resync.waitForResult({ timeout: 600 });
console.log("resync done");

const groups: string[] = await (await client.startFetchExternalGroups("LDAP")).waitForResult();
console.log(`groups of the directory: ${groups.join(", ")}`);

const found: { login: string; status: string }[] = await (await client.startFetchExternalUsers("LDAP", { groupName: group })).waitForResult();
const known = new Set((await client.listUsers()).map((u) => u.login));
const missing = found.filter((u) => !known.has(u.login));
console.log(`${group}: ${found.length} people, ${missing.length} of them new: ${missing.map((u) => u.login).join(", ")}`);

if (missing.length > 0) {
  await (await client.startProvisionUsers("LDAP", missing)).waitForResult();
  console.log(`${(await client.listUsers()).length - known.size} users created`);
}
