package mock

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// stage is a Launchpad that nobody else knows, with the state that a seed is added to.
func (l *Launchpad) stage(base string) *Launchpad {
	if base == seedfile.Current {
		return &Launchpad{options: l.options, start: l.start, keys: maps.Clone(l.keys), state: l.state.clone(), tasks: l.tasks.clone()}
	}
	o := l.options
	o.Empty = base == seedfile.Empty
	stage := NewLaunchpad(o)
	stage.state = stage.state.clone()
	return stage
}

// spaceSeeding puts a section of a seed into a staged Launchpad.
type spaceSeeding struct {
	*visit
	seed    *seedfile.Seed
	section *seedfile.Section
}

func (b *spaceSeeding) reject(n *seedfile.Node, err error) {
	refusal, message := new(spaceError), err.Error()
	if errors.As(err, &refusal) && len(refusal.fields) > 0 {
		message = strings.Join(refusal.fields.strings(refusal.fields[0].key), " ")
		if at := n.Get(refusal.fields[0].key); at != nil {
			n = at
		}
	}
	b.seed.Reject(n, "%s", message)
}

// all: profiles and nodes replace those of the base, everything else is added.
func (b *spaceSeeding) all() {
	if list := b.section.Get("nodes"); list != nil {
		b.state.nodes = nil
		each(list, func(n *seedfile.Node) {
			if kind := n.Str("type"); kind == "dataiku" || !slices.Contains(nodeTypes, kind) {
				b.seed.Reject(n.Get("type"), "expected design, automation, api or govern, but this is %q", kind)
				return
			}
			b.state.nodes = append(b.state.nodes, spaceNode{n.Str("name"), n.Str("type")})
		})
		b.dropNodes()
	}
	if list := b.section.Get("profiles"); list != nil {
		b.state.profiles = nil
		each(list, b.profileOf)
	}
	each(b.section.Get("groups"), b.teamOfSeed)
	b.replacePeople(&b.state.users, b.section.Get("users"), true)
	b.replacePeople(&b.state.invites, b.section.Get("invites"), false)
	each(b.section.Get("apiKeys"), func(n *seedfile.Node) {
		scopes := n.Strings("scopes")
		if n.Get("scopes") == nil {
			scopes = []string{ReadUsers, WriteUsers, ReadGroups, WriteGroups}
		}
		for _, item := range n.Get("scopes").Items() {
			if !slices.Contains([]string{ReadUsers, WriteUsers, ReadGroups, WriteGroups}, item.Text()) {
				b.seed.Reject(item, "%q is no scope: these are %s, %s, %s, %s", item.Text(), ReadUsers, WriteUsers, ReadGroups, WriteGroups)
			}
		}
		b.keys[n.Str("id")] = launchpadKey{n.Str("secret"), scopes}
	})
}

// dropNodes takes the permissions on nodes that are gone out of the base's groups.
func (b *spaceSeeding) dropNodes() {
	there := func(govern bool, doc document) document {
		return slices.DeleteFunc(slices.Clone(doc), func(m member) bool {
			return !slices.ContainsFunc(b.state.nodes, func(n spaceNode) bool { return n.name == m.key && (n.kind == "govern") == govern })
		})
	}
	for _, id := range b.state.groups.list() {
		old, _ := b.state.groups.get(id)
		g := *old
		g.dataiku, g.govern = there(false, g.dataiku), there(true, g.govern)
		b.state.groups.put(id, &g)
	}
}

func (b *spaceSeeding) profileOf(n *seedfile.Node) {
	p := profile{n.Str("name"), n.True("isTrial"), -1}
	if n.Get("totalSeats") != nil {
		p.seats = n.Int("totalSeats")
	}
	if slices.ContainsFunc(b.state.profiles, func(other profile) bool { return other.name == p.name && other.trial == p.trial }) {
		b.seed.Reject(n, "profile %q is here a second time", p.name)
		return
	}
	b.state.profiles = append(b.state.profiles, p)
}

func (b *spaceSeeding) teamOfSeed(n *seedfile.Node) {
	old, there := b.state.team(n.Str("name"))
	if !there {
		old = nil
	}
	doc := documentOf(n, "id", "createdOn")
	if err := checkFields(doc, teamShape); err != nil {
		b.reject(n, err)
		return
	}
	g, _, err := b.teamOf(doc, old)
	if err != nil {
		b.reject(n, err)
		return
	}
	g.id, g.created = n.Str("id"), momentOf(n.Get("createdOn"), before(0))
	switch {
	case old != nil:
		g.id = old.id
	case g.id == "":
		g.id = b.nextID("grp")
	}
	if other, taken := b.state.groups.get(g.id); taken && other.name != g.name {
		b.seed.Reject(n.Get("id"), "group %q has that id", other.name)
		return
	}
	b.state.groups.put(g.id, g)
}

// replacePeople adds users or invites. When one of the seed's users owns the space, nobody else does.
func (b *spaceSeeding) replacePeople(list *table[*person], seeds *seedfile.Node, members bool) {
	each(seeds, func(n *seedfile.Node) {
		email := n.Str("email")
		if !validEmail(email) {
			b.seed.Reject(n.Get("email"), "%q is not an e-mail address", email)
			return
		}
		if !members && byEmail(&b.state.users, email) != nil {
			b.seed.Reject(n.Get("email"), "%s is a user of the space already", email)
			return
		}
		p := &person{id: n.Str("id"), email: email, member: members, owner: n.True("isOwner"), created: momentOf(n.Get("createdOn"), before(0))}
		if members {
			p.admin = documentOf(n.Get("adminProperties"))
		}
		if old := byEmail(list, email); old != nil {
			p.id = old.id
			list.delete(old.id) // so that its seat is free
		} else if p.id == "" {
			p.id = b.nextID(map[bool]string{true: "usr", false: "inv"}[members])
		}
		if other, taken := list.get(p.id); taken {
			b.seed.Reject(n.Get("id"), "%s has that id", other.email)
			return
		}
		for _, name := range n.Strings("groups") {
			if g, ok := b.state.team(name); ok && !slices.Contains(p.groups, g.id) {
				p.groups = append(p.groups, g.id)
			}
		}
		wanted := n.Get("profile")
		doc := object("name", wanted.Text())
		if wanted.Kind() == seedfile.Object {
			doc = documentOf(wanted)
		}
		if err := b.seat(p, doc); err != nil {
			b.seed.Reject(wanted, "%s", err.message)
			return
		}
		if p.owner {
			b.disown(list)
		}
		list.put(p.id, p)
	})
}

// disown takes the space from its owner.
func (b *spaceSeeding) disown(list *table[*person]) {
	for _, id := range list.list() {
		if old, _ := list.get(id); old.owner {
			p := *old
			p.owner = false
			list.put(id, &p)
		}
	}
}

// spaceWorld is what a staged space has.
type spaceWorld struct{ *space }

// Has implements seedfile.World.
func (w spaceWorld) Has(what, name string) bool {
	switch what {
	case "space group":
		_, ok := w.team(name)
		return ok
	case "node":
		return slices.ContainsFunc(w.nodes, func(n spaceNode) bool { return n.name == name })
	}
	return false
}

// Names implements seedfile.World.
func (w spaceWorld) Names(what string) []string {
	var names []string
	if what == "space group" {
		for _, g := range w.groups.all {
			names = append(names, g.name)
		}
	}
	return names
}
