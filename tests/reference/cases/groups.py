"""Groups and the authorization matrix."""

from . import Cases

case = Cases()

case("groups.list", 'return [g["name"] for g in c.list_groups()]', 'return (await c.listGroups()).map((g) => g["name"]);')
case("groups.list_info",
     'return [[type(g).__name__, g.name, g.get_raw()] for g in c.list_groups_info()]',
     'return (await c.listGroupsInfo()).map((g) => [g.constructor.name, g.name, g.getRaw()]);')
case("groups.create_default",
     'g = c.create_group("test_group"); return [type(g).__name__, g.name, g.client is c]',
     'const g = await c.createGroup("test_group"); return [g.constructor.name, g.name, g.client === c];')
case("groups.create_all_options",
     'c.create_group("test_group", description="d", source_type="LDAP")',
     'await c.createGroup("test_group", { description: "d", sourceType: "LDAP" });')
case("groups.get", 'g = c.get_group("analysts"); return [type(g).__name__, g.name, g.client is c]', 'const g = c.getGroup("analysts"); return [g.constructor.name, g.name, g.client === c];')
case("groups.definition",
     'g = c.get_group("analysts"); d = g.get_definition(); d["description"] = "new"; return g.set_definition(d)["name"]',
     'const g = c.getGroup("analysts"); const d = await g.getDefinition(); d["description"] = "new"; return (await g.setDefinition(d))["name"];')
case("groups.delete", 'c.get_group("analysts").delete()', 'await c.getGroup("analysts").delete();')
case("groups.authorization_matrix",
     'm = c.get_authorization_matrix(); return [type(m).__name__, m.raw, m.authorization_matrix is m.raw]',
     'const m = await c.getAuthorizationMatrix(); return [m.constructor.name, m.raw, m.authorizationMatrix === m.raw];')
