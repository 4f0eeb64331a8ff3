package mock

import (
	"encoding/json"
	"slices"
	"sort"
)

var searchRoutes = []route{
	{method: "POST", pattern: "/artifacts/search", handle: (*call).searchArtifacts, reads: true},
}

// pageSize is how many artifacts an answer to a search has when the request does not say, and maxPageSize how many it may ask for.
const (
	pageSize    = 20
	maxPageSize = 10_000
)

var searchShape = shape{"artifactSearchSource": kindObject, "artifactFilters": kindObjects, "artifactSearchSort": kindObject, "artifactSearchPagination": kindObject}

// searchArtifacts finds what the source and every filter let through and the principal may read. Its pages have no memory:
// one begins behind the artifact that the request names, wherever that stands, or would stand, in the order of now.
func (c *call) searchArtifacts() ([]byte, error) {
	sent, err := c.document(searchShape)
	if err != nil {
		return nil, err
	}
	var conditions []condition
	source := sent.object("artifactSearchSource")
	if kind := source.str("type"); sent.has("artifactSearchSource") && kind != "all" {
		only, err := c.filter(source, "blueprints", "blueprintVersions", "artifacts")
		if err != nil {
			return nil, illegal("artifactSearchSource: %v", err)
		}
		conditions = append(conditions, only)
	}
	filters, _ := parseArray(sent.get("artifactFilters"))
	for _, text := range filters {
		filter, _ := parseDocument(text)
		only, err := c.filter(filter, "blueprints", "blueprintVersions", "artifacts", "field", "archived")
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, only)
	}
	order, err := c.order(sent.object("artifactSearchSort"))
	if err != nil {
		return nil, err
	}
	page := sent.object("artifactSearchPagination")
	if err := page.check(shape{"pageSize": kindNumber, "lastArtifactId": kindString}); err != nil {
		return nil, err
	}
	size := pageSize
	if page.has("pageSize") {
		if size = wholeNumber(page.get("pageSize")); size < 1 || size > maxPageSize {
			return nil, illegal("pageSize must be from 1 to %d, but is %s", maxPageSize, page.get("pageSize"))
		}
	}
	found := c.matching(conditions)
	sort.SliceStable(found, func(i, j int) bool { return order(found[i], found[j]) < 0 })
	if last := page.str("lastArtifactId"); last != "" {
		at, ok := c.govern.artifacts.get(last)
		if !ok {
			if at, ok = c.govern.deleted[last]; !ok {
				return nil, illegal("lastArtifactId: artifact '%.60s' does not exist", last)
			}
		}
		found = found[sort.Search(len(found), func(i int) bool { return order(found[i], at) > 0 }):]
	}
	more := len(found) > size
	if more {
		found = found[:size]
	}
	hits := make([][]byte, len(found))
	for i, a := range found {
		hits[i] = c.hit(a)
	}
	return object("uiArtifacts", array(hits), "hasNextPage", more).text(), nil
}

// matching are the artifacts that every condition lets through and the principal may read.
func (c *call) matching(conditions []condition) []*artifact {
	readable := map[string]bool{}
	var found []*artifact
next:
	for _, a := range c.govern.artifacts.all {
		may, asked := readable[a.key.blueprint]
		if !asked {
			may = c.allowed(rightRead, a.key.blueprint)
			readable[a.key.blueprint] = may
		}
		if !may {
			continue
		}
		for _, lets := range conditions {
			if !lets(a) {
				continue next
			}
		}
		found = append(found, a)
	}
	return found
}

// hit is an artifact as a search writes it.
func (c *call) hit(a *artifact) []byte {
	doc := object("artifact", a.doc)
	if blueprint, ok := c.govern.blueprints.get(a.key.blueprint); ok {
		doc = append(doc, member{"blueprint", blueprint.text()})
	}
	if v, ok := c.govern.versions.get(a.key.String()); ok {
		doc = append(doc, member{"blueprintVersion", v.doc.only("id", "name").text()})
	}
	return doc.text()
}

// order is a comparison of artifacts: negative when the first stands before the second. It is never 0 for two artifacts.
type order func(a, b *artifact) int

func byCreation(a, b *artifact) int { return a.number - b.number }

// order reads the sort of a search. Artifacts without the value that it sorts by stand last in both directions.
func (c *call) order(doc document) (order, error) {
	if len(doc) == 0 {
		return byCreation, nil
	}
	if err := doc.check(shape{"direction": kindString, "column": kindObject}); err != nil {
		return nil, err
	}
	direction := 1
	switch doc.str("direction") {
	case "", "ASC":
	case "DESC":
		direction = -1
	default:
		return nil, illegal("No enum constant SortDirection.%.60s", doc.str("direction"))
	}
	column := doc.object("column")
	var keyOf func(a *artifact) sortKey
	switch kind := column.str("type"); kind {
	case "name":
		keyOf = func(a *artifact) sortKey { return textKey(a.name) }
	case "workflow":
		keyOf = c.workflowKey
	case "field":
		fields, err := sortFields(column)
		if err != nil {
			return nil, err
		}
		keyOf = func(a *artifact) sortKey { return valueKey(a.fields.get(fields[a.key.blueprint])) }
	default:
		return nil, illegal("artifactSearchSort: unknown type \"%.60s\", it is one of name, workflow, field", kind)
	}
	keys := map[*artifact]sortKey{}
	key := func(a *artifact) sortKey {
		k, there := keys[a]
		if !there {
			k = keyOf(a)
			keys[a] = k
		}
		return k
	}
	return func(a, b *artifact) int {
		x, y := key(a), key(b)
		if x.none != y.none {
			if x.none {
				return 1
			}
			return -1
		}
		if d := x.compare(y); d != 0 {
			return d * direction
		}
		return byCreation(a, b)
	}, nil
}

// sortFields are the field that each blueprint's artifacts are sorted by.
func sortFields(column document) (map[string]string, error) {
	if err := column.check(shape{"fields": kindObjects}); err != nil {
		return nil, err
	}
	list, _ := parseArray(column.get("fields"))
	fields := map[string]string{}
	for _, text := range list {
		doc, _ := parseDocument(text)
		blueprint, id := doc.str("blueprintId"), doc.str("fieldId")
		if blueprint == "" || id == "" {
			return nil, illegal("artifactSearchSort: a field needs a blueprintId and a fieldId")
		}
		fields[blueprint] = id
	}
	return fields, nil
}

// workflowKey is how far the workflow of an artifact is.
func (c *call) workflowKey(a *artifact) sortKey {
	v, ok := c.govern.versions.get(a.key.String())
	if !ok || a.step == "" {
		return sortKey{none: true}
	}
	return sortKey{rank: 1, number: float64(slices.Index(v.steps, a.step))}
}

// valueKey is the value of a field, of a list its first one: numbers stand before texts, texts are compared without case.
func valueKey(value json.RawMessage) sortKey {
	if kindOf(value) == kindArray {
		list, _ := parseArray(value)
		if len(list) == 0 {
			return sortKey{none: true}
		}
		value = list[0]
	}
	switch kindOf(value) {
	case kindNull:
		return sortKey{none: true}
	case kindString:
		return textKey(unquote(value))
	case kindNumber:
		k := sortKey{rank: 1}
		_ = json.Unmarshal(value, &k.number) // beyond a float64: 0
		return k
	}
	return textKey(string(value))
}
