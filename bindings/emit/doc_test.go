package emit_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/dss"
	"github.com/dssrun/dssrun/bindings/emit"
)

func TestFind(t *testing.T) {
	t.Parallel()
	for asked, want := range map[string]string{
		"DSSUser": "DSSUser", "dssuser": "DSSUser", "client.createConnection": "DSSClient.createConnection", "DSSClient.create_connection": "DSSClient.createConnection",
		"wait_for_result": "DSSFuture.waitForResult", "waitForResult()": "DSSFuture.waitForResult", "settings.usableBy": "", "DSSConnectionSettings.usable_by": "DSSConnectionSettings.usableBy", "apiClient": "apiClient",
	} {
		found, _ := emit.Find(asked, dss.Set())
		if !slices.ContainsFunc(found, func(topic emit.Topic) bool { return topic.Name == want }) && (want != "" || len(found) > 0) {
			t.Errorf("%s finds %v, want %q", asked, found, want)
		}
	}
	for asked, want := range map[string]string{"createConection": "DSSClient.createConnection", "DSSUsr": "DSSUser", "preferenses": "DSSUserSettings.preferences"} {
		found, near := emit.Find(asked, dss.Set())
		if len(found) > 0 || !slices.Contains(near, want) {
			t.Errorf("%s is near %v, want %s", asked, near, want)
		}
	}
	found, _ := emit.Find("client.createConnection", dss.Set())
	for _, part := range []string{"usableBy: 'ALL' | 'ALLOWED'", "Request: POST /admin/connections/", "Also as: create_connection", "Defaults:"} {
		if len(found) != 1 || !strings.Contains(found[0].Text, part) {
			t.Errorf("the page lacks %q:\n%+v", part, found)
		}
	}
}

// The types are checked by the TypeScript compiler in tests/types; here, that
// sets find each other and routes are complete.
func TestRoutes(t *testing.T) {
	t.Parallel()
	routes := emit.Routes(dss.Set())
	for _, want := range []string{"GET /admin/users/", "PUT /admin/connections/{connection.name}", "DELETE /futures/{jobId}"} {
		if !slices.Contains(routes, want) {
			t.Errorf("the routes lack %s", want)
		}
	}
	if slices.ContainsFunc(routes, func(r string) bool { return strings.HasPrefix(r, "{") }) {
		t.Error("a route whose path is the caller's is none of the API's")
	}
}
