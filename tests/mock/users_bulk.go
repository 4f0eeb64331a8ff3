package mock

import (
	"encoding/json"
	"errors"
)

var bulkRoutes = []route{
	{method: "POST", pattern: "/admin/users/actions/bulk", handle: (*call).createUsers, since: DSSVersion{14, 2, 0}},
	{method: "PUT", pattern: "/admin/users/actions/bulk", handle: (*call).editUsers, since: DSSVersion{14, 2, 0}},
	{method: "DELETE", pattern: "/admin/users/actions/bulk", handle: (*call).deleteUsers, since: DSSVersion{14, 2, 0}},
}

// bulkStatus is the answer for one user of a bulk request: the others go on when one fails.
func bulkStatus(login string, err error) []byte {
	status, reason := "SUCCESS", ""
	if err != nil {
		status, reason = "FAILURE", err.Error()
		refusal := new(apiError)
		if errors.As(err, &refusal) {
			reason = refusal.message
		}
	}
	return object("login", login, "status", status, "error", reason).text()
}

// eachUser runs a bulk request whose body is an array of user documents.
func (c *call) eachUser(do func(login string, doc document) error) ([]byte, error) {
	list, err := c.list()
	if err != nil {
		return nil, err
	}
	statuses := make([][]byte, 0, len(list))
	for _, text := range list {
		doc, err := parseDocument(text)
		if err != nil {
			return nil, err
		}
		login := doc.str("login")
		statuses = append(statuses, bulkStatus(login, do(login, doc)))
	}
	return array(statuses), nil
}

// list is the body of a request that needs an array.
func (c *call) list() ([]json.RawMessage, error) {
	if c.body == nil {
		return nil, malformed("End of input at line 1 column 1 path $: this request needs a JSON array as its body")
	}
	return parseArray(c.body)
}

func (c *call) createUsers() ([]byte, error) {
	return c.eachUser(func(_ string, doc document) error { return c.addUser(doc) })
}

// editUsers changes only the members that are sent; preferences are merged one by one.
func (c *call) editUsers() ([]byte, error) {
	return c.eachUser(func(login string, changes document) error {
		u, ok := c.users.get(login)
		if !ok {
			return notFound("User '%s' does not exist", login)
		}
		if err := changes.check(userShape); err != nil {
			return err
		}
		doc := u.document()
		for _, m := range changes {
			if m.key == "preferences" {
				m.value = changes.object(m.key).defaults(doc.object(m.key)).text()
			}
			doc = doc.with(m.key, m.value)
		}
		return c.putUser(u, doc)
	})
}

func (c *call) deleteUsers() ([]byte, error) {
	list, err := c.list()
	if err != nil {
		return nil, err
	}
	if err := object("logins", c.body).check(shape{"logins": kindStrings}); err != nil {
		return nil, err
	}
	statuses := make([][]byte, 0, len(list))
	for _, text := range list {
		login := unquote(text)
		statuses = append(statuses, bulkStatus(login, c.removeUser(login)))
	}
	return array(statuses), nil
}
