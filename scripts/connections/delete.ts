// Delete a connection, unless a dataset still uses it: deleting it would break
// those. Without --apply it only looks.
//
//   dssrun run scripts/connections/delete.ts CONNECTION [--apply]
import { apiClient } from "dss";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const [name = "gcs_exports"] = args.filter((a) => a !== "--apply");
const client = apiClient();

const used: string[] = [];
for (const projectKey of await client.listProjectKeys()) {
  for (const dataset of await client.getProject(projectKey).listDatasets()) {
    if (dataset.connection === name) used.push(`${projectKey}.${dataset.name}`);
  }
}

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
