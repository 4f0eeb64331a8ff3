package mock

import (
	"encoding/json"
	"testing"
	"time"
)

// TestSeededSignoffs: scripts and tests rely on these states.
func TestSeededSignoffs(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	for path, want := range map[string]string{
		"/artifact/ar.10/workflow/step/review/signoff": "APPROVED", "/artifact/ar.11/workflow/step/review/signoff": "WAITING_FOR_APPROVAL",
		"/artifact/ar.12/workflow/step/review/signoff": "REJECTED", "/artifact/ar.13/workflow/step/review/signoff": "NOT_STARTED",
		"/artifact/ar.16/workflow/step/review/signoff": "APPROVED", "/artifact/ar.17/workflow/step/review/signoff": "WAITING_FOR_FEEDBACK",
		"/artifact/ar.18/workflow/step/review/signoff": "NOT_STARTED", "/artifact/ar.19/workflow/step/review/signoff": "ABANDONED",
		"/artifact/ar.25/workflow/step/assessment/signoff": "WAITING_FOR_FEEDBACK", "/artifact/ar.26/workflow/step/assessment/signoff": "APPROVED",
		"/artifact/ar.27/workflow/step/assessment/signoff": "NOT_STARTED",
	} {
		if got := at(t, s.as(GovernUserKey).must(t, "GET", path, ""), "status"); got != any(want) {
			t.Errorf("%s: got %v, want %s", path, got, want)
		}
	}
	equal(t, s.as(GovernAdminKey).must(t, "GET", "/artifact/ar.28/signoffs", ""), any([]any{}))
}

// TestSignoffMoves tries every change of status from every state.
func TestSignoffMoves(t *testing.T) {
	t.Parallel()
	all := []string{"NOT_STARTED", "WAITING_FOR_FEEDBACK", "WAITING_FOR_APPROVAL", "APPROVED", "REJECTED", "ABANDONED"}
	const path = "/artifact/ar.25/workflow/step/assessment/signoff"
	move := func(to string) string {
		return `{"targetStatus":"` + to + `","usersToSendEmailTo":[],"reloadConfForReset":false}`
	}
	reach := map[string][]string{
		"NOT_STARTED": {"ABANDONED", "NOT_STARTED"}, "WAITING_FOR_FEEDBACK": {}, "WAITING_FOR_APPROVAL": {"WAITING_FOR_APPROVAL"},
		"APPROVED": {"WAITING_FOR_APPROVAL", "APPROVED"}, "REJECTED": {"WAITING_FOR_APPROVAL", "REJECTED"}, "ABANDONED": {"ABANDONED"},
	}
	allowed := map[string]bool{
		"NOT_STARTED>WAITING_FOR_FEEDBACK": true, "NOT_STARTED>WAITING_FOR_APPROVAL": true,
		"WAITING_FOR_FEEDBACK>WAITING_FOR_APPROVAL": true, "WAITING_FOR_FEEDBACK>ABANDONED": true,
		"WAITING_FOR_APPROVAL>WAITING_FOR_FEEDBACK": true, "WAITING_FOR_APPROVAL>APPROVED": true, "WAITING_FOR_APPROVAL>REJECTED": true, "WAITING_FOR_APPROVAL>ABANDONED": true,
		"APPROVED>NOT_STARTED": true, "REJECTED>NOT_STARTED": true, "ABANDONED>NOT_STARTED": true,
	}
	for _, from := range all {
		for _, to := range all {
			s, _ := startGovern(t)
			admin := s.as(GovernAdminKey)
			for _, step := range reach[from] {
				admin.must(t, "POST", path+"/update-status", move(step))
			}
			status, text := admin.send(t, "POST", path+"/update-status", move(to))
			if (status == 200) != allowed[from+">"+to] {
				t.Errorf("%s to %s: %d %s", from, to, status, text)
			}
			want := from
			if status == 200 {
				want = to
			}
			equal(t, at(t, admin.must(t, "GET", path, ""), "status"), any(want))
		}
	}
}

func TestReviews(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin, marie := s.as(GovernAdminKey), s.as(GovernUserKey)
	const path = "/artifact/ar.25/workflow/step/assessment/signoff"
	feedback := marie.must(t, "POST", path+"/feedback?groupId=security", `{"status":"MINOR_ISSUE","comment":"No second site"}`)
	id := at(t, feedback, "id").(string)
	equal(t, at(t, feedback, "userLogin"), any("marie.dupont"))
	equal(t, at(t, feedback, "date"), any(json.Number("1767323045000")))
	refuses(t, marie, "POST", path+"/feedback?groupId=security", `{"status":"APPROVED"}`, 400, "IllegalArgumentException: 'marie.dupont' has given feedback")
	marie.must(t, "PUT", path+"/feedback/"+id, `{"status":"APPROVED","comment":"Found it"}`)
	list := at(t, admin.must(t, "GET", path, ""), "feedbackResponses")
	equal(t, pluck(t, list, "comment"), []string{"ISO 27001 until 2027", "Found it"})
	admin.must(t, "POST", path+"/delegate-feedback?groupId=legal", `{"type":"user","login":"kenji.tanaka"}`)
	admin.proxy("kenji.tanaka").must(t, "POST", path+"/feedback?groupId=legal", `{"status":"MAJOR_ISSUE"}`)
	details := admin.must(t, "GET", path+"/details", "")
	equal(t, pluck(t, at(t, details, "feedbackUsersGroups", 1, "users"), "login"), []string{"kenji.tanaka", "clara.weber", "david.wagner", "eva.becker", "greta.koch", "leo.neumann", "nils.zimmermann"})
	equal(t, pluck(t, at(t, details, "approvers"), "login"), []string{"admin", "sophie.martin"})
	admin.must(t, "DELETE", path+"/feedback/"+id, "")

	admin.must(t, "POST", path+"/update-status", `{"targetStatus":"WAITING_FOR_APPROVAL","usersToSendEmailTo":[{"userLogin":"admin"},{"userLogin":"nobody"}]}`)
	refuses(t, marie, "POST", path+"/approval", `{"status":"APPROVED"}`, 403, "UnauthorizedException: User/API key 'marie.dupont' is not an approver")
	approval := s.as(GovernGlobalKey).must(t, "POST", path+"/approval", `{"status":"REJECTED","comment":"no"}`) // by the key, which the configuration names
	equal(t, at(t, approval, "globalApiKeyId"), any("gk-govern"))
	admin.must(t, "PUT", path+"/approval", `{"status":"APPROVED"}`)
	equal(t, at(t, admin.must(t, "GET", path, ""), "approverResponse", "userLogin"), any("admin"))
	equal(t, at(t, admin.must(t, "GET", path, ""), "status"), any("APPROVED"))
	admin.must(t, "DELETE", path+"/approval", "")
	equal(t, at(t, admin.must(t, "GET", path, ""), "approverResponse"), nil)
	admin.must(t, "POST", path+"/delegate-approval", `{"type":"user","login":"marie.dupont"}`)
	marie.must(t, "POST", path+"/approval", `{"status":"ABANDONED"}`)

	// Without a reload the delegations stay, with it they end.
	restart := func(reload string) int {
		admin.must(t, "POST", path+"/update-status", `{"targetStatus":"NOT_STARTED","reloadConfForReset":`+reload+`}`)
		signoff := admin.must(t, "GET", path, "")
		equal(t, at(t, signoff, "feedbackResponses"), any([]any{}))
		return len(at(t, signoff, "configuration", "approvers").([]any))
	}
	equal(t, restart("false"), 4)
	admin.must(t, "POST", path+"/update-status", `{"targetStatus":"WAITING_FOR_FEEDBACK","usersToSendEmailTo":[{"userLogin":"admin","groupId":"security"}]}`)
	admin.must(t, "POST", path+"/update-status", `{"targetStatus":"ABANDONED"}`)
	equal(t, restart("true"), 3)

	const bad, no = "IllegalArgumentException", "UnauthorizedException"
	refusesAll(t, []refusal{
		{name: "no reviewer", as: "sophie.martin", method: "POST", path: path + "/feedback?groupId=security", body: `{"status":"APPROVED"}`, status: 403, want: no + ": User/API key 'sophie.martin' is not part of the group 'security'"},
		{name: "group", method: "POST", path: path + "/feedback?groupId=x", body: `{"status":"APPROVED"}`, status: 400, want: bad + ": The sign-off has no feedback group 'x'"},
		{name: "no group", method: "POST", path: path + "/feedback", body: `{"status":"APPROVED"}`, status: 400, want: bad + ": Parameter groupId is required"},
		{name: "feedback status", method: "POST", path: path + "/feedback?groupId=security", body: `{"status":"REJECTED"}`, status: 400, want: bad + ": No enum constant FeedbackStatus.REJECTED"},
		{name: "approval too early", method: "POST", path: path + "/approval", body: `{"status":"APPROVED"}`, status: 400, want: bad + ": Cannot add an approval: the sign-off is WAITING_FOR_FEEDBACK"},
		{name: "approval status", method: "POST", path: path + "/approval", body: `{"status":"MINOR_ISSUE"}`, status: 400, want: bad},
		{name: "feedback too late", method: "POST", path: "/artifact/ar.11/workflow/step/review/signoff/feedback?groupId=it_operations", body: `{"status":"APPROVED"}`, status: 400, want: bad + ": Cannot add a feedback: the sign-off is WAITING_FOR_APPROVAL"},
		{name: "another's feedback", key: GovernUserKey, method: "PUT", path: "/artifact/ar.17/workflow/step/review/signoff/feedback/fb.4", body: `{"status":"APPROVED"}`, status: 403, want: no + ": Feedback 'fb.4'"},
		{name: "unknown feedback", method: "DELETE", path: path + "/feedback/fb.99", status: 404, want: "NotFoundException: The sign-off has no feedback 'fb.99'"},
		{name: "no approval", method: "PUT", path: path + "/approval", body: `{"status":"APPROVED"}`, status: 404, want: "NotFoundException: The sign-off of artifact 'ar.25' has no approval"},
		{name: "status", method: "POST", path: path + "/update-status", body: `{"targetStatus":"DONE"}`, status: 400, want: bad + ": No enum constant SignoffStatus.DONE"},
		{name: "restart", method: "POST", path: path + "/update-status", body: `{"targetStatus":"NOT_STARTED"}`, status: 400, want: bad + ": Cannot set sign-off status to NOT_STARTED from WAITING_FOR_FEEDBACK: set ABANDONED first"},
		{name: "inactive step", method: "POST", path: "/artifact/ar.27/workflow/step/assessment/signoff/update-status", body: `{"targetStatus":"WAITING_FOR_FEEDBACK"}`, status: 400, want: bad + ": The workflow step is not active: step 'assessment' of artifact 'ar.27' is NOT_STARTED"},
		{name: "whom to notify", method: "POST", path: "/artifact/ar.11/workflow/step/review/signoff/update-status", body: `{"targetStatus":"WAITING_FOR_FEEDBACK","usersToSendEmailTo":[{"userLogin":"a"}]}`, status: 400, want: bad + ": usersToSendEmailTo: groupId is required"},
		{name: "group of an approver", method: "POST", path: path + "/update-status", body: `{"targetStatus":"WAITING_FOR_APPROVAL","usersToSendEmailTo":[{"userLogin":"a","groupId":"b"}]}`, status: 400, want: bad + ": usersToSendEmailTo: groupId is not allowed"},
		{name: "delegate to nobody", method: "POST", path: path + "/delegate-approval", body: `{"type":"user","login":"x"}`, status: 400, want: bad + ": Users container: user 'x'"},
		{name: "may not move", as: "eva.becker", method: "POST", path: path + "/update-status", body: `{"targetStatus":"ABANDONED"}`, status: 403, want: no},
		{name: "no sign-off", method: "GET", path: "/artifact/ar.25/workflow/step/intake/signoff", status: 404, want: "NotFoundException: Artifact 'ar.25' has no sign-off on step 'intake'"},
		{name: "create twice", method: "POST", path: path + "/create", status: 400, want: bad + ": Artifact 'ar.25' has a sign-off on step 'assessment' already"},
		{name: "create without configuration", method: "POST", path: "/artifact/ar.25/workflow/step/intake/signoff/create", status: 400, want: bad + ": No sign-off configuration exists on step 'intake'"},
		{name: "create on no step", method: "POST", path: "/artifact/ar.25/workflow/step/x/signoff/create", status: 404, want: "NotFoundException"},
	})
}

// TestLateSignoff: a configuration that is added after the artifact gives it a sign-off when this is asked for.
func TestLateSignoff(t *testing.T) {
	t.Parallel()
	s, _ := startGovern(t)
	admin := s.as(GovernAdminKey)
	admin.must(t, "POST", "/admin/blueprint/bp.vendor_review/version/bv.v2/workflow/step/intake/signoff", `{"title":"Intake"}`)
	refuses(t, admin, "POST", "/artifact/ar.25/workflow/step/intake/signoff/create", "", 400, "IllegalArgumentException: The workflow step is not active: step 'intake' of artifact 'ar.25' is FINISHED")
	equal(t, at(t, admin.must(t, "POST", "/artifact/ar.27/workflow/step/intake/signoff/create", ""), "configuration", "title"), any("Intake"))
	equal(t, len(admin.must(t, "GET", "/artifact/ar.27/signoffs", "").([]any)), 2)
}

// TestRecurrence: an approved sign-off starts again when its time has come.
func TestRecurrence(t *testing.T) {
	t.Parallel()
	s, clock := startGovern(t)
	admin := s.as(GovernAdminKey)
	const path = "/artifact/ar.25/workflow/step/assessment/signoff"
	admin.must(t, "POST", path+"/update-status", `{"targetStatus":"WAITING_FOR_APPROVAL"}`)
	answer := admin.must(t, "POST", path+"/schedule-reset", `{"activated":true,"days":1,"weeks":1,"months":0,"years":0,"reloadConf":true}`)
	equal(t, at(t, answer, "configuration", "recurrenceConfiguration", "weeks"), any(json.Number("1")))
	admin.must(t, "POST", path+"/delegate-approval", `{"type":"user","login":"marie.dupont"}`)
	clock.advance(30 * day)
	admin.must(t, "POST", path+"/approval", `{"status":"APPROVED"}`)
	clock.advance(8*day - time.Second)
	equal(t, at(t, admin.must(t, "GET", path, ""), "status"), any("APPROVED"))
	clock.advance(time.Second)
	again := admin.must(t, "GET", path, "")
	equal(t, at(t, again, "status"), any("NOT_STARTED"))
	equal(t, at(t, again, "approverResponse"), nil)
	equal(t, len(at(t, again, "configuration", "approvers").([]any)), 3) // reloaded: the delegation is gone
	refuses(t, admin, "POST", path+"/schedule-reset", `{"activated":true}`, 400, "IllegalArgumentException: Recurrence configuration: an activated one needs")
	refuses(t, admin, "POST", path+"/schedule-reset", `{"activated":"yes"}`, 400, "JsonSyntaxException")
}
