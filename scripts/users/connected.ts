// Who is connected to the instance now, for a look before a restart.
//
//   dssrun run scripts/users/connected.ts
import { apiClient } from "dss";
import { sortBy } from "std/list";
import { table } from "std/table";

const users = await apiClient().listUsers();
// The server counts the open pages of each user under this name, with three s.
const connected = users.filter((u) => (u.activeWebSocketSesssions ?? 0) > 0);

console.log(table(sortBy(connected, "login"), { columns: ["login", { key: "displayName", title: "name" }, { key: "activeWebSocketSesssions", title: "open" }] }));
console.log(`\n${connected.length} of ${users.length} users are connected`);
