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
	Advice string // what to do about it; "" is to run with the flag
	Real   string // for files: where Target really leads, when a symbolic link or ".." hides it; else empty
}

// Error says what was tried and what to do about it.
func (d *Denied) Error() string {
	var tried string
	switch d.Op {
	case "net":
		tried = fmt.Sprintf("connecting to %q", d.Target)
	case "read":
		tried = fmt.Sprintf("reading %q", d.Target)
	case "write":
		tried = fmt.Sprintf("writing %q", d.Target)
	default:
		tried = fmt.Sprintf("the environment variable %q", d.Target)
		if d.Target == "" {
			tried = "listing the environment"
		}
	}
	if d.Real != "" {
		tried += fmt.Sprintf(" (that is %q)", d.Real)
	}
	advice := d.Advice
	if advice == "" {
		advice = "run with " + d.Flags()
	}
	return tried + " needs permission: " + advice
}

// Flags are those that allow it, narrow and wide, as a message says it.
func (d *Denied) Flags() string {
	bare := "--allow-" + d.Op
	switch d.Flag {
	case allFlag:
		return allFlag + " (every permission)"
	case bare:
		return bare
	}
	every := map[string]string{"net": "host", "read": "path", "write": "path", "env": "variable"}[d.Op]
	return fmt.Sprintf("%s (or %s for every %s)", d.Flag, bare, every)
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
