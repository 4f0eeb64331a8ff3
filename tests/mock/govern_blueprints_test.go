package mock

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestBlueprints(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin, manager := s.as(GovernAdminKey), s.as(GovernManagerKey)
	var ids []string
	for _, item := range s.as(GovernUserKey).must(t, "GET", "/blueprints", "").([]any) {
		ids = append(ids, at(t, item, "blueprint", "id").(string))
	}
	equal(t, ids, []string{"bp.system.business_initiative", "bp.system.govern_project", "bp.system.govern_bundle", "bp.system.govern_model",
		"bp.system.govern_model_version", "bp.system.dataiku_project", "bp.vendor_review"})
	made := manager.must(t, "POST", "/admin/blueprints?newIdentifier=my-bp_1", `{"name":"Mine","zeta":[1.0]}`)
	equal(t, at(t, made, "blueprint", "id"), any("bp.my-bp_1"))
	manager.must(t, "PUT", "/admin/blueprint/bp.my-bp_1", `{"id":"bp.my-bp_1","name":"Yours","color":"#fff"}`)
	_, text := admin.send(t, "GET", "/blueprint/bp.my-bp_1", "")
	equal(t, text, `{"blueprint":{"id":"bp.my-bp_1","name":"Yours","color":"#fff","icon":"extension","backgroundColor":"#E8F4FF"}}`)
	manager.must(t, "POST", "/admin/blueprint/bp.my-bp_1/versions?newIdentifier=v1", "")
	refuses(t, manager, "DELETE", "/admin/blueprint/bp.my-bp_1", "", 400, "IllegalArgumentException: Cannot delete blueprint 'bp.my-bp_1': delete its 1 versions and 0 artifacts first")
	manager.must(t, "DELETE", "/admin/blueprint/bp.my-bp_1/version/bv.v1", "")
	manager.must(t, "DELETE", "/admin/blueprint/bp.my-bp_1", "")
	refuses(t, admin, "GET", "/blueprint/bp.my-bp_1", "", 404, "NotFoundException")
	const bad, missing = "IllegalArgumentException", "NotFoundException"
	refusesAll(t, []refusal{
		{name: "no identifier", method: "POST", path: "/admin/blueprints", body: `{"name":"x"}`, status: 400, want: bad + ": Parameter newIdentifier is required"},
		{name: "identifier", method: "POST", path: "/admin/blueprints?newIdentifier=bp.x", body: `{"name":"x"}`, status: 400, want: bad + ": Invalid blueprint identifier 'bp.x'"},
		{name: "long identifier", method: "POST", path: "/admin/blueprints?newIdentifier=" + strings.Repeat("x", 201), body: `{"name":"x"}`, status: 400, want: bad},
		{name: "taken", method: "POST", path: "/admin/blueprints?newIdentifier=vendor_review", body: `{"name":"x"}`, status: 400, want: bad + ": Blueprint 'bp.vendor_review' already exists"},
		{name: "no name", method: "POST", path: "/admin/blueprints?newIdentifier=x", body: `{}`, status: 400, want: bad + ": Blueprint name"},
		{name: "no body", method: "POST", path: "/admin/blueprints?newIdentifier=x", status: 400, want: "MalformedJsonException"},
		{name: "other id", method: "PUT", path: "/admin/blueprint/bp.vendor_review", body: `{"name":"x","id":"bp.y"}`, status: 400, want: bad + ": The id 'bp.y'"},
		{name: "type", method: "PUT", path: "/admin/blueprint/bp.vendor_review", body: `{"name":1}`, status: 400, want: "JsonSyntaxException"},
		{name: "delivered", method: "PUT", path: "/admin/blueprint/bp.system.govern_project", body: `{"name":"x"}`, status: 400, want: bad + ": Blueprint 'bp.system.govern_project' comes with Govern"},
		{name: "delete delivered", method: "DELETE", path: "/admin/blueprint/bp.system.govern_project", status: 400, want: bad},
		{name: "in use", method: "DELETE", path: "/admin/blueprint/bp.vendor_review", status: 400, want: bad + ": Cannot delete blueprint 'bp.vendor_review': delete its 3 versions and 4 artifacts first"},
		{name: "unknown", method: "DELETE", path: "/admin/blueprint/bp.x", status: 404, want: missing},
		{name: "no right", key: GovernUserKey, method: "GET", path: "/blueprint/bp.data_product", status: 403, want: "UnauthorizedException"},
		{name: "not a manager", key: GovernUserKey, method: "POST", path: "/admin/blueprints?newIdentifier=x", body: `{"name":"x"}`, status: 403, want: "UnauthorizedException"},
	})
}

func TestVersions(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin := s.as(GovernAdminKey)
	const base = "/admin/blueprint/bp.vendor_review/version"
	list := admin.must(t, "GET", "/blueprint/bp.vendor_review/versions", "")
	equal(t, len(list.([]any)), 3)
	equal(t, at(t, list, 0, "blueprintVersionTrace", "status"), any("ARCHIVED"))
	equal(t, at(t, list, 0, "blueprintVersionTrace", "originVersionId"), nil)
	equal(t, at(t, list, 1, "blueprintVersionTrace", "originVersionId"), any("bv.v1"))
	fork := admin.must(t, "POST", base+"s?newIdentifier=v4&name=Four&originVersionId=bv.v2", "")
	equal(t, at(t, fork, "blueprintVersion", "name"), any("Four"))
	equal(t, at(t, fork, "blueprintVersionTrace"), any(map[string]any{
		"blueprintVersionId": map[string]any{"blueprintId": "bp.vendor_review", "versionId": "bv.v4"}, "status": "DRAFT", "originVersionId": "bv.v2"}))
	equal(t, at(t, admin.must(t, "GET", base+"/bv.v4/signoffs", ""), 0, "id", "blueprintVersionId", "versionId"), any("bv.v4"))

	_, text := admin.send(t, "GET", base+"/bv.v2", "")
	definition, err := json.Marshal(at(t, decode(t, text), "blueprintVersion"))
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer(`"risk":{"categories"`, `"risk_2":{"categories"`, `"fieldType":"BOOLEAN"`, `"fieldType":"TEXT"`).Replace(string(definition))
	refuses(t, admin, "PUT", base+"/bv.v2", changed, 400, "IllegalArgumentException: Cannot save blueprint version 'bp.vendor_review/bv.v2': 3 artifacts use it")
	refuses(t, admin, "PUT", base+"/bv.v2?dangerZoneAccepted=False", changed, 400, "IllegalArgumentException: Cannot save")
	equal(t, at(t, admin.must(t, "GET", "/artifact/ar.25", ""), "artifact", "fields", "risk"), any("Medium"))
	admin.must(t, "PUT", base+"/bv.v2?dangerZoneAccepted=True", changed)
	fields := at(t, admin.must(t, "GET", "/artifact/ar.25", ""), "artifact", "fields").(map[string]any)
	if fields["risk"] != nil || fields["personal_data"] != nil || fields["vendor"] != "Nimbus Ltd" {
		t.Fatal(fields)
	}
	admin.must(t, "PUT", base+"/bv.v4", strings.Replace(string(definition), "bv.v2", "bv.v4", 1)) // has no artifacts: no danger
	admin.must(t, "PUT", base+"/bv.v4/status", `"ACTIVE"`)
	equal(t, at(t, admin.must(t, "GET", base+"/bv.v4", ""), "blueprintVersionTrace", "status"), any("ACTIVE"))
	admin.must(t, "DELETE", base+"/bv.v4", "")

	// A step that goes takes its sign-offs with it.
	steps := strings.Replace(changed, `{"id":"assessment","name":"Assessment"},`, "", 1)
	admin.must(t, "PUT", base+"/bv.v2?dangerZoneAccepted=true", steps)
	equal(t, admin.must(t, "GET", "/artifact/ar.25/signoffs", ""), any([]any{}))
	equal(t, at(t, admin.must(t, "GET", "/artifact/ar.25", ""), "artifact", "status", "stepId"), any("monitoring"))

	const bad = "IllegalArgumentException"
	put := func(fields string) string { return `{"name":"x","fieldDefinitions":{` + fields + `}}` }
	refusesAll(t, []refusal{
		{name: "origin", method: "POST", path: base + "s?newIdentifier=x&originVersionId=bv.none", status: 404, want: "NotFoundException: Blueprint version 'bv.none'"},
		{name: "taken", method: "POST", path: base + "s?newIdentifier=v1", status: 400, want: bad + ": Blueprint version 'bp.vendor_review/bv.v1' already exists"},
		{name: "other id", method: "PUT", path: base + "/bv.v3", body: `{"name":"x","id":{"blueprintId":"bp.vendor_review","versionId":"bv.v2"}}`, status: 400, want: bad + ": Blueprint version IDs do not match"},
		{name: "no name", method: "PUT", path: base + "/bv.v3", body: `{}`, status: 400, want: bad},
		{name: "field type", method: "PUT", path: base + "/bv.v3", body: put(`"a":{"fieldType":"USER"}`), status: 400, want: bad + ": Field 'a': no enum constant FieldType.USER"},
		{name: "source", method: "PUT", path: base + "/bv.v3", body: put(`"a":{"fieldType":"TEXT","sourceType":"X"}`), status: 400, want: bad + ": Field 'a': no enum constant FieldSourceType"},
		{name: "categories", method: "PUT", path: base + "/bv.v3", body: put(`"a":{"fieldType":"CATEGORY"}`), status: 400, want: bad + ": Field 'a': a CATEGORY needs categories"},
		{name: "references", method: "PUT", path: base + "/bv.v3", body: put(`"a":{"fieldType":"REFERENCE"}`), status: 400, want: bad + ": Field 'a': a REFERENCE needs"},
		{name: "no object", method: "PUT", path: base + "/bv.v3", body: put(`"a":1`), status: 400, want: "JsonSyntaxException: java.lang.IllegalStateException: Expected BEGIN_OBJECT but was NUMBER at path $.fieldDefinitions.a"},
		{name: "two steps", method: "PUT", path: base + "/bv.v3", body: `{"name":"x","workflowDefinition":{"stepDefinitions":[{"id":"a"},{"id":"a"}]}}`, status: 400, want: bad + ": Two steps"},
		{name: "step without id", method: "PUT", path: base + "/bv.v3", body: `{"name":"x","workflowDefinition":{"stepDefinitions":[{}]}}`, status: 400, want: bad},
		{name: "delivered", method: "PUT", path: "/admin/blueprint/bp.system.govern_project/version/bv.system.default", body: `{"name":"x"}`, status: 400, want: bad + ": Blueprint version 'bp.system.govern_project/bv.system.default' comes with Govern"},
		{name: "in use", method: "DELETE", path: base + "/bv.v1", status: 400, want: bad + ": Cannot delete blueprint version 'bp.vendor_review/bv.v1': delete its 1 artifacts first"},
		{name: "status", method: "PUT", path: base + "/bv.v3/status", body: `"LIVE"`, status: 400, want: bad + ": No enum constant BlueprintVersionStatus.LIVE"},
		{name: "status type", method: "PUT", path: base + "/bv.v3/status", body: `{}`, status: 400, want: "JsonSyntaxException"},
		{name: "no status", method: "PUT", path: base + "/bv.v3/status", status: 400, want: "MalformedJsonException"},
		{name: "unknown", method: "GET", path: "/blueprint/bp.vendor_review/version/bv.x", status: 404, want: "NotFoundException"},
	})
}

func TestSignoffConfigurations(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	manager := s.as(GovernManagerKey)
	const base = "/admin/blueprint/bp.vendor_review/version/bv.v3"
	const step = base + "/workflow/step/intake/signoff"
	manager.must(t, "POST", step, `{"title":"Gate","zeta":1.0}`)
	_, text := manager.send(t, "GET", step, "")
	equal(t, text, `{"title":"Gate","zeta":1.0,"id":{"blueprintVersionId":{"blueprintId":"bp.vendor_review","versionId":"bv.v3"},"stepId":"intake"},"mandatory":false,"feedbackUsersGroups":[],"approvers":[]}`)
	manager.must(t, "PUT", step, strings.Replace(text, "Gate", "Gate 2", 1))
	equal(t, pluck(t, manager.must(t, "GET", base+"/signoffs", ""), "title"), []string{"Vendor assessment", "Gate 2"})
	refuses(t, manager, "POST", step, `{"title":"x"}`, 400, "IllegalArgumentException: Step 'intake'")
	manager.must(t, "DELETE", step, "")
	refuses(t, manager, "GET", step, "", 404, "NotFoundException: No sign-off configuration exists on step 'intake'")
	const bad = "IllegalArgumentException"
	refusesAll(t, []refusal{
		{name: "step", method: "POST", path: base + "/workflow/step/x/signoff", body: `{"title":"x"}`, status: 400, want: bad + ": Blueprint version 'bp.vendor_review/bv.v3' has no workflow step 'x'"},
		{name: "id", method: "POST", path: step, body: `{"title":"x","id":{}}`, status: 400, want: bad + ": signoffConfiguration.id must not be set"},
		{name: "title", method: "POST", path: step, body: `{}`, status: 400, want: bad + ": Sign-off configuration: title"},
		{name: "group title", method: "POST", path: step, body: `{"title":"x","feedbackUsersGroups":[{"id":"a"}]}`, status: 400, want: bad + ": Sign-off configuration: a feedback group needs"},
		{name: "two groups", method: "POST", path: step, body: `{"title":"x","feedbackUsersGroups":[{"id":"a","title":"a"},{"id":"a","title":"b"}]}`, status: 400, want: bad},
		{name: "no container", method: "POST", path: step, body: `{"title":"x","approvers":[{}]}`, status: 400, want: bad + ": Sign-off configuration: a reviewer needs a usersContainer"},
		{name: "container", method: "POST", path: step, body: `{"title":"x","approvers":[{"usersContainer":{"type":"USER","login":"admin"}}]}`, status: 400, want: bad + `: Users container: unknown type "USER"`},
		{name: "user", method: "POST", path: step, body: `{"title":"x","approvers":[{"usersContainer":{"type":"user","login":"nobody"}}]}`, status: 400, want: bad + ": Users container: user 'nobody'"},
		{name: "group", method: "POST", path: step, body: `{"title":"x","approvers":[{"usersContainer":{"type":"group","groupName":"x"}}]}`, status: 400, want: bad},
		{name: "role", method: "POST", path: step, body: `{"title":"x","approvers":[{"usersContainer":{"type":"role","roleId":"x"}}]}`, status: 400, want: bad},
		{name: "nobody", method: "POST", path: step, body: `{"title":"x","approvers":[{"usersContainer":{"type":"global-api-key"}}]}`, status: 400, want: bad + ": Users container of type global-api-key: keyId is required"},
		{name: "recurrence", method: "POST", path: step, body: `{"title":"x","recurrenceConfiguration":{"activated":true}}`, status: 400, want: bad + ": Recurrence configuration"},
		{name: "negative", method: "POST", path: step, body: `{"title":"x","recurrenceConfiguration":{"days":-1}}`, status: 400, want: bad},
		{name: "delivered", method: "DELETE", path: "/admin/blueprint/bp.system.govern_bundle/version/bv.system.default/workflow/step/review/signoff", status: 400, want: bad},
	})
}
