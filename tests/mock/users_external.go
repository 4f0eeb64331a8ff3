package mock

import (
	"slices"
)

var externalRoutes = []route{
	{method: "POST", pattern: "/admin/users/{login}/actions/resync", handle: (*call).resyncUser, since: DSSVersion{12, 1, 0}},
	{method: "POST", pattern: "/admin/users/actions/resync-multi", handle: (*call).resyncUsers, since: DSSVersion{12, 1, 0}},
	{method: "GET", pattern: "/admin/external-groups", handle: (*call).externalGroups, since: DSSVersion{12, 1, 0}},
	{method: "GET", pattern: "/admin/external-users", handle: (*call).externalUsers, since: DSSVersion{12, 1, 0}},
	{method: "POST", pattern: "/admin/users/actions/provision", handle: (*call).provisionUsers, since: DSSVersion{12, 1, 0}},
}

// directory is an external source of users, as an LDAP server is.
type directory struct {
	users   []externalUser
	mapping string // the member of a group that names its counterparts out there
}

type externalUser struct {
	login, name, email string
	groups             []string
}

// render is how the API writes an external user.
func (e externalUser) render(provisioned bool) []byte {
	status := "NOT_PROVISIONED"
	if provisioned {
		status = "PROVISIONED"
	}
	return object("login", e.login, "displayName", e.name, "email", e.email, "groupNames", e.groups, "status", status).text()
}

func (s *Server) directory(source string) (*directory, error) {
	if d := s.directories[source]; d != nil {
		return d, nil
	}
	if source == "" {
		return nil, illegal("Parameter userSourceType is required")
	}
	return nil, illegal("No user supplier is enabled for source type '%s'", source)
}

// mapped are the groups whose mapping names one of the external groups.
func (s *Server) mapped(d *directory, external []string) []string {
	list := []string{}
	for name, g := range s.groups.all {
		if slices.ContainsFunc(g.strings(d.mapping), func(e string) bool { return slices.Contains(external, e) }) {
			list = append(list, name)
		}
	}
	return list
}

// resync takes name, mail and mapped groups over from the user's source. A user who has left it is disabled.
func (s *Server) resync(login string) error {
	u, ok := s.users.get(login)
	if !ok {
		return notFound("User '%s' does not exist", login)
	}
	d, err := s.directory(u.source)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(d.users, func(e externalUser) bool { return e.login == login })
	if i < 0 {
		s.users.put(login, u.changed(u.document().with("enabled", false)))
		return notFound("User '%s' was not found in its %s source and is now disabled", login, u.source)
	}
	found := d.users[i]
	groups := []string{}
	for _, name := range u.groups { // groups without a mapping stay
		if g, ok := s.groups.get(name); !ok || len(g.strings(d.mapping)) == 0 {
			groups = append(groups, name)
		}
	}
	for _, name := range s.mapped(d, found.groups) {
		if !slices.Contains(groups, name) {
			groups = append(groups, name)
		}
	}
	s.users.put(login, u.changed(u.document().with("displayName", found.name).with("email", found.email).with("groups", groups)))
	return nil
}

// startResync is a future whose result has one status a user.
func (c *call) startResync(logins []string, single bool) ([]byte, error) {
	return c.begin(task{
		kind: "users-resync", title: "Synchronizing users from their supplier", step: "Synchronizing users", total: len(logins),
		work: workResync, args: object("logins", logins, "single", single),
	})
}

func (s *Server) resyncAll(logins []string, single bool) ([]byte, error) {
	var statuses [][]byte
	for _, login := range logins {
		err := s.resync(login)
		if err != nil && single {
			return nil, err
		}
		statuses = append(statuses, bulkStatus(login, err))
	}
	return array(statuses), nil
}

func (c *call) resyncUser() ([]byte, error) {
	u, err := c.user()
	if err != nil {
		return nil, err
	}
	if _, err := c.directory(u.source); err != nil {
		return nil, illegal("User '%s' of type %s does not come from an external supplier", u.login, u.source)
	}
	return c.startResync([]string{u.login}, true)
}

// resyncUsers takes a list of logins, or no body for every user with a source.
func (c *call) resyncUsers() ([]byte, error) {
	var logins []string
	if c.body == nil || kindOf(c.body) == kindNull {
		for login, u := range c.users.all {
			if c.directories[u.source] != nil {
				logins = append(logins, login)
			}
		}
		return c.startResync(logins, false)
	}
	list := object("logins", c.body)
	if err := list.check(shape{"logins": kindStrings}); err != nil {
		return nil, err
	}
	return c.startResync(list.strings("logins"), false)
}

func (c *call) externalGroups() ([]byte, error) {
	d, err := c.directory(c.query.Get("userSourceType"))
	if err != nil {
		return nil, err
	}
	groups := []string{}
	for _, u := range d.users {
		groups = append(groups, u.groups...)
	}
	slices.Sort(groups)
	return c.begin(task{
		kind: "external-groups", title: "Fetching external groups", step: "Fetching groups", total: 1,
		args: answers(slices.Compact(groups)),
	})
}

// externalUsers filters by login or email, exactly; else by group; else lists all.
func (c *call) externalUsers() ([]byte, error) {
	source := c.query.Get("userSourceType")
	d, err := c.directory(source)
	if err != nil {
		return nil, err
	}
	return c.begin(task{
		kind: "external-users", title: "Fetching external users", step: "Fetching users", total: len(d.users), work: workExternalUsers,
		args: object("source", source, "login", c.query.Get("login"), "email", c.query.Get("email"), "group", c.query.Get("groupName")),
	})
}

// findExternal lists the users of a source who pass the filters.
func (s *Server) findExternal(filter document) ([]byte, error) {
	d, err := s.directory(filter.str("source"))
	if err != nil {
		return nil, err
	}
	login, email, group := filter.str("login"), filter.str("email"), filter.str("group")
	var found [][]byte
	for _, u := range d.users {
		switch {
		case login != "" && u.login != login, email != "" && u.email != email:
			continue
		case login == "" && email == "" && group != "" && !slices.Contains(u.groups, group):
			continue
		}
		_, provisioned := s.users.get(u.login)
		found = append(found, u.render(provisioned))
	}
	return array(found), nil
}

// provisionUsers creates the users that are sent, which are items of externalUsers.
func (c *call) provisionUsers() ([]byte, error) {
	doc, err := c.document(shape{"userSourceType": kindString, "users": kindObjects})
	if err != nil {
		return nil, err
	}
	source := doc.str("userSourceType")
	if _, err := c.directory(source); err != nil {
		return nil, err
	}
	list, err := parseArray(doc.get("users"))
	if err != nil {
		return nil, err
	}
	return c.begin(task{
		kind: "users-provision", title: "Provisioning users", step: "Creating users", total: len(list),
		work: workProvision, args: object("source", source, "users", doc.get("users")),
	})
}

func (c *call) provision(order document) ([]byte, error) {
	source := order.str("source")
	d, err := c.directory(source)
	if err != nil {
		return nil, err
	}
	var statuses [][]byte
	list, _ := parseArray(order.get("users"))
	for _, text := range list {
		sent, _ := parseDocument(text)
		fresh := sent.only("login", "displayName", "email").with("sourceType", source).
			with("groups", c.mapped(d, sent.strings("groupNames")))
		statuses = append(statuses, bulkStatus(sent.str("login"), c.addUser(fresh)))
	}
	return array(statuses), nil
}
