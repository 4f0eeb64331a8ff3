package mock

import "time"

var userRoutes = []route{
	{method: "GET", pattern: "/admin/users/", handle: (*call).listUsers},
	{method: "POST", pattern: "/admin/users/", handle: (*call).createUser},
	{method: "GET", pattern: "/admin/users/{login}", handle: (*call).getUser},
	{method: "PUT", pattern: "/admin/users/{login}", handle: (*call).updateUser},
	{method: "DELETE", pattern: "/admin/users/{login}", handle: (*call).deleteUser},
	{method: "GET", pattern: "/admin/users/{login}/activity", handle: (*call).userActivity},
	{method: "GET", pattern: "/admin/users-activity", handle: (*call).usersActivity},
	{method: "GET", pattern: "/admin/list-trial-expired-users", handle: (*call).listExpiredTrials, since: DSSVersion{12, 5, 0}},
	{method: "GET", pattern: "/users", handle: (*call).listUsersInfo, since: DSSVersion{14, 0, 0}},
	{method: "GET", pattern: "/users/{login}", handle: (*call).userInfo, since: DSSVersion{14, 0, 0}},
	{method: "GET", pattern: "/current-user", handle: (*call).getOwnUser},
	{method: "PUT", pattern: "/current-user", handle: (*call).updateOwnUser},
}

// userList is the answer that lists all users. It is right until a user changes or a trial ends.
type userList struct {
	edits       int // of the table of users
	from, until time.Time
	text        []byte // nil when there is none
}

// longestKept is the largest list that is kept, in bytes.
const longestKept = 1 << 20

func (c *call) listUsers() ([]byte, error) {
	whole := c.flag("includeSettings")
	kept := &c.userLists[0]
	if whole {
		kept = &c.userLists[1]
	}
	if kept.text != nil && kept.edits == c.users.edits && !c.now.Before(kept.from) && c.now.Before(kept.until) {
		return kept.text, nil
	}
	out := append(make([]byte, 0, roomFor(c.users, whole)), '[')
	next := userList{edits: c.users.edits, until: c.now.AddDate(100, 0, 0)}
	for _, u := range c.users.all {
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = c.appendUser(out, u, whole)
		if trial := u.history().trial; trial != nil {
			if ends := trial.ends.in(c.start); c.now.Before(ends) {
				next.until = earlier(next.until, ends)
			} else if ends.After(next.from) {
				next.from = ends
			}
		}
	}
	out = append(out, ']')
	if *kept = next; len(out) <= longestKept {
		kept.text = out[:len(out):len(out)]
	}
	return out, nil
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func (c *call) createUser() ([]byte, error) {
	doc, err := c.document(userShape)
	if err != nil {
		return nil, err
	}
	if err := c.addUser(doc); err != nil {
		return nil, err
	}
	return msg("Created user " + doc.str("login")), nil
}

func (c *call) getUser() ([]byte, error) {
	u, err := c.user()
	if err != nil {
		return nil, err
	}
	return c.appendUser(nil, u, true), nil
}

func (c *call) updateUser() ([]byte, error) {
	u, err := c.user()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(userShape)
	if err != nil {
		return nil, err
	}
	if err := c.putUser(u, doc); err != nil {
		return nil, err
	}
	return msg("Updated user " + u.login), nil
}

func (c *call) deleteUser() ([]byte, error) {
	return nil, c.removeUser(c.arg("login"))
}

func (c *call) userActivity() ([]byte, error) {
	u, err := c.user()
	if err != nil {
		return nil, err
	}
	return c.activity(u), nil
}

func (c *call) usersActivity() ([]byte, error) {
	enabledOnly := c.flag("enabledUsersOnly")
	var items [][]byte
	for _, u := range c.users.all {
		if u.enabled || !enabledOnly {
			items = append(items, c.activity(u))
		}
	}
	return array(items), nil
}

func (c *call) listExpiredTrials() ([]byte, error) {
	var items [][]byte
	for _, u := range c.users.all {
		if c.trialExpired(u) {
			items = append(items, c.appendUser(nil, u, false))
		}
	}
	return array(items), nil
}

func (c *call) listUsersInfo() ([]byte, error) {
	items := make([][]byte, 0, c.users.size())
	for _, u := range c.users.all {
		items = append(items, u.info())
	}
	return array(items), nil
}

func (c *call) userInfo() ([]byte, error) {
	u, err := c.user()
	if err != nil {
		return nil, err
	}
	return u.info(), nil
}

// ownKeys are what users may change of themselves; whatever else they send is ignored.
var ownKeys = []string{"displayName", "email", "userProperties", "secrets", "credentials", "preferences"}

func (c *call) ownUser() (*user, error) {
	if u, ok := c.users.get(c.who.login); ok {
		return u, nil
	}
	return nil, illegal("API key %s does not belong to a user", c.who.key)
}

// getOwnUser leaves the admin properties out: they are for administrators' eyes.
func (c *call) getOwnUser() ([]byte, error) {
	u, err := c.ownUser()
	if err != nil {
		return nil, err
	}
	return u.document().without("adminProperties").text(), nil
}

func (c *call) updateOwnUser() ([]byte, error) {
	u, err := c.ownUser()
	if err != nil {
		return nil, err
	}
	sent, err := c.document(userShape)
	if err != nil {
		return nil, err
	}
	doc := u.document()
	for _, m := range sent.only(ownKeys...) {
		doc = doc.with(m.key, m.value)
	}
	return nil, c.putUser(u, doc)
}
