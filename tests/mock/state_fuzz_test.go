package mock

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"testing"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// FuzzLoad loads states with a right checksum: whatever they say, they are loaded or refused, and what is loaded can be saved.
func FuzzLoad(f *testing.F) {
	p, _ := allProducts()
	var file bytes.Buffer
	if err := p.Save(&file); err != nil {
		f.Fatal(err)
	}
	_, body, _ := bytes.Cut(file.Bytes(), []byte("\n"))
	f.Add(body[:min(len(body), 4000)])
	for _, text := range []string{`{}`, `{"dss":{}}`, `{"govern":{"govern":{}}}`, `{"dss":{"users":[{"name":"a","row":{"scaled":1}}]}}`,
		`{"dss":{"running":["x"]}}`, `{"dss":{"futures":[{"name":"f","row":{"work":"fly"}}]}}`, `{"launchpad":{"users":[{"name":"u","row":{}}]}}`,
		`{"govern":{"govern":{"artifacts":[{"name":"x","row":{}}],"versions":[{"name":"v","row":{"doc":{"name":"n"}}}]}}}`, `{"dss":{"start":1}}`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		p, _ := allProducts()
		sum := sha256.Sum256(body)
		header, _ := json.Marshal(stateHeader{stateFormat, stateVersion, hex.EncodeToString(sum[:])})
		if err := p.Load(bytes.NewReader(append(append(header, '\n'), body...))); err != nil {
			return
		}
		var out bytes.Buffer
		if err := p.Save(&out); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzSeed seeds the mocks with whatever is a document: they take it or refuse it, and then answer.
func FuzzSeed(f *testing.F) {
	for _, text := range []string{
		"users: [{login: ada, groups: [], secrets: [{name: a, value: b}], trialStatus: {expiresOn: in 3d}}]",
		"base: example\nprojects: [{projectKey: P, datasets: [{name: d, type: x}], notebooks: [{name: n, sessions: [{}]}]}]",
		"connections: [{name: c, type: PostgreSQL, params: {password: 3, dkuProperties: [1]}}]\nsettings: {ldapSettings: {bindPassword: x}}",
		"govern: {base: example, artifacts: [{name: a, blueprintVersionId: {blueprintId: bp.system.govern_project, versionId: bv.system.default}, fields: {x: 1}}]}",
		"govern: {blueprints: [{id: bp.a, name: A, versions: [{id: bv.1, workflowDefinition: {stepDefinitions: [{id: s}]}, signoffs: {s: {}}}]}]}",
		"launchpad: {profiles: [{name: p}], users: [{email: a@b.c, profile: p, isOwner: true}], groups: [{name: g, users: [{}], dataikuPermissions: {x: 1}}]}",
		"apiKeys: [{id: a, expiry: 3, globalPermissions: {admin: true}}, {id: b, user: admin}]\nfutures: [{jobId: f, jobDisplayName: F, error: {message: m}}]",
		"license: {profiles: {A: 1}}\nexternalUsers: [{source: LDAP, login: l}]\nvariables: {a: [1]}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		p, _ := allProducts()
		seed, err := seedfile.Parse("seed.yaml", text, "")
		if err != nil {
			return
		}
		if err := p.Seed(seed); err != nil {
			if !seedfile.IsProblem(err) {
				t.Fatal(err)
			}
			return
		}
		for _, path := range []string{"/admin/users/?includeSettings=true", "/projects/", "/admin/notebooks/", "/admin/licensing/status", "/admin/authorization-matrix",
			"/admin/monitoring/global-usage-summary?withPerProject=true", "/futures/?allUsers=true&withScenarios=true&withNotScenarios=true", "/admin/general-settings"} {
			p.DSS.as(AdminKey).send(t, "GET", path, "")
		}
		p.Govern.as(GovernAdminKey).send(t, "GET", "/blueprints", "")
		p.Launchpad.everything(t)
		if n := p.DSS.Panics() + p.Govern.Panics() + p.Launchpad.Panics(); n > 0 {
			t.Fatalf("%d requests failed in the mock", n)
		}
		var out bytes.Buffer
		if err := p.Save(&out); err != nil {
			t.Fatal(err)
		}
		if err := p.Load(&out); err != nil {
			t.Fatal(err)
		}
	})
}
