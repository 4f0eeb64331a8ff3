// Start a long task and wait for it, with its progress on stderr. Ctrl-C, or
// too long a wait, aborts the task.
//
//   dssrun run scripts/futures/wait.ts
import { apiClient } from "dss";

const future = await apiClient().getConnection("hdfs_root").syncRootAcls();
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
  await future.abort();
  throw e;
}
