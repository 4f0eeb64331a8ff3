package main

import (
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/mock"
)

func TestAuth(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(mock.New(mock.Options{}).Handler())
	t.Cleanup(server.Close)
	p := newSetting(t)

	got := p.run("", "auth", "status")
	if got.code != 4 || got.out != "" || !strings.Contains(got.err, "no Dataiku instance is configured") {
		t.Errorf("without credentials: %+v", got)
	}

	got = p.run(mock.UserKey+"\n", "auth", "add", "dev", "--key-stdin", "--url", server.URL)
	file := filepath.Join(p.home, ".dataiku", "config.json")
	if got.code != 0 || !strings.Contains(got.out, `added instance "dev", the default in `+file) {
		t.Fatalf("add: %+v", got)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%s: %v, %v", file, info, err)
	}
	got = p.run(mock.AdminKey, "auth", "add", "--url="+server.URL, "prod", "--key-stdin")
	if got.code != 0 || strings.Contains(got.out, "default") {
		t.Errorf("add a second: %+v", got)
	}
	if got = p.run("some-other-key", "auth", "add", "prod", "--key-stdin", "--url", server.URL); got.code != 64 || !strings.Contains(got.err, "--replace") {
		t.Errorf("an instance is replaced without being asked to: %+v", got)
	}

	if got = p.run("some-other-key", "auth", "add", "bad", "--key-stdin", "--url", "dss.example"); got.code != 64 || !strings.Contains(got.err, "has no scheme") {
		t.Errorf("a URL without a scheme: %+v", got)
	}
	if got = p.run(mock.AdminKey, "auth", "add", "prod", "--key-stdin", "--replace", "--url", server.URL); got.code != 0 || !strings.Contains(got.out, "replaced") {
		t.Errorf("--replace: %+v", got)
	}

	got = p.run("", "auth", "status")
	if got.code != 0 || !strings.Contains(got.out, "yes, it is the key of marie.dupont") || strings.Contains(got.out, mock.UserKey) {
		t.Errorf("status: %+v", got)
	}

	got = p.run("", "auth", "status", "--json", "--instance", "prod")
	var status authStatus
	if err := json.Unmarshal([]byte(got.out), &status); err != nil {
		t.Fatalf("status --json: %v in %+v", err, got)
	}
	if got.code != 0 || !status.Works || status.Login != "admin" || status.Instance != "prod" || status.URL != server.URL ||
		!status.CheckCertificate || strings.Contains(got.out, mock.AdminKey) || got.err != "" {
		t.Errorf("status --json: %+v", got)
	}

	if got = p.run("", "__complete", "=p", "run", "--instance"); got.out != "prod\t"+server.URL+"\n" {
		t.Errorf("completion of --instance: %q", got.out)
	}

	p.env = map[string]string{"DKU_DSS_URL": server.URL, "DKU_API_KEY": "not-a-known-key"}
	got = p.run("", "auth", "status")
	if got.code != 4 || !strings.Contains(got.out, "Works        no") || !strings.Contains(got.out, "Gave way     ") ||
		!strings.Contains(got.err, "hint: the instance does not accept this key") || strings.Contains(got.out+got.err, "not-a-known-key") {
		t.Errorf("a refused key: %+v", got)
	}
	got = p.run("", "auth", "status", "--json")
	if err := json.Unmarshal([]byte(got.out), &status); err != nil || status.Works && status.Error == "" || got.code != 4 {
		t.Errorf("a refused key with --json: %v in %+v", err, got)
	}
	lines := strings.Split(strings.TrimSpace(got.err), "\n")
	if last := lines[len(lines)-1]; !strings.HasPrefix(last, `{"state":"credentials","exitCode":4,`) {
		t.Errorf("the last line of stderr is %q", last)
	}

	p.env = map[string]string{"DKU_DSS_URL": "http://127.0.0.1:1", "DKU_API_KEY": "any-key-will-do"}
	if got = p.run("", "auth", "status"); got.code != 1 || !strings.Contains(got.err, "refuses the connection") {
		t.Errorf("nobody there: %+v", got)
	}
	p.env = map[string]string{"DKU_DSS_URL": server.URL}
	if got = p.run("", "auth", "status"); got.code != 4 || !strings.Contains(got.err, "DKU_API_KEY") {
		t.Errorf("half of the credentials: %+v", got)
	}
}
