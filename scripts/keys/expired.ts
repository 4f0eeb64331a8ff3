// Global and personal API keys by age: what is older than a limit should be
// rotated. Without --apply it only lists; with it, old personal keys are deleted.
// Your own stay: one of them may be the key that this runs with.
//
//   dssrun run scripts/keys/expired.ts [LIMIT] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { isOlderThan } from "std/time";

const { values: { apply }, positionals: [limit = "365d"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();
const me = (await client.getAuthInfo()).associatedDSSUser;

const globals = (await client.listGlobalApiKeys()).filter((k) => isOlderThan(k.createdOn, limit));
console.log(`${globals.length} global keys are older than ${limit}`);
for (const k of globals) console.log(`  ${k.label || k.id} of ${k.createdBy}`);

const personal = (await client.listAllPersonalApiKeys()).filter((k) => isOlderThan(k.createdOn, limit));
console.log(`${personal.length} personal keys are older than ${limit}`);
let deleted = 0;
for (const k of personal) {
  console.log(`  ${k.label} of ${k.user}${k.user === me ? ", your own: it stays" : ""}`);
  if (!apply || k.user === me) continue;
  await k.toPersonalApiKey().delete();
  deleted++;
}
console.log(apply ? `${deleted} personal keys deleted` : "--apply deletes the personal ones");
