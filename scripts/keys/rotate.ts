// Rotate a global API key: a new one gets the label and the rights of the old,
// which lives on for some days of grace, 7 unless told otherwise. The new secret
// is told once, and is all that goes to stdout.
//
//   dssrun run scripts/keys/rotate.ts LABEL [--grace DAYS] --apply > new-key.txt
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { age } from "std/time";

const { values: { apply, grace = "7" }, positionals: [label = "CI pipeline"] } = parseArgs({
  options: { apply: { type: "boolean" }, grace: { type: "string" } }, allowPositionals: true,
});
if (!/^\d+$/.test(grace)) throw new Error(`--grace takes a number of days, not "${grace}"`);
if (apply && process.stdout.isTTY) throw new Error("the new secret would stand on the terminal: send stdout to a file or to a secret store");
const client = apiClient();

const keys = (await client.listGlobalApiKeys()).filter((k) => k.label === label);
if (keys.length !== 1) throw new Error(`${keys.length || "no"} global API keys have the label "${label}"`);
const old = await keys[0].toGlobalApiKey().getDefinition();
const days = age(old.createdOn, "d");
const tell = apply ? console.error : console.log;
tell(`${label}: ${old.id}, ${days} days old`);

if (!apply) {
  tell(`--apply makes a new key, and lets this one end in ${grace} days`);
} else {
  const about = { label, description: old.description };
  const key = old.groups ? await client.createGlobalApiKeyWithGroups({ ...about, groups: old.groups }) : await client.createGlobalApiKey(about);
  const copy = await key.getDefinition();
  for (const right of ["globalPermissions", "projects", "dssUserForImpersonation"]) {
    if (old.raw[right]) copy.raw[right] = old.raw[right];
  }
  await copy.save();
  process.stdout.write(key.key + "\n");

  old.label = `${label} (retired)`;
  // A lifetime counts from the day on which the key was made.
  old.lifetime = Math.min(Number(old.lifetime) || Infinity, days + 1 + Number(grace));
  await old.save();
  tell(`${key.id} is its successor; it ends in ${grace} days`);
}
