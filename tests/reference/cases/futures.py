"""Futures: list, look, wait, abort."""

from canned import done, running

from . import Cases, error

case = Cases()

case("futures.list",
     'return [f["jobId"] for f in c.list_futures()]',
     'return (await c.listFutures()).map((f) => f["jobId"]);')
case("futures.list_all_users",
     'c.list_futures(all_users=True)', 'await c.listFutures({ allUsers: true });')
case("futures.list_objects",
     'return [[type(f).__name__, f.job_id, f.state["hasResult"], f.state_is_peek, f.client is c] for f in c.list_futures(as_objects=True)]',
     'return (await c.listFutures({ asObjects: true })).map((f) => [f.constructor.name, f.jobId, f.state["hasResult"], f.stateIsPeek, f.client === c]);')
case("futures.list_objects_all_users",
     'return len(c.list_futures(as_objects=True, all_users=True))',
     'return (await c.listFutures({ asObjects: true, allUsers: true })).length;')
case("futures.get",
     'f = c.get_future("j1"); return [type(f).__name__, f.job_id, f.state, f.state_is_peek, f.client is c, f.result_wrapper(5)]',
     'const f = c.getFuture("j1"); return [f.constructor.name, f.jobId, f.state, f.stateIsPeek, f.client === c, f.resultWrapper(5)];')
case("futures.state",
     'f = c.get_future("j1"); s = f.get_state(); return [s["jobId"], f.state is s, f.state_is_peek]',
     'const f = c.getFuture("j1"); const s = await f.getState(); return [s["jobId"], f.state === s, f.stateIsPeek];')
case("futures.peek",
     'f = c.get_future("j1"); s = f.peek_state(); return [s["hasResult"], f.state is s, f.state_is_peek]',
     'const f = c.getFuture("j1"); const s = await f.peekState(); return [s["hasResult"], f.state === s, f.stateIsPeek];')
case("futures.abort",
     'c.get_future("j1").abort()', 'await c.getFuture("j1").abort();')
case("futures.result",
     'return c.get_future("j1").get_result()', 'return await c.getFuture("j1").getResult();')
case("futures.result_not_ready",
     'c.get_future("j1").get_result()', 'await c.getFuture("j1").getResult();', throws="no result",
     answers={"GET /futures/j1": [running("j1")]})
case("futures.result_after_state_asks_no_more",
     'f = c.get_future("j1"); f.get_state(); return f.get_result()',
     'const f = c.getFuture("j1"); await f.getState(); return await f.getResult();')
case("futures.result_after_peek_asks_again",
     'f = c.get_future("j1"); f.peek_state(); return f.get_result()',
     'const f = c.getFuture("j1"); await f.peekState(); return await f.getResult();')
case("futures.result_of_listed_asks_again",
     'return c.list_futures(as_objects=True)[1].get_result()',
     'return await (await c.listFutures({ asObjects: true }))[1].getResult();',
     answers={"GET /futures/j2": [done("j2", {"n": 2})]})
case("futures.has_result",
     'f = c.get_future("j1"); return [f.has_result(), f.state_is_peek]',
     'const f = c.getFuture("j1"); return [await f.hasResult(), f.stateIsPeek];')
case("futures.has_result_not_yet",
     'f = c.get_future("j1"); return [f.has_result(), f.has_result()]',
     'const f = c.getFuture("j1"); return [await f.hasResult(), await f.hasResult()];',
     answers={"GET /futures/j1": [running("j1"), done("j1", 1)]})
case("futures.has_result_known",
     'return c.list_futures(as_objects=True)[1].has_result()',
     'return await (await c.listFutures({ asObjects: true }))[1].hasResult();')
case("futures.wait",
     'return c.get_future("j1").wait_for_result()', 'return await c.getFuture("j1").waitForResult();',
     answers={"GET /futures/j1": [running("j1"), running("j1"), done("j1", {"n": 3})]})
case("futures.wait_at_once",
     'return c.get_future("j1").wait_for_result()', 'return await c.getFuture("j1").waitForResult();')
case("futures.wait_after_peek_of_running_asks_again",
     'f = c.get_future("j1"); f.peek_state(); return f.wait_for_result()',
     'const f = c.getFuture("j1"); await f.peekState(); return await f.waitForResult();',
     answers={"GET /futures/j1": [running("j1"), done("j1", 7)]})
case("futures.wait_for_null",
     'return c.get_future("j1").wait_for_result()', 'return await c.getFuture("j1").waitForResult();',
     answers={"GET /futures/j1": [{"jobId": "j1", "hasResult": True, "alive": False}]})

_DONE = '{"jobId": "j9", "hasResult": True, "result": {"n": 41}}'
_DONE_JS = '{ "jobId": "j9", "hasResult": true, "result": { "n": 41 } }'
case("futures.from_resp",
     'f = DSSFuture.from_resp(c, %s); return [f.job_id, f.state["hasResult"], f.state_is_peek, f.wait_for_result()]' % _DONE,
     'const f = DSSFuture.fromResp(c, %s); return [f.jobId, f.state["hasResult"], f.stateIsPeek, await f.waitForResult()];' % _DONE_JS)
case("futures.from_resp_without_job",
     'f = DSSFuture.from_resp(c, {"hasResult": True, "result": 5}); return [f.job_id, f.has_result(), f.wait_for_result()]',
     'const f = DSSFuture.fromResp(c, { "hasResult": true, "result": 5 }); return [f.jobId, await f.hasResult(), await f.waitForResult()];')
case("futures.from_resp_wrapper",
     'f = DSSFuture.from_resp(c, %s, result_wrapper=lambda r: [r["n"] + 1]); return [f.wait_for_result(), f.result_wrapper({"n": 1})]' % _DONE,
     'const f = DSSFuture.fromResp(c, %s, { resultWrapper: (r) => [r["n"] + 1] }); return [await f.waitForResult(), f.resultWrapper({ "n": 1 })];' % _DONE_JS)
case("futures.from_resp_wrapper_polls",
     'f = DSSFuture.from_resp(c, {"jobId": "j1"}, result_wrapper=lambda r: r["n"] + 1); return [f.wait_for_result(), f.get_result()]',
     'const f = DSSFuture.fromResp(c, { "jobId": "j1" }, { resultWrapper: (r) => r["n"] + 1 }); return [await f.waitForResult(), await f.getResult()];')
case("futures.result_wait_if_needed",
     'return DSSFuture.get_result_wait_if_needed(c, {"jobId": "j1"})',
     'return await DSSFuture.getResultWaitIfNeeded(c, { "jobId": "j1" });')
case("futures.result_wait_not_needed",
     'return DSSFuture.get_result_wait_if_needed(c, {"result": [1]})',
     'return await DSSFuture.getResultWaitIfNeeded(c, { "result": [1] });')

# --- beyond the reference, which polls for ever
case("futures.wait_for_aborted", None, 'await c.getFuture("j1").waitForResult();', throws="abort",
     answers={"GET /futures/j1": [running("j1"), running("j1", alive=False, aborted=True)]})
case("futures.wait_for_dead", None, 'await c.getFuture("j1").waitForResult();', throws="j1",
     answers={"GET /futures/j1": [running("j1", alive=False)]})
case("futures.wait_for_unknown", None,
     'try { await c.getFuture("j1").waitForResult(); } catch (e) { return [e instanceof DataikuException, e["status"]]; }', value=[True, 404],
     answers={"GET /futures/j1": [(404, error("NotFound", "unknown future j1"))]})
case("futures.wait_with_timeout", None, 'await c.getFuture("j1").waitForResult({ timeout: 1 });', throws="j1",
     answers={"GET /futures/j1": [running("j1")] * 20})
case("futures.wait_within_timeout", None, 'return await c.getFuture("j1").waitForResult({ timeout: 10 });', value=7,
     answers={"GET /futures/j1": [running("j1"), done("j1", 7)]})
case("futures.wait_with_progress", None,
     'let seen = 0; const r = await c.getFuture("j1").waitForResult({ onProgress: () => { seen++; } }); return [r, seen > 0];', value=[7, True],
     answers={"GET /futures/j1": [running("j1"), running("j1"), done("j1", 7)]})
