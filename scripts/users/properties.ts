// User properties, which the user can see and change, and admin properties,
// which only administrators can.
//
//   dssrun run scripts/users/properties.ts [LOGIN]
import { apiClient } from "dss";

const [login = "marie.dupont"] = process.argv.slice(2);
const settings = await apiClient().getUser(login).getSettings();

settings.userProperties.desk = "4.12";
settings.adminProperties.costCenter = "CC-4711";
await settings.save();

console.log("user properties: ", settings.userProperties);
console.log("admin properties:", settings.adminProperties);
