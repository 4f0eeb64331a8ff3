// List the long tasks of all users, and abort those that run longer than a
// limit, as 1h or 90m. Without --apply it only lists.
//
//   dssrun run scripts/futures/list.ts [LIMIT] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { duration, formatDuration } from "std/time";

const { values: { apply }, positionals: [limit = "1h"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const client = apiClient();

for (const future of await client.listFutures({ asObjects: true, allUsers: true })) {
  const state = await future.peekState();
  const long = (state.runningTime ?? 0) > duration(limit);
  console.log(`${future.jobId} ${state.payload?.displayName ?? ""}${long ? ` runs for ${formatDuration(state.runningTime ?? 0)}` : ""}`);
  if (long && apply) {
    await future.abort();
    console.log(`  aborted`);
  }
}
const scenarios = await client.listRunningScenarios({ allUsers: true });
console.log(`${scenarios.length} scenarios run`);
