//go:build !linux

package heap

// available is 0: other systems choose the size of pages themselves.
func available() int64 { return min(allowed(), 0) }

func adviseHuge([]byte) bool { return false }
