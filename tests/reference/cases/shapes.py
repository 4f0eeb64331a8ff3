"""Answers of another shape than documented: an error at the latest where the missing field is used, which names it. Nothing is sent without it."""

from . import Cases

case = Cases()
_P, _J = 'c.get_project("P1").get_jupyter_notebook("nb1")', 'c.getProject("P1").getJupyterNotebook("nb1")'
for _name, _py, _js, _route, _field in (
    ("key", 'c.get_global_api_key("K")', 'await (await c.getGlobalApiKey("K")).delete();', "GET /admin/globalAPIKeys/K", "id"),
    ("usage", 'c.get_global_usage_summary().total_datasets_count', '(await c.getGlobalUsageSummary()).totalDatasetsCount;', "GET /admin/monitoring/global-usage-summary", "datasets"),
    ("instance", 'c.get_instance_info().node_id', '(await c.getInstanceInfo()).nodeId;', "GET /instance-info", "nodeId"),
    ("rules", 'c.get_general_settings().get_impersonation_rules()', '(await c.getGeneralSettings()).getImpersonationRules();', "GET /admin/general-settings", "impersonation"),
    ("discussion", '%s.get_object_discussions().create_discussion("t", "m")' % _P, 'await (await %s.getObjectDiscussions().createDiscussion("t", "m")).addReply("x");' % _J, "POST /projects/P1/discussions/JUPYTER_NOTEBOOK/nb1/", "discussionId"),
):
    case("shapes." + _name, _py, _js, throws=_field, answers={_route: [{}]})
