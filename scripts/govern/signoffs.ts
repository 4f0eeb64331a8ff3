// The sign-offs that wait for somebody, over all artifacts, by what they wait for.
//
//   dssrun run scripts/govern/signoffs.ts
import { governClient, GovernArtifactSearchQuery } from "dss/govern";
import { groupBy, sortBy } from "std/list";
import { map } from "std/parallel";

const client = governClient();
const signoffs = await map(client.newArtifactSearchRequest(new GovernArtifactSearchQuery()), async (hit) => {
  const { name } = hit.getRaw().artifact;
  return (await hit.toArtifact().listSignoffs()).map((s) => ({ name, status: (s.getRaw().status ?? s.getRaw().signoffStatus) as string }));
});
const waiting = signoffs.flat().filter((s) => s.status.startsWith("WAITING"));
for (const [status, list] of groupBy(sortBy(waiting, ["status", "name"]), "status")) {
  console.log(`${status}: ${list.length}`);
  for (const { name } of list) console.log("  " + name);
}
