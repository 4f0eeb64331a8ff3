// Bodies of the methods that group.go declares with JS.
({ LaunchpadGroup, LaunchpadTask, DataikuBadRequestException, refresh, fail }) => {
  const copy = (document) => JSON.parse(JSON.stringify(document));
  const propagated = async (client, answer, wait) => {
    if (wait && answer?.taskId) await new LaunchpadTask(client, answer.taskId).waitForResult();
  };
  const nodesOfType = async (client, type) => {
    const none = (why) => fail("DataikuClientException", `the node type ${type} does not exist on the space${why}`);
    try {
      const nodes = await client.listNodes({ type });
      return nodes.length > 0 ? nodes : none("");
    } catch (e) {
      if (e instanceof DataikuBadRequestException) none(`: ${e.message}`);
      throw e;
    }
  };
  const nodesOfName = async (client, name) => {
    const nodes = (await client.listNodes()).filter((node) => node.name === name);
    return nodes.length > 0 ? nodes : fail("DataikuClientException", `the node ${name} does not exist on the space`);
  };
  // What an edit is about: the permissions of the nodes' kind, and the nodes' names.
  const edited = async (group, { nodeType, nodeName }) => {
    if (!nodeType === !nodeName) fail("TypeError", "which nodes? Give either nodeType or nodeName");
    const nodes = await (nodeType ? nodesOfType(group._client, nodeType) : nodesOfName(group._client, nodeName));
    const permissions = nodes[0].type === "govern" ? "governPermissions" : "dataikuPermissions";
    return { permissions: (group.getRaw()[permissions] ??= {}), names: nodes.map((node) => node.name) };
  };
  return {
    LaunchpadClient: {
      async buildGroup(name, { description, emails, launchpadPermissions, dataikuPermissions, governPermissions }) {
        const group = new LaunchpadGroup(this, {
          id: null, name,
          launchpadPermissions: copy(launchpadPermissions ?? {}),
          dataikuPermissions: copy(dataikuPermissions ?? {}),
          governPermissions: copy(governPermissions ?? {}),
          description,
        });
        if (emails?.length) await group.addUsers(emails);
        return group;
      },
      async getGroup(name) {
        if (!name) fail("DataikuException", "name_required: Name cannot be empty");
        const [found] = await this.listGroups({ names: [name] });
        return found ?? fail("DataikuResourceDoesNotExistException", `the space has no group with the name ${name}: it does not exist`);
      },
    },
    LaunchpadGroup: {
      async grantNodeAccess({ copyPermissionsFromNode, ...which }) {
        const { permissions, names } = await edited(this, which);
        const model = permissions[copyPermissionsFromNode] ?? {};
        for (const name of names) permissions[name] ??= copy(model);
      },
      async updatePermissions(changes, { grantNodeAccess, ...which }) {
        const { permissions, names } = await edited(this, which);
        if (grantNodeAccess) await this.grantNodeAccess(which);
        const accessible = names.filter((name) => name in permissions);
        if (accessible.length === 0) {
          fail("DataikuClientException", "no node matches for the update of permissions: the group has access to none of them");
        }
        for (const name of accessible) Object.assign(permissions[name], copy(changes));
      },
      async revokeNodeAccess(which) {
        const { permissions, names } = await edited(this, which);
        for (const name of names) delete permissions[name];
      },
      async addUsers(emails) {
        const wanted = [...new Set(emails)];
        const found = await this._client.listUsers({ emails: wanted });
        const missing = wanted.filter((email) => !found.some((user) => user.email === email));
        if (missing.length > 0) fail("DataikuClientException", `these users do not exist: ${missing.join(", ")}`);
        const added = found.filter((user) => !this.users.includes(user.email));
        this._data.users = [...(this._data.users ?? []), ...added.map((user) => ({ id: user.getRaw().id, email: user.email }))];
      },
      async save({ waitForPropagation }) {
        const answer = await (this._data.id ? this._update() : this._create());
        refresh(this._data, answer?.group);
        await propagated(this._client, answer, waitForPropagation);
      },
      async delete({ waitForPropagation }) {
        await propagated(this._client, await this._delete(), waitForPropagation);
      },
    },
  };
}
