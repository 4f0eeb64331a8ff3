package profile

import (
	"fmt"
	"path/filepath"
	"strings"
)

// ProjectFile is the name of a project's own file. It names an instance of the user file and holds no credentials:
// it travels with the repository.
const ProjectFile = "dssrun.json"

// project is such a file, read.
type project struct {
	path     string
	instance string // "" when it names none
}

// misplaced are the keys, without case, "-" and "_", by which people would put credentials into a project file.
var misplaced = map[string]bool{
	"url": true, "host": true, "dssurl": true, "key": true, "apikey": true, "dssapikey": true, "ticket": true, "password": true,
	"secret": true, "token": true, "nocheckcertificate": true, "insecure": true, "insecuretls": true, "dssinstances": true,
	"defaultinstance": true,
}

// findProject reads the nearest project file, in dir or above it; nil when there is none.
func findProject(dir string) (*project, error) {
	for {
		d, err := readDocument(filepath.Join(dir, ProjectFile))
		if err != nil {
			return nil, err
		}
		if d != nil {
			return readProject(d)
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return nil, nil
		}
		dir = parent
	}
}

func readProject(d *document) (*project, error) {
	members := d.object().Members
	for i := range members {
		m := &members[i]
		name := nameOf(m)
		if misplaced[strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(name))] {
			line, column := d.position(&m.Name)
			return nil, fail("%s:%d:%d: %q does not belong here: a project's file goes wherever the project goes, so it may only name an instance, as in { \"instance\": \"prod\" }, and the credentials stay in each user's own file (dssrun auth add)",
				d.path, line, column, name)
		}
	}
	if v := member(d.object(), "instance"); v != nil && v.Value.Kind() != '"' {
		return nil, d.wrong(v, `"instance"`, fmt.Sprintf("the name of an instance of ~/%s", filepath.Join(".dataiku", "config.json")))
	}
	name, err := d.text(d.object(), "instance", "")
	if err != nil {
		return nil, err
	}
	return &project{path: d.path, instance: name}, nil
}
