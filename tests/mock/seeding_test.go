package mock

import (
	"os"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

func allProducts() (Products, *clock) {
	at := newClock()
	o := Options{Now: at.Now}
	return Products{New(o), NewGovern(o), NewLaunchpad(o)}, at
}

func seedText(t testing.TB, p Products, text string) error {
	t.Helper()
	seed, err := seedfile.Parse("seed.yaml", []byte(text), "")
	if err != nil {
		t.Fatal(err)
	}
	return p.Seed(seed)
}

// The example of the documentation loads, and says what it is said to say.
func TestDocumentedSeed(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../docs/mock-seed.md")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := allProducts()
	examples := 0
	for block := range strings.SplitSeq(string(text), "```yaml\n") {
		example, _, ok := strings.Cut(block, "\n```")
		if !ok || !strings.Contains(example, ":") || strings.HasPrefix(block, "#") {
			continue
		}
		examples++
		if err := seedText(t, p, example); err != nil {
			t.Errorf("%v\nin\n%s", err, example)
		}
	}
	if examples < 3 {
		t.Errorf("%d examples", examples)
	}
}

// seeded is a DSS with a seed.
func seeded(t testing.TB, text string) (*testClient, Products, *clock) {
	t.Helper()
	p, at := allProducts()
	if err := seedText(t, p, text); err != nil {
		t.Fatal(err)
	}
	return p.DSS.as(AdminKey), p, at
}

func TestSeedFillsInDefaults(t *testing.T) {
	t.Parallel()
	admin, p, clock := seeded(t, `
groups: [{name: analysts}]
users:
  - {login: ada, groups: [analysts], lastSuccessfulLogin: 90d ago, creationDate: 2024-03-04}
  - {login: bob, trialStatus: {grantedOn: 45d ago, expiresOn: 15d ago}, lastFailedLogin: 0}
connections: [{name: dwh, type: PostgreSQL, params: {password: secret}}]
projects:
  - projectKey: P
    owner: ada
    datasets: [{name: d, type: PostgreSQL, params: {connection: dwh}, sharedWith: [Q]}]
    notebooks: [{name: n, sessions: [{sessionStartTime: 3d ago, kernelLastActivityTime: 50h ago}]}]
  - projectKey: Q
apiKeys: [{id: k1, user: ada}, {id: k2, globalPermissions: {admin: true}, expiry: 90, createdOn: 80d ago}]
`)
	if got := strings.Join(pluck(t, admin.must(t, "GET", "/admin/users/", ""), "login"), " "); got != "admin ada bob" {
		t.Errorf("users: %s", got)
	}
	ada := admin.must(t, "GET", "/admin/users/ada", "")
	for path, want := range map[string]any{"userProfile": "DATA_SCIENTIST", "sourceType": "LOCAL", "enabled": true} {
		if got := at(t, ada, path); got != want {
			t.Errorf("%s: %v", path, got)
		}
	}
	if got := at(t, ada, "preferences", "uiLanguage"); got != "en" {
		t.Error(got)
	}
	activity := admin.must(t, "GET", "/admin/users/ada/activity", "")
	if got := at(t, activity, "lastSuccessfulLogin"); numeric(t, got) != clock.now.Add(-90*day).UnixMilli() {
		t.Error(got)
	}
	if got := at(t, admin.must(t, "GET", "/admin/users/bob/activity", ""), "lastFailedLogin"); numeric(t, got) != 0 {
		t.Error(got)
	}
	if expired := admin.must(t, "GET", "/admin/list-trial-expired-users", "").([]any); len(expired) != 1 || at(t, expired[0], "login") != "bob" {
		t.Error(expired)
	}
	if password := at(t, admin.must(t, "GET", "/admin/connections/dwh", ""), "params", "password").(string); !strings.HasPrefix(password, "e:AES:") {
		t.Error(password)
	}
	if foreign := admin.must(t, "GET", "/projects/Q/datasets/?foreign=true", "").([]any); len(foreign) != 1 {
		t.Error(foreign)
	}
	running := admin.must(t, "GET", "/admin/notebooks/", "").([]any)
	if last := at(t, running, 0, "activeSessions", 0, "kernelLastActivityTime"); numeric(t, last) != clock.now.Add(-50*hour).UnixMilli() {
		t.Error(last)
	}
	if status, _ := p.DSS.as("mock-k1").send(t, "GET", "/auth/info", ""); status != 200 {
		t.Error(status)
	}
	if status, _ := p.DSS.as("mock-k2").send(t, "GET", "/admin/users/", ""); status != 200 {
		t.Error(status)
	}
	clock.advance(11 * day)
	if status, _ := p.DSS.as("mock-k2").send(t, "GET", "/admin/users/", ""); status != 401 {
		t.Errorf("an expired key answers %d", status)
	}
}

func TestSeedBases(t *testing.T) {
	t.Parallel()
	p, _ := allProducts()
	companySize, governSize := p.DSS.users.size(), p.Govern.govern.artifacts.size()
	if err := seedText(t, p, "base: example\nusers: [{login: ada}]"); err != nil {
		t.Fatal(err)
	}
	if n := p.DSS.users.size(); n != companySize+1 {
		t.Errorf("example: %d users", n)
	}
	if err := seedText(t, p, "base: current\nusers: [{login: bob}]"); err != nil {
		t.Fatal(err)
	}
	if n := p.DSS.users.size(); n != companySize+2 {
		t.Errorf("current: %d users", n)
	}
	if n := p.Govern.govern.artifacts.size(); n != governSize {
		t.Errorf("Govern, current: %d artifacts", n)
	}
	if err := seedText(t, p, "users: [{login: eve}]"); err != nil {
		t.Fatal(err)
	}
	if n := p.DSS.users.size(); n != 2 || p.Govern.govern.artifacts.size() != governSize {
		t.Errorf("empty: %d users, %d artifacts", n, p.Govern.govern.artifacts.size())
	}
	if err := seedText(t, p, "base: empty"); err != nil {
		t.Fatal(err)
	}
	if n := p.Govern.govern.artifacts.size(); n != 0 {
		t.Errorf("all empty: %d artifacts", n)
	}
}

// A seed is all or nothing, and tells everything that is wrong with it, including what the server would refuse.
func TestBadSeedChangesNothing(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ text, want string }{
		"references": {`
groups: [{name: analysts}]
users:
  - {login: ada, groups: [analysts, analystz]}
  - {login: ada}
  - {login: bob, displayname: Bob}
projects:
  - {projectKey: P, owner: eve}
`, `seed.yaml:4:37: users[0].groups[1]: there is no group "analystz": did you mean "analysts"?
seed.yaml:5:13: users[1].login: user "ada" is here a second time: the first is users[0], in line 4
seed.yaml:6:18: users[2].displayname: unknown field: did you mean displayName?
seed.yaml:8:28: projects[0].owner: there is no user "eve"`},
		"server": {`
connections: [{name: c, type: Postgres}]
users: [{login: ada, sourceType: SSO}]
projects:
  - {projectKey: "a b"}
  - projectKey: P
    datasets: [{name: d, type: X, params: {connection: nowhere}}]
    notebooks: [{name: n, sessions: [{sessionStartTime: 1h ago, kernelLastActivityTime: 2h ago}]}]
    discussions: [{objectType: DATASET, objectId: x, topic: t, replies: [{text: hi}]}]
apiKeys: [{id: a, key: k}, {id: b, key: k}]
settings: {impersonation: {userRules: [{type: ODD}]}}
`, `seed.yaml:2:15: connections[0]: Unknown connection type: Postgres
seed.yaml:3:9: users[0]: No enum constant UserSourceType.SSO
seed.yaml:5:18: projects[0].projectKey: "a b" is no project key: only letters, digits and underscores are allowed
seed.yaml:7:56: projects[1].datasets[0].params.connection: Connection 'nowhere' does not exist
seed.yaml:8:89: projects[1].notebooks[0].sessions[0].kernelLastActivityTime: the session was active before it was started
seed.yaml:9:51: projects[1].discussions[0].objectId: project P has no such object: dataset "x"
seed.yaml:10:28: apiKeys[1]: API key "a" has the same secret
seed.yaml:11:11: settings: No enum constant ImpersonationRuleType.ODD (impersonation.userRules[0])`},
		"govern": {`
govern:
  roles: [{id: owner, label: Owner}]
  blueprints:
    - id: bp.x
      name: X
      versions: [{id: bv.1, fieldDefinitions: {n: {fieldType: NUMBER, required: true}}, workflowDefinition: {stepDefinitions: [{id: s}]}}]
  artifacts:
    - {name: A, blueprintVersionId: {blueprintId: bp.x, versionId: bv.1}, fields: {n: 1}, status: {stepId: t}}
    - {name: B, blueprintVersionId: {blueprintId: bp.x, versionId: bv.1}}
    - {name: C, blueprintVersionId: {blueprintId: bp.x, versionId: bv.2}}
    - {name: D, blueprintVersionId: {blueprintId: bp.y, versionId: bv.1}}
    - {id: ar.x, name: E, blueprintVersionId: {blueprintId: bp.x, versionId: bv.1}, fields: {n: 1}}
    - {name: F, blueprintVersionId: {blueprintId: bp.x, versionId: bv.1}, fields: {n: 1}, signoffs: {s: {status: APPROVED}}}
`, `seed.yaml:3:16: govern.roles[0].id: the id must begin with ro.
seed.yaml:9:7: govern.artifacts[0]: Blueprint version 'bp.x/bv.1' has no workflow step 't'
seed.yaml:10:7: govern.artifacts[1]: Field 'n' is required
seed.yaml:11:37: govern.artifacts[2].blueprintVersionId: Blueprint version 'bv.2' of blueprint 'bp.x' does not exist
seed.yaml:12:51: govern.artifacts[3].blueprintVersionId.blueprintId: there is no blueprint "bp.y": did you mean "bp.x"?
seed.yaml:13:12: govern.artifacts[4].id: expected an id like ar.12, but this is "ar.x"
seed.yaml:14:105: govern.artifacts[5].signoffs.s: version bp.x/bv.1 configures no sign-off on the step "s"`},
		"launchpad": {`
launchpad:
  nodes: [{name: d, type: designer}]
  profiles: [{name: designer, totalSeats: 1}]
  groups: [{name: g, dataikuPermissions: {nowhere: {a: true}}}]
  users:
    - {email: ada, profile: designer}
    - {email: a@b.c, profile: designer, groups: [h]}
    - {email: d@b.c, profile: designer}
    - {email: e@b.c, profile: designer}
    - {email: f@b.c, profile: reader}
`, `seed.yaml:3:27: launchpad.nodes[0].type: expected design, automation, api or govern, but this is "designer"
seed.yaml:5:42: launchpad.groups[0].dataikuPermissions: Node nowhere does not exist on the space, or has other permissions
seed.yaml:7:15: launchpad.users[0].email: "ada" is not an e-mail address
seed.yaml:8:50: launchpad.users[1].groups[0]: there is no space group "h"
seed.yaml:9:31: launchpad.users[2].profile: All 1 seats of profile designer are taken
seed.yaml:10:31: launchpad.users[3].profile: All 1 seats of profile designer are taken
seed.yaml:11:31: launchpad.users[4].profile: Profile 'reader' does not exist on the space`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p, _ := allProducts()
			before := p.Changes()
			users := p.DSS.users.size()
			err := seedText(t, p, strings.TrimSuffix(c.text, "\n"))
			if err == nil {
				t.Fatal("no error")
			}
			if got := err.Error(); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if p.Changes() != before || p.DSS.users.size() != users || p.Govern.govern.artifacts.size() == 0 || p.Launchpad.state.users.size() < 10 {
				t.Error("something has changed")
			}
		})
	}
}

func numeric(t testing.TB, value any) int64 {
	t.Helper()
	n, err := value.(interface{ Int64() (int64, error) }).Int64()
	if err != nil {
		t.Fatal(err)
	}
	return n
}
