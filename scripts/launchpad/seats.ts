// Seats by profile, and who holds one for nothing: a user whose groups give
// access to no node. --apply gives such users a seat that has no limit.
//
//   dssrun run scripts/launchpad/seats.ts [--apply]
import { parseArgs } from "node:util";
import { launchpadClient } from "dss/launchpad";
import { table } from "std/table";

const { values: { apply } } = parseArgs({ options: { apply: { type: "boolean" } } });
const client = launchpadClient();

const profiles = await client.listProfiles();
console.log(table(profiles, {
  columns: [{ key: "name", title: "profile" }, { key: "usedSeats", title: "used" }, { key: "free", align: "right", value: (p) => (p.freeSeats < 0 ? "no limit" : p.freeSeats) }, { key: "note", value: (p) => (p.isTrial ? "trial" : "") }],
}) + "\n");

const unlimited = profiles.find((p) => p.totalSeats < 0 && !p.isTrial);
const working = new Set((await client.listGroups()).filter((g) => g.accessibleNodes.length > 0).flatMap((g) => g.users));
const idle = (await client.listUsers()).filter((u) => !u.isOwner && !working.has(u.email) && u.getRaw().profile?.name !== unlimited?.name);
console.log(`${idle.length} users hold a seat and can use no node: ${idle.map((u) => u.email).join(", ") || "none"}`);

if (apply && idle.length > 0) {
  if (!unlimited) throw new Error("every profile has a limit: there is none to move them to");
  for (const user of idle) user.setProfile(unlimited.name);
  const [done, errors] = await client.updateUsers(idle);
  console.log(`${done.length} moved to ${unlimited.name}, ${errors.length} refused`);
  for (const e of errors) console.error(JSON.stringify(e));
  if (errors.length > 0) process.exitCode = 1;
}
