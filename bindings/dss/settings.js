// Bodies of the methods that settings.go declares with JS.
({ DSSUserImpersonationRule, DSSGroupImpersonationRule, fail }) => {
  // Each filter's key on the wire, by kind of rule; a kind that a filter is not about ignores it.
  const both = { ruleFrom: "ruleFrom", unixUser: "targetUnix", hadoopUser: "targetHadoop", ruleType: "type" };
  const user = { ...both, dssUser: "dssUser", projectKey: "projectKey", scope: "scope" };
  const group = { ...both, dssGroup: "dssGroup" };
  const chosen = (rules, keys, filters) =>
    rules.filter((rule) => Object.keys(keys).every((name) => filters[name] === null || rule[keys[name]] === filters[name]));
  const list = ({ settings }, kind) => {
    const rules = settings.impersonation?.[kind];
    if (!Array.isArray(rules)) fail("ResponseError", `DSSGeneralSettings: the answer to GET /admin/general-settings has no list "impersonation.${kind}"`);
    return rules;
  };
  const matches = (settings, filters) => ({
    userRules: filters.isUser === false ? [] : chosen(list(settings, "userRules"), user, filters),
    groupRules: filters.isUser === true ? [] : chosen(list(settings, "groupRules"), group, filters),
  });
  return {
    DSSGeneralSettings: {
      addImpersonationRule(rule, { isUserRule }) {
        if (rule instanceof DSSUserImpersonationRule) list(this, "userRules").push(rule.raw);
        else if (rule instanceof DSSGroupImpersonationRule) list(this, "groupRules").push(rule.raw);
        else list(this, isUserRule ? "userRules" : "groupRules").push(rule);
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
          for (const rule of found[kind]) list(this, kind).splice(list(this, kind).indexOf(rule), 1);
        }
      },
    },
  };
}
