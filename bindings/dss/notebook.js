// Bodies of the methods that notebook.go declares with JS.
({ fail }) => {
  const notRunning = (notebook) => fail("Error", `the notebook "${notebook.notebookName}" of project ${notebook.projectKey} isn't running`);
  // The session to end, when the script names none: the only one there is.
  const only = (notebook, sessions) => {
    if (sessions.length > 1) {
      const ids = sessions.map((session) => session.sessionId).join(", ");
      fail("Error", `the notebook "${notebook.notebookName}" has ${sessions.length} running sessions: choose one with { sessionId } (${ids})`);
    }
    return sessions[0].sessionId;
  };
  const unload = async (notebook, sessions, sessionId) => {
    if (!sessions?.length) notRunning(notebook);
    return notebook._unload(sessionId ?? only(notebook, sessions));
  };
  return {
    DSSJupyterNotebook: {
      async unload({ sessionId }) { return unload(this, await this.getSessions(), sessionId); },
    },
    DSSNotebook: {
      async unload({ sessionId }) { return unload(this, (await this.getState())?.activeSessions, sessionId); },
      async getState() { return (this.state ??= await this._getState()); },
      async getSessions() { return (await this.getState())?.activeSessions ?? notRunning(this); },
    },
  };
}
