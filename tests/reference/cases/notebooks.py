"""Notebooks: of a project, and the deprecated handles of those that run."""

from . import Cases

case = Cases()

_FIELDS = [["project_key", "projectKey"], ["notebook_name", "notebookName"], ["session_creator", "sessionCreator"],
           ["session_creator_display_name", "sessionCreatorDisplayName"], ["session_unix_owner", "sessionUnixOwner"], ["session_id", "sessionId"],
           ["kernel_id", "kernelId"], ["kernel_pid", "kernelPid"], ["kernel_connections", "kernelConnections"],
           ["kernel_last_activity_time", "kernelLastActivityTime"], ["kernel_execution_state", "kernelExecutionState"], ["session_start_time", "sessionStartTime"]]
_PY, _JS = 'c.get_project("P1").get_jupyter_notebook("nb1")', 'c.getProject("P1").getJupyterNotebook("nb1")'
_SESSIONS = "GET /projects/P1/jupyter-notebooks/nb1/sessions"

case("notebooks.list", 'return [[type(n).__name__, n.notebook_name, n.project_key, n.client is c] for n in c.get_project("P1").list_jupyter_notebooks()]',
     'return (await c.getProject("P1").listJupyterNotebooks()).map((n) => [n.constructor.name, n.notebookName, n.projectKey, n.client === c]);')
case("notebooks.list_active", 'c.get_project("P1").list_jupyter_notebooks(active=True)', 'await c.getProject("P1").listJupyterNotebooks({ active: true });')
for _kind in ("objects", "object"):
    case("notebooks.list_" + _kind, 'return [type(n).__name__ for n in c.get_project("P1").list_jupyter_notebooks(as_type="%s")]' % _kind,
         'return (await c.getProject("P1").listJupyterNotebooks({ asType: "%s" })).map((n) => n.constructor.name);' % _kind)
for _kind in ("listitems", "listitem"):
    case("notebooks.list_" + _kind,
         'return [[type(n).__name__, n.client is c, n.name, n.language, n.kernel_spec, n.tags, type(n.to_notebook()).__name__, n.to_notebook().notebook_name] for n in c.get_project("P1").list_jupyter_notebooks(as_type="%s")]' % _kind,
         'return (await c.getProject("P1").listJupyterNotebooks({ asType: "%s" })).map((n) => [n.constructor.name, n.client === c, n.name, n.language, n.kernelSpec, n.tags, n.toNotebook().constructor.name, n.toNotebook().notebookName]);' % _kind)
case("notebooks.list_unknown_type", 'c.get_project("P1").list_jupyter_notebooks(as_type="nonsense")',
     'await c.getProject("P1").listJupyterNotebooks({ asType: "nonsense" });', throws="listitems", misuse=True)
case("notebooks.create", 'n = c.get_project("P1").create_jupyter_notebook("new", {"cells": [], "nbformat": 4}); return [type(n).__name__, n.notebook_name]',
     'const n = await c.getProject("P1").createJupyterNotebook("new", { "cells": [], "nbformat": 4 }); return [n.constructor.name, n.notebookName];')
case("notebooks.get", 'n = %s; return [type(n).__name__, n.client is c, n.project_key, n.notebook_name]' % _PY,
     'const n = %s; return [n.constructor.name, n.client === c, n.projectKey, n.notebookName];' % _JS)
case("notebooks.delete", 'return %s.delete()' % _PY, 'return await %s.delete();' % _JS)
case("notebooks.clear_outputs", 'return %s.clear_outputs()' % _PY, 'return await %s.clearOutputs();' % _JS)
case("notebooks.sessions", 'return %s.get_sessions()' % _PY, 'return await %s.getSessions();' % _JS)
case("notebooks.session_objects",
     's = %s.get_sessions(as_objects=True)[0]; return [type(s).__name__, s.client is c, %s, s.unload()]' % (_PY, ", ".join("s." + p for p, _ in _FIELDS)),
     'const s = (await %s.getSessions({ asObjects: true }))[0]; return [s.constructor.name, s.client === c, %s, await s.unload()];' % (_JS, ", ".join("s." + j for _, j in _FIELDS)))
case("notebooks.session_bare", 's = %s.get_sessions(as_objects=True)[0]; return [s.session_id, s.kernel_id, s.kernel_pid]' % _PY,
     'const s = (await %s.getSessions({ asObjects: true }))[0]; return [s.sessionId, s.kernelId, s.kernelPid].map((x) => x ?? null);' % _JS,
     answers={_SESSIONS: [[{"sessionId": "s2"}]]})
case("notebooks.unload", 'return %s.unload()' % _PY, 'return await %s.unload();' % _JS)
case("notebooks.unload_one", 'return %s.unload(session_id="s2")' % _PY, 'return await %s.unload({ sessionId: "s2" });' % _JS,
     answers={_SESSIONS: [[{"sessionId": "s1"}, {"sessionId": "s2"}]]})
case("notebooks.unload_several", '%s.unload()' % _PY, 'await %s.unload();' % _JS, throws="sessions", answers={_SESSIONS: [[{"sessionId": "s1"}, {"sessionId": "s2"}]]})
case("notebooks.unload_none", '%s.unload()' % _PY, 'await %s.unload();' % _JS, throws="running", answers={_SESSIONS: [[]]})
case("notebooks.unload_null", '%s.unload()' % _PY, 'await %s.unload();' % _JS, throws="running", answers={_SESSIONS: [None]})
case("notebooks.content",
     '''
     k = %s.get_content()
     k.get_raw()["cells"] = []
     return [type(k).__name__, k.client is c, k.project_key, k.notebook_name, k.content is k.get_raw(), k.get_metadata(), k.get_cells(), k.save()]
     ''' % _PY,
     '''
     const k = await %s.getContent();
     k.getRaw()["cells"] = [];
     return [k.constructor.name, k.client === c, k.projectKey, k.notebookName, k.content === k.getRaw(), k.getMetadata(), k.getCells(), await k.save()];
     ''' % _JS)

# --- deprecated handles
_STATE = "GET /projects/P1/notebooks/"
case("notebooks.running",
     'return [[type(n).__name__, n.client is c, n.project_key, n.notebook_name, n.state, n.state_is_peek] for n in c.list_running_notebooks()]',
     'return (await c.listRunningNotebooks()).map((n) => [n.constructor.name, n.client === c, n.projectKey, n.notebookName, n.state, n.stateIsPeek]);')
case("notebooks.running_objects", 'return len(c.list_running_notebooks(as_objects=True))', 'return (await c.listRunningNotebooks({ asObjects: true })).length;')
case("notebooks.running_raw", 'return c.list_running_notebooks(as_objects=False)', 'return await c.listRunningNotebooks({ asObjects: false });')
case("notebooks.running_state_is_known",
     'n = c.list_running_notebooks()[0]; return [n.get_state()["name"], [s["sessionId"] for s in n.get_sessions()]]',
     'const n = (await c.listRunningNotebooks())[0]; return [(await n.getState())["name"], (await n.getSessions()).map((s) => s["sessionId"])];')
case("notebooks.running_unload", 'return c.list_running_notebooks()[0].unload()', 'return await (await c.listRunningNotebooks())[0].unload();')
case("notebooks.running_unload_one", 'return c.list_running_notebooks()[0].unload(session_id="s7")', 'return await (await c.listRunningNotebooks())[0].unload({ sessionId: "s7" });')
case("notebooks.running_unload_none", 'c.list_running_notebooks()[1].unload()', 'await (await c.listRunningNotebooks())[1].unload();', throws="running")
case("notebooks.running_unload_several", 'c.list_running_notebooks()[0].unload()', 'await (await c.listRunningNotebooks())[0].unload();', throws="sessions",
     answers={"GET /admin/notebooks/": [[{"projectKey": "P1", "name": "nb1", "activeSessions": [{"sessionId": "s1"}, {"sessionId": "s2"}]}]]})
case("notebooks.running_no_sessions", 'c.list_running_notebooks()[0].get_sessions()', 'await (await c.listRunningNotebooks())[0].getSessions();', throws="running",
     answers={"GET /admin/notebooks/": [[{"projectKey": "P1", "name": "nb1"}]]})
case("notebooks.running_discussions", 'd = c.list_running_notebooks()[0].get_object_discussions(); return [type(d).__name__, d.object_type, d.object_id]',
     'const d = (await c.listRunningNotebooks())[0].getObjectDiscussions(); return [d.constructor.name, d.objectType, d.objectId];')
case("notebooks.handle_asks_for_its_state", 'n = DSSNotebook(c, "P1", "nb1"); return [n.state, n.get_state()["name"], n.state["name"], len(n.get_sessions()), n.unload()]',
     'const n = new DSSNotebook(c, "P1", "nb1"); return [n.state, (await n.getState())["name"], n.state["name"], (await n.getSessions()).length, await n.unload()];')
case("notebooks.handle_with_state", 'n = DSSNotebook(c, "P1", "nb1", state={"activeSessions": []}); return n.get_sessions()',
     'const n = new DSSNotebook(c, "P1", "nb1", { state: { "activeSessions": [] } }); return await n.getSessions();')
case("notebooks.handle_asks_for_sessions", 'return len(DSSNotebook(c, "P1", "nb1").get_sessions())', 'return (await new DSSNotebook(c, "P1", "nb1").getSessions()).length;')
