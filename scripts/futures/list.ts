// List the long tasks of all users, and abort those that run longer than a
// limit, as 1h or 90m. Without --apply it only lists.
//
//   dssrun run scripts/futures/list.ts [LIMIT] [--apply]
import { parseArgs } from "node:util";
import { apiClient } from "dss";
import { duration, formatDuration } from "std/time";

const { values: { apply }, positionals: [text = "1h"] } = parseArgs({ options: { apply: { type: "boolean" } }, allowPositionals: true });
const limit = duration(text);
const client = apiClient();

for (const future of await client.listFutures({ asObjects: true, allUsers: true })) {
  try {
    const { runningTime = 0, payload } = await future.peekState();
    const long = runningTime > limit;
    console.log(`${future.jobId} ${payload?.displayName ?? ""}${long ? ` runs for ${formatDuration(runningTime)}` : ""}`);
    if (!long || !apply) continue;
    await future.abort();
    console.log("  aborted");
  } catch (e) {
    console.error(`${future.jobId}: ${e}`); // the others are still to be looked at
    process.exitCode = 1;
  }
}
const scenarios = await client.listRunningScenarios({ allUsers: true });
console.log(`${scenarios.length} scenarios run`);
