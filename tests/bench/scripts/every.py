import os
import dataikuapi

users = dataikuapi.DSSClient(os.environ["DKU_DSS_URL"], os.environ["DKU_API_KEY"]).list_users()
n = 0
for user in users:
    for key in user:
        value = user[key]
        n += len(value) if isinstance(value, str) else 1
print(n)
