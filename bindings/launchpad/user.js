// Bodies of the methods that client.go and user.go declare with JS.
({ LaunchpadInvite, LaunchpadUser, LaunchpadTask, fail }) => {
  const one = async (list, what, email) => {
    if (!email) fail("DataikuException", "email_required: Email cannot be empty");
    const [found] = await list({ emails: [email] });
    return found ?? fail("DataikuResourceDoesNotExistException", `the space has no ${what} with the e-mail ${email}: it does not exist`);
  };
  const raws = (objects) => objects.map((object) => object.getRaw());
  // The objects that an answer says succeeded, up to date. One that was not asked for is an object of its own.
  const updated = (client, Class, objects, key, successes) => successes.map((item) => {
    const object = objects.find((o) => o.getRaw()[key] === item[key]);
    if (object === undefined) return new Class(client, item);
    Object.assign(object.getRaw(), key === "id" ? item : { id: item.id });
    return object;
  });
  const propagated = async (client, answer, wait) => {
    if (wait && answer?.taskId) await new LaunchpadTask(client, answer.taskId).waitForResult();
  };
  return {
    LaunchpadClient: {
      async buildInvite(email, profile, { groups }) {
        const invite = new LaunchpadInvite(this, { id: null, email });
        invite.setProfile(profile);
        await invite.addGroups(groups ?? []);
        return invite;
      },
      async getInvite(email) { return one((o) => this.listInvites(o), "invite", email); },
      async getUser(email) { return one((o) => this.listUsers(o), "user", email); },
      async createInvites(invites, { failAllOnError }) {
        const { successes = [], errors = [] } = (await this._createInvites(raws(invites), failAllOnError)) ?? {};
        return [updated(this, LaunchpadInvite, invites, "email", successes), errors];
      },
      async updateInvites(invites, { failAllOnError }) {
        const { successes = [], errors = [] } = (await this._updateInvites(raws(invites), failAllOnError)) ?? {};
        return [updated(this, LaunchpadInvite, invites, "id", successes), errors];
      },
      async updateUsers(users, { failAllOnError, waitForPropagation }) {
        const answer = (await this._updateUsers(raws(users), failAllOnError)) ?? {};
        const successes = updated(this, LaunchpadUser, users, "id", answer.successes ?? []);
        await propagated(this, answer, waitForPropagation);
        return [successes, answer.errors ?? []];
      },
      async deleteUsers(emails, { failAllOnError, waitForPropagation }) {
        const answer = (await this._deleteUsers(emails, failAllOnError)) ?? {};
        await propagated(this, answer, waitForPropagation);
        return [answer.successes ?? [], answer.errors ?? []];
      },
    },
    BaseLaunchpadUser: {
      async addGroups(groups) {
        const names = [...new Set(groups)];
        const found = await this._client.listGroups({ names });
        const missing = names.filter((name) => !found.some((group) => group.name === name));
        if (missing.length > 0) {
          fail("DataikuResourceDoesNotExistException", `these groups do not exist: ${missing.join(", ")}`);
        }
        const added = found.filter((group) => !this.groups.includes(group.name));
        this._data.groups = [...(this._data.groups ?? []), ...added.map((group) => ({ id: group.getRaw().id, name: group.name }))];
      },
    },
  };
}
