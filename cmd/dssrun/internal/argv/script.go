package argv

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// ScriptExtensions are the file names' ends that make a word a script.
var ScriptExtensions = []string{".ts", ".js", ".mjs", ".cjs", ".mts", ".cts", ".tsx", ".jsx"}

// HasScriptExtension reports whether a word ends like a script's file name.
func HasScriptExtension(word string) bool {
	lower := strings.ToLower(word)
	for _, ext := range ScriptExtensions {
		if strings.HasSuffix(lower, ext) && len(lower) > len(ext) {
			return true
		}
	}
	return false
}

// ScriptLike reports whether a word that is no command is a script: "-" (stdin), an existing file, or anything written
// like a path or ending like a script.
func (r *Router) ScriptLike(word string) bool {
	return word == "-" || strings.ContainsRune(word, '/') || strings.ContainsRune(word, filepath.Separator) ||
		HasScriptExtension(word) || r.IsFile(word)
}

// unknownCommand is the error for a word that is neither a command nor a script.
func (p *parser) unknownCommand(word string) error {
	names := commandNames(p.level)
	prefix := strings.TrimSpace("dssrun " + p.line.Name())
	hint := voice.DidYouMean(word, names, func(s string) string { return prefix + " " + s })
	switch {
	case word == "":
		return voice.Usage("see "+prefix+" -h", "empty argument: %s needs a command", prefix)
	case hint != "":
	case p.line.Command != nil:
		hint = "the commands of " + prefix + " are " + strings.Join(names, ", ")
	case p.router.IsDir(word):
		hint = fmt.Sprintf("%s is a folder: name the script in it", word)
	default:
		hint = fmt.Sprintf("see dssrun -h for the commands; a script without extension is run as ./%s", word)
	}
	return voice.Usage(hint, "unknown command %q", strings.TrimSpace(p.line.Name()+" "+word))
}

// commandNames are the names of the visible commands.
func commandNames(commands []*cli.Command) []string {
	var names []string
	for _, c := range commands {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}
