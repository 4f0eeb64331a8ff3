package mock

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
