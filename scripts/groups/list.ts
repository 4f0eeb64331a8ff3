// The groups of the instance, with how many users are in each.
//
//   dssrun run scripts/groups/list.ts
import { apiClient } from "dss";

const client = apiClient();
const users = await client.listUsers();

for (const g of await client.listGroups()) {
  const members = users.filter((u) => u.groups?.includes(g.name)).length;
  console.log(`${g.name.padEnd(16)} ${(g.sourceType ?? "").padEnd(9)} ${String(members).padStart(3)} users${g.admin ? "  administrators" : ""}`);
}
