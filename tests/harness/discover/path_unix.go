//go:build !windows

package discover

import (
	"errors"
	"syscall"
)

// isNotDir tells a path that leads through a file.
func isNotDir(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
