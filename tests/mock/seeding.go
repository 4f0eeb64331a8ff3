package mock

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// Seed makes the mocks what a seed says. A section starts from an empty instance unless its base says otherwise; an object that
// the base has already under its name is replaced. All or nothing: the error is a *seedfile.Problems with everything that is
// wrong with the seed, and then nothing has changed. What a product keeps is its journal and its options.
func (p Products) Seed(seed *seedfile.Seed) error {
	var commit []func()
	for _, s := range []struct {
		section *seedfile.Section
		server  *Server
		name    string
		apply   func(*seeding)
	}{
		{seed.DSS, p.DSS, "DSS", (*seeding).dss},
		{seed.Govern, p.governServer(), "Govern", (*seeding).blueprintsAndArtifacts},
	} {
		switch {
		case s.section == nil:
		case s.server == nil:
			seed.Reject(s.section.Node, "there is no mock %s here", s.name)
		default:
			s.server.mu.Lock()
			defer s.server.mu.Unlock()
			stage := s.server.stage(s.section.Base)
			seeder := &seeding{call: &call{Server: stage, now: stage.start, who: principal{login: "admin", id: "admin", admin: true}, header: http.Header{}},
				seed: seed, section: s.section}
			seed.Resolve(s.section, world{stage})
			s.apply(seeder)
			commit = append(commit, func() {
				s.server.state = stage.state
				s.server.changes++
			})
		}
	}
	switch l := p.Launchpad; {
	case seed.Launchpad == nil:
	case l == nil:
		seed.Reject(seed.Launchpad.Node, "there is no mock Launchpad here")
	default:
		l.mu.Lock()
		defer l.mu.Unlock()
		stage := l.stage(seed.Launchpad.Base)
		seed.Resolve(seed.Launchpad, spaceWorld{&stage.state})
		(&spaceSeeding{&visit{Launchpad: stage, now: stage.start}, seed, seed.Launchpad}).all()
		commit = append(commit, func() {
			l.start, l.state, l.keys, l.tasks = stage.start, stage.state, stage.keys, stage.tasks
			l.changes++
		})
	}
	if err := seed.Err(); err != nil {
		return err
	}
	for _, do := range commit {
		do()
	}
	return nil
}

func (p Products) governServer() *Server {
	if p.Govern == nil {
		return nil
	}
	return p.Govern.Server
}

// stage is a server that nobody else knows, with the state that a seed is added to.
func (s *Server) stage(base string) *Server {
	o := s.options
	if base != seedfile.Current {
		o.Empty = base == seedfile.Empty
		stage := newServer(o, s.router)
		if s.govern != nil {
			stage.seedGovern()
		} else {
			stage.seed()
		}
		return stage
	}
	stage := newServer(o, s.router)
	stage.state = s.state.clone()
	return stage
}

// clone is a copy of which everything may be changed.
func (s *state) clone() state {
	c := *s
	c.keys, c.tickets = maps.Clone(s.keys), maps.Clone(s.tickets)
	c.keyring, c.users, c.groups, c.connections = s.keyring.clone(), s.users.clone(), s.groups.clone(), s.connections.clone()
	c.logs, c.audit = s.logs.clone(), slices.Clone(s.audit)
	c.projects = table[*project]{}
	for key, p := range s.projects.all {
		own := *p
		own.datasets, own.folders = p.datasets.clone(), p.folders.clone()
		own.notebooks, own.discussions = p.notebooks.clone(), p.discussions.clone()
		own.shared = slices.Clone(p.shared)
		c.projects.put(key, &own)
	}
	c.futures, c.running = table[*future]{}, nil
	for id, f := range s.futures.all {
		own := *f
		c.futures.put(id, &own)
		if slices.Contains(s.running, f) {
			c.running = append(c.running, &own)
		}
	}
	c.directories = map[string]*directory{}
	for source, d := range s.directories {
		own := *d
		own.users = slices.Clone(d.users)
		c.directories[source] = &own
	}
	if s.govern != nil {
		own := *s.govern
		c.govern = own.share()
		c.govern.own()
		c.govern.deleted = maps.Clone(s.govern.deleted)
	}
	return c
}

// own makes the tables copies that may be changed.
func (g *govern) own() {
	for _, t := range []*table[document]{&g.blueprints, &g.pages, &g.roles, &g.assignments, &g.permissions} {
		t.own()
	}
	g.versions.own()
	g.artifacts.own()
	g.series.own()
	g.files.own()
}

// seeding puts a section of a seed into a staged server.
type seeding struct {
	*call
	seed    *seedfile.Seed
	section *seedfile.Section
}

// reject notes what the server does not take in a part of the seed.
func (b *seeding) reject(n *seedfile.Node, err error) {
	message := err.Error()
	if refusal := new(apiError); errors.As(err, &refusal) {
		message = refusal.message
	}
	b.seed.Reject(n, "%s", message)
}

// each goes through a list of the section; what a reader has found wrong already is left out.
func each(n *seedfile.Node, do func(*seedfile.Node)) {
	if n.Kind() != seedfile.List {
		return
	}
	for _, item := range n.Items() {
		if !item.Bad() {
			do(item)
		}
	}
}

// documentOf is an object of a seed as the server keeps it, without some members.
func documentOf(n *seedfile.Node, without ...string) document {
	doc := document{}
	n.Members(func(name string, value *seedfile.Node) bool {
		if !slices.Contains(without, name) {
			doc = append(doc, member{name, value.JSON()})
		}
		return true
	})
	return doc
}

// momentOf is a time of a seed, or else a default.
func momentOf(n *seedfile.Node, otherwise moment) moment {
	if at, ok := n.Time(); ok {
		return moment{at.At, at.Ago}
	}
	return otherwise
}

// send lets the server do a request of the administrator, as the seed of a Govern does.
func (b *seeding) send(n *seedfile.Node, method, path string, query url.Values, body document) {
	c := *b.call
	c.query = query
	var err error
	if c.route, c.values, err = c.router.find(method, path); err == nil {
		c.body = body.text()
		_, err = c.route.handle(&c)
	}
	if err != nil {
		b.reject(n, err)
	}
}

// world is what a staged server has.
type world struct{ *Server }

// Has implements seedfile.World.
func (w world) Has(what, name string) bool {
	ok := false
	switch what {
	case "user":
		_, ok = w.users.get(name)
	case "group":
		_, ok = w.groups.get(name)
	case "connection":
		_, ok = w.connections.get(name)
	case "project":
		_, ok = w.projects.get(name)
	case "blueprint":
		if w.govern != nil {
			_, ok = w.govern.blueprints.get(name)
		}
	}
	return ok
}

// Names implements seedfile.World.
func (w world) Names(what string) []string {
	switch what {
	case "user":
		return w.users.list()
	case "group":
		return w.groups.list()
	case "connection":
		return w.connections.list()
	case "project":
		return w.projects.list()
	case "blueprint":
		if w.govern != nil {
			return w.govern.blueprints.list()
		}
	}
	return nil
}
