// List the long tasks of all users, and abort those that run longer than some
// hours. Without --apply it only lists.
//
//   dssrun run scripts/futures/list.ts [HOURS] [--apply]
import { apiClient } from "dss";

const args = process.argv.slice(2);
const apply = args.includes("--apply");
const hours = Number(args.find((a) => a !== "--apply") ?? 1);
const client = apiClient();

for (const future of await client.listFutures({ asObjects: true, allUsers: true })) {
  const state = await future.peekState();
  const long = (state.runningTime ?? 0) > hours * 3_600_000;
  console.log(`${future.jobId} ${state.payload?.displayName ?? ""}${long ? ` runs for more than ${hours} h` : ""}`);
  if (long && apply) {
    await future.abort();
    console.log(`  aborted`);
  }
}
const scenarios = await client.listRunningScenarios({ allUsers: true });
console.log(`${scenarios.length} scenarios run`);
