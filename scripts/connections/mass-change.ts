// Move every dataset of one filesystem connection to another one, in all
// projects. Without --apply it only says what it would change.
//
//   dssrun run scripts/connections/mass-change.ts OLD NEW [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { map } from "std/parallel";

const { values: { apply }, positionals: [from = "nas_landing", to = "nas_landing_v2"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

const connections = await client.listConnections();
for (const name of [from, to]) {
  if (connections[name]?.type !== "Filesystem") throw new Error(`${name} is no filesystem connection of this instance`);
}

const datasets = (await map(await client.listProjectKeys(), (key) => client.getProject(key).listDatasets())).flat();
const moving = datasets.filter((d) => d.type === "Filesystem" && d.connection === from);
for (const item of moving) {
  const dataset = item.toDataset();
  const definition = await dataset.getDefinition();
  console.log(`${item.projectKey}.${dataset.name}: ${from} -> ${to} (${definition.params.path})`);
  definition.params.connection = to;
  if (apply) await dataset.setDefinition(definition);
}
console.log(apply ? `${moving.length} datasets changed` : `${moving.length} datasets would change: --apply changes them`);
