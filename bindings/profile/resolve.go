package profile

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
)

// The sources, highest first.
const (
	fromFlags = iota
	fromEnvironment
	fromProject
	fromUser
)

// named gives an instance of the user file. why completes its source.
func (o Options) named(name, why string, rank int) (*Resolved, error) {
	file, err := readUser(o.Home)
	if err != nil {
		return nil, err
	}
	if file == nil {
		return nil, fail("the instance %q (%s) can't be looked up: there is no %s. Write it with: dssrun auth add %s", name, why, userPath(o.Home), word(name))
	}
	e := file.find(name)
	if e == nil {
		has := "it holds none"
		if names := file.names(); len(names) > 0 {
			has = "it has " + quoted(names)
		}
		return nil, fail("%s has no instance %q (%s): %s. Write it with: dssrun auth add %s", file.path, name, why, has, word(name))
	}
	instance, err := file.instance(e, why)
	if err != nil {
		return nil, err
	}
	return o.resolved(instance, rank, file), nil
}

// standard gives the user file's default instance.
func (o Options) standard() (*Resolved, error) {
	file, err := readUser(o.Home)
	if err != nil {
		return nil, err
	}
	if file == nil || len(file.entries) == 0 {
		return nil, o.nothing(file)
	}
	e, why, err := file.standard()
	if err != nil {
		return nil, err
	}
	instance, err := file.instance(e, why)
	if err != nil {
		return nil, err
	}
	return o.resolved(instance, fromUser, file), nil
}

// withURL gives the one instance, of the environment or of the user file, that has the URL of the flag.
func (o Options) withURL(flags, env set) (*Resolved, error) {
	if flags.insecure {
		return nil, fail("%s picks an instance together with its key and its certificate check, and %s changes a part of it: URL, key and certificate check come from one source. Give %s too, or set no_check_certificate for the instance: dssrun auth add",
			FlagURL, FlagInsecure, FlagKey)
	}
	if env.complete() && sameURL(env.url, o.URL) {
		return o.resolved(env.instance("environment: "+list(env.names)+", which has the URL of "+FlagURL), fromFlags, nil), nil
	}
	file, err := readUser(o.Home)
	if err != nil {
		return nil, err
	}
	var found []*entry
	if file != nil {
		for i := range file.entries {
			if e := &file.entries[i]; sameURL(e.url, o.URL) {
				found = append(found, e)
			}
		}
	}
	if len(found) > 1 { // then the default may decide
		for _, e := range found {
			if e.name == file.standardName {
				found = []*entry{e}
			}
		}
	}
	switch {
	case len(found) == 1:
		instance, err := file.instance(found[0], "the instance with the URL of "+FlagURL)
		if err != nil {
			return nil, err
		}
		return o.resolved(instance, fromFlags, file), nil
	case len(found) > 1:
		var names []string
		for _, e := range found {
			names = append(names, e.name)
		}
		return nil, fail("several instances of %s have the URL of %s: %s. Pick one with %s", file.path, FlagURL, quoted(names), FlagInstance)
	}
	text := fmt.Sprintf("%s gives a URL that no configured instance has, so there is no key for it", FlagURL)
	if env.key != "" {
		text += fmt.Sprintf("; the key of %s is not sent there, since URL, key and certificate check come from one source", EnvKey)
	} else if file != nil && len(file.entries) > 0 {
		text += fmt.Sprintf("; %s has %s, whose keys are not sent there", file.path, quoted(file.names()))
	}
	return nil, fail("%s. Give %s too, or write the instance with: dssrun auth add", text, FlagKey)
}

// partial is the error for a source that holds a part of the set, and names the source that the rest would come from.
func (o Options) partial(s set, kind string, rank int) error {
	missing := s.all[1]
	if s.url == "" {
		missing = s.all[0]
		if s.key == "" {
			missing += " and " + s.all[1]
		}
	}
	rest := ""
	if other := o.lower(rank); other != "" {
		rest = fmt.Sprintf(", and the rest would come from %s: URL, key and certificate check come from one source", other)
	}
	plural := ""
	if len(s.names) > 1 {
		plural = "s"
	}
	return fail("the %s%s %s came without %s%s. Give %s too, or leave out %s", kind, plural, list(s.names), missing, rest, missing, list(s.names))
}

// lower names the highest source below rank that holds anything, "" when there is none.
func (o Options) lower(rank int) string {
	if below := o.below(rank, nil); len(below) > 0 {
		return below[0]
	}
	return ""
}

// below names the sources under rank that hold anything. used is the file that the chosen instance comes from.
func (o Options) below(rank int, used *userFile) []string {
	var out []string
	if env := o.environment(); rank < fromEnvironment && len(env.names) > 0 {
		out = append(out, "environment: "+list(env.names))
	}
	if rank < fromProject {
		if project, err := findProject(o.Dir); err == nil && project != nil && project.instance != "" {
			out = append(out, fmt.Sprintf("%s: instance %q", project.path, project.instance))
		}
	}
	if file := used; rank < fromUser {
		if file == nil {
			file, _ = readUser(o.Home)
		}
		if file != nil {
			if e, _, err := file.standard(); err == nil && e != nil {
				out = append(out, fmt.Sprintf("%s: instance %q, the default", file.path, e.name))
			}
		}
	}
	return out
}

// resolved completes a choice with what it shadows and with warnings.
func (o Options) resolved(i Instance, rank int, file *userFile) *Resolved {
	r := &Resolved{Instance: i, Project: o.env(EnvProject)}
	own := ""
	if file != nil {
		own = fmt.Sprintf("%s: instance %q, the default", file.path, i.Name)
		r.Warnings = append(r.Warnings, file.warnings...)
	}
	for _, s := range o.below(rank, file) {
		// What was chosen by a higher source does not shadow itself.
		if s != own && !(file == nil && strings.HasPrefix(s, "environment: ") && strings.HasPrefix(i.Source, "environment: ")) {
			r.Shadowed = append(r.Shadowed, s)
		}
	}
	return r
}

// nothing is the error when there are no credentials at all.
func (o Options) nothing(file *userFile) error {
	where := "there is no " + userPath(o.Home)
	if file != nil {
		where = file.path + " holds no instance"
	}
	return fail(`no Dataiku instance is configured: %s, and neither flags nor environment name one. Do one of:
  dssrun auth add                      write one to %s
  %s=… %s=…       set both in the environment
  %s URL %s KEY              give both as flags`, where, userPath(o.Home), EnvURL, EnvKey, FlagURL, FlagKey)
}

// sameURL compares addresses as a browser would: case of the host, default ports and trailing slashes don't count.
func sameURL(a, b string) bool {
	ua, erra := url.Parse(strings.TrimSpace(a))
	ub, errb := url.Parse(strings.TrimSpace(b))
	if erra != nil || errb != nil {
		return a == b
	}
	return plain(ua) == plain(ub)
}

func plain(u *url.URL) string {
	host, port := strings.ToLower(u.Hostname()), u.Port()
	if u.Scheme == "https" && port == "443" || u.Scheme == "http" && port == "80" {
		port = ""
	}
	return strings.Join([]string{u.Scheme, host, port, strings.TrimRight(u.EscapedPath(), "/"), u.RawQuery, u.Fragment, u.User.String(), u.Opaque}, "\n")
}

// word shows a name in a command line.
func word(name string) string {
	if name == "" || slices.ContainsFunc([]rune(name), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_.@/", r))
	}) {
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}
