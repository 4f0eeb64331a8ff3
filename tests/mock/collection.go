package mock

import (
	"maps"
	"slices"
)

// A collection is a kind of object that a mock has, as a test looks at it: documents by key, as the instance keeps them. So
// secrets stand in it as they are stored, which may be encrypted.

// collection reads one kind of object of a server.
type collection[S any] struct {
	get  func(s S, key string) ([]byte, bool)
	keys func(s S) []string
}

// rows are the rows of a table as a collection.
func rows[S, T any](in func(S) *table[T], text func(S, T) []byte) collection[S] {
	return collection[S]{
		get: func(s S, key string) ([]byte, bool) {
			row, ok := in(s).get(key)
			if !ok {
				return nil, false
			}
			return text(s, row), true
		},
		keys: func(s S) []string {
			var keys []string
			for key := range in(s).all {
				keys = append(keys, key)
			}
			return keys
		},
	}
}

// inner are objects of projects, "PROJECT.name".
func inner[T any](in func(*project) *table[T], text func(*Server, *project, T) []byte) collection[*Server] {
	return collection[*Server]{
		get: func(s *Server, key string) ([]byte, bool) {
			for name, p := range s.projects.all {
				if len(key) > len(name) && key[:len(name)] == name && key[len(name)] == '.' {
					if row, ok := in(p).get(key[len(name)+1:]); ok {
						return text(s, p, row), true
					}
				}
			}
			return nil, false
		},
		keys: func(s *Server) []string {
			var keys []string
			for name, p := range s.projects.all {
				for key := range in(p).all {
					keys = append(keys, name+"."+key)
				}
			}
			return keys
		},
	}
}

func rowText[S any](_ S, doc document) []byte { return doc.text() }

func innerText(_ *Server, _ *project, doc document) []byte { return doc.text() }

// notebookText is what Jupyter stores, with the sessions that run.
func notebookText(s *Server, p *project, b *notebook) []byte {
	return b.content.with("activeSessions", s.asked().renderSessions(p, b)).text()
}

// versionText is a blueprint version with its status, which the API tells apart from it.
func versionText(_ *Server, v *version) []byte {
	doc := v.doc.with("status", v.status)
	if v.origin != "" {
		doc = doc.with("originVersionId", v.origin)
	}
	return doc.text()
}

// artifactText is an artifact with its sign-offs by step, as a seed has them.
func artifactText(_ *Server, a *artifact) []byte {
	signoffs := document{}
	for step, doc := range a.signoffs.all {
		signoffs = signoffs.with(step, doc)
	}
	return a.doc.with("signoffs", signoffs).text()
}

// keyText is a key as the API lists it.
func keyText(s *Server, k *key) []byte { return s.asked().render(k, false).text() }

// asked is a call that nobody sent.
func (s *Server) asked() *call { return &call{Server: s, now: s.options.Now()} }

// projectText is a project with what else can be asked of it.
func projectText(_ *Server, p *project) []byte {
	return p.summary.with("metadata", p.metadata).with("permissions", p.permissions).with("variables", p.variables).text()
}

var dssCollections = map[string]collection[*Server]{
	"users":       rows(func(s *Server) *table[*user] { return &s.users }, func(_ *Server, u *user) []byte { return u.document().text() }),
	"groups":      rows(func(s *Server) *table[document] { return &s.groups }, rowText[*Server]),
	"connections": rows(func(s *Server) *table[document] { return &s.connections }, rowText[*Server]),
	"projects":    rows(func(s *Server) *table[*project] { return &s.projects }, projectText),
	"datasets":    inner(func(p *project) *table[document] { return &p.datasets }, innerText),
	"notebooks":   inner(func(p *project) *table[*notebook] { return &p.notebooks }, notebookText),
	"folders":     inner(func(p *project) *table[document] { return &p.folders }, innerText),
	"keys":        rows(func(s *Server) *table[*key] { return &s.keyring }, keyText),
}

var governCollections = map[string]collection[*Server]{
	"users":      dssCollections["users"],
	"groups":     dssCollections["groups"],
	"keys":       dssCollections["keys"],
	"blueprints": rows(func(s *Server) *table[document] { return &s.govern.blueprints }, rowText[*Server]),
	"versions":   rows(func(s *Server) *table[*version] { return &s.govern.versions }, versionText),
	"artifacts":  rows(func(s *Server) *table[*artifact] { return &s.govern.artifacts }, artifactText),
	"pages":      rows(func(s *Server) *table[document] { return &s.govern.pages }, rowText[*Server]),
	"roles":      rows(func(s *Server) *table[document] { return &s.govern.roles }, rowText[*Server]),
}

var launchpadCollections = map[string]collection[*Launchpad]{
	"users":   persons(func(l *Launchpad) *table[*person] { return &l.state.users }),
	"invites": persons(func(l *Launchpad) *table[*person] { return &l.state.invites }),
	"groups":  rows(func(l *Launchpad) *table[*team] { return &l.state.groups }, teamText),
}

// persons are found by their mail address, too.
func persons(in func(*Launchpad) *table[*person]) collection[*Launchpad] {
	c := rows(in, personText)
	byID := c.get
	c.get = func(l *Launchpad, key string) ([]byte, bool) {
		for id, p := range in(l).all {
			if p.email == key {
				key = id
				break
			}
		}
		return byID(l, key)
	}
	return c
}

func personText(l *Launchpad, p *person) []byte { return (&visit{Launchpad: l}).renderPerson(p).text() }
func teamText(l *Launchpad, t *team) []byte     { return (&visit{Launchpad: l}).renderTeam(t).text() }

func (s *Server) collections() map[string]collection[*Server] {
	if s.govern != nil {
		return governCollections
	}
	return dssCollections
}

// Collections lists the kinds of objects that the server has: "users", "groups" …
func (s *Server) Collections() []string { return slices.Sorted(maps.Keys(s.collections())) }

// Keys lists the keys of a collection in the order of the server's own lists; ok is false when there is no such collection.
// A project's own objects have keys of two parts, "PROJECT.name".
func (s *Server) Keys(collection string) (keys []string, ok bool) {
	c, ok := s.collections()[collection]
	if !ok {
		return nil, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return c.keys(s), true
}

// Document is the JSON text of an object, false when the collection does not have it.
func (s *Server) Document(collection, key string) ([]byte, bool) {
	c, ok := s.collections()[collection]
	if !ok {
		return nil, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return c.get(s, key)
}

// Collections, Keys and Document are as those of a Server. Users and groups have ids as keys.
func (l *Launchpad) Collections() []string { return slices.Sorted(maps.Keys(launchpadCollections)) }

// Keys lists the keys of a collection, see Server.Keys.
func (l *Launchpad) Keys(collection string) (keys []string, ok bool) {
	c, ok := launchpadCollections[collection]
	if !ok {
		return nil, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return c.keys(l), true
}

// Document is the JSON text of an object, see Server.Document.
func (l *Launchpad) Document(collection, key string) ([]byte, bool) {
	c, ok := launchpadCollections[collection]
	if !ok {
		return nil, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return c.get(l, key)
}

// KeyFor makes a personal API key of a user, for a client that acts as them; ok is false when there is no such user.
func (s *Server) KeyFor(login string) (secret string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.users.get(login); !ok {
		return "", false
	}
	secret = "mock-key-of-" + login
	s.keys[secret] = apiKey{id: secret, login: login}
	return secret, true
}
