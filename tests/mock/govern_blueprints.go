package mock

import (
	"strings"
	"sync"
)

var blueprintRoutes = []route{
	{method: "GET", pattern: "/blueprints", handle: (*call).listBlueprints},
	{method: "GET", pattern: "/blueprint/{blueprint}", handle: (*call).getBlueprint},
	{method: "GET", pattern: "/admin/blueprints", handle: (*call).listBlueprints, manager: true},
	{method: "POST", pattern: "/admin/blueprints", handle: (*call).createBlueprint, manager: true},
	{method: "GET", pattern: "/admin/blueprint/{blueprint}", handle: (*call).getBlueprint, manager: true},
	{method: "PUT", pattern: "/admin/blueprint/{blueprint}", handle: (*call).updateBlueprint, manager: true},
	{method: "DELETE", pattern: "/admin/blueprint/{blueprint}", handle: (*call).deleteBlueprint, manager: true},
}

var blueprintShape = shape{"id": kindString, "name": kindString, "icon": kindString, "color": kindString, "backgroundColor": kindString}

var blueprintDefaults = sync.OnceValue(func() document {
	return object("icon", "extension", "color", "#3B99FC", "backgroundColor", "#E8F4FF")
})

// delivered tells whether a blueprint or a version came with the product: such a one is forked, not edited.
func delivered(id string) bool {
	return strings.HasPrefix(id, "bp.system.") || strings.HasPrefix(id, "bv.system.")
}

// blueprint is the one that the route names, if the principal may see it.
func (c *call) blueprint() (string, document, error) {
	id := c.arg("blueprint")
	doc, ok := c.govern.blueprints.get(id)
	if !ok {
		return id, nil, notFound("Blueprint '%s' does not exist", id)
	}
	return id, doc, c.need(rightRead, id)
}

func (c *call) listBlueprints() ([]byte, error) {
	var items [][]byte
	for id, doc := range c.govern.blueprints.all {
		if c.allowed(rightRead, id) {
			items = append(items, object("blueprint", doc).text())
		}
	}
	return array(items), nil
}

func (c *call) getBlueprint() ([]byte, error) {
	_, doc, err := c.blueprint()
	if err != nil {
		return nil, err
	}
	return object("blueprint", doc).text(), nil
}

func (c *call) createBlueprint() ([]byte, error) {
	id, err := c.identifierOf("bp.", "blueprint")
	if err != nil {
		return nil, err
	}
	doc, err := c.blueprintDocument(id)
	if err != nil {
		return nil, err
	}
	if _, taken := c.govern.blueprints.get(id); taken {
		return nil, illegal("Blueprint '%s' already exists", id)
	}
	c.govern.blueprints.put(id, doc)
	return object("blueprint", doc).text(), nil
}

func (c *call) blueprintDocument(id string) (document, error) {
	doc, err := c.document(blueprintShape)
	if err != nil {
		return nil, err
	}
	if doc.str("name") == "" {
		return nil, illegal("Blueprint name may not be empty")
	}
	if doc, err = sameID(doc, id); err != nil {
		return nil, err
	}
	return doc.defaults(blueprintDefaults()), nil
}

func (c *call) updateBlueprint() ([]byte, error) {
	id, _, err := c.blueprint()
	if err != nil {
		return nil, err
	}
	doc, err := c.blueprintDocument(id)
	if err != nil {
		return nil, err
	}
	if delivered(id) {
		return nil, illegal("Blueprint '%s' comes with Govern and cannot be edited", id)
	}
	c.govern.blueprints.put(id, doc)
	return object("blueprint", doc).text(), nil
}

// deleteBlueprint takes the blueprint's role assignments and permissions with it.
func (c *call) deleteBlueprint() ([]byte, error) {
	id, _, err := c.blueprint()
	if err != nil {
		return nil, err
	}
	if delivered(id) {
		return nil, illegal("Blueprint '%s' comes with Govern and cannot be deleted", id)
	}
	artifacts, versions := 0, 0
	for _, a := range c.govern.artifacts.all {
		if a.key.blueprint == id {
			artifacts++
		}
	}
	for _, v := range c.govern.versions.all {
		if v.key.blueprint == id {
			versions++
		}
	}
	if artifacts+versions > 0 {
		return nil, illegal("Cannot delete blueprint '%s': delete its %d versions and %d artifacts first", id, versions, artifacts)
	}
	c.govern.blueprints.delete(id)
	c.govern.assignments.delete(id)
	c.govern.permissions.delete(id)
	return nil, nil
}
