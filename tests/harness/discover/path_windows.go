package discover

import (
	"errors"
	"syscall"
)

// isNotDir tells a path that leads through a file, or has a character that no
// name has, as the star of a pattern.
func isNotDir(err error) bool {
	const invalidName = syscall.Errno(123)
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, invalidName)
}
