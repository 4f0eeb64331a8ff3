package mock

import (
	"encoding/json"
	"slices"
	"strings"
)

// projectAbilities are the permissions on a project, in the matrix as in a project's own list.
var projectAbilities = []string{"admin", "readProjectContent", "writeProjectContent", "exportDatasetsData", "readDashboards", "writeDashboards", "runScenarios"}

// authorizationMatrix tells for every enabled user and every group what they may do on the instance and in each project. Users of
// the same groups have the same rights, unless they own a project or are named by it: rights are looked up once for each set of
// groups, so that many users can be listed.
func (c *call) authorizationMatrix() ([]byte, error) {
	var users, userGrants, groups, groupGrants document
	type person struct {
		login string
		set   int // of groups
	}
	var people []person
	var sets [][]string
	var rights []document
	index := map[string]int{}
	for login, u := range c.users.all {
		if !u.enabled {
			continue
		}
		id := strings.Join(u.groups, "\x00")
		set, known := index[id]
		if !known {
			set = len(sets)
			index[id] = set
			sets, rights = append(sets, u.groups), append(rights, c.instanceRights(u.groups))
		}
		people = append(people, person{login, set})
		users = append(users, member{login, rights[set].with("displayName", u.document().str("displayName")).text()})
	}
	for name := range c.groups.all {
		groups = append(groups, member{name, c.instanceRights([]string{name}).text()})
	}
	for key, p := range c.projects.all {
		var perUser, perGroup document
		as := *c
		bySet, named := make([]json.RawMessage, len(sets)), p.named()
		for i, set := range sets {
			as.who = principal{groups: set, admin: c.anyAdmin(set)}
			bySet[i] = as.projectRights(p)
		}
		for _, who := range people {
			list := bySet[who.set]
			if named[who.login] {
				u, _ := c.users.get(who.login)
				as.who = c.principalOf(u)
				list = as.projectRights(p)
			}
			if list != nil {
				perUser = append(perUser, member{who.login, list})
			}
		}
		for name := range c.groups.all {
			as.who = principal{groups: []string{name}, admin: c.anyAdmin([]string{name})}
			if list := as.projectRights(p); list != nil {
				perGroup = append(perGroup, member{name, list})
			}
		}
		userGrants = append(userGrants, member{key, perUser.text()})
		groupGrants = append(groupGrants, member{key, perGroup.text()})
	}
	return object(
		"perUser", object("users", users, "projects", userGrants),
		"perGroup", object("groups", groups, "projects", groupGrants),
	).text(), nil
}

// named are the users whom a project has as its owner or names in its permissions.
func (p *project) named() map[string]bool {
	logins := map[string]bool{p.owner: true}
	list, _ := parseArray(p.permissions.get("permissions"))
	for _, text := range list {
		if item, _ := parseDocument(text); item.str("user") != "" {
			logins[item.str("user")] = true
		}
	}
	return logins
}

// instanceRights are the abilities that any of the groups has.
func (c *call) instanceRights(groups []string) document {
	doc := make(document, 0, len(abilities)+1)
	admin := c.anyAdmin(groups)
	for _, ability := range abilities {
		has := admin || slices.ContainsFunc(groups, func(name string) bool {
			g, ok := c.groups.get(name)
			return ok && g.isTrue(ability)
		})
		doc = append(doc, member{ability, toJSON(has)})
	}
	return doc
}

// projectRights are the abilities of the caller in a project as JSON, nil when there are none.
func (c *call) projectRights(p *project) json.RawMessage {
	var rights []string
	for _, ability := range projectAbilities {
		if c.may(p, ability) {
			rights = append(rights, ability)
		}
	}
	if rights == nil {
		return nil
	}
	return toJSON(rights)
}
