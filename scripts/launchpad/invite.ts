// Invite people from a CSV text with the columns email, profile, and groups,
// separated by ";" or " ". Those who are users or invited already are left out.
//
//   dssrun run scripts/launchpad/invite.ts [--apply] < people.csv
import { parseArgs } from "node:util";
import { text } from "node:stream/consumers";
import { launchpadClient } from "dss/launchpad";
import { parse } from "std/csv";

const { values: { apply } } = parseArgs({ options: { apply: { type: "boolean" } } });
const people = parse(await text(process.stdin), { columns: ["email", "profile", "groups"], delimiter: "auto", trim: true });
const client = launchpadClient();

const known = new Set([...(await client.listUsers()), ...(await client.listInvites())].map((u) => u.email));
const invites = [];
for (const { email, profile, groups } of people) {
  if (known.has(email)) console.log(`${email}: there already`);
  else invites.push(await client.buildInvite(email, profile, { groups: groups.split(/[; ]+/).filter(Boolean) }));
  known.add(email);
}

if (invites.length === 0) {
  console.log("nobody to invite");
} else if (!apply) {
  console.log(`--apply invites ${invites.map((i) => i.email).join(", ")}`);
} else {
  const [successes, errors] = await client.createInvites(invites);
  for (const invite of successes) console.log(`${invite.email}: invited`);
  for (const e of errors) console.error(JSON.stringify(e));
  if (errors.length > 0) process.exitCode = 1;
}
