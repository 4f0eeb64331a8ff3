import os
import dataikuapi

users = dataikuapi.DSSClient(os.environ["DKU_DSS_URL"], os.environ["DKU_API_KEY"]).list_users()
found = sorted(({"login": u["login"], "name": u["displayName"], "groups": len(u["groups"])} for u in users if u["enabled"] and u["userProfile"] == "DESIGNER"), key=lambda f: f["name"])
print(len(found), found[0]["login"])
