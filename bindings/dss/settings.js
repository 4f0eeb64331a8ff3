// Bodies of the methods that settings.go declares with JS.
({ DSSUserImpersonationRule, DSSGroupImpersonationRule }) => {
  // Each filter's key on the wire, by kind of rule; a kind that a filter is not about ignores it.
  const both = { ruleFrom: "ruleFrom", unixUser: "targetUnix", hadoopUser: "targetHadoop", ruleType: "type" };
  const user = { ...both, dssUser: "dssUser", projectKey: "projectKey", scope: "scope" };
  const group = { ...both, dssGroup: "dssGroup" };
  const chosen = (rules, keys, filters) =>
    rules.filter((rule) => Object.keys(keys).every((name) => filters[name] === null || rule[keys[name]] === filters[name]));
  const matches = ({ settings: { impersonation } }, filters) => ({
    userRules: filters.isUser === false ? [] : chosen(impersonation.userRules, user, filters),
    groupRules: filters.isUser === true ? [] : chosen(impersonation.groupRules, group, filters),
  });
  return {
    DSSGeneralSettings: {
      addImpersonationRule(rule, { isUserRule }) {
        const { userRules, groupRules } = this.settings.impersonation;
        if (rule instanceof DSSUserImpersonationRule) userRules.push(rule.raw);
        else if (rule instanceof DSSGroupImpersonationRule) groupRules.push(rule.raw);
        else (isUserRule ? userRules : groupRules).push(rule);
      },
      getImpersonationRules(filters) {
        const { userRules, groupRules } = matches(this, filters);
        return [
          ...userRules.map((rule) => new DSSUserImpersonationRule(rule)),
          ...groupRules.map((rule) => new DSSGroupImpersonationRule(rule)),
        ];
      },
      removeImpersonationRules(filters) {
        const found = matches(this, filters);
        for (const kind of ["userRules", "groupRules"]) {
          const rules = this.settings.impersonation[kind];
          for (const rule of found[kind]) rules.splice(rules.indexOf(rule), 1);
        }
      },
    },
  };
}
