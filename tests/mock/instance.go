package mock

import "slices"

var instanceRoutes = []route{
	{method: "GET", pattern: "/auth/info", handle: (*call).authInfo},
	{method: "GET", pattern: "/instance-info", handle: (*call).instanceInfo},
	{method: "GET", pattern: "/admin/variables/", handle: (*call).getVariables},
	{method: "PUT", pattern: "/admin/variables/", handle: (*call).setVariables},
	{method: "GET", pattern: "/admin/authorization-matrix", handle: (*call).authorizationMatrix},
}

func (c *call) authInfo() ([]byte, error) { return c.infoOf(c.who), nil }

// infoOf is what a principal may know of itself. A global key may stand for a user when it impersonates.
func (c *call) infoOf(who principal) []byte {
	doc := object("authSource", who.source, "via", []string{}, "authIdentifier", who.id)
	u, ok := c.users.get(who.login)
	if !ok {
		doc = doc.with("groups", append([]string{}, who.groups...))
		if k, ok := c.keyring.get(who.key); ok && k.doc.str("dssUserForImpersonation") != "" {
			doc = doc.with("userForImpersonation", k.doc.get("dssUserForImpersonation"))
		}
		return doc.text()
	}
	doc = append(doc, object("groups", who.groups, "userProfile", u.document().str("userProfile"),
		"associatedDSSUser", u.login, "userForImpersonation", u.login)...)
	if c.flag("withSecrets") {
		list, _ := parseArray(u.document().get("secrets"))
		secrets := make([][]byte, len(list))
		for i, text := range list {
			secret, _ := parseDocument(text)
			secrets[i] = object("key", secret.str("name"), "value", decrypt(secret.str("value"))).text()
		}
		doc = doc.with("secrets", array(secrets))
	}
	return doc.text()
}

func (c *call) instanceInfo() ([]byte, error) {
	return object("nodeId", "mock-design", "nodeName", "Mock design node", "nodeType", "DESIGN", "dssVersion", c.options.Version.String(),
		"nodeUrl", URL, "deployerMode", "LOCAL", "isAutomationNode", false).text(), nil
}

func (c *call) getVariables() ([]byte, error) { return c.variables, nil }

func (c *call) setVariables() ([]byte, error) {
	doc, err := c.document(nil)
	if err != nil {
		return nil, err
	}
	c.variables = doc.text()
	return nil, nil
}

// projectAbilities are the permissions on a project, in the matrix as in a project's own list.
var projectAbilities = []string{"admin", "readProjectContent", "writeProjectContent", "exportDatasetsData", "readDashboards", "writeDashboards", "runScenarios"}

// authorizationMatrix tells for every enabled user and every group what they may do on the instance and in each project.
func (c *call) authorizationMatrix() ([]byte, error) {
	var users, userGrants, groups, groupGrants document
	for login, u := range c.users.all {
		if !u.enabled {
			continue
		}
		users = append(users, member{login, c.instanceRights(u.groups).with("displayName", u.document().str("displayName")).text()})
	}
	for name := range c.groups.all {
		groups = append(groups, member{name, c.instanceRights([]string{name}).text()})
	}
	for key, p := range c.projects.all {
		var perUser, perGroup document
		for login, u := range c.users.all {
			if !u.enabled {
				continue
			}
			as := *c
			as.who = c.principalOf(u)
			if rights := as.projectRights(p); len(rights) > 0 {
				perUser = append(perUser, member{login, toJSON(rights)})
			}
		}
		for name := range c.groups.all {
			as := *c
			as.who = principal{groups: []string{name}, admin: c.anyAdmin([]string{name})}
			if rights := as.projectRights(p); len(rights) > 0 {
				perGroup = append(perGroup, member{name, toJSON(rights)})
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

func (c *call) projectRights(p *project) []string {
	var rights []string
	for _, ability := range projectAbilities {
		if c.may(p, ability) {
			rights = append(rights, ability)
		}
	}
	return rights
}
