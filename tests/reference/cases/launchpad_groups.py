"""Groups of a Launchpad space: members, node access, permissions."""

from . import Cases
from canned_launchpad import GROUP1

case = Cases()

_PY, _JS = 'l.get_group("grp")', 'await l.getGroup("grp")'
_SEARCH, _NODES, _USERS = "POST /spaces/SPACE/groups/search", "POST /spaces/SPACE/nodes/search", "POST /spaces/SPACE/users/search"
_AUTOMATION = [{"name": "automation-0", "type": "automation"}, {"name": "automation-1", "type": "automation"}]
_GOVERN = [{"name": "govern-0", "type": "govern"}]
_TASK = {"GET /spaces/SPACE/task/t1": [{"ready": False}, {"ready": True, "successful": True}]}
_FIELDS = [["id", "id"], ["name", "name"], ["description", "description"], ["launchpad_permissions", "launchpadPermissions"],
           ["dataiku_permissions", "dataikuPermissions"], ["govern_permissions", "governPermissions"], ["accessible_nodes", "accessibleNodes"], ["users", "users"]]
_READ, _READJ = ", ".join("x." + p for p, _ in _FIELDS), ", ".join("x." + j for _, j in _FIELDS)

case("l.groups.list", 'return [[type(x).__name__, x.get_raw(), %s] for x in l.list_groups()]' % _READ, 'return (await l.listGroups()).map((x) => [x.constructor.name, x.getRaw(), %s]);' % _READJ)
case("l.groups.list_some", 'l.list_groups(names=["grp"])', 'await l.listGroups({ names: ["grp"] });')
case("l.groups.get", 'x = %s; return [type(x).__name__, %s]' % (_PY, _READ), 'const x = %s; return [x.constructor.name, %s];' % (_JS, _READJ))
case("l.groups.get_bare", 'x = %s; return [x.get_raw(), x.accessible_nodes, x.users]' % _PY, 'const x = %s; return [x.getRaw(), x.accessibleNodes, x.users];' % _JS,
     answers={_SEARCH: [[{"id": "g1", "name": "grp"}]]})
case("l.groups.get_unknown", 'l.get_group("nope")', 'await l.getGroup("nope");', throws="nope", answers={_SEARCH: [[]]})
case("l.groups.get_without_name", 'l.get_group("")', 'await l.getGroup("");', throws="name")
case("l.groups.build_default", 'x = l.build_group("new"); return [type(x).__name__, x.name, x.get_raw()]', 'const x = await l.buildGroup("new"); return [x.constructor.name, x.name, x.getRaw()];')
case("l.groups.build",
     'p = {"design-0": {"a": True}}; x = l.build_group("new", description="d", emails=["a@x.com"], launchpad_permissions={"mayTurnOnSpace": True}, dataiku_permissions=p, govern_permissions={"govern-0": {"b": True}}); p["design-0"]["a"] = False; return x.get_raw()',
     'const p = { "design-0": { "a": true } }; const x = await l.buildGroup("new", { description: "d", emails: ["a@x.com"], launchpadPermissions: { "mayTurnOnSpace": true }, dataikuPermissions: p, governPermissions: { "govern-0": { "b": true } } }); p["design-0"]["a"] = false; return x.getRaw();',
     answers={_USERS: [[{"id": "u1", "email": "a@x.com"}]]})
case("l.groups.build_no_emails", 'return l.build_group("new", emails=[]).get_raw()', 'return (await l.buildGroup("new", { emails: [] })).getRaw();')
case("l.groups.not_created_id", 'return l.build_group("new").id', 'return (await l.buildGroup("new")).id;', throws="DataikuResourceDoesNotExistException")
case("l.groups.without_name", 'return l.build_group("").name', 'return (await l.buildGroup("")).name;', throws="DataikuClientException")
case("l.groups.delete_not_created", 'l.build_group("new").delete()', 'await (await l.buildGroup("new")).delete();', throws="DataikuResourceDoesNotExistException")
case("l.groups.create", 'x = l.build_group("new"); x.description = "d"; x.launchpad_permissions = {"mayTurnOnSpace": True}; x.save(); return [x.id, x.get_raw()]',
     'const x = await l.buildGroup("new"); x.description = "d"; x.launchpadPermissions = { "mayTurnOnSpace": true }; await x.save(); return [x.id, x.getRaw()];')
case("l.groups.create_and_wait", 'x = l.build_group("new"); x.save(wait_for_propagation=True)', 'const x = await l.buildGroup("new"); await x.save({ waitForPropagation: true });', answers=_TASK)
case("l.groups.update", 'x = %s; x.save(); return x.get_raw()' % _PY, 'const x = %s; await x.save(); return x.getRaw();' % _JS)
case("l.groups.update_in_place", None, 'const x = %s; const raw = x.getRaw(); await x.save(); return [raw === x.getRaw(), raw["saved"]];' % _JS, value=[True, True])
case("l.groups.update_and_wait", '%s.save(wait_for_propagation=True)' % _PY, 'await (%s).save({ waitForPropagation: true });' % _JS, answers=_TASK)
case("l.groups.update_and_wait_without_task", '%s.save(wait_for_propagation=True)' % _PY, 'await (%s).save({ waitForPropagation: true });' % _JS,
     answers={"PUT /spaces/SPACE/group/g1": [{"group": GROUP1}]})
case("l.groups.delete", '%s.delete()' % _PY, 'await (%s).delete();' % _JS)
case("l.groups.delete_answered_with_nothing", '%s.delete(wait_for_propagation=True)' % _PY, 'await (%s).delete({ waitForPropagation: true });' % _JS,
     answers={"DELETE /spaces/SPACE/group/g1": [(204, "")]})
case("l.groups.delete_and_wait", '%s.delete(wait_for_propagation=True)' % _PY, 'await (%s).delete({ waitForPropagation: true });' % _JS, answers=_TASK)

case("l.groups.add_users", 'x = %s; x.add_users(["b@x.com"]); return [x.users, x.get_raw()["users"]]' % _PY, 'const x = %s; await x.addUsers(["b@x.com"]); return [x.users, x.getRaw()["users"]];' % _JS,
     answers={_USERS: [[{"id": "u2", "email": "b@x.com", "profile": {}}]]})
case("l.groups.add_users_again", 'x = %s; x.add_users(["a@x.com"]); return x.get_raw()["users"]' % _PY, 'const x = %s; await x.addUsers(["a@x.com"]); return x.getRaw()["users"];' % _JS,
     answers={_USERS: [[{"id": "u1", "email": "a@x.com"}]]})
case("l.groups.add_users_missing", '%s.add_users(["n@x.com"])' % _PY, 'await (%s).addUsers(["n@x.com"]);' % _JS, throws="n@x.com", answers={_USERS: [[]]})
case("l.groups.add_users_twice_the_same", None, 'const x = %s; await x.addUsers(["b@x.com", "b@x.com"]); return x.users;' % _JS, value=["a@x.com", "b@x.com"],
     answers={_USERS: [[{"id": "u2", "email": "b@x.com"}]]})
case("l.groups.remove_users", 'x = %s; x.remove_users(["a@x.com", "n@x.com"]); return [x.users, x.get_raw()["users"]]' % _PY,
     'const x = %s; x.removeUsers(["a@x.com", "n@x.com"]); return [x.users, x.getRaw()["users"]];' % _JS)

case("l.nodes.grant_name", 'x = %s; x.grant_node_access(node_name="automation-0"); return [x.accessible_nodes, x.dataiku_permissions]' % _PY,
     'const x = %s; await x.grantNodeAccess({ nodeName: "automation-0" }); return [x.accessibleNodes, x.dataikuPermissions];' % _JS)
case("l.nodes.grant_type", 'x = %s; x.grant_node_access(node_type="automation"); return x.dataiku_permissions' % _PY,
     'const x = %s; await x.grantNodeAccess({ nodeType: "automation" }); return x.dataikuPermissions;' % _JS, answers={_NODES: [_AUTOMATION]})
case("l.nodes.grant_govern", 'x = %s; x.grant_node_access(node_type="govern"); return [x.accessible_nodes, x.dataiku_permissions, x.govern_permissions]' % _PY,
     'const x = %s; await x.grantNodeAccess({ nodeType: "govern" }); return [x.accessibleNodes, x.dataikuPermissions, x.governPermissions];' % _JS, answers={_NODES: [_GOVERN]})
case("l.nodes.grant_again", 'x = %s; x.grant_node_access(node_name="design-0"); return x.dataiku_permissions' % _PY,
     'const x = %s; await x.grantNodeAccess({ nodeName: "design-0" }); return x.dataikuPermissions;' % _JS)
case("l.nodes.grant_copy", 'x = %s; x.grant_node_access(node_type="automation", copy_permissions_from_node="design-0"); return x.dataiku_permissions' % _PY,
     'const x = %s; await x.grantNodeAccess({ nodeType: "automation", copyPermissionsFromNode: "design-0" }); return x.dataikuPermissions;' % _JS, answers={_NODES: [_AUTOMATION]})
case("l.nodes.grant_copy_of_unknown", 'x = %s; x.grant_node_access(node_name="automation-0", copy_permissions_from_node="nope"); return x.dataiku_permissions' % _PY,
     'const x = %s; await x.grantNodeAccess({ nodeName: "automation-0", copyPermissionsFromNode: "nope" }); return x.dataikuPermissions;' % _JS)
# The reference gives all nodes one object: an edit of one edits them all.
case("l.nodes.grant_does_not_alias", None,
     '''
     const x = %s;
     await x.grantNodeAccess({ nodeType: "automation", copyPermissionsFromNode: "design-0" });
     x.getRaw()["dataikuPermissions"]["automation-0"]["mayCreateProjects"] = true;
     return x.dataikuPermissions;
     ''' % _JS, answers={_NODES: [_AUTOMATION]},
     value={"design-0": {"mayCreateProjects": False}, "automation-0": {"mayCreateProjects": True}, "automation-1": {"mayCreateProjects": False}})
case("l.nodes.grant_empty_does_not_alias", None,
     'const x = %s; await x.grantNodeAccess({ nodeType: "automation" }); x.getRaw()["dataikuPermissions"]["automation-0"]["a"] = true; return x.dataikuPermissions["automation-1"];' % _JS,
     answers={_NODES: [_AUTOMATION]}, value={})
case("l.nodes.grant_both", '%s.grant_node_access(node_name="a", node_type="b")' % _PY, 'await (%s).grantNodeAccess({ nodeName: "a", nodeType: "b" });' % _JS, throws="node")
case("l.nodes.grant_neither", '%s.grant_node_access()' % _PY, 'await (%s).grantNodeAccess();' % _JS, throws="node")
case("l.nodes.grant_unknown_name", '%s.grant_node_access(node_name="nope-0")' % _PY, 'await (%s).grantNodeAccess({ nodeName: "nope-0" });' % _JS, throws="nope-0")
case("l.nodes.grant_unknown_type", '%s.grant_node_access(node_type="nope")' % _PY, 'await (%s).grantNodeAccess({ nodeType: "nope" });' % _JS, throws="nope", answers={_NODES: [[]]})
case("l.nodes.grant_refused_type",
     '''
     try:
         %s.grant_node_access(node_type="nope")
     except DataikuClientException as e:
         return [type(e).__name__, "nope" in str(e)]
     ''' % _PY,
     '''
     try {
       await (%s).grantNodeAccess({ nodeType: "nope" });
     } catch (e) {
       if (!(e instanceof DataikuClientException)) throw e;
       return [e.constructor.name, e["message"].includes("nope")];
     }
     ''' % _JS, answers={_NODES: [(422, {"errors": {"json": {"type": ["unknown"]}}})]})

case("l.nodes.update_name", 'x = %s; x.update_permissions({"mayCreateProjects": True, "b": 1}, node_name="design-0"); x.save(); return x.accessible_nodes' % _PY,
     'const x = %s; await x.updatePermissions({ "mayCreateProjects": true, "b": 1 }, { nodeName: "design-0" }); await x.save(); return x.accessibleNodes;' % _JS)
case("l.nodes.update_type_grants", 'x = %s; x.update_permissions({"a": True}, node_type="govern", grant_node_access=True); return [x.dataiku_permissions, x.govern_permissions]' % _PY,
     'const x = %s; await x.updatePermissions({ "a": true }, { nodeType: "govern", grantNodeAccess: true }); return [x.dataikuPermissions, x.governPermissions];' % _JS, answers={_NODES: [_GOVERN, _GOVERN]})
case("l.nodes.update_accessible_only", 'x = %s; x.update_permissions({"a": True}, node_type="design", grant_node_access=False); return x.dataiku_permissions' % _PY,
     'const x = %s; await x.updatePermissions({ "a": true }, { nodeType: "design", grantNodeAccess: false }); return x.dataikuPermissions;' % _JS,
     answers={_NODES: [[{"name": "design-0", "type": "design"}, {"name": "design-1", "type": "design"}]]})
case("l.nodes.update_none_accessible", '%s.update_permissions({"a": True}, node_type="automation", grant_node_access=False)' % _PY,
     'await (%s).updatePermissions({ "a": true }, { nodeType: "automation", grantNodeAccess: false });' % _JS, throws="No node matches", answers={_NODES: [_AUTOMATION]})
case("l.nodes.update_neither", '%s.update_permissions({"a": True})' % _PY, 'await (%s).updatePermissions({ "a": true });' % _JS, throws="node")

case("l.nodes.revoke_name", 'x = %s; x.revoke_node_access(node_name="design-0"); return [x.accessible_nodes, x.dataiku_permissions]' % _PY,
     'const x = %s; await x.revokeNodeAccess({ nodeName: "design-0" }); return [x.accessibleNodes, x.dataikuPermissions];' % _JS)
case("l.nodes.revoke_type", 'x = %s; x.revoke_node_access(node_type="automation"); return x.dataiku_permissions' % _PY,
     'const x = %s; await x.revokeNodeAccess({ nodeType: "automation" }); return x.dataikuPermissions;' % _JS,
     answers={_SEARCH: [[dict(GROUP1, dataikuPermissions={"design-0": {}, "automation-1": {"a": True}})]], _NODES: [_AUTOMATION]})
case("l.nodes.revoke_neither", '%s.revoke_node_access()' % _PY, 'await (%s).revokeNodeAccess();' % _JS, throws="node")
