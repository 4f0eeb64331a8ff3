"""What the recorded Govern instance answers, beyond what it has in common with DSS."""

NOW = 1700000000000

BP1 = {"id": "bp.1", "name": "Model", "icon": "fiber_new"}
BV1 = {"id": {"blueprintId": "bp.1", "versionId": "bv.1"}, "name": "v1", "fieldDefinitions": {}}
TRACE1 = {"id": {"blueprintId": "bp.1", "versionId": "bv.1"}, "status": "ACTIVE", "originVersionId": "bv.0"}
VERSION1 = {"blueprintVersion": BV1, "blueprintVersionTrace": TRACE1}
AR1 = {"id": "ar.1", "name": "A", "blueprintVersionId": {"blueprintId": "bp.1", "versionId": "bv.1"}, "fields": {"f": 1}}


def hit(id_):
    return {"artifact": dict(AR1, id=id_), "score": 1}


FEEDBACK1 = {"id": "fb.1", "groupId": "g1", "status": "APPROVED", "comment": "fine", "user": "alice"}
APPROVAL = {"status": "REJECTED", "comment": "no", "user": "bob"}
RECURRENCE = {"activated": True, "days": 30}
SIGNOFF1 = {
    "signoffId": {"artifactId": "ar.1", "stepId": "step1"}, "status": "WAITING_FOR_FEEDBACK", "configuration": {"recurrenceConfiguration": RECURRENCE},
    "feedbackResponses": [FEEDBACK1, {"id": "fb.2", "groupId": "g2", "status": "MINOR_ISSUE"}], "approverResponse": APPROVAL,
}
BARE = {"signoffId": {"artifactId": "ar.1", "stepId": "bare"}, "status": "NOT_STARTED"}
CONFIGURATION1 = {"id": {"blueprintVersionId": {"blueprintId": "bp.1", "versionId": "bv.1"}, "stepId": "step1"}, "title": "Review"}
PAGE1 = {"id": "cp.1", "name": "Page", "index": 1}
ROLE1 = {"id": "ro.1", "label": "Reviewer"}
ASSIGNMENTS1 = {"blueprintId": "bp.1", "roleAssignmentsRules": {}}
PERMISSIONS1 = {"blueprintId": "bp.1", "x": 1}
FILE1 = {"id": "uf.1", "name": "a.txt", "size": 5}
POINTS = [{"timeSeriesId": "ts.1", "timestamp": NOW, "value": 1.5}, {"timeSeriesId": "ts.1", "timestamp": NOW + 1, "value": "x"}]

_SIGNOFF, _DESIGN = "/artifact/ar.1/workflow/step/step1/signoff", "/admin/blueprint/bp.1/version/bv.1/workflow/step/step1/signoff"

ROUTES = {
    "GET /admin/users/bob/activity": {"login": "bob", "lastSuccessfulLogin": NOW, "lastFailedLogin": 0, "lastSessionActivity": NOW + 1234},
    "DELETE /admin/users/bob": "",
    # blueprints, artifacts
    "GET /blueprints": [{"blueprint": BP1, "assignedRolesAndPermissionsCtx": {}}],
    "GET /blueprint/bp.1": {"blueprint": BP1, "assignedRolesAndPermissionsCtx": {}},
    "GET /blueprint/bp.1/versions": [VERSION1],
    "GET /blueprint/bp.1/version/bv.1": VERSION1,
    "POST /artifacts": {"artifactId": "ar.9"},
    "GET /artifact/ar.1": {"artifact": AR1, "workflow": {}},
    "PUT /artifact/ar.1": {"artifact": dict(AR1, name="B", saved=True)},
    "DELETE /artifact/ar.1": "",
    "POST /artifacts/search": {"uiArtifacts": [hit("ar.1"), hit("ar.2")], "hasNextPage": True},
    # sign-offs
    "GET /artifact/ar.1/signoffs": [SIGNOFF1, BARE],
    "POST %s/create" % _SIGNOFF: SIGNOFF1,
    "GET " + _SIGNOFF: SIGNOFF1,
    "GET /artifact/ar.1/workflow/step/bare/signoff": BARE,
    "GET %s/details" % _SIGNOFF: {"usersAllowedToGiveFeedback": ["alice"]},
    "POST %s/update-status" % _SIGNOFF: SIGNOFF1,
    "POST %s/feedback" % _SIGNOFF: {"id": "fb.9", "status": "APPROVED"},
    "PUT %s/feedback/fb.1" % _SIGNOFF: {"id": "fb.1", "status": "MAJOR_ISSUE", "saved": True},
    "PUT %s/feedback/fb.2" % _SIGNOFF: {"id": "fb.2", "status": "MINOR_ISSUE"},
    "DELETE %s/feedback/fb.1" % _SIGNOFF: "",
    "POST %s/delegate-feedback" % _SIGNOFF: SIGNOFF1,
    "POST %s/approval" % _SIGNOFF: SIGNOFF1,
    "PUT %s/approval" % _SIGNOFF: {"status": "APPROVED", "saved": True},
    "DELETE %s/approval" % _SIGNOFF: "",
    "POST %s/delegate-approval" % _SIGNOFF: SIGNOFF1,
    "POST %s/schedule-reset" % _SIGNOFF: dict(SIGNOFF1, configuration={"recurrenceConfiguration": {"activated": False, "saved": True}}),
    # pages, series, files
    "GET /custom-pages": [PAGE1],
    "GET /custom-page/cp.1": PAGE1,
    "POST /time-series": {"id": "ts.9"},
    "GET /time-series/ts.1": POINTS,
    "PUT /time-series/ts.1": POINTS,
    "DELETE /time-series/ts.1": "",
    "POST /uploaded-files": FILE1,
    "GET /uploaded-file/uf.1": FILE1,
    "GET /uploaded-file/uf.1/download": b"\x00\x01hello\xff",
    "DELETE /uploaded-file/uf.1": "",
    # the designer
    "GET /admin/blueprints": [{"blueprint": BP1}],
    "POST /admin/blueprints": {"blueprint": dict(BP1, id="bp.new")},
    "GET /admin/blueprint/bp.1": {"blueprint": BP1},
    "PUT /admin/blueprint/bp.1": {"blueprint": dict(BP1, saved=True)},
    "DELETE /admin/blueprint/bp.1": "",
    "GET /admin/blueprint/bp.1/versions": [VERSION1],
    "POST /admin/blueprint/bp.1/versions": {"blueprintVersion": dict(BV1, id={"blueprintId": "bp.1", "versionId": "bv.v2"})},
    "GET /admin/blueprint/bp.1/version/bv.1": VERSION1,
    "PUT /admin/blueprint/bp.1/version/bv.1": dict(VERSION1, blueprintVersion=dict(BV1, saved=True)),
    "DELETE /admin/blueprint/bp.1/version/bv.1": "",
    "PUT /admin/blueprint/bp.1/version/bv.1/status": dict(VERSION1, blueprintVersionTrace=dict(TRACE1, status="ARCHIVED")),
    "GET /admin/blueprint/bp.1/version/bv.1/signoffs": [CONFIGURATION1],
    "POST " + _DESIGN: CONFIGURATION1,
    "GET " + _DESIGN: CONFIGURATION1,
    "PUT " + _DESIGN: dict(CONFIGURATION1, saved=True),
    "DELETE " + _DESIGN: "",
    # roles and permissions
    "GET /admin/roles": [ROLE1],
    "POST /admin/roles/": dict(ROLE1, id="ro.new"),
    "GET /admin/role/ro.1": ROLE1,
    "PUT /admin/role/ro.1": dict(ROLE1, saved=True),
    "DELETE /admin/role/ro.1": "",
    "GET /admin/blueprint-role-assignments": [ASSIGNMENTS1],
    "POST /admin/blueprint-role-assignments": ASSIGNMENTS1,
    "GET /admin/blueprint-role-assignments/bp.1": ASSIGNMENTS1,
    "PUT /admin/blueprint-role-assignments/bp.1": dict(ASSIGNMENTS1, saved=True),
    "DELETE /admin/blueprint-role-assignments/bp.1": "",
    "GET /admin/blueprint-permissions": [PERMISSIONS1],
    "POST /admin/blueprint-permissions": PERMISSIONS1,
    "GET /admin/blueprint-permissions/default": {"defaultPermissions": {}},
    "PUT /admin/blueprint-permissions/default": {"defaultPermissions": {}, "saved": True},
    "GET /admin/blueprint-permissions/bp.1": {"blueprintId": "bp.1"},
    "PUT /admin/blueprint-permissions/bp.1": {"blueprintId": "bp.1", "saved": True},
    "DELETE /admin/blueprint-permissions/bp.1": "",
    # the custom pages handler
    "GET /admin/custom-pages": [PAGE1],
    "POST /admin/custom-pages": dict(PAGE1, id="cp.new"),
    "GET /admin/custom-pages/order": ["cp.1", "cp.2"],
    "PUT /admin/custom-pages/order": ["cp.2", "cp.1"],
    "GET /admin/custom-page/cp.1": PAGE1,
    "PUT /admin/custom-page/cp.1": dict(PAGE1, saved=True),
    "DELETE /admin/custom-page/cp.1": "",
}
