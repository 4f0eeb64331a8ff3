import json
import os
import dataikuapi

users = dataikuapi.DSSClient(os.environ["DKU_DSS_URL"], os.environ["DKU_API_KEY"]).list_users()
for user in users:
    user["enabled"] = not user["enabled"]
    user["tag"] = "x"
print(len(json.dumps(users)))
