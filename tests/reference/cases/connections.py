"""Connections: list, create, inspect, change, delete."""

from . import Cases

case = Cases()

# --- listing
case("connections.list",
     'l = c.list_connections(); return [[k, type(l[k]).__name__, l[k]["usableBy"]] for k in sorted(l)]',
     'const l = await c.listConnections(); return Object.keys(l).sort().map((k) => [k, l[k].constructor.name, l[k]["usableBy"]]);')
case("connections.list_dictitems",
     'return sorted(c.list_connections(as_type="dictitems"))',
     'return Object.keys(await c.listConnections({ asType: "dictitems" })).sort();')
case("connections.list_dictitem",
     'return sorted(c.list_connections(as_type="dictitem"))',
     'return Object.keys(await c.listConnections({ asType: "dictitem" })).sort();')
case("connections.list_listitems",
     'return [[type(i).__name__, i.name, i.type] for i in c.list_connections(as_type="listitems")]',
     'return (await c.listConnections({ asType: "listitems" })).map((i) => [i.constructor.name, i.name, i.type]);')
case("connections.list_listitem",
     'return [i["params"] for i in c.list_connections(as_type="listitem")]',
     'return (await c.listConnections({ asType: "listitem" })).map((i) => i["params"]);')
case("connections.list_objects",
     'return [[type(i).__name__, i.name] for i in c.list_connections(as_type="objects")]',
     'return (await c.listConnections({ asType: "objects" })).map((i) => [i.constructor.name, i.name]);')
case("connections.list_object",
     'return [i.name for i in c.list_connections(as_type="object")]',
     'return (await c.listConnections({ asType: "object" })).map((i) => i.name);')
case("connections.list_unknown_type",
     'c.list_connections(as_type="nonsense")',
     'await c.listConnections({ asType: "nonsense" });', throws="dictitems", misuse=True)
case("connections.list_item",
     'i = c.list_connections()["db_sales"]; h = i.to_connection(); return [i.client is c, type(h).__name__, h.name, h.client is c]',
     'const i = (await c.listConnections())["db_sales"]; const h = i.toConnection(); return [i.client === c, h.constructor.name, h.name, h.client === c];')
case("connections.list_item_is_the_wire_object",
     'i = c.list_connections()["db_sales"]; return [sorted(i), dict(i)]',
     'const i = (await c.listConnections())["db_sales"]; return [Object.keys({ ...i }).sort(), i];')
case("connections.list_item_writes", None,
     'const i = (await c.listConnections())["conn1"]; i["usableBy"] = "ALLOWED"; i["extra"] = 1; return [i.raw["usableBy"], i.raw["extra"], JSON.parse(JSON.stringify(i))["extra"]];',
     value=["ALLOWED", 1, 1])
case("connections.names",
     'return c.list_connections_names("PostgreSQL")',
     'return await c.listConnectionsNames("PostgreSQL");')

# --- creating
case("connections.create_default",
     'h = c.create_connection("test_connection", "MySql"); return [type(h).__name__, h.name, h.client is c]',
     'const h = await c.createConnection("test_connection", "MySql"); return [h.constructor.name, h.name, h.client === c];')
case("connections.create_all_options",
     'c.create_connection("test_connection", "MySql", params={"db": "mysql_test", "properties": [{"name": "useSSL", "value": "true"}]}, usable_by="ALLOWED", allowed_groups=["administrators", "data_team"], description="for tests")',
     'await c.createConnection("test_connection", "MySql", { params: { "db": "mysql_test", "properties": [{ "name": "useSSL", "value": "true" }] }, usableBy: "ALLOWED", allowedGroups: ["administrators", "data_team"], description: "for tests" });')
case("connections.create_null_options",
     'c.create_connection("n", "T", params=None, usable_by="ALL", allowed_groups=None, description=None)',
     'await c.createConnection("n", "T", { params: null, usableBy: "ALL", allowedGroups: null, description: null });')
case("connections.index",
     'return c.catalog_index_connections()',
     'return await c.catalogIndexConnections();')
case("connections.index_options",
     'c.catalog_index_connections(connection_names=["conn1"], all_connections=True, indexing_mode="SCAN_AND_ADD")',
     'await c.catalogIndexConnections({ connectionNames: ["conn1"], allConnections: true, indexingMode: "SCAN_AND_ADD" });')

# --- one connection
case("connections.get",
     'h = c.get_connection("conn1"); return [type(h).__name__, h.name, h.client is c]',
     'const h = c.getConnection("conn1"); return [h.constructor.name, h.name, h.client === c];')
case("connections.info",
     'i = c.get_connection("conn1").get_info(); return [type(i).__name__, i.get_type(), i.get_credential_mode(), i.get_params(), i.get_resolved_params(), i["name"]]',
     'const i = await c.getConnection("conn1").getInfo(); return [i.constructor.name, i.getType(), i.getCredentialMode(), i.getParams(), i.getResolvedParams(), i["name"]];')
case("connections.info_project",
     'return dict(c.get_connection("conn1").get_info(contextual_project_key="P1"))',
     'return await c.getConnection("conn1").getInfo({ contextualProjectKey: "P1" });')
case("connections.info_credentials",
     'i = c.get_connection("conn1").get_info(); return [i.get_basic_credential(), i.get_aws_credential(), i.get_oauth2_credential()]',
     'const i = await c.getConnection("conn1").getInfo(); return [i.getBasicCredential(), i.getAwsCredential(), i.getOauth2Credential()];')
for _member, _camel in (("get_basic_credential", "getBasicCredential"), ("get_aws_credential", "getAwsCredential"), ("get_oauth2_credential", "getOauth2Credential")):
    case("connections.info_no_" + _member,
         'c.get_connection("bare").get_info().%s()' % _member,
         '(await c.getConnection("bare").getInfo()).%s();' % _camel, throws="credential")
case("connections.location_info",
     'return type(c.get_connection("conn1").get_location_info()).__name__',
     'return (await c.getConnection("conn1").getLocationInfo()).constructor.name;')
case("connections.test",
     'return c.get_connection("conn1").test()', 'return await c.getConnection("conn1").test();')
case("connections.delete",
     'c.get_connection("conn1").delete()', 'await c.getConnection("conn1").delete();')
case("connections.definition",
     'h = c.get_connection("conn1"); d = h.get_definition(); d["description"] = "new"; return h.set_definition(d)',
     'const h = c.getConnection("conn1"); const d = await h.getDefinition(); d["description"] = "new"; return await h.setDefinition(d);')
case("connections.escaped_name",
     'return c.get_connection("my conn é").get_definition()["params"]',
     'return (await c.getConnection("my conn é").getDefinition())["params"];')
for _member, _camel in (("sync_root_acls", "syncRootAcls"), ("sync_datasets_acls", "syncDatasetsAcls")):
    case("connections." + _member,
         'f = c.get_connection("conn1").%s(); return [type(f).__name__, f.job_id, f.state["hasResult"], f.wait_for_result()]' % _member,
         'const f = await c.getConnection("conn1").%s(); return [f.constructor.name, f.jobId, f.state["hasResult"], await f.waitForResult()];' % _camel)

# --- settings
case("connections.settings_read",
     's = c.get_connection("conn1").get_settings(); return [type(s).__name__, s.type, s.allow_write, s.allow_managed_datasets, s.allow_managed_folders, s.allow_knowledge_banks, s.usable_by, s.usable_by_allowed_groups, s.get_raw(), s.settings is s.get_raw(), s.connection.name]',
     'const s = await c.getConnection("conn1").getSettings(); return [s.constructor.name, s.type, s.allowWrite, s.allowManagedDatasets, s.allowManagedFolders, s.allowKnowledgeBanks, s.usableBy, s.usableByAllowedGroups, s.getRaw(), s.settings === s.getRaw(), s.connection.name];')
for _member, _camel in (("allow_write", "allowWrite"), ("allow_managed_datasets", "allowManagedDatasets"), ("allow_managed_folders", "allowManagedFolders"), ("allow_knowledge_banks", "allowKnowledgeBanks")):
    case("connections.set_" + _member,
         's = c.get_connection("conn1").get_settings(); s.%s = False; s.save(); return s.%s' % (_member, _member),
         'const s = await c.getConnection("conn1").getSettings(); s.%s = false; await s.save(); return s.%s;' % (_camel, _camel))
case("connections.raw_is_what_is_saved",
     's = c.get_connection("conn1").get_settings(); s.get_raw()["params"]["root"] = "/data"; s.get_raw()["added"] = {"deep": [1, None]}; s.save()',
     'const s = await c.getConnection("conn1").getSettings(); s.getRaw()["params"]["root"] = "/data"; s.getRaw()["added"] = { "deep": [1, null] }; await s.save();')
for _name, _args, _js in (("all", "True", "true"), ("groups", 'False, "g1", "g2"', 'false, "g1", "g2"'), ("nobody", "False", "false"), ("all_ignores_groups", 'True, "g1"', 'true, "g1"')):
    case("connections.usability_" + _name,
         's = c.get_connection("conn1").get_settings(); s.set_usability(%s); s.save(); return [s.usable_by, s.usable_by_allowed_groups]' % _args,
         'const s = await c.getConnection("conn1").getSettings(); s.setUsability(%s); await s.save(); return [s.usableBy, s.usableByAllowedGroups];' % _js)
    case("connections.readability_" + _name,
         's = c.get_connection("conn1").get_settings(); r = s.details_readability; r.set_readability(%s); s.save(); return [type(r).__name__, r.readable_by, r.allowed_groups]' % _args,
         'const s = await c.getConnection("conn1").getSettings(); const r = s.detailsReadability; r.setReadability(%s); await s.save(); return [r.constructor.name, r.readableBy, r.allowedGroups];' % _js)
