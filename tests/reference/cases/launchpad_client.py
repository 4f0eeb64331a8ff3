"""The Launchpad client itself: errors, profiles, nodes, tasks."""

import json

from . import Cases

case = Cases()

_PROFILES = "GET /spaces/SPACE/profiles"

case("l.client.fields", 'return [l.space_id, l.api_key_id == "ID", l.api_key_secret == "SECRET", l.host]',
     'return [l.spaceId, l.apiKeyId === "ID", l.apiKeySecret === "SECRET", l.host];')
case("l.client.default_host", 'n = LaunchpadClient("S2", "ID", "SECRET"); n.list_profiles(); return [n.host, n.space_id]',
     'const n = new LaunchpadClient("S2", "ID", "SECRET"); await n.listProfiles(); return [n.host, n.spaceId];', answers={"GET /v1/spaces/S2/profiles": [[]]})
case("l.client.extra_headers", 'LaunchpadClient("SPACE", "ID", "SECRET", host=l.host, extra_headers={"X-Trace": "t1"}).list_profiles()',
     'await new LaunchpadClient("SPACE", "ID", "SECRET", { host: l.host, extraHeaders: { "X-Trace": "t1" } }).listProfiles();')

for _status, _class, _body in (
    (401, "DataikuUnauthorizedException", {"message": "bad key"}),
    (403, "DataikuForbiddenException", {"message": "missing scope read_users"}),
    (404, "DataikuResourceNotFoundException", {"message": "no such space"}),
    (422, "DataikuBadRequestException", {"message": "invalid", "errors": {"json": {"emails": {"0": ["Not a valid email."]}}}}),
    (422, "DataikuBadRequestException", {"message": "invalid"}),
    (409, "DataikuResponseException", {"message": "conflict", "code": 7}),
    (500, "DataikuResponseException", {"oops": True}),
    (400, "DataikuResponseException", "the proxy said no"),
):
    _name = "l.error.%d%s" % (_status, "" if isinstance(_body, dict) and "errors" not in _body and "oops" not in _body else "_" + type(_body).__name__)
    # What the answer says, in the reference's words. A 422 is JSON, of which the spacing is nobody's business.
    _starts = json.dumps("{" if _status == 422 else _body if isinstance(_body, str) else _body.get("message", "Unknown error"))
    case(_name,
         '''
         try:
             l.list_profiles()
         except %s as e:
             return [type(e).__name__, isinstance(e, DataikuResponseException), isinstance(e, DataikuLaunchpadException), isinstance(e, DataikuException),
                     isinstance(e, DataikuResourceDoesNotExistException), isinstance(e, DataikuClientException), e.error, e.message.startswith(%s)]
         ''' % (_class, _starts),
         '''
         try {
           await l.listProfiles();
         } catch (e) {
           if (!(e instanceof %s)) throw e;
           return [e.constructor.name, e instanceof DataikuResponseException, e instanceof DataikuLaunchpadException, e instanceof DataikuException,
             e instanceof DataikuResourceDoesNotExistException, e instanceof DataikuClientException, e.error, e.message.startsWith(%s)];
         }
         ''' % (_class, _starts),
         answers={_PROFILES: [(_status, _body)]})
case("l.error.bad_request_message", 'l.list_profiles()', 'await l.listProfiles();', throws='"emails"', answers={_PROFILES: [(422, {"errors": {"json": {"emails": ["bad"]}}})]})
case("l.error.carries_the_request", None,
     'try { await l.listProfiles(); } catch (e) { return [e["status"], e["method"], e["url"].endsWith("/spaces/SPACE/profiles"), e["name"]]; }',
     answers={_PROFILES: [(403, {"message": "no"})]}, value=[403, "GET", True, "DataikuForbiddenException"])

case("l.profiles", 'return [[type(p).__name__, p.name, p.total_seats, p.used_seats, p.free_seats, p.is_trial, p.get_raw()] for p in l.list_profiles()]',
     'return (await l.listProfiles()).map((p) => [p.constructor.name, p.name, p.totalSeats, p.usedSeats, p.freeSeats, p.isTrial, p.getRaw()]);')
case("l.nodes", 'return [[type(n).__name__, n.name, n.type, n.client is l] for n in l.list_nodes()]', 'return (await l.listNodes()).map((n) => [n.constructor.name, n.name, n.type, n.client === l]);')
case("l.nodes_by_type", 'return [n.name for n in l.list_nodes(type="govern")]', 'return (await l.listNodes({ type: "govern" })).map((n) => n.name);', answers={"POST /spaces/SPACE/nodes/search": [[{"name": "govern-0", "type": "govern"}]]})
for _field, _node in (("name", {"name": "", "type": "design"}), ("type", {"name": "n", "type": ""})):
    case("l.nodes_without_" + _field, 'return l.list_nodes()[0].%s' % _field, 'return (await l.listNodes())[0].%s;' % _field, throws="DataikuClientException", answers={"POST /spaces/SPACE/nodes/search": [[_node]]})

_TASK = "GET /spaces/SPACE/task/t1"
_WAIT, _WAIT_JS = 'LaunchpadTask(l, "t1").wait_for_result(', 'new LaunchpadTask(l, "t1").waitForResult('
case("l.task.wait", 't = LaunchpadTask(l, "t1"); return [t.task_id, t.wait_for_result()]', 'const t = new LaunchpadTask(l, "t1"); return [t.taskId, await t.waitForResult()];',
     answers={_TASK: [{"ready": False}, {"ready": False}, {"ready": True, "successful": True, "result": {"n": 1}}]})
case("l.task.wait_no_timeout", 'return %stimeout=0)' % _WAIT, 'return await %s{ timeout: 0 });' % _WAIT_JS, answers={_TASK: [{"ready": False}, {"ready": True, "successful": True, "result": 5}]})
case("l.task.wait_without_result", 'return %s)' % _WAIT, 'return (await %s)) ?? null;' % _WAIT_JS, answers={_TASK: [{"ready": True, "successful": True}]})
case("l.task.failed",
     '''
     try:
         %s)
     except DataikuTaskException as e:
         return [type(e).__name__, isinstance(e, DataikuLaunchpadException), isinstance(e, DataikuTaskTimeoutException), isinstance(e, DataikuMissingTaskException)]
     ''' % _WAIT,
     '''
     try {
       await %s);
     } catch (e) {
       if (!(e instanceof DataikuTaskException)) throw e;
       return [e.constructor.name, e instanceof DataikuLaunchpadException, e instanceof DataikuTaskTimeoutException, e instanceof DataikuMissingTaskException];
     }
     ''' % _WAIT_JS, answers={_TASK: [{"ready": True, "successful": False}]})
case("l.task.timeout", None,
     'try { await new LaunchpadTask(l, "t1").waitForResult({ timeout: 12 }); } catch (e) { return [e.constructor.name, e instanceof DataikuTaskException, e["message"].includes("t1")]; }',
     answers={_TASK: [{"ready": False}] * 3}, value=["DataikuTaskTimeoutException", True, True])
