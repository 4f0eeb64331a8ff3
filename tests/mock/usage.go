package mock

import "strings"

var usageRoutes = []route{
	{method: "GET", pattern: "/admin/monitoring/global-usage-summary", handle: (*call).usageSummary},
	{method: "GET", pattern: "/projects/{key}/variables-resolved", handle: (*call).resolvedVariables},
}

// usage counts the objects of a project that the mock does not keep one by one. It is never changed.
type usage struct {
	recipes      document // by type
	sqlNotebooks int
	scenarios    int
	active       int // scenarios that are on
	triggered    int // of these, the ones with a trigger
	webApps      int
	models       int
	dashboards   int
}

// tally adds up numbers by name, in the order in which the names come first.
type tally struct {
	names  []string
	counts map[string]int
	all    int
}

func (t *tally) add(name string, n int) {
	if t.counts == nil {
		t.counts = map[string]int{}
	}
	if _, known := t.counts[name]; !known {
		t.names = append(t.names, name)
	}
	t.counts[name] += n
	t.all += n
}

func (t *tally) render(by string) document {
	kinds := document{}
	for _, name := range t.names {
		kinds = append(kinds, object(name, t.counts[name])...)
	}
	return object("all", t.all, by, kinds)
}

// census is what one or all projects have.
type census struct {
	datasets, recipes, notebooks, folders tally
	usage
}

func (n *census) count(p *project) {
	for _, doc := range p.datasets.all {
		n.datasets.add(doc.str("type"), 1)
	}
	for _, m := range p.usage.recipes {
		n.recipes.add(m.key, number(m.value))
	}
	for _, b := range p.notebooks.all {
		n.notebooks.add(b.language(), 1)
	}
	for _, f := range p.folders.all {
		n.folders.add(f.str("type"), 1)
	}
	n.sqlNotebooks += p.usage.sqlNotebooks
	n.scenarios += p.usage.scenarios
	n.active += p.usage.active
	n.triggered += p.usage.triggered
	n.webApps += p.usage.webApps
	n.models += p.usage.models
	n.dashboards += p.usage.dashboards
}

func (n *census) render() document {
	return object(
		"datasets", n.datasets.render("allByType"), "recipes", n.recipes.render("byType"),
		"notebooks", object("nbJupyterNotebooks", n.notebooks.all, "nbSqlNotebooks", n.sqlNotebooks,
			"jupyterByLanguage", n.notebooks.render("byLanguage").object("byLanguage")),
		"scenarios", object("all", n.scenarios, "active", n.active, "activeWithTriggers", n.triggered),
		"managedFolders", n.folders.render("byType"), "webApps", object("all", n.webApps),
		"savedModels", object("all", n.models), "dashboards", object("all", n.dashboards),
	)
}

// usageSummary counts what the instance has now; with one summary a project when asked.
func (c *call) usageSummary() ([]byte, error) {
	var all census
	var projects [][]byte
	for key, p := range c.projects.all {
		all.count(p)
		if c.flag("withPerProject") {
			var own census
			own.count(p)
			projects = append(projects, append(object("projectKey", key, "name", p.summary.str("name")), own.render()...).text())
		}
	}
	doc := append(object("projects", c.projects.size(), "users", c.users.size(), "groups", c.groups.size(), "connections", c.connections.size()), all.render()...)
	if c.flag("withPerProject") {
		doc = append(doc, object("projectSummaries", array(projects))...)
	}
	return doc.text(), nil
}

// number is the value of a whole number of the seed.
func number(text []byte) int {
	n := 0
	for _, digit := range text {
		n = n*10 + int(digit-'0')
	}
	return n
}

// resolvedVariables are the variables of the instance and the project's over them; as texts unless typed is asked for.
func (c *call) resolvedVariables() ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	typed := strings.EqualFold(c.query.Get("typed"), "true")
	instance, _ := parseDocument(c.variables)
	out := object("projectKey", p.key, "dip.home", "/data/dataiku/dss_data")
	for _, variables := range []document{instance, p.variables.object("standard"), p.variables.object("local")} {
		for _, m := range variables {
			if typed || kindOf(m.value) == kindString {
				out = out.with(m.key, m.value)
			} else {
				out = out.with(m.key, string(m.value))
			}
		}
	}
	return out.text(), nil
}
