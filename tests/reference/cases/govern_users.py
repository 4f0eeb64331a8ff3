"""Govern's users, groups and authorization matrix."""

from . import Cases

case = Cases()

case("g.users.list", 'return g.list_users()', 'return await g.listUsers();')
case("g.users.list_objects", 'return [[type(u).__name__, u.login, u.client is g] for u in g.list_users(as_objects=True)]',
     'return (await g.listUsers({ asObjects: true })).map((u) => [u.constructor.name, u.login, u.client === g]);')
case("g.users.list_settings", 'g.list_users(include_settings=True)', 'await g.listUsers({ includeSettings: true });')
case("g.users.list_info", 'return [[type(u).__name__, u.login, u.display_name, u.groups, u.email, u.enabled, u.get_raw()] for u in g.list_users_info()]',
     'return (await g.listUsersInfo()).map((u) => [u.constructor.name, u.login, u.displayName, u.groups, u.email, u.enabled, u.getRaw()]);')
case("g.users.get", 'u = g.get_user("alice"); return [type(u).__name__, u.login, u.client is g, u.get_info().display_name]',
     'const u = g.getUser("alice"); return [u.constructor.name, u.login, u.client === g, (await u.getInfo()).displayName];')
case("g.users.create_default", 'u = g.create_user("test_login", "pw"); return [type(u).__name__, u.login]', 'const u = await g.createUser("test_login", "pw"); return [u.constructor.name, u.login];')
case("g.users.create", 'g.create_user("test_login", "pw", display_name="D", source_type="LDAP", groups=["a"], profile="READER", email="e@x.com")',
     'await g.createUser("test_login", "pw", { displayName: "D", sourceType: "LDAP", groups: ["a"], profile: "READER", email: "e@x.com" });')
case("g.users.create_many", 'return g.create_users([{"login": "a", "password": "p"}, {"login": "b", "groups": None, "userProfile": "READER"}])',
     'return await g.createUsers([{ "login": "a", "password": "p" }, { "login": "b", "groups": null, "userProfile": "READER" }]);')
case("g.users.edit_many", 'return g.edit_users([{"login": "a", "displayName": "A"}])', 'return await g.editUsers([{ "login": "a", "displayName": "A" }]);')
case("g.users.delete_many", 'return g.delete_users(["a", "b"])', 'return await g.deleteUsers(["a", "b"]);')
case("g.users.delete_many_self", 'g.delete_users(["a"], allow_self_deletion=True)', 'await g.deleteUsers(["a"], { allowSelfDeletion: true });')
case("g.users.delete", 'g.get_user("test_login").delete()', 'await g.getUser("test_login").delete();')
case("g.users.delete_self", 'g.get_user("test_login").delete(allow_self_deletion=True)', 'await g.getUser("test_login").delete({ allowSelfDeletion: true });')
case("g.users.settings",
     '''
     s = g.get_user("alice").get_settings()
     before = [type(s).__name__, s.login, s.client is g, s.settings is s.get_raw(), s.user_properties, s.admin_properties, s.enabled, s.creation_date]
     s.enabled = False
     s.admin_properties["x"] = 1
     s.user_properties["y"] = 2
     s.save()
     return before + [s.enabled]
     ''',
     '''
     const s = await g.getUser("alice").getSettings();
     const before = [s.constructor.name, s.login, s.client === g, s.settings === s.getRaw(), s.userProperties, s.adminProperties, s.enabled, s.creationDate];
     s.enabled = false;
     s.adminProperties["x"] = 1;
     s.userProperties["y"] = 2;
     await s.save();
     return [...before, s.enabled];
     ''')
case("g.users.settings_undated", 'return g.get_user("undated").get_settings().creation_date', 'return (await g.getUser("undated").getSettings()).creationDate ?? null;')
case("g.users.definition", 'u = g.get_user("alice"); d = u.get_definition(); d["email"] = "n@x.com"; return u.set_definition(d)["login"]',
     'const u = g.getUser("alice"); const d = await u.getDefinition(); d["email"] = "n@x.com"; return (await u.setDefinition(d))["login"];')
case("g.users.own", 'o = g.get_own_user(); s = o.get_settings(); s.get_raw()["email"] = "me@x.com"; s.save(); return [type(o).__name__, o.client is g, type(s).__name__, s.client is g, s.user_properties]',
     'const o = g.getOwnUser(); const s = await o.getSettings(); s.getRaw()["email"] = "me@x.com"; await s.save(); return [o.constructor.name, o.client === g, s.constructor.name, s.client === g, s.userProperties];')
_ACTIVITY = ("last_successful_login", "last_failed_login", "last_session_activity"), ("lastSuccessfulLogin", "lastFailedLogin", "lastSessionActivity")
case("g.users.activity", 'a = g.get_user("bob").get_activity(); return [type(a).__name__, a.login, a.client is g, a.activity is a.get_raw(), a.get_raw(), %s]' % ", ".join("a." + n for n in _ACTIVITY[0]),
     'const a = await g.getUser("bob").getActivity(); return [a.constructor.name, a.login, a.client === g, a.activity === a.getRaw(), a.getRaw(), %s];' % ", ".join("a." + n for n in _ACTIVITY[1]))
case("g.users.list_activity", 'return [[a.login, a.last_session_activity] for a in g.list_users_activity()]', 'return (await g.listUsersActivity()).map((a) => [a.login, a.lastSessionActivity]);')
case("g.users.list_activity_enabled", 'g.list_users_activity(enabled_users_only=True)', 'await g.listUsersActivity({ enabledUsersOnly: true });')
case("g.users.client_as", 'n = g.get_user("bob").get_client_as(); n.list_blueprints(); g.list_blueprints(); return [type(n).__name__, n.host == g.host, n.api_key == "KEY"]',
     'const n = g.getUser("bob").getClientAs(); await n.listBlueprints(); await g.listBlueprints(); return [n.constructor.name, n.host === g.host, n.apiKey === "KEY"];')
case("g.users.client_as_by_ticket", 'GovernClient(g.host, internal_ticket="TICKET").get_user("bob").get_client_as().list_groups()',
     'await new GovernClient(g.host, { internalTicket: "TICKET" }).getUser("bob").getClientAs().listGroups();')
case("g.users.resync", 'f = g.get_user("test_login").start_resync_from_supplier(); return [type(f).__name__, f.wait_for_result()]',
     'const f = await g.getUser("test_login").startResyncFromSupplier(); return [f.constructor.name, await f.waitForResult()];')
case("g.users.resync_some", 'return type(g.start_resync_users_from_supplier(["a"])).__name__', 'return (await g.startResyncUsersFromSupplier(["a"])).constructor.name;')
case("g.users.resync_all", 'return g.start_resync_all_users_from_supplier().job_id', 'return (await g.startResyncAllUsersFromSupplier()).jobId;')
case("g.users.external_groups", 'return g.start_fetch_external_groups("LDAP").wait_for_result()', 'return await (await g.startFetchExternalGroups("LDAP")).waitForResult();')
case("g.users.external_users", 'return g.start_fetch_external_users("LDAP").wait_for_result()', 'return await (await g.startFetchExternalUsers("LDAP")).waitForResult();')
case("g.users.external_users_filtered", 'g.start_fetch_external_users("LDAP", login="l", email="e", group_name="n")',
     'await g.startFetchExternalUsers("LDAP", { login: "l", email: "e", groupName: "n" });')
case("g.users.provision", 'return g.start_provision_users("LDAP", [{"login": "ext1"}]).wait_for_result()', 'return await (await g.startProvisionUsers("LDAP", [{ "login": "ext1" }])).waitForResult();')

case("g.groups.list", 'return g.list_groups()', 'return await g.listGroups();')
case("g.groups.list_info", 'return [[type(i).__name__, i.name, i.get_raw()] for i in g.list_groups_info()]', 'return (await g.listGroupsInfo()).map((i) => [i.constructor.name, i.name, i.getRaw()]);')
case("g.groups.create_default", 'x = g.create_group("test_group"); return [type(x).__name__, x.name, x.client is g]', 'const x = await g.createGroup("test_group"); return [x.constructor.name, x.name, x.client === g];')
case("g.groups.create", 'g.create_group("test_group", description="d", source_type="LDAP")', 'await g.createGroup("test_group", { description: "d", sourceType: "LDAP" });')
case("g.groups.definition", 'x = g.get_group("analysts"); d = x.get_definition(); d["description"] = "new"; return x.set_definition(d)["name"]',
     'const x = g.getGroup("analysts"); const d = await x.getDefinition(); d["description"] = "new"; return (await x.setDefinition(d))["name"];')
case("g.groups.delete", 'g.get_group("analysts").delete()', 'await g.getGroup("analysts").delete();')
case("g.groups.matrix", 'm = g.get_authorization_matrix(); return [type(m).__name__, m.raw, m.authorization_matrix is m.raw]',
     'const m = await g.getAuthorizationMatrix(); return [m.constructor.name, m.raw, m.authorizationMatrix === m.raw];')
