package mock

import (
	"encoding/json"
	"regexp"
	"slices"
	"sync"
)

var projectRoutes = []route{
	{method: "GET", pattern: "/projects/", handle: (*call).listProjects},
	{method: "POST", pattern: "/projects/", handle: (*call).createProject},
	{method: "GET", pattern: "/projects/{key}", handle: (*call).projectSummary},
	{method: "DELETE", pattern: "/projects/{key}", handle: (*call).deleteProject},
	{method: "GET", pattern: "/projects/{key}/metadata", handle: (*call).getProjectMetadata},
	{method: "PUT", pattern: "/projects/{key}/metadata", handle: (*call).setProjectMetadata},
	{method: "GET", pattern: "/projects/{key}/permissions", handle: (*call).getPermissions},
	{method: "PUT", pattern: "/projects/{key}/permissions", handle: (*call).setPermissions},
	{method: "GET", pattern: "/projects/{key}/variables/", handle: (*call).getProjectVariables},
	{method: "PUT", pattern: "/projects/{key}/variables/", handle: (*call).setProjectVariables},
}

// project is a project of the instance. Its documents are replaced, never changed, but the struct is; a server has its own.
type project struct {
	key         string
	owner       string
	summary     document
	metadata    document
	permissions document // owner and permissions
	variables   document // standard and local
	datasets    table[document]
	shared      []share // what it gives to others
	notebooks   table[*notebook]
	discussions table[*discussion]
	folders     table[document]
	usage       usage
}

// share is a dataset that another project may use.
type share struct{ dataset, target string }

var projectKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9_]+$`) })

// may tells whether the caller has a project: as an administrator, its owner, or one of those whom its permissions name.
func (c *call) may(p *project, ability string) bool {
	if c.who.admin || c.who.login != "" && c.who.login == p.owner {
		return true
	}
	list, _ := parseArray(p.permissions.get("permissions"))
	return slices.ContainsFunc(list, func(text json.RawMessage) bool {
		item, _ := parseDocument(text)
		named := slices.Contains(c.who.groups, item.str("group")) || c.who.login != "" && item.str("user") == c.who.login
		return named && (item.isTrue("admin") || item.isTrue(ability))
	})
}

// readable is the project of a key. To those who may not read it, it does not look different from one that does not exist.
func (c *call) readable(key string) (*project, error) {
	p, ok := c.projects.get(key)
	if ok && c.may(p, "readProjectContent") {
		return p, nil
	}
	if !c.who.admin {
		return nil, forbidden("Failed to read project permissions")
	}
	return nil, notFound("Project %s does not exist", key)
}

// writable is the project of a key, to be changed.
func (c *call) writable(key, ability string) (*project, error) {
	p, err := c.readable(key)
	if err == nil && !c.may(p, ability) {
		err = forbidden("You may not change project %s", key)
	}
	return p, err
}

func (c *call) listProjects() ([]byte, error) {
	location := c.flag("includeLocation")
	items := make([][]byte, 0, c.projects.size())
	for _, p := range c.projects.all {
		if !c.may(p, "readProjectContent") {
			continue
		}
		doc := p.summary
		if location {
			doc = doc.with("projectLocation", []byte(`[{"id":"ROOT","name":"Root"}]`))
		}
		items = append(items, doc.text())
	}
	return array(items), nil
}

func (c *call) createProject() ([]byte, error) {
	doc, err := c.document(shape{"projectKey": kindString, "name": kindString, "owner": kindString, "description": kindString,
		"permissions": kindObjects, "tags": kindStrings, "settings": kindObject})
	if err != nil {
		return nil, err
	}
	if !c.who.admin && !c.ability("mayCreateProjects") {
		return nil, forbidden("You may not create projects")
	}
	key, owner := doc.str("projectKey"), doc.str("owner")
	if !projectKey().MatchString(key) {
		return nil, illegal("Invalid project key '%s': only letters, digits and underscores are allowed", key)
	}
	if _, taken := c.projects.get(key); taken {
		return nil, illegal("Project %s already exists", key)
	}
	if _, ok := c.users.get(owner); !ok {
		return nil, illegal("User '%s', who is to own project %s, does not exist", owner, key)
	}
	p := newProject(key, doc.str("name"), owner, doc.str("description"), doc.strings("tags"), c.now.UnixMilli())
	if doc.has("permissions") {
		p.permissions = p.permissions.with("permissions", doc.get("permissions"))
	}
	c.projects.put(key, p)
	return msg("Created project " + key), nil
}

// ability tells whether one of the caller's groups, or the key itself, has an instance-wide permission.
func (c *call) ability(name string) bool {
	return c.who.grants.isTrue(name) || slices.ContainsFunc(c.who.groups, func(group string) bool {
		g, ok := c.groups.get(group)
		return ok && g.isTrue(name)
	})
}

func newProject(key, name, owner, description string, tags []string, created int64) *project {
	tag := object("versionNumber", 0, "lastModifiedBy", object("login", owner), "lastModifiedOn", created)
	return &project{
		key: key, owner: owner,
		summary: object("projectKey", key, "name", name, "shortDesc", description, "ownerLogin", owner, "ownerDisplayName", owner,
			"projectStatus", "Draft", "projectType", "REGULAR", "tags", tags, "disableAutomaticTriggers", false, "sealed", false,
			"contributors", array([][]byte{object("login", owner).text()}),
			"creationTag", tag, "versionTag", tag.with("versionNumber", 1)),
		metadata: object("label", name, "shortDesc", description, "description", description, "tags", tags,
			"customFields", document{}, "checklists", object("checklists", []byte("[]"))),
		permissions: object("owner", owner, "permissions", []byte("[]"), "additionalDashboardUsers", object("users", []byte("[]")),
			"exposedObjects", object("objects", []byte("[]"))),
		variables: object("standard", document{}, "local", document{}),
	}
}

func (c *call) projectSummary() ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	return p.summary.text(), nil
}

// deleteProject answers as a future that is done: the server waits for it unless it is told otherwise.
func (c *call) deleteProject() ([]byte, error) {
	p, err := c.writable(c.arg("key"), "admin")
	if err != nil {
		return nil, err
	}
	t := task{
		kind: "project-delete", title: "Deleting project " + p.key, step: "Deleting", total: p.datasets.size() + 1, length: -1,
		work: workDeleteProject, args: object("key", p.key),
	}
	if wait := c.query.Get("wait"); wait != "" && !c.flag("wait") {
		t.length = 0
	}
	return c.begin(t)
}

func (c *call) getProjectMetadata() ([]byte, error) {
	return c.projectDocument(func(p *project) document { return p.metadata })
}

func (c *call) setProjectMetadata() ([]byte, error) {
	return c.setProjectDocument("writeProjectContent", shape{"label": kindString, "tags": kindStrings, "customFields": kindObject},
		func(p *project, doc document) {
			p.metadata = doc
			if doc.has("label") {
				p.summary = p.summary.with("name", doc.get("label"))
			}
			p.summary = p.summary.with("tags", append([]string{}, doc.strings("tags")...)).with("shortDesc", doc.str("shortDesc"))
		})
}

func (c *call) getPermissions() ([]byte, error) {
	return c.projectDocument(func(p *project) document { return p.permissions })
}

// setPermissions replaces the whole document. A project is never without an owner: when none is sent, it keeps its own.
func (c *call) setPermissions() ([]byte, error) {
	if _, err := c.writable(c.arg("key"), "admin"); err != nil {
		return nil, err
	}
	if sent, _ := parseDocument(c.body); sent.str("owner") != "" {
		if _, ok := c.users.get(sent.str("owner")); !ok {
			return nil, illegal("User '%.60s', who is to own project %s, does not exist", sent.str("owner"), c.arg("key"))
		}
	}
	return c.setProjectDocument("admin", shape{"owner": kindString, "permissions": kindObjects}, func(p *project, doc document) {
		if owner := doc.str("owner"); owner != "" && owner != p.owner {
			u, _ := c.users.get(owner)
			p.owner, p.summary = owner, p.summary.with("ownerLogin", owner).with("ownerDisplayName", u.document().str("displayName"))
		}
		p.permissions = doc.with("owner", p.owner).defaults(object("permissions", []byte("[]")))
	})
}

func (c *call) getProjectVariables() ([]byte, error) {
	return c.projectDocument(func(p *project) document { return p.variables })
}

func (c *call) setProjectVariables() ([]byte, error) {
	return c.setProjectDocument("writeProjectContent", shape{"standard": kindObject, "local": kindObject},
		func(p *project, doc document) {
			p.variables = doc.defaults(object("standard", document{}, "local", document{}))
		})
}

func (c *call) projectDocument(of func(*project) document) ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	return of(p).text(), nil
}

func (c *call) setProjectDocument(ability string, s shape, set func(*project, document)) ([]byte, error) {
	p, err := c.writable(c.arg("key"), ability)
	if err != nil {
		return nil, err
	}
	doc, err := c.document(s)
	if err != nil {
		return nil, err
	}
	set(p, doc)
	return msg("Updated project " + p.key), nil
}
