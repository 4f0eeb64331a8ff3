"""Blueprints, versions, artifacts and custom pages, as they are read."""

from . import Cases

case = Cases()

case("g.blueprints.list", 'return [[type(b).__name__, b.client is g, b.get_raw(), type(b.to_blueprint()).__name__, b.to_blueprint().blueprint_id] for b in g.list_blueprints()]',
     'return (await g.listBlueprints()).map((b) => [b.constructor.name, b.client === g, b.getRaw(), b.toBlueprint().constructor.name, b.toBlueprint().blueprintId]);')
case("g.blueprints.definition",
     'b = g.get_blueprint("bp.1"); d = b.get_definition(); return [type(b).__name__, b.client is g, b.blueprint_id, type(d).__name__, d.client is g, d.blueprint_id, d.definition is d.get_raw(), d.get_raw()]',
     'const b = g.getBlueprint("bp.1"); const d = await b.getDefinition(); return [b.constructor.name, b.client === g, b.blueprintId, d.constructor.name, d.client === g, d.blueprintId, d.definition === d.getRaw(), d.getRaw()];')
case("g.blueprints.versions",
     'v = g.get_blueprint("bp.1").list_versions()[0]; x = v.to_blueprint_version(); return [type(v).__name__, v.client is g, v.blueprint_id, v.get_raw(), type(x).__name__, x.version_id]',
     'const v = (await g.getBlueprint("bp.1").listVersions())[0]; const x = v.toBlueprintVersion(); return [v.constructor.name, v.client === g, v.blueprintId, v.getRaw(), x.constructor.name, x.versionId];')
case("g.blueprints.version",
     '''
     v = g.get_blueprint("bp.1").get_version("bv.1")
     d = v.get_definition()
     t = v.get_trace()
     return [type(v).__name__, v.client is g, v.blueprint_id, v.version_id, v.get_blueprint().blueprint_id, type(d).__name__, d.client is g, d.blueprint_id, d.version_id,
             d.definition is d.get_raw(), d.get_raw(), type(t).__name__, t.client is g, t.blueprint_id, t.version_id, t.trace is t.get_raw(), t.get_raw(), t.status, t.origin_version_id]
     ''',
     '''
     const v = g.getBlueprint("bp.1").getVersion("bv.1");
     const d = await v.getDefinition();
     const t = await v.getTrace();
     return [v.constructor.name, v.client === g, v.blueprintId, v.versionId, v.getBlueprint().blueprintId, d.constructor.name, d.client === g, d.blueprintId, d.versionId,
       d.definition === d.getRaw(), d.getRaw(), t.constructor.name, t.client === g, t.blueprintId, t.versionId, t.trace === t.getRaw(), t.getRaw(), t.status, t.originVersionId];
     ''')
case("g.blueprints.trace_bare", 't = g.get_blueprint("bp.1").get_version("bv.1").get_trace(); return [t.status, t.origin_version_id]',
     'const t = await g.getBlueprint("bp.1").getVersion("bv.1").getTrace(); return [t.status ?? null, t.originVersionId ?? null];',
     answers={"GET /blueprint/bp.1/version/bv.1": [{"blueprintVersion": {}, "blueprintVersionTrace": {}}]})
case("g.blueprints.version_id", 'i = GovernBlueprintVersionId("bp.1", "bv.1"); return [i.blueprint_id, i.version_id, i.build()]',
     'const i = new GovernBlueprintVersionId("bp.1", "bv.1"); return [i.blueprintId, i.versionId, i.build()];')

case("g.artifacts.create", 'a = g.create_artifact({"name": "N", "blueprintVersionId": GovernBlueprintVersionId("bp.1", "bv.1").build()}); return [type(a).__name__, a.artifact_id, a.client is g]',
     'const a = await g.createArtifact({ "name": "N", "blueprintVersionId": new GovernBlueprintVersionId("bp.1", "bv.1").build() }); return [a.constructor.name, a.artifactId, a.client === g];')
case("g.artifacts.get", 'a = g.get_artifact("ar.1"); return [type(a).__name__, a.artifact_id]', 'const a = g.getArtifact("ar.1"); return [a.constructor.name, a.artifactId];')
case("g.artifacts.save",
     'd = g.get_artifact("ar.1").get_definition(); d.get_raw()["name"] = "B"; d.save(); v = d.get_blueprint_version(); return [type(d).__name__, d.client is g, d.artifact_id, d.definition is d.get_raw(), d.get_raw(), type(v).__name__, v.blueprint_id, v.version_id]',
     'const d = await g.getArtifact("ar.1").getDefinition(); d.getRaw()["name"] = "B"; await d.save(); const v = d.getBlueprintVersion(); return [d.constructor.name, d.client === g, d.artifactId, d.definition === d.getRaw(), d.getRaw(), v.constructor.name, v.blueprintId, v.versionId];')
case("g.artifacts.save_refreshes_in_place", None,
     'const d = await g.getArtifact("ar.1").getDefinition(); const raw = d.getRaw(); await d.save(); return [raw === d.getRaw(), raw["saved"], raw["name"]];', value=[True, True, "B"])
case("g.artifacts.delete", 'g.get_artifact("ar.1").delete()', 'await g.getArtifact("ar.1").delete();')

case("g.pages.list", 'p = g.list_custom_pages()[0]; x = p.to_custom_page(); return [type(p).__name__, p.client is g, p.get_raw(), type(x).__name__, x.custom_page_id]',
     'const p = (await g.listCustomPages())[0]; const x = p.toCustomPage(); return [p.constructor.name, p.client === g, p.getRaw(), x.constructor.name, x.customPageId];')
case("g.pages.get",
     'p = g.get_custom_page("cp.1"); d = p.get_definition(); return [p.client is g, type(d).__name__, d.client is g, d.custom_page_id, d.definition is d.get_raw(), d.get_raw()]',
     'const p = g.getCustomPage("cp.1"); const d = await p.getDefinition(); return [p.client === g, d.constructor.name, d.client === g, d.customPageId, d.definition === d.getRaw(), d.getRaw()];')
