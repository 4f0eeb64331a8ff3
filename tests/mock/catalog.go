package mock

import "slices"

var catalogRoutes = []route{
	{method: "POST", pattern: "/catalog/index", handle: (*call).indexCatalog},
}

// indexingModes are how a connection may be indexed.
var indexingModes = []string{"FULL", "QUICK"}

// indexCatalog indexes the connections that are named, or all that the caller may use.
func (c *call) indexCatalog() ([]byte, error) {
	doc, err := c.document(shape{"connectionNames": kindStrings, "indexAllConnections": kindBool, "indexingMode": kindString})
	if err != nil {
		return nil, err
	}
	if mode := doc.str("indexingMode"); doc.has("indexingMode") && !slices.Contains(indexingModes, mode) {
		return nil, illegal("No enum constant IndexingMode.%.60s", mode)
	}
	names := doc.strings("connectionNames")
	if doc.isTrue("indexAllConnections") {
		names = nil
		for name, connection := range c.connections.all {
			if c.usable(connection) {
				names = append(names, name)
			}
		}
	}
	for _, name := range names {
		connection, ok := c.connections.get(name)
		if !ok {
			return nil, noConnection(name)
		}
		if !c.usable(connection) {
			return nil, forbidden("You may not use connection '%s'", name)
		}
	}
	return c.begin(task{
		kind: "catalog-index", title: "Indexing connections", step: "Indexing", total: len(names),
		args: answers(object("indexedConnections", append([]string{}, names...), "messages", object("messages", []byte("[]"), "error", false))),
	})
}
