// Delete a connection, unless a dataset still uses it: deleting it would break
// those. Without --apply it only looks.
//
//   dssrun run scripts/connections/delete.ts CONNECTION [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { map } from "std/parallel";

const { values: { apply }, positionals: [name = "gcs_exports"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();
if (!(name in (await client.listConnections()))) throw new Error(`there is no connection ${name}`);

const datasets = (await map(await client.listProjectKeys(), (key) => client.getProject(key).listDatasets())).flat();
const used = datasets.filter((d) => d.connection === name).map((d) => `${d.projectKey}.${d.name}`);

if (used.length > 0) {
  console.log(`${name} is used by ${used.length} dataset${used.length > 1 ? "s" : ""}, it stays:`);
  for (const d of used) console.log("  " + d);
  process.exitCode = 1;
} else if (apply) {
  await client.getConnection(name).delete();
  console.log(`deleted ${name}`);
} else {
  console.log(`no dataset uses ${name}: --apply deletes it`);
}
