"""Users and invites of a Launchpad space."""

from . import Cases
from canned_launchpad import USER1

case = Cases()

_USER, _INVITE = 'l.get_user("a@x.com")', 'l.get_invite("i@x.com")'
_USERJ, _INVITEJ = 'await l.getUser("a@x.com")', 'await l.getInvite("i@x.com")'
_FIELDS = [["id", "id"], ["email", "email"], ["profile", "profile"], ["groups", "groups"], ["created_on", "createdOn"]]
_PY, _JS = ", ".join("x." + p for p, _ in _FIELDS), ", ".join("x." + j for _, j in _FIELDS)
_TASK = {"GET /spaces/SPACE/task/t1": [{"ready": False}, {"ready": True, "successful": True}]}
_GROUPS = "POST /spaces/SPACE/groups/search"

case("l.users.list", 'return [[type(x).__name__, x.is_owner, x.get_raw(), %s] for x in l.list_users()]' % _PY,
     'return (await l.listUsers()).map((x) => [x.constructor.name, x.isOwner, x.getRaw(), %s]);' % _JS)
case("l.users.list_some", 'return len(l.list_users(emails=["a@x.com"]))', 'return (await l.listUsers({ emails: ["a@x.com"] })).length;')
case("l.users.get", 'x = %s; return [type(x).__name__, x.admin_properties, x.is_owner, x.get_raw(), %s]' % (_USER, _PY),
     'const x = %s; return [x.constructor.name, x.adminProperties, x.isOwner, x.getRaw(), %s];' % (_USERJ, _JS))
case("l.users.get_unknown",
     '''
     try:
         l.get_user("n@x.com")
     except DataikuResourceDoesNotExistException as e:
         return [type(e).__name__, isinstance(e, DataikuClientException), isinstance(e, DataikuResponseException), "n@x.com" in str(e)]
     ''',
     '''
     try {
       await l.getUser("n@x.com");
     } catch (e) {
       if (!(e instanceof DataikuResourceDoesNotExistException)) throw e;
       return [e.constructor.name, e instanceof DataikuClientException, e instanceof DataikuResponseException, e["message"].includes("n@x.com")];
     }
     ''', answers={"POST /spaces/SPACE/users/search": [[]]})
case("l.users.get_without_email", 'l.get_user("")', 'await l.getUser("");', throws="email")
case("l.users.update",
     'x = %s; x.set_profile("designer"); s, e = l.update_users([x]); return [len(s), s[0] is x, e, x.get_raw()]' % _USER,
     'const x = %s; x.setProfile("designer"); const [s, e] = await l.updateUsers([x]); return [s.length, s[0] === x, e, x.getRaw()];' % _USERJ)
case("l.users.update_options",
     'x = %s; s, e = l.update_users([x], fail_all_on_error=True, wait_for_propagation=True); return len(s)' % _USER,
     'const x = %s; const [s, e] = await l.updateUsers([x], { failAllOnError: true, waitForPropagation: true }); return s.length;' % _USERJ, answers=_TASK)
case("l.users.update_options_without_task",
     'x = %s; l.update_users([x], wait_for_propagation=True)' % _USER, 'const x = %s; await l.updateUsers([x], { waitForPropagation: true });' % _USERJ,
     answers={"PUT /spaces/SPACE/users": [{"successes": [USER1], "errors": []}]})
case("l.users.update_errors",
     'a, b = l.list_users(); s, e = l.update_users([a, b]); return [[x.email for x in s], e, s[0] is b]',
     'const [a, b] = await l.listUsers(); const [s, e] = await l.updateUsers([a, b]); return [s.map((x) => x.email), e, s[0] === b];',
     answers={"PUT /spaces/SPACE/users": [{"successes": [{"id": "u2", "profile": {"name": "reader"}}], "errors": [{"email": "a@x.com", "message": "no seat"}]}]})
case("l.users.delete", 's, e = l.delete_users(["a@x.com"]); return [s, e]', 'const [s, e] = await l.deleteUsers(["a@x.com"]); return [s, e];')
case("l.users.delete_options", 'l.delete_users(["a@x.com"], fail_all_on_error=True, wait_for_propagation=True)',
     'await l.deleteUsers(["a@x.com"], { failAllOnError: true, waitForPropagation: true });', answers=_TASK)
case("l.users.profile", 'x = %s; x.set_profile("designer"); a = x.profile; x.set_profile("reader", is_trial=True); b = x.profile; x.set_profile("reader", note="n"); return [a, b, x.profile]' % _USER,
     'const x = %s; x.setProfile("designer"); const a = x.profile; x.setProfile("reader", { isTrial: true }); const b = x.profile; x.setProfile("reader", { note: "n" }); return [a, b, x.profile];' % _USERJ)
case("l.users.admin_properties",
     'x = %s; x.set_admin_property("k", [1]); x.remove_admin_property("costCenter"); x.remove_admin_property("nope"); a = dict(x.admin_properties); x.admin_properties = {"z": 1}; return [a, x.admin_properties, x.get_raw()]' % _USER,
     'const x = %s; x.setAdminProperty("k", [1]); x.removeAdminProperty("costCenter"); x.removeAdminProperty("nope"); const a = { ...x.adminProperties }; x.adminProperties = { "z": 1 }; return [a, x.adminProperties, x.getRaw()];' % _USERJ)
case("l.users.admin_properties_missing", 'x = l.list_users()[1]; a = dict(x.admin_properties); x.set_admin_property("k", 1); return [a, x.get_raw()]',
     'const x = (await l.listUsers())[1]; const a = { ...x.adminProperties }; x.setAdminProperty("k", 1); return [a, x.getRaw()];')
case("l.users.admin_properties_are_copied", 'x = %s; p = {"z": 1}; x.admin_properties = p; p["z"] = 2; return x.admin_properties' % _USER,
     'const x = %s; const p = { "z": 1 }; x.adminProperties = p; p["z"] = 2; return x.adminProperties;' % _USERJ)
case("l.users.add_groups", 'x = %s; x.add_groups(["grp"]); return [x.groups, x.get_raw()["groups"]]' % _USER, 'const x = %s; await x.addGroups(["grp"]); return [x.groups, x.getRaw()["groups"]];' % _USERJ)
case("l.users.add_groups_again", 'x = %s; x.add_groups(["readers"]); return x.get_raw()["groups"]' % _USER, 'const x = %s; await x.addGroups(["readers"]); return x.getRaw()["groups"];' % _USERJ,
     answers={_GROUPS: [[{"id": "g0", "name": "readers"}]]})
case("l.users.add_groups_missing", '%s.add_groups(["nope"])' % _USER, 'await (%s).addGroups(["nope"]);' % _USERJ, throws="nope", answers={_GROUPS: [[]]})
case("l.users.remove_groups", 'x = %s; x.remove_groups(["readers", "nope"]); return [x.groups, x.get_raw()["groups"]]' % _USER,
     'const x = %s; x.removeGroups(["readers", "nope"]); return [x.groups, x.getRaw()["groups"]];' % _USERJ)
case("l.users.bare", 'x = l.list_users()[0]; return [x.profile, x.groups]', 'const x = (await l.listUsers())[0]; return [x.profile, x.groups];',
     answers={"POST /spaces/SPACE/users/search": [[{"id": "u9", "email": "z@x.com"}]]})

case("l.invites.list", 'return [[type(x).__name__, x.get_raw(), %s] for x in l.list_invites()]' % _PY, 'return (await l.listInvites()).map((x) => [x.constructor.name, x.getRaw(), %s]);' % _JS)
case("l.invites.list_some", 'l.list_invites(emails=["i@x.com"])', 'await l.listInvites({ emails: ["i@x.com"] });')
case("l.invites.get", 'x = %s; return [type(x).__name__, x.get_raw(), %s]' % (_INVITE, _PY), 'const x = %s; return [x.constructor.name, x.getRaw(), %s];' % (_INVITEJ, _JS))
case("l.invites.get_unknown", 'l.get_invite("n@x.com")', 'await l.getInvite("n@x.com");', throws="n@x.com", answers={"POST /spaces/SPACE/invites/search": [[]]})
case("l.invites.get_without_email", 'l.get_invite("")', 'await l.getInvite("");', throws="email")
case("l.invites.build_default", 'x = l.build_invite("n@x.com", "designer"); return [type(x).__name__, x.email, x.get_raw()]',
     'const x = await l.buildInvite("n@x.com", "designer"); return [x.constructor.name, x.email, x.getRaw()];', answers={_GROUPS: [[]]})
case("l.invites.build", 'x = l.build_invite("n@x.com", "designer", groups=["grp"]); return x.get_raw()', 'const x = await l.buildInvite("n@x.com", "designer", { groups: ["grp"] }); return x.getRaw();')
case("l.invites.build_groups_by_position", None, 'await l.buildInvite("n@x.com", "designer", ["grp"]);', throws="{ groups }", misuse=True)
case("l.invites.not_created_id", 'return l.build_invite("n@x.com", "designer").id', 'return (await l.buildInvite("n@x.com", "designer")).id;', throws="DataikuResourceDoesNotExistException", answers={_GROUPS: [[]]})
case("l.invites.not_created_date", 'return l.build_invite("n@x.com", "designer").created_on', 'return (await l.buildInvite("n@x.com", "designer")).createdOn;', throws="DataikuResourceDoesNotExistException", answers={_GROUPS: [[]]})
case("l.invites.without_email", 'return l.build_invite("", "designer").email', 'return (await l.buildInvite("", "designer")).email;', throws="DataikuClientException", answers={_GROUPS: [[]]})
case("l.invites.create",
     'x = l.build_invite("n@x.com", "designer"); s, e = l.create_invites([x]); return [len(s), s[0] is x, e, x.id, x.get_raw()]',
     'const x = await l.buildInvite("n@x.com", "designer"); const [s, e] = await l.createInvites([x]); return [s.length, s[0] === x, e, x.id, x.getRaw()];', answers={_GROUPS: [[]]})
case("l.invites.create_options", 'x = l.build_invite("n@x.com", "designer"); l.create_invites([x], fail_all_on_error=True)',
     'const x = await l.buildInvite("n@x.com", "designer"); await l.createInvites([x], { failAllOnError: true });', answers={_GROUPS: [[]]})
case("l.invites.create_errors",
     'x = l.build_invite("n@x.com", "designer"); y = l.build_invite("m@x.com", "designer"); s, e = l.create_invites([x, y]); return [[i.email for i in s], e]',
     'const x = await l.buildInvite("n@x.com", "designer"); const y = await l.buildInvite("m@x.com", "designer"); const [s, e] = await l.createInvites([x, y]); return [s.map((i) => i.email), e];',
     answers={_GROUPS: [[], []], "POST /spaces/SPACE/invites": [{"successes": [{"email": "m@x.com", "id": "i7"}], "errors": [{"email": "n@x.com", "message": "taken"}]}]})
case("l.invites.update", 'x = %s; x.set_profile("reader"); s, e = l.update_invites([x]); return [s[0] is x, e, x.get_raw()]' % _INVITE,
     'const x = %s; x.setProfile("reader"); const [s, e] = await l.updateInvites([x]); return [s[0] === x, e, x.getRaw()];' % _INVITEJ)
case("l.invites.update_options", 'x = %s; l.update_invites([x], fail_all_on_error=True)' % _INVITE, 'const x = %s; await l.updateInvites([x], { failAllOnError: true });' % _INVITEJ)
case("l.invites.profile", 'x = %s; x.set_profile("reader", note="n"); return x.profile' % _INVITE, 'const x = %s; x.setProfile("reader", { note: "n" }); return x.profile;' % _INVITEJ)
case("l.invites.delete", 's, e = l.delete_invites(["a@x.com", "b@x.com"]); return [s, e]', 'const [s, e] = await l.deleteInvites(["a@x.com", "b@x.com"]); return [s, e];')
case("l.invites.delete_options", 'l.delete_invites(["a@x.com"], fail_all_on_error=True)', 'await l.deleteInvites(["a@x.com"], { failAllOnError: true });')
case("l.invites.groups", 'x = %s; x.add_groups(["grp"]); a = x.groups; x.remove_groups(["grp"]); return [a, x.groups, x.get_raw()]' % _INVITE,
     'const x = %s; await x.addGroups(["grp"]); const a = x.groups; x.removeGroups(["grp"]); return [a, x.groups, x.getRaw()];' % _INVITEJ)
case("l.invites.groups_missing", '%s.add_groups(["nope"])' % _INVITE, 'await (%s).addGroups(["nope"]);' % _INVITEJ, throws="nope", answers={_GROUPS: [[]]})
