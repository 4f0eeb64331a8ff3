"""Users: list, create, change, in bulk, from a directory, as somebody else."""

import re

from canned import PREFERENCES

from . import Cases

case = Cases()
FUTURE = 'return [type(f).__name__, f.job_id, f.wait_for_result()]'
FUTURE_JS = 'return [f.constructor.name, f.jobId, await f.waitForResult()];'

# --- listing
case("users.list", 'return [u["login"] for u in c.list_users()]', 'return (await c.listUsers()).map((u) => u["login"]);')
case("users.list_settings", 'return c.list_users(include_settings=True)', 'return await c.listUsers({ includeSettings: true });')
case("users.list_objects",
     'return [[type(u).__name__, u.login, u.client is c] for u in c.list_users(as_objects=True)]',
     'return (await c.listUsers({ asObjects: true })).map((u) => [u.constructor.name, u.login, u.client === c]);')
case("users.list_info",
     'return [[type(u).__name__, u.login, u.display_name, u.groups, u.email, u.enabled, u.get_raw()] for u in c.list_users_info()]',
     'return (await c.listUsersInfo()).map((u) => [u.constructor.name, u.login, u.displayName, u.groups, u.email, u.enabled, u.getRaw()]);')
case("users.list_activity",
     'return [[type(a).__name__, a.login, a.last_successful_login, a.last_failed_login, a.last_session_activity] for a in c.list_users_activity()]',
     'return (await c.listUsersActivity()).map((a) => [a.constructor.name, a.login, a.lastSuccessfulLogin, a.lastFailedLogin, a.lastSessionActivity]);')
case("users.list_activity_enabled", 'c.list_users_activity(enabled_users_only=True)', 'await c.listUsersActivity({ enabledUsersOnly: true });')
case("users.list_expired_trial", 'return c.list_expired_trial_users()', 'return await c.listExpiredTrialUsers();')

# --- creating, in bulk
case("users.create_default",
     'u = c.create_user("bob", "pw"); return [type(u).__name__, u.login, u.client is c]',
     'const u = await c.createUser("bob", "pw"); return [u.constructor.name, u.login, u.client === c];')
case("users.create_all_options",
     'c.create_user("bob", "pw", display_name="Bob", source_type="LDAP", groups=["a", "b"], profile="READER", email="b@x.com")',
     'await c.createUser("bob", "pw", { displayName: "Bob", sourceType: "LDAP", groups: ["a", "b"], profile: "READER", email: "b@x.com" });')
case("users.create_null_groups", 'c.create_user("bob", None, groups=None)', 'await c.createUser("bob", null, { groups: null });')
case("users.create_without_password", 'c.create_user("bob")', 'await c.createUser("bob");', throws="password", misuse=True)
case("users.bulk_create",
     'return c.create_users([{"login": "a", "password": "p"}, {"login": "b", "displayName": "B", "sourceType": "LDAP", "groups": ["g"], "userProfile": "READER", "email": "b@x.com", "extra": 1}])',
     'return await c.createUsers([{ "login": "a", "password": "p" }, { "login": "b", "displayName": "B", "sourceType": "LDAP", "groups": ["g"], "userProfile": "READER", "email": "b@x.com", "extra": 1 }]);')
case("users.bulk_create_null_groups", 'c.create_users([{"login": "a", "groups": None}, {}])', 'await c.createUsers([{ "login": "a", "groups": null }, {}]);')
case("users.bulk_edit", 'return c.edit_users([{"login": "a", "displayName": "A"}])', 'return await c.editUsers([{ "login": "a", "displayName": "A" }]);')
case("users.bulk_delete", 'return c.delete_users(["a", "b"])', 'return await c.deleteUsers(["a", "b"]);')
case("users.bulk_delete_self", 'c.delete_users(["me"], allow_self_deletion=True)', 'await c.deleteUsers(["me"], { allowSelfDeletion: true });')

# --- one user
case("users.get", 'u = c.get_user("alice"); return [type(u).__name__, u.login, u.client is c]', 'const u = c.getUser("alice"); return [u.constructor.name, u.login, u.client === c];')
case("users.delete", 'c.get_user("test_login").delete()', 'await c.getUser("test_login").delete();')
case("users.delete_self", 'c.get_user("test_login").delete(allow_self_deletion=True)', 'await c.getUser("test_login").delete({ allowSelfDeletion: true });')
case("users.info",
     'i = c.get_user("alice").get_info(); return [type(i).__name__, i.login, i.display_name, i.groups, i.email, i.enabled, i.get_raw()]',
     'const i = await c.getUser("alice").getInfo(); return [i.constructor.name, i.login, i.displayName, i.groups, i.email, i.enabled, i.getRaw()];')
case("users.activity",
     'a = c.get_user("test_login").get_activity(); return [a.login, a.last_successful_login, a.last_failed_login, a.last_session_activity, a.get_raw(), a.activity is a.get_raw(), a.client is c]',
     'const a = await c.getUser("test_login").getActivity(); return [a.login, a.lastSuccessfulLogin, a.lastFailedLogin, a.lastSessionActivity, a.getRaw(), a.activity === a.getRaw(), a.client === c];')
case("users.activity_is_dated", None,
     'const a = await c.getUser("test_login").getActivity(); return [a.lastSuccessfulLogin instanceof Date, a.lastFailedLogin];',
     value=[True, None])
case("users.definition",
     'u = c.get_user("test_login"); d = u.get_definition(); d["email"] = "new@x.com"; return u.set_definition(d)["login"]',
     'const u = c.getUser("test_login"); const d = await u.getDefinition(); d["email"] = "new@x.com"; return (await u.setDefinition(d))["login"];')

# --- settings
case("users.settings_read",
     's = c.get_user("alice").get_settings(); return [type(s).__name__, s.login, s.enabled, s.creation_date, s.admin_properties, s.user_properties, type(s.preferences).__name__, s.get_raw()["email"], s.settings is s.get_raw(), s.client is c]',
     'const s = await c.getUser("alice").getSettings(); return [s.constructor.name, s.login, s.enabled, s.creationDate, s.adminProperties, s.userProperties, s.preferences.constructor.name, s.getRaw()["email"], s.settings === s.getRaw(), s.client === c];')
case("users.settings_undated", 'return c.get_user("undated").get_settings().creation_date', 'return (await c.getUser("undated").getSettings()).creationDate;')
case("users.settings_extend_a_base", None,
     'const s = await c.getUser("alice").getSettings(); const o = await c.getOwnUser().getSettings(); return [s instanceof DSSUserSettingsBase, o instanceof DSSUserSettingsBase, s instanceof DSSOwnUserSettings];',
     value=[True, True, False])


def change(name, py, js, **more):
    """A case that changes the settings of test_login and saves them."""
    case(name, 's = c.get_user("test_login").get_settings(); %s; s.save()' % py, 'const s = await c.getUser("test_login").getSettings(); %s; await s.save();' % js, **more)


change("users.disable", 's.enabled = False', 's.enabled = false')
change("users.raw", 's.get_raw()["displayName"] = "T"', 's.getRaw()["displayName"] = "T"')
change("users.admin_properties", 's.admin_properties["k"] = "v"', 's.adminProperties["k"] = "v"')
change("users.user_properties", 's.user_properties["k"] = {"deep": True}', 's.userProperties["k"] = { "deep": true }')
change("users.add_secret", 's.add_secret("secretname", "secretvalue")', 's.addSecret("secretname", "secretvalue")')
change("users.replace_secret", 's.add_secret("old", "new")', 's.addSecret("old", "new")')
change("users.remove_secret", 's.remove_secret("old")', 's.removeSecret("old")')
change("users.remove_absent_secret", 's.remove_secret("nope")', 's.removeSecret("nope")')
change("users.credential", 's.set_basic_connection_credential("c1", "u1", "p1")', 's.setBasicConnectionCredential("c1", "u1", "p1")')
change("users.credential_remove", 's.remove_connection_credential("c0")', 's.removeConnectionCredential("c0")')
change("users.credential_remove_absent", 's.remove_connection_credential("c9")', 's.removeConnectionCredential("c9")')
change("users.plugin_credential", 's.set_basic_plugin_credential("pl", "ps", "pr", "p2", "u", "p")', 's.setBasicPluginCredential("pl", "ps", "pr", "p2", "u", "p")')
change("users.plugin_credential_quoted", 's.set_basic_plugin_credential("p\\"l", "pé", "pr", "pn", "u", "p")', 's.setBasicPluginCredential("p\\"l", "pé", "pr", "pn", "u", "p")')
change("users.plugin_oauth2", 's.set_oauth2_plugin_credential("pl", "ps", "pr", "p3", "TOKEN")', 's.setOauth2PluginCredential("pl", "ps", "pr", "p3", "TOKEN")')
change("users.plugin_credential_remove", 's.remove_plugin_credential("pl", "ps", "pr", "pn")', 's.removePluginCredential("pl", "ps", "pr", "pn")')
change("users.plugin_credential_remove_absent", 's.remove_plugin_credential("x", "ps", "pr", "pn")', 's.removePluginCredential("x", "ps", "pr", "pn")')

for _key, _value in PREFERENCES.items():
    _member = re.sub("[A-Z]", lambda m: "_" + m.group().lower(), _key)
    _new = ("ja", '"ja"', '"ja"') if _key == "uiLanguage" else (not _value, repr(not _value), "false" if _value else "true")
    case("users.preference_" + _member,
         's = c.get_user("alice").get_settings(); was = s.preferences.%s; s.preferences.%s = %s; s.save(); return [was, s.preferences.%s]' % (_member, _member, _new[1], _member),
         'const s = await c.getUser("alice").getSettings(); const was = s.preferences.%s; s.preferences.%s = %s; await s.save(); return [was, s.preferences.%s];' % (_key, _key, _new[2], _key))
case("users.preferences_are_the_raw",
     's = c.get_user("alice").get_settings(); p = s.preferences; return [p.preferences is s.get_raw()["preferences"], p.preferences["uiLanguage"]]',
     'const s = await c.getUser("alice").getSettings(); const p = s.preferences; return [p.preferences === s.getRaw()["preferences"], p.preferences["uiLanguage"]];')

# --- one's own
case("users.own",
     'u = c.get_own_user(); s = u.get_settings(); s.get_raw()["email"] = "me@x.com"; s.save(); return [type(u).__name__, u.client is c, type(s).__name__, s.user_properties, s.client is c]',
     'const u = c.getOwnUser(); const s = await u.getSettings(); s.getRaw()["email"] = "me@x.com"; await s.save(); return [u.constructor.name, u.client === c, s.constructor.name, s.userProperties, s.client === c];')
case("users.own_credentials",
     's = c.get_own_user().get_settings(); s.add_secret("n", "v"); s.remove_secret("old"); s.set_basic_connection_credential("c1", "u", "p"); s.remove_connection_credential("c0"); s.set_oauth2_plugin_credential("a", "b", "c", "d", "T"); s.remove_plugin_credential("pl", "ps", "pr", "pn"); s.save()',
     'const s = await c.getOwnUser().getSettings(); s.addSecret("n", "v"); s.removeSecret("old"); s.setBasicConnectionCredential("c1", "u", "p"); s.removeConnectionCredential("c0"); s.setOauth2PluginCredential("a", "b", "c", "d", "T"); s.removePluginCredential("pl", "ps", "pr", "pn"); await s.save();')

# --- as somebody else
case("users.client_as",
     'n = c.get_user("bob").get_client_as(); return [type(n).__name__, n is c, n.host == c.host, len(n.list_users_info())]',
     'const n = c.getUser("bob").getClientAs(); return [n.constructor.name, n === c, n.host === c.host, (await n.listUsersInfo()).length];')
case("users.client_as_by_ticket",
     'DSSClient(c.host, internal_ticket="TICKET").get_user("bob").get_client_as().list_groups_info()',
     'await new DSSClient(c.host, { internalTicket: "TICKET" }).getUser("bob").getClientAs().listGroupsInfo();')
case("users.client_as_drops_extra_headers",
     'DSSClient(c.host, api_key="KEY", extra_headers={"X-Trace": "t"}).get_user("bob").get_client_as().list_groups_info()',
     'await new DSSClient(c.host, { apiKey: "KEY", extraHeaders: { "X-Trace": "t" } }).getUser("bob").getClientAs().listGroupsInfo();')
case("users.client_as_leaves_the_client",
     'c.get_user("bob").get_client_as().list_groups_info(); c.list_groups_info()',
     'await c.getUser("bob").getClientAs().listGroupsInfo(); await c.listGroupsInfo();')

# --- from a directory
case("users.resync", 'f = c.get_user("test_login").start_resync_from_supplier(); ' + FUTURE, 'const f = await c.getUser("test_login").startResyncFromSupplier(); ' + FUTURE_JS)
case("users.resync_some", 'f = c.start_resync_users_from_supplier(["alice", "bob"]); ' + FUTURE, 'const f = await c.startResyncUsersFromSupplier(["alice", "bob"]); ' + FUTURE_JS)
case("users.resync_all", 'f = c.start_resync_all_users_from_supplier(); ' + FUTURE, 'const f = await c.startResyncAllUsersFromSupplier(); ' + FUTURE_JS)
case("users.external_groups", 'f = c.start_fetch_external_groups("LDAP"); ' + FUTURE, 'const f = await c.startFetchExternalGroups("LDAP"); ' + FUTURE_JS)
case("users.external_users", 'f = c.start_fetch_external_users("AZURE_AD"); ' + FUTURE, 'const f = await c.startFetchExternalUsers("AZURE_AD"); ' + FUTURE_JS)
case("users.external_users_filtered",
     'c.start_fetch_external_users("LDAP", login="l", email="e@x.com", group_name="g n")',
     'await c.startFetchExternalUsers("LDAP", { login: "l", email: "e@x.com", groupName: "g n" });')
case("users.provision", 'f = c.start_provision_users("LDAP", [{"login": "ext1"}]); ' + FUTURE, 'const f = await c.startProvisionUsers("LDAP", [{ "login": "ext1" }]); ' + FUTURE_JS)
