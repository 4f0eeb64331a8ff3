// User properties, which the user can see and change, and admin properties,
// which only administrators can. Without --apply nothing is saved.
//
//   dssrun run scripts/users/properties.ts [LOGIN] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply }, positionals: [login = "marie.dupont"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const settings = await apiClient().getUser(login).getSettings();

settings.userProperties.desk = "4.12";
settings.adminProperties.costCenter = "CC-4711";
if (apply) await settings.save();

console.log("user properties: ", settings.userProperties);
console.log("admin properties:", settings.adminProperties);
if (!apply) console.log("nothing is saved: --apply saves it");
