package mock

import (
	"slices"
	"sync"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

var groupRoutes = []route{
	{method: "GET", pattern: "/admin/groups/", handle: (*call).listGroups},
	{method: "POST", pattern: "/admin/groups/", handle: (*call).createGroup},
	{method: "GET", pattern: "/admin/groups/{name}", handle: (*call).getGroup},
	{method: "PUT", pattern: "/admin/groups/{name}", handle: (*call).updateGroup},
	{method: "DELETE", pattern: "/admin/groups/{name}", handle: (*call).deleteGroup},
	{method: "GET", pattern: "/groups", handle: (*call).listGroupsInfo, since: DSSVersion{14, 0, 0}},
}

// abilities are the instance-wide permissions of a group, all of them booleans; admin implies the rest.
var abilities = seedfile.Abilities

var groupShape = sync.OnceValue(func() shape {
	s := shape{"name": kindString, "description": kindString, "sourceType": kindString, "ldapGroupNames": kindStrings,
		"azureADGroupNames": kindStrings, "ssoGroupNames": kindStrings, "customGroupNames": kindStrings}
	for _, a := range slices.Concat(abilities, governAbilities) {
		s[a] = kindBool
	}
	return s
})

// groupDefaults are what the server fills in, which depends on the product.
func (s *Server) groupDefaults() document {
	if s.govern != nil {
		return governGroupDefaults()
	}
	return groupDefaults()
}

var groupDefaults = sync.OnceValue(func() document { return groupWith(abilities) })

func groupWith(abilities []string) document {
	doc := object("description", "", "sourceType", "LOCAL")
	for _, a := range abilities {
		doc = append(doc, member{a, []byte("false")})
	}
	for _, mapping := range []string{"ldapGroupNames", "azureADGroupNames", "ssoGroupNames", "customGroupNames"} {
		doc = append(doc, member{mapping, []byte("[]")})
	}
	return doc
}

func checkGroup(doc document) error {
	if err := doc.check(groupShape()); err != nil {
		return err
	}
	if doc.str("name") == "" {
		return illegal("Group name may not be empty")
	}
	if source := doc.str("sourceType"); source != "" && !slices.Contains(userSources, source) {
		return illegal("No enum constant GroupSourceType.%s", source)
	}
	return nil
}

func (c *call) listGroups() ([]byte, error) {
	items := make([][]byte, 0, c.groups.size())
	for _, g := range c.groups.all {
		items = append(items, g.text())
	}
	return array(items), nil
}

func (c *call) createGroup() ([]byte, error) {
	doc, err := c.document(groupShape())
	if err != nil {
		return nil, err
	}
	if err := checkGroup(doc); err != nil {
		return nil, err
	}
	name := doc.str("name")
	if _, taken := c.groups.get(name); taken {
		return nil, illegal("Group '%s' already exists", name)
	}
	c.groups.put(name, doc.defaults(c.groupDefaults()))
	return msg("Created group " + name), nil
}

func (c *call) group() (string, document, error) {
	name := c.arg("name")
	if g, ok := c.groups.get(name); ok {
		return name, g, nil
	}
	return name, nil, notFound("Group '%s' does not exist", name)
}

func (c *call) getGroup() ([]byte, error) {
	_, g, err := c.group()
	if err != nil {
		return nil, err
	}
	return g.text(), nil
}

func (c *call) updateGroup() ([]byte, error) {
	name, _, err := c.group()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(groupShape())
	if err != nil {
		return nil, err
	}
	if sent := doc.str("name"); doc.has("name") && sent != name {
		return nil, illegal("Cannot rename group '%s' to '%s'", name, sent)
	}
	doc = doc.with("name", name)
	if err := checkGroup(doc); err != nil {
		return nil, err
	}
	c.groups.put(name, doc.defaults(c.groupDefaults()))
	return msg("Updated group " + name), nil
}

// deleteGroup takes the group out of its users as well; connections and projects keep its name.
func (c *call) deleteGroup() ([]byte, error) {
	name, _, err := c.group()
	if err != nil {
		return nil, err
	}
	c.groups.delete(name)
	var members []*user
	for _, u := range c.users.all {
		if slices.Contains(u.groups, name) {
			members = append(members, u)
		}
	}
	for _, u := range members {
		rest := slices.DeleteFunc(slices.Clone(u.groups), func(g string) bool { return g == name })
		c.users.put(u.login, u.changed(u.document().with("groups", rest)))
	}
	return nil, nil
}

func (c *call) listGroupsInfo() ([]byte, error) {
	items := make([][]byte, 0, c.groups.size())
	for _, g := range c.groups.all {
		items = append(items, g.only("name", "description").text())
	}
	return array(items), nil
}
