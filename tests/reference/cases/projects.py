"""Projects and datasets, as far as listing and definitions."""

from . import Cases

case = Cases()

case("projects.keys", 'return c.list_project_keys()', 'return await c.listProjectKeys();')
case("projects.list", 'return [p["name"] for p in c.list_projects()]', 'return (await c.listProjects()).map((p) => p["name"]);')
case("projects.list_location", 'c.list_projects(include_location=True)', 'await c.listProjects({ includeLocation: true });')
case("projects.get",
     'p = c.get_project("P1"); return [type(p).__name__, p.project_key, p.client is c]',
     'const p = c.getProject("P1"); return [p.constructor.name, p.projectKey, p.client === c];')
case("projects.default",
     'return [p := c.get_default_project().project_key, len(c.get_default_project().list_datasets())]',
     'return [c.getDefaultProject().projectKey, (await c.getDefaultProject().listDatasets()).length];',
     env={"DKU_CURRENT_PROJECT_KEY": "P1"})

case("datasets.list",
     'return [[type(d).__name__, d.name, d.id, d.type, d.connection, d.tags, d.schema, d.client is c] for d in c.get_project("P1").list_datasets()]',
     'return (await c.getProject("P1").listDatasets()).map((d) => [d.constructor.name, d.name, d.id, d.type, d.connection, d.tags, d.schema, d.client === c]);')
for _kind in ("listitems", "listitem"):
    case("datasets.list_" + _kind,
         'return [d["formatType"] for d in c.get_project("P1").list_datasets(as_type="%s") if "formatType" in d]' % _kind,
         'return (await c.getProject("P1").listDatasets({ asType: "%s" })).filter((d) => "formatType" in d).map((d) => d["formatType"]);' % _kind)
for _kind in ("objects", "object"):
    case("datasets.list_" + _kind,
         'return [[type(d).__name__, d.project_key, d.dataset_name] for d in c.get_project("P1").list_datasets(as_type="%s")]' % _kind,
         'return (await c.getProject("P1").listDatasets({ asType: "%s" })).map((d) => [d.constructor.name, d.projectKey, d.datasetName]);' % _kind)
case("datasets.list_unknown_type",
     'c.get_project("P1").list_datasets(as_type="nonsense")',
     'await c.getProject("P1").listDatasets({ asType: "nonsense" });', throws="listitems", misuse=True)
case("datasets.list_shared_and_tags",
     'c.get_project("P1").list_datasets(include_shared=True, tags=["raw", "eu west"])',
     'await c.getProject("P1").listDatasets({ includeShared: true, tags: ["raw", "eu west"] });')
case("datasets.list_no_tags",
     'c.get_project("P1").list_datasets(tags=[])', 'await c.getProject("P1").listDatasets({ tags: [] });')
case("datasets.item",
     'd = c.get_project("P1").list_datasets()[0]; h = d.to_dataset(); return [d.get_column("day"), d.get_column("nope"), type(h).__name__, h.name, h.project_key, d["managed"], dict(d)]',
     'const d = (await c.getProject("P1").listDatasets())[0]; const h = d.toDataset(); return [d.getColumn("day"), d.getColumn("nope"), h.constructor.name, h.name, h.projectKey, d["managed"], d];')
case("datasets.get",
     'd = c.get_project("P1").get_dataset("orders"); return [type(d).__name__, d.id, d.name, d.dataset_name, d.project_key, d.project.project_key, type(d.project).__name__, d.client is c]',
     'const d = c.getProject("P1").getDataset("orders"); return [d.constructor.name, d.id, d.name, d.datasetName, d.projectKey, d.project.projectKey, d.project.constructor.name, d.client === c];')
case("datasets.definition",
     'd = c.get_project("P1").get_dataset("orders"); x = d.get_definition(); x["params"]["connection"] = "conn2"; return d.set_definition(x)',
     'const d = c.getProject("P1").getDataset("orders"); const x = await d.getDefinition(); x["params"]["connection"] = "conn2"; return await d.setDefinition(x);')
case("datasets.mass_change",
     '''
     changed = []
     for key in c.list_project_keys():
         for item in c.get_project(key).list_datasets():
             if item.connection != "conn1":
                 continue
             dataset = item.to_dataset()
             definition = dataset.get_definition()
             definition["params"]["connection"] = "conn2"
             dataset.set_definition(definition)
             changed.append("%s.%s" % (key, dataset.name))
     return changed
     ''',
     '''
     const changed = [];
     for (const key of await c.listProjectKeys()) {
       for (const item of await c.getProject(key).listDatasets()) {
         if (item.connection !== "conn1") continue;
         const dataset = item.toDataset();
         const definition = await dataset.getDefinition();
         definition["params"]["connection"] = "conn2";
         await dataset.setDefinition(definition);
         changed.push(`${key}.${dataset.name}`);
       }
     }
     return changed;
     ''')
