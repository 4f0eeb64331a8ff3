// Act as another user: what can this user see? Needs an admin key.
//
//   dssrun run scripts/users/impersonate.ts [LOGIN]
import { apiClient, DataikuException } from "dss";

const [login = "marie.dupont"] = process.argv.slice(2);
const as = apiClient().getUser(login).getClientAs();

const { authIdentifier, groups } = await as.getAuthInfo();
console.log(`as ${authIdentifier}, in ${groups?.join(", ") || "no group"}`);
console.log(`projects: ${(await as.listProjectKeys()).join(", ") || "none"}`);

try {
  console.log(`listing users is allowed, there are ${(await as.listUsers()).length}`);
} catch (e) {
  if (!(e instanceof DataikuException)) throw e;
  console.log(`listing users is refused with status ${e.status}`);
}
