package profile

import (
	"github.com/dssrun/dssrun/runtime/secret"
)

// ResolveGovern finds the Govern instance. There is no slot for it in Dataiku's file and no flag, so it comes from the
// environment: DKU_GOVERN_URL and DKU_GOVERN_API_KEY, with DKU_NO_CHECK_CERTIFICATE. The DSS fields of Options are ignored.
func ResolveGovern(o Options) (*Resolved, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	s := newSet(o.env(EnvGovernURL), o.env(EnvGovernKey), isOn(o.env(EnvInsecure)), [3]string{EnvGovernURL, EnvGovernKey, EnvInsecure})
	if s.complete() {
		return &Resolved{Instance: s.instance("environment: " + list(s.names))}, nil
	}
	if s.url == "" && s.key == "" {
		return nil, fail("no Govern instance is configured: set %s and %s, or connect by hand: new GovernClient(url, apiKey)", EnvGovernURL, EnvGovernKey)
	}
	missing := EnvGovernURL
	if s.url != "" {
		missing = EnvGovernKey
	}
	return nil, fail("%s is not set, and %s is: set both, or connect by hand: new GovernClient(url, apiKey)", missing, otherOf(missing))
}

func otherOf(name string) string {
	if name == EnvGovernURL {
		return EnvGovernKey
	}
	return EnvGovernURL
}

// ResolveLaunchpad finds the Launchpad space: DKU_LAUNCHPAD_SPACE_ID, DKU_LAUNCHPAD_API_KEY_ID and
// DKU_LAUNCHPAD_API_KEY_SECRET, with DKU_LAUNCHPAD_URL where it is not the public one. Certificates are always
// checked: DKU_NO_CHECK_CERTIFICATE is about an instance in one's own network.
func ResolveLaunchpad(o Options) (*Resolved, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	var given, missing []string
	for _, name := range []string{EnvLaunchpadSpace, EnvLaunchpadID, EnvLaunchpadSecret} {
		if o.env(name) != "" {
			given = append(given, name)
		} else {
			missing = append(missing, name)
		}
	}
	const byHand = "connect by hand with new LaunchpadClient(…)"
	switch {
	case len(given) == 0:
		return nil, fail("no Launchpad space is configured: set %s, or %s", list(missing), byHand)
	case len(missing) > 0:
		return nil, fail("%s came without %s: set all three, or %s", list(given), list(missing), byHand)
	}
	i := Instance{
		URL: o.env(EnvLaunchpadURL), Space: o.env(EnvLaunchpadSpace),
		KeyID: secret.New(o.env(EnvLaunchpadID)), Key: secret.New(o.env(EnvLaunchpadSecret)),
	}
	if i.URL == "" {
		i.URL = LaunchpadURL
	} else {
		given = append([]string{EnvLaunchpadURL}, given...)
	}
	i.Source = "environment: " + list(given)
	return &Resolved{Instance: i}, nil
}
