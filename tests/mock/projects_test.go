package mock

import (
	"net/http"
	"strings"
	"testing"
)

// A PUT replaces the whole document, and the project's summary follows it.
func TestProjectDocuments(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	summary := func(path ...any) any {
		return at(t, admin.must(t, "GET", "/projects/SALES_FORECAST", ""), path...)
	}
	admin.must(t, "PUT", "/projects/SALES_FORECAST/metadata", `{"label":"Forecast"}`)
	equal(t, summary("name"), any("Forecast"))
	equal(t, len(summary("tags").([]any)), 0)
	equal(t, summary("shortDesc"), any(""))

	admin.must(t, "PUT", "/projects/SALES_FORECAST/permissions", `{"permissions":[]}`)
	permissions := admin.must(t, "GET", "/projects/SALES_FORECAST/permissions", "")
	equal(t, at(t, permissions, "owner"), any("olivia.brown"))
	admin.must(t, "PUT", "/projects/SALES_FORECAST/permissions", `{"owner":"marie.dupont"}`)
	equal(t, summary("ownerLogin"), any("marie.dupont"))
	equal(t, summary("ownerDisplayName"), any("Marie Dupont"))
	equal(t, len(at(t, admin.must(t, "GET", "/projects/SALES_FORECAST/permissions", ""), "permissions").([]any)), 0)
	if status, text := admin.send(t, "PUT", "/projects/SALES_FORECAST/permissions", `{"owner":"nobody"}`); status != 400 || !strings.Contains(text, "User 'nobody'") {
		t.Error(status, text)
	}
	if status, _ := s.as(AdminKey).proxy("liam.taylor").send(t, "PUT", "/projects/SALES_FORECAST/permissions", `{"owner":"nobody"}`); status != http.StatusForbidden {
		t.Error(status)
	}
	admin.must(t, "PUT", "/projects/SALES_FORECAST/variables/", `{"standard":{"a":1}}`)
	equal(t, len(at(t, admin.must(t, "GET", "/projects/SALES_FORECAST/variables/", ""), "local").(map[string]any)), 0)

	admin.must(t, "DELETE", "/projects/SALES_FORECAST/datasets/pos_tickets", "")
	admin.must(t, "POST", "/projects/SALES_FORECAST/datasets/", `{"name":"pos_tickets","type":"UploadedFiles"}`)
	equal(t, len(admin.must(t, "GET", "/projects/SALES_FORECAST/discussions/DATASET/pos_tickets/", "").([]any)), 0)
	admin.must(t, "DELETE", "/projects/CUSTOMER360/datasets/customers_joined", "")
	equal(t, len(admin.must(t, "GET", "/projects/MARKETING_MIX/datasets/?foreign=true", "").([]any)), 4)
}

// Users of the same groups share their rights in the matrix; owners and users whom a project names have their own.
func TestMatrixOfManyUsers(t *testing.T) {
	t.Parallel()
	s := scaledDSS(t, Options{}, Scale{Users: 200, Groups: 5, Projects: 4})
	admin := s.as(AdminKey)
	admin.must(t, "PUT", "/projects/PROJECT0001/permissions", `{"owner":"user000007","permissions":[{"user":"user000009","runScenarios":true},{"group":"group0003","readProjectContent":true}]}`)
	matrix := admin.must(t, "GET", "/admin/authorization-matrix", "")
	listed := at(t, matrix, "perUser", "projects", "PROJECT0001").(map[string]any)
	for _, u := range s.users.all {
		if !u.enabled {
			continue
		}
		c := &call{Server: s, who: s.principalOf(u)}
		p, _ := s.projects.get("PROJECT0001")
		want := string(c.projectRights(p))
		got := ""
		if rights, ok := listed[u.login]; ok {
			got = string(toJSON(rights))
		}
		if got != want {
			t.Errorf("%s: %s, want %s", u.login, got, want)
		}
	}
	if _, ok := listed["user000009"]; !ok || len(listed) < 10 {
		t.Error(listed)
	}
}
