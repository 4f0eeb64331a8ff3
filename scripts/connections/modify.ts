// Let only some groups use a connection, and read its details.
//
//   dssrun run scripts/connections/modify.ts CONNECTION GROUP…
import { apiClient } from "dss";

const [name = "postgres_dwh", ...groups] = process.argv.slice(2);
if (groups.length === 0) groups.push("data_team", "data_scientists");

const settings = await apiClient().getConnection(name).getSettings();
console.log("before:", settings.usableBy, settings.detailsReadability.readableBy);

settings.setUsability(false, ...groups);
settings.detailsReadability.setReadability(false, ...groups);
settings.allowWrite = true;
await settings.save();

console.log("after: ", settings.usableBy, settings.detailsReadability.readableBy, "for", groups.join(", "));
