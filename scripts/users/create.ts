// Create users with one request: with a password, of the LDAP directory, and
// for single sign-on. Each has its own status, so one that fails stops none, and
// those who are here already are left alone. Without --apply it only says what
// it would do.
//
//   PASSWORD=… dssrun run --allow-env=PASSWORD scripts/users/create.ts [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply } } = parseArgs({ options: { apply: { type: "boolean" } } });
const password = process.env.PASSWORD;
if (!password) throw new Error("PASSWORD is empty: set it, and give dssrun --allow-env=PASSWORD");

const people = [
  { login: "new.local", displayName: "New Local", email: "new.local@acme.example", sourceType: "LOCAL", password, userProfile: "READER", groups: ["readers"] },
  { login: "new.ldap", displayName: "New Ldap", sourceType: "LDAP", userProfile: "FULL_DESIGNER" },
  { login: "new.sso", displayName: "New Sso", sourceType: "LOCAL_NO_AUTH", userProfile: "DATA_SCIENTIST", groups: ["analysts"] },
];

const client = apiClient();
const here = new Set((await client.listUsers()).map((u) => u.login));
for (const { login } of people) if (here.has(login)) console.log(`${login}: is here already`);

const missing = people.filter((p) => !here.has(p.login));
if (!apply) {
  for (const p of missing) console.log(`${p.login}: would be created, ${p.sourceType}, ${p.userProfile}, groups ${p.groups?.join(", ") ?? "none"}`);
  console.log("--apply creates them");
} else if (missing.length > 0) {
  for (const { login, status, error } of await client.createUsers(missing)) {
    console.log(`${login}: ${status === "SUCCESS" ? "created" : `not created, ${error}`}`);
    if (status !== "SUCCESS") process.exitCode = 1;
  }
}
