package mock

import "time"

// savedProject is a project in a state file.
type savedProject struct {
	Owner       string                   `json:"owner"`
	Summary     document                 `json:"summary"`
	Metadata    document                 `json:"metadata"`
	Permissions document                 `json:"permissions"`
	Variables   document                 `json:"variables"`
	Datasets    []saved[document]        `json:"datasets,omitempty"`
	Shared      []savedShare             `json:"shared,omitempty"`
	Notebooks   []saved[savedNotebook]   `json:"notebooks,omitempty"`
	Discussions []saved[savedDiscussion] `json:"discussions,omitempty"`
	Folders     []saved[document]        `json:"folders,omitempty"`
	Usage       savedUsage               `json:"usage"`
}

type savedShare struct {
	Dataset string `json:"dataset"`
	Target  string `json:"target"`
}

type savedUsage struct {
	Recipes      document `json:"recipes,omitempty"`
	SQLNotebooks int      `json:"sqlNotebooks,omitempty"`
	Scenarios    int      `json:"scenarios,omitempty"`
	Active       int      `json:"active,omitempty"`
	Triggered    int      `json:"triggered,omitempty"`
	WebApps      int      `json:"webApps,omitempty"`
	Models       int      `json:"models,omitempty"`
	Dashboards   int      `json:"dashboards,omitempty"`
}

type savedNotebook struct {
	Content  document       `json:"content"`
	Sessions []savedSession `json:"sessions,omitempty"`
	Creator  string         `json:"creator"`
	Created  moment         `json:"created"`
	Changed  moment         `json:"changed"`
	Modifier string         `json:"modifier"`
	Version  int            `json:"version"`
}

type savedSession struct {
	ID      string `json:"id"`
	Kernel  string `json:"kernel"`
	PID     int    `json:"pid"`
	Creator string `json:"creator"`
	Tabs    int    `json:"tabs"`
	Busy    bool   `json:"busy,omitempty"`
	Started moment `json:"started"`
	Active  moment `json:"active"`
}

type savedDiscussion struct {
	Kind    string       `json:"kind"`
	Object  string       `json:"object"`
	Topic   string       `json:"topic"`
	Closed  time.Time    `json:"closed,omitzero"`
	Replies []savedReply `json:"replies"`
}

type savedReply struct {
	ID       string `json:"id"`
	Author   string `json:"author"`
	Text     string `json:"text"`
	Time     moment `json:"time"`
	Edited   moment `json:"edited,omitzero"`
	IsEdited bool   `json:"isEdited,omitempty"`
}

func saveProject(p *project) savedProject {
	u := p.usage
	out := savedProject{
		Owner: p.owner, Summary: p.summary, Metadata: p.metadata, Permissions: p.permissions, Variables: p.variables,
		Datasets: saveTable(p.datasets, same[document]), Folders: saveTable(p.folders, same[document]),
		Notebooks: saveTable(p.notebooks, saveNotebook), Discussions: saveTable(p.discussions, saveDiscussion),
		Usage: savedUsage{u.recipes, u.sqlNotebooks, u.scenarios, u.active, u.triggered, u.webApps, u.models, u.dashboards},
	}
	for _, s := range p.shared {
		out.Shared = append(out.Shared, savedShare{s.dataset, s.target})
	}
	return out
}

func loadProject(key string, in savedProject) (*project, error) {
	u := in.Usage
	p := &project{
		key: key, owner: in.Owner, summary: in.Summary, metadata: in.Metadata, permissions: in.Permissions, variables: in.Variables,
		datasets: loadDocuments(in.Datasets), folders: loadDocuments(in.Folders), usage: usage{u.Recipes, u.SQLNotebooks, u.Scenarios, u.Active, u.Triggered, u.WebApps, u.Models, u.Dashboards},
	}
	for _, s := range in.Shared {
		p.shared = append(p.shared, share{s.Dataset, s.Target})
	}
	var err error
	if p.notebooks, err = loadTable(in.Notebooks, loadNotebook); err != nil {
		return nil, err
	}
	p.discussions, err = loadTable(in.Discussions, loadDiscussion)
	return p, err
}

func saveNotebook(b *notebook) savedNotebook {
	out := savedNotebook{Content: b.content, Creator: b.creator, Created: b.created, Changed: b.changed, Modifier: b.modifier, Version: b.version}
	for _, s := range b.sessions {
		out.Sessions = append(out.Sessions, savedSession{s.id, s.kernel, s.pid, s.creator, s.tabs, s.busy, s.started, s.active})
	}
	return out
}

func loadNotebook(name string, in savedNotebook) (*notebook, error) {
	b := &notebook{name: name, content: in.Content, creator: in.Creator, created: in.Created, changed: in.Changed, modifier: in.Modifier, version: in.Version}
	for _, s := range in.Sessions {
		b.sessions = append(b.sessions, session{s.ID, s.Kernel, s.PID, s.Creator, s.Tabs, s.Busy, s.Started, s.Active})
	}
	return b, nil
}

func saveDiscussion(d *discussion) savedDiscussion {
	out := savedDiscussion{Kind: d.kind, Object: d.object, Topic: d.topic, Closed: d.closed}
	for _, r := range d.replies {
		out.Replies = append(out.Replies, savedReply{r.id, r.author, r.text, r.time, r.edited, r.isEdited})
	}
	return out
}

func loadDiscussion(id string, in savedDiscussion) (*discussion, error) {
	d := &discussion{id: id, kind: in.Kind, object: in.Object, topic: in.Topic, closed: in.Closed}
	for _, r := range in.Replies {
		d.replies = append(d.replies, reply{r.ID, r.Author, r.Text, r.Time, r.Edited, r.IsEdited})
	}
	return d, nil
}
