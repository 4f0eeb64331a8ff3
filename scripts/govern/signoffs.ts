// The sign-offs that wait for somebody, over all artifacts: who is asked, and
// for what.
//
//   dssrun run scripts/govern/signoffs.ts
import { governClient } from "dss/govern";
import { GovernArtifactSearchQuery } from "dss/govern";

const client = governClient();
const waiting = new Map<string, string[]>();

for await (const hit of client.newArtifactSearchRequest(new GovernArtifactSearchQuery())) {
  const artifact = hit.toArtifact();
  for (const item of await artifact.listSignoffs()) {
    const raw = item.getRaw();
    const status: string = raw.status ?? raw.signoffStatus;
    if (!status.startsWith("WAITING")) continue;
    const list = waiting.get(status) ?? [];
    waiting.set(status, list);
    list.push((await artifact.getDefinition()).getRaw().name);
  }
}
for (const [status, artifacts] of [...waiting].sort()) {
  console.log(`${status}: ${artifacts.length}`);
  for (const name of artifacts.sort()) console.log("  " + name);
}
