// List the connections of the instance by type, with who can use them.
//
//   dssrun run scripts/connections/list.ts [TYPE]
import { apiClient } from "dss";
import { sortBy } from "std/list";
import { table } from "std/table";

const [type] = process.argv.slice(2);
const connections = await apiClient().listConnections({ asType: "listitems" });

const shown = sortBy(connections.filter((c) => !type || c.type === type), ["type", "name"]);
console.log(table(shown, {
  columns: ["type", "name", { key: "access", value: (c) => (c.allowWrite ? "read-write" : "read-only") }, { key: "users", value: (c) => (c.usableBy === "ALLOWED" ? c.allowedGroups : "everybody") }],
}));
