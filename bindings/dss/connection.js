// Bodies of the methods that connection.go declares with JS.
({ fail }) => {
  const credential = (info, key, kind) => {
    if (!(key in info.raw)) fail("Error", `no ${kind} credential available for this connection: it has none, or its details are not readable with this key`);
    return info.raw[key];
  };
  return {
    DSSConnectionInfo: {
      getBasicCredential() { return credential(this, "resolvedBasicCredential", "basic"); },
      getAwsCredential() { return credential(this, "resolvedAWSCredential", "AWS"); },
      getOauth2Credential() { return credential(this, "resolvedOAuth2Credential", "OAuth2"); },
    },
    DSSConnectionSettings: {
      setUsability(all, ...groups) {
        this.settings.usableBy = all ? "ALL" : "ALLOWED";
        if (!all) this.settings.allowedGroups = groups;
      },
    },
    DSSConnectionDetailsReadability: {
      setReadability(all, ...groups) {
        if (all) {
          this._data.readableBy = "ALL";
        } else if (groups.length === 0) {
          this._data.readableBy = "NONE";
        } else {
          this._data.readableBy = "ALLOWED";
          this._data.allowedGroups = groups;
        }
      },
    },
  };
}
