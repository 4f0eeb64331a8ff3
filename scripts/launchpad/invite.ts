// Invite people from a CSV file: e-mail, profile, groups separated by ";".
// Those who are users or invited already are left out.
//
//   dssrun run --allow-read=people.csv scripts/launchpad/invite.ts people.csv [--apply]
import { readFileSync } from "node:fs";
import { launchpadClient } from "dss/launchpad";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const [file] = args.filter((a) => a !== "--apply");
const text = file ? readFileSync(file, "utf8") : "ada@acme.example,designer,\nlinus@acme.example,reader,\n";
const client = launchpadClient();

const known = new Set([...(await client.listUsers()), ...(await client.listInvites())].map((u) => u.email));
const invites = [];
for (const line of text.split(/\r?\n/).filter(Boolean)) {
  const [email, profile, groups = ""] = line.split(",").map((cell) => cell.trim());
  if (known.has(email)) console.log(`${email}: there already`);
  else invites.push(await client.buildInvite(email, profile, { groups: groups.split(";").filter(Boolean) }));
}

if (apply) {
  const [successes, errors] = await client.createInvites(invites);
  for (const invite of successes) console.log(`${invite.email}: invited`);
  for (const e of errors) console.log(`${JSON.stringify(e)}`);
  if (errors.length > 0) process.exitCode = 1;
} else {
  console.log(`--apply invites ${invites.map((i) => i.email).join(", ")}`);
}
