"""Logs, audit, usage, authentication, licensing and what runs on the instance."""

from . import Cases

case = Cases()

case("logs.list", 'return c.list_logs()', 'return await c.listLogs();')
case("logs.get", 'return c.get_log("backend.log")', 'return await c.getLog("backend.log");')
case("logs.audit_default", 'c.log_custom_audit("my-type")', 'await c.logCustomAudit("my-type");')
case("logs.audit", 'c.log_custom_audit("my-type", custom_params={"x": [1]})', 'await c.logCustomAudit("my-type", { customParams: { "x": [1] } });')

_COUNTS = [["projects_count", "projectsCount"], ["total_datasets_count", "totalDatasetsCount"], ["total_recipes_count", "totalRecipesCount"],
           ["total_jupyter_notebooks_count", "totalJupyterNotebooksCount"], ["total_sql_notebooks_count", "totalSqlNotebooksCount"],
           ["total_scenarios_count", "totalScenariosCount"], ["total_active_with_trigger_scenarios_count", "totalActiveWithTriggerScenariosCount"]]
case("usage.summary", 'u = c.get_global_usage_summary(); return [type(u).__name__, u.raw, u.data is u.raw, %s]' % ", ".join("u." + p for p, _ in _COUNTS),
     'const u = await c.getGlobalUsageSummary(); return [u.constructor.name, u.raw, u.data === u.raw, %s];' % ", ".join("u." + j for _, j in _COUNTS))
case("usage.per_project", 'c.get_global_usage_summary(with_per_project=True)', 'await c.getGlobalUsageSummary({ withPerProject: true });')

case("auth.info_default", 'return c.get_auth_info()', 'return await c.getAuthInfo();')
case("auth.info_with_secrets", 'c.get_auth_info(with_secrets=True)', 'await c.getAuthInfo({ withSecrets: true });')
case("auth.browser_headers_default", 'return c.get_auth_info_from_browser_headers({"Cookie": "a=b"})',
     'return await c.getAuthInfoFromBrowserHeaders({ "Cookie": "a=b" });')
case("auth.browser_headers_with_secrets", 'c.get_auth_info_from_browser_headers({"Cookie": "a=b"}, with_secrets=True)',
     'await c.getAuthInfoFromBrowserHeaders({ "Cookie": "a=b" }, { withSecrets: true });')
case("auth.ticket", 'return c.get_ticket_from_browser_headers({"Cookie": "a=b"}) == "TICKET-1"',
     'return (await c.getTicketFromBrowserHeaders({ "Cookie": "a=b" })) === "TICKET-1";')
case("instance.info", 'i = c.get_instance_info(); return [type(i).__name__, i.raw, i.node_id, i.node_name, i.node_type]',
     'const i = await c.getInstanceInfo(); return [i.constructor.name, i.raw, i.nodeId, i.nodeName, i.nodeType];')
case("licensing.status", 'return c.get_licensing_status()', 'return await c.getLicensingStatus();')
case("licensing.set", '''c.set_license('{"content": "L", "signature": "S"}')''', '''await c.setLicense('{"content": "L", "signature": "S"}');''')

case("scenarios.running", 'return len(c.list_running_scenarios())', 'return (await c.listRunningScenarios()).length;')
case("scenarios.running_all_users", 'c.list_running_scenarios(all_users=True)', 'await c.listRunningScenarios({ allUsers: true });')

case("discussions.get",
     'd = c.get_object_discussions("P1", "DATASET", "orders"); return [type(d).__name__, d.client is c, d.project_key, d.object_type, d.object_id, d.list_discussions()]',
     'const d = c.getObjectDiscussions("P1", "DATASET", "orders"); return [d.constructor.name, d.client === c, d.projectKey, d.objectType, d.objectId, await d.listDiscussions()];')
case("discussions.list",
     '''
     d = c.get_project("P1").get_jupyter_notebook("nb1").get_object_discussions().list_discussions()[0]
     before = [type(d).__name__, d.client is c, d.project_key, d.object_type, d.object_id, d.discussion_id, d.discussion_data, d.discussion_data_has_replies, d.get_metadata()]
     replies = d.get_replies()
     return [before, [[type(r).__name__, r.get_text(), r.get_author(), r.get_timestamp(), r.get_edited_timestamp(), r.get_raw_data(), r.reply_data is r.get_raw_data()] for r in replies],
             d.discussion_data_has_replies, d.get_metadata(), len(d.get_replies())]
     ''',
     '''
     const d = (await c.getProject("P1").getJupyterNotebook("nb1").getObjectDiscussions().listDiscussions())[0];
     const before = [d.constructor.name, d.client === c, d.projectKey, d.objectType, d.objectId, d.discussionId, d.discussionData, d.discussionDataHasReplies, d.getMetadata()];
     const replies = await d.getReplies();
     return [before, replies.map((r) => [r.constructor.name, r.getText(), r.getAuthor(), r.getTimestamp(), r.getEditedTimestamp(), r.getRawData(), r.replyData === r.getRawData()]),
       d.discussionDataHasReplies, d.getMetadata(), (await d.getReplies()).length];
     ''')
_NB1 = 'c.get_project("P1").get_jupyter_notebook("nb1").get_object_discussions()'
_JS1 = 'c.getProject("P1").getJupyterNotebook("nb1").getObjectDiscussions()'
case("discussions.create",
     'd = %s.create_discussion("New", "Hello"); return [d.discussion_id, d.discussion_data_has_replies, d.get_metadata(), d.get_replies()[0].get_text()]' % _NB1,
     'const d = await %s.createDiscussion("New", "Hello"); return [d.discussionId, d.discussionDataHasReplies, d.getMetadata(), (await d.getReplies())[0].getText()];' % _JS1)
case("discussions.reply",
     'd = %s.get_discussion("d1"); d.add_reply("Agreed"); return [d.discussion_id, [r.get_text() for r in d.get_replies()]]' % _NB1,
     'const d = await %s.getDiscussion("d1"); await d.addReply("Agreed"); return [d.discussionId, (await d.getReplies()).map((r) => r.getText())];' % _JS1)
case("discussions.reply_to_listed",
     'd = %s.list_discussions()[0]; d.add_reply("Agreed"); return [d.discussion_data_has_replies, len(d.get_replies())]' % _NB1,
     'const d = (await %s.listDiscussions())[0]; await d.addReply("Agreed"); return [d.discussionDataHasReplies, (await d.getReplies()).length];' % _JS1)
case("discussions.metadata",
     'd = %s.get_discussion("d1"); m = d.get_metadata(); m["topic"] = "Renamed"; d.set_metadata(m); return [d.get_metadata()["topic"], "replies" in m]' % _NB1,
     'const d = await %s.getDiscussion("d1"); const m = d.getMetadata(); m["topic"] = "Renamed"; await d.setMetadata(m); return [d.getMetadata()["topic"], "replies" in m];' % _JS1)
case("discussions.metadata_of_listed",
     'd = %s.list_discussions()[0]; d.set_metadata({"topic": "Renamed"}); return d.discussion_data_has_replies' % _NB1,
     'const d = (await %s.listDiscussions())[0]; await d.setMetadata({ "topic": "Renamed" }); return d.discussionDataHasReplies;' % _JS1)

case("folders.handle",
     'f = c.get_project("P1").get_managed_folder("f1"); return [type(f).__name__, f.client is c, f.project_key, f.odb_id, f.id, f.project.project_key, type(f.project).__name__]',
     'const f = c.getProject("P1").getManagedFolder("f1"); return [f.constructor.name, f.client === c, f.projectKey, f.odbId, f.id, f.project.projectKey, f.project.constructor.name];')
case("folders.compute_metrics", 'c.get_project("P1").get_managed_folder("f1").compute_metrics()', 'await c.getProject("P1").getManagedFolder("f1").computeMetrics();')
case("folders.compute_metrics_ids", 'c.get_project("P1").get_managed_folder("f1").compute_metrics(metric_ids=["basic:SIZE"])',
     'await c.getProject("P1").getManagedFolder("f1").computeMetrics({ metricIds: ["basic:SIZE"] });')
case("folders.compute_metrics_probes", 'c.get_project("P1").get_managed_folder("f1").compute_metrics(probes={"probes": []})',
     'await c.getProject("P1").getManagedFolder("f1").computeMetrics({ probes: { "probes": [] } });')
case("folders.compute_metrics_ids_win", 'c.get_project("P1").get_managed_folder("f1").compute_metrics(metric_ids=["a"], probes={"probes": []})',
     'await c.getProject("P1").getManagedFolder("f1").computeMetrics({ metricIds: ["a"], probes: { "probes": [] } });')
case("folders.compute_metrics_future", None,
     'const f = await c.getProject("P1").getManagedFolder("f1").computeMetrics(); return [f.constructor.name, f.jobId, await f.waitForResult()];',
     value=["DSSFuture", "metrics1", {"computed": 2}])
case("licensing.set_not_json", None, 'await c.setLicense("not a license");', throws="SyntaxError", misuse=True)
