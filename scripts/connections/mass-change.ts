// Move every dataset of one filesystem connection to another one, in all
// projects. Without --apply it only says what it would change. A dataset that
// can't be changed stops none of the others.
//
//   dssrun run scripts/connections/mass-change.ts OLD NEW [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { map, mapSettled } from "std/parallel";

const { values: { apply }, positionals: [from = "nas_landing", to = "nas_landing_v2"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

const connections = await client.listConnections();
for (const name of [from, to]) {
  if (connections[name]?.type !== "Filesystem") throw new Error(`${name} is no filesystem connection of this instance`);
}

const datasets = (await map(await client.listProjectKeys(), (key) => client.getProject(key).listDatasets())).flat();
const moving = datasets.filter((d) => d.type === "Filesystem" && d.connection === from);
const { ok, failed } = await mapSettled(moving, async (item) => {
  const dataset = item.toDataset();
  const definition = await dataset.getDefinition();
  definition.params.connection = to;
  if (apply) await dataset.setDefinition(definition);
  return `${item.projectKey}.${item.name}: ${from} -> ${to} (${definition.params.path})`;
});

for (const line of ok) console.log(line);
console.log(apply ? `${ok.length} of ${moving.length} datasets changed` : `${ok.length} datasets would change: --apply changes them`);
for (const { item, error } of failed) console.error(`${item.projectKey}.${item.name} stays on ${from}: ${error}`);
if (failed.length > 0) process.exitCode = 1;
