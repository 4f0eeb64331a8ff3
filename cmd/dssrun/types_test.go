package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTypes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := dssrun(t, "types", dir)
	if got.code != 0 || got.err != "" {
		t.Fatalf("%+v", got)
	}
	if !strings.Contains(read(".dssrun/dss.d.ts"), `declare module "dss"`) || !strings.Contains(read(".dssrun/dss.d.ts"), "class DSSClient") {
		t.Error("dss.d.ts does not declare the API")
	}
	for _, want := range []string{`"dss.d.ts"`, `"globals.d.ts"`, `"strict": true`, `"../**/*.ts"`} {
		if !strings.Contains(read(".dssrun/tsconfig.json"), want) {
			t.Errorf("the base tsconfig.json lacks %s", want)
		}
	}
	if !strings.Contains(read("tsconfig.json"), `"extends": "./.dssrun/tsconfig.json"`) {
		t.Errorf("tsconfig.json is %s", read("tsconfig.json"))
	}

	write(".dssrun/dss.d.ts", "stale")
	if got := dssrun(t, "types", dir); got.code != 0 || got.err != "" || read(".dssrun/dss.d.ts") == "stale" {
		t.Errorf("again: %+v", got)
	}

	const foreign = "{ \"compilerOptions\": { \"strict\": true, }, // mine\n}"
	write("tsconfig.json", foreign)
	got = dssrun(t, "types", dir)
	if got.code != 0 || read("tsconfig.json") != foreign || !strings.Contains(got.err, `add this line to it: "extends": "./.dssrun/tsconfig.json"`) {
		t.Errorf("with another tsconfig.json: %+v", got)
	}
	for _, extends := range []string{`"./.dssrun/tsconfig.json"`, `["@tsconfig/node22/tsconfig.json", "./.dssrun/tsconfig.json"]`} {
		write("tsconfig.json", "{ // mine\n\"extends\": "+extends+", }")
		if got := dssrun(t, "types", dir); got.code != 0 || got.err != "" {
			t.Errorf("with a tsconfig.json that extends %s: %+v", extends, got)
		}
	}
	write("tsconfig.json", foreign)
	if got := dssrun(t, "types", dir, "--force"); got.code != 0 || read("tsconfig.json") == foreign {
		t.Errorf("with --force: %+v", got)
	}

	if got := dssrun(t, "types", filepath.Join(dir, "missing")); got.code != 1 || !strings.Contains(got.err, "is not a folder") {
		t.Errorf("a missing folder: %+v", got)
	}
	if got := dssrun(t, "types", dir, "more"); got.code != 64 {
		t.Errorf("two folders: %+v", got)
	}
}
