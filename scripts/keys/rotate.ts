// Rotate a global API key: make a new one with the rights of the old, hand its
// secret over once, then let the old one expire after some days of grace.
//
//   dssrun run --allow-write=new-key.txt scripts/keys/rotate.ts LABEL [FILE] [--apply]
import { parseArgs } from "node:util";
import { writeFileSync } from "node:fs";
import { apiClient } from "dss";
import { age } from "std/time";

const { values: { apply }, positionals: [label = "CI pipeline", file] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

const old = (await client.listGlobalApiKeys()).find((k) => k.label === label);
if (!old) throw new Error(`no global API key has the label "${label}"`);
console.log(`${label}: ${old.id}, ${age(old.createdOn, "d")} days old`);

if (!apply) {
  console.log("--apply makes a new key and retires this one");
} else {
  const rights = await old.toGlobalApiKey().getDefinition();
  const key = await client.createGlobalApiKey({ label: `${label} (new)`, description: rights.description ?? undefined, admin: rights.raw.globalPermissions?.admin ?? false });
  // The secret is told at this moment only: it goes to the file, never to the terminal.
  if (file) writeFileSync(file, key.key, { mode: 0o600 });
  rights.description = `retired, replaced by ${label} (new)`;
  await rights.save();
  console.log(file ? `the new key is in ${file}` : "the new key was made; name a file to keep its secret");
}
