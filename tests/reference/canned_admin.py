"""What the recorded instance answers in the chapter "Other administration tasks"; Govern shares what both products have."""

NOW = 1700000000000


def key(id_, **more):
    item = {"id": id_, "key": "K-" + id_, "label": "Nightly", "createdBy": "admin", "createdOn": NOW}
    item.update(more)
    return item


KEY1 = key("kid1", description="exports", groups=["analysts"], dssUserForImpersonation="alice", expiresOn=NOW + 86400000, expiry=86400,
           globalPermissions={"admin": False})
PERSONAL1 = key("kid1", user="alice", description="laptop")

SETTINGS = {
    "impersonation": {
        "userRules": [
            {"scope": "GLOBAL", "type": "IDENTITY"},
            {"scope": "PROJECT", "type": "SINGLE_MAPPING", "projectKey": "P1", "dssUser": "alice", "targetUnix": "ua", "targetHadoop": "ha"},
            {"scope": "GLOBAL", "type": "REGEXP_RULE", "ruleFrom": "(.*)", "targetUnix": "ub", "targetHadoop": None},
        ],
        "groupRules": [
            {"type": "SINGLE_MAPPING", "dssGroup": "g1", "targetUnix": "ug", "targetHadoop": "hg"},
            {"type": "IDENTITY"},
        ],
    },
    "other": 1,
}

SESSION = {
    "projectKey": "P1", "notebookName": "nb1", "sessionCreator": "alice", "sessionCreatorDisplayName": "Alice Martin", "sessionUnixOwner": "ua",
    "sessionId": "s1", "kernelId": "k1", "kernelPid": 4242, "kernelConnections": 1, "kernelLastActivityTime": NOW, "kernelExecutionState": "idle",
    "sessionStartTime": NOW - 5000,
}
CONTENT = {"cells": [{"cell_type": "code", "source": ["1"]}], "metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4}


def notebook(name, **more):
    item = {"projectKey": "P1", "name": name, "language": "python", "kernelSpec": {"name": "python3"}, "tags": ["wip"]}
    item.update(more)
    return item


def reply(id_, text, **more):
    item = {"id": id_, "text": text, "author": "alice", "time": NOW, "editedOn": 0}
    item.update(more)
    return item


TOPIC = {"id": "d1", "topic": "Naming", "lastReply": NOW, "users": []}
DISCUSSION = dict(TOPIC, replies=[reply("r1", "Why nb1?"), reply("r2", "Why not?", author="bob", editedOn=NOW + 9)])

SSO = {
    "enabled": True, "protocol": "OPENID", "spnegoMode": "PREAUTH_KEYTAB", "autoProvisionUsersAtLoginTime": True, "autoSyncUsersAtLoginTime": True,
    "defaultUserProfile": "READER", "groupProfiles": [{"key": "analysts", "profile": "DESIGNER"}], "authorizedGroups": ["analysts"],
    "remappingRules": [{"ruleFrom": "(.*)@x.com", "ruleTo": "$1"}],
    "openIDParams": {"clientId": "cid", "tokenEndpointAuthMethod": "CLIENT_SECRET_BASIC"},
    "samlSPParams": {"signRequests": True},
}
USAGE = {
    "projects": 3, "datasets": {"all": 12}, "recipes": {"all": 7}, "notebooks": {"nbJupyterNotebooks": 4, "nbSqlNotebooks": 2},
    "scenarios": {"all": 5, "activeWithTriggers": 1},
}
FUTURE = {"jobId": "metrics1", "hasResult": False, "alive": True}

ROUTES = {
    # keys
    "GET /admin/global-api-keys/": [KEY1, key("kid2")],
    "POST /admin/global-api-keys/": {"id": "kid9", "key": "K-kid9"},
    "GET /admin/global-api-keys/kid1": KEY1,
    "GET /admin/global-api-keys/kid2": key("kid2", expiresOn=0),
    "PUT /admin/global-api-keys/kid1": "",
    "DELETE /admin/global-api-keys/kid1": "",
    "GET /admin/globalAPIKeys/K-kid1": KEY1,
    "GET /personal-api-keys/": [PERSONAL1, {k: v for k, v in PERSONAL1.items() if k != "key"}],
    "POST /personal-api-keys/": {"id": "pk9", "key": "K-pk9", "user": "me"},
    "GET /personal-api-keys/kid1": PERSONAL1,
    "PUT /personal-api-keys/kid1": "",
    "DELETE /personal-api-keys/kid1": "",
    "GET /admin/personal-api-keys/": [PERSONAL1],
    "POST /admin/personal-api-keys/": {"id": "pk8", "key": "K-pk8", "user": "bob"},
    # settings, variables
    "GET /admin/general-settings": SETTINGS,
    "PUT /admin/general-settings": "",
    "POST /admin/container-exec/actions/push-base-images": {"messages": {"error": False, "messages": []}},
    "GET /admin/variables/": {"env": "prod", "n": 1},
    "PUT /admin/variables/": "",
    "GET /projects/P1/variables-resolved": {"env": "prod"},
    "GET /projects/P2/variables-resolved": {"env": "test"},
    # the instance
    "GET /admin/logs/": ["backend.log", "audit.log"],
    "GET /admin/logs/backend.log": {"name": "backend.log", "tail": ["started"]},
    "POST /admin/audit/custom/my-type": "",
    "POST /admin/audit/custom/t": "",
    "GET /admin/monitoring/global-usage-summary": USAGE,
    "GET /auth/info": {"authIdentifier": "alice", "groups": ["analysts"]},
    "POST /auth/info-from-browser-headers": {"authIdentifier": "bob", "groups": []},
    "POST /auth/ticket-from-browser-headers": {"msg": "TICKET-1"},
    "GET /instance-info": {"nodeId": "node-1", "nodeName": "Design", "nodeType": "DESIGN", "version": "14.3.3"},
    "GET /admin/licensing/status": {"base": {"valid": True}},
    "POST /admin/licensing/license": "",
    "GET /admin/iam/sso-settings": SSO,
    "GET /admin/iam/ldap-settings": {"enabled": True, "url": "ldap://x"},
    "GET /admin/iam/azure-ad-settings": {"enabled": True, "credentialsClientId": "cid"},
    "PUT /admin//iam/sso-settings": "",
    "PUT /admin//iam/ldap-settings": "",
    "PUT /admin//iam/azure-ad-settings": "",
    # notebooks, folders
    "GET /admin/notebooks/": [
        {"projectKey": "P1", "name": "nb1", "activeSessions": [SESSION]}, {"projectKey": "P1", "name": "nb2", "activeSessions": []}],
    "GET /projects/P1/notebooks/": {"projectKey": "P1", "name": "nb1", "activeSessions": [SESSION]},
    "DELETE /projects/P1/notebooks/": {"unloaded": True},
    "GET /projects/P1/jupyter-notebooks/": [notebook("nb1"), notebook("nb2", language="R", tags=[])],
    "POST /projects/P1/jupyter-notebooks/new": {"projectKey": "P1", "name": "new"},
    "GET /projects/P1/jupyter-notebooks/nb1": CONTENT,
    "PUT /projects/P1/jupyter-notebooks/nb1": {"saved": True},
    "DELETE /projects/P1/jupyter-notebooks/nb1": {"deleted": True},
    "DELETE /projects/P1/jupyter-notebooks/nb1/outputs": {"cleared": True},
    "GET /projects/P1/jupyter-notebooks/nb1/sessions": [SESSION],
    "DELETE /projects/P1/jupyter-notebooks/nb1/sessions/s1": {"unloaded": "s1"},
    "DELETE /projects/P1/jupyter-notebooks/nb1/sessions/s2": {"unloaded": "s2"},
    "GET /projects/P1/discussions/JUPYTER_NOTEBOOK/nb1/": [TOPIC],
    "POST /projects/P1/discussions/JUPYTER_NOTEBOOK/nb1/": dict(TOPIC, id="d2", topic="New", replies=[reply("r9", "Hello")]),
    "GET /projects/P1/discussions/JUPYTER_NOTEBOOK/nb1/d1": DISCUSSION,
    "PUT /projects/P1/discussions/JUPYTER_NOTEBOOK/nb1/d1": dict(DISCUSSION, topic="Renamed"),
    "POST /projects/P1/discussions/JUPYTER_NOTEBOOK/nb1/d1/replies/": dict(DISCUSSION, replies=DISCUSSION["replies"] + [reply("r3", "Agreed")]),
    "GET /projects/P1/discussions/DATASET/orders/": [],
    "POST /projects/P1/managedfolders/f1/actions/computeMetrics": FUTURE,
    "POST /projects/P1/managedfolders/f1/actions/computeMetricsFromIds": FUTURE,
    "GET /futures/metrics1": {"jobId": "metrics1", "hasResult": True, "alive": False, "result": {"computed": 2}},
}
