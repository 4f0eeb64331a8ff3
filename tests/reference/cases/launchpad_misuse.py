"""What the naming rule says of a wrong call of the Launchpad."""

from . import Cases

case = Cases()

case("l.misuse.unknown_option", 'l.update_users([], fail_on_error=True)', 'await l.updateUsers([], { failOnError: true });', throws="failAllOnError", misuse=True)
case("l.misuse.option_by_position", None, 'await l.buildGroup("n", "d");', throws="description", misuse=True)
case("l.misuse.unknown_node_option", 'LaunchpadGroup(l, "g").grant_node_access(node="a")', 'await (await l.buildGroup("g")).grantNodeAccess({ node: "a" });', throws="node", misuse=True)
case("l.misuse.forgotten_await", None, 'l.getGroup("grp").getRaw();', throws="add await")
case("l.misuse.handles_are_sealed", None, 'const x = await l.getGroup("grp"); x["descripton"] = "d";', throws="descripton")
