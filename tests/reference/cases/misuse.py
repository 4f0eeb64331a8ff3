"""What the naming rule says of a wrong call: a TypeError that names the nearest right one, before anything is sent."""

from . import Cases

case = Cases()

case("misuse.unknown_option", 'c.list_users(as_object=True)', 'await c.listUsers({ asObject: true });', throws="asObjects", misuse=True)
case("misuse.unknown_constructor_option_is_ignored",
     'DSSClient(c.host, api_key="KEY", something_new=1).list_groups()', 'await new DSSClient(c.host, { apiKey: "KEY", somethingNew: 1 }).listGroups();')
case("misuse.option_by_position", None, 'await c.createGroup("g", "a description");', throws="description", misuse=True)
case("misuse.missing_argument", 'c.start_provision_users("LDAP")', 'await c.startProvisionUsers("LDAP");', throws="users", misuse=True)
case("misuse.too_many_arguments", 'c.get_group("g", 1)', 'c.getGroup("g", 1);', throws="getGroup", misuse=True)
case("misuse.sync_method_throws_at_once", None,
     'try { c.getUser(); } catch (e) { return [e instanceof TypeError, e["message"].includes("login")]; }', value=[True, True])
case("misuse.promise_method_rejects", None,
     'const p = c.createUser("bob"); return await p.then(() => "no", (e) => [e instanceof TypeError, e["message"].includes("password")]);', value=[True, True])
case("misuse.settings_are_sealed", None,
     'const s = await c.getConnection("conn1").getSettings(); s["allowWrit"] = false;', throws="allowWrit")
case("misuse.forgotten_await", None, 'c.getConnection("conn1").getSettings().allowWrite;', throws="add await")
case("misuse.handles_are_sealed", None, 'c.getGroup("g")["nmae"] = "h";', throws="nmae", misuse=True)
