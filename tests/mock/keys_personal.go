package mock

var personalKeyRoutes = []route{
	{method: "GET", pattern: "/personal-api-keys/", handle: (*call).listOwnKeys},
	{method: "POST", pattern: "/personal-api-keys/", handle: (*call).createOwnKey},
	{method: "GET", pattern: "/personal-api-keys/{id}", handle: (*call).getPersonalKey},
	{method: "PUT", pattern: "/personal-api-keys/{id}", handle: (*call).updatePersonalKey, since: DSSVersion{13, 1, 3}},
	{method: "DELETE", pattern: "/personal-api-keys/{id}", handle: (*call).deletePersonalKey},
	{method: "GET", pattern: "/admin/personal-api-keys/", handle: (*call).listPersonalKeys},
	{method: "POST", pattern: "/admin/personal-api-keys/", handle: (*call).createPersonalKey},
}

var personalKeyShape = shape{"user": kindString, "label": kindString, "description": kindString}

func (c *call) renderKeys(list []*key) []byte {
	var items [][]byte
	for _, k := range list {
		items = append(items, c.render(k, false).text())
	}
	return array(items)
}

func (c *call) listOwnKeys() ([]byte, error) {
	if _, err := c.ownUser(); err != nil {
		return nil, err
	}
	return c.renderKeys(c.keysOf(c.who.login)), nil
}

func (c *call) listPersonalKeys() ([]byte, error) {
	var list []*key
	for _, k := range c.keyring.all {
		if k.login != "" {
			list = append(list, k)
		}
	}
	return c.renderKeys(list), nil
}

// createKeyFor makes a personal key of a document with a label and a description. Personal keys of the mock have no lifetime.
func (c *call) createKeyFor(login string, doc document) []byte {
	k := &key{login: login, doc: object("label", doc.str("label"), "description", doc.str("description"), "createdBy", c.who.id)}
	c.addKey(k)
	return c.render(k, true).text()
}

func (c *call) createOwnKey() ([]byte, error) {
	u, err := c.ownUser()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(personalKeyShape)
	if err != nil {
		return nil, err
	}
	return c.createKeyFor(u.login, doc), nil
}

func (c *call) createPersonalKey() ([]byte, error) {
	doc, err := c.document(personalKeyShape)
	if err != nil {
		return nil, err
	}
	login := doc.str("user")
	if _, ok := c.users.get(login); !ok {
		return nil, illegal("User '%s', whose API key this is to be, does not exist", login)
	}
	return c.createKeyFor(login, doc), nil
}

// personalKey is the key that the route names, for its owner and administrators.
func (c *call) personalKey() (*key, error) {
	k, ok := c.keyring.get(c.arg("id"))
	if !ok || k.login == "" {
		return nil, notFound("Personal API key with id '%s' does not exist", c.arg("id"))
	}
	if k.login != c.who.login && !c.who.admin {
		return nil, forbidden("Personal API key '%s' belongs to another user", k.id)
	}
	return k, nil
}

func (c *call) getPersonalKey() ([]byte, error) {
	k, err := c.personalKey()
	if err != nil {
		return nil, err
	}
	return c.render(k, false).text(), nil
}

// updatePersonalKey changes the label and the description; whatever else is sent is ignored.
func (c *call) updatePersonalKey() ([]byte, error) {
	old, err := c.personalKey()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(personalKeyShape)
	if err != nil {
		return nil, err
	}
	k := *old
	k.doc = old.doc.with("label", doc.str("label")).with("description", doc.str("description"))
	c.keyring.put(k.id, &k)
	return nil, nil
}

func (c *call) deletePersonalKey() ([]byte, error) {
	k, err := c.personalKey()
	if err != nil {
		return nil, err
	}
	c.dropKey(k)
	return nil, nil
}
