package types

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/runtime/host"
	"github.com/dssrun/dssrun/stdlib"
)

var update = flag.Bool("update", false, "write stdlib/*.d.ts from the code")

// TestLibraryTypes compiles the library's modules with everything strict, and
// wants the declarations beside them to be what the compiler makes of them.
func TestLibraryTypes(t *testing.T) {
	t.Parallel()
	tsc := compiler(t)
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "std"), stdlib.Sources()); err != nil {
		t.Fatal(err)
	}
	for name, text := range host.Types() {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const config = `{
		"compilerOptions": {
			"target": "ES2022", "lib": ["ES2023"], "types": [], "module": "ESNext", "moduleResolution": "Bundler", "moduleDetection": "force",
			"strict": true, "noUncheckedIndexedAccess": true, "noImplicitOverride": true, "noUnusedLocals": true, "noUnusedParameters": true,
			"noImplicitReturns": true, "noFallthroughCasesInSwitch": true, "isolatedModules": true, "skipLibCheck": true,
			"allowImportingTsExtensions": true, "declaration": true, "emitDeclarationOnly": true, "rootDir": "std", "outDir": "out"
		},
		"include": ["*.d.ts", "std"]
	}`
	if err := os.WriteFile(filepath.Join(dir, "tsconfig.json"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tsc, "-p", dir)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("tsc: %v\n%s", err, out)
	}
	for _, module := range stdlib.Modules() {
		name := path.Base(module)
		made, err := os.ReadFile(filepath.Join(dir, "out", name+".d.ts"))
		if err != nil {
			t.Fatal(err)
		}
		source, err := os.ReadFile(filepath.Join(dir, "std", name+".ts"))
		if err != nil {
			t.Fatal(err)
		}
		want := declaration(module, string(source), string(made))
		file := filepath.Join("..", "..", "stdlib", name+".d.ts")
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if have, _ := stdlib.Types(module); have != want {
			t.Errorf("stdlib/%s.d.ts is not what the code declares; write it with: go test ./tests/types -run TestLibraryTypes -update", name)
		}
	}
}

// declaration makes a module's declaration of what the compiler printed for its
// file, with the comment that the file begins with.
func declaration(module, source, made string) string {
	var b strings.Builder
	for line := range strings.Lines(source) {
		if !strings.HasPrefix(line, "//") {
			break
		}
		b.WriteString(line)
	}
	fmt.Fprintf(&b, "declare module %q {\n", module)
	for line := range strings.Lines(made) {
		if strings.HasPrefix(line, "//") {
			continue
		}
		line = strings.Replace(line, "export declare ", "export ", 1)
		line = strings.TrimPrefix(line, "declare ")
		rest := strings.TrimLeft(line, " ")
		indent := (len(line)-len(rest))/4*2 + (len(line)-len(rest))%4
		b.WriteString("  " + strings.Repeat(" ", indent) + rest)
	}
	b.WriteString("}\n")
	return b.String()
}
