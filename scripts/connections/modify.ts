// Let only some groups use a connection, and read its details. Without --apply
// it only says what it would change.
//
//   dssrun run scripts/connections/modify.ts CONNECTION GROUP… [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";

const { values: { apply }, positionals: [name = "postgres_dwh", ...groups] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
if (groups.length === 0) groups.push("data_team", "data_scientists");
const client = apiClient();

const known = (await client.listGroups()).map((g) => g.name);
const unknown = groups.filter((g) => !known.includes(g));
if (unknown.length > 0) throw new Error(`there is no group ${unknown.join(", ")}: the groups are ${known.join(", ")}`);

const settings = await client.getConnection(name).getSettings();
const users = settings.usableBy === "ALLOWED" ? settings.usableByAllowedGroups : ["everybody"];
console.log(`${name}: ${users.join(", ")} -> ${groups.join(", ")}`);

settings.setUsability(false, ...groups);
settings.detailsReadability.setReadability(false, ...groups);
if (apply) await settings.save();
else console.log("--apply changes it");
