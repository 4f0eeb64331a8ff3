// Bodies of the methods that space.go declares with JS.
({ LaunchpadTask, sleep, fail }) => {
  const PAUSE = 5;
  const failed = ({ taskId }, { result }) => {
    const why = result === undefined || result === null ? "" : `: ${typeof result === "string" ? result : JSON.stringify(result)}`;
    fail("DataikuTaskException", `the task ${taskId} failed${why}`);
  };
  return {
    LaunchpadTask: {
      fromResp(client, resp) {
        return resp.taskId ? new LaunchpadTask(client, resp.taskId) : fail("DataikuMissingTaskException", "the answer names no task");
      },
      async waitForResult({ timeout, signal }) {
        signal?.throwIfAborted();
        const start = Date.now();
        const left = () => timeout - (Date.now() - start) / 1000;
        do {
          const state = (await this._state()) ?? {};
          if (state.ready) return state.successful ? state.result ?? null : failed(this, state);
          signal?.throwIfAborted();
          await sleep(timeout > 0 ? Math.max(0, Math.min(PAUSE, left())) : PAUSE, signal);
        } while (timeout <= 0 || left() > 0);
        fail("DataikuTaskTimeoutException", `the task ${this.taskId} was not ready in ${timeout} s; it goes on: wait again`);
      },
    },
  };
}
