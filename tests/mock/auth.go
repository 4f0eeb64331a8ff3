package mock

import (
	"encoding/base64"
	"net/http"
	"slices"
	"strings"
)

// The keys of every mock, seeded or empty, unless Options say otherwise. Each also works as a ticket (X-DKU-APITicket) and as a bearer token.
const (
	AdminKey  = "mock-admin-key"  // the personal key of the administrator "admin"
	UserKey   = "mock-user-key"   // the personal key of "marie.dupont", who is no administrator; of nobody in an empty mock
	GlobalKey = "mock-global-key" // a global key with admin rights, which is no user
)

// principal is who a request acts as.
type principal struct {
	login  string // "" for a global key
	id     string // login, or the id of a global key
	admin  bool
	groups []string
	source string // authSource of auth/info
	key    string // the key's id
}

type apiKey struct {
	id    string
	login string // "" for a global key with admin rights
}

func seedKeys() map[string]apiKey {
	return map[string]apiKey{
		AdminKey:  {id: "pk-admin", login: "admin"},
		UserKey:   {id: "pk-marie", login: "marie.dupont"},
		GlobalKey: {id: "gk-automation"},
	}
}

// keyOf finds the key in a request, wherever it was put.
func keyOf(h http.Header) string {
	if ticket := h.Get("X-DKU-APITicket"); ticket != "" {
		return ticket
	}
	scheme, value, _ := strings.Cut(h.Get("Authorization"), " ")
	switch {
	case strings.EqualFold(scheme, "Bearer"):
		return strings.TrimSpace(value)
	case strings.EqualFold(scheme, "Basic"):
		plain, err := base64.StdEncoding.DecodeString(strings.TrimSpace(value))
		if err != nil {
			return ""
		}
		user, _, _ := strings.Cut(string(plain), ":")
		return user
	}
	return ""
}

// authenticate tells who a request acts as: the owner of its key, or the user whom an administrator's key names in X-DKU-ProxyUser.
func (s *Server) authenticate(h http.Header) (principal, error) {
	text := keyOf(h)
	if text == "" {
		return principal{}, unauthenticated("No API key found in the request")
	}
	key, known := s.keys[text]
	if !known {
		return principal{}, unauthenticated("Unknown API Key")
	}
	who := principal{id: key.id, key: key.id, admin: true, source: "CONFIGURABLE_API_KEY"}
	if key.login != "" {
		owner, ok := s.users.get(key.login)
		if !ok {
			return principal{}, unauthenticated("Unknown API Key")
		}
		if !owner.enabled {
			return principal{}, unauthenticated("User '%s' is disabled", key.login)
		}
		who = s.principalOf(owner)
		who.key, who.source = key.id, "PERSONAL_API_KEY"
	}
	as := h.Get("X-DKU-ProxyUser")
	if as == "" {
		return who, nil
	}
	if !who.admin {
		return principal{}, forbidden("You may not impersonate user '%s': this needs an API key with admin rights", as)
	}
	user, ok := s.users.get(as)
	if !ok {
		return principal{}, notFound("Cannot impersonate user '%s': no such user", as)
	}
	if !user.enabled {
		return principal{}, forbidden("Cannot impersonate user '%s', who is disabled", as)
	}
	proxied := s.principalOf(user)
	proxied.key, proxied.source = who.key, who.source
	return proxied, nil
}

func (s *Server) principalOf(u *user) principal {
	return principal{login: u.login, id: u.login, groups: u.groups, admin: s.anyAdmin(u.groups)}
}

func (s *Server) anyAdmin(groups []string) bool {
	return slices.ContainsFunc(groups, func(name string) bool {
		g, ok := s.groups.get(name)
		return ok && g.isTrue("admin")
	})
}

// in tells whether the principal is in one of the groups.
func (p principal) in(groups []string) bool {
	return slices.ContainsFunc(p.groups, func(name string) bool { return slices.Contains(groups, name) })
}
