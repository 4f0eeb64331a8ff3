"""General settings, impersonation rules, variables."""

from . import Cases

case = Cases()

case("settings.raw",
     's = c.get_general_settings(); s.get_raw()["other"] = 2; s.save(); return [type(s).__name__, s.client is c, s.settings is s.get_raw(), sorted(s.settings)]',
     'const s = await c.getGeneralSettings(); s.getRaw()["other"] = 2; await s.save(); return [s.constructor.name, s.client === c, s.settings === s.getRaw(), Object.keys(s.settings).sort()];')
case("settings.push_base_images", 'return c.get_general_settings().push_container_exec_base_images()',
     'return await (await c.getGeneralSettings()).pushContainerExecBaseImages();')
case("settings.push_base_images_failed", 'c.get_general_settings().push_container_exec_base_images()',
     'await (await c.getGeneralSettings()).pushContainerExecBaseImages();', throws="no registry",
     answers={"POST /admin/container-exec/actions/push-base-images": [{"messages": {"error": True, "messages": [{"message": "no registry"}]}}]})

_RULES = 'return [type(r).__name__[3:8], r.raw]'
_FILTERS = {
    "all": ("", ""),
    "dss_user": ('dss_user="alice"', 'dssUser: "alice"'),
    "dss_group": ('dss_group="g1"', 'dssGroup: "g1"'),
    "unix_user": ('unix_user="ub"', 'unixUser: "ub"'),
    "hadoop_user": ('hadoop_user="hg"', 'hadoopUser: "hg"'),
    "project": ('project_key="P1"', 'projectKey: "P1"'),
    "scope": ('scope="GLOBAL"', 'scope: "GLOBAL"'),
    "rule_type": ('rule_type="IDENTITY"', 'ruleType: "IDENTITY"'),
    "users_only": ('is_user=True', 'isUser: true'),
    "groups_only": ('is_user=False', 'isUser: false'),
    "rule_from": ('rule_from="(.*)"', 'ruleFrom: "(.*)"'),
    "by_project": ('project_key="P1", is_user=True', 'projectKey: "P1", isUser: true'),
    "by_group": ('dss_group="g1", is_user=False', 'dssGroup: "g1", isUser: false'),
    "none_of_both": ('dss_user="nobody", dss_group="nobody"', 'dssUser: "nobody", dssGroup: "nobody"'),
}
for _name, (_py, _js) in _FILTERS.items():
    _options = "{ %s }" % _js if _js else ""
    case("settings.get_rules_" + _name, 'return [[type(r).__name__, r.raw] for r in c.get_general_settings().get_impersonation_rules(%s)]' % _py,
         'return (await c.getGeneralSettings()).getImpersonationRules(%s).map((r) => [r.constructor.name, r.raw]);' % _options)
    case("settings.remove_rules_" + _name, 's = c.get_general_settings(); s.remove_impersonation_rules(%s); s.save()' % _py,
         'const s = await c.getGeneralSettings(); s.removeImpersonationRules(%s); await s.save();' % _options)
case("settings.rules_by_reference",
     's = c.get_general_settings(); s.get_impersonation_rules(dss_user="alice")[0].user_identity(); s.save()',
     'const s = await c.getGeneralSettings(); s.getImpersonationRules({ dssUser: "alice" })[0].userIdentity(); await s.save();')

case("settings.add_user_rule",
     's = c.get_general_settings(); s.add_impersonation_rule(DSSUserImpersonationRule().scope_project("P9").user_single("du", "uu", hadoop_user="hu")); s.save()',
     'const s = await c.getGeneralSettings(); s.addImpersonationRule(new DSSUserImpersonationRule().scopeProject("P9").userSingle("du", "uu", { hadoopUser: "hu" })); await s.save();')
case("settings.add_group_rule",
     's = c.get_general_settings(); s.add_impersonation_rule(DSSGroupImpersonationRule().group_single("dg", "uu", hadoop_user="hu")); s.save()',
     'const s = await c.getGeneralSettings(); s.addImpersonationRule(new DSSGroupImpersonationRule().groupSingle("dg", "uu", { hadoopUser: "hu" })); await s.save();')
case("settings.add_rule_knows_its_kind",
     's = c.get_general_settings(); s.add_impersonation_rule(DSSGroupImpersonationRule(), is_user_rule=True); s.add_impersonation_rule(DSSUserImpersonationRule(), is_user_rule=False); s.save()',
     'const s = await c.getGeneralSettings(); s.addImpersonationRule(new DSSGroupImpersonationRule(), { isUserRule: true }); s.addImpersonationRule(new DSSUserImpersonationRule(), { isUserRule: false }); await s.save();')
case("settings.add_raw_rules",
     's = c.get_general_settings(); s.add_impersonation_rule({"type": "IDENTITY", "scope": "GLOBAL"}); s.add_impersonation_rule({"type": "IDENTITY"}, is_user_rule=False); s.save()',
     'const s = await c.getGeneralSettings(); s.addImpersonationRule({ "type": "IDENTITY", "scope": "GLOBAL" }); s.addImpersonationRule({ "type": "IDENTITY" }, { isUserRule: false }); await s.save();')

case("settings.user_rules",
     '''
     rule = DSSUserImpersonationRule()
     fresh = dict(rule.raw)
     raw = {"type": "IDENTITY"}
     given = DSSUserImpersonationRule(raw=raw)
     return [fresh, given.raw is raw, rule.user_single("a", "ua") is rule, dict(rule.raw), dict(rule.scope_project("P1").user_regexp("(.*)", "$1").raw),
             dict(rule.scope_global().user_regexp("(.*)", "$1", hadoop_user="h").raw), dict(rule.user_identity().raw)]
     ''',
     '''
     const rule = new DSSUserImpersonationRule();
     const fresh = { ...rule.raw };
     const raw = { "type": "IDENTITY" };
     const given = new DSSUserImpersonationRule({ raw });
     return [fresh, given.raw === raw, rule.userSingle("a", "ua") === rule, { ...rule.raw }, { ...rule.scopeProject("P1").userRegexp("(.*)", "$1").raw },
       { ...rule.scopeGlobal().userRegexp("(.*)", "$1", { hadoopUser: "h" }).raw }, { ...rule.userIdentity().raw }];
     ''')
case("settings.group_rules",
     '''
     rule = DSSGroupImpersonationRule()
     fresh = dict(rule.raw)
     raw = {"type": "IDENTITY"}
     given = DSSGroupImpersonationRule(raw=raw)
     return [fresh, given.raw is raw, rule.group_single("a", "ua") is rule, dict(rule.raw), dict(rule.group_regexp("(.*)", "$1").raw),
             dict(rule.group_regexp("(.*)", "$1", hadoop_user="h").raw), dict(rule.group_identity().raw)]
     ''',
     '''
     const rule = new DSSGroupImpersonationRule();
     const fresh = { ...rule.raw };
     const raw = { "type": "IDENTITY" };
     const given = new DSSGroupImpersonationRule({ raw });
     return [fresh, given.raw === raw, rule.groupSingle("a", "ua") === rule, { ...rule.raw }, { ...rule.groupRegexp("(.*)", "$1").raw },
       { ...rule.groupRegexp("(.*)", "$1", { hadoopUser: "h" }).raw }, { ...rule.groupIdentity().raw }];
     ''')

case("variables.edit",
     'v = c.get_global_variables(); v["env"] = "test"; v["new"] = [1]; del v["n"]; v.save(); return [type(v).__name__, v.client is c, dict(v)]',
     'const v = await c.getGlobalVariables(); v["env"] = "test"; v["raw"]["new"] = [1]; delete v["raw"]["n"]; await v.save(); return [v.constructor.name, v.client === c, { ...v }];')
case("variables.deprecated", 'v = c.get_variables(); v["env"] = "x"; c.set_variables(v); c.set_variables({"a": 1}); return type(v).__name__',
     'const v = await c.getVariables(); v["env"] = "x"; await c.setVariables(v); await c.setVariables({ "a": 1 }); return v.constructor.name;')
case("variables.resolved_default", 'return c.get_resolved_variables()', 'return await c.getResolvedVariables();', env={"DKU_CURRENT_PROJECT_KEY": "P1"})
case("variables.resolved", 'return c.get_resolved_variables(project_key="P2", typed=True)', 'return await c.getResolvedVariables({ projectKey: "P2", typed: true });')
case("settings.regexp_rules_without_hadoop_user",
     'return [DSSUserImpersonationRule().user_regexp("a", "b").raw, DSSGroupImpersonationRule().group_regexp("a", "b").raw]',
     'return [new DSSUserImpersonationRule().userRegexp("a", "b").raw, new DSSGroupImpersonationRule().groupRegexp("a", "b").raw];')
