package profile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/renameio/v2/maybe"
	"github.com/tailscale/hujson"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
)

// Addition is an instance to write into the user file.
type Addition struct {
	Name     string // "default" when empty
	URL      string
	Key      secret.String
	Insecure bool // don't check the certificate
	Default  bool // make it the default instance; the first one becomes that anyway
	Replace  bool // an instance of that name may be there already; keys of it that are not ours stay
}

// Added says what Add did.
type Added struct {
	Path     string // the file
	Name     string // of the instance
	Replaced bool   // one of that name was there
	Default  bool   // it is the default instance now
}

// Add writes an instance into ~/.dataiku/config.json, which is made if need be, for its owner alone (0600, folder 0700) and
// in one step: whoever reads it meanwhile sees the old or the new file. Everything else in the file stays as it is, comments
// and keys of other tools included. A link in the file's place stays one. home is "" for the user's own folder.
// URL and key are checked in form, not by using them.
func Add(home string, a Addition) (*Added, error) {
	o := Options{Home: home}
	if err := o.fill(); err != nil {
		return nil, err
	}
	if o.Home == "" {
		return nil, fail("the home folder is not known, so there is no place for .dataiku/config.json: set HOME")
	}
	if a.Name == "" {
		a.Name = "default"
	}
	if err := a.check(); err != nil {
		return nil, err
	}
	path := userPath(o.Home)
	d, err := readDocument(path)
	if err != nil {
		return nil, err
	}
	done := &Added{Path: path, Name: a.Name}
	content, err := a.write(d, done)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fail("the folder %s can't be made: %v", filepath.Dir(path), reason(err))
	}
	target := path
	if real, err := filepath.EvalSymlinks(path); err == nil {
		target = real
	}
	if err := os.Chmod(target, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) { // replacing keeps the mode
		return nil, fail("%s can't be made private to its owner: %v", path, reason(err))
	}
	if err := maybe.WriteFile(target, content, 0o600); err != nil {
		return nil, fail("%s can't be written: %v", path, reason(err))
	}
	return done, nil
}

func (a Addition) check() error {
	if !utf8.ValidString(a.Name) || strings.ContainsFunc(a.Name, unicode.IsControl) {
		return fail("the name %q of the instance holds control characters: choose another", a.Name)
	}
	if a.Key.IsZero() {
		return fail("the instance %q needs an API key", a.Name)
	}
	_, err := rest.New(rest.Config{URL: a.URL, BasePath: "/dip/publicapi", User: a.Key})
	if err != nil {
		return fail("the instance %q can't be used: %v", a.Name, err)
	}
	return nil
}

// write gives the file's new content. d is nil when there is no file.
func (a Addition) write(d *document, done *Added) ([]byte, error) {
	if d == nil || len(d.object().Members) == 0 && d.root.IsStandard() {
		// Laid out here once, so that what is added to an empty file looks like a written one.
		var err error
		if d, err = parseDocument("", []byte("{\n  \"dss_instances\": {}\n}\n")); err != nil {
			return nil, err
		}
	}
	root := d.object()
	all := member(root, keyInstances)
	if all == nil {
		all = put(root, keyInstances, &hujson.Object{}, level(indentOf(root), 1))
	}
	instances, ok := all.Value.(*hujson.Object)
	if !ok {
		return nil, d.wrong(all, keyInstances, "an object of instances by name")
	}
	indent := indentOf(root)
	at := member(instances, a.Name)
	if at != nil {
		if !a.Replace {
			return nil, fail("%s has an instance %q already: choose another name, or say that it is to be replaced", d.path, a.Name)
		}
		done.Replaced = true
	}
	var o *hujson.Object
	if at != nil {
		o, _ = at.Value.(*hujson.Object)
	}
	if o == nil {
		o = &hujson.Object{}
		put(instances, a.Name, o, level(indent, 2))
	}
	inner := level(indent, 3)
	put(o, keyURL, hujson.String(a.URL), inner)
	put(o, keyKey, hujson.String(a.Key.Reveal()), inner)
	if a.Insecure || member(o, keyInsecure) != nil {
		put(o, keyInsecure, hujson.Bool(a.Insecure), inner)
	}
	if name, _ := d.text(root, keyDefault, ""); name == "" || a.Default {
		put(root, keyDefault, hujson.String(a.Name), level(indent, 1))
		done.Default = true
	} else {
		done.Default = name == a.Name
	}
	content := d.root.Pack()
	if !bytes.HasSuffix(content, []byte("\n")) {
		content = append(content, '\n')
	}
	if err := a.readBack(content); err != nil {
		return nil, fail("%s could not be changed safely, and is left as it is: %v. Add the instance by hand", d.path, err)
	}
	return content, nil
}

// readBack makes sure that the new content says what was asked for.
func (a Addition) readBack(content []byte) error {
	d, err := parseDocument("", content)
	if err != nil {
		return err
	}
	f, err := newUserFile(d)
	if err != nil {
		return err
	}
	e := f.find(a.Name)
	if e == nil {
		return fmt.Errorf("the instance is not found in it")
	}
	i, err := f.instance(e, "")
	if err != nil {
		return err
	}
	if i.URL != a.URL || i.Key.Reveal() != a.Key.Reveal() || i.Insecure != a.Insecure {
		return fmt.Errorf("the instance reads differently in it")
	}
	return nil
}
