// The body that future.go does not share with DSSFuture.
({ GovernFuture }) => ({
  GovernFuture: {
    async getResultWaitIfNeeded(client, ret) {
      if (!("jobId" in ret)) return ret.result;
      const future = GovernFuture.fromResp(client, ret);
      await future.waitForResult();
      return future.getResult();
    },
  },
});
