"""The client itself: how it authenticates, what it refuses, how an error answer looks."""

from . import Cases, error

case = Cases()

case("client.key_by_position",
     'return [(n := DSSClient(c.host, "KEY")).api_key == "KEY", n.internal_ticket, n.host == c.host, len(n.list_groups())]',
     'const n = new DSSClient(c.host, "KEY"); return [n.apiKey === "KEY", n.internalTicket, n.host === c.host, (await n.listGroups()).length];')
case("client.key",
     'DSSClient(c.host, api_key="OTHER").list_groups()',
     'await new DSSClient(c.host, { apiKey: "OTHER" }).listGroups();')
case("client.ticket",
     'n = DSSClient(c.host, internal_ticket="TICKET"); n.list_groups(); return [n.api_key, n.internal_ticket == "TICKET"]',
     'const n = new DSSClient(c.host, { internalTicket: "TICKET" }); await n.listGroups(); return [n.apiKey, n.internalTicket === "TICKET"];')
case("client.key_wins_over_ticket",
     'DSSClient(c.host, api_key="KEY", internal_ticket="TICKET").list_groups()',
     'await new DSSClient(c.host, { apiKey: "KEY", internalTicket: "TICKET" }).listGroups();')
case("client.extra_headers",
     'DSSClient(c.host, api_key="KEY", extra_headers={"X-Trace": "t1"}).list_groups()',
     'await new DSSClient(c.host, { apiKey: "KEY", extraHeaders: { "X-Trace": "t1" } }).listGroups();')
case("client.key_by_position_and_options",
     'DSSClient(c.host, "KEY", extra_headers={"X-Trace": "t2"}).list_groups()',
     'await new DSSClient(c.host, "KEY", { extraHeaders: { "X-Trace": "t2" } }).listGroups();')
case("client.no_check_certificate",
     'DSSClient(c.host, api_key="KEY", no_check_certificate=True).list_groups()',
     'await new DSSClient(c.host, { apiKey: "KEY", noCheckCertificate: true }).listGroups();')
case("client.insecure_tls",
     'DSSClient(c.host, api_key="KEY", insecure_tls=True).list_groups()',
     'await new DSSClient(c.host, { apiKey: "KEY", insecureTls: true }).listGroups();')
case("client.client_certificate_none",
     'DSSClient(c.host, api_key="KEY", client_certificate=None).list_groups()',
     'await new DSSClient(c.host, { apiKey: "KEY", clientCertificate: null }).listGroups();')
case("client.no_key",
     'DSSClient(c.host)',
     'new DSSClient(c.host);', throws="key", misuse=True)

case("client.error_detailed",
     '''
     try:
         c.get_group("nobody").get_definition()
     except DataikuException as e:
         return ["DataikuException", 404, str(e)]
     ''',
     '''
     try {
       await c.getGroup("nobody").getDefinition();
     } catch (e) {
       if (!(e instanceof DataikuException) || !(e instanceof Error)) throw e;
       return [e["name"], e["status"], e["message"]];
     }
     ''',
     answers={"GET /admin/groups/nobody": [(404, error("com.dataiku.NotFound", "not found", "Group nobody does not exist"))]})
case("client.error_message",
     'c.get_group("nobody").delete()', 'await c.getGroup("nobody").delete();', throws=True,
     answers={"DELETE /admin/groups/nobody": [(500, error("java.lang.IllegalStateException", "still used by 3 users"))]})
case("client.error_without_type",
     'c.get_group("nobody").get_definition()', 'await c.getGroup("nobody").getDefinition();', throws=True,
     answers={"GET /admin/groups/nobody": [(403, {"message": "Action forbidden"})]})
case("client.error_empty_object",
     'c.get_group("nobody").get_definition()', 'await c.getGroup("nobody").getDefinition();', throws=True,
     answers={"GET /admin/groups/nobody": [(400, {})]})
case("client.error_not_json",
     'c.get_group("nobody").get_definition()', 'await c.getGroup("nobody").getDefinition();', throws=True,
     answers={"GET /admin/groups/nobody": [(400, "the proxy said no")]})
case("client.error_fields", None,
     '''
     try {
       await c.getGroup("nobody").getDefinition();
     } catch (e) {
       return [e["errorType"], e["method"], e["url"].endsWith("/dip/publicapi/admin/groups/nobody")];
     }
     ''',
     answers={"GET /admin/groups/nobody": [(404, error("com.dataiku.NotFound", "not found", "Group nobody does not exist"))]},
     value=["com.dataiku.NotFound", "GET", True])
