// List the connections of the instance by type, with who can use them.
//
//   dssrun run scripts/connections/list.ts [TYPE]
import { apiClient } from "dss";

const [type] = process.argv.slice(2);
const connections = await apiClient().listConnections({ asType: "listitems" });

for (const c of connections.filter((c) => !type || c.type === type).sort((a, b) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name))) {
  const users = c.usableBy === "ALLOWED" ? c.allowedGroups.join(", ") : "everybody";
  console.log(`${c.type.padEnd(12)} ${c.name.padEnd(20)} ${c.allowWrite ? "read-write" : "read-only "}  ${users}`);
}
