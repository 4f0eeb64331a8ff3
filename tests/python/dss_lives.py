"""The life cycles of a DSS."""

import time

from dataikuapi import DSSClient
from dataikuapi.dss.admin import DSSGroupImpersonationRule, DSSUserImpersonationRule
from dataikuapi.dss.future import DSSFuture
from dataikuapi.utils import DataikuException

from life import equal, holds, life, refused

NOT_FOUND = "com.dataiku.dip.server.controllers.NotFoundException"
ILLEGAL = "java.lang.IllegalArgumentException"
FORBIDDEN = "com.dataiku.dip.exceptions.UnauthorizedException"


@life("user")
def user(dss, _):
    before = len(dss.list_users())
    ada = dss.create_user("ada", "a-password", display_name="Ada", groups=["readers"], profile="READER", email="ada@acme.example")
    with refused(DataikuException, ILLEGAL, "ada"):
        dss.create_user("ada", "a-password")
    settings = ada.get_settings()
    raw = settings.get_raw()
    equal((raw["displayName"], raw["groups"], raw["userProfile"], raw["email"], raw["enabled"]), ("Ada", ["readers"], "READER", "ada@acme.example", True))
    holds(settings.creation_date is not None, "there is no creation date")
    holds("ada" in [u["login"] for u in dss.list_users()], "ada is not listed")
    equal(len(dss.list_users()), before + 1)
    holds("ada" in [u.login for u in dss.list_users(as_objects=True)], "ada is not listed as an object")
    raw["displayName"] = "Ada L."
    settings.enabled = False
    settings.user_properties["team"] = "engines"
    settings.admin_properties["cost"] = 7
    settings.preferences.ui_language = "fr"
    settings.add_secret("vault", "a-secret")
    settings.set_basic_connection_credential("pg_dwh", "ada", "a-password")
    settings.save()
    again = dss.get_user("ada").get_settings()
    equal((again.get_raw()["displayName"], again.enabled, again.user_properties["team"], again.admin_properties["cost"], again.preferences.ui_language),
          ("Ada L.", False, "engines", 7, "fr"))
    equal([s["name"] for s in again.get_raw()["secrets"]], ["vault"])
    with refused(DataikuException, FORBIDDEN, "disabled"):
        ada.get_client_as().get_auth_info()
    again.enabled = True
    again.save()
    equal(ada.get_client_as().get_auth_info(with_secrets=True)["secrets"], [{"key": "vault", "value": "a-secret"}])
    equal(again.get_raw()["credentials"]["pg_dwh"]["user"], "ada")
    again.remove_secret("vault")
    again.remove_connection_credential("pg_dwh")
    again.save()
    equal(ada.get_settings().get_raw()["secrets"], [])
    ada.delete()
    with refused(DataikuException, NOT_FOUND, "ada"):
        ada.get_settings()
    equal(len(dss.list_users()), before)
    with refused(DataikuException):
        dss.get_user("admin").delete()


@life("users in bulk")
def users_in_bulk(dss, _):
    made = dss.create_users([{"login": "b1", "password": "a-password", "groups": ["readers"]}, {"login": "b2", "password": "a-password"}, {"login": "admin", "password": "x"}])
    equal([(u["login"], u["status"]) for u in made], [("b1", "SUCCESS"), ("b2", "SUCCESS"), ("admin", "FAILURE")])
    changed = dss.edit_users([{"login": "b1", "displayName": "B one"}, {"login": "nobody", "displayName": "x"}])
    equal([u["status"] for u in changed], ["SUCCESS", "FAILURE"])
    equal(dss.get_user("b1").get_settings().get_raw()["displayName"], "B one")
    gone = dss.delete_users(["b1", "b2", "nobody"])
    equal([u["status"] for u in gone], ["SUCCESS", "SUCCESS", "FAILURE"])
    holds(not {"b1", "b2"} & {u["login"] for u in dss.list_users()}, "they are still listed")


@life("acting as a user")
def acting_as(dss, _):
    marie = dss.get_user("marie.dupont").get_client_as()
    equal(marie.get_auth_info()["authIdentifier"], "marie.dupont")
    with refused(DataikuException, FORBIDDEN):
        marie.list_users()
    own = marie.get_own_user().get_settings()
    own.user_properties["from"] = "python"
    own.save()
    equal(dss.get_user("marie.dupont").get_settings().user_properties["from"], "python")
    with refused(DataikuException, NOT_FOUND, "nobody"):
        dss.get_user("nobody").get_client_as().get_auth_info()


@life("users' activity and rights")
def activity(dss, _):
    holds(len(dss.list_users_activity()) > 10, "too little activity")
    seen = dss.get_user("admin").get_activity()
    equal(seen.login, "admin")
    holds(seen.last_session_activity is None or seen.last_session_activity.tzinfo, "no time zone")
    holds(dss.get_authorization_matrix().raw["perUser"], "no rights")
    holds("admin" in [u.login for u in dss.list_users_info()], "admin has no info")
    holds("readers" in [g.name for g in dss.list_groups_info()], "readers have no info")
    holds(isinstance(dss.list_expired_trial_users(), list), "no list")


@life("group")
def group(dss, _):
    reviewers = dss.create_group("reviewers", description="They review")
    with refused(DataikuException, ILLEGAL, "reviewers"):
        dss.create_group("reviewers")
    definition = reviewers.get_definition()
    equal((definition["name"], definition["description"], definition["sourceType"], definition["admin"]), ("reviewers", "They review", "LOCAL", False))
    definition["description"] = "They read"
    definition["mayCreateProjects"] = True
    reviewers.set_definition(definition)
    definition = dss.get_group("reviewers").get_definition()
    equal((definition["description"], definition["mayCreateProjects"]), ("They read", True))
    holds("reviewers" in [g["name"] for g in dss.list_groups()], "it is not listed")
    reviewers.delete()
    with refused(DataikuException, NOT_FOUND, "reviewers"):
        reviewers.get_definition()


@life("connection")
def connection(dss, _):
    made = dss.create_connection("pg_new", "PostgreSQL", params={"host": "db.acme.example", "db": "sales", "user": "u", "password": "a-password"},
                                 usable_by="ALLOWED", allowed_groups=["analysts"], description="new")
    with refused(DataikuException, "pg_new"):
        dss.create_connection("pg_new", "PostgreSQL")
    holds("pg_new" in dss.list_connections(), "it is not listed")
    holds("pg_new" in [c.name for c in dss.list_connections(as_type="listitems")], "it is not listed as an item")
    holds("pg_new" in dss.list_connections_names("PostgreSQL"), "its name is not listed")
    settings = made.get_settings()
    equal((settings.type, settings.usable_by, settings.usable_by_allowed_groups), ("PostgreSQL", "ALLOWED", ["analysts"]))
    password = settings.get_raw()["params"]["password"]
    holds(password != "a-password", "the password is shown")
    settings.allow_write = False
    settings.set_usability(True)
    settings.details_readability.set_readability(False, "analysts")
    settings.save()
    again = dss.get_connection("pg_new").get_settings()
    equal((again.allow_write, again.usable_by, again.details_readability.allowed_groups), (False, "ALL", ["analysts"]))
    equal(again.get_raw()["params"]["password"], password, "the password after saving it encrypted")
    info = made.get_info()
    equal((info.get_type(), info.get_basic_credential()["password"]), ("PostgreSQL", "a-password"))
    holds(isinstance(made.test(), dict), "no test")
    made.delete()
    with refused(DataikuException, "pg_new"):
        made.get_settings()
    holds("pg_new" not in dss.list_connections(), "it is still listed")


@life("global key")
def global_key(dss, _):
    key = dss.create_global_api_key(label="nightly", description="d", admin=True)
    holds(key.key and key.key != "******", "the key is not shown when it is made")
    with_it = DSSClient(dss.host, key.key)
    equal(with_it.get_auth_info()["authIdentifier"], key.id_)
    holds(len(with_it.list_users()) > 10, "it has no admin rights")
    definition = key.get_definition()
    equal((definition["label"], definition["key"]), ("nightly", "******"))
    definition["label"] = "weekly"
    key.set_definition(definition)
    item = [k for k in dss.list_global_api_keys() if k.id == key.id_][0]
    equal((item.label, item.key), ("weekly", "******"))
    equal(dss.get_global_api_key(key.key).get_definition()["label"], "weekly")
    equal(dss.get_global_api_key_by_id(key.id_).get_definition()["label"], "weekly")
    holds(key.id_ in [k.id_ for k in dss.list_global_api_keys(as_type="objects")], "it is not listed as an object")
    grouped = dss.create_global_api_key_with_groups(label="g", groups=["readers"])
    equal(grouped.get_definition()["groups"], ["readers"])
    with refused(DataikuException, FORBIDDEN):
        DSSClient(dss.host, grouped.key).list_users()
    for k in (key, grouped):
        k.delete()
    with refused(DataikuException, "Unknown API Key"):
        with_it.get_auth_info()
    with refused(DataikuException, NOT_FOUND):
        dss.get_global_api_key_by_id(key.id_).get_definition()


@life("personal key")
def personal_key(dss, _):
    made = dss.create_personal_api_key_for_user("marie.dupont", label="laptop", description="d")
    hers = DSSClient(dss.host, made.key)
    equal(hers.get_auth_info()["authIdentifier"], "marie.dupont")
    own = hers.create_personal_api_key(label="own", as_type="object")
    equal(sorted(k.label for k in hers.list_personal_api_keys())[-1], "own")
    holds(own.id_ in [k.id for k in dss.list_all_personal_api_keys()], "it is not in the list of all")
    definition = own.get_definition()
    equal((definition["user"], definition["label"]), ("marie.dupont", "own"))
    definition["label"] = "changed"
    own.set_definition(definition)
    equal(hers.get_personal_api_key(own.id_).get_definition()["label"], "changed")
    with refused(DataikuException, FORBIDDEN):
        DSSClient(dss.host, dss.create_personal_api_key_for_user("noah.wilson", as_type="dict")["key"]).get_personal_api_key(own.id_).delete()
    with refused(DataikuException, ILLEGAL, "nobody"):
        dss.create_personal_api_key_for_user("nobody")
    own.delete()
    with refused(DataikuException, NOT_FOUND, own.id_):
        own.get_definition()
    made.delete()
    with refused(DataikuException, "Unknown API Key"):
        hers.get_auth_info()


@life("variables")
def variables(dss, _):
    values = dss.get_global_variables()
    values["region"] = {"eu": [1, 2.5, None, True]}
    values.save()
    equal(dss.get_variables()["region"], {"eu": [1, 2.5, None, True]})
    project = dss.get_project("SANDBOX")
    own = project.get_variables()
    own["standard"]["x"] = 1
    project.set_variables(own)
    equal(project.get_variables()["standard"]["x"], 1)
    del values["region"]
    values.save()
    holds("region" not in dss.get_variables(), "it is still there")


@life("general settings")
def settings(dss, _):
    general = dss.get_general_settings()
    before = len(general.get_impersonation_rules())
    general.add_impersonation_rule(DSSUserImpersonationRule().scope_project("SANDBOX").user_single("marie.dupont", "svc"))
    general.add_impersonation_rule(DSSGroupImpersonationRule().group_single("finance", "svc"), is_user_rule=False)
    general.get_raw()["limits"] = dict(general.get_raw().get("limits", {}), mine=3)
    general.save()
    again = dss.get_general_settings()
    equal(len(again.get_impersonation_rules()), before + 2)
    equal(again.get_raw()["limits"]["mine"], 3)
    again.remove_impersonation_rules(dss_user="marie.dupont", project_key="SANDBOX", is_user=True)
    again.remove_impersonation_rules(dss_group="finance", is_user=False)
    again.save()
    equal(len(dss.get_general_settings().get_impersonation_rules()), before)


@life("identity providers")
def iam(dss, _):
    for get, raw in ((dss.get_sso_settings, "sso_settings"), (dss.get_ldap_settings, "ldap_settings"), (dss.get_azure_ad_settings, "azuread_settings")):
        provider = get()
        want = not getattr(provider, raw).get("enabled", False)
        getattr(provider, raw)["enabled"] = want
        provider.save()
        equal(getattr(get(), raw)["enabled"], want, get.__name__)
        getattr(provider, raw)["enabled"] = not want
        provider.save()


@life("instance, licence, logs")
def instance(dss, _):
    info = dss.get_instance_info()
    equal(info.node_type, "DESIGN")
    holds(info.raw["dssVersion"], "no version")
    holds(dss.get_licensing_status()["base"]["valid"], "the license is not valid")
    usage = dss.get_global_usage_summary()
    equal(usage.projects_count, len(dss.list_project_keys()))
    holds(usage.total_datasets_count > 3 and usage.total_jupyter_notebooks_count > 3, "nothing is counted")
    names = dss.list_logs()
    holds("backend.log" in names, "there is no backend.log in %s" % names)
    holds("\n" in dss.get_log("backend.log"), "backend.log is empty")
    dss.log_custom_audit("python-check", {"n": 1})
    with refused(DataikuException):
        dss.get_log("none.log")


@life("notebook")
def notebook(dss, _):
    project = dss.get_project("SANDBOX")
    content = {"metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}, "nbformat": 4, "nbformat_minor": 0,
               "cells": [{"cell_type": "code", "metadata": {}, "source": ["1 + 1"], "outputs": [{"output_type": "stream", "name": "stdout", "text": ["2"]}], "execution_count": 1}]}
    made = project.create_jupyter_notebook("from python", content)
    equal(made.get_content().get_cells()[0]["source"], ["1 + 1"])
    holds("from python" in [n.notebook_name for n in project.list_jupyter_notebooks()], "it is not listed")
    holds("from python" in [n.name for n in project.list_jupyter_notebooks(as_type="listitems")], "it is not listed as an item")
    changed = made.get_content()
    changed.get_cells()[0]["source"] = ["2 + 2"]
    changed.save()
    equal(project.get_jupyter_notebook("from python").get_content().get_cells()[0]["source"], ["2 + 2"])
    made.clear_outputs()
    equal(made.get_content().get_cells()[0]["outputs"], [])
    with refused(Exception, "Notebook isn't running"):
        made.unload()
    made.delete()
    with refused(DataikuException, NOT_FOUND, "from python"):
        made.get_content()


@life("notebook sessions")
def sessions(dss, _):
    project = dss.get_project("SANDBOX")
    scratch = project.get_jupyter_notebook("scratch")
    holds("scratch" in [n.notebook_name for n in project.list_jupyter_notebooks(active=True)], "it does not run")
    session = scratch.get_sessions(as_objects=True)[0]
    equal((session.notebook_name, session.session_creator, session.project_key), ("scratch", "noah.wilson", "SANDBOX"))
    holds(session.kernel_last_activity_time < time.time() * 1000 + 1000, "its last activity is in the future")
    running = dss.list_running_notebooks()
    holds("scratch" in [n.notebook_name for n in running], "it is not among all that run")
    session.unload()
    equal(scratch.get_sessions(), [])
    equal(len(dss.list_running_notebooks()), len(running) - 1)
    two = dss.get_project("SALES_FORECAST").get_jupyter_notebook("forecast tuning")
    with refused(Exception, "Several sessions of the notebook are running, choose one"):
        two.unload()
    two.unload(two.get_sessions()[0]["sessionId"])
    two.unload()
    equal(two.get_sessions(), [])


@life("project")
def project(dss, _):
    made = dss.create_project("PYTHON", "From Python", "admin", description="d")
    with refused(DataikuException, "PYTHON"):
        dss.create_project("PYTHON", "Again", "admin")
    holds("PYTHON" in dss.list_project_keys(), "its key is not listed")
    holds("PYTHON" in [p["projectKey"] for p in dss.list_projects()], "it is not listed")
    metadata = made.get_metadata()
    metadata["tags"] = ["from-python"]
    made.set_metadata(metadata)
    equal(made.get_metadata()["tags"], ["from-python"])
    made.delete()
    holds("PYTHON" not in dss.list_project_keys(), "it is still listed")
    with refused(DataikuException, "PYTHON"):
        made.get_metadata()


@life("future")
def future(dss, _):
    task = dss.get_connection("hdfs_root").sync_root_acls()
    holds(isinstance(task, DSSFuture) and task.job_id, "it is no task")
    holds(task.job_id in [f["jobId"] for f in dss.list_futures(all_users=True)], "it is not listed")
    holds(task.job_id in [f.job_id for f in dss.list_futures(as_objects=True, all_users=True)], "it is not listed as an object")
    peeked = dss.get_future(task.job_id).peek_state()
    holds(peeked["alive"] and not peeked["hasResult"], "it is over already: %s" % peeked)
    with refused(Exception, "Result not ready"):
        task.get_result()
    holds(isinstance(task.wait_for_result(), dict), "no result")
    holds(task.has_result(), "it has no result")
    holds(not task.peek_state()["alive"], "it is alive after its end")
    aborted = dss.get_connection("hdfs_root").sync_root_acls()
    aborted.abort()
    holds(aborted.job_id not in [f["jobId"] for f in dss.list_futures(all_users=True)], "what was aborted is still listed")
    holds(dss.start_resync_all_users_from_supplier().wait_for_result() is not None, "no result of a sync")
    equal(dss.get_future("no-such-job").get_state()["unknown"], True)
    with refused(DataikuException, "no-such-job"):
        dss.get_future("no-such-job").abort()


@life("refusals")
def refusals(dss, _):
    with refused(DataikuException, "com.dataiku.dip.exceptions.NotAuthenticatedException", "Unknown API Key"):
        DSSClient(dss.host, "no-such-key").list_users()
    with refused(DataikuException, "dssrun.mock.NotMocked", "the nearest route is"):
        dss._perform_json("GET", "/admin/userz/")
    with refused(DataikuException, "not supported"):
        dss._perform_json("PATCH", "/admin/users/")
    with refused(DataikuException, "com.google.gson"):
        dss._perform_json("POST", "/admin/groups", raw_body="{not JSON")
    with refused(DataikuException, "com.google.gson.JsonSyntaxException"):
        dss._perform_json("POST", "/admin/groups", body={"name": ["a"]})
