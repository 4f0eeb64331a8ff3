// Bodies of the methods that user.go declares with JS.
() => {
  // A preset's key, as the reference spells it: a JSON array without its brackets, in Python's spacing and ASCII.
  const ascii = (text) => text.replace(/[\u0080-\uffff]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
  const preset = (...ids) => ["PLUGIN", ...ids].map((id) => ascii(JSON.stringify(id))).join(", ");
  return {
    DSSUserSettingsBase: {
      addSecret(name, value) {
        this.removeSecret(name);
        this.settings.secrets.push({ name, value, secret: true });
      },
      removeSecret(name) {
        this.settings.secrets = this.settings.secrets.filter((secret) => secret.name !== name);
      },
      setBasicConnectionCredential(connection, login, password) {
        this.settings.credentials[connection] = { type: "BASIC", user: login, password };
      },
      removeConnectionCredential(connection) {
        delete this.settings.credentials[connection];
      },
      setBasicPluginCredential(pluginId, paramSetId, presetId, paramName, login, password) {
        this.settings.credentials[preset(pluginId, paramSetId, presetId, paramName)] = { type: "BASIC", user: login, password };
      },
      setOauth2PluginCredential(pluginId, paramSetId, presetId, paramName, refreshToken) {
        this.settings.credentials[preset(pluginId, paramSetId, presetId, paramName)] = { type: "OAUTH_REFRESH_TOKEN", refreshToken };
      },
      removePluginCredential(pluginId, paramSetId, presetId, paramName) {
        delete this.settings.credentials[preset(pluginId, paramSetId, presetId, paramName)];
      },
    },
  };
}
