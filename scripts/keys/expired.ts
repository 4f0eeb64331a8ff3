// Global and personal API keys by age: what is older than some days should be
// rotated. Without --apply it only lists; with it, old personal keys are deleted.
//
//   dssrun run scripts/keys/expired.ts [DAYS] [--apply]
import { apiClient } from "dss";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const limit = Number(args.find((a) => a !== "--apply") ?? 365);
const client = apiClient();
const age = (date: Date | null) => (date ? Math.floor((Date.now() - date.getTime()) / 86_400_000) : 0);

const globals = (await client.listGlobalApiKeys()).filter((k) => age(k.createdOn) > limit);
console.log(`${globals.length} global keys are older than ${limit} days`);
for (const k of globals) console.log(`  ${k.label || k.id} of ${k.createdBy}`);

const personal = (await client.listAllPersonalApiKeys()).filter((k) => age(k.createdOn) > limit);
console.log(`${personal.length} personal keys are older than ${limit} days`);
for (const k of personal) {
  console.log(`  ${k.label} of ${k.user}`);
  if (apply) await k.toPersonalApiKey().delete();
}
console.log(apply ? `${personal.length} personal keys deleted` : "--apply deletes the personal ones");
