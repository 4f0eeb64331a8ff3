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
	grants document // of a global key without groups: its own permissions
	source string   // authSource of auth/info
	key    string   // the key's id
}

// apiKey is who a secret belongs to. What else is known of a key stands in the server's keyring.
type apiKey struct {
	id    string
	login string // "" for a global key; one that is in no keyring has admin rights
}

// keyOf finds the key in a request, wherever it was put.
func keyOf(h http.Header) string {
	if ticket := first(h["X-Dku-Apiticket"]); ticket != "" {
		return ticket
	}
	scheme, value, _ := strings.Cut(first(h["Authorization"]), " ")
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

// first is the value of a header, which is looked up under its canonical name: http.Header.Get makes that of another spelling anew.
func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// holder is who a key or a ticket belongs to. A key ends with its user, and while that user is disabled.
func (s *Server) holder(text string) (principal, error) {
	login, ticket := s.tickets[text]
	key, known := s.keys[text]
	if !known && !ticket {
		return principal{}, unauthenticated("Unknown API Key")
	}
	definition, defined := s.keyring.get(key.id)
	if defined && definition.expired(s.start, s.options.Now()) {
		return principal{}, unauthenticated("API key '%s' has expired", key.id)
	}
	if !ticket {
		login = key.login
	}
	if login == "" {
		who := principal{id: key.id, admin: true}
		if defined {
			who = s.principalOfKey(definition)
		}
		who.key, who.source = key.id, "CONFIGURABLE_API_KEY"
		return who, nil
	}
	owner, ok := s.users.get(login)
	if !ok {
		return principal{}, unauthenticated("Unknown API Key")
	}
	if !owner.enabled {
		return principal{}, unauthenticated("User '%s' is disabled", login)
	}
	who := s.principalOf(owner)
	who.key, who.source = key.id, "PERSONAL_API_KEY"
	if ticket {
		who.key, who.source = "", "USER_FROM_UI"
	}
	return who, nil
}

// authenticate tells who a request acts as: the owner of its key, or the user whom an administrator's key names in X-DKU-ProxyUser.
func (s *Server) authenticate(h http.Header) (principal, error) {
	text := keyOf(h)
	if text == "" {
		return principal{}, unauthenticated("No API key found in the request")
	}
	who, err := s.holder(text)
	if err != nil {
		return principal{}, err
	}
	as := first(h["X-Dku-Proxyuser"])
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
