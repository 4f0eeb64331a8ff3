"""What the recorded instance answers: route → body, or (status, body). A str body is text, anything else JSON."""

import canned_admin
import canned_govern
import canned_launchpad

NOW = 1700000000000

READABILITY = {"readableBy": "NONE", "allowedGroups": []}


def connection(name, kind, params, **more):
    item = {
        "name": name, "type": kind, "params": params, "usableBy": "ALL", "allowedGroups": [], "detailsReadability": READABILITY,
        "allowWrite": True, "allowManagedDatasets": True, "allowManagedFolders": True, "allowKnowledgeBanks": True,
    }
    item.update(more)
    return item


def listed(name, kind, params, **more):
    """A connection as the list has it: id and label are what the list item's `name` and `type` read."""
    return dict(connection(name, kind, params, **more), id=name, label=kind)


CONN1 = connection("conn1", "Filesystem", {"root": "/"})
SALES = {"host": "db.internal", "port": 5432, "db": "sales"}
LISTED = {
    "conn1": listed("conn1", "Filesystem", {"root": "/"}),
    "db_sales": listed("db_sales", "PostgreSQL", SALES, usableBy="ALLOWED", allowedGroups=["analysts"], allowWrite=False),
}

INFO = {
    "name": "conn1", "type": "EC2", "credentialsMode": "GLOBAL", "params": {"bucket": "${bucket}"}, "resolvedParams": {"bucket": "prod"},
    "resolvedBasicCredential": {"user": "svc", "password": "pw"},
    "resolvedAWSCredential": {"accessKey": "AK", "secretKey": "SK", "sessionToken": "ST"},
    "resolvedOAuth2Credential": {"accessToken": "AT"},
}

PREFERENCES = {
    "uiLanguage": "en", "mentionEmails": True, "discussionEmails": False, "accessRequestEmails": True, "grantedAccessEmails": False,
    "grantedPluginRequestEmails": True, "pluginRequestEmails": False, "instanceAccessRequestsEmails": True, "profileUpgradeRequestsEmails": False,
    "codeEnvCreationRequestEmails": True, "grantedCodeEnvCreationRequestEmails": False, "dailyDigestsEmails": True, "offlineActivityEmails": False,
    "rememberPositionFlow": True, "loginLogoutNotifications": False, "watchedObjectsEditionsNotifications": True,
    "objectOnCurrentProjectCreatedDeletedNotifications": False, "anyObjectOnCurrentProjectEditedNotifications": True,
    "watchStarOnCurrentProjectNotifications": False, "otherUsersJobsTasksNotifications": True, "requestAccessNotifications": False,
    "scenarioRunNotifications": True,
}


def user(login, **more):
    item = {
        "login": login, "displayName": "Tess", "email": "t@x.com", "enabled": True, "groups": ["readers"], "sourceType": "LOCAL", "userProfile": "READER",
        "creationDate": NOW, "adminProperties": {}, "userProperties": {},
        "preferences": {"uiLanguage": "en", "mentionEmails": True, "discussionEmails": True},
        "secrets": [{"name": "old", "secret": True, "value": "v"}],
        "credentials": {"c0": {"type": "BASIC", "user": "u", "password": "p"}, '"PLUGIN", "pl", "ps", "pr", "pn"': {"type": "BASIC"}},
    }
    item.update(more)
    return item


TESS = user("test_login")
ALICE = user("alice", displayName="Alice Martin", email="alice@x.com", preferences=PREFERENCES, userProfile="DATA_DESIGNER",
             adminProperties={"costCenter": "7"}, userProperties={"theme": "dark"}, secrets=[], credentials={})


def activity(login, **more):
    item = {"login": login, "lastSuccessfulLogin": NOW, "lastFailedLogin": 0, "lastSessionActivity": NOW + 1234}
    item.update(more)
    return item


GROUP = {"name": "analysts", "description": "People who analyse", "sourceType": "LOCAL", "admin": False, "mayWriteUnsafeCode": False}
DATASET = {
    "projectKey": "P1", "name": "orders", "type": "Filesystem", "managed": False, "tags": ["raw"],
    "params": {"connection": "conn1", "path": "/orders"}, "formatType": "csv",
    "schema": {"columns": [{"name": "id", "type": "bigint"}, {"name": "day", "type": "date"}], "userModified": False},
}
INLINE = {"projectKey": "P1", "name": "codes", "type": "Inline", "managed": True, "tags": [], "schema": {"columns": []}}


def running(job, **more):
    """A future that goes on."""
    item = {"jobId": job, "hasResult": False, "alive": True, "aborted": False, "runningTime": 12, "startTime": NOW, "owner": "admin",
            "payload": {"displayName": "Resync"}}
    item.update(more)
    return item


def done(job, result, **more):
    """A future whose result is in."""
    return running(job, hasResult=True, alive=False, result=result, **more)


STATUSES = [{"login": "a", "status": "SUCCESS"}, {"login": "b", "status": "FAILURE", "error": "exists"}]

ROUTES = {
    # connections
    "GET /admin/connections/": LISTED,
    "POST /admin/connections/": "",
    "GET /admin/connections/conn1": CONN1,
    "PUT /admin/connections/conn1": CONN1,
    "DELETE /admin/connections/conn1": "",
    "GET /admin/connections/my conn é": connection("my conn é", "Filesystem", {"root": "/é"}),
    "POST /admin/connections/conn1/sync": running("sync1"),
    "GET /connections/conn1/info": INFO,
    "GET /connections/bare/info": {"name": "bare", "type": "Filesystem", "credentialsMode": "GLOBAL", "params": {"root": "/"}, "resolvedParams": {"root": "/"}},
    "GET /connections/conn1/test": {"connectionOK": True, "connectionErrorMsg": None},
    "GET /connections/get-names": ["conn1", "conn2"],
    "POST /catalog/index": {"success": True},
    # users
    "GET /users": [{"login": "alice", "displayName": "Alice Martin", "groups": ["analysts"], "email": "alice@x.com", "enabled": True},
                   {"login": "bob", "displayName": "Bob", "groups": [], "email": None, "enabled": False}],
    "GET /users/alice": {"login": "alice", "displayName": "Alice Martin", "groups": ["analysts"], "email": "alice@x.com", "enabled": True},
    "GET /admin/users/": [{"login": "alice", "displayName": "Alice Martin", "groups": ["analysts"], "sourceType": "LOCAL", "userProfile": "DATA_DESIGNER"},
                          {"login": "test_login", "displayName": "Tess", "groups": ["readers"], "sourceType": "LDAP", "userProfile": "READER"}],
    "POST /admin/users/": "",
    "GET /admin/users/test_login": TESS,
    "PUT /admin/users/test_login": TESS,
    "DELETE /admin/users/test_login": "",
    "GET /admin/users/alice": ALICE,
    "PUT /admin/users/alice": ALICE,
    "GET /admin/users/undated": {k: v for k, v in user("undated").items() if k != "creationDate"},
    "GET /admin/users/test_login/activity": activity("test_login"),
    "POST /admin/users/test_login/actions/resync": running("resync1"),
    "POST /admin/users/actions/bulk": STATUSES,
    "PUT /admin/users/actions/bulk": STATUSES,
    "DELETE /admin/users/actions/bulk": STATUSES,
    "POST /admin/users/actions/resync-multi": running("resync2"),
    "POST /admin/users/actions/provision": running("prov1"),
    "GET /admin/users-activity": [activity("alice"), activity("test_login", lastSuccessfulLogin=0, lastSessionActivity=0, lastFailedLogin=NOW)],
    "GET /admin/list-trial-expired-users": [{"login": "bob", "trialStatus": {"exists": True, "expired": True}}],
    "GET /admin/external-groups": running("extg"),
    "GET /admin/external-users": running("extu"),
    "GET /current-user": TESS,
    "PUT /current-user": "",
    # groups
    "GET /groups": [{"name": "analysts"}, {"name": "readers"}],
    "GET /admin/groups/": [GROUP, {"name": "readers", "sourceType": "LDAP"}],
    "POST /admin/groups/": "",
    "GET /admin/groups/analysts": GROUP,
    "PUT /admin/groups/analysts": GROUP,
    "DELETE /admin/groups/analysts": "",
    "GET /admin/authorization-matrix": {"perUser": [{"user": "alice", "groups": ["analysts"]}], "perGroup": [{"group": "analysts"}]},
    # futures
    "GET /futures/": [running("j1"), done("j2", {"n": 1})],
    "GET /futures/j1": done("j1", {"n": 41}),
    "GET /futures/sync1": done("sync1", {"synced": True}),
    "GET /futures/resync1": done("resync1", {"login": "test_login", "status": "UPDATED"}),
    "GET /futures/resync2": done("resync2", [{"login": "alice", "status": "UPDATED"}]),
    "GET /futures/prov1": done("prov1", [{"login": "ext1", "status": "CREATED"}]),
    "GET /futures/extg": done("extg", ["ext-admins", "ext-users"]),
    "GET /futures/extu": done("extu", [{"login": "ext1", "email": "e@x.com"}]),
    "DELETE /futures/j1": "",
    # projects, datasets
    "GET /projects/": [{"projectKey": "P1", "name": "Orders", "ownerLogin": "alice"}, {"projectKey": "P2", "name": "Churn", "ownerLogin": "bob"}],
    "GET /projects/P1/datasets/": [DATASET, INLINE],
    "GET /projects/P2/datasets/": [],
    "GET /projects/P1/datasets/orders": DATASET,
    "PUT /projects/P1/datasets/orders": {"msg": "updated"},
    **canned_admin.ROUTES,
    **canned_govern.ROUTES,
    **canned_launchpad.ROUTES,
}


def answer(route, sent=""):
    """(status, body) for "METHOD /path" below the API's base path, or for that and the JSON sent."""
    body = ROUTES.get("%s %s" % (route, sent), ROUTES.get(route))
    if body is None:
        return 404, {"errorType": "NotFound", "message": "No such route: " + route}
    return body if isinstance(body, tuple) else (200, body)
