// Package python drives dssrun mock through Dataiku's own Python client.
//
//	PYCLIENT=/path/to/dataiku-api-client-python go test -v ./tests/python
//
// prints a line for each life cycle of lifecycles.py. Without PYCLIENT, or without a python3 that has requests, it is skipped: neither
// is part of the project.
package python

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/tests/binary"
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
	dssrun, err := binary.Build(t.TempDir(), filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	// The mock ends with the command behind "--", which finds its addresses and keys in the environment.
	cmd := exec.Command(dssrun, "mock", "--", "python3", "lifecycles.py", checkout)
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
