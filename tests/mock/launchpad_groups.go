package mock

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
)

var teamRoutes = []launchpadRoute{
	{"POST", "/groups/search", ReadGroups, (*visit).searchTeams},
	{"GET", "/group/{id}", ReadGroups, (*visit).getTeam},
	{"POST", "/group", WriteGroups, (*visit).createTeam},
	{"PUT", "/group/{id}", WriteGroups, (*visit).updateTeam},
	{"DELETE", "/group/{id}", WriteGroups, (*visit).deleteTeam},
}

// administrators is the group that every space has: it can be neither renamed nor deleted.
const administrators = "space_administrators"

// team is a group of the space. It is never changed: a change makes another one. Who is in it is told by the users.
type team struct {
	id, name, description      string
	launchpad, dataiku, govern document // permissions; those on nodes by the node's name
	created                    moment
}

var teamShape = shape{"id": kindString, "name": kindString, "description": kindString, "users": kindObjects,
	"launchpadPermissions": kindObject, "dataikuPermissions": kindObject, "governPermissions": kindObject}

// What a group may have; what is left out is false. Other permissions are kept as they are sent.
var (
	launchpadAbilities = []string{"mayTurnOnSpace", "mayManageUsers", "mayManageExtensions", "mayManageConnections"}
	dataikuAbilities   = []string{"mayCreateProjects", "mayWriteUnsafeCode", "mayWriteSafeCode", "mayCreateCodeEnvs", "mayManageCodeEnvs",
		"mayCreateAuthenticatedConnections", "mayDevelopPlugins", "mayCreateWorkspaces", "mayShareToWorkspaces", "mayManageFeatureStore"}
	spaceGovernAbilities = []string{"mayManageGovern", "isGovernArchitect"}
)

func (s *space) team(name string) (*team, bool) {
	for _, g := range s.groups.all {
		if g.name == name {
			return g, true
		}
	}
	return nil, false
}

func (v *visit) renderTeam(g *team) document {
	var users [][]byte
	for _, p := range v.state.users.all {
		if slices.Contains(p.groups, g.id) {
			users = append(users, object("id", p.id, "email", p.email).text())
		}
	}
	return object("id", g.id, "name", g.name, "description", g.description, "launchpadPermissions", g.launchpad,
		"dataikuPermissions", g.dataiku, "governPermissions", g.govern, "users", array(users), "createdOn", isoTime(g.created.in(v.start)))
}

func (v *visit) searchTeams() ([]byte, error) {
	doc, err := v.object(shape{"names": kindStrings})
	if err != nil {
		return nil, err
	}
	names := doc.strings("names")
	var items [][]byte
	for _, g := range v.state.groups.all {
		if !doc.has("names") || slices.Contains(names, g.name) {
			items = append(items, v.renderTeam(g).text())
		}
	}
	return array(items), nil
}

func (v *visit) theTeam() (*team, error) {
	g, ok := v.state.groups.get(v.arg("id"))
	if !ok {
		return nil, &spaceError{status: http.StatusNotFound, message: "Group " + v.arg("id") + " does not exist"}
	}
	return g, nil
}

func (v *visit) getTeam() ([]byte, error) {
	g, err := v.theTeam()
	if err != nil {
		return nil, err
	}
	return v.renderTeam(g).text(), nil
}

// teamOf makes a group of a document, and the users who are to be in it. old is nil for a new group.
func (v *visit) teamOf(doc document, old *team) (*team, []string, error) {
	g := &team{name: strings.TrimSpace(doc.str("name")), description: doc.str("description")}
	if g.name == "" {
		return nil, nil, invalid("name", "Name cannot be empty")
	}
	if other, taken := v.state.team(g.name); taken && (old == nil || other.id != old.id) {
		return nil, nil, invalid("name", "Group "+g.name+" already exists")
	}
	if old != nil && old.name == administrators && g.name != administrators {
		return nil, nil, invalid("name", "Group "+administrators+" can't be renamed")
	}
	var err error
	if g.launchpad, err = permissions("launchpadPermissions", doc.object("launchpadPermissions"), launchpadAbilities); err != nil {
		return nil, nil, err
	}
	if g.dataiku, err = v.nodePermissions(doc, "dataikuPermissions", false, dataikuAbilities); err != nil {
		return nil, nil, err
	}
	if g.govern, err = v.nodePermissions(doc, "governPermissions", true, spaceGovernAbilities); err != nil {
		return nil, nil, err
	}
	members, err := v.membersOf(doc.get("users"))
	return g, members, err
}

// permissions checks that they are booleans, or objects of booleans, and adds those that are left out as false.
func permissions(field string, doc document, known []string) (document, error) {
	for _, m := range doc {
		ok := kindOf(m.value) == kindBool
		if kindOf(m.value) == kindObject {
			inner, _ := parseDocument(m.value)
			ok = !slices.ContainsFunc(inner, func(own member) bool { return kindOf(own.value) != kindBool })
		}
		if !ok {
			return nil, invalid(field, "Permission "+m.key+" is not a boolean")
		}
	}
	for _, name := range known {
		if !doc.has(name) {
			doc = doc.with(name, false)
		}
	}
	return doc, nil
}

func (v *visit) nodePermissions(doc document, name string, govern bool, known []string) (document, error) {
	out := document{}
	for _, m := range doc.object(name) {
		if !slices.ContainsFunc(v.state.nodes, func(n spaceNode) bool { return n.name == m.key && (n.kind == "govern") == govern }) {
			return nil, invalid(name, "Node "+m.key+" does not exist on the space, or has other permissions")
		}
		if kindOf(m.value) != kindObject {
			return nil, invalid(name, "The permissions on node "+m.key+" are not an object")
		}
		own, _ := parseDocument(m.value)
		own, err := permissions(name, own, known)
		if err != nil {
			return nil, err
		}
		out = append(out, object(m.key, own)...)
	}
	return out, nil
}

// membersOf reads the users of a group, by their ids or, without one, their e-mails.
func (v *visit) membersOf(text json.RawMessage) ([]string, error) {
	var ids []string
	list, _ := parseArray(text)
	for _, item := range list {
		doc, _ := parseDocument(item)
		p, ok := v.state.users.get(doc.str("id"))
		if !ok && !doc.has("id") {
			p = byEmail(&v.state.users, doc.str("email"))
			ok = p != nil
		}
		if !ok {
			return nil, invalid("users", "User "+doc.str("email")+" does not exist on the space")
		}
		ids = append(ids, p.id)
	}
	return ids, nil
}

// saveTeam stores a group, puts its users in and takes all others out.
func (v *visit) saveTeam(g *team, members []string) ([]byte, error) {
	v.state.groups.put(g.id, g)
	var changed []*person
	for _, p := range v.state.users.all {
		if in := slices.Contains(p.groups, g.id); in != slices.Contains(members, p.id) {
			other := *p
			if in {
				other.groups = slices.DeleteFunc(slices.Clone(p.groups), func(id string) bool { return id == g.id })
			} else {
				other.groups = append(slices.Clone(p.groups), g.id)
			}
			changed = append(changed, &other)
		}
	}
	for _, p := range changed {
		v.state.users.put(p.id, p)
	}
	return append(object("group", v.renderTeam(g)), v.propagate("", object("group", g.name))...).text(), nil
}

func (v *visit) createTeam() ([]byte, error) {
	doc, err := v.object(teamShape)
	if err != nil {
		return nil, err
	}
	g, members, err := v.teamOf(doc, nil)
	if err != nil {
		return nil, err
	}
	g.id, g.created = v.nextID("grp"), onClock(v.now)
	return v.saveTeam(g, members)
}

func (v *visit) updateTeam() ([]byte, error) {
	old, err := v.theTeam()
	if err != nil {
		return nil, err
	}
	doc, err := v.object(teamShape)
	if err != nil {
		return nil, err
	}
	if id := doc.str("id"); doc.has("id") && id != old.id {
		return nil, invalid("id", "The id of group "+old.name+" can't be changed")
	}
	g, members, err := v.teamOf(doc, old)
	if err != nil {
		return nil, err
	}
	g.id, g.created = old.id, old.created
	return v.saveTeam(g, members)
}

// deleteTeam takes the group out of users and invites. It answers 204 when changes take no time.
func (v *visit) deleteTeam() ([]byte, error) {
	g, err := v.theTeam()
	if err != nil {
		return nil, err
	}
	if g.name == administrators {
		return nil, invalid("name", "Group "+administrators+" can't be deleted")
	}
	v.state.groups.delete(g.id)
	for _, list := range []*table[*person]{&v.state.users, &v.state.invites} {
		var changed []*person
		for _, p := range list.all {
			if slices.Contains(p.groups, g.id) {
				other := *p
				other.groups = slices.DeleteFunc(slices.Clone(p.groups), func(id string) bool { return id == g.id })
				changed = append(changed, &other)
			}
		}
		for _, p := range changed {
			list.put(p.id, p)
		}
	}
	if answer := v.propagate("", object("group", g.name)); answer != nil {
		return answer.text(), nil
	}
	return nil, nil
}
