package mock

import (
	"strings"
	"testing"
)

const vendor = `"blueprintVersionId":{"blueprintId":"bp.vendor_review","versionId":"bv.v2"}`

func TestArtifacts(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin := s.as(GovernAdminKey)
	made := admin.must(t, "POST", "/artifacts", `{"name":"New","zeta":1.50,`+vendor+`,"fields":{"vendor":"V","contacts":["a"],"none":1,"risk":null}}`)
	equal(t, at(t, made, "artifactId"), any("ar.29"))
	_, text := admin.send(t, "GET", "/artifact/ar.29", "")
	equal(t, text, `{"artifact":{"id":"ar.29","name":"New","zeta":1.50,`+vendor+`,"fields":{"vendor":"V","contacts":["a"],"risk":null},`+
		`"attachments":{"files":[],"references":[]},"workflow":{"steps":{"intake":{"status":"NOT_STARTED","visible":true},"assessment":{"status":"NOT_STARTED","visible":true},`+
		`"monitoring":{"status":"NOT_STARTED","visible":true}}},"status":{"stepId":null,"archived":false}}}`)
	signoffs := admin.must(t, "GET", "/artifact/ar.29/signoffs", "")
	equal(t, at(t, signoffs, 0, "status"), any("NOT_STARTED"))
	equal(t, at(t, signoffs, 0, "signoffId"), any(map[string]any{"artifactId": "ar.29", "stepId": "assessment"}))

	// What was read can be saved, and comes back unchanged.
	body := strings.TrimSuffix(strings.TrimPrefix(text, `{"artifact":`), "}")
	_, again := admin.send(t, "PUT", "/artifact/ar.29", body)
	equal(t, again, text)
	admin.must(t, "PUT", "/artifact/ar.29", strings.Replace(body, `"archived":false`, `"archived":true`, 1))
	equal(t, at(t, admin.must(t, "GET", "/artifact/ar.29", ""), "artifact", "status", "archived"), any(true))

	// A deleted artifact is no longer referred to, a deleted file is: the artifact can be saved all the same.
	admin.must(t, "DELETE", "/artifact/ar.20", "")
	admin.must(t, "DELETE", "/uploaded-file/uf.1", "")
	project := at(t, admin.must(t, "GET", "/artifact/ar.4", ""), "artifact")
	equal(t, at(t, project, "fields", "dataiku_item"), any([]any{"ar.23"}))
	equal(t, at(t, project, "fields", "delivery_docs"), any([]any{"uf.1"}))
	admin.must(t, "PUT", "/artifact/ar.4", string(toJSON(project)))
	admin.must(t, "DELETE", "/artifact/ar.1", "")
	equal(t, at(t, admin.must(t, "GET", "/artifact/ar.4", ""), "artifact", "fields", "business_initiative"), nil)

	// Migration to another version of the same blueprint: ar.28 is of bv.v1, which has no sign-off.
	old := at(t, admin.must(t, "GET", "/artifact/ar.28", ""), "artifact")
	migrated := strings.Replace(string(toJSON(old)), "bv.v1", "bv.v2", 1)
	equal(t, at(t, admin.must(t, "PUT", "/artifact/ar.28", migrated), "artifact", "blueprintVersionId", "versionId"), any("bv.v2"))
	equal(t, len(admin.must(t, "GET", "/artifact/ar.28/signoffs", "").([]any)), 1)

	const bad, syntax, no = "IllegalArgumentException", "JsonSyntaxException", "UnauthorizedException"
	with := func(fields string) string {
		return `{"name":"x",` + vendor + `,"fields":{"vendor":"v",` + fields + `}}`
	}
	project2 := func(fields string) string {
		return `{"name":"x","blueprintVersionId":{"blueprintId":"bp.system.govern_project","versionId":"bv.system.default"},"fields":{` + fields + `}}`
	}
	refusesAll(t, []refusal{
		{name: "no version", method: "POST", path: "/artifacts", body: `{"name":"x"}`, status: 400, want: bad + ": blueprintVersionId is required"},
		{name: "version type", method: "POST", path: "/artifacts", body: `{"name":"x","blueprintVersionId":"bv.v2"}`, status: 400, want: syntax},
		{name: "unknown version", method: "POST", path: "/artifacts", body: `{"name":"x","blueprintVersionId":{"blueprintId":"bp.x"}}`, status: 400, want: bad + ": Blueprint version '' of blueprint 'bp.x' does not exist"},
		{name: "draft", method: "POST", path: "/artifacts", body: strings.Replace(with(`"risk":"Low"`), "bv.v2", "bv.v3", 1), status: 400, want: bad + ": Blueprint version 'bp.vendor_review/bv.v3' is DRAFT"},
		{name: "archived", method: "POST", path: "/artifacts", body: strings.Replace(with(`"risk":"Low"`), "bv.v2", "bv.v1", 1), status: 400, want: bad + ": Blueprint version 'bp.vendor_review/bv.v1' is ARCHIVED"},
		{name: "no name", method: "POST", path: "/artifacts", body: `{` + vendor + `,"fields":{"vendor":"v"}}`, status: 400, want: bad + ": Artifact name"},
		{name: "id", method: "POST", path: "/artifacts", body: `{"id":"ar.99","name":"x",` + vendor + `}`, status: 400, want: bad + ": The id of an artifact"},
		{name: "required", method: "POST", path: "/artifacts", body: `{"name":"x",` + vendor + `}`, status: 400, want: bad + ": Field 'vendor' is required"},
		{name: "null required", method: "PUT", path: "/artifact/ar.25", body: `{"name":"x","fields":{"vendor":null}}`, status: 400, want: bad + ": Field 'vendor' is required"},
		{name: "category", method: "POST", path: "/artifacts", body: with(`"risk":"low"`), status: 400, want: bad + ": Field 'risk': category value 'low' is not in its categories [Low Medium High]"},
		{name: "list", method: "POST", path: "/artifacts", body: with(`"contacts":"a"`), status: 400, want: bad + ": Field 'contacts' is a list"},
		{name: "element", method: "POST", path: "/artifacts", body: with(`"contacts":["a",1]`), status: 400, want: bad + ": Field 'contacts' is a TEXT: expected STRING but was NUMBER"},
		{name: "boolean", method: "POST", path: "/artifacts", body: with(`"personal_data":"yes"`), status: 400, want: bad + ": Field 'personal_data' is a BOOLEAN"},
		{name: "date", method: "POST", path: "/artifacts", body: with(`"contract_end":"2026-06-01"`), status: 400, want: bad + ": Field 'contract_end': '2026-06-01' is not a date"},
		{name: "number", method: "POST", path: "/artifacts", body: project2(`"qualification_risk_score":"1"`), status: 400, want: bad + ": Field 'qualification_risk_score' is a NUMBER"},
		{name: "reference", method: "POST", path: "/artifacts", body: project2(`"business_initiative":"admin"`), status: 400, want: bad + ": Field 'business_initiative': there is no artifact 'admin'"},
		{name: "reference's blueprint", method: "POST", path: "/artifacts", body: project2(`"business_initiative":"ar.5"`), status: 400, want: bad + ": Field 'business_initiative': artifact 'ar.5' is of blueprint 'bp.system.govern_project'"},
		{name: "file", method: "POST", path: "/artifacts", body: project2(`"delivery_docs":["uf.9"]`), status: 400, want: bad + ": Field 'delivery_docs': there is no uploaded file"},
		{name: "other id", method: "PUT", path: "/artifact/ar.25", body: `{"id":"ar.1","name":"x"}`, status: 400, want: bad + ": The id 'ar.1'"},
		{name: "other blueprint", method: "PUT", path: "/artifact/ar.4", body: with(`"risk":null`), status: 400, want: bad + ": Artifact 'ar.4' is of blueprint"},
		{name: "unknown", method: "GET", path: "/artifact/ar.99", status: 404, want: "NotFoundException: Artifact 'ar.99' does not exist"},
		{name: "may not create", key: GovernUserKey, method: "POST", path: "/artifacts", body: with(`"risk":null`), status: 403, want: no},
		{name: "may not delete", key: GovernUserKey, method: "DELETE", path: "/artifact/ar.25", status: 403, want: no + ": Action forbidden: 'marie.dupont' does not have the right to delete"},
		{name: "may not write", as: "anna.schmidt", method: "PUT", path: "/artifact/ar.4", body: `{"name":"x"}`, status: 403, want: no},
		{name: "may not read", as: "tom.nguyen", method: "GET", path: "/artifact/ar.4", status: 403, want: no},
	})
}

func TestWorkflow(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin := s.as(GovernAdminKey)
	put := func(part string) any {
		t.Helper()
		return at(t, admin.must(t, "PUT", "/artifact/ar.8", `{"name":"price",`+part+`}`), "artifact")
	}
	step := func(a any) any { t.Helper(); return at(t, a, "status", "stepId") }
	equal(t, step(at(t, admin.must(t, "GET", "/artifact/ar.8", ""), "artifact")), nil)
	a := put(`"workflow":{"steps":{"exploration":{"status":"ONGOING"}}}`)
	equal(t, step(a), any("exploration"))
	a = put(`"workflow":{"steps":{"exploration":{"status":"FINISHED"},"qualification":{"status":"SKIPPED"}}}`)
	equal(t, step(a), any("progress")) // the first that is not started
	a = put(`"status":{"stepId":"delivery"}`)
	equal(t, at(t, a, "workflow", "steps", "rollout", "status"), any("FINISHED"))
	equal(t, at(t, a, "workflow", "steps", "qualification", "status"), any("SKIPPED"))
	equal(t, at(t, a, "workflow", "steps", "delivery", "status"), any("ONGOING"))
	a = put(`"workflow":{"steps":{"delivery":{"status":"FINISHED"}}}`)
	equal(t, step(a), any("delivery")) // the last finished one
	a = put(`"status":{"archived":true}`)
	equal(t, step(a), any("delivery"))
	a = put(`"status":{"stepId":null}`)
	equal(t, step(a), nil)
	equal(t, at(t, a, "workflow", "steps", "exploration", "status"), any("NOT_STARTED"))
	const bad = "IllegalArgumentException"
	refusesAll(t, []refusal{
		{name: "step", method: "PUT", path: "/artifact/ar.8", body: `{"name":"x","workflow":{"steps":{"x":{"status":"ONGOING"}}}}`, status: 400, want: bad + ": Blueprint version 'bp.system.govern_project/bv.system.default' has no workflow step 'x'"},
		{name: "legacy step", method: "PUT", path: "/artifact/ar.8", body: `{"name":"x","status":{"stepId":"x"}}`, status: 400, want: bad},
		{name: "status", method: "PUT", path: "/artifact/ar.8", body: `{"name":"x","workflow":{"steps":{"delivery":{"status":"DONE"}}}}`, status: 400, want: bad + ": Workflow step 'delivery': no enum constant WorkflowStepStatus.DONE"},
		{name: "two", method: "PUT", path: "/artifact/ar.8", body: `{"name":"x","workflow":{"steps":{"delivery":{"status":"ONGOING"},"rollout":{"status":"ONGOING"}}}}`, status: 400, want: bad + ": Only one workflow step"},
		{name: "no object", method: "PUT", path: "/artifact/ar.8", body: `{"name":"x","workflow":{"steps":{"delivery":1}}}`, status: 400, want: "JsonSyntaxException"},
		{name: "mandatory sign-off", method: "PUT", path: "/artifact/ar.11", body: `{"name":"x","workflow":{"steps":{"review":{"status":"FINISHED"}}}}`, status: 400,
			want: bad + ": Workflow step 'review' of artifact 'ar.11' has a mandatory sign-off, which is WAITING_FOR_APPROVAL and not APPROVED"},
	})
}
