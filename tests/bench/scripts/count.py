import os
import dataikuapi

users = dataikuapi.DSSClient(os.environ["DKU_DSS_URL"], os.environ["DKU_API_KEY"]).list_users()
groups = {}
for user in users:
    for group in user["groups"]:
        groups[group] = groups.get(group, 0) + 1
print(len(groups), groups["all_users"])
