package mock

import (
	"fmt"
	"slices"
	"strconv"
)

// scaledColumns are the columns of scaled datasets.
const scaledColumns = "id:bigint name:string country:string amount:double created_at:date"

// addScaledProjects adds projects and spreads datasets over them. Owners are users and members groups of the instance.
func (c *call) addScaledProjects(scale Scale) {
	projects := scale.Projects
	if projects == 0 && scale.Datasets > 0 {
		projects = (scale.Datasets + 49) / 50
	}
	owners := c.users.list()
	var list []*project
	for i := 1; i <= projects; i++ {
		key := fmt.Sprintf("PROJECT%04d", i)
		if p, taken := c.projects.get(key); taken {
			list = append(list, p)
			continue
		}
		owner := "admin"
		if len(owners) > 0 {
			owner = owners[int(mixed(i)>>1)%len(owners)]
		}
		p := newProject(key, teams[i%len(teams)]+" "+strconv.Itoa(i), owner, "", []string{"scaled"}, seedCreated.AddDate(0, 0, i%600).UnixMilli())
		if u, ok := c.users.get(owner); ok {
			p.summary = p.summary.with("ownerDisplayName", u.document().str("displayName"))
		}
		if groups := c.scaling.groups; len(groups) > 0 {
			p.permissions = p.permissions.with("permissions", array([][]byte{grant(groups[i%len(groups)], true), grant(groups[(i+1)%len(groups)], false)}))
		}
		c.projects.put(key, p)
		list = append(list, p)
	}
	c.addScaledDatasets(list, scale.Datasets)
}

// addScaledDatasets makes datasets whose documents share the values that are no dataset's own.
func (c *call) addScaledDatasets(projects []*project, n int) {
	base := seedDataset{kind: "UploadedFiles", columns: scaledColumns}
	if _, ok := c.connections.get("filesystem_managed"); ok {
		base = seedDataset{kind: "Filesystem", connection: "filesystem_managed", at: "/scaled", columns: scaledColumns, managed: true}
	}
	doc := base.document("", "admin", seedCreated.UnixMilli())
	name := slices.IndexFunc(doc, func(m member) bool { return m.key == "name" })
	project := slices.IndexFunc(doc, func(m member) bool { return m.key == "projectKey" })
	keys := make([][]byte, len(projects))
	for i, p := range projects {
		keys[i] = toJSON(p.key)
		p.datasets.grow(n/len(projects) + 1)
	}
	for i := range n {
		p := projects[i%len(projects)]
		own := fmt.Sprintf("dataset%05d", i+1)
		if _, taken := p.datasets.get(own); taken {
			continue
		}
		d := slices.Clone(doc)
		d[name].value, d[project].value = toJSON(own), keys[i%len(projects)]
		p.datasets.put(own, d)
	}
}

// addScaledArtifacts makes artifacts of the active versions that need no field, in turn, and of each at every step of its workflow.
func (c *call) addScaledArtifacts(n int) {
	if n == 0 {
		return
	}
	type mould struct {
		artifact *artifact
		version  *version
	}
	var moulds []mould
	for _, v := range c.govern.versions.all {
		if v.status != "ACTIVE" {
			continue
		}
		for _, step := range append([]string{""}, v.steps...) {
			sent := object("name", "scaled")
			if step != "" {
				sent = sent.with("status", object("stepId", step))
			}
			if a, err := c.newArtifact("ar.0", v, sent, nil); err == nil {
				moulds = append(moulds, mould{a, v})
			}
		}
	}
	if len(moulds) == 0 {
		return
	}
	c.govern.artifacts.grow(n)
	for i := range n {
		c.govern.count.artifact++
		m := moulds[i%len(moulds)]
		a := *m.artifact
		a.number = c.govern.count.artifact
		a.id, a.name = "ar."+strconv.Itoa(a.number), fmt.Sprintf("%s %05d", teams[i%len(teams)], i+1)
		a.doc = a.doc.with("id", a.id).with("name", a.name)
		for step, configuration := range m.version.configurations.all {
			a.signoffs.put(step, newSignoff(a.id, step, configuration))
		}
		c.govern.artifacts.put(a.id, &a)
	}
}
