package mock

import (
	"bytes"
	"slices"
	"sync"
)

var versionRoutes = []route{
	{method: "GET", pattern: "/blueprint/{blueprint}/versions", handle: (*call).listVersions},
	{method: "GET", pattern: "/blueprint/{blueprint}/version/{version}", handle: (*call).getVersion},
	{method: "GET", pattern: "/admin/blueprint/{blueprint}/versions", handle: (*call).listVersions, manager: true},
	{method: "POST", pattern: "/admin/blueprint/{blueprint}/versions", handle: (*call).createVersion, manager: true},
	{method: "GET", pattern: "/admin/blueprint/{blueprint}/version/{version}", handle: (*call).getVersion, manager: true},
	{method: "PUT", pattern: "/admin/blueprint/{blueprint}/version/{version}", handle: (*call).updateVersion, manager: true},
	{method: "DELETE", pattern: "/admin/blueprint/{blueprint}/version/{version}", handle: (*call).deleteVersion, manager: true},
	{method: "PUT", pattern: "/admin/blueprint/{blueprint}/version/{version}/status", handle: (*call).setVersionStatus, manager: true},
}

// versionKey names a blueprint version.
type versionKey struct{ blueprint, version string }

func (k versionKey) String() string { return k.blueprint + "/" + k.version }

func (k versionKey) document() document {
	return object("blueprintId", k.blueprint, "versionId", k.version)
}

// keyFrom reads a blueprint version id as requests write it.
func keyFrom(doc document) versionKey {
	return versionKey{doc.str("blueprintId"), doc.str("versionId")}
}

// version is a blueprint version. It is never changed: a change makes another one.
type version struct {
	key            versionKey
	doc            document
	status         string // DRAFT, ACTIVE or ARCHIVED
	origin         string // the version that it was forked from, "" when there is none
	fields         []field
	steps          []string        // of the workflow, in order
	configurations table[document] // of sign-offs, by step
}

var versionStatuses = []string{"DRAFT", "ACTIVE", "ARCHIVED"}

var versionShape = shape{
	"id": kindObject, "name": kindString, "fieldDefinitions": kindObject, "workflowDefinition": kindObject, "logicalHookList": kindObjects,
	"actions": kindObject, "uiDefinition": kindObject,
}

var versionDefaults = sync.OnceValue(func() document {
	return object(
		"fieldDefinitions", document{}, "workflowDefinition", object("stepDefinitions", []byte("[]")), "logicalHookList", []byte("[]"),
		"actions", document{}, "uiDefinition", object("views", document{}, "uiStepDefinitions", document{}, "artifactPageViewId", ""),
	)
})

// newVersion checks a definition and reads it.
func newVersion(key versionKey, doc document) (*version, error) {
	if err := doc.check(versionShape); err != nil {
		return nil, err
	}
	if id := keyFrom(doc.object("id")); doc.has("id") && id != key {
		return nil, illegal("Blueprint version IDs do not match: '%.60s' was sent to '%s'", id, key)
	}
	if doc.str("name") == "" {
		return nil, illegal("Blueprint version name may not be empty")
	}
	doc = doc.with("id", key.document()).defaults(versionDefaults())
	v := &version{key: key, doc: doc, status: "DRAFT"}
	for _, m := range doc.object("fieldDefinitions") {
		f, err := newField(m.key, m.value)
		if err != nil {
			return nil, err
		}
		v.fields = append(v.fields, f)
	}
	workflow := doc.object("workflowDefinition")
	if err := workflow.check(shape{"stepDefinitions": kindObjects}); err != nil {
		return nil, err
	}
	steps, _ := parseArray(workflow.get("stepDefinitions"))
	for _, text := range steps {
		step, _ := parseDocument(text)
		id := step.str("id")
		if id == "" {
			return nil, illegal("A step of the workflow has no id")
		}
		if slices.Contains(v.steps, id) {
			return nil, illegal("Two steps of the workflow have the id '%.60s'", id)
		}
		v.steps = append(v.steps, id)
	}
	return v, nil
}

// field finds a field definition.
func (v *version) field(id string) (field, bool) {
	i := slices.IndexFunc(v.fields, func(f field) bool { return f.id == id })
	if i < 0 {
		return field{}, false
	}
	return v.fields[i], true
}

// text is the version as the API writes it.
func (v *version) text() []byte {
	trace := object("blueprintVersionId", v.key.document(), "status", v.status, "originVersionId", nil)
	if v.origin != "" {
		trace = trace.with("originVersionId", v.origin)
	}
	return object("blueprintVersion", v.doc, "blueprintVersionTrace", trace).text()
}

// version is the one that the route names, if the principal may see it.
func (c *call) version() (*version, error) {
	blueprint, _, err := c.blueprint()
	if err != nil {
		return nil, err
	}
	return c.versionOf(versionKey{blueprint, c.arg("version")})
}

func (c *call) versionOf(key versionKey) (*version, error) {
	if v, ok := c.govern.versions.get(key.String()); ok {
		return v, nil
	}
	return nil, notFound("Blueprint version '%.60s' of blueprint '%.60s' does not exist", key.version, key.blueprint)
}

// designed is the version that the route names, if it can be edited.
func (c *call) designed() (*version, error) {
	v, err := c.version()
	if err == nil && delivered(v.key.version) {
		err = illegal("Blueprint version '%s' comes with Govern and cannot be edited: create a version with it as originVersionId", v.key)
	}
	return v, err
}

func (c *call) putVersion(v *version) { c.govern.versions.put(v.key.String(), v) }

// artifactsOf are the artifacts of a version.
func (c *call) artifactsOf(key versionKey) []*artifact {
	var list []*artifact
	for _, a := range c.govern.artifacts.all {
		if a.key == key {
			list = append(list, a)
		}
	}
	return list
}

func (c *call) listVersions() ([]byte, error) {
	blueprint, _, err := c.blueprint()
	if err != nil {
		return nil, err
	}
	var items [][]byte
	for _, v := range c.govern.versions.all {
		if v.key.blueprint == blueprint {
			items = append(items, v.text())
		}
	}
	return array(items), nil
}

func (c *call) getVersion() ([]byte, error) {
	v, err := c.version()
	if err != nil {
		return nil, err
	}
	return v.text(), nil
}

// createVersion forks when it is told a version of origin: its definition and its sign-off configurations.
func (c *call) createVersion() ([]byte, error) {
	blueprint, _, err := c.blueprint()
	if err != nil {
		return nil, err
	}
	id, err := c.identifierOf("bv.", "blueprint version")
	if err != nil {
		return nil, err
	}
	key := versionKey{blueprint, id}
	if _, taken := c.govern.versions.get(key.String()); taken {
		return nil, illegal("Blueprint version '%s' already exists", key)
	}
	name := c.query.Get("name")
	if name == "" {
		name = c.query.Get("newIdentifier")
	}
	doc, origin := document{}, &version{}
	if from := c.query.Get("originVersionId"); from != "" {
		if origin, err = c.versionOf(versionKey{blueprint, from}); err != nil {
			return nil, err
		}
		doc = origin.doc
	}
	v, err := newVersion(key, doc.without("id").with("name", name))
	if err != nil {
		return nil, err
	}
	v.origin = origin.key.version
	for step, configuration := range origin.configurations.all {
		v.configurations.put(step, configuration.with("id", configurationID(key, step)))
	}
	c.putVersion(v)
	return v.text(), nil
}

// updateVersion refuses to change a version that has artifacts, unless the danger is accepted. Then what the definition no
// longer has is taken out of them: values of fields that are gone or have another type, and steps with their sign-offs.
func (c *call) updateVersion() ([]byte, error) {
	old, err := c.designed()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(nil)
	if err != nil {
		return nil, err
	}
	v, err := newVersion(old.key, doc)
	if err != nil {
		return nil, err
	}
	v.status, v.origin = old.status, old.origin
	for step, configuration := range old.configurations.all {
		if slices.Contains(v.steps, step) {
			v.configurations.put(step, configuration)
		}
	}
	artifacts := c.artifactsOf(old.key)
	if len(artifacts) > 0 && !bytes.Equal(v.doc.text(), old.doc.text()) && !c.flag("dangerZoneAccepted") {
		return nil, illegal("Cannot save blueprint version '%s': %d artifacts use it and may lose values. Set dangerZoneAccepted to save it all the same", old.key, len(artifacts))
	}
	c.putVersion(v)
	for _, a := range artifacts {
		c.govern.artifacts.put(a.id, c.adapted(a, old, v))
	}
	return v.text(), nil
}

func (c *call) deleteVersion() ([]byte, error) {
	v, err := c.designed()
	if err != nil {
		return nil, err
	}
	if n := len(c.artifactsOf(v.key)); n > 0 {
		return nil, illegal("Cannot delete blueprint version '%s': delete its %d artifacts first", v.key, n)
	}
	c.govern.versions.delete(v.key.String())
	return nil, nil
}

// setVersionStatus takes a JSON string as its body.
func (c *call) setVersionStatus() ([]byte, error) {
	old, err := c.version()
	if err != nil {
		return nil, err
	}
	if c.body == nil {
		return nil, malformed("End of input at line 1 column 1 path $: this request needs a JSON string as its body")
	}
	if k := kindOf(c.body); k != kindString {
		return nil, wrongType(kindString, k, "$")
	}
	status := unquote(c.body)
	if !slices.Contains(versionStatuses, status) {
		return nil, illegal("No enum constant BlueprintVersionStatus.%.60s", status)
	}
	v := *old
	v.status = status
	c.putVersion(&v)
	return v.text(), nil
}
