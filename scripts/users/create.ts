// Create users of each kind: one with a password, one of the LDAP directory,
// one who logs in by single sign-on; then several with one request.
//
//   dssrun run scripts/users/create.ts
import { apiClient } from "dss";

const client = apiClient();

const local = await client.createUser("new.local", "a-first-password", {
  displayName: "New Local", groups: ["readers"], profile: "READER", email: "new.local@acme.example",
});
const ldap = await client.createUser("new.ldap", null, { sourceType: "LDAP", displayName: "New Ldap", profile: "FULL_DESIGNER" });
const sso = await client.createUser("new.sso", null, { sourceType: "LOCAL_NO_AUTH", displayName: "New Sso", groups: ["analysts"] });

for (const user of [local, ldap, sso]) {
  const raw = (await user.getSettings()).getRaw();
  console.log(`${raw.login}: ${raw.sourceType}, ${raw.userProfile}, groups ${raw.groups?.join(", ") || "none"}`);
}

// One request for many; each has its own status, so one that fails stops none.
const statuses = await client.createUsers([
  { login: "bulk.one", password: "first-password", groups: ["readers"] },
  { login: "bulk.two", password: "first-password" },
  { login: "new.local", password: "first-password" },
]);
for (const s of statuses) console.log(`${s.login}: ${s.status}${s.error ? ` (${s.error})` : ""}`);
