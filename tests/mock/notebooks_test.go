package mock

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestNotebooks(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	const base = "/projects/CUSTOMER360/jupyter-notebooks/"
	list := admin.must(t, "GET", base+"?active=False", "")
	equal(t, pluck(t, list, "name"), []string{"exploration", "churn model", "R segmentation", "old join test"})
	equal(t, pluck(t, list, "language"), []string{"python", "python", "R", "python"})
	equal(t, at(t, list, 2, "kernelSpec", "display_name"), any("R"))
	equal(t, pluck(t, admin.must(t, "GET", base+"?active=True", ""), "name"), []string{"exploration", "churn model", "R segmentation"})

	marie := s.as(UserKey)
	marie.must(t, "POST", base+"a%20b", `{"cells":[{"cell_type":"code","source":["1"],"outputs":[{"x":1}],"execution_count":3}],"metadata":{"kernelspec":{"name":"python3"}},"nbformat":4,"own":1.0}`)
	content := marie.must(t, "GET", base+"a%20b", "").(map[string]any)
	equal(t, at(t, content, "metadata", "creator"), any("marie.dupont"))
	equal(t, at(t, content, "metadata", "createdOn"), any(json.Number("1767323045000")))
	equal(t, content["own"], any(json.Number("1.0")))
	equal(t, content["nbformat_minor"], any(json.Number("5")))
	clock.advance(time.Hour)
	marie.must(t, "DELETE", base+"a%20b/outputs", "")
	equal(t, at(t, marie.must(t, "GET", base+"a%20b", ""), "cells", 0, "outputs"), any([]any{}))
	admin.must(t, "PUT", base+"a%20b", `{"cells":[],"metadata":{},"nbformat":4}`)
	content = marie.must(t, "GET", base+"a%20b", "").(map[string]any)
	equal(t, at(t, content, "metadata", "modifiedBy"), any("admin"))
	equal(t, at(t, content, "metadata", "creator"), any("marie.dupont"))
	item := at(t, admin.must(t, "GET", base, ""), 4)
	equal(t, at(t, item, "versionTag", "versionNumber"), any(json.Number("2")))
	equal(t, at(t, item, "kernelSpec", "name"), any("python3"))
	marie.must(t, "DELETE", base+"a%20b", "")
	const own = base + "exploration"
	refusals(t, []refusal{
		{name: "unknown", method: "GET", path: base + "x", status: 404, want: "NotFoundException: Jupyter notebook does not exist: CUSTOMER360.x"},
		{name: "unknown sessions", method: "GET", path: base + "x/sessions", status: 404, want: "NotFoundException"},
		{name: "taken", method: "POST", path: own, body: `{}`, status: 400, want: "IllegalArgumentException: Jupyter notebook CUSTOMER360.exploration already exists"},
		{name: "name", method: "POST", path: base + "a%2Fb", body: `{}`, status: 400, want: "IllegalArgumentException: Invalid notebook name"},
		{name: "cells", method: "PUT", path: own, body: `{"cells":[1]}`, status: 400, want: "JsonSyntaxException"},
		{name: "reader", as: "anna.schmidt", method: "PUT", path: own, body: `{}`, status: 403, want: "UnauthorizedException: You may not change"},
		{name: "reader, delete", as: "anna.schmidt", method: "DELETE", path: own, status: 403, want: "UnauthorizedException"},
		{name: "hidden", as: "liam.taylor", method: "GET", path: own, status: 403, want: "UnauthorizedException: Failed to read"},
		{name: "someone's session", as: "anna.schmidt", method: "DELETE", path: own + "/sessions/5e551000-0000-4000-8000-000000000001", status: 403, want: "UnauthorizedException"},
		{name: "unknown session", method: "DELETE", path: own + "/sessions/x", status: 404, want: "NotFoundException: Notebook CUSTOMER360.exploration has no session 'x'"},
		{name: "running ones", key: UserKey, method: "GET", path: "/admin/notebooks/", status: 403, want: "UnauthorizedException"},
	})
}

// TestIdleNotebooks is what a script does that stops kernels by their idle time.
func TestIdleNotebooks(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	idle := func(limit time.Duration) (names []string) {
		t.Helper()
		for _, notebook := range admin.must(t, "GET", "/admin/notebooks/", "").([]any) {
			for _, session := range at(t, notebook, "activeSessions").([]any) {
				last, _ := at(t, session, "kernelLastActivityTime").(json.Number).Int64()
				if clock.now.Sub(time.UnixMilli(last)) > limit && at(t, session, "kernelExecutionState") == any("idle") {
					names = append(names, at(t, notebook, "projectKey").(string)+"/"+at(t, session, "notebookName").(string))
				}
			}
		}
		return names
	}
	equal(t, len(admin.must(t, "GET", "/admin/notebooks/", "").([]any)), 9)
	equal(t, idle(7*day), []string{"CUSTOMER360/R segmentation", "FINANCE_REPORTING/closing checks", "MARKETING_MIX/mix study"})
	equal(t, len(idle(24*hour)), 6)
	equal(t, len(idle(0)), 8)
	clock.advance(8 * day) // what is idle stays so; what is busy stays busy
	equal(t, len(idle(7*day)), 8)

	sessions := admin.must(t, "GET", "/projects/SALES_FORECAST/jupyter-notebooks/forecast%20tuning/sessions", "")
	equal(t, pluck(t, sessions, "sessionCreatorDisplayName"), []string{"Olivia Brown", "Noah Wilson"})
	equal(t, pluck(t, sessions, "kernelExecutionState"), []string{"busy", "idle"})
	admin.must(t, "DELETE", "/projects/SALES_FORECAST/jupyter-notebooks/forecast%20tuning/sessions/"+at(t, sessions, 1, "sessionId").(string), "")
	state := admin.must(t, "GET", "/projects/SALES_FORECAST/notebooks/?notebookName=forecast+tuning", "")
	equal(t, len(at(t, state, "activeSessions").([]any)), 1)
	admin.proxy("olivia.brown").must(t, "DELETE", "/projects/SALES_FORECAST/notebooks/?notebookName=forecast+tuning&sessionId="+at(t, sessions, 0, "sessionId").(string), "")
	equal(t, admin.must(t, "GET", "/projects/SALES_FORECAST/notebooks/active", ""), any([]any{}))
	equal(t, len(admin.must(t, "GET", "/projects/SALES_FORECAST/jupyter-notebooks/", "").([]any)), 2)
	// A session of one's own can be stopped without the right to change the project.
	admin.must(t, "PUT", "/projects/MARKETING_MIX/permissions", `{"owner":"admin","permissions":[{"group":"marketing","readProjectContent":true}]}`)
	admin.proxy("yara.haddad").must(t, "DELETE", "/projects/MARKETING_MIX/jupyter-notebooks/mix%20study/sessions/5e551000-0000-4000-8000-000000000007", "")
}

func TestDiscussions(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin, marie := s.as(AdminKey), s.as(UserKey)
	const base = "/projects/CUSTOMER360/discussions/JUPYTER_NOTEBOOK/exploration/"
	list := marie.must(t, "GET", base, "")
	equal(t, pluck(t, list, "topic"), []string{"Which join key?"})
	equal(t, at(t, list, 0, "replies"), nil)
	d := marie.must(t, "GET", base+"DISCjoin", "")
	equal(t, at(t, d, "replies", 1, "author"), any("kenji.tanaka"))
	equal(t, at(t, d, "replies", 0, "editedOn"), any(json.Number("0")))

	made := admin.proxy("anna.schmidt").must(t, "POST", base, `{"topic":"New","reply":"first"}`)
	path := base + at(t, made, "id").(string)
	equal(t, at(t, made, "replies", 0, "text"), any("first"))
	clock.advance(time.Minute)
	after := marie.must(t, "POST", path+"/replies/", `{"reply":"second"}`)
	equal(t, at(t, after, "replies", 1, "time"), any(json.Number("1767323105000")))
	equal(t, at(t, after, "participants"), any([]any{"anna.schmidt", "marie.dupont"}))

	edited := at(t, after, "replies").([]any)
	edited[1].(map[string]any)["text"] = "second, edited"
	text, _ := json.Marshal(map[string]any{"topic": "Newer", "replies": edited, "closedOn": 1})
	saved := marie.must(t, "PUT", path, string(text))
	equal(t, at(t, saved, "topic"), any("Newer"))
	equal(t, at(t, saved, "closedOn"), any(json.Number("1767323105000")))
	equal(t, at(t, saved, "replies", 1, "editedOn"), any(json.Number("1767323105000")))
	equal(t, at(t, marie.must(t, "PUT", path, `{"closedOn":0}`), "closedOn"), any(json.Number("0")))
	equal(t, len(marie.must(t, "GET", base, "").([]any)), 2)
	marie.must(t, "DELETE", "/projects/CUSTOMER360/jupyter-notebooks/exploration", "")
	marie.must(t, "POST", "/projects/CUSTOMER360/jupyter-notebooks/exploration", `{}`)
	equal(t, marie.must(t, "GET", base, ""), any([]any{}))
	marie.must(t, "POST", "/projects/CUSTOMER360/discussions/DASHBOARD/abc/", `{"topic":"t","reply":"r"}`)
	refusals(t, []refusal{
		{name: "type", method: "GET", path: "/projects/CUSTOMER360/discussions/NOTEBOOK/exploration/", status: 400, want: "IllegalArgumentException: No enum constant TaggableType.NOTEBOOK"},
		{name: "object", method: "GET", path: "/projects/CUSTOMER360/discussions/DATASET/x/", status: 404, want: "NotFoundException: dataset does not exist: CUSTOMER360.x"},
		{name: "unknown", method: "GET", path: base + "x", status: 404, want: "NotFoundException: Discussion 'x'"},
		{name: "of another object", method: "GET", path: base + "DISCstop", status: 404, want: "NotFoundException"},
		{name: "topic", method: "POST", path: base, body: `{"topic":" ","reply":"r"}`, status: 400, want: "IllegalArgumentException: The topic"},
		{name: "text", method: "POST", path: base, body: `{"topic":"t"}`, status: 400, want: "IllegalArgumentException: The text"},
		{name: "reply", method: "POST", path: base + "DISCjoin/replies/", body: `{"reply":""}`, status: 400, want: "IllegalArgumentException: The text"},
		{name: "topic to nothing", method: "PUT", path: base + "DISCjoin", body: `{"topic":""}`, status: 400, want: "IllegalArgumentException: The topic"},
		{name: "someone's reply", method: "PUT", path: base + "DISCjoin", body: `{"replies":[{"id":"REPLY001","text":"x"}]}`, status: 403, want: "UnauthorizedException: Reply 'REPLY001' belongs to marie.dupont"},
		{name: "someone's topic", as: "anna.schmidt", method: "PUT", path: base + "DISCjoin", body: `{"topic":"x"}`, status: 403, want: "UnauthorizedException: You may not change discussion"},
		{name: "hidden", as: "liam.taylor", method: "GET", path: base, status: 403, want: "UnauthorizedException: Failed to read"},
	})
}

func TestManagedFolders(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	const base = "/projects/CUSTOMER360/managedfolders/"
	equal(t, pluck(t, admin.must(t, "GET", base, ""), "id"), []string{"mF8kQ2aZ", "b7YtR0pd"})
	equal(t, at(t, admin.must(t, "GET", base+"mF8kQ2aZ", ""), "mockMetrics"), nil)
	for path, want := range map[string]string{
		"computeMetrics ":              "basic:COUNT_FILES=42 basic:SIZE=18874368",
		`computeMetrics {"probes":[]}`: "",
		`computeMetrics {"probes":[{"type":"basic","enabled":false}]}`: "",
		`computeMetricsFromIds {"metricIds":["basic:SIZE","x:y"]}`:     "basic:SIZE=18874368",
	} {
		action, body, _ := strings.Cut(path, " ")
		id := at(t, s.as(UserKey).must(t, "POST", base+"mF8kQ2aZ/actions/"+action, body), "jobId").(string)
		clock.advance(time.Second)
		result := at(t, admin.must(t, "GET", "/futures/"+id, ""), "result")
		var got []string
		for _, computed := range at(t, result, "computed").([]any) {
			got = append(got, at(t, computed, "metricId").(string)+"="+at(t, computed, "value").(string))
		}
		equal(t, strings.Join(got, " "), want)
	}
	refusals(t, []refusal{
		{name: "unknown", method: "POST", path: base + "x/actions/computeMetrics", status: 404, want: "NotFoundException: managed folder does not exist: CUSTOMER360.x"},
		{name: "ids", method: "POST", path: base + "mF8kQ2aZ/actions/computeMetricsFromIds", body: `{"metricIds":"x"}`, status: 400, want: "JsonSyntaxException"},
		{name: "reader", as: "anna.schmidt", method: "POST", path: base + "mF8kQ2aZ/actions/computeMetrics", status: 403, want: "UnauthorizedException"},
	})
}
