package mock

import "slices"

var pageRoutes = []route{
	{method: "GET", pattern: "/custom-pages", handle: (*call).listVisiblePages},
	{method: "GET", pattern: "/custom-page/{page}", handle: (*call).getVisiblePage},
	{method: "GET", pattern: "/admin/custom-pages", handle: (*call).listPages, manager: true},
	{method: "POST", pattern: "/admin/custom-pages", handle: (*call).createPage, manager: true},
	{method: "GET", pattern: "/admin/custom-pages/order", handle: (*call).getPagesOrder, manager: true},
	{method: "PUT", pattern: "/admin/custom-pages/order", handle: (*call).setPagesOrder, manager: true},
	{method: "GET", pattern: "/admin/custom-page/{page}", handle: (*call).getPage, manager: true},
	{method: "PUT", pattern: "/admin/custom-page/{page}", handle: (*call).updatePage, manager: true},
	{method: "DELETE", pattern: "/admin/custom-page/{page}", handle: (*call).deletePage, manager: true},
}

func (c *call) page() (string, document, error) {
	id := c.arg("page")
	if doc, ok := c.govern.pages.get(id); ok {
		return id, doc, nil
	}
	return id, nil, notFound("Custom page '%s' does not exist", id)
}

// listVisiblePages leaves the pages out that are hidden.
func (c *call) listVisiblePages() ([]byte, error) {
	var items [][]byte
	for _, doc := range c.govern.pages.all {
		if doc.isTrue("visible") {
			items = append(items, doc.text())
		}
	}
	return array(items), nil
}

func (c *call) getVisiblePage() ([]byte, error) {
	id, doc, err := c.page()
	if err != nil {
		return nil, err
	}
	if !doc.isTrue("visible") && !c.managesGovern() {
		return nil, forbidden("Custom page '%s' is not visible to '%s'", id, c.who.id)
	}
	return doc.text(), nil
}

func (c *call) listPages() ([]byte, error) { return texts(c.govern.pages), nil }

func (c *call) getPage() ([]byte, error) {
	_, doc, err := c.page()
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

func (c *call) putPage(id string) ([]byte, error) {
	doc, err := c.document(shape{"id": kindString, "name": kindString, "type": kindString, "icon": kindString, "visible": kindBool})
	if err != nil {
		return nil, err
	}
	if doc.str("name") == "" {
		return nil, illegal("Custom page name may not be empty")
	}
	if doc, err = sameID(doc, id); err != nil {
		return nil, err
	}
	doc = doc.defaults(object("type", "artifact-table", "icon", "table_view", "visible", true))
	c.govern.pages.put(id, doc)
	return doc.text(), nil
}

// createPage puts the new page behind all others.
func (c *call) createPage() ([]byte, error) {
	id, err := c.identifierOf("cp.", "custom page")
	if err != nil {
		return nil, err
	}
	if _, taken := c.govern.pages.get(id); taken {
		return nil, illegal("Custom page '%s' already exists", id)
	}
	return c.putPage(id)
}

func (c *call) updatePage() ([]byte, error) {
	id, _, err := c.page()
	if err != nil {
		return nil, err
	}
	return c.putPage(id)
}

func (c *call) deletePage() ([]byte, error) {
	id, _, err := c.page()
	if err == nil {
		c.govern.pages.delete(id)
	}
	return nil, err
}

func (c *call) pagesOrder() []string {
	ids := []string{}
	for id := range c.govern.pages.all {
		ids = append(ids, id)
	}
	return ids
}

func (c *call) getPagesOrder() ([]byte, error) { return toJSON(c.pagesOrder()), nil }

// setPagesOrder needs the id of every page, once.
func (c *call) setPagesOrder() ([]byte, error) {
	if _, err := c.list(); err != nil {
		return nil, err
	}
	body := object("order", c.body)
	if err := body.check(shape{"order": kindStrings}); err != nil {
		return nil, err
	}
	order := body.strings("order")
	wanted, there := slices.Sorted(slices.Values(order)), slices.Sorted(slices.Values(c.pagesOrder()))
	if !slices.Equal(wanted, there) {
		return nil, illegal("The order must hold the id of every custom page once: %v", there)
	}
	var pages table[document]
	for _, id := range order {
		doc, _ := c.govern.pages.get(id)
		pages.put(id, doc)
	}
	c.govern.pages = pages
	return c.getPagesOrder()
}
