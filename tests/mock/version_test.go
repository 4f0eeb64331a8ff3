package mock

import (
	"net/http"
	"strings"
	"testing"
)

func TestParseVersion(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"12": "12.6.4", "13": "13.5.6", "14": "14.3.3", "13.1": "13.1.0", "12.5.2": "12.5.2"} {
		if v, err := ParseVersion(text); err != nil || v.String() != want {
			t.Errorf("%s: %s %v", text, v, err)
		}
	}
	for _, text := range []string{"", "11", "15", "14.x", "14.3.3.1", "-12", "14.", "014", "14.3.333"} {
		if v, err := ParseVersion(text); err == nil || !strings.Contains(err.Error(), "12, 13 or 14") {
			t.Errorf("%q: %s %v", text, v, err)
		}
	}
	if (DSSVersion{}).String() != Version || lastVersions[len(lastVersions)-1].String() != Version {
		t.Errorf("%s is not %s", DSSVersion{}, Version)
	}
}

// A mock of an older DSS says so, shows the secrets of keys, tells keys by their secrets and does not have the routes that came later.
func TestOlderVersions(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		version     string
		secure      bool
		there, gone string // routes, by their statuses 200 and 404
	}{
		{"12", false, "/admin/globalAPIKeys/ /admin/globalAPIKeys/mock-gk-ci /admin/list-trial-expired-users /admin/iam/ldap-settings",
			"/admin/global-api-keys/ /admin/global-api-keys/gk-ci /groups /users /users/admin /connections/postgres_dwh/test"},
		{"12.0.0", false, "/admin/users/", "/admin/list-trial-expired-users /admin/iam/sso-settings /connections/get-names"},
		{"13", true, "/admin/global-api-keys/ /admin/global-api-keys/gk-ci /admin/globalAPIKeys/mock-gk-ci", "/groups /users /connections/postgres_dwh/test"},
		{"14", true, "/admin/global-api-keys/ /groups /users /connections/postgres_dwh/test", ""},
	} {
		version, err := ParseVersion(c.version)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := startWith(t, Options{Version: version})
		admin := s.as(AdminKey)
		equal(t, at(t, admin.must(t, "GET", "/instance-info", ""), "dssVersion"), any(version.String()))
		if log := admin.must(t, "GET", "/admin/logs/backend.log", "").(string); !strings.Contains(log, "DSS "+version.String()+" is starting") {
			t.Error(log)
		}
		for path := range strings.FieldsSeq(c.there) {
			admin.must(t, "GET", path, "")
		}
		for path := range strings.FieldsSeq(c.gone) {
			status, text := admin.send(t, "GET", path, "")
			if status != http.StatusNotFound || !strings.Contains(text, "does not exist in DSS "+version.String()+": it came with DSS ") {
				t.Errorf("DSS %s: %s: %d %s", version, path, status, text)
			}
		}
		route := "/admin/global-api-keys/"
		if !c.secure {
			route = "/admin/globalAPIKeys/"
		}
		created := admin.must(t, "POST", route, `{"label":"k"}`)
		secret, id := at(t, created, "key").(string), at(t, created, "id").(string)
		if strings.HasPrefix(secret, "dkuaps-") != c.secure || len(secret) != map[bool]int{true: 39, false: 32}[c.secure] {
			t.Errorf("DSS %s: secret %s", version, secret)
		}
		for _, k := range admin.must(t, "GET", route, "").([]any) {
			if at(t, k, "id") == id && (at(t, k, "key") == secret) == c.secure {
				t.Errorf("DSS %s lists %v", version, k)
			}
		}
		if !c.secure {
			definition := admin.must(t, "GET", route+secret, "")
			admin.must(t, "PUT", route+secret, string(toJSON(definition)))
			admin.must(t, "DELETE", route+secret, "")
			if status, _ := admin.send(t, "GET", route+secret, ""); status != http.StatusNotFound {
				t.Error(status)
			}
		} else if status, _ := admin.send(t, "DELETE", "/admin/globalAPIKeys/"+secret, ""); status != http.StatusNotImplemented {
			t.Error(status)
		}
	}
}

func TestVersionHeader(t *testing.T) {
	t.Parallel()
	version, _ := ParseVersion("13")
	for _, transport := range []http.RoundTripper{New(Options{Version: version}).Transport(), NewGovern(Options{Version: version}).Transport()} {
		r, err := http.NewRequest("GET", URL+"/dip/publicapi/instance-info", nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := transport.RoundTrip(r)
		if err != nil || response.Header.Get("Dss-Version") != "13.5.6" {
			t.Error(response, err)
		}
	}
}
