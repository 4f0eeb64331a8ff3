"""The life cycles of a Govern."""

import io

from dataikuapi.govern.artifact_search import (
    GovernArtifactFilterArchivedStatus, GovernArtifactFilterArtifacts, GovernArtifactFilterBlueprints, GovernArtifactFilterBlueprintVersions,
    GovernArtifactFilterFieldValue, GovernArtifactSearchQuery, GovernArtifactSearchSortField, GovernArtifactSearchSortFieldDefinition,
    GovernArtifactSearchSortName, GovernArtifactSearchSortWorkflow,
)
from dataikuapi.govern.blueprint import GovernBlueprintVersionId
from dataikuapi.govern.users_container import GovernUserUsersContainer
from dataikuapi.govern_client import GovernClient
from dataikuapi.utils import DataikuException

from life import equal, holds, life, refused

NOT_FOUND = "com.dataiku.dip.server.controllers.NotFoundException"
FORBIDDEN = "com.dataiku.dip.exceptions.UnauthorizedException"
ILLEGAL = "java.lang.IllegalArgumentException"
VENDOR = {"blueprintId": "bp.vendor_review", "versionId": "bv.v2"}


@life("artifact")
def artifact(_, govern):
    made = govern.create_artifact({"blueprintVersionId": VENDOR, "name": "Vendor P", "fields": {"vendor": "P", "risk": "Low", "contacts": ["a", "b"]}})
    definition = made.get_definition()
    raw = definition.get_raw()
    equal((raw["name"], raw["fields"]["vendor"], raw["fields"]["contacts"]), ("Vendor P", "P", ["a", "b"]))
    equal(definition.get_blueprint_version().get_definition().get_raw()["id"], VENDOR)
    raw["name"] = "Vendor Q"
    raw["fields"]["risk"] = "High"
    definition.save()
    equal(definition.get_raw()["fields"]["risk"], "High")
    raw = govern.get_artifact(made.artifact_id).get_definition().get_raw()
    equal((raw["name"], raw["fields"]["risk"]), ("Vendor Q", "High"))
    with refused(DataikuException, "risk"):
        raw["fields"]["risk"] = "None at all"
        broken = made.get_definition()
        broken.get_raw()["fields"]["risk"] = "None at all"
        broken.save()
    with refused(DataikuException, ILLEGAL):
        govern.create_artifact({"blueprintVersionId": VENDOR, "fields": {}})
    made.delete()
    with refused(DataikuException, NOT_FOUND, made.artifact_id):
        made.get_definition()


@life("blueprint")
def blueprint(_, govern):
    blueprints = govern.list_blueprints()
    holds("bp.vendor_review" in [b.get_raw()["blueprint"]["id"] for b in blueprints], "it is not listed")
    review = govern.get_blueprint("bp.vendor_review")
    equal(review.get_definition().get_raw()["name"], "Vendor review")
    versions = review.list_versions()
    equal(len(versions), 3)
    holds(versions[0].to_blueprint_version().get_trace().status, "no status")
    version = review.get_version("bv.v2")
    equal(version.get_trace().origin_version_id, "bv.v1")
    holds("vendor" in version.get_definition().get_raw()["fieldDefinitions"], "no field vendor")
    equal(version.get_blueprint().blueprint_id, "bp.vendor_review")
    with refused(DataikuException, NOT_FOUND, "bp.none"):
        govern.get_blueprint("bp.none").get_definition()


@life("blueprint designer")
def designer(_, govern):
    editor = govern.get_blueprint_designer()
    made = editor.create_blueprint("python", {"name": "From Python", "icon": "code", "color": "#fff", "backgroundColor": "#000"})
    with refused(DataikuException, ILLEGAL, "bp.python"):
        editor.create_blueprint("python", {"name": "Again"})
    definition = made.get_definition()
    definition.get_raw()["name"] = "Changed"
    definition.save()
    holds("Changed" in [b.get_raw()["blueprint"]["name"] for b in editor.list_blueprints()], "the change is not listed")
    version = made.create_version("v1", name="One")
    equal(version.get_trace().status, "DRAFT")
    inside = version.get_definition()
    inside.get_raw()["fieldDefinitions"] = {"size": {"label": "Size", "fieldType": "NUMBER", "sourceType": "STORE", "required": False}}
    inside.get_raw()["workflowDefinition"] = {"stepDefinitions": [{"id": "one", "name": "One"}]}
    inside.save()
    equal(list(version.get_definition().get_raw()["fieldDefinitions"]), ["size"])
    admin = [{"usersContainer": GovernUserUsersContainer("admin").build()}]
    config = {"title": "Review", "feedbackUsersGroups": [{"id": "g", "title": "G", "users": admin}], "approvers": admin}
    signoff = version.create_signoff_configuration("one", config)
    equal(len(version.list_signoff_configurations()), 1)
    wanted = signoff.get_definition()
    wanted.get_raw()["feedbackUsersGroups"][0]["title"] = "H"
    wanted.save()
    equal(version.get_signoff_configuration("one").get_definition().get_raw()["feedbackUsersGroups"][0]["title"], "H")
    signoff.delete()
    equal(version.list_signoff_configurations(), [])
    trace = version.get_trace()
    trace.set_status("ACTIVE")
    equal(govern.get_blueprint("bp.python").get_version("bv.v1").get_trace().status, "ACTIVE")
    fork = made.create_version("v2", origin_version_id="bv.v1")
    equal(list(fork.get_definition().get_raw()["fieldDefinitions"]), ["size"])
    with refused(DataikuException, ILLEGAL, "bp.python"):
        made.delete()
    for v in (fork, version):
        v.get_trace().set_status("DRAFT") if v.get_trace().status != "DRAFT" else None
        v.delete()
    made.delete()
    with refused(DataikuException, NOT_FOUND, "bp.python"):
        made.get_definition()


def names(govern, **query):
    request, found = govern.new_artifact_search_request(GovernArtifactSearchQuery(**query)), []
    while True:
        hits = request.fetch_next_batch(page_size=5).get_response_hits()
        if not hits:
            return found
        found += [h.get_raw()["artifact"]["name"] for h in hits]


@life("artifact search")
def search(_, govern):
    everything = names(govern)
    holds(len(everything) > 15 and len(everything) == len(names(govern, artifact_search_sort=GovernArtifactSearchSortName())), "a sort loses some")
    equal(names(govern, artifact_search_sort=GovernArtifactSearchSortName("DESC")), list(reversed(names(govern, artifact_search_sort=GovernArtifactSearchSortName()))))
    vendors = names(govern, artifact_filters=[GovernArtifactFilterBlueprints(["bp.vendor_review"])])
    equal(len(vendors), 4)
    second = names(govern, artifact_filters=[GovernArtifactFilterBlueprintVersions([GovernBlueprintVersionId("bp.vendor_review", "bv.v2").build()])])
    holds(0 < len(second) <= 4 and set(second) <= set(vendors), "the filter by version is wrong: %s" % second)
    equal(len(names(govern, artifact_filters=[GovernArtifactFilterArtifacts(["ar.1", "ar.2", "ar.none"])])), 2)
    churn = names(govern, artifact_filters=[GovernArtifactFilterFieldValue("CONTAINS", condition="churn")])
    holds(churn and all("churn" in n.lower() for n in churn), "the filter by name is wrong: %s" % churn)
    other = names(govern, artifact_filters=[GovernArtifactFilterFieldValue("CONTAINS", condition="churn", negate_condition=True)])
    equal(sorted(churn + other), sorted(everything))
    risky = names(govern, artifact_filters=[GovernArtifactFilterFieldValue("EQUALS", condition="High", field_id="risk")])
    holds(set(risky) <= set(everything), "the filter by field is wrong")
    holds(len(names(govern, artifact_filters=[GovernArtifactFilterArchivedStatus(True)])) >= len(names(govern, artifact_filters=[GovernArtifactFilterArchivedStatus(False)])), "archived ones are missing")
    equal(len(names(govern, artifact_search_sort=GovernArtifactSearchSortWorkflow("DESC"))), len(everything))
    field = GovernArtifactSearchSortFieldDefinition("bp.vendor_review", "vendor").build()
    equal(len(names(govern, artifact_search_sort=GovernArtifactSearchSortField([field]), artifact_filters=[GovernArtifactFilterBlueprints(["bp.vendor_review"])])), 4)
    hit = govern.new_artifact_search_request(GovernArtifactSearchQuery()).fetch_next_batch(1).get_response_hits()[0]
    equal(hit.to_artifact().get_definition().get_raw()["name"], hit.get_raw()["artifact"]["name"])
    with refused(DataikuException):
        names(govern, artifact_filters=[GovernArtifactFilterFieldValue("LIKE", condition="x")])


@life("time series")
def series(_, govern):
    made = govern.create_time_series([{"timestamp": 1000, "value": 1.5}])
    made.push_values([{"timestamp": 2000, "value": {"auc": 0.8}}, {"timestamp": 1000, "value": 2}])
    made.push_values([{"timestamp": 1000, "value": 9}], upsert=False)
    equal([(p["timestamp"], p["value"]) for p in made.get_values()], [(1000, 2), (2000, {"auc": 0.8})])
    equal([p["timestamp"] for p in govern.get_time_series(made.time_series_id).get_values(min_timestamp=1500, max_timestamp=3000)], [2000])
    made.delete(max_timestamp=1500)
    equal([p["timestamp"] for p in made.get_values()], [2000])
    made.delete()
    equal(made.get_values(), [])
    with refused(DataikuException, ILLEGAL, "timestamp"):
        made.push_values([{"value": 1}])


@life("uploaded file")
def uploaded_file(_, govern):
    content = bytes(range(256)) * 300
    made = govern.upload_file("data.bin", io.BytesIO(content))
    described = made.get_description()
    equal((described["name"], described["size"]), ("data.bin", len(content)))
    equal(govern.get_uploaded_file(made.uploaded_file_id).download().read(), content)
    holds(made.get_description()["id"] == made.uploaded_file_id, "it has another id")
    made.delete()
    with refused(DataikuException, NOT_FOUND, made.uploaded_file_id):
        made.get_description()


@life("sign-off")
def signoff(_, govern):
    item = govern.get_artifact("ar.25")
    holds("assessment" in [s.to_signoff().step_id for s in item.list_signoffs()], "there is no sign-off")
    sign = item.get_signoff("assessment")
    equal(sign.get_definition().get_raw()["status"], "WAITING_FOR_FEEDBACK")
    with refused(DataikuException, ILLEGAL):
        sign.add_approval("APPROVED")
    before = len(sign.list_feedbacks())
    group = sign.get_details().get_raw()["feedbackUsersGroups"][0]["id"]
    sign.delegate_feedback(group, GovernUserUsersContainer("admin").build())
    feedback = sign.add_feedback(group, "MINOR_ISSUE", comment="almost")
    definition = feedback.get_definition()
    definition.get_raw()["comment"] = "fine"
    definition.get_raw()["status"] = "APPROVED"
    definition.save()
    equal(sign.list_feedbacks()[-1].get_raw()["comment"], "fine")
    equal(sign.list_feedbacks()[-1].to_feedback().feedback_id, feedback.feedback_id)
    other = sign.get_details().get_raw()["feedbackUsersGroups"][1]["id"]
    with refused(DataikuException, FORBIDDEN, other):
        sign.add_feedback(other, "APPROVED")
    sign.delegate_feedback(other, GovernUserUsersContainer("admin").build())
    second = sign.add_feedback(other, "APPROVED")
    second.delete()
    with refused(DataikuException, NOT_FOUND, second.feedback_id):
        second.delete()
    equal(len(sign.list_feedbacks()), before + 1)
    sign.update_status("WAITING_FOR_APPROVAL")
    sign.delegate_approval(GovernUserUsersContainer("admin").build())
    approval = sign.add_approval("REJECTED", comment="no")
    changed = approval.get_definition()
    changed.get_raw()["status"] = "APPROVED"
    changed.save()
    equal(sign.get_definition().get_raw()["status"], "APPROVED")
    with refused(DataikuException, ILLEGAL, "Cannot change a feedback"):
        feedback.delete()
    sign.get_approval().delete()
    recurrence = sign.get_recurrence_configuration()
    recurrence.get_raw().update({"activated": True, "days": 30})
    recurrence.save()
    equal(sign.get_recurrence_configuration().get_raw()["days"], 30)
    with refused(DataikuException, ILLEGAL, "set ABANDONED first"):
        sign.update_status("NOT_STARTED")
    sign.update_status("ABANDONED")
    sign.update_status("NOT_STARTED", reload_conf_for_reset=True)
    equal(sign.get_definition().get_raw()["status"], "NOT_STARTED")
    with refused(DataikuException, NOT_FOUND):
        item.get_signoff("none").get_definition()


@life("custom page")
def page(_, govern):
    editor = govern.get_custom_pages_handler()
    made = editor.create_custom_page("python", {"name": "From Python", "type": "custom-html", "htmlContent": "<p>x</p>", "visible": True})
    definition = made.get_definition()
    definition.get_raw()["name"] = "Changed"
    definition.save()
    holds("Changed" in [p.get_raw()["customPage"]["name"] if "customPage" in p.get_raw() else p.get_raw()["name"] for p in editor.list_custom_pages()], "it is not listed")
    equal(govern.get_custom_page(made.custom_page_id).get_definition().get_raw()["name"], "Changed")
    made.delete()
    with refused(DataikuException, NOT_FOUND):
        made.get_definition()


@life("roles and permissions")
def roles(_, govern):
    handler = govern.get_roles_permissions_handler()
    made = handler.create_role("python", {"label": "From Python"})
    definition = made.get_definition()
    definition.get_raw()["label"] = "Changed"
    definition.save()
    holds("Changed" in [r.get_raw()["label"] for r in handler.list_roles()], "it is not listed")
    made.delete()
    with refused(DataikuException, NOT_FOUND):
        made.get_definition()
    holds(handler.list_role_assignments(), "there are no assignments")
    holds("ro.reader" in handler.get_default_permissions_definition().get_raw()["rolePermissions"], "readers have no permissions")


@life("Govern's users, groups, keys, futures")
def people(_, govern):
    ada = govern.create_user("ada", "a-password", groups=["readers"])
    settings = ada.get_settings()
    settings.get_raw()["displayName"] = "Ada"
    settings.save()
    equal(govern.get_user("ada").get_settings().get_raw()["displayName"], "Ada")
    made = govern.create_group("reviewers", description="d")
    equal(made.get_definition()["description"], "d")
    key = govern.create_global_api_key(label="nightly", admin=True)
    holds(len(GovernClient(govern.host, key.key).list_users()) > 10, "the key has no rights")
    holds(govern.get_auth_info()["authIdentifier"], "nobody")
    equal(govern.get_instance_info().node_type, "GOVERN")
    holds(isinstance(govern.list_futures(), list), "no list of tasks")
    holds(govern.start_resync_all_users_from_supplier().wait_for_result() is not None, "no result of a sync")
    for thing in (ada, made, key):
        thing.delete()
    with refused(DataikuException, NOT_FOUND, "ada"):
        ada.get_settings()
    with refused(DataikuException, "Unknown API Key"):
        GovernClient(govern.host, key.key).list_users()
