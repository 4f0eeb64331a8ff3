package node

import (
	"os"
	"syscall"
	"time"
)

// system adds what only this system tells.
func (s *stat) system(info os.FileInfo) {
	st, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return
	}
	s.dev, s.ino, s.nlink = int64(st.Dev), int64(st.Ino), int64(st.Nlink)
	s.uid, s.gid, s.rdev = int64(st.Uid), int64(st.Gid), int64(st.Rdev)
	s.blksize, s.blocks = int64(st.Blksize), st.Blocks
	s.atime = time.Unix(st.Atim.Unix())
	s.ctime = time.Unix(st.Ctim.Unix())
	s.birthtime = s.ctime
}

// access asks whether the process may do what mode says: 1 run, 2 write, 4 read.
func access(path string, mode uint32) error { return syscall.Access(path, mode) }
