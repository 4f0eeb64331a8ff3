// Seats by profile, and who holds one for nothing: a user whose groups give
// access to no node. --apply gives such users a seat that has no limit.
//
//   dssrun run scripts/launchpad/seats.ts [--apply]
import { launchpadClient } from "dss/launchpad";

const apply = process.argv.includes("--apply");
const client = launchpadClient();

const profiles = await client.listProfiles();
for (const p of profiles) {
  const free = p.freeSeats < 0 ? "no limit" : `${p.freeSeats} free`;
  console.log(`${p.name.padEnd(12)} ${String(p.usedSeats).padStart(3)} used, ${free}${p.isTrial ? " (trial)" : ""}`);
}

const unlimited = profiles.find((p) => p.totalSeats < 0 && !p.isTrial);
const working = new Set((await client.listGroups()).filter((g) => g.accessibleNodes.length > 0).flatMap((g) => g.users));
const idle = (await client.listUsers()).filter((u) => !u.isOwner && !working.has(u.email) && u.getRaw().profile?.name !== unlimited?.name);
console.log(`${idle.length} users hold a seat and can use no node: ${idle.map((u) => u.email).join(", ") || "none"}`);

if (apply && unlimited && idle.length > 0) {
  for (const user of idle) user.setProfile(unlimited.name);
  const [done, errors] = await client.updateUsers(idle);
  console.log(`${done.length} moved to ${unlimited.name}, ${errors.length} refused`);
}
