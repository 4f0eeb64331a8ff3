package mock

import "slices"

var permissionRoutes = []route{
	{method: "GET", pattern: "/admin/blueprint-permissions/default", handle: (*call).getStandardPermissions, manager: true},
	{method: "PUT", pattern: "/admin/blueprint-permissions/default", handle: (*call).setStandardPermissions, manager: true},
	{method: "GET", pattern: "/admin/blueprint-permissions", handle: (*call).listBlueprintPermissions, manager: true},
	{method: "POST", pattern: "/admin/blueprint-permissions", handle: (*call).createBlueprintPermissions, manager: true},
	{method: "GET", pattern: "/admin/blueprint-permissions/{blueprint}", handle: (*call).getBlueprintPermissions, manager: true},
	{method: "PUT", pattern: "/admin/blueprint-permissions/{blueprint}", handle: (*call).updateBlueprintPermissions, manager: true},
	{method: "DELETE", pattern: "/admin/blueprint-permissions/{blueprint}", handle: (*call).deleteBlueprintPermissions, manager: true},
}

// The rights that a role gives on a blueprint's artifacts. Permissions are a document of rolePermissions: by role, by right, a boolean.
const (
	rightRead   = "read"
	rightWrite  = "write"
	rightCreate = "create"
	rightDelete = "delete"
)

var rights = []string{rightRead, rightWrite, rightCreate, rightDelete}

// rightsOf are the rights of a principal on a blueprint: all for administrators and Govern managers, else those of its roles.
func (c *call) rightsOf(who principal, blueprint string) []string {
	as := *c
	as.who = who
	if as.managesGovern() {
		return rights
	}
	permissions := c.govern.standard
	if own, ok := c.govern.permissions.get(blueprint); ok {
		permissions = own
	}
	byRole := permissions.object("rolePermissions")
	roles := c.rolesOf(who, blueprint)
	var list []string
	for _, right := range rights {
		if slices.ContainsFunc(roles, func(role string) bool { return byRole.object(role).isTrue(right) }) {
			list = append(list, right)
		}
	}
	return list
}

// allowed tells whether the principal has a right on a blueprint.
func (c *call) allowed(right, blueprint string) bool {
	return slices.Contains(c.rightsOf(c.who, blueprint), right)
}

// need is the refusal of a principal that does not have a right on a blueprint.
func (c *call) need(right, blueprint string) error {
	if c.allowed(right, blueprint) {
		return nil
	}
	return forbidden("Action forbidden: '%s' does not have the right to %s artifacts of blueprint '%s'", c.who.id, right, blueprint)
}

func (c *call) permissionsDocument() (document, error) {
	doc, err := c.document(shape{"blueprintId": kindString, "rolePermissions": kindObject})
	if err != nil {
		return nil, err
	}
	for _, m := range doc.object("rolePermissions") {
		if _, ok := c.govern.roles.get(m.key); !ok {
			return nil, illegal("rolePermissions: role '%.60s' does not exist", m.key)
		}
		given, err := parseDocument(m.value)
		if err != nil {
			return nil, err
		}
		if err := given.check(shape{rightRead: kindBool, rightWrite: kindBool, rightCreate: kindBool, rightDelete: kindBool}); err != nil {
			return nil, err
		}
	}
	return doc.defaults(object("rolePermissions", document{})), nil
}

func (c *call) getStandardPermissions() ([]byte, error) { return c.govern.standard.text(), nil }

func (c *call) setStandardPermissions() ([]byte, error) {
	doc, err := c.permissionsDocument()
	if err != nil {
		return nil, err
	}
	c.govern.standard = doc
	return doc.text(), nil
}

func (c *call) listBlueprintPermissions() ([]byte, error) { return texts(c.govern.permissions), nil }

func (c *call) createBlueprintPermissions() ([]byte, error) {
	id, err := c.bodyOfBlueprint(c.govern.permissions, "permissions")
	if err != nil {
		return nil, err
	}
	return c.putBlueprintPermissions(id)
}

func (c *call) putBlueprintPermissions(id string) ([]byte, error) {
	doc, err := c.permissionsDocument()
	if err != nil {
		return nil, err
	}
	if sent := doc.str("blueprintId"); sent != id && doc.has("blueprintId") {
		return nil, illegal("The blueprintId '%.60s' of the document does not match '%s'", sent, id)
	}
	doc = doc.with("blueprintId", id)
	c.govern.permissions.put(id, doc)
	return doc.text(), nil
}

func (c *call) permissionsOf() (string, document, error) {
	id := c.arg("blueprint")
	if doc, ok := c.govern.permissions.get(id); ok {
		return id, doc, nil
	}
	return id, nil, notFound("There are no permissions of blueprint '%s': it has the default ones", id)
}

func (c *call) getBlueprintPermissions() ([]byte, error) {
	_, doc, err := c.permissionsOf()
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

func (c *call) updateBlueprintPermissions() ([]byte, error) {
	id, _, err := c.permissionsOf()
	if err != nil {
		return nil, err
	}
	return c.putBlueprintPermissions(id)
}

func (c *call) deleteBlueprintPermissions() ([]byte, error) {
	id, _, err := c.permissionsOf()
	if err == nil {
		c.govern.permissions.delete(id)
	}
	return nil, err
}
