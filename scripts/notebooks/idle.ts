// Running notebooks that nobody used for a while, as 24h or 3d; --apply unloads them,
// which frees their memory. Their content stays.
//
//   dssrun run scripts/notebooks/idle.ts [LIMIT] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { map } from "std/parallel";
import { age, formatDuration, isOlderThan } from "std/time";

const { values: { apply }, positionals: [limit = "24h"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

const notebooks = (await map(await client.listProjectKeys(), (key) => client.getProject(key).listJupyterNotebooks({ active: true }))).flat();
let idle = 0;
for (const notebook of notebooks) {
  for (const session of await notebook.getSessions({ asObjects: true })) {
    const used = session.kernelLastActivityTime;
    if (!isOlderThan(used, limit) || session.kernelExecutionState === "busy") continue;
    idle++;
    console.log(`${notebook.projectKey}.${notebook.notebookName}: idle for ${formatDuration(age(used))}, of ${session.sessionCreator}`);
    if (apply) await session.unload();
  }
}
console.log(apply ? `${idle} notebooks unloaded` : `${idle} notebooks are idle: --apply unloads them`);
