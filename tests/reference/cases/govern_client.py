"""The Govern client itself, what it has of administration, and its futures."""

from . import Cases, error
from .apikeys import _DEFINITION, _READ, js, py
from .futures import done, running

case = Cases()

case("g.client.key_by_position", 'n = GovernClient(g.host, "KEY"); return [n.api_key == "KEY", n.internal_ticket, n.host == g.host, len(n.list_groups())]',
     'const n = new GovernClient(g.host, "KEY"); return [n.apiKey === "KEY", n.internalTicket, n.host === g.host, (await n.listGroups()).length];')
case("g.client.key", 'GovernClient(g.host, api_key="OTHER").list_groups()', 'await new GovernClient(g.host, { apiKey: "OTHER" }).listGroups();')
case("g.client.ticket", 'n = GovernClient(g.host, internal_ticket="TICKET"); n.list_groups(); return [n.api_key, n.internal_ticket == "TICKET"]',
     'const n = new GovernClient(g.host, { internalTicket: "TICKET" }); await n.listGroups(); return [n.apiKey, n.internalTicket === "TICKET"];')
case("g.client.extra_headers", 'GovernClient(g.host, "KEY", extra_headers={"X-Trace": "t1"}).list_groups()',
     'await new GovernClient(g.host, "KEY", { extraHeaders: { "X-Trace": "t1" } }).listGroups();')
case("g.client.no_check_certificate", 'GovernClient(g.host, "KEY", no_check_certificate=True, client_certificate=None).list_groups()',
     'await new GovernClient(g.host, "KEY", { noCheckCertificate: true, clientCertificate: null }).listGroups();')
case("g.client.insecure_tls", 'GovernClient(g.host, "KEY", insecure_tls=True, something_new=1).list_groups()',
     'await new GovernClient(g.host, "KEY", { insecureTls: true, somethingNew: 1 }).listGroups();')
case("g.client.no_key", 'GovernClient(g.host)', 'new GovernClient(g.host);', throws="key", misuse=True)
case("g.client.error", 'g.get_blueprint("bp.x").get_definition()', 'await g.getBlueprint("bp.x").getDefinition();', throws=True,
     answers={"GET /blueprint/bp.x": [(404, error("com.dataiku.NotFound", "not found", "Blueprint bp.x does not exist"))]})
case("g.client.error_class", None,
     'try { await g.getBlueprint("bp.x").getDefinition(); } catch (e) { return [e instanceof DataikuException, e["status"], e["errorType"]]; }',
     answers={"GET /blueprint/bp.x": [(403, error("Forbidden", "no"))]}, value=[True, 403, "Forbidden"])

# --- futures
case("g.futures.list", 'return g.list_futures()', 'return await g.listFutures();')
case("g.futures.list_all_users", 'g.list_futures(all_users=True)', 'await g.listFutures({ allUsers: true });')
case("g.futures.list_objects", 'return [[type(f).__name__, f.job_id, f.state["hasResult"], f.state_is_peek, f.client is g] for f in g.list_futures(as_objects=True)]',
     'return (await g.listFutures({ asObjects: true })).map((f) => [f.constructor.name, f.jobId, f.state["hasResult"], f.stateIsPeek, f.client === g]);')
case("g.futures.get", 'f = g.get_future("j1"); return [type(f).__name__, f.job_id, f.state, f.state_is_peek, f.client is g, f.result_wrapper(5)]',
     'const f = g.getFuture("j1"); return [f.constructor.name, f.jobId, f.state, f.stateIsPeek, f.client === g, f.resultWrapper(5)];')
case("g.futures.state", 'f = g.get_future("j1"); s = f.get_state(); return [f.state is s, f.state_is_peek]',
     'const f = g.getFuture("j1"); const s = await f.getState(); return [f.state === s, f.stateIsPeek];')
case("g.futures.peek", 'f = g.get_future("j1"); s = f.peek_state(); return [f.state is s, f.state_is_peek]',
     'const f = g.getFuture("j1"); const s = await f.peekState(); return [f.state === s, f.stateIsPeek];')
case("g.futures.abort", 'g.get_future("j1").abort()', 'await g.getFuture("j1").abort();')
case("g.futures.result", 'return g.get_future("j1").get_result()', 'return await g.getFuture("j1").getResult();')
case("g.futures.result_not_ready", 'g.get_future("j1").get_result()', 'await g.getFuture("j1").getResult();', throws="result", answers={"GET /futures/j1": [running("j1")]})
case("g.futures.has_result", 'f = g.get_future("j1"); return [f.has_result(), f.has_result()]', 'const f = g.getFuture("j1"); return [await f.hasResult(), await f.hasResult()];',
     answers={"GET /futures/j1": [running("j1"), done("j1", 1)]})
case("g.futures.wait", 'return g.get_future("j1").wait_for_result()', 'return await g.getFuture("j1").waitForResult();',
     answers={"GET /futures/j1": [running("j1"), running("j1"), done("j1", {"n": 3})]})
case("g.futures.wait_known", 'return g.list_futures(as_objects=True)[1].wait_for_result()', 'return await (await g.listFutures({ asObjects: true }))[1].waitForResult();')
case("g.futures.from_resp", 'f = GovernFuture.from_resp(g, {"jobId": "j9", "hasResult": True, "result": 1}); return [type(f).__name__, f.job_id, f.wait_for_result(), f.result_wrapper(2)]',
     'const f = GovernFuture.fromResp(g, { "jobId": "j9", "hasResult": true, "result": 1 }); return [f.constructor.name, f.jobId, await f.waitForResult(), f.resultWrapper(2)];')
case("g.futures.from_resp_wrapper", 'return GovernFuture.from_resp(g, {"jobId": "j1"}, result_wrapper=lambda r: r["n"] + 1).wait_for_result()',
     'return await GovernFuture.fromResp(g, { "jobId": "j1" }, { resultWrapper: (r) => r["n"] + 1 }).waitForResult();')
case("g.futures.result_wait_if_needed", 'return [GovernFuture.get_result_wait_if_needed(g, {"jobId": "j1"}), GovernFuture.get_result_wait_if_needed(g, {"result": [1]})]',
     'return [await GovernFuture.getResultWaitIfNeeded(g, { "jobId": "j1" }), await GovernFuture.getResultWaitIfNeeded(g, { "result": [1] })];')
case("g.futures.wait_for_dead", None, 'await g.getFuture("j1").waitForResult();', throws="j1", answers={"GET /futures/j1": [running("j1", alive=False)]})
case("g.futures.wait_with_timeout", None, 'await g.getFuture("j1").waitForResult({ timeout: 1 });', throws="j1", answers={"GET /futures/j1": [running("j1")] * 20})

# --- keys
case("g.keys.list", 'return [[type(k).__name__, k.client is g, dict(k), %s] for k in g.list_global_api_keys()]' % py("k", _READ),
     'return (await g.listGlobalApiKeys()).map((k) => [k.constructor.name, k.client === g, { ...k }, %s]);' % js("k", _READ))
case("g.keys.list_listitems", 'return len(g.list_global_api_keys(as_type="listitems"))', 'return (await g.listGlobalApiKeys({ asType: "listitems" })).length;')
case("g.keys.list_objects", 'return [[type(k).__name__, k.key, k.id_, k.client is g] for k in g.list_global_api_keys(as_type="objects")]',
     'return (await g.listGlobalApiKeys({ asType: "objects" })).map((k) => [k.constructor.name, k.key, k.id, k.client === g]);')
case("g.keys.list_unknown_type", 'g.list_global_api_keys(as_type="nonsense")', 'await g.listGlobalApiKeys({ asType: "nonsense" });', throws="listitems", misuse=True)
case("g.keys.delete_listed", 'k = g.list_global_api_keys()[0].to_global_api_key(); k.delete(); return [type(k).__name__, k.key, k.id_]',
     'const k = (await g.listGlobalApiKeys())[0].toGlobalApiKey(); await k.delete(); return [k.constructor.name, k.key, k.id];')
case("g.keys.get", 'return g.get_global_api_key("K-kid1").id_', 'return (await g.getGlobalApiKey("K-kid1")).id;')
case("g.keys.get_by_id", 'return g.get_global_api_key_by_id("kid1").key', 'return (await g.getGlobalApiKeyById("kid1")).key;')
case("g.keys.create_default", 'k = g.create_global_api_key(); return [type(k).__name__, k.key, k.id_]', 'const k = await g.createGlobalApiKey(); return [k.constructor.name, k.key, k.id];')
case("g.keys.create", 'g.create_global_api_key(label="l", description="d", admin=True)', 'await g.createGlobalApiKey({ label: "l", description: "d", admin: true });')
case("g.keys.create_with_groups_default", 'return g.create_global_api_key_with_groups().id_', 'return (await g.createGlobalApiKeyWithGroups()).id;')
case("g.keys.create_with_groups", 'g.create_global_api_key_with_groups(label="l", description="d", groups=["a"])',
     'await g.createGlobalApiKeyWithGroups({ label: "l", description: "d", groups: ["a"] });')
case("g.keys.create_refused", 'g.create_global_api_key()', 'await g.createGlobalApiKey();', throws="API key",
     answers={"POST /admin/global-api-keys/": [{"messages": {"error": True, "messages": []}}]})
case("g.keys.create_without_id", 'g.create_global_api_key()', 'await g.createGlobalApiKey();', throws="API key", answers={"POST /admin/global-api-keys/": [{}]})
case("g.keys.definition", 'd = g.get_global_api_key_by_id("kid1").get_definition(); return [type(d).__name__, d.client is g, dict(d), %s]' % py("d", _DEFINITION),
     'const d = await (await g.getGlobalApiKeyById("kid1")).getDefinition(); return [d.constructor.name, d.client === g, { ...d }, %s];' % js("d", _DEFINITION))
case("g.keys.definition_edit",
     '''
     d = g.get_global_api_key_by_id("kid1").get_definition()
     d.label = "L"
     d.description = "D"
     d.user_for_impersonation = "bob"
     d.groups = ["readers"]
     d.lifetime = 60
     d.save()
     ''',
     '''
     const d = await (await g.getGlobalApiKeyById("kid1")).getDefinition();
     d.label = "L";
     d.description = "D";
     d.userForImpersonation = "bob";
     d.groups = ["readers"];
     d.lifetime = 60;
     await d.save();
     ''')
case("g.keys.set_definition", 'k = g.get_global_api_key_by_id("kid1"); d = k.get_definition(); d["label"] = "L"; k.set_definition(d); return k.client is g',
     'const k = await g.getGlobalApiKeyById("kid1"); const d = await k.getDefinition(); d["label"] = "L"; await k.setDefinition(d); return k.client === g;')

# --- the instance
case("g.logs.list", 'return g.list_logs()', 'return await g.listLogs();')
case("g.logs.get", 'return g.get_log("backend.log")', 'return await g.getLog("backend.log");')
case("g.logs.audit_default", 'g.log_custom_audit("t")', 'await g.logCustomAudit("t");')
case("g.logs.audit", 'g.log_custom_audit("t", custom_params={"x": [1]})', 'await g.logCustomAudit("t", { customParams: { "x": [1] } });')
case("g.usage", 'u = g.get_global_usage_summary(); return [type(u).__name__, u.raw, u.data is u.raw]', 'const u = await g.getGlobalUsageSummary(); return [u.constructor.name, u.raw, u.data === u.raw];')
case("g.settings", 's = g.get_general_settings(); s.get_raw()["other"] = 2; s.save(); return [type(s).__name__, s.client is g, s.settings is s.get_raw()]',
     'const s = await g.getGeneralSettings(); s.getRaw()["other"] = 2; await s.save(); return [s.constructor.name, s.client === g, s.settings === s.getRaw()];')
case("g.auth", 'return g.get_auth_info()', 'return await g.getAuthInfo();')
case("g.instance_info", 'i = g.get_instance_info(); return [type(i).__name__, i.raw, i.node_id, i.node_name, i.node_type]',
     'const i = await g.getInstanceInfo(); return [i.constructor.name, i.raw, i.nodeId, i.nodeName, i.nodeType];')
case("g.licensing", '''g.set_license('{"content": "L"}'); return g.get_licensing_status()''', '''await g.setLicense('{"content": "L"}'); return await g.getLicensingStatus();''')
for _py, _js in (("sso", "Sso"), ("ldap", "Ldap"), ("azure_ad", "AzureAd")):
    case("g.iam.%s" % _py, 's = g.get_%s_settings(); s.set_default_user_profile("READER"); s.save(); return [type(s).__name__, s.client is g]' % _py,
         'const s = await g.get%sSettings(); s.setDefaultUserProfile("READER"); await s.save(); return [s.constructor.name, s.client === g];' % _js)
