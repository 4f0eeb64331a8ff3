package mock

import (
	"regexp"
	"slices"
	"sync"
)

var datasetRoutes = []route{
	{method: "GET", pattern: "/projects/{key}/datasets/", handle: (*call).listDatasets},
	{method: "POST", pattern: "/projects/{key}/datasets/", handle: (*call).createDataset},
	{method: "GET", pattern: "/projects/{key}/datasets/{dataset}", handle: (*call).getDataset},
	{method: "PUT", pattern: "/projects/{key}/datasets/{dataset}", handle: (*call).updateDataset},
	{method: "DELETE", pattern: "/projects/{key}/datasets/{dataset}", handle: (*call).deleteDataset},
	{method: "GET", pattern: "/projects/{key}/datasets/{dataset}/schema", handle: (*call).getSchema},
	{method: "PUT", pattern: "/projects/{key}/datasets/{dataset}/schema", handle: (*call).setSchema},
	{method: "GET", pattern: "/projects/{key}/datasets/{dataset}/metadata", handle: (*call).getDatasetMetadata},
	{method: "PUT", pattern: "/projects/{key}/datasets/{dataset}/metadata", handle: (*call).setDatasetMetadata},
}

var datasetShape = shape{
	"name": kindString, "projectKey": kindString, "type": kindString, "params": kindObject, "managed": kindBool, "formatType": kindString,
	"formatParams": kindObject, "schema": kindObject, "tags": kindStrings, "partitioning": kindObject, "customFields": kindObject,
	"flowOptions": kindObject, "shortDesc": kindString, "description": kindString,
}

var datasetDefaults = sync.OnceValue(func() document {
	return object(
		"managed", false, "params", document{}, "formatParams", document{},
		"schema", object("columns", []byte("[]"), "userModified", false),
		"partitioning", object("dimensions", []byte("[]")), "tags", []string{},
		"flowOptions", object("virtualizable", false, "rebuildBehavior", "NORMAL", "crossProjectBuildBehavior", "DEFAULT"),
		"customFields", document{}, "customMeta", object("kv", document{}), "checklists", object("checklists", []byte("[]")),
	)
})

var (
	datasetName  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\p{L}0-9_. -]+$`) })
	metadataKeys = []string{"tags", "customMeta", "checklists", "customFields", "shortDesc", "description"}
)

// listDatasets lists a project's datasets, and those shared with it when foreign is set. tags keeps the ones that have any of them.
func (c *call) listDatasets() ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	tags := c.query["tags"]
	items := make([][]byte, 0, p.datasets.size())
	add := func(doc document, smart string) {
		if len(tags) == 0 || slices.ContainsFunc(doc.strings("tags"), func(t string) bool { return slices.Contains(tags, t) }) {
			items = append(items, doc.with("smartName", smart).text())
		}
	}
	for name, doc := range p.datasets.all {
		add(doc, name)
	}
	if c.flag("foreign") {
		for key, other := range c.projects.all {
			for _, s := range other.shared {
				if doc, ok := other.datasets.get(s.dataset); ok && s.target == p.key {
					add(doc, key+"."+s.dataset)
				}
			}
		}
	}
	return array(items), nil
}

// checkDataset says what the server does not take; old is nil for a new dataset. A connection is looked at when it changes.
func (c *call) checkDataset(doc, old document) error {
	if doc.str("type") == "" {
		return illegal("Dataset type may not be empty")
	}
	if connection := doc.object("params").str("connection"); connection != "" && connection != old.object("params").str("connection") {
		definition, ok := c.connections.get(connection)
		if !ok {
			return noConnection(connection)
		}
		if !c.usable(definition) {
			return forbidden("You may not use connection '%s'", connection)
		}
	}
	return nil
}

func (c *call) createDataset() ([]byte, error) {
	p, err := c.writable(c.arg("key"), "writeProjectContent")
	if err != nil {
		return nil, err
	}
	doc, err := c.document(datasetShape)
	if err != nil {
		return nil, err
	}
	name := doc.str("name")
	if !datasetName().MatchString(name) {
		return nil, illegal("Invalid dataset name '%s'", name)
	}
	if _, taken := p.datasets.get(name); taken {
		return nil, illegal("Dataset %s.%s already exists", p.key, name)
	}
	if err := c.checkDataset(doc, nil); err != nil {
		return nil, err
	}
	p.datasets.put(name, doc.with("projectKey", p.key).defaults(datasetDefaults()).with("creationTag", c.tag(0)).with("versionTag", c.tag(0)))
	return msg("Created dataset " + p.key + "." + name), nil
}

// dataset is the one that the route names; ability is what the caller needs on its project.
func (c *call) dataset(ability string) (*project, string, document, error) {
	p, err := c.writable(c.arg("key"), ability)
	if err != nil {
		return nil, "", nil, err
	}
	name := c.arg("dataset")
	doc, ok := p.datasets.get(name)
	if !ok {
		return nil, "", nil, notFound("dataset does not exist: %s.%s", p.key, name)
	}
	return p, name, doc, nil
}

func (c *call) getDataset() ([]byte, error) {
	_, _, doc, err := c.dataset("readProjectContent")
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

func (c *call) updateDataset() ([]byte, error) {
	p, name, old, err := c.dataset("writeProjectContent")
	if err != nil {
		return nil, err
	}
	doc, err := c.document(datasetShape)
	if err != nil {
		return nil, err
	}
	if sent := doc.str("name"); doc.has("name") && sent != name {
		return nil, illegal("Cannot rename dataset %s.%s to '%s'", p.key, name, sent)
	}
	if sent := doc.str("projectKey"); doc.has("projectKey") && sent != p.key {
		return nil, illegal("Cannot move dataset %s.%s to project '%s'", p.key, name, sent)
	}
	if err := c.checkDataset(doc, old); err != nil {
		return nil, err
	}
	return c.putDataset(p, name, doc.with("name", name).with("projectKey", p.key))
}

// putDataset stores a definition as its next version.
func (c *call) putDataset(p *project, name string, doc document) ([]byte, error) {
	old, _ := p.datasets.get(name)
	version := 0
	for _, digit := range string(old.object("versionTag").get("versionNumber")) {
		version = version*10 + int(digit-'0')
	}
	doc = doc.defaults(datasetDefaults()).with("versionTag", c.tag(version+1))
	if tag := old.get("creationTag"); tag != nil {
		doc = doc.with("creationTag", tag)
	}
	p.datasets.put(name, doc)
	return msg("Updated dataset " + p.key + "." + name), nil
}

// deleteDataset ends what it was shared with, and its discussions.
func (c *call) deleteDataset() ([]byte, error) {
	p, name, _, err := c.dataset("writeProjectContent")
	if err != nil {
		return nil, err
	}
	p.datasets.delete(name)
	p.shared = slices.DeleteFunc(slices.Clone(p.shared), func(s share) bool { return s.dataset == name })
	for _, d := range p.about("DATASET", name) {
		p.discussions.delete(d.id)
	}
	return nil, nil
}

func (c *call) getSchema() ([]byte, error) {
	_, _, doc, err := c.dataset("readProjectContent")
	if err != nil {
		return nil, err
	}
	return doc.get("schema"), nil
}

func (c *call) setSchema() ([]byte, error) {
	p, name, old, err := c.dataset("writeProjectContent")
	if err != nil {
		return nil, err
	}
	doc, err := c.document(shape{"columns": kindObjects})
	if err != nil {
		return nil, err
	}
	return c.putDataset(p, name, old.with("schema", doc))
}

func (c *call) getDatasetMetadata() ([]byte, error) {
	_, _, doc, err := c.dataset("readProjectContent")
	if err != nil {
		return nil, err
	}
	return doc.only(metadataKeys...).text(), nil
}

func (c *call) setDatasetMetadata() ([]byte, error) {
	p, name, doc, err := c.dataset("writeProjectContent")
	if err != nil {
		return nil, err
	}
	sent, err := c.document(datasetShape)
	if err != nil {
		return nil, err
	}
	for _, m := range sent.only(metadataKeys...) {
		doc = doc.with(m.key, m.value)
	}
	return c.putDataset(p, name, doc)
}

// datasetsOn are the datasets on a connection, as PROJECT.name.
func (s *Server) datasetsOn(connection string) []string {
	var list []string
	for key, p := range s.projects.all {
		for name, d := range p.datasets.all {
			if d.object("params").str("connection") == connection {
				list = append(list, key+"."+name)
			}
		}
	}
	return list
}
