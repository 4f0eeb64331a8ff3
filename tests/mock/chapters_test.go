package mock

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestGroups(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	equal(t, pluck(t, admin.must(t, "GET", "/admin/groups/", ""), "name"),
		[]string{"administrators", "data_team", "data_scientists", "analysts", "finance", "marketing", "readers", "contractors"})
	equal(t, len(s.as(UserKey).must(t, "GET", "/groups", "").([]any)), 8)
	admin.must(t, "POST", "/admin/groups/", `{"name":"new","description":null,"sourceType":"LOCAL"}`)
	g := admin.must(t, "GET", "/admin/groups/new", "")
	equal(t, at(t, g, "admin"), any(false))
	equal(t, at(t, g, "description"), any(""))
	admin.must(t, "PUT", "/admin/groups/new", `{"name":"new","mayManageUDM":true,"other":[1.0]}`)
	_, text := admin.send(t, "GET", "/admin/groups/new", "")
	if !strings.HasPrefix(text, `{"name":"new","mayManageUDM":true,"other":[1.0],"description":""`) {
		t.Fatal(text)
	}
	admin.must(t, "DELETE", "/admin/groups/finance", "")
	equal(t, at(t, admin.must(t, "GET", "/admin/users/clara.weber", ""), "groups"), any([]any{"analysts"}))
	// Rights follow groups at once.
	admin.must(t, "PUT", "/admin/groups/data_team", `{"admin":true}`)
	s.as(UserKey).must(t, "GET", "/admin/groups/", "")
	refusals(t, []refusal{
		{name: "taken", method: "POST", path: "/admin/groups/", body: `{"name":"readers"}`, status: 400, want: "IllegalArgumentException: Group 'readers' already exists"},
		{name: "no name", method: "POST", path: "/admin/groups/", body: `{}`, status: 400, want: "IllegalArgumentException"},
		{name: "source", method: "POST", path: "/admin/groups/", body: `{"name":"x","sourceType":"?"}`, status: 400, want: "IllegalArgumentException"},
		{name: "rename", method: "PUT", path: "/admin/groups/readers", body: `{"name":"x"}`, status: 400, want: "IllegalArgumentException: Cannot rename"},
		{name: "type", method: "PUT", path: "/admin/groups/readers", body: `{"admin":1}`, status: 400, want: "JsonSyntaxException"},
		{name: "unknown", method: "DELETE", path: "/admin/groups/x", status: 404, want: "NotFoundException: Group 'x'"},
	})
}

func TestConnections(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	list := admin.must(t, "GET", "/admin/connections/", "").(map[string]any)
	equal(t, len(list), 15)
	equal(t, at(t, list, "postgres_dwh", "id"), any("postgres_dwh"))
	equal(t, at(t, list, "postgres_dwh", "label"), any("PostgreSQL"))

	admin.must(t, "POST", "/admin/connections/", `{"name":"c","description":null,"type":"MySql","params":{"user":"u","password":"secret","port":1e3,"properties":[{"name":"k","value":"v","secret":true}]},"usableBy":"ALLOWED","allowedGroups":["data_team"]}`)
	_, first := admin.send(t, "GET", "/admin/connections/c", "")
	for _, part := range []string{`"password":"e:AES:`, `"value":"e:AES:`, `"port":1e3`, `"allowWrite":true`, `"detailsReadability":{"readableBy":"NONE"`} {
		if !strings.Contains(first, part) {
			t.Fatalf("no %s in %s", part, first)
		}
	}
	admin.must(t, "PUT", "/admin/connections/c", first)
	_, second := admin.send(t, "GET", "/admin/connections/c", "")
	equal(t, second, first)
	equal(t, at(t, admin.must(t, "GET", "/connections/c/info", ""), "resolvedBasicCredential", "password"), any("secret"))

	// A masked value that is written back destroys the secret, as on the server.
	admin.must(t, "PUT", "/admin/connections/c", `{"type":"MySql","params":{"user":"u","password":"******"}}`)
	equal(t, at(t, admin.must(t, "GET", "/connections/c/info", ""), "resolvedBasicCredential", "password"), any("******"))
	equal(t, at(t, admin.must(t, "GET", "/admin/connections/c", ""), "usableBy"), any("ALL"))
	admin.must(t, "DELETE", "/admin/connections/c", "")
	equal(t, len(admin.must(t, "GET", "/connections/get-names?type=all", "").([]any)), 15)
	equal(t, admin.must(t, "GET", "/connections/get-names?type=HDFS", ""), any([]any{"hdfs_root"}))
	equal(t, len(s.as(UserKey).must(t, "GET", "/connections/get-names?type=all", "").([]any)), 14)
}

func TestConnectionInfo(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	for _, tc := range []struct {
		name, key, as, path string
		at                  []any
		want                any
	}{
		{"instance variable", AdminKey, "", "/connections/postgres_dwh/info", []any{"resolvedParams", "db"}, "dwh_prod"},
		{"no project", AdminKey, "", "/connections/postgres_dwh/info", []any{"resolvedParams", "namingRule", "tableNameDatasetNamePrefix"}, "${projectKey}_"},
		{"project", UserKey, "", "/connections/postgres_dwh/info?contextualProjectKey=SANDBOX", []any{"resolvedParams", "namingRule", "tableNameDatasetNamePrefix"}, "SANDBOX_"},
		{"params as stored", AdminKey, "", "/connections/postgres_dwh/info", []any{"params", "db"}, "dwh_${env}"},
		{"password", UserKey, "", "/connections/postgres_dwh/info", []any{"resolvedBasicCredential", "password"}, "dwh-secret"},
		{"key pair", AdminKey, "", "/connections/s3_datalake/info", []any{"resolvedAWSCredential", "secretKey"}, "s3-secret"},
		{"per user", UserKey, "", "/connections/snowflake_prod/info", []any{"resolvedBasicCredential", "user"}, "MDUPONT"},
		{"per proxied user", AdminKey, "olivia.brown", "/connections/snowflake_prod/info", []any{"resolvedBasicCredential", "password"}, "olivia-snow"},
		{"none of one's own", AdminKey, "", "/connections/snowflake_prod/info", []any{"resolvedBasicCredential"}, nil},
		{"no credential", AdminKey, "", "/connections/nas_landing/info", []any{"resolvedBasicCredential"}, nil},
		{"for everybody", UserKey, "", "/connections/filesystem_managed/info", []any{"resolvedParams", "root"}, "/data/dataiku/dss_data/managed_datasets"},
		{"test", UserKey, "", "/connections/postgres_dwh/test", []any{"connectionOK"}, true},
		{"test that fails", AdminKey, "", "/connections/oracle_legacy/test", []any{"connectionErrorMsg"}, "ORA-12541: TNS:no listener"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			answer := (&testClient{s, tc.key, tc.as}).must(t, "GET", tc.path, "")
			equal(t, at(t, answer, tc.at...), tc.want)
		})
	}
	refusals(t, []refusal{
		{name: "not readable", key: UserKey, method: "GET", path: "/connections/azure_blob/info", status: 403, want: "UnauthorizedException: You may not read"},
		{name: "not usable", key: UserKey, method: "GET", path: "/connections/oracle_legacy/test", status: 403, want: "UnauthorizedException: You may not use"},
		{name: "not testable", method: "GET", path: "/connections/hdfs_root/test", status: 500, want: "CodedException"},
		{name: "unknown", method: "GET", path: "/connections/x/info", status: 404, want: "IllegalArgumentException: Connection 'x' does not exist"},
		{name: "unknown definition", method: "GET", path: "/admin/connections/x", status: 404, want: "IllegalArgumentException: Connection 'x' does not exist"},
		{name: "unknown project", method: "GET", path: "/connections/hdfs_root/info?contextualProjectKey=NO", status: 404, want: "NotFoundException"},
		{name: "no type", method: "GET", path: "/connections/get-names", status: 400, want: "IllegalArgumentException"},
		{name: "taken", method: "POST", path: "/admin/connections/", body: `{"name":"hdfs_root","type":"HDFS"}`, status: 400, want: "IllegalArgumentException: Connection 'hdfs_root' already exists"},
		{name: "type", method: "POST", path: "/admin/connections/", body: `{"name":"x","type":"Postgre"}`, status: 400, want: "IllegalArgumentException: Unknown connection type"},
		{name: "nameless", method: "POST", path: "/admin/connections/", body: `{"name":" ","type":"HDFS"}`, status: 400, want: "IllegalArgumentException: Connection name"},
		{name: "usableBy", method: "POST", path: "/admin/connections/", body: `{"name":"x","type":"HDFS","usableBy":"SOME"}`, status: 400, want: "IllegalArgumentException: No enum constant"},
		{name: "readableBy", method: "POST", path: "/admin/connections/", body: `{"name":"x","type":"HDFS","detailsReadability":{"readableBy":"x"}}`, status: 400, want: "IllegalArgumentException: No enum constant"},
		{name: "params", method: "PUT", path: "/admin/connections/hdfs_root", body: `{"type":"HDFS","params":[]}`, status: 400, want: "JsonSyntaxException"},
		{name: "other type", method: "PUT", path: "/admin/connections/hdfs_root", body: `{"type":"GCS"}`, status: 400, want: "IllegalArgumentException: Cannot change the type"},
		{name: "rename", method: "PUT", path: "/admin/connections/hdfs_root", body: `{"type":"HDFS","name":"x"}`, status: 400, want: "IllegalArgumentException: Cannot rename"},
	})
}

func TestFutures(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	begin := func() string {
		t.Helper()
		return at(t, admin.must(t, "POST", "/admin/connections/hdfs_root/sync", `{"root":true}`), "jobId").(string)
	}
	id := begin()
	clock.advance(150 * time.Millisecond)
	_, text := admin.send(t, "GET", "/futures/"+id+"?peek=False", "")
	want := `{"jobId":"` + id + `","jobDisplayName":"Synchronizing permissions of hdfs_root","owner":"admin","alive":true,"aborted":false,"unknown":false,"hasResult":false,` +
		`"startTime":1767323045000,"runningTime":150,"abortable":true,"payload":{"type":"connection-acl-sync","displayName":"Synchronizing permissions of hdfs_root","targets":[]},` +
		`"progress":{"states":[{"name":"Synchronizing","cur":1,"target":2,"unit":"ITEMS"}]}}`
	equal(t, text, want)
	equal(t, pluck(t, admin.must(t, "GET", "/futures/?withScenarios=False&withNotScenarios=True&allUsers=False", ""), "jobId"), []string{id})
	clock.advance(time.Hour - 151*time.Millisecond)
	peeked := admin.must(t, "GET", "/futures/"+id+"?peek=True", "")
	equal(t, at(t, peeked, "hasResult"), any(true))
	equal(t, at(t, peeked, "result"), nil)
	for range 2 { // the result stays
		state := admin.must(t, "GET", "/futures/"+id+"?peek=False", "")
		equal(t, at(t, state, "result", "connection"), any("hdfs_root"))
		equal(t, at(t, state, "alive"), any(false))
	}
	equal(t, len(admin.must(t, "GET", "/futures/?withNotScenarios=True", "").([]any)), 0)

	aborted := begin()
	admin.must(t, "DELETE", "/futures/"+aborted, "")
	admin.must(t, "DELETE", "/futures/"+id, "") // has ended: nothing happens
	clock.advance(time.Second)
	state := admin.must(t, "GET", "/futures/"+aborted+"?peek=False", "")
	equal(t, []any{at(t, state, "aborted"), at(t, state, "alive"), at(t, state, "hasResult")}, []any{true, false, false})
	equal(t, at(t, admin.must(t, "GET", "/futures/nope", ""), "unknown"), any(true))

	equal(t, at(t, admin.must(t, "GET", "/futures/FAILledgr?peek=true", ""), "alive"), any(false))
	clock.advance(3 * time.Hour) // what ended long ago is forgotten when the next one starts
	begin()
	equal(t, at(t, admin.must(t, "GET", "/futures/"+id, ""), "unknown"), any(true))
}

// TestClockStands: a client that waits for what it has started gets it, and what the seed has running goes on.
func TestClockStands(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	ask := func(id string) any { return at(t, admin.must(t, "GET", "/futures/"+id, ""), "hasResult") }
	begin := func() string {
		return at(t, admin.must(t, "POST", "/admin/connections/hdfs_root/sync", `{"root":true}`), "jobId").(string)
	}
	id := begin()
	equal(t, []any{ask(id), ask(id)}, []any{false, false})
	clock.advance(time.Millisecond) // which runs: the count begins again
	equal(t, []any{ask(id), ask(id), ask(id), ask(id)}, []any{false, false, true, true})
	for range 5 {
		equal(t, ask("BUILDc360"), any(false))
	}

	space, _ := launchpad(t, Options{})
	answer := space.must(t, "PUT", "/users", `[{"id":"usr-0003"}]`)
	for _, ready := range []bool{false, false, true} {
		equal(t, at(t, space.must(t, "GET", "/task/"+at(t, answer, "taskId").(string), ""), "ready"), any(ready))
	}
}

func TestFutureLists(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	for _, tc := range []struct{ key, query, want string }{
		{AdminKey, "withNotScenarios=True", ""},
		{AdminKey, "withNotScenarios=True&allUsers=True", "BUILDc360"},
		{AdminKey, "withScenarios=True&allUsers=True", "SCENnight"},
		{AdminKey, "withScenarios=True&withNotScenarios=true&allUsers=True", "BUILDc360 SCENnight"},
		{UserKey, "withNotScenarios=True", "BUILDc360"},
		{UserKey, "withScenarios=True", ""},
	} {
		equal(t, strings.Join(pluck(t, s.as(tc.key).must(t, "GET", "/futures/?"+tc.query, ""), "jobId"), " "), tc.want)
	}
	refusals(t, []refusal{
		{name: "failed", method: "GET", path: "/futures/FAILledgr?peek=False", status: 500, want: "SQLRecoverableException: IO Error"},
		{name: "all users", key: UserKey, method: "GET", path: "/futures/?allUsers=True", status: 403, want: "UnauthorizedException"},
		{name: "someone else's", key: UserKey, method: "GET", path: "/futures/SCENnight", status: 403, want: "UnauthorizedException"},
		{name: "abort someone else's", key: UserKey, method: "DELETE", path: "/futures/SCENnight", status: 403, want: "UnauthorizedException"},
		{name: "abort an unknown one", method: "DELETE", path: "/futures/x", status: 404, want: "NotFoundException"},
	})
}

func TestImmediateFuture(t *testing.T) {
	t.Parallel()
	s, _ := startWith(t, Options{FutureDuration: -1})
	answer := s.as(AdminKey).must(t, "POST", "/admin/connections/hdfs_root/sync", `{"root":true}`)
	equal(t, at(t, answer, "jobId"), nil)
	equal(t, at(t, answer, "hasResult"), any(true))
	equal(t, at(t, answer, "result", "connection"), any("hdfs_root"))
	status, _ := s.as(AdminKey).send(t, "POST", "/admin/users/hans.bauer/actions/resync", "")
	equal(t, status, 500)
}

// TestPolledFuture: a task that takes no time is done when it is first asked for, and not before; a saved one as well.
func TestPolledFuture(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	s.SetTaskTime(0)
	admin := s.as(AdminKey)
	sync := func() string {
		answer := admin.must(t, "POST", "/admin/connections/hdfs_root/sync", `{"root":true}`)
		equal(t, at(t, answer, "alive"), any(true))
		return at(t, answer, "jobId").(string)
	}
	running := func() []string {
		return pluck(t, admin.must(t, "GET", "/futures/?withNotScenarios=True", ""), "jobId")
	}
	a, b, c := sync(), sync(), sync()
	clock.advance(time.Hour)
	equal(t, running(), []string{a, b, c})
	state := admin.must(t, "GET", "/futures/"+b+"?peek=False", "")
	equal(t, []any{at(t, state, "hasResult"), at(t, state, "alive"), at(t, state, "runningTime")}, []any{true, false, json.Number("0")})
	admin.must(t, "DELETE", "/futures/"+c, "")
	equal(t, at(t, admin.must(t, "GET", "/futures/"+c, ""), "aborted"), any(true))
	equal(t, running(), []string{a})
	var saved bytes.Buffer
	if err := (Products{DSS: s}).Save(&saved); err != nil {
		t.Fatal(err)
	}
	s.SetTaskTime(time.Minute)
	long := sync()
	equal(t, at(t, admin.must(t, "GET", "/futures/"+long, ""), "alive"), any(true))
	clock.advance(time.Minute)
	equal(t, at(t, admin.must(t, "GET", "/futures/"+long, ""), "hasResult"), any(true))
	if err := (Products{DSS: s}).Load(&saved); err != nil {
		t.Fatal(err)
	}
	equal(t, running(), []string{a})
	equal(t, at(t, admin.must(t, "GET", "/futures/"+a, ""), "hasResult"), any(true))
}

func TestProjectsAndDatasets(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	keys := pluck(t, admin.must(t, "GET", "/projects/", ""), "projectKey")
	equal(t, keys, []string{"CUSTOMER360", "SALES_FORECAST", "FINANCE_REPORTING", "MARKETING_MIX", "IOT_MONITORING", "SANDBOX"})
	equal(t, pluck(t, admin.proxy("clara.weber").must(t, "GET", "/projects/", ""), "projectKey"), []string{"CUSTOMER360", "SALES_FORECAST", "FINANCE_REPORTING", "MARKETING_MIX", "SANDBOX"})
	changed, total := 0, 0
	for _, key := range keys {
		for _, name := range pluck(t, admin.must(t, "GET", "/projects/"+key+"/datasets/?foreign=False", ""), "name") {
			total++
			path := "/projects/" + key + "/datasets/" + name
			_, text := admin.send(t, "GET", path, "")
			if moved := strings.ReplaceAll(text, `"connection":"nas_landing"`, `"connection":"nas_landing_v2"`); moved != text {
				admin.must(t, "PUT", path, moved)
				equal(t, at(t, admin.must(t, "GET", path, ""), "params", "connection"), any("nas_landing_v2"))
				changed++
			}
		}
	}
	equal(t, []int{total, changed}, []int{30, 8})
	names := func(query string) string {
		return strings.Join(pluck(t, admin.must(t, "GET", query, ""), "name"), " ")
	}
	equal(t, names("/projects/CUSTOMER360/datasets/?tags=web&tags=gold"), "web_orders customers_scored")
	equal(t, names("/projects/MARKETING_MIX/datasets?foreign=true&tags=prepared"), "mix_model_input customers_joined")

	admin.must(t, "POST", "/projects/", `{"projectKey":"NEW","name":"New","owner":"marie.dupont","settings":null,"description":null,"permissions":[],"tags":["t"]}`)
	marie := s.as(UserKey)
	marie.must(t, "POST", "/projects/NEW/datasets/", `{"name":"d","projectKey":"NEW","type":"Filesystem","params":{"connection":"nas_landing","path":"/x"},"formatType":null,"formatParams":{}}`)
	marie.must(t, "PUT", "/projects/NEW/datasets/d/schema", `{"columns":[{"name":"a","type":"string"}]}`)
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/datasets/d", ""), "versionTag", "versionNumber"), any(json.Number("1")))
	marie.must(t, "PUT", "/projects/NEW/metadata", `{"label":"Newer","tags":["a"]}`)
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW", ""), "name"), any("Newer"))
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/metadata", ""), "label"), any("Newer"))
	marie.must(t, "PUT", "/projects/NEW/datasets/d/metadata", `{"tags":["x"],"type":"HDFS"}`)
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/datasets/d/metadata", ""), "tags"), any([]any{"x"}))
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/datasets/d", ""), "type"), any("Filesystem"))
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/datasets/d/schema", ""), "columns", 0, "name"), any("a"))
	marie.must(t, "PUT", "/projects/NEW/variables/", `{"standard":{"x":1},"local":{}}`)
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/variables/", ""), "standard", "x"), any(json.Number("1")))
	marie.must(t, "PUT", "/projects/NEW/permissions", `{"owner":"marie.dupont","permissions":[{"group":"readers","readProjectContent":true}]}`)
	equal(t, at(t, marie.must(t, "GET", "/projects/NEW/permissions", ""), "owner"), any("marie.dupont"))
	equal(t, pluck(t, admin.proxy("liam.taylor").must(t, "GET", "/projects/", ""), "projectKey"), []string{"NEW"})
	marie.must(t, "DELETE", "/projects/NEW/datasets/d", "")
	equal(t, at(t, marie.must(t, "DELETE", "/projects/NEW?wait=True", ""), "hasResult"), any(true))
	refusals(t, []refusal{
		{name: "unknown", method: "GET", path: "/projects/NO", status: 404, want: "NotFoundException: Project NO"},
		{name: "hidden", key: UserKey, method: "GET", path: "/projects/FINANCE_REPORTING", status: 403, want: "UnauthorizedException: Failed to read project permissions"},
		{name: "hidden and unknown look alike", key: UserKey, method: "GET", path: "/projects/NO", status: 403, want: "UnauthorizedException: Failed to read project permissions"},
		{name: "read only", as: "anna.schmidt", method: "PUT", path: "/projects/CUSTOMER360/datasets/crm_contacts", body: `{}`, status: 403, want: "UnauthorizedException: You may not change"},
		{name: "may not create", as: "liam.taylor", method: "POST", path: "/projects/", body: `{"projectKey":"X"}`, status: 403, want: "UnauthorizedException"},
		{name: "taken", method: "POST", path: "/projects/", body: `{"projectKey":"SANDBOX"}`, status: 400, want: "IllegalArgumentException: Project SANDBOX already exists"},
		{name: "key", method: "POST", path: "/projects/", body: `{"projectKey":"a b"}`, status: 400, want: "IllegalArgumentException: Invalid project key"},
		{name: "owner", method: "POST", path: "/projects/", body: `{"projectKey":"X","owner":"zz"}`, status: 400, want: "IllegalArgumentException: User 'zz'"},
		{name: "dataset", method: "GET", path: "/projects/SANDBOX/datasets/x", status: 404, want: "NotFoundException: dataset does not exist: SANDBOX.x"},
		{name: "dataset taken", method: "POST", path: "/projects/SANDBOX/datasets/", body: `{"name":"iris","type":"Inline"}`, status: 400, want: "IllegalArgumentException: Dataset SANDBOX.iris already exists"},
		{name: "connection", method: "PUT", path: "/projects/SANDBOX/datasets/scratch", body: `{"type":"Filesystem","params":{"connection":"nas_v2"}}`, status: 404, want: "IllegalArgumentException: Connection 'nas_v2' does not exist"},
		{name: "their connection", as: "anna.schmidt", method: "PUT", path: "/projects/SANDBOX/datasets/scratch", body: `{"type":"Filesystem","params":{"connection":"nas_landing"}}`, status: 403, want: "UnauthorizedException: You may not use connection"},
		{name: "dataset rename", method: "PUT", path: "/projects/SANDBOX/datasets/scratch", body: `{"name":"x","type":"Filesystem"}`, status: 400, want: "IllegalArgumentException: Cannot rename"},
	})
}

func TestInstance(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	info := s.as(AdminKey).must(t, "GET", "/auth/info?withSecrets=False", "")
	equal(t, at(t, info, "authIdentifier"), any("admin"))
	equal(t, at(t, info, "secrets"), nil)
	equal(t, at(t, s.as(UserKey).must(t, "GET", "/auth/info?withSecrets=True", ""), "secrets", 0, "key"), any("github_token"))
	equal(t, at(t, s.as(GlobalKey).must(t, "GET", "/auth/info", ""), "authIdentifier"), any("gk-automation"))
	equal(t, at(t, s.as(AdminKey).proxy("anna.schmidt").must(t, "GET", "/auth/info", ""), "authIdentifier"), any("anna.schmidt"))
	equal(t, at(t, s.as(UserKey).must(t, "GET", "/instance-info", ""), "nodeType"), any("DESIGN"))
	s.as(AdminKey).must(t, "PUT", "/admin/variables/", `{"x":1.0}`)
	_, text := s.as(AdminKey).send(t, "GET", "/admin/variables/", "")
	equal(t, text, `{"x":1.0}`)
	matrix := s.as(AdminKey).must(t, "GET", "/admin/authorization-matrix", "")
	equal(t, at(t, matrix, "perUser", "users", "uma.rao"), nil) // disabled
	equal(t, at(t, matrix, "perGroup", "groups", "administrators", "mayCreateProjects"), any(true))
	equal(t, at(t, matrix, "perUser", "projects", "FINANCE_REPORTING", "marie.dupont"), nil)
	equal(t, len(at(t, matrix, "perUser", "projects", "CUSTOMER360", "marie.dupont").([]any)), len(projectAbilities))
}

func TestCatalog(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	for body, want := range map[string]int{
		`{"connectionNames":["postgres_dwh"],"indexAllConnections":false,"indexingMode":"FULL"}`: 1,
		`{"connectionNames":[],"indexAllConnections":true,"indexingMode":"FULL"}`:                14,
	} {
		id := at(t, s.as(UserKey).must(t, "POST", "/catalog/index", body), "jobId").(string)
		clock.advance(time.Second)
		equal(t, len(at(t, s.as(UserKey).must(t, "GET", "/futures/"+id, ""), "result", "indexedConnections").([]any)), want)
	}
	refusals(t, []refusal{
		{name: "unknown", method: "POST", path: "/catalog/index", body: `{"connectionNames":["x"]}`, status: 404, want: "IllegalArgumentException: Connection 'x' does not exist"},
		{name: "not usable", key: UserKey, method: "POST", path: "/catalog/index", body: `{"connectionNames":["oracle_legacy"]}`, status: 403, want: "UnauthorizedException"},
		{name: "mode", method: "POST", path: "/catalog/index", body: `{"indexingMode":"SOME"}`, status: 400, want: "IllegalArgumentException: No enum constant"},
	})
}
