"""Sign-offs: status, feedback, approval, delegation, recurrence."""

from . import Cases

case = Cases()

_PY, _JS = 'g.get_artifact("ar.1").get_signoff("step1")', 'g.getArtifact("ar.1").getSignoff("step1")'
_BARE_PY, _BARE_JS = 'g.get_artifact("ar.1").get_signoff("bare")', 'g.getArtifact("ar.1").getSignoff("bare")'

case("g.signoffs.list",
     'return [[type(s).__name__, s.client is g, s.artifact_id, s.get_raw()["status"], type(s.to_signoff()).__name__, s.to_signoff().step_id] for s in g.get_artifact("ar.1").list_signoffs()]',
     'return (await g.getArtifact("ar.1").listSignoffs()).map((s) => [s.constructor.name, s.client === g, s.artifactId, s.getRaw()["status"], s.toSignoff().constructor.name, s.toSignoff().stepId]);')
case("g.signoffs.create", 's = g.get_artifact("ar.1").create_signoff("step1"); return [type(s).__name__, s.client is g, s.artifact_id, s.step_id]',
     'const s = await g.getArtifact("ar.1").createSignoff("step1"); return [s.constructor.name, s.client === g, s.artifactId, s.stepId];')
for _name, _call, _attribute in (("get_definition", "getDefinition", "definition"), ("get_details", "getDetails", "details")):
    case("g.signoffs." + _name, 'd = %s.%s(); return [type(d).__name__, d.client is g, d.artifact_id, d.step_id, d.%s is d.get_raw(), d.get_raw()]' % (_PY, _name, _attribute),
         'const d = await %s.%s(); return [d.constructor.name, d.client === g, d.artifactId, d.stepId, d.%s === d.getRaw(), d.getRaw()];' % (_JS, _call, _attribute))
case("g.signoffs.status_default", '%s.update_status("WAITING_FOR_FEEDBACK")' % _PY, 'await %s.updateStatus("WAITING_FOR_FEEDBACK");' % _JS)
case("g.signoffs.status", '%s.update_status("WAITING_FOR_FEEDBACK", users_to_notify=[{"userLogin": "u", "groupId": "g"}], reload_conf_for_reset=True)' % _PY,
     'await %s.updateStatus("WAITING_FOR_FEEDBACK", { usersToNotify: [{ "userLogin": "u", "groupId": "g" }], reloadConfForReset: true });' % _JS)
case("g.signoffs.recurrence",
     'r = %s.get_recurrence_configuration(); r.get_raw()["days"] = 60; before = [type(r).__name__, r.client is g, r.artifact_id, r.step_id, dict(r.recurrence_configuration)]; r.save(); return before + [r.get_raw()]' % _PY,
     'const r = await %s.getRecurrenceConfiguration(); r.getRaw()["days"] = 60; const before = [r.constructor.name, r.client === g, r.artifactId, r.stepId, { ...r.recurrenceConfiguration }]; await r.save(); return [...before, r.getRaw()];' % _JS)
case("g.signoffs.recurrence_bare", 'r = %s.get_recurrence_configuration(); return r.get_raw()' % _BARE_PY, 'const r = await %s.getRecurrenceConfiguration(); return r.getRaw();' % _BARE_JS)

case("g.feedback.list",
     'return [[type(f).__name__, f.client is g, f.artifact_id, f.step_id, f.feedback_id, f.get_raw(), type(f.to_feedback()).__name__, f.to_feedback().feedback_id] for f in %s.list_feedbacks()]' % _PY,
     'return (await %s.listFeedbacks()).map((f) => [f.constructor.name, f.client === g, f.artifactId, f.stepId, f.feedbackId, f.getRaw(), f.toFeedback().constructor.name, f.toFeedback().feedbackId]);' % _JS)
case("g.feedback.list_bare", 'return %s.list_feedbacks()' % _BARE_PY, 'return await %s.listFeedbacks();' % _BARE_JS)
case("g.feedback.add_default", 'f = %s.add_feedback("g1", "APPROVED"); return [type(f).__name__, f.client is g, f.artifact_id, f.step_id, f.feedback_id]' % _PY,
     'const f = await %s.addFeedback("g1", "APPROVED"); return [f.constructor.name, f.client === g, f.artifactId, f.stepId, f.feedbackId];' % _JS)
case("g.feedback.add", '%s.add_feedback("g1", "MINOR_ISSUE", comment="hm")' % _PY, 'await %s.addFeedback("g1", "MINOR_ISSUE", { comment: "hm" });' % _JS)
case("g.feedback.add_empty_comment", '%s.add_feedback("g1", "MINOR_ISSUE", comment="")' % _PY, 'await %s.addFeedback("g1", "MINOR_ISSUE", { comment: "" });' % _JS)
case("g.feedback.delegate", '%s.delegate_feedback("g1", GovernUserUsersContainer("bob").build())' % _PY, 'await %s.delegateFeedback("g1", new GovernUserUsersContainer("bob").build());' % _JS)
case("g.feedback.definition",
     'd = %s.get_feedback("fb.1").get_definition(); d.get_raw()["status"] = "MAJOR_ISSUE"; before = [type(d).__name__, d.client is g, d.artifact_id, d.step_id, d.feedback_id, d.definition is d.get_raw()]; d.save(); return before + [d.get_raw()["status"], d.get_raw()["saved"]]' % _PY,
     'const d = await %s.getFeedback("fb.1").getDefinition(); d.getRaw()["status"] = "MAJOR_ISSUE"; const before = [d.constructor.name, d.client === g, d.artifactId, d.stepId, d.feedbackId, d.definition === d.getRaw()]; await d.save(); return [...before, d.getRaw()["status"], d.getRaw()["saved"]];' % _JS)
case("g.feedback.save_without_comment", '%s.get_feedback("fb.2").get_definition().save()' % _PY, 'await (await %s.getFeedback("fb.2").getDefinition()).save();' % _JS)
case("g.feedback.unknown", '%s.get_feedback("fb.x").get_definition()' % _PY, 'await %s.getFeedback("fb.x").getDefinition();' % _JS, throws="fb.x")
case("g.feedback.delete", '%s.get_feedback("fb.1").delete()' % _PY, 'await %s.getFeedback("fb.1").delete();' % _JS)

case("g.approval.add_default", 'a = %s.add_approval("APPROVED"); return [type(a).__name__, a.client is g, a.artifact_id, a.step_id]' % _PY,
     'const a = await %s.addApproval("APPROVED"); return [a.constructor.name, a.client === g, a.artifactId, a.stepId];' % _JS)
case("g.approval.add", '%s.add_approval("REJECTED", comment="no")' % _PY, 'await %s.addApproval("REJECTED", { comment: "no" });' % _JS)
case("g.approval.delegate", '%s.delegate_approval(GovernUserUsersContainer("bob").build())' % _PY, 'await %s.delegateApproval(new GovernUserUsersContainer("bob").build());' % _JS)
case("g.approval.definition",
     'd = %s.get_approval().get_definition(); d.get_raw()["status"] = "APPROVED"; before = [type(d).__name__, d.client is g, d.artifact_id, d.step_id, d.definition is d.get_raw()]; d.save(); return before + [d.get_raw()["status"], d.get_raw()["saved"]]' % _PY,
     'const d = await %s.getApproval().getDefinition(); d.getRaw()["status"] = "APPROVED"; const before = [d.constructor.name, d.client === g, d.artifactId, d.stepId, d.definition === d.getRaw()]; await d.save(); return [...before, d.getRaw()["status"], d.getRaw()["saved"]];' % _JS)
case("g.approval.none", '%s.get_approval().get_definition()' % _BARE_PY, 'await %s.getApproval().getDefinition();' % _BARE_JS, throws="approv")
case("g.approval.delete", '%s.get_approval().delete()' % _PY, 'await %s.getApproval().delete();' % _JS)

case("g.containers", 'u = GovernUserUsersContainer("bob"); return [u.type, u.user_login, u.build()]', 'const u = new GovernUserUsersContainer("bob"); return [u.type, u.userLogin, u.build()];')
case("g.containers.abstract", 'u = GovernUsersContainer("x"); return u.type', 'const u = new GovernUsersContainer("x"); return u.type;')
case("g.containers.abstract_build", 'GovernUsersContainer("x").build()', 'new GovernUsersContainer("x").build();', throws="abstract")
