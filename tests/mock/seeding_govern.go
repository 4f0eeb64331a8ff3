package mock

import (
	"encoding/base64"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// blueprintsAndArtifacts puts a Govern's section into the staged server. What others refer to comes first.
func (b *seeding) blueprintsAndArtifacts() {
	b.people()
	each(b.section.Get("roles"), func(n *seedfile.Node) {
		if b.prefixed(n, "ro.") {
			b.govern.roles.put(n.Str("id"), documentOf(n).defaults(object("description", "")))
		}
	})
	each(b.section.Get("apiKeys"), b.key)
	blueprints := b.section.Get("blueprints")
	each(blueprints, b.blueprintOf)
	each(b.section.Get("roleAssignments"), func(n *seedfile.Node) {
		b.govern.assignments.delete(n.Str("blueprintId"))
		b.send(n, "POST", "/admin/blueprint-role-assignments", nil, documentOf(n))
	})
	if standard := b.section.Get("defaultPermissions"); standard != nil && !standard.Bad() {
		b.send(standard, "PUT", "/admin/blueprint-permissions/default", nil, object("rolePermissions", standard.JSON()))
	}
	each(b.section.Get("permissions"), func(n *seedfile.Node) {
		b.govern.permissions.delete(n.Str("blueprintId"))
		b.send(n, "POST", "/admin/blueprint-permissions", nil, documentOf(n))
	})
	each(b.section.Get("customPages"), func(n *seedfile.Node) {
		if b.prefixed(n, "cp.") {
			b.govern.pages.delete(n.Str("id"))
			b.send(n, "POST", "/admin/custom-pages", url.Values{"newIdentifier": {strings.TrimPrefix(n.Str("id"), "cp.")}}, documentOf(n))
		}
	})
	each(b.section.Get("files"), b.fileOf)
	each(b.section.Get("timeSeries"), b.seriesOf)
	if !blueprints.Bad() { // what is wrong with a blueprint would be told of each of its artifacts again
		b.artifacts(b.section.Get("artifacts"))
	}
	each(b.section.Get("futures"), b.future)
	b.settle(b.start)
}

// prefixed checks an id that the server makes of a prefix and what it is told.
func (b *seeding) prefixed(n *seedfile.Node, prefix string) bool {
	id, ok := strings.CutPrefix(n.Str("id"), prefix)
	c := *b.call
	c.query = url.Values{"newIdentifier": {id}}
	if !ok {
		b.seed.Reject(n.Get("id"), "the id must begin with %s", prefix)
		return false
	}
	if _, err := c.identifierOf("", "object"); id == "" || err != nil && !strings.HasPrefix(id, "system.") {
		b.seed.Reject(n.Get("id"), "behind %s, the id has only letters, digits, hyphen and underscore", prefix)
		return false
	}
	return true
}

func (b *seeding) blueprintOf(n *seedfile.Node) {
	id := n.Str("id")
	if !b.prefixed(n, "bp.") {
		return
	}
	b.govern.blueprints.put(id, documentOf(n, "versions").defaults(blueprintDefaults()))
	each(n.Get("versions"), func(v *seedfile.Node) {
		if b.prefixed(v, "bv.") {
			b.versionOfSeed(id, v)
		}
	})
}

// versionOfSeed makes a version, ACTIVE unless it says otherwise: what a seed has versions for is artifacts.
func (b *seeding) versionOfSeed(blueprint string, n *seedfile.Node) {
	key := versionKey{blueprint, n.Str("id")}
	doc := documentOf(n, "id", "status", "originVersionId", "signoffs")
	if !doc.has("name") {
		doc = doc.with("name", strings.TrimPrefix(key.version, "bv."))
	}
	v, err := newVersion(key, doc)
	if err != nil {
		b.reject(n, err)
		return
	}
	v.status, v.origin = n.Str("status"), n.Str("originVersionId")
	if v.status == "" {
		v.status = "ACTIVE"
	}
	if !slices.Contains(versionStatuses, v.status) {
		b.seed.Reject(n.Get("status"), "expected one of %s, but this is %q", strings.Join(versionStatuses, ", "), v.status)
		return
	}
	n.Get("signoffs").Members(func(step string, signoff *seedfile.Node) bool {
		configuration := documentOf(signoff, "id")
		if !configuration.has("title") {
			configuration = configuration.with("title", step)
		}
		if !slices.Contains(v.steps, step) {
			b.seed.Reject(signoff, "the version has no workflow step %q", step)
		} else if err := b.checkConfiguration(configuration); err != nil {
			b.reject(signoff, err)
		}
		v.configurations.put(step, configuration.with("id", configurationID(key, step)).
			defaults(object("mandatory", false, "feedbackUsersGroups", []byte("[]"), "approvers", []byte("[]"))))
		return true
	})
	b.putVersion(v)
}

// identified gives an object of a numbered kind its id: its own, or the next one.
func (b *seeding) identified(n *seedfile.Node, prefix string, last *int) (string, bool) {
	id := n.Str("id")
	if id == "" {
		*last++
		return prefix + strconv.Itoa(*last), true
	}
	number, ok := numberOf(id, prefix)
	if !ok {
		b.seed.Reject(n.Get("id"), "expected an id like %s12, but this is %q", prefix, id)
		return "", false
	}
	*last = max(*last, number)
	return id, true
}

func (b *seeding) fileOf(n *seedfile.Node) {
	content := []byte(n.Str("content"))
	if coded := n.Get("base64"); coded != nil {
		var err error
		if content, err = base64.StdEncoding.DecodeString(coded.Text()); err != nil || n.Get("content") != nil {
			b.seed.Reject(coded, "expected the file's content in base64, and no content beside it")
			return
		}
	}
	id, ok := b.identified(n, "uf.", &b.govern.count.file)
	if !ok {
		return
	}
	by := n.Str("uploadedBy")
	if by == "" {
		by = "admin"
	}
	b.govern.files.put(id, newUpload(id, n.Str("name"), by, momentOf(n.Get("uploadedOn"), before(0)).in(b.start).UnixMilli(), content))
}

func (b *seeding) seriesOf(n *seedfile.Node) {
	id, ok := b.identified(n, "ts.", &b.govern.count.series)
	if !ok {
		return
	}
	var points []point
	for _, item := range n.Get("values").Items() {
		points = append(points, point{momentOf(item.Get("timestamp"), before(0)).in(b.start).UnixMilli(), item.Get("value").JSON()})
	}
	b.govern.series.put(id, series(nil).with(points, true))
}

// artifacts come in two rounds, because each may refer to any other: first who is there, then what they hold.
func (b *seeding) artifacts(list *seedfile.Node) {
	type planned struct {
		n  *seedfile.Node
		id string
		v  *version
	}
	var plan []planned
	taken := b.govern.count.artifact
	each(list, func(n *seedfile.Node) {
		if number, ok := numberOf(n.Str("id"), "ar."); ok {
			taken = max(taken, number)
		}
	})
	b.govern.count.artifact = taken
	each(list, func(n *seedfile.Node) {
		id, ok := b.identified(n, "ar.", &b.govern.count.artifact)
		if !ok {
			return
		}
		v, err := b.versionOf(keyFrom(documentOf(n.Get("blueprintVersionId"))))
		if err != nil {
			b.reject(n.Get("blueprintVersionId"), err)
			return
		}
		b.govern.artifacts.put(id, &artifact{id: id, key: v.key})
		plan = append(plan, planned{n, id, v})
	})
	for _, p := range plan {
		a, err := b.newArtifact(p.id, p.v, documentOf(p.n, "id", "signoffs"), nil)
		if err != nil {
			at := p.n
			if fields := p.n.Get("fields"); fields != nil && strings.HasPrefix(err.(*apiError).message, "Field ") {
				at = fields
			}
			b.reject(at, err)
			continue
		}
		for step, configuration := range p.v.configurations.all {
			a.signoffs.put(step, newSignoff(a.id, step, configuration))
		}
		b.signoffsOf(a, p.n.Get("signoffs"))
		b.govern.artifacts.put(p.id, a)
	}
}

// signoffsOf sets how far the sign-offs of an artifact have come.
func (b *seeding) signoffsOf(a *artifact, list *seedfile.Node) {
	list.Members(func(step string, n *seedfile.Node) bool {
		doc, ok := a.signoffs.get(step)
		if !ok {
			b.seed.Reject(n, "version %s configures no sign-off on the step %q", a.key, step)
			return true
		}
		if status := n.Get("status"); status != nil {
			if _, known := signoffMoves[status.Text()]; !known {
				b.seed.Reject(status, "%q is no status of a sign-off", status.Text())
				return true
			}
		}
		for _, m := range documentOf(n) {
			doc = doc.with(m.key, m.value)
		}
		a.signoffs.put(step, doc)
		return true
	})
}
