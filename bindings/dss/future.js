// Bodies of the methods that future.go declares with JS.
({ DSSFuture, sleep, fail }) => {
  // The reference's times: 25 questions in the first 20 seconds, every 5 s after a minute.
  const FIRST = 0.2, FACTOR = 1.1, MOST = 15;
  const wrapped = (future) => future.resultWrapper(future.state.result ?? null);
  const what = (future) => {
    const name = future.state?.payload?.displayName;
    return `the task ${name ? `"${name}" (${future.jobId})` : future.jobId}`;
  };
  // Why the task will never have a result, or null while it may.
  const dead = (state) => {
    if (state.aborted) return "was aborted";
    if (state.unknown) return "is unknown to the server: it ended long ago, or never was";
    if (state.alive === false) return "is no longer alive and left no result";
    return null;
  };
  const failure = (state) => {
    const e = state.error ?? state.exception ?? state.failure;
    const text = typeof e === "string" ? e : e?.detailedMessage ?? e?.message;
    return text ? `${e.errorType ?? e.clazz ?? "failed"}: ${text}` : null;
  };
  return {
    DSSFuture: {
      async getResult() {
        // Without a job there is nobody to ask: the answer that made the future is all there is.
        if (this.jobId !== null && (!this.state?.hasResult || this.stateIsPeek)) await this.getState();
        if (!this.state?.hasResult) fail("Error", `${what(this)} has no result yet: waitForResult() waits for it`);
        return wrapped(this);
      },
      async hasResult() {
        if (!this.state?.hasResult) await this.getState();
        return this.state.hasResult ?? false;
      },
      async waitForResult({ timeout, signal, onProgress }) {
        signal?.throwIfAborted();
        if (this.state?.hasResult) return wrapped(this);
        let pause = FIRST, waited = 0;
        for (;;) {
          const asked = Date.now();
          const state = await this.getState();
          onProgress?.(state);
          if (state.hasResult) return wrapped(this);
          const broken = failure(state);
          if (broken) fail("DataikuException", broken);
          const end = dead(state);
          if (end) fail("DataikuException", `${what(this)} ${end}`);
          signal?.throwIfAborted();
          if (timeout > 0 && waited >= timeout) {
            fail("TimeoutError", `${what(this)} has no result after ${timeout} s; it goes on: wait again, or abort() it`);
          }
          await sleep(timeout > 0 ? Math.min(pause, timeout - waited) : pause, signal);
          waited += (Date.now() - asked) / 1000;
          pause = Math.min(pause * FACTOR, MOST);
        }
      },
      async getResultWaitIfNeeded(client, ret) {
        if (!("jobId" in ret)) return ret.result;
        const future = DSSFuture.fromResp(client, ret);
        await future.waitForResult();
        return future.getResult();
      },
    },
  };
}
