// Invite people from a CSV file with the columns email, profile, and groups,
// separated by ";" or " ".
// Those who are users or invited already are left out.
//
//   dssrun run --allow-read=people.csv scripts/launchpad/invite.ts people.csv [--apply]
import { parseArgs } from "node:util";
import { readFileSync } from "node:fs";
import { launchpadClient } from "dss/launchpad";
import { parse } from "std/csv";

const { values: { apply }, positionals: [file] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const text = file ? readFileSync(file, "utf8") : "email,profile,groups\nada@acme.example,designer,\nlinus@acme.example,reader,\n";
const people = parse(text, { columns: ["email", "profile", "groups"], delimiter: "auto", trim: true });
const client = launchpadClient();

const known = new Set([...(await client.listUsers()), ...(await client.listInvites())].map((u) => u.email));
const invites = [];
for (const { email, profile, groups } of people) {
  if (known.has(email)) console.log(`${email}: there already`);
  else invites.push(await client.buildInvite(email, profile, { groups: groups.split(/[; ]+/).filter(Boolean) }));
}

if (apply) {
  const [successes, errors] = await client.createInvites(invites);
  for (const invite of successes) console.log(`${invite.email}: invited`);
  for (const e of errors) console.log(`${JSON.stringify(e)}`);
  if (errors.length > 0) process.exitCode = 1;
} else {
  console.log(`--apply invites ${invites.map((i) => i.email).join(", ")}`);
}
