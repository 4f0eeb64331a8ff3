package mock

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// dssChanges are requests of an administrator, one or more of every chapter that changes something.
var dssChanges = []string{
	`POST /admin/groups/ {"name":"g<&>1","description":"Größe"}`,
	`DELETE /admin/groups/contractors`,
	`POST /admin/users/ {"login":"new.user","password":"x","groups":["g<&>1"],"displayName":"日本"}`,
	`PUT /admin/users/actions/bulk [{"login":"emma.jones","enabled":false}]`,
	`DELETE /admin/users/paul.moreau`,
	`PUT /current-user {"displayName":"Root","secrets":[{"name":"s","value":"v","secret":true}]}`,
	`POST /admin/connections/ {"name":"c1","type":"PostgreSQL","params":{"password":"pw","user":"u"}}`,
	`DELETE /admin/connections/mysql_web`,
	`POST /projects/ {"projectKey":"NEW","name":"New","owner":"marie.dupont","tags":["a"]}`,
	`DELETE /projects/MARKETING_MIX`,
	`PUT /projects/NEW/metadata {"label":"Newer","tags":["b"]}`,
	`PUT /projects/NEW/permissions {"owner":"marie.dupont","permissions":[{"group":"analysts","readProjectContent":true}]}`,
	`PUT /projects/NEW/variables/ {"standard":{"n":1.50},"local":{}}`,
	`POST /projects/NEW/datasets/ {"name":"d1","type":"PostgreSQL","params":{"connection":"c1"}}`,
	`PUT /projects/NEW/datasets/d1/schema {"columns":[{"name":"id","type":"bigint"}]}`,
	`DELETE /projects/SANDBOX/datasets/iris`,
	`POST /projects/NEW/jupyter-notebooks/n1 {"cells":[],"metadata":{}}`,
	`DELETE /projects/CUSTOMER360/jupyter-notebooks/exploration/sessions/5e551000-0000-4000-8000-000000000001`,
	`DELETE /projects/SANDBOX/jupyter-notebooks/untitled`,
	`POST /projects/NEW/discussions/DATASET/d1/ {"topic":"t","reply":"r"}`,
	`POST /projects/CUSTOMER360/discussions/JUPYTER_NOTEBOOK/exploration/DISCjoin/replies/ {"reply":"more"}`,
	`PUT /projects/SALES_FORECAST/discussions/DATASET/pos_tickets/DISCpos {"closedOn":1}`,
	`POST /admin/global-api-keys/ {"label":"k","globalPermissions":{"admin":true},"expiry":"30"}`,
	`DELETE /admin/global-api-keys/gk-legacy`,
	`POST /admin/personal-api-keys/ {"user":"marie.dupont","label":"l"}`,
	`POST /auth/ticket-from-browser-headers {"Cookie":"` + "dss_access_token_mock=mock-session-marie.dupont" + `"}`,
	`PUT /admin/variables/ {"a":1e2,"b":"<x>"}`,
	`PUT /admin/iam/ldap-settings {"enabled":true,"bindPassword":"pw"}`,
	`POST /admin/audit/custom/mine {"a":1}`,
	`POST /admin/users/actions/resync-multi null`,
	`POST /admin/users/actions/provision {"userSourceType":"LDAP","users":[{"login":"timo.berg","displayName":"Timo"}]}`,
	`GET /admin/external-users?userSourceType=LDAP`,
	`GET /admin/external-groups?userSourceType=LDAP`,
	`POST /projects/CUSTOMER360/managedfolders/mF8kQ2aZ/actions/computeMetrics`,
	`POST /catalog/index {"connectionNames":["postgres_dwh"],"indexingMode":"FULL"}`,
	`POST /admin/container-exec/actions/push-base-images`,
	`DELETE /projects/IOT_MONITORING?wait=false`,
	`DELETE /futures/BUILDc360`,
	`POST /admin/licensing/license {"content":{"licenseId":"l2","expiresOn":"2027-12-31","properties":{"users.profiles.READER.max":"5"}},"signature":"s"}`,
}

var governChanges = []string{
	`POST /admin/users/ {"login":"new.user","password":"x"}`,
	`POST /admin/roles/?newIdentifier=extra {"label":"Extra"}`,
	`POST /admin/blueprints?newIdentifier=b {"name":"B"}`,
	`POST /admin/blueprint/bp.b/versions?newIdentifier=v`,
	`PUT /admin/blueprint/bp.b/version/bv.v {"name":"v","fieldDefinitions":{"f":{"fieldType":"UPLOADED_FILE"},"s":{"fieldType":"TIME_SERIES"}},"workflowDefinition":{"stepDefinitions":[{"id":"one"}]}}`,
	`POST /admin/blueprint/bp.b/version/bv.v/workflow/step/one/signoff {"title":"S","approvers":[{"usersContainer":{"type":"user","login":"admin"}}]}`,
	`PUT /admin/blueprint/bp.b/version/bv.v/status "ACTIVE"`,
	`POST /admin/blueprint-role-assignments {"blueprintId":"bp.b","roleAssignmentsRules":{"ro.extra":[{"userContainers":[{"type":"user","login":"admin"}]}]}}`,
	`POST /admin/blueprint-permissions {"blueprintId":"bp.b","rolePermissions":{"ro.extra":{"read":true}}}`,
	`POST /admin/custom-pages?newIdentifier=p {"name":"P"}`,
	`POST /time-series [{"timestamp":1,"value":1.50},{"timestamp":2,"value":"<"}]`,
	`PUT /time-series/ts.1 [{"timestamp":5,"value":null}]`,
	`POST /artifacts {"blueprintVersionId":{"blueprintId":"bp.b","versionId":"bv.v"},"name":"A","status":{"stepId":"one"}}`,
	`DELETE /artifact/ar.2`,
	`POST /admin/global-api-keys/ {"label":"k"}`,
}

// change sends "METHOD path body" as an administrator.
func change(t testing.TB, client *testClient, line string) {
	t.Helper()
	method, rest, _ := strings.Cut(line, " ")
	path, body, _ := strings.Cut(rest, " ")
	if status, text := client.send(t, method, path, body); status != http.StatusOK {
		t.Fatalf("%s: %d %s", line, status, text)
	}
}

// uploadBytes sends a file of bytes that are no text.
func uploadBytes(t testing.TB, g *GovernServer) {
	t.Helper()
	body := "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.bin\"\r\n\r\n\x00\xff\xfe\r\n--b--\r\n"
	r, err := http.NewRequest("POST", GovernURL+"/dip/publicapi/uploaded-files", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "multipart/form-data; boundary=b")
	r.SetBasicAuth(GovernAdminKey, "")
	response, err := g.Transport().RoundTrip(r)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(response, err)
	}
}

// gets are the paths of every GET route, with every value that the server has for the names in it.
func gets(s *Server) []string {
	paths := map[string][]string{}
	var out []string
	for _, r := range s.router.list {
		if r.method == http.MethodGet {
			paths[r.pattern] = nil
		}
	}
	for pattern := range paths {
		expanded := []string{""}
		for segment := range strings.SplitSeq(strings.TrimPrefix(pattern, "/"), "/") {
			var next []string
			for _, prefix := range expanded {
				for _, value := range s.values(pattern, prefix, segment) {
					next = append(next, prefix+"/"+value)
				}
			}
			expanded = next
		}
		out = append(out, expanded...)
	}
	return append(out, "/futures/?allUsers=true&withScenarios=true&withNotScenarios=true", "/admin/users/?includeSettings=true", "/connections/get-names?type=all",
		"/admin/monitoring/global-usage-summary?withPerProject=true", "/projects/SALES_FORECAST/datasets/?foreign=true")
}

// values are what can stand for a segment of a pattern behind a path.
func (s *Server) values(pattern, prefix, segment string) []string {
	if !strings.HasPrefix(segment, "{") {
		return []string{segment}
	}
	var p *project
	if parts := strings.Split(prefix, "/"); len(parts) > 2 && parts[1] == "projects" {
		p, _ = s.projects.get(parts[2])
	}
	var list []string
	switch segment {
	case "{login}":
		list = s.users.list()
	case "{key}":
		list = s.projects.list()
	case "{dataset}":
		list = p.datasets.list()
	case "{notebook}":
		list = p.notebooks.list()
	case "{folder}":
		list = p.folders.list()
	case "{jobId}":
		list = s.futures.list()
	case "{id}":
		list = s.keyring.list()
	case "{secret}":
		for secret := range s.keys {
			list = append(list, secret)
		}
	case "{type}":
		return []string{"DATASET", "JUPYTER_NOTEBOOK", "PROJECT"}
	case "{object}":
		switch {
		case strings.HasSuffix(prefix, "DATASET"):
			list = p.datasets.list()
		case strings.HasSuffix(prefix, "JUPYTER_NOTEBOOK"):
			list = p.notebooks.list()
		default:
			list = []string{p.key}
		}
	case "{discussion}":
		list = p.discussions.list()
	case "{name}":
		switch {
		case strings.Contains(pattern, "connections"):
			list = s.connections.list()
		case strings.Contains(pattern, "logs"):
			list = s.logs.list()
		default:
			list = s.groups.list()
		}
	case "{blueprint}":
		list = s.govern.blueprints.list()
	case "{version}":
		for _, v := range s.govern.versions.all {
			list = append(list, v.key.version)
		}
	case "{step}":
		for _, v := range s.govern.versions.all {
			list = append(list, v.steps...)
		}
	case "{artifact}":
		list = s.govern.artifacts.list()
	case "{series}":
		list = s.govern.series.list()
	case "{file}":
		list = s.govern.files.list()
	case "{role}":
		list = s.govern.roles.list()
	case "{page}":
		list = s.govern.pages.list()
	default:
		panic("no values for " + segment + " in " + pattern)
	}
	for i, v := range list {
		list[i] = strings.NewReplacer("<", "%3C", ">", "%3E", "&", "%26", " ", "%20").Replace(v)
	}
	return list
}

// everything is what the server says to every GET.
func everything(t testing.TB, client *testClient) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, path := range gets(client.server) {
		status, text := client.send(t, "GET", path, "")
		all[path] = fmt.Sprint(status, " ", text)
	}
	return all
}

func lastArtifact(g *GovernServer) string {
	list := g.govern.artifacts.list()
	return list[len(list)-1]
}

func inviteOne(t testing.TB, l *Launchpad, email string) {
	t.Helper()
	l.change(t, "POST", "/invites", `[{"email":"`+email+`","profile":{"name":"reader"}}]`)
}

func (l *Launchpad) change(t testing.TB, method, path, body string) {
	t.Helper()
	r, err := http.NewRequest(method, LaunchpadURL+"/spaces/"+LaunchpadSpaceID+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.SetBasicAuth(LaunchpadKeyID, LaunchpadKeySecret)
	if response, err := l.Transport().RoundTrip(r); err != nil || response.StatusCode != http.StatusOK {
		t.Fatal(method, path, response, err)
	}
}

func (l *Launchpad) everything(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	ask := func(method, path, body string) {
		r, err := http.NewRequest(method, LaunchpadURL+"/spaces/"+LaunchpadSpaceID+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.SetBasicAuth(LaunchpadKeyID, LaunchpadKeySecret)
		response, err := l.Transport().RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(response.Body)
		all[method+" "+path] = fmt.Sprint(response.StatusCode, " ", string(text))
	}
	for _, path := range []string{"/users/search", "/invites/search", "/groups/search", "/nodes/search"} {
		ask("POST", path, "{}")
	}
	ask("GET", "/profiles", "")
	for _, id := range l.tasks.list() {
		ask("GET", "/task/"+id, "")
	}
	return all
}

func compare(t testing.TB, want, got map[string]string) {
	t.Helper()
	if len(want) < 5 || len(want) != len(got) {
		t.Errorf("%d answers, then %d", len(want), len(got))
	}
	for path, answer := range want {
		if got[path] != answer {
			t.Errorf("%s:\n%.2000s\nthen\n%.2000s", path, answer, got[path])
		}
	}
}

// What was changed by requests in every chapter is there after saving and loading: every GET has the same answer, before and
// after tasks that were running have ended.
func TestStateSurvives(t *testing.T) {
	t.Parallel()
	p, at := allProducts()
	if err := p.Scale(Scale{Users: 40, Groups: 3, Projects: 2, Datasets: 5, Artifacts: 6}); err != nil {
		t.Fatal(err)
	}
	dss, govern := p.DSS.as(AdminKey), p.Govern.as(GovernAdminKey)
	at.advance(time.Minute)
	count := p.Changes()
	for _, line := range dssChanges {
		change(t, dss, line)
	}
	for _, line := range governChanges {
		change(t, govern, line)
	}
	uploadBytes(t, p.Govern)
	change(t, dss, `PUT /admin/users/actions/bulk [{"login":"user000003","displayName":"Three"}]`)
	change(t, dss, `DELETE /admin/users/user000004`)
	p.Launchpad.AddKey("k", "s", ReadUsers)
	p.Launchpad.AcceptInvite("nora.quist@acme.example")
	inviteOne(t, p.Launchpad, "a@b.example")
	p.Launchpad.change(t, "DELETE", "/users", `{"emails":["leo.neumann@acme.example"]}`)
	if n := p.Changes() - count; n < uint64(len(dssChanges)+len(governChanges)) {
		t.Errorf("%d changes", n)
	}

	var file bytes.Buffer
	if err := p.Save(&file); err != nil {
		t.Fatal(err)
	}
	o := Options{Now: at.Now, Empty: true}
	q := Products{New(o), NewGovern(o), NewLaunchpad(o)}
	if err := q.Load(bytes.NewReader(file.Bytes())); err != nil {
		t.Fatal(err)
	}
	for _, wait := range []time.Duration{0, time.Hour} {
		at.advance(wait)
		compare(t, everything(t, dss), everything(t, q.DSS.as(AdminKey)))
		compare(t, everything(t, govern), everything(t, q.Govern.as(GovernAdminKey)))
		compare(t, p.Launchpad.everything(t), q.Launchpad.everything(t))
	}
	var again [2]bytes.Buffer
	if err := errors.Join(p.Save(&again[0]), q.Save(&again[1])); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(again[0].Bytes(), again[1].Bytes()) {
		t.Error("saved a second time, the state of the loaded mocks differs")
	}
	// what is made next is the same in both, with the same ids
	for _, products := range []Products{p, q} {
		change(t, products.DSS.as(AdminKey), `POST /projects/NEW/discussions/PROJECT/NEW/ {"topic":"t","reply":"r"}`)
		uploadBytes(t, products.Govern)
		for _, line := range []string{`POST /time-series []`, `POST /artifacts {"blueprintVersionId":{"blueprintId":"bp.b","versionId":"bv.v"},"name":"B"}`,
			`POST /artifact/ar.36/workflow/step/one/signoff/update-status {"targetStatus":"WAITING_FOR_APPROVAL"}`} {
			if strings.Contains(line, "ar.36") {
				line = strings.Replace(line, "ar.36", lastArtifact(products.Govern), 1)
				change(t, products.Govern.as(GovernAdminKey), "PUT /artifact/"+lastArtifact(products.Govern)+` {"name":"B","status":{"stepId":"one"}}`)
			}
			change(t, products.Govern.as(GovernAdminKey), line)
		}
		inviteOne(t, products.Launchpad, "c@b.example")
	}
	compare(t, everything(t, dss), everything(t, q.DSS.as(AdminKey)))
	compare(t, everything(t, govern), everything(t, q.Govern.as(GovernAdminKey)))
	compare(t, p.Launchpad.everything(t), q.Launchpad.everything(t))
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	p, _ := allProducts()
	var file bytes.Buffer
	if err := p.Save(&file); err != nil {
		t.Fatal(err)
	}
	good := file.String()
	for name, c := range map[string]struct{ text, want string }{
		"nothing":    {"", "no state of a mock"},
		"other JSON": {`{"users":[]}`, "no state of a mock"},
		"cut off":    {good[:len(good)-100], "cut off or edited"},
		"edited":     {strings.Replace(good, "marie.dupont", "maria.dupont", 1), "cut off or edited"},
		"newer":      {strings.Replace(good, `"version":1`, `"version":2`, 1), "saved by a newer dssrun (format 2"},
	} {
		before := p.DSS.users.size()
		err := p.Load(strings.NewReader(c.text))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if name != "newer" && !errors.Is(err, ErrState) {
			t.Errorf("%s: %v does not say what to do", name, err)
		}
		if p.DSS.users.size() != before {
			t.Errorf("%s: the state has changed", name)
		}
	}
	if err := (Products{DSS: p.DSS}).Load(strings.NewReader(good)); err == nil || !strings.Contains(err.Error(), "would be lost") {
		t.Error(err)
	}
	var half bytes.Buffer
	if err := (Products{DSS: p.DSS}).Save(&half); err != nil {
		t.Fatal(err)
	}
	if err := p.Load(&half); err != nil {
		t.Error(err)
	}
}

func TestReadingIsNoChange(t *testing.T) {
	t.Parallel()
	p, _ := allProducts()
	before := p.Changes()
	everything(t, p.DSS.as(AdminKey))
	p.Launchpad.everything(t)
	if status, _ := p.DSS.as(AdminKey).send(t, "DELETE", "/admin/users/nobody", ""); status != 404 {
		t.Error(status)
	}
	if n := p.Changes() - before; n > 4 { // external sources are asked by futures, which end
		t.Errorf("%d changes", n)
	}
}
