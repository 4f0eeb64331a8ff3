// Package python drives the mock through Dataiku's own Python client.
//
//	PYCLIENT=/path/to/dataiku-api-client-python go test -v ./tests/python
//
// prints a line for each life cycle of lifecycles.py. Without PYCLIENT, or without a python3 that has requests, it is skipped: neither
// is part of the project.
package python

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/mock"
)

// fewest is how many life cycles there are at least: a list that became empty would pass.
const fewest = 27

func TestLifecycles(t *testing.T) {
	t.Parallel()
	checkout := os.Getenv("PYCLIENT")
	if checkout == "" {
		t.Skip("PYCLIENT does not name a checkout of Dataiku's Python client (dataiku/dataiku-api-client-python)")
	}
	checkout, err := filepath.Abs(checkout)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(checkout, "dataikuapi", "dssclient.py")); err != nil {
		t.Fatalf("PYCLIENT=%s is no checkout of the client: %v", checkout, err)
	}
	if out, err := exec.Command("python3", "-c", "import requests, dateutil").CombinedOutput(); err != nil {
		t.Skipf("python3 lacks requests or python-dateutil: %v\n%s", err, out)
	}
	serve := func(h http.Handler) string {
		s := httptest.NewServer(h)
		t.Cleanup(s.Close)
		return s.URL
	}
	cmd := exec.Command("python3", "lifecycles.py", checkout)
	cmd.Env = append(os.Environ(),
		"DKU_DSS_URL="+serve(mock.New(mock.Options{}).Handler()), "DKU_API_KEY="+mock.AdminKey,
		"DKU_GOVERN_URL="+serve(mock.NewGovern(mock.Options{}).Handler()), "DKU_GOVERN_API_KEY="+mock.GovernAdminKey)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	passed := 0
	for line := range strings.Lines(string(out)) {
		line = strings.TrimSpace(line)
		switch word, _, _ := strings.Cut(line, " "); word {
		case "ok":
			passed++
			t.Log(line)
		case "skipped":
			t.Log(line)
		default:
			t.Error(line)
		}
	}
	if err != nil || passed < fewest {
		t.Errorf("%d life cycles passed of at least %d: %v\n%s", passed, fewest, err, errs.String())
	}
}
