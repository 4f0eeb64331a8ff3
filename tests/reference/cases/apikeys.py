"""Global and personal API keys."""

from . import Cases

case = Cases()

_LIST = [["id", "id"], ["key", "key"], ["label", "label"], ["description", "description"], ["created_on", "createdOn"], ["created_by", "createdBy"]]
_READ = _LIST + [["user_for_impersonation", "userForImpersonation"], ["groups", "groups"]]


def py(x, names):
    return ", ".join("%s.%s" % (x, n) for n, _ in names)


def js(x, names):
    return ", ".join("%s.%s" % (x, n) for _, n in names)


case("keys.list", 'return [[type(k).__name__, k.client is c, dict(k), %s] for k in c.list_global_api_keys()]' % py("k", _READ),
     'return (await c.listGlobalApiKeys()).map((k) => [k.constructor.name, k.client === c, { ...k }, %s]);' % js("k", _READ).replace("k.createdOn", "k.createdOn"))
case("keys.list_listitems", 'return len(c.list_global_api_keys(as_type="listitems"))', 'return (await c.listGlobalApiKeys({ asType: "listitems" })).length;')
case("keys.list_objects", 'return [[type(k).__name__, k.key, k.id_, k.client is c] for k in c.list_global_api_keys(as_type="objects")]',
     'return (await c.listGlobalApiKeys({ asType: "objects" })).map((k) => [k.constructor.name, k.key, k.id, k.client === c]);')
case("keys.list_unknown_type", 'c.list_global_api_keys(as_type="nonsense")', 'await c.listGlobalApiKeys({ asType: "nonsense" });', throws="listitems", misuse=True)
case("keys.list_to_key", 'k = c.list_global_api_keys()[0].to_global_api_key(); k.delete(); return [type(k).__name__, k.key, k.id_, k.client is c]',
     'const k = (await c.listGlobalApiKeys())[0].toGlobalApiKey(); await k.delete(); return [k.constructor.name, k.key, k.id, k.client === c];')
case("keys.get", 'k = c.get_global_api_key("K-kid1"); return [type(k).__name__, k.key, k.id_]',
     'const k = await c.getGlobalApiKey("K-kid1"); return [k.constructor.name, k.key, k.id];')
case("keys.get_by_id", 'k = c.get_global_api_key_by_id("kid1"); return [type(k).__name__, k.key, k.id_]',
     'const k = await c.getGlobalApiKeyById("kid1"); return [k.constructor.name, k.key, k.id];')
case("keys.create_default", 'k = c.create_global_api_key(); return [type(k).__name__, k.key, k.id_]',
     'const k = await c.createGlobalApiKey(); return [k.constructor.name, k.key, k.id];')
case("keys.create", 'c.create_global_api_key(label="l", description="d", admin=True)', 'await c.createGlobalApiKey({ label: "l", description: "d", admin: true });')
case("keys.create_with_groups_default", 'k = c.create_global_api_key_with_groups(); return [type(k).__name__, k.id_]',
     'const k = await c.createGlobalApiKeyWithGroups(); return [k.constructor.name, k.id];')
case("keys.create_with_groups", 'c.create_global_api_key_with_groups(label="l", description="d", groups=["analysts"])',
     'await c.createGlobalApiKeyWithGroups({ label: "l", description: "d", groups: ["analysts"] });')
case("keys.create_refused", 'c.create_global_api_key()', 'await c.createGlobalApiKey();', throws="quota",
     answers={"POST /admin/global-api-keys/": [{"messages": {"error": True, "messages": [{"message": "quota"}]}}]})
case("keys.create_without_id", 'c.create_global_api_key()', 'await c.createGlobalApiKey();', throws="API key",
     answers={"POST /admin/global-api-keys/": [{"messages": {}}]})
case("keys.create_without_key", 'k = c.create_global_api_key(); return [k.key, k.id_]', 'const k = await c.createGlobalApiKey(); return [k.key, k.id];',
     answers={"POST /admin/global-api-keys/": [{"id": "kid9"}]})

_DEFINITION = [n for n in _READ if n[0] != "key"] + [["expires_on", "expiresOn"], ["lifetime", "lifetime"]]
case("keys.definition", 'd = c.get_global_api_key_by_id("kid1").get_definition(); return [type(d).__name__, d.client is c, dict(d), %s]' % py("d", _DEFINITION),
     'const d = await (await c.getGlobalApiKeyById("kid1")).getDefinition(); return [d.constructor.name, d.client === c, { ...d }, %s];' % js("d", _DEFINITION))
case("keys.definition_bare", 'd = c.get_global_api_key_by_id("kid2").get_definition(); return [%s]' % py("d", _DEFINITION),
     'const d = await (await c.getGlobalApiKeyById("kid2")).getDefinition(); return [%s].map((x) => x ?? null);' % js("d", _DEFINITION))
case("keys.definition_edit",
     '''
     d = c.get_global_api_key_by_id("kid1").get_definition()
     d.label = "L"
     d.description = "D"
     d.user_for_impersonation = "bob"
     d.groups = ["readers"]
     d.lifetime = 60
     d["extra"] = {"x": 1}
     d.save()
     ''',
     '''
     const d = await (await c.getGlobalApiKeyById("kid1")).getDefinition();
     d.label = "L";
     d.description = "D";
     d.userForImpersonation = "bob";
     d.groups = ["readers"];
     d.lifetime = 60;
     d["raw"]["extra"] = { "x": 1 };
     await d.save();
     ''')
case("keys.set_definition", 'k = c.get_global_api_key_by_id("kid1"); d = k.get_definition(); d["label"] = "L"; k.set_definition(d)',
     'const k = await c.getGlobalApiKeyById("kid1"); const d = await k.getDefinition(); d["label"] = "L"; await k.setDefinition(d);')

_PERSONAL = _LIST + [["user", "user"]]
for _name, _call in (("list_personal_api_keys", "listPersonalApiKeys"), ("list_all_personal_api_keys", "listAllPersonalApiKeys")):
    case("pkeys.%s" % _name, 'k = c.%s()[0]; return [type(k).__name__, k.client is c, dict(k), %s]' % (_name, py("k", _PERSONAL)),
         'const k = (await c.%s())[0]; return [k.constructor.name, k.client === c, { ...k }, %s];' % (_call, js("k", _PERSONAL)))
    case("pkeys.%s_listitems" % _name, 'return len(c.%s(as_type="listitems"))' % _name, 'return (await c.%s({ asType: "listitems" })).length;' % _call)
    case("pkeys.%s_objects" % _name, 'return [[type(k).__name__, k.key, k.id_] for k in c.%s(as_type="objects")]' % _name,
         'return (await c.%s({ asType: "objects" })).map((k) => [k.constructor.name, k.key, k.id]);' % _call)
    case("pkeys.%s_unknown_type" % _name, 'c.%s(as_type="nonsense")' % _name, 'await c.%s({ asType: "nonsense" });' % _call, throws="listitems", misuse=True)
case("pkeys.to_key", 'return [[k.key, k.id_, k.client is c] for k in [i.to_personal_api_key() for i in c.list_personal_api_keys()]]',
     'return (await c.listPersonalApiKeys()).map((i) => i.toPersonalApiKey()).map((k) => [k.key, k.id, k.client === c]);')
case("pkeys.get", 'k = c.get_personal_api_key("kid1"); return [type(k).__name__, k.key, k.id_, k.client is c, k.get_definition()]',
     'const k = c.getPersonalApiKey("kid1"); return [k.constructor.name, k.key, k.id, k.client === c, await k.getDefinition()];')
case("pkeys.edit", 'k = c.get_personal_api_key("kid1"); d = k.get_definition(); d["label"] = "L"; k.set_definition(d)',
     'const k = c.getPersonalApiKey("kid1"); const d = await k.getDefinition(); d["label"] = "L"; await k.setDefinition(d);')
case("pkeys.delete", 'c.get_personal_api_key("kid1").delete()', 'await c.getPersonalApiKey("kid1").delete();')
case("pkeys.create_default", 'return c.create_personal_api_key()', 'return await c.createPersonalApiKey();')
case("pkeys.create", 'return c.create_personal_api_key(label="l", description="d", as_type="dict")',
     'return await c.createPersonalApiKey({ label: "l", description: "d", asType: "dict" });')
case("pkeys.create_object", 'k = c.create_personal_api_key(as_type="object"); return [type(k).__name__, k.key, k.id_]',
     'const k = await c.createPersonalApiKey({ asType: "object" }); return [k.constructor.name, k.key, k.id];')
case("pkeys.create_without_id", 'c.create_personal_api_key()', 'await c.createPersonalApiKey();', throws="API key", answers={"POST /personal-api-keys/": [{}]})
case("pkeys.create_for_user_default", 'k = c.create_personal_api_key_for_user("bob"); return [type(k).__name__, k.key, k.id_]',
     'const k = await c.createPersonalApiKeyForUser("bob"); return [k.constructor.name, k.key, k.id];')
case("pkeys.create_for_user", 'return c.create_personal_api_key_for_user("bob", label="l", description="d", as_type="dict")',
     'return await c.createPersonalApiKeyForUser("bob", { label: "l", description: "d", asType: "dict" });')
case("pkeys.create_for_user_without_id", 'c.create_personal_api_key_for_user("bob")', 'await c.createPersonalApiKeyForUser("bob");', throws="API key",
     answers={"POST /admin/personal-api-keys/": [{}]})
