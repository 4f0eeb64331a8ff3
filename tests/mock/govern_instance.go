package mock

var governInstanceRoutes = []route{
	{method: "GET", pattern: "/auth/info", handle: (*call).authInfo},
	{method: "GET", pattern: "/instance-info", handle: (*call).governInfo},
	{method: "GET", pattern: "/admin/authorization-matrix", handle: (*call).governMatrix},
	{method: "GET", pattern: "/admin/monitoring/global-usage-summary", handle: (*call).governUsage},
	{method: "GET", pattern: "/admin/general-settings", handle: (*call).getSettings},
	{method: "PUT", pattern: "/admin/general-settings", handle: (*call).setGovernSettings},
}

func (c *call) governInfo() ([]byte, error) {
	return object("nodeId", "mock-govern", "nodeName", "Mock Govern node", "nodeType", "GOVERN", "dssVersion", c.options.Version.String(), "nodeUrl", GovernURL).text(), nil
}

// setGovernSettings replaces the whole document, which has no impersonation rules.
func (c *call) setGovernSettings() ([]byte, error) {
	if _, err := c.document(settingsShape); err != nil {
		return nil, err
	}
	doc, err := checkedSettings(c.body)
	if err == nil {
		c.settings = doc
	}
	return nil, err
}

// governMatrix tells for every enabled user and every group what they may do on the instance, and on the artifacts of each blueprint.
func (c *call) governMatrix() ([]byte, error) {
	var users, groups, userGrants, groupGrants document
	people, crowds := map[string]principal{}, map[string]principal{}
	for login, u := range c.users.all {
		if u.enabled {
			people[login] = c.principalOf(u)
			users = append(users, member{login, c.governRights(people[login]).with("displayName", u.document().str("displayName")).text()})
		}
	}
	for name := range c.groups.all {
		crowds[name] = principal{groups: []string{name}, admin: c.anyAdmin([]string{name})}
		groups = append(groups, member{name, c.governRights(crowds[name]).text()})
	}
	for id := range c.govern.blueprints.all {
		userGrants = append(userGrants, member{id, c.grantsOn(id, users, people).text()})
		groupGrants = append(groupGrants, member{id, c.grantsOn(id, groups, crowds).text()})
	}
	return object(
		"perUser", object("users", users, "blueprints", userGrants),
		"perGroup", object("groups", groups, "blueprints", groupGrants),
	).text(), nil
}

// governRights are the abilities of a principal on the instance.
func (c *call) governRights(who principal) document {
	as := *c
	as.who = who
	return object("admin", who.admin, "mayManageGovern", as.managesGovern())
}

// grantsOn are the rights on a blueprint of those who have any, in the order of a document that names them all.
func (c *call) grantsOn(blueprint string, order document, all map[string]principal) document {
	doc := document{}
	for _, m := range order {
		if list := c.rightsOf(all[m.key], blueprint); len(list) > 0 {
			doc = append(doc, member{m.key, toJSON(list)})
		}
	}
	return doc
}

// governUsage counts what the instance has.
func (c *call) governUsage() ([]byte, error) {
	var artifacts, states tally
	archived, enabled := 0, 0
	for _, a := range c.govern.artifacts.all {
		artifacts.add(a.key.blueprint, 1)
		if a.archived {
			archived++
		}
		for _, doc := range a.signoffs.all {
			states.add(doc.str("status"), 1)
		}
	}
	for _, u := range c.users.all {
		if u.enabled {
			enabled++
		}
	}
	return object(
		"blueprints", c.govern.blueprints.size(), "blueprintVersions", c.govern.versions.size(),
		"artifacts", artifacts.render("byBlueprint").with("archived", archived), "signoffs", states.render("byStatus"),
		"customPages", c.govern.pages.size(), "timeSeries", c.govern.series.size(), "uploadedFiles", c.govern.files.size(),
		"users", object("all", c.users.size(), "enabled", enabled), "groups", c.groups.size(),
	).text(), nil
}
