package lib_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestMessages runs testdata/*.js, which print what failed matchers say.
func TestMessages(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.js")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".js")
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden(t, newKit(t, nil, nil), name)
		})
	}
}
