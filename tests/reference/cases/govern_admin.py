"""The blueprint designer, roles and permissions, the custom pages handler."""

from . import Cases

case = Cases()


def definition(name, py, js, keys):
    """Reads a definition, checks the ids it carries, changes it, saves it, and reads what the server made of it."""
    attributes_py = "".join(", d.%s" % p for p, _ in keys)
    attributes_js = "".join(", d.%s" % j for _, j in keys)
    case(name, 'd = %s; before = [type(d).__name__, d.client is g, d.definition is d.get_raw()%s]; d.get_raw()["x"] = 7; d.save(); return before + [d.get_raw()]' % (py, attributes_py),
         'const d = await %s; const before = [d.constructor.name, d.client === g, d.definition === d.getRaw()%s]; d.getRaw()["x"] = 7; await d.save(); return [...before, d.getRaw()];' % (js, attributes_js))
    case(name + "_refreshes_in_place", None, 'const d = await %s; const raw = d.getRaw(); await d.save(); return [raw === d.getRaw(), raw["saved"]];' % js, value=[True, True])


_BP, _BPJ = 'g.get_blueprint_designer().get_blueprint("bp.1")', 'g.getBlueprintDesigner().getBlueprint("bp.1")'
_BV, _BVJ = _BP + '.get_version("bv.1")', _BPJ + '.getVersion("bv.1")'
_ID, _VERSION, _STEP = [("blueprint_id", "blueprintId")], [("blueprint_id", "blueprintId"), ("version_id", "versionId")], [("step_id", "stepId")]

case("g.design.list", 'd = g.get_blueprint_designer(); b = d.list_blueprints()[0]; x = b.to_blueprint(); return [type(d).__name__, d.client is g, type(b).__name__, b.client is g, b.get_raw(), type(x).__name__, x.client is g, x.blueprint_id]',
     'const d = g.getBlueprintDesigner(); const b = (await d.listBlueprints())[0]; const x = b.toBlueprint(); return [d.constructor.name, d.client === g, b.constructor.name, b.client === g, b.getRaw(), x.constructor.name, x.client === g, x.blueprintId];')
case("g.design.create", 'b = g.get_blueprint_designer().create_blueprint("new", {"name": "N"}); return [type(b).__name__, b.blueprint_id]',
     'const b = await g.getBlueprintDesigner().createBlueprint("new", { "name": "N" }); return [b.constructor.name, b.blueprintId];')
case("g.design.delete", _BP + '.delete()', 'await ' + _BPJ + '.delete();')
definition("g.design.definition", _BP + '.get_definition()', _BPJ + '.getDefinition()', _ID)
case("g.design.versions", 'v = %s.list_versions()[0]; x = v.to_blueprint_version(); return [type(v).__name__, v.client is g, v.blueprint_id, v.get_raw(), type(x).__name__, x.client is g, x.blueprint_id, x.version_id]' % _BP,
     'const v = (await %s.listVersions())[0]; const x = v.toBlueprintVersion(); return [v.constructor.name, v.client === g, v.blueprintId, v.getRaw(), x.constructor.name, x.client === g, x.blueprintId, x.versionId];' % _BPJ)
case("g.design.create_version_default", 'v = %s.create_version("v2"); return [type(v).__name__, v.version_id]' % _BP, 'const v = await %s.createVersion("v2"); return [v.constructor.name, v.versionId];' % _BPJ)
case("g.design.create_version", '%s.create_version("v2", name="nn", origin_version_id="bv.0")' % _BP, 'await %s.createVersion("v2", { name: "nn", originVersionId: "bv.0" });' % _BPJ)
case("g.design.delete_version", _BV + '.delete()', 'await ' + _BVJ + '.delete();')
definition("g.design.version", _BV + '.get_definition()', _BVJ + '.getDefinition()', _VERSION)
for _flag in ("True", "False"):
    case("g.design.version_danger_zone_" + _flag, '%s.get_definition().save(danger_zone_accepted=%s)' % (_BV, _flag),
         'await (await %s.getDefinition()).save({ dangerZoneAccepted: %s });' % (_BVJ, _flag.lower()))
case("g.design.trace",
     't = %s.get_trace(); before = [type(t).__name__, t.client is g, t.blueprint_id, t.version_id, t.trace is t.get_raw(), t.get_raw()["status"], t.status, t.origin_version_id]; t.set_status("ARCHIVED"); return before + [t.status, t.get_raw()]' % _BV,
     'const t = await %s.getTrace(); const before = [t.constructor.name, t.client === g, t.blueprintId, t.versionId, t.trace === t.getRaw(), t.getRaw()["status"], t.status, t.originVersionId]; await t.setStatus("ARCHIVED"); return [...before, t.status, t.getRaw()];' % _BVJ)
case("g.design.signoffs",
     's = %s.list_signoff_configurations()[0]; x = s.to_signoff_configuration(); return [type(s).__name__, s.client is g, s.blueprint_id, s.version_id, s.get_raw(), type(x).__name__, x.client is g, x.blueprint_id, x.version_id, x.step_id]' % _BV,
     'const s = (await %s.listSignoffConfigurations())[0]; const x = s.toSignoffConfiguration(); return [s.constructor.name, s.client === g, s.blueprintId, s.versionId, s.getRaw(), x.constructor.name, x.client === g, x.blueprintId, x.versionId, x.stepId];' % _BVJ)
case("g.design.create_signoff", 's = %s.create_signoff_configuration("step1", {"a": 1}); return [type(s).__name__, s.step_id]' % _BV,
     'const s = await %s.createSignoffConfiguration("step1", { "a": 1 }); return [s.constructor.name, s.stepId];' % _BVJ)
case("g.design.delete_signoff", _BV + '.get_signoff_configuration("step1").delete()', 'await ' + _BVJ + '.getSignoffConfiguration("step1").delete();')
definition("g.design.signoff", _BV + '.get_signoff_configuration("step1").get_definition()', _BVJ + '.getSignoffConfiguration("step1").getDefinition()', _VERSION + _STEP)

_RP, _RPJ = 'g.get_roles_permissions_handler()', 'g.getRolesPermissionsHandler()'
case("g.roles.list", 'h = %s; r = h.list_roles()[0]; x = r.to_role(); return [type(h).__name__, h.client is g, type(r).__name__, r.client is g, r.get_raw(), type(x).__name__, x.client is g, x.role_id]' % _RP,
     'const h = %s; const r = (await h.listRoles())[0]; const x = r.toRole(); return [h.constructor.name, h.client === g, r.constructor.name, r.client === g, r.getRaw(), x.constructor.name, x.client === g, x.roleId];' % _RPJ)
case("g.roles.create", 'r = %s.create_role("new", {"label": "L"}); return [type(r).__name__, r.role_id]' % _RP, 'const r = await %s.createRole("new", { "label": "L" }); return [r.constructor.name, r.roleId];' % _RPJ)
case("g.roles.delete", _RP + '.get_role("ro.1").delete()', 'await ' + _RPJ + '.getRole("ro.1").delete();')
definition("g.roles.definition", _RP + '.get_role("ro.1").get_definition()', _RPJ + '.getRole("ro.1").getDefinition()', [("role_id", "roleId")])

for _name, _list, _listj, _to, _toj, _create, _createj, _get, _getj in (
    ("assignments", "list_role_assignments", "listRoleAssignments", "to_blueprint_role_assignments", "toBlueprintRoleAssignments",
     "create_role_assignments", "createRoleAssignments", "get_role_assignments", "getRoleAssignments"),
    ("permissions", "list_blueprint_permissions", "listBlueprintPermissions", "to_blueprint_permissions", "toBlueprintPermissions",
     "create_blueprint_permissions", "createBlueprintPermissions", "get_blueprint_permissions", "getBlueprintPermissions"),
):
    case("g.%s.list" % _name, 'a = %s.%s()[0]; x = a.%s(); return [type(a).__name__, a.client is g, a.get_raw(), type(x).__name__, x.client is g, x.blueprint_id]' % (_RP, _list, _to),
         'const a = (await %s.%s())[0]; const x = a.%s(); return [a.constructor.name, a.client === g, a.getRaw(), x.constructor.name, x.client === g, x.blueprintId];' % (_RPJ, _listj, _toj))
    case("g.%s.create" % _name, 'a = %s.%s({"blueprintId": "bp.1"}); return [type(a).__name__, a.blueprint_id]' % (_RP, _create),
         'const a = await %s.%s({ "blueprintId": "bp.1" }); return [a.constructor.name, a.blueprintId];' % (_RPJ, _createj))
    case("g.%s.delete" % _name, '%s.%s("bp.1").delete()' % (_RP, _get), 'await %s.%s("bp.1").delete();' % (_RPJ, _getj))
    definition("g.%s.definition" % _name, '%s.%s("bp.1").get_definition()' % (_RP, _get), '%s.%s("bp.1").getDefinition()' % (_RPJ, _getj), _ID)
definition("g.permissions.default", _RP + '.get_default_permissions_definition()', _RPJ + '.getDefaultPermissionsDefinition()', [])

_CP, _CPJ = 'g.get_custom_pages_handler()', 'g.getCustomPagesHandler()'
case("g.pages_handler.list", 'h = %s; p = h.list_custom_pages()[0]; x = p.to_custom_page(); return [type(h).__name__, h.client is g, type(p).__name__, p.client is g, p.get_raw(), type(x).__name__, x.client is g, x.custom_page_id]' % _CP,
     'const h = %s; const p = (await h.listCustomPages())[0]; const x = p.toCustomPage(); return [h.constructor.name, h.client === g, p.constructor.name, p.client === g, p.getRaw(), x.constructor.name, x.client === g, x.customPageId];' % _CPJ)
case("g.pages_handler.create", 'p = %s.create_custom_page("new", {"name": "N"}); return [type(p).__name__, p.custom_page_id]' % _CP, 'const p = await %s.createCustomPage("new", { "name": "N" }); return [p.constructor.name, p.customPageId];' % _CPJ)
case("g.pages_handler.delete", _CP + '.get_custom_page("cp.1").delete()', 'await ' + _CPJ + '.getCustomPage("cp.1").delete();')
case("g.pages_handler.order", 'o = %s.get_custom_pages_order(); return [o, %s.save_custom_pages_order(["cp.2", "cp.1"])]' % (_CP, _CP),
     'const o = await %s.getCustomPagesOrder(); return [o, await %s.saveCustomPagesOrder(["cp.2", "cp.1"])];' % (_CPJ, _CPJ))
definition("g.pages_handler.definition", _CP + '.get_custom_page("cp.1").get_definition()', _CPJ + '.getCustomPage("cp.1").getDefinition()', [("custom_page_id", "customPageId")])
