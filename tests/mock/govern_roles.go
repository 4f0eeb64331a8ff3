package mock

import (
	"encoding/json"
	"slices"
)

var roleRoutes = []route{
	{method: "GET", pattern: "/admin/roles/", handle: (*call).listRoles, manager: true},
	{method: "POST", pattern: "/admin/roles/", handle: (*call).createRole, manager: true},
	{method: "GET", pattern: "/admin/role/{role}", handle: (*call).getRole, manager: true},
	{method: "PUT", pattern: "/admin/role/{role}", handle: (*call).updateRole, manager: true},
	{method: "DELETE", pattern: "/admin/role/{role}", handle: (*call).deleteRole, manager: true},
	{method: "GET", pattern: "/admin/blueprint-role-assignments", handle: (*call).listAssignments, manager: true},
	{method: "POST", pattern: "/admin/blueprint-role-assignments", handle: (*call).createAssignments, manager: true},
	{method: "GET", pattern: "/admin/blueprint-role-assignments/{blueprint}", handle: (*call).getAssignments, manager: true},
	{method: "PUT", pattern: "/admin/blueprint-role-assignments/{blueprint}", handle: (*call).updateAssignments, manager: true},
	{method: "DELETE", pattern: "/admin/blueprint-role-assignments/{blueprint}", handle: (*call).deleteAssignments, manager: true},
}

func (c *call) listRoles() ([]byte, error) { return texts(c.govern.roles), nil }

func (c *call) role() (string, document, error) {
	id := c.arg("role")
	if doc, ok := c.govern.roles.get(id); ok {
		return id, doc, nil
	}
	return id, nil, notFound("Role '%s' does not exist", id)
}

func (c *call) roleDocument(id string) (document, error) {
	doc, err := c.document(shape{"id": kindString, "label": kindString, "description": kindString})
	if err != nil {
		return nil, err
	}
	if doc.str("label") == "" {
		return nil, illegal("Role label may not be empty")
	}
	if doc, err = sameID(doc, id); err != nil {
		return nil, err
	}
	return doc.defaults(object("description", "")), nil
}

func (c *call) createRole() ([]byte, error) {
	id, err := c.identifierOf("ro.", "role")
	if err != nil {
		return nil, err
	}
	if _, taken := c.govern.roles.get(id); taken {
		return nil, illegal("Role '%s' already exists", id)
	}
	return c.putRole(id)
}

func (c *call) putRole(id string) ([]byte, error) {
	doc, err := c.roleDocument(id)
	if err != nil {
		return nil, err
	}
	c.govern.roles.put(id, doc)
	return doc.text(), nil
}

func (c *call) getRole() ([]byte, error) {
	_, doc, err := c.role()
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

func (c *call) updateRole() ([]byte, error) {
	id, _, err := c.role()
	if err != nil {
		return nil, err
	}
	return c.putRole(id)
}

// deleteRole takes the role out of all assignments as well.
func (c *call) deleteRole() ([]byte, error) {
	id, _, err := c.role()
	if err != nil {
		return nil, err
	}
	c.govern.roles.delete(id)
	changed := map[string]document{}
	for blueprint, doc := range c.govern.assignments.all {
		if rules := doc.object("roleAssignmentsRules"); rules.get(id) != nil {
			changed[blueprint] = doc.with("roleAssignmentsRules", rules.without(id))
		}
	}
	for blueprint, doc := range changed {
		c.govern.assignments.put(blueprint, doc)
	}
	return nil, nil
}

func (c *call) listAssignments() ([]byte, error) { return texts(c.govern.assignments), nil }

// bodyOfBlueprint is the body of a request that creates a document about a blueprint, one a blueprint.
func (c *call) bodyOfBlueprint(t table[document], what string) (string, error) {
	doc, err := c.document(shape{"blueprintId": kindString})
	if err != nil {
		return "", err
	}
	id := doc.str("blueprintId")
	if _, ok := c.govern.blueprints.get(id); !ok {
		return "", illegal("Blueprint '%.60s' does not exist", id)
	}
	if _, taken := t.get(id); taken {
		return "", illegal("There are %s of blueprint '%s' already", what, id)
	}
	return id, nil
}

func (c *call) createAssignments() ([]byte, error) {
	id, err := c.bodyOfBlueprint(c.govern.assignments, "role assignments")
	if err != nil {
		return nil, err
	}
	return c.putAssignments(id)
}

func (c *call) putAssignments(id string) ([]byte, error) {
	doc, err := c.document(shape{"blueprintId": kindString, "roleAssignmentsRules": kindObject, "inheritBlueprintId": kindString, "inheritArtifactFieldId": kindString})
	if err != nil {
		return nil, err
	}
	if sent := doc.str("blueprintId"); sent != id && doc.has("blueprintId") {
		return nil, illegal("The blueprintId '%.60s' of the document does not match '%s'", sent, id)
	}
	if from := doc.str("inheritBlueprintId"); from != "" {
		if _, ok := c.govern.blueprints.get(from); !ok {
			return nil, illegal("inheritBlueprintId: blueprint '%.60s' does not exist", from)
		}
	}
	for _, m := range doc.object("roleAssignmentsRules") {
		if _, ok := c.govern.roles.get(m.key); !ok {
			return nil, illegal("roleAssignmentsRules: role '%.60s' does not exist", m.key)
		}
		if err := c.checkRules(m.key, m.value); err != nil {
			return nil, err
		}
	}
	doc = doc.with("blueprintId", id).defaults(object("roleAssignmentsRules", document{}))
	c.govern.assignments.put(id, doc)
	return doc.text(), nil
}

func (c *call) checkRules(role string, text json.RawMessage) error {
	if err := object(role, text).check(shape{role: kindObjects}); err != nil {
		return err
	}
	rules, _ := parseArray(text)
	for _, text := range rules {
		rule, _ := parseDocument(text)
		if err := rule.check(shape{"criteria": kindObjects, "userContainers": kindObjects, "fieldIds": kindStrings}); err != nil {
			return err
		}
		containers, _ := parseArray(rule.get("userContainers"))
		for _, container := range containers {
			if err := c.checkContainer(container); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *call) assignmentsOf() (string, document, error) {
	id := c.arg("blueprint")
	if doc, ok := c.govern.assignments.get(id); ok {
		return id, doc, nil
	}
	return id, nil, notFound("There are no role assignments of blueprint '%s'", id)
}

func (c *call) getAssignments() ([]byte, error) {
	_, doc, err := c.assignmentsOf()
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

func (c *call) updateAssignments() ([]byte, error) {
	id, _, err := c.assignmentsOf()
	if err != nil {
		return nil, err
	}
	return c.putAssignments(id)
}

func (c *call) deleteAssignments() ([]byte, error) {
	id, _, err := c.assignmentsOf()
	if err == nil {
		c.govern.assignments.delete(id)
	}
	return nil, err
}

// inheritance is how many blueprints role assignments are followed through.
const inheritance = 8

// rolesOf are the roles of a principal on a blueprint and on its artifacts. Rules with criteria or field ids, which hold for
// some artifacts only, give no role.
func (c *call) rolesOf(who principal, blueprint string) []string {
	var roles []string
	for range inheritance {
		doc, ok := c.govern.assignments.get(blueprint)
		if !ok {
			break
		}
		for _, m := range doc.object("roleAssignmentsRules") {
			if !slices.Contains(roles, m.key) && slices.ContainsFunc(unconditional(m.value), func(container json.RawMessage) bool {
				return c.inContainer(who, container, "")
			}) {
				roles = append(roles, m.key)
			}
		}
		blueprint = doc.str("inheritBlueprintId")
	}
	return roles
}

// unconditional are the user containers of the rules that hold for every artifact.
func unconditional(rules json.RawMessage) []json.RawMessage {
	var all []json.RawMessage
	list, _ := parseArray(rules)
	for _, text := range list {
		rule, _ := parseDocument(text)
		criteria, _ := parseArray(rule.get("criteria"))
		if len(criteria) > 0 || len(rule.strings("fieldIds")) > 0 {
			continue
		}
		containers, _ := parseArray(rule.get("userContainers"))
		all = append(all, containers...)
	}
	return all
}
