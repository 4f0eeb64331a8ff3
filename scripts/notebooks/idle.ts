// Running notebooks that nobody used for some hours; --apply unloads them,
// which frees their memory. Their content stays.
//
//   dssrun run scripts/notebooks/idle.ts [HOURS] [--apply]
import { apiClient } from "dss";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const hours = Number(args.find((a) => a !== "--apply") ?? 24);
const client = apiClient();

let idle = 0;
for (const projectKey of await client.listProjectKeys()) {
  for (const notebook of await client.getProject(projectKey).listJupyterNotebooks({ active: true })) {
    for (const session of await notebook.getSessions({ asObjects: true })) {
      const unused = (Date.now() - session.kernelLastActivityTime) / 3_600_000;
      if (unused < hours || session.kernelExecutionState === "busy") continue;
      idle++;
      console.log(`${projectKey}.${notebook.notebookName}: idle for ${Math.floor(unused)} h, of ${session.sessionCreator}`);
      if (apply) await session.unload();
    }
  }
}
console.log(apply ? `${idle} notebooks unloaded` : `${idle} notebooks are idle: --apply unloads them`);
