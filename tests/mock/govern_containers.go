package mock

import (
	"encoding/json"
	"slices"
)

// containerKinds are the kinds of a users container and the member that says whom each holds.
var containerKinds = map[string]string{"user": "login", "group": "groupName", "role": "roleId", "global-api-key": "keyId"}

// checkContainer says what is wrong with a users container.
func (c *call) checkContainer(text json.RawMessage) error {
	doc, err := parseDocument(text)
	if err != nil {
		return err
	}
	if err := doc.check(shape{"type": kindString, "login": kindString, "groupName": kindString, "roleId": kindString, "keyId": kindString}); err != nil {
		return err
	}
	kind := doc.str("type")
	key, known := containerKinds[kind]
	if !known {
		return illegal("Users container: unknown type \"%.60s\", it is one of user, group, role, global-api-key", kind)
	}
	name := doc.str(key)
	if name == "" {
		return illegal("Users container of type %s: %s is required", kind, key)
	}
	switch kind {
	case "user":
		if _, known = c.users.get(name); !known {
			return illegal("Users container: user '%.60s' does not exist", name)
		}
	case "group":
		if _, known = c.groups.get(name); !known {
			return illegal("Users container: group '%.60s' does not exist", name)
		}
	case "role":
		if _, known = c.govern.roles.get(name); !known {
			return illegal("Users container: role '%.60s' does not exist", name)
		}
	}
	return nil
}

// inContainer tells whether a principal is one of those that a users container holds. A role is looked up in the assignments
// of the blueprint; without one it holds nobody.
func (c *call) inContainer(who principal, text json.RawMessage, blueprint string) bool {
	doc, _ := parseDocument(text)
	kind := doc.str("type")
	name := doc.str(containerKinds[kind])
	switch kind {
	case "user":
		return who.login != "" && who.login == name
	case "group":
		return slices.Contains(who.groups, name)
	case "role":
		return blueprint != "" && slices.Contains(c.rolesOf(who, blueprint), name)
	case "global-api-key":
		return who.login == "" && who.key == name
	}
	return false
}

// membersOf are the enabled users that any of the users containers holds.
func (c *call) membersOf(containers []json.RawMessage, blueprint string) []byte {
	var items [][]byte
	for login, u := range c.users.all {
		who := c.principalOf(u)
		if u.enabled && slices.ContainsFunc(containers, func(text json.RawMessage) bool { return c.inContainer(who, text, blueprint) }) {
			items = append(items, object("login", login, "displayName", u.document().str("displayName"), "email", u.document().str("email")).text())
		}
	}
	return array(items)
}

// containersOf are the users containers of a list of reviewers, as sign-off configurations write it.
func containersOf(reviewers json.RawMessage) []json.RawMessage {
	list, _ := parseArray(reviewers)
	var containers []json.RawMessage
	for _, text := range list {
		reviewer, _ := parseDocument(text)
		if container := reviewer.get("usersContainer"); container != nil {
			containers = append(containers, container)
		}
	}
	return containers
}
