package mock

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// dss puts a DSS's section into the staged server.
func (b *seeding) dss() {
	b.people()
	each(b.section.Get("connections"), b.connectionOf)
	if variables := b.section.Get("variables"); variables != nil {
		b.variables = documentOf(variables).text()
	}
	projects := b.section.Get("projects")
	each(projects, b.project)
	each(projects, b.contents)
	each(b.section.Get("apiKeys"), b.key)
	each(b.section.Get("futures"), b.future)
	b.settle(b.start)
}

func (b *seeding) connectionOf(n *seedfile.Node) {
	doc := documentOf(n)
	if err := checkConnection(doc); err != nil {
		b.reject(n, err)
		return
	}
	doc = b.fill(doc)
	if !doc.has("creationTag") {
		doc = doc.with("creationTag", b.tag(0))
	}
	b.connections.put(n.Str("name"), doc)
}

// project makes a project without its objects, which may refer to other projects.
func (b *seeding) project(n *seedfile.Node) {
	key, name, owner, short := n.Str("projectKey"), n.Str("name"), n.Str("owner"), n.Str("shortDesc")
	if !projectKey().MatchString(key) {
		b.seed.Reject(n.Get("projectKey"), "%q is no project key: only letters, digits and underscores are allowed", key)
		return
	}
	if name == "" {
		name = key
	}
	if owner == "" {
		owner = "admin"
	}
	created := momentOf(n.Get("createdOn"), before(0)).in(b.start).UnixMilli()
	p := newProject(key, name, owner, short, n.Strings("tags"), created)
	if description := n.Get("description"); description != nil {
		p.metadata = p.metadata.with("description", description.JSON())
	}
	if fields := n.Get("customFields"); fields != nil {
		p.metadata = p.metadata.with("customFields", fields.JSON())
	}
	if u, ok := b.users.get(owner); ok {
		p.summary = p.summary.with("ownerDisplayName", u.document().str("displayName"))
	}
	if status := n.Str("projectStatus"); status != "" {
		p.summary = p.summary.with("projectStatus", status)
	}
	var grants [][]byte
	each(n.Get("permissions"), func(item *seedfile.Node) {
		if (item.Get("group") == nil) == (item.Get("user") == nil) {
			b.seed.Reject(item, "a permission is of a group or of a user")
			return
		}
		given := documentOf(item)
		blank, _ := parseDocument(grant("", false))
		grants = append(grants, given.defaults(blank.without("group").with("readProjectContent", false).with("readDashboards", false)).text())
	})
	if grants != nil {
		p.permissions = p.permissions.with("permissions", array(grants))
	}
	if variables := n.Get("variables"); variables != nil {
		p.variables = documentOf(variables).defaults(p.variables)
	}
	if counts := n.Get("usage"); counts != nil {
		p.usage = usage{recipes: documentOf(counts.Get("recipes")), sqlNotebooks: counts.Int("sqlNotebooks"), scenarios: counts.Int("scenarios"),
			active: counts.Int("activeScenarios"), triggered: counts.Int("triggeredScenarios"), webApps: counts.Int("webApps"),
			models: counts.Int("savedModels"), dashboards: counts.Int("dashboards")}
	}
	b.projects.put(key, p)
}

// contents are the objects of a project.
func (b *seeding) contents(n *seedfile.Node) {
	p, ok := b.projects.get(n.Str("projectKey"))
	if !ok {
		return
	}
	each(n.Get("datasets"), func(d *seedfile.Node) { b.datasetOf(p, d) })
	each(n.Get("managedFolders"), func(f *seedfile.Node) { b.folderOf(p, f) })
	each(n.Get("notebooks"), func(book *seedfile.Node) { b.notebookOf(p, book) })
	each(n.Get("discussions"), func(d *seedfile.Node) { b.discussionOf(p, d) })
}

func (b *seeding) datasetOf(p *project, n *seedfile.Node) {
	name, doc := n.Str("name"), documentOf(n, "sharedWith", "smartName")
	if !datasetName().MatchString(name) {
		b.seed.Reject(n.Get("name"), "%q is no dataset name", name)
		return
	}
	if other := n.Str("projectKey"); other != "" && other != p.key {
		b.seed.Reject(n.Get("projectKey"), "this dataset stands in project %s", p.key)
		return
	}
	if err := b.checkDataset(doc, nil); err != nil {
		at := n
		if connection := n.Get("params").Get("connection"); connection != nil {
			at = connection
		}
		b.reject(at, err)
		return
	}
	doc = doc.with("projectKey", p.key).defaults(datasetDefaults())
	for _, tag := range []string{"creationTag", "versionTag"} {
		if !doc.has(tag) {
			doc = doc.with(tag, b.tag(0))
		}
	}
	p.datasets.put(name, doc)
	for _, target := range n.Strings("sharedWith") {
		p.shared = append(p.shared, share{name, target})
	}
}

func (b *seeding) folderOf(p *project, n *seedfile.Node) {
	folder := seedFolder(n.Str("id"), n.Str("name"), "filesystem_folders", n.Int("files"), n.Int("size"))
	for _, m := range documentOf(n, "id", "name", "files", "size") {
		folder = folder.with(m.key, m.value)
	}
	p.folders.put(n.Str("id"), folder)
}

// notebookOf takes the content as Jupyter stores it, or the lines of one cell.
func (b *seeding) notebookOf(p *project, n *seedfile.Node) {
	kernel := n.Str("kernel")
	if kernel == "" {
		kernel = "python3"
	}
	names, known := kernelNames[kernel]
	if !known {
		names = [2]string{kernel, "python"}
	}
	book := &notebook{name: n.Str("name"), creator: n.Str("creator"), modifier: n.Str("modifiedBy"), version: max(n.Int("version"), 1)}
	if book.creator == "" {
		book.creator = p.owner
	}
	if book.modifier == "" {
		book.modifier = book.creator
	}
	book.created = momentOf(n.Get("createdOn"), before(0))
	book.changed = momentOf(n.Get("modifiedOn"), book.created)
	if n.Get("content") != nil && n.Get("code") != nil {
		b.seed.Reject(n.Get("code"), "a notebook has content or code, not both")
		return
	}
	content := documentOf(n.Get("content")).defaults(emptyNotebook())
	if code := n.Get("code"); code != nil {
		lines := n.Strings("code")
		for i := range lines[:max(len(lines)-1, 0)] {
			lines[i] += "\n"
		}
		content = content.with("cells", array([][]byte{object("cell_type", "code", "execution_count", nil, "metadata", document{}, "source", lines,
			"outputs", []byte("[]")).text()}))
	}
	metadata := content.object("metadata")
	if tags := n.Get("tags"); tags != nil {
		metadata = metadata.with("tags", tags.JSON())
	}
	metadata = metadata.defaults(object("kernelspec", object("name", kernel, "display_name", names[0], "language", names[1]), "tags", []string{}))
	book.content = content.with("metadata", metadata)
	book.content = book.signed(b.call)
	each(n.Get("sessions"), func(s *seedfile.Node) { b.sessionOf(book, s) })
	p.notebooks.put(book.name, book)
}

func (b *seeding) sessionOf(book *notebook, n *seedfile.Node) {
	b.ids++
	s := session{id: n.Str("sessionId"), kernel: n.Str("kernelId"), pid: n.Int("kernelPid"), creator: n.Str("sessionCreator"), tabs: n.Int("kernelConnections"),
		started: momentOf(n.Get("sessionStartTime"), before(0))}
	if s.creator == "" {
		s.creator = book.creator
	}
	if s.id == "" {
		s.id = fmt.Sprintf("5e551000-0000-4000-8001-%012d", b.ids)
	}
	if s.kernel == "" {
		s.kernel = fmt.Sprintf("e0000000-0000-4000-8001-%012d", b.ids)
	}
	if s.pid == 0 {
		s.pid = 30_000 + int(b.ids%10_000)
	}
	if slices.ContainsFunc(book.sessions, func(other session) bool { return other.id == s.id }) {
		b.seed.Reject(n, "the notebook has a session %q already", s.id)
		return
	}
	switch state := n.Str("kernelExecutionState"); state {
	case "busy":
		s.busy = true
	case "", "idle":
	default:
		b.seed.Reject(n.Get("kernelExecutionState"), "expected idle or busy, but this is %q", state)
		return
	}
	s.active = momentOf(n.Get("kernelLastActivityTime"), s.started)
	if s.active.in(b.start).Before(s.started.in(b.start)) {
		b.seed.Reject(n.Get("kernelLastActivityTime"), "the session was active before it was started")
		return
	}
	book.sessions = append(book.sessions, s)
}

func (b *seeding) discussionOf(p *project, n *seedfile.Node) {
	kind, about := n.Str("objectType"), n.Str("objectId")
	if !slices.Contains(commentable, kind) {
		b.seed.Reject(n.Get("objectType"), "%q is no type of an object with discussions: these are %s", kind, strings.Join(commentable, ", "))
		return
	}
	if !p.hasObject(kind, about) {
		b.seed.Reject(n.Get("objectId"), "project %s has no such object: %s %q", p.key, strings.ToLower(kind), about)
		return
	}
	if len(n.Get("replies").Items()) == 0 || strings.TrimSpace(n.Str("topic")) == "" {
		b.seed.Reject(n, "a discussion has a topic and at least one reply")
		return
	}
	d := &discussion{id: n.Str("id"), kind: kind, object: about, topic: n.Str("topic")}
	if d.id == "" {
		d.id = b.newID()
	}
	if _, taken := p.discussions.get(d.id); taken {
		b.seed.Reject(n, "project %s has a discussion %q already", p.key, d.id)
		return
	}
	if closed := n.Get("closedOn"); closed != nil && closed.Text() != "0" {
		d.closed = momentOf(closed, before(0)).in(b.start)
	}
	each(n.Get("replies"), func(item *seedfile.Node) {
		r := reply{id: item.Str("id"), author: item.Str("author"), text: item.Str("text"), time: momentOf(item.Get("time"), before(0))}
		if r.id == "" {
			r.id = b.newID()
		}
		if r.author == "" {
			r.author = p.owner
		}
		if edited := item.Get("editedOn"); edited != nil && edited.Text() != "0" {
			r.edited, r.isEdited = momentOf(edited, before(0)), true
		}
		d.replies = append(d.replies, r)
	})
	p.discussions.put(d.id, d)
}
