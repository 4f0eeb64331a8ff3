package permit

import (
	"fmt"
	"strings"
)

// Denied is a refusal. A script sees it as an Error of the name PermissionDenied; left uncaught it ends the run as "denied".
type Denied struct {
	Op     string // "net", "read", "write" or "env"
	Target string // as the script named it
	Flag   string // what allows exactly this target
	Real   string // for files: where Target really leads, when a symbolic link or ".." hides it; else empty
}

// Error says what was tried and the flags, narrow and wide, that allow it.
func (d *Denied) Error() string {
	var tried, every string
	switch d.Op {
	case "net":
		tried, every = fmt.Sprintf("connecting to %q", d.Target), "every host"
	case "read":
		tried, every = fmt.Sprintf("reading %q", d.Target), "every path"
	case "write":
		tried, every = fmt.Sprintf("writing %q", d.Target), "every path"
	default:
		tried, every = fmt.Sprintf("the environment variable %q", d.Target), "every variable"
		if d.Target == "" {
			tried = "listing the environment"
		}
	}
	if d.Real != "" {
		tried += fmt.Sprintf(" (that is %q)", d.Real)
	}
	if d.Flag == allFlag {
		return tried + " needs permission: run with " + allFlag + " (every permission)"
	}
	bare := "--allow-" + d.Op
	if d.Flag == bare {
		return tried + " needs permission: run with " + bare
	}
	return fmt.Sprintf("%s needs permission: run with %s (or %s for %s)", tried, d.Flag, bare, every)
}

// ErrorName is the class that a script sees.
func (d *Denied) ErrorName() string { return "PermissionDenied" }

// EndState names how a run ends that leaves the refusal uncaught.
func (d *Denied) EndState() string { return "denied" }

// ErrorProps are the properties that a script sees on the error.
func (d *Denied) ErrorProps() map[string]any {
	return map[string]any{"code": "ERR_PERMISSION_DENIED", "op": d.Op, "target": d.Target, "flag": d.Flag}
}

// allFlag is the flag that grants everything.
const allFlag = "-A"

// flagFor is the narrowest flag that allows target, ready to paste into a shell. A comma separates entries, so a target
// that holds one can only be allowed by the bare flag.
func flagFor(flag, target string) string {
	if target == "" || strings.ContainsAny(target, ",\x00\n\r") {
		return flag
	}
	whole := flag + "=" + target
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 127 || strings.ContainsRune(`-_=./:@+%\`, r)
	}
	if strings.IndexFunc(whole, func(r rune) bool { return !plain(r) }) < 0 {
		return whole
	}
	return "'" + strings.ReplaceAll(whole, "'", `'\''`) + "'"
}
