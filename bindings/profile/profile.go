// Package profile finds the credentials of an instance where people of Dataiku keep them: flags, the environment, and
// Dataiku's own ~/.dataiku/config.json, whose instances a project's dssrun.json may name.
//
// The order is flag, environment, project file, user file. URL, key and certificate check are one set and come from one source:
// with pieces of two, a file in a cloned repository could send a production key to another host. So a source that holds
// only a part is an error, and never completed from the next one.
package profile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dssrun/dssrun/runtime/secret"
)

// Names of the flags in messages.
const (
	FlagInstance = "--instance"
	FlagURL      = "--url"
	FlagKey      = "--api-key"
	FlagInsecure = "--no-check-certificate"
)

// The environment of Dataiku's tools.
const (
	EnvURL       = "DKU_DSS_URL"
	EnvKey       = "DKU_API_KEY"
	EnvInsecure  = "DKU_NO_CHECK_CERTIFICATE" // any value but "" and "false"
	EnvProject   = "DKU_CURRENT_PROJECT_KEY"
	EnvGovernURL = "DKU_GOVERN_URL"
	EnvGovernKey = "DKU_GOVERN_API_KEY"

	EnvLaunchpadURL    = "DKU_LAUNCHPAD_URL"
	EnvLaunchpadSpace  = "DKU_LAUNCHPAD_SPACE_ID"
	EnvLaunchpadID     = "DKU_LAUNCHPAD_API_KEY_ID"
	EnvLaunchpadSecret = "DKU_LAUNCHPAD_API_KEY_SECRET"
)

// LaunchpadURL is where the Launchpad is when DKU_LAUNCHPAD_URL does not say otherwise.
const LaunchpadURL = "https://api.launchpad-dku.app.dataiku.io/v1"

// Instance is where to connect and with which key.
type Instance struct {
	Name     string // in the user file, else ""
	URL      string // as it was given, not checked
	Key      secret.String
	Insecure bool   // don't check the certificate
	Source   string // where it comes from, for people

	// KeyID is the public half of a Launchpad key, and the user of its Basic authentication; Key is the secret half.
	KeyID secret.String
	// Space is the id of the Launchpad space.
	Space string
	// Default marks the user file's default instance.
	Default bool
}

// Resolved is the instance that was chosen, and how.
type Resolved struct {
	Instance
	// Project is the key of the project that the tool works in (DKU_CURRENT_PROJECT_KEY), "" when not set.
	Project string
	// Shadowed are the sources, with what they hold, that gave way to this one.
	Shadowed []string
	// Warnings are for stderr.
	Warnings []string
}

// Options are what to look at. Zero values stand for the process's own.
type Options struct {
	// Instance names an instance of the user file: --instance, or apiClient({ instance }). It excludes the next three.
	Instance string
	// URL and Key are flags. URL alone picks the instance that has it.
	URL, Key string
	// Insecure is a flag: don't check the certificate. It belongs to URL and Key.
	Insecure bool

	LookupEnv func(name string) (string, bool) // os.LookupEnv
	Home      string                           // holds .dataiku/config.json: os.UserHomeDir
	Dir       string                           // the project file is searched from here upwards: os.Getwd
}

// Error is credentials that are missing or don't fit together. A run that leaves it uncaught ends as "credentials".
type Error struct{ What string }

// Error says what was found, what is wrong with it and what to do.
func (e *Error) Error() string { return e.What }

// ErrorName is the class that a script sees.
func (*Error) ErrorName() string { return "CredentialsError" }

// EndState names how a run ends that leaves the error uncaught.
func (*Error) EndState() string { return "credentials" }

func fail(format string, args ...any) error {
	return &Error{fmt.Sprintf(format, args...)}
}

// Resolve finds the DSS instance. Its errors are *[Error].
func Resolve(o Options) (*Resolved, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	switch flags, env := o.flags(), o.environment(); {
	case o.Instance != "":
		if len(flags.names) > 0 {
			return nil, fail("%s names an instance, and %s brings a part of another: URL, key and certificate check come from one source. Give either the one or the other", FlagInstance, list(flags.names))
		}
		return o.named(o.Instance, "asked for by name", fromFlags)
	case flags.complete():
		return o.resolved(flags.instance("flags: "+list(flags.names)), fromFlags, nil), nil
	case o.URL != "":
		return o.withURL(flags, env)
	case len(flags.names) > 0:
		return nil, o.partial(flags, "flag", fromFlags)
	case env.complete():
		return o.resolved(env.instance("environment: "+list(env.names)), fromEnvironment, nil), nil
	case len(env.names) > 0:
		return nil, o.partial(env, "environment variable", fromEnvironment)
	}
	project, err := findProject(o.Dir)
	if err != nil {
		return nil, err
	}
	if project != nil && project.instance != "" {
		return o.named(project.instance, "named by "+project.path, fromProject)
	}
	return o.standard()
}

// fill puts the process's own values where there are none.
func (o *Options) fill() (err error) {
	if o.LookupEnv == nil {
		o.LookupEnv = os.LookupEnv
	}
	if o.Home == "" {
		if o.Home, err = os.UserHomeDir(); err != nil {
			o.Home = "" // without a home there is no user file
		}
	}
	if o.Dir == "" {
		if o.Dir, err = os.Getwd(); err != nil {
			return fail("the current folder can't be found (%v): change to one that exists", err)
		}
	}
	if o.Dir, err = filepath.Abs(o.Dir); err != nil {
		return fail("the folder %q can't be found: %v", o.Dir, err)
	}
	return nil
}

func (o Options) env(name string) string {
	value, _ := o.LookupEnv(name)
	return value
}

// set is what one source gives.
type set struct {
	url, key string
	insecure bool
	names    []string // of what is given
	all      [3]string
}

func (s set) complete() bool { return s.url != "" && s.key != "" }

func (s set) instance(source string) Instance {
	return Instance{URL: s.url, Key: secret.New(s.key), Insecure: s.insecure, Source: source}
}

func newSet(url, key string, insecure bool, names [3]string) set {
	s := set{url: url, key: key, insecure: insecure, all: names}
	for i, given := range []bool{url != "", key != "", insecure} {
		if given {
			s.names = append(s.names, names[i])
		}
	}
	return s
}

func (o Options) flags() set {
	return newSet(o.URL, o.Key, o.Insecure, [3]string{FlagURL, FlagKey, FlagInsecure})
}

func (o Options) environment() set {
	return newSet(o.env(EnvURL), o.env(EnvKey), isOn(o.env(EnvInsecure)), [3]string{EnvURL, EnvKey, EnvInsecure})
}

// isOn reads DKU_NO_CHECK_CERTIFICATE.
func isOn(value string) bool { return value != "" && !strings.EqualFold(value, "false") }

// list writes names for people: "a", "a and b", "a, b and c".
func list(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

func quoted(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = fmt.Sprintf("%q", n)
	}
	return list(out)
}
