"""Answers of another shape than documented: an error at the latest where the missing field is used, which names it. Nothing is sent without it."""

from . import Cases

case = Cases()
for _name, _py, _js, _route, _field in (
    ("artifact_created", 'g.create_artifact({})', 'await (await g.createArtifact({})).getDefinition();', "POST /artifacts", "artifactId"),
    ("artifact", 'g.get_artifact("ar.1").get_definition()', 'await (await g.getArtifact("ar.1").getDefinition()).save();', "GET /artifact/ar.1", "artifact"),
    ("blueprint", 'g.get_blueprint_designer().get_blueprint("bp.1").get_definition()', 'await (await g.getBlueprintDesigner().getBlueprint("bp.1").getDefinition()).save();', "GET /admin/blueprint/bp.1", "blueprint"),
    ("trace", 'g.get_blueprint("bp.1").get_version("bv.1").get_trace()', '(await g.getBlueprint("bp.1").getVersion("bv.1").getTrace()).status;', "GET /blueprint/bp.1/version/bv.1", "trace"),
    ("series", 'g.create_time_series()', 'await (await g.createTimeSeries()).getValues();', "POST /time-series", "timeSeriesId"),
    ("role", 'g.get_roles_permissions_handler().create_role("r", {})', 'await (await g.getRolesPermissionsHandler().createRole("r", {})).delete();', "POST /admin/roles/", "roleId"),
    ("assignments", 'g.get_roles_permissions_handler().create_role_assignments({})', 'await (await g.getRolesPermissionsHandler().createRoleAssignments({})).delete();', "POST /admin/blueprint-role-assignments", "blueprintId"),
    ("designed", 'g.get_blueprint_designer().create_blueprint("b", {})', 'await g.getBlueprintDesigner().createBlueprint("b", {});', "POST /admin/blueprints", "blueprint"),
    ("page", 'g.get_custom_pages_handler().create_custom_page("p", {})', 'await (await g.getCustomPagesHandler().createCustomPage("p", {})).delete();', "POST /admin/custom-pages", "customPageId"),
    ("feedback", 'g.get_artifact("ar.1").get_signoff("step1").add_feedback("g1", "APPROVED")', 'await (await g.getArtifact("ar.1").getSignoff("step1").addFeedback("g1", "APPROVED")).delete();', "POST /artifact/ar.1/workflow/step/step1/signoff/feedback", "feedbackId"),
    ("file", 'g.upload_file("a", io.BytesIO(b""))', 'await (await g.uploadFile("a", "")).delete();', "POST /uploaded-files", "uploadedFileId"),
):
    case("g.shapes." + _name, _py, _js, throws=_field, answers={_route: [{}]})
