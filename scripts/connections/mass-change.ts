// Move every dataset of one filesystem connection to another one, in all
// projects. Without --apply it only says what it would change.
//
//   dssrun run scripts/connections/mass-change.ts OLD NEW [--apply]
import { apiClient } from "dss";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const [from = "nas_landing", to = "nas_landing_v2"] = args.filter((a) => a !== "--apply");
const client = apiClient();

const connections = await client.listConnections();
for (const name of [from, to]) {
  if (connections[name]?.type !== "Filesystem") throw new Error(`${name} is no filesystem connection of this instance`);
}

let changed = 0;
for (const projectKey of await client.listProjectKeys()) {
  const project = client.getProject(projectKey);
  for (const item of await project.listDatasets()) {
    if (item.type !== "Filesystem" || item.connection !== from) continue;
    const dataset = item.toDataset();
    const definition = await dataset.getDefinition();
    console.log(`${projectKey}.${dataset.name}: ${from} -> ${to} (${definition.params.path})`);
    definition.params.connection = to;
    if (apply) await dataset.setDefinition(definition);
    changed++;
  }
}
console.log(apply ? `${changed} datasets changed` : `${changed} datasets would change: --apply changes them`);
