//go:build !windows

package report

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A pipe, or a device, is written to where it is.
func TestPipesAreNotReplaced(t *testing.T) {
	t.Parallel()
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	read := make(chan string, 1)
	go func() {
		var text []byte
		if f, err := os.Open(pipe); err == nil {
			text, _ = io.ReadAll(f)
			f.Close()
		}
		read <- string(text)
	}()
	r, _ := open(t, "", "tap="+pipe)
	if err := play(r, false); err != nil {
		t.Fatal(err)
	}
	if text := <-read; !strings.HasPrefix(text, "TAP version 14\n") {
		t.Errorf("%q", text)
	}
	if info, err := os.Stat(pipe); err != nil || info.Mode().IsRegular() {
		t.Errorf("the pipe was replaced: %v", err)
	}
}
