"""What the recorded Launchpad space answers."""

USER1 = {"id": "u1", "email": "a@x.com", "isOwner": True, "profile": {"name": "designer", "isTrial": False}, "groups": [{"id": "g0", "name": "readers"}],
         "adminProperties": {"costCenter": "7"}, "createdOn": "2024-03-05T10:20:30.123456+00:00"}
USER2 = {"id": "u2", "email": "b@x.com", "isOwner": False, "profile": {"name": "reader", "isTrial": True}, "groups": [], "createdOn": "2024-03-06T00:00:00.000000+00:00"}
INVITE1 = {"id": "i1", "email": "i@x.com", "profile": {"name": "designer"}, "groups": [], "createdOn": "2024-03-07T01:02:03.500000+00:00"}
GROUP1 = {"id": "g1", "name": "grp", "description": "d", "users": [{"id": "u1", "email": "a@x.com"}], "launchpadPermissions": {},
          "dataikuPermissions": {"design-0": {"mayCreateProjects": False}}, "governPermissions": {}}
NODES = [{"name": "design-0", "type": "design"}, {"name": "automation-0", "type": "automation"}, {"name": "automation-1", "type": "automation"}, {"name": "govern-0", "type": "govern"}]

ROUTES = {
    "POST /spaces/SPACE/users/search": [USER1, USER2],
    "PUT /spaces/SPACE/users": {"successes": [dict(USER1, saved=True)], "errors": [], "taskId": "t1"},
    "DELETE /spaces/SPACE/users": {"successes": [{"email": "a@x.com"}], "errors": [{"email": "n@x.com", "message": "unknown"}], "taskId": "t1"},
    "POST /spaces/SPACE/invites/search": [INVITE1],
    "POST /spaces/SPACE/invites": {"successes": [{"email": "n@x.com", "id": "i9"}], "errors": []},
    "PUT /spaces/SPACE/invites": {"successes": [{"id": "i1", "saved": True}], "errors": []},
    "DELETE /spaces/SPACE/invites": {"successes": [{"email": "a@x.com"}, {"email": "b@x.com"}], "errors": []},
    "POST /spaces/SPACE/groups/search": [GROUP1],
    "POST /spaces/SPACE/group": {"group": dict(GROUP1, id="g9", name="new"), "taskId": "t1"},
    "PUT /spaces/SPACE/group/g1": {"group": dict(GROUP1, saved=True), "taskId": "t1"},
    "DELETE /spaces/SPACE/group/g1": {"taskId": "t1"},
    "GET /spaces/SPACE/profiles": [
        {"name": "designer", "totalSeats": 5, "usedSeats": 2, "isTrial": False}, {"name": "reader", "totalSeats": -1, "usedSeats": 9, "isTrial": True}],
    "POST /spaces/SPACE/nodes/search": NODES,
    'POST /spaces/SPACE/nodes/search {"type":"govern"}': NODES[3:],
    "GET /spaces/SPACE/task/t1": {"ready": True, "successful": True, "result": {"n": 1}},
}
