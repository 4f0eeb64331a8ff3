package profile

import (
	"fmt"
	"path/filepath"
	"runtime"

	"github.com/tailscale/hujson"

	"github.com/dssrun/dssrun/runtime/secret"
)

// Keys of Dataiku's configuration file.
const (
	keyInstances = "dss_instances"
	keyDefault   = "default_instance"
	keyURL       = "url"
	keyKey       = "api_key"
	keyInsecure  = "no_check_certificate"
)

// userPath is Dataiku's own configuration file.
func userPath(home string) string { return filepath.Join(home, ".dataiku", "config.json") }

// userFile is that file, read.
type userFile struct {
	*document
	entries      []entry
	standardName string // "" when the file names none
	warnings     []string
}

// entry is one instance of the file. What is wrong in it is an error only when it is used.
type entry struct {
	name string
	url  string
	at   *hujson.Value
}

// readUser reads the user file; nil when there is none.
func readUser(home string) (*userFile, error) {
	if home == "" {
		return nil, nil
	}
	d, err := readDocument(userPath(home))
	if err != nil || d == nil {
		return nil, err
	}
	f, err := newUserFile(d)
	if err != nil {
		return nil, err
	}
	if open := d.mode.Perm() & 0o077; open != 0 && runtime.GOOS != "windows" {
		f.warnings = append(f.warnings, fmt.Sprintf("%s holds keys and can be read by others (mode %04o): run chmod 600 %s", d.path, d.mode.Perm(), word(d.path)))
	}
	return f, nil
}

func newUserFile(d *document) (*userFile, error) {
	f := &userFile{document: d}
	var err error
	if f.standardName, err = d.text(d.object(), keyDefault, keyDefault); err != nil {
		return nil, err
	}
	all := member(d.object(), keyInstances)
	if all == nil {
		return f, nil
	}
	instances, ok := all.Value.(*hujson.Object)
	if !ok {
		return nil, d.wrong(all, keyInstances, `an object of instances by name: { "prod": { … } }`)
	}
	for i := range instances.Members {
		m := &instances.Members[i]
		e := entry{name: nameOf(m), at: &m.Value}
		if o, ok := m.Value.Value.(*hujson.Object); ok {
			e.url, _ = d.text(o, keyURL, "")
		}
		f.entries = append(f.entries, e)
	}
	return f, nil
}

func (f *userFile) find(name string) *entry {
	for i := len(f.entries) - 1; i >= 0; i-- { // the last of two wins, as in every reader of JSON
		if f.entries[i].name == name {
			return &f.entries[i]
		}
	}
	return nil
}

func (f *userFile) names() []string {
	var names []string
	for _, e := range f.entries {
		names = append(names, e.name)
	}
	return names
}

// standard gives the default instance: the one that the file names, else the one called "default", else the only one.
func (f *userFile) standard() (*entry, string, error) {
	switch {
	case f.standardName != "":
		if e := f.find(f.standardName); e != nil {
			return e, keyDefault, nil
		}
		return nil, "", fail("%s names %q as its %s and has no such instance; it has %s. Pick one with %s, or correct %s",
			f.path, f.standardName, keyDefault, quoted(f.names()), FlagInstance, keyDefault)
	case f.find("default") != nil:
		return f.find("default"), `called "default"`, nil
	case len(f.entries) == 1:
		return &f.entries[0], "the only one", nil
	}
	return nil, "", fail("%s has the instances %s and no %s. Pick one with %s, or add %s to the file", f.path, quoted(f.names()), keyDefault, FlagInstance, keyDefault)
}

// instance reads an entry. why completes its source.
func (f *userFile) instance(e *entry, why string) (Instance, error) {
	where := fmt.Sprintf("the instance %q", e.name)
	o, ok := e.at.Value.(*hujson.Object)
	if !ok {
		return Instance{}, f.wrong(e.at, where, `an object: { "url": "…", "api_key": "…" }`)
	}
	i := Instance{Name: e.name, Source: fmt.Sprintf("%s: instance %q, %s", f.path, e.name, why), Default: e.name == f.standardName}
	var err error
	if i.URL, err = f.text(o, keyURL, keyURL+" of "+where); err != nil {
		return Instance{}, err
	}
	key, err := f.text(o, keyKey, keyKey+" of "+where)
	if err != nil {
		return Instance{}, err
	}
	for name, value := range map[string]string{keyURL: i.URL, keyKey: key} {
		if value == "" {
			line, _ := f.position(e.at)
			return Instance{}, fail("%s:%d: %s has no %s: add it, or write the instance again with: dssrun auth add %s", f.path, line, where, name, word(e.name))
		}
	}
	i.Key = secret.New(key)
	if v := member(o, keyInsecure); v != nil {
		switch v.Value.Kind() {
		case 't':
			i.Insecure = true
		case 'f':
		case '"':
			i.Insecure = isOn(v.Value.(hujson.Literal).String())
		default:
			return Instance{}, f.wrong(v, keyInsecure+" of "+where, "true or false")
		}
	}
	return i, nil
}

// Instances lists what the user file holds, in its order, leaving out entries that can't be used. Without a file it is empty.
func Instances(o Options) ([]Instance, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	f, err := readUser(o.Home)
	if err != nil || f == nil {
		return nil, err
	}
	var out []Instance
	for i := range f.entries {
		if instance, err := f.instance(&f.entries[i], keyInstances); err == nil {
			out = append(out, instance)
		}
	}
	return out, nil
}
