// Bring the users in line with the LDAP directory: read those that exist again,
// and create those of a group who are not here yet. Without --apply it only says
// who is new.
//
//   dssrun run scripts/users/sync.ts [GROUP] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply }, positionals: [group = "dss-analysts"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

const groups: string[] = await (await client.startFetchExternalGroups("LDAP")).waitForResult();
if (!groups.includes(group)) throw new Error(`the directory has no group ${group}, it has ${groups.join(", ") || "none"}`);

const found: { login: string; status: string }[] = await (await client.startFetchExternalUsers("LDAP", { groupName: group })).waitForResult();
const known = new Set((await client.listUsers()).map((u) => u.login));
const missing = found.filter((u) => !known.has(u.login));
console.log(`${group}: ${found.length} people, ${missing.length} of them new${missing.length > 0 ? ": " + missing.map((u) => u.login).join(", ") : ""}`);

if (apply) {
  await (await client.startResyncAllUsersFromSupplier()).waitForResult({ timeout: 600 });
  console.log("resync done");
  if (missing.length > 0) await (await client.startProvisionUsers("LDAP", missing)).waitForResult();
  console.log(`${(await client.listUsers()).length - known.size} users created`);
} else {
  console.log("--apply reads the users again and creates the new ones");
}
