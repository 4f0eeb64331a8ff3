// Who is administrator, by the authorization matrix.
//
//   dssrun run scripts/groups/matrix.ts
import { apiClient } from "dss";

const client = apiClient();
const { raw } = await client.getAuthorizationMatrix();
console.log(`the matrix has ${Object.keys(raw).sort().join(" and ")}`);

const admins = (await client.listGroups()).filter((g) => g.admin).map((g) => g.name);
const users = (await client.listUsers()).filter((u) => u.enabled && u.groups?.some((g) => admins.includes(g)));
console.log(`administrators: ${users.map((u) => u.login).join(", ")}`);
