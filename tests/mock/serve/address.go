package serve

import (
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/dssrun/dssrun/bindings/profile"
	"github.com/dssrun/dssrun/tests/mock"
)

// URLs are the addresses of DSS, Govern and the Launchpad.
func (s *Server) URLs() (urls [3]string) {
	for i, l := range s.listeners {
		urls[i] = "http://" + reachable(l.Addr().String())
	}
	return urls
}

// reachable is the address that a client on this machine uses: a wildcard is none.
func reachable(address string) string {
	host, port, err := net.SplitHostPort(address)
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return address
}

// Variable is one variable of the environment.
type Variable struct{ Name, Value string }

// Environment is how clients reach the mocks, as administrators: the variables that Dataiku's tools and dssrun read.
func (s *Server) Environment() []Variable {
	urls := s.URLs()
	return []Variable{
		{profile.EnvURL, urls[dss]},
		{profile.EnvKey, mock.AdminKey},
		{profile.EnvGovernURL, urls[govern]},
		{profile.EnvGovernKey, mock.GovernAdminKey},
		{profile.EnvLaunchpadURL, urls[launchpad]},
		{profile.EnvLaunchpadSpace, mock.LaunchpadSpaceID},
		{profile.EnvLaunchpadID, mock.LaunchpadKeyID},
		{profile.EnvLaunchpadSecret, mock.LaunchpadKeySecret},
	}
}

// foreign tells whether a request to a mock on this machine names a host that anybody on the Internet may have made to lead here:
// the page of another site, which knows the keys as everybody does. Addresses, names without a dot (localhost, a container) and
// those that no public name can end in are the user's own. Mocks that others shall reach take any name, but for the admin page.
func (s *Server) foreign(r *http.Request) bool {
	return s.local && !s.ours(r.Host)
}

func (s *Server) ours(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.Trim(address, "[]")
	}
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	dot := strings.LastIndexByte(host, '.')
	return dot < 0 || net.ParseIP(host) != nil || host == strings.ToLower(s.options.Host) || slices.Contains(privateEnds, host[dot+1:])
}

// privateEnds are the top-level domains that are kept from public use.
var privateEnds = []string{"localhost", "local", "internal", "test"}

// notHere refuses a request for its host's name.
func (s *Server) notHere(r *http.Request) error {
	return wrong(http.StatusForbidden, "the mock is at the addresses that it has printed, and not at %q: a page of another site could reach it under a name of its own", r.Host)
}

// isAdmin tells whether a path is the admin page's or its API's.
func isAdmin(path string) bool {
	rest, ok := strings.CutPrefix(path, "/__mock")
	return ok && (rest == "" || rest[0] == '/')
}
