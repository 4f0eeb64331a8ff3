//go:build !linux

package node

import "os"

// system adds what only some systems tell.
func (*stat) system(os.FileInfo) {}

// access asks whether the process may do what mode says: 1 run, 2 write, 4 read. Here it looks at the file's own bits.
func access(path string, mode uint32) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if perm := uint32(info.Mode().Perm()); mode&2 != 0 && perm&0o222 == 0 || mode&4 != 0 && perm&0o444 == 0 {
		return os.ErrPermission
	}
	return nil
}
