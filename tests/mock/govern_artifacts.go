package mock

import (
	"encoding/json"
	"strconv"
)

var artifactRoutes = []route{
	{method: "POST", pattern: "/artifacts", handle: (*call).createArtifact},
	{method: "GET", pattern: "/artifact/{artifact}", handle: (*call).getArtifact},
	{method: "PUT", pattern: "/artifact/{artifact}", handle: (*call).updateArtifact},
	{method: "DELETE", pattern: "/artifact/{artifact}", handle: (*call).deleteArtifact},
}

// artifact is a governed item. It is never changed: a change makes another one.
type artifact struct {
	id       string
	number   int // of the id: the order of creation
	key      versionKey
	name     string
	archived bool
	step     string // that the workflow is at; "" before it and without one
	doc      document
	fields   document
	signoffs table[document] // by step
}

var artifactShape = shape{
	"id": kindString, "blueprintVersionId": kindObject, "name": kindString, "fields": kindObject, "attachments": kindObject,
	"workflow": kindObject, "status": kindObject,
}

// newArtifact makes an artifact of a document that was sent; old is nil when it is created.
func (c *call) newArtifact(id string, v *version, sent document, old *artifact) (*artifact, error) {
	name := sent.str("name")
	if name == "" {
		return nil, illegal("Artifact name may not be empty")
	}
	var oldFields document
	if old != nil && old.key == v.key {
		oldFields = old.fields
	}
	fields, err := c.fieldValues(v, sent.object("fields"), oldFields)
	if err != nil {
		return nil, err
	}
	status := sent.object("status")
	if err := status.check(shape{"stepId": kindString, "archived": kindBool}); err != nil {
		return nil, err
	}
	steps, err := c.workflow(v, sent, old)
	if err != nil {
		return nil, err
	}
	a := &artifact{id: id, key: v.key, name: name, archived: status.isTrue("archived"), step: currentStep(v, steps), fields: fields}
	a.number, _ = strconv.Atoi(id[len("ar."):])
	if old != nil {
		a.signoffs = signoffsOn(steps, old.signoffs)
	}
	a.doc = a.render(sent, v, steps)
	return a, nil
}

// render completes the document: what the server knows better than the request replaces what was sent.
func (a *artifact) render(sent document, v *version, steps map[string]string) document {
	status := sent.object("status").with("stepId", nil).with("archived", a.archived)
	if a.step != "" {
		status = status.with("stepId", a.step)
	}
	doc := append(object("id", a.id), sent.without("id")...)
	return doc.with("blueprintVersionId", v.key.document()).with("name", a.name).with("fields", a.fields).
		defaults(object("attachments", object("files", []byte("[]"), "references", []byte("[]")))).
		with("workflow", object("steps", stepsDocument(v, steps))).with("status", status)
}

// artifact is the one that the route names, if the principal may do this to it. Sign-offs that are due to start again have done so.
func (c *call) artifact(right string) (*artifact, error) {
	id := c.arg("artifact")
	a, ok := c.govern.artifacts.get(id)
	if !ok {
		return nil, notFound("Artifact '%s' does not exist", id)
	}
	if err := c.need(right, a.key.blueprint); err != nil {
		return nil, err
	}
	return c.recurred(a), nil
}

// versionFor is the active version that a new artifact names.
func (c *call) versionFor(sent document) (*version, error) {
	if !sent.has("blueprintVersionId") {
		return nil, illegal("blueprintVersionId is required")
	}
	id := sent.object("blueprintVersionId")
	if err := id.check(shape{"blueprintId": kindString, "versionId": kindString}); err != nil {
		return nil, err
	}
	key := keyFrom(id)
	v, ok := c.govern.versions.get(key.String())
	if !ok {
		return nil, illegal("Blueprint version '%.60s' of blueprint '%.60s' does not exist", key.version, key.blueprint)
	}
	if v.status != "ACTIVE" {
		return nil, illegal("Blueprint version '%s' is %s: only an ACTIVE one can have new artifacts", key, v.status)
	}
	return v, nil
}

// createArtifact creates the sign-offs as well that the version configures.
func (c *call) createArtifact() ([]byte, error) {
	sent, err := c.document(artifactShape)
	if err != nil {
		return nil, err
	}
	if sent.has("id") {
		return nil, illegal("The id of an artifact may not be set in its creation")
	}
	v, err := c.versionFor(sent)
	if err != nil {
		return nil, err
	}
	if err := c.need(rightCreate, v.key.blueprint); err != nil {
		return nil, err
	}
	id := "ar." + strconv.Itoa(c.govern.count.artifact+1)
	a, err := c.newArtifact(id, v, sent, nil)
	if err != nil {
		return nil, err
	}
	c.govern.count.artifact++
	for step, configuration := range v.configurations.all {
		a.signoffs.put(step, newSignoff(id, step, configuration))
	}
	c.govern.artifacts.put(id, a)
	return object("artifactId", id, "artifact", a.doc).text(), nil
}

func (c *call) getArtifact() ([]byte, error) {
	a, err := c.artifact(rightRead)
	if err != nil {
		return nil, err
	}
	return object("artifact", a.doc).text(), nil
}

// updateArtifact replaces the whole document. Another version of the same blueprint migrates the artifact: it loses the
// fields that this version does not have.
func (c *call) updateArtifact() ([]byte, error) {
	old, err := c.artifact(rightWrite)
	if err != nil {
		return nil, err
	}
	sent, err := c.document(artifactShape)
	if err != nil {
		return nil, err
	}
	if sent, err = sameID(sent, old.id); err != nil {
		return nil, err
	}
	v, err := c.versionOf(old.key)
	if err != nil {
		return nil, err
	}
	if key := keyFrom(sent.object("blueprintVersionId")); sent.has("blueprintVersionId") && key != old.key {
		if key.blueprint != old.key.blueprint {
			return nil, illegal("Artifact '%s' is of blueprint '%s' and cannot become one of '%.60s'", old.id, old.key.blueprint, key.blueprint)
		}
		if v, err = c.versionFor(sent); err != nil {
			return nil, err
		}
	}
	a, err := c.newArtifact(old.id, v, sent, old)
	if err != nil {
		return nil, err
	}
	if v.key != old.key {
		for step, configuration := range v.configurations.all {
			if _, there := a.signoffs.get(step); !there {
				a.signoffs.put(step, newSignoff(a.id, step, configuration))
			}
		}
	}
	c.govern.artifacts.put(a.id, a)
	return object("artifact", a.doc).text(), nil
}

// deleteArtifact takes the artifact out of the reference fields of all others.
func (c *call) deleteArtifact() ([]byte, error) {
	a, err := c.artifact(rightDelete)
	if err != nil {
		return nil, err
	}
	c.govern.artifacts.delete(a.id)
	c.govern.deleted[a.id] = a
	var changed []*artifact
	for _, other := range c.govern.artifacts.all {
		v, ok := c.govern.versions.get(other.key.String())
		if !ok {
			continue
		}
		if fields, held := withoutReference(v, other.fields, a.id); held {
			b := *other
			b.fields, b.doc = fields, other.doc.with("fields", fields)
			changed = append(changed, &b)
		}
	}
	for _, b := range changed {
		c.govern.artifacts.put(b.id, b)
	}
	return nil, nil
}

// withoutReference takes an artifact's id out of reference fields, and tells whether it was there.
func withoutReference(v *version, fields document, id string) (document, bool) {
	out, held := fields, false
	for _, m := range fields {
		if f, _ := v.field(m.key); f.kind != "REFERENCE" {
			continue
		}
		if kindOf(m.value) == kindString && unquote(m.value) == id {
			out, held = out.with(m.key, nil), true
			continue
		}
		list, _ := parseArray(m.value)
		kept := make([][]byte, 0, len(list))
		for _, text := range list {
			if kindOf(text) != kindString || unquote(text) != id {
				kept = append(kept, text)
			}
		}
		if len(kept) < len(list) {
			out, held = out.with(m.key, json.RawMessage(array(kept))), true
		}
	}
	return out, held
}

// adapted is an artifact after its version was changed from old to v.
func (c *call) adapted(a *artifact, old, v *version) *artifact {
	b := *a
	b.fields = document{}
	for _, m := range a.fields {
		was, _ := old.field(m.key)
		if is, there := v.field(m.key); there && is.alike(was) {
			b.fields = append(b.fields, m)
		}
	}
	steps := stepsOf(v, a.doc)
	b.step = currentStep(v, steps)
	b.signoffs = signoffsOn(steps, a.signoffs)
	b.doc = b.render(a.doc, v, steps)
	return &b
}
