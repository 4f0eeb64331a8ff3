// Start a long task and wait for it, with its progress on stderr. Ctrl-C, or
// too long a wait, aborts the task. Here it writes the access rights of an HDFS
// connection.
//
//   dssrun run scripts/futures/wait.ts [CONNECTION]
import { apiClient } from "dss";

const [connection = "hdfs_root"] = process.argv.slice(2);
const future = await apiClient().getConnection(connection).syncRootAcls();
console.log("started", future.jobId ? "a task" : "nothing");

let asked = 0;
try {
  await future.waitForResult({
    timeout: 300,
    onProgress(state) {
      asked++;
      const step = state.progress?.states?.at(-1);
      if (step?.target) console.error(`${step.name ?? "working"}: ${step.cur} of ${step.target}`);
    },
  });
  console.log("done", asked > 0 ? "after asking for its state" : "at once");
} catch (e) {
  // What went wrong is e, whatever becomes of this.
  await future.abort().catch((other: unknown) => console.error(`the task may still run: ${other}`));
  throw e;
}
