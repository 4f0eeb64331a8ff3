import os
import dataikuapi

project = dataikuapi.DSSClient(os.environ["DKU_DSS_URL"], os.environ["DKU_API_KEY"]).get_project("P")
items = project.list_datasets()
for item in items:
    dataset = project.get_dataset(item.name)
    definition = dataset.get_definition()
    definition["tags"].append("reviewed")
    dataset.set_definition(definition)
print(len(items))
