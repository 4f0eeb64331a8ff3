// Who is connected to the instance now, for a look before a restart.
//
//   dssrun run scripts/users/connected.ts
import { apiClient } from "dss";

const users = await apiClient().listUsers();
// The server counts the open pages of each user under this name, with three s.
const connected = users.filter((u) => (u.activeWebSocketSesssions ?? 0) > 0);

for (const u of connected.sort((a, b) => a.login.localeCompare(b.login))) {
  console.log(`${u.login.padEnd(16)} ${(u.displayName ?? "").padEnd(18)} ${u.activeWebSocketSesssions} open`);
}
console.log(`${connected.length} of ${users.length} users are connected`);
