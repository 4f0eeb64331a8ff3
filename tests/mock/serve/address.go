package serve

import (
	"net"
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

// isAdmin tells whether a path is the admin page's or its API's.
func isAdmin(path string) bool {
	rest, ok := strings.CutPrefix(path, "/__mock")
	return ok && (rest == "" || rest[0] == '/')
}
