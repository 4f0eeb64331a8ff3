package mock

import (
	"slices"
	"strings"
	"sync"
)

var notebookRoutes = []route{
	{method: "GET", pattern: "/projects/{key}/jupyter-notebooks/", handle: (*call).listNotebooks},
	{method: "GET", pattern: "/projects/{key}/jupyter-notebooks/{notebook}", handle: (*call).getNotebook},
	{method: "POST", pattern: "/projects/{key}/jupyter-notebooks/{notebook}", handle: (*call).createNotebook},
	{method: "PUT", pattern: "/projects/{key}/jupyter-notebooks/{notebook}", handle: (*call).saveNotebook},
	{method: "DELETE", pattern: "/projects/{key}/jupyter-notebooks/{notebook}", handle: (*call).deleteNotebook},
	{method: "DELETE", pattern: "/projects/{key}/jupyter-notebooks/{notebook}/outputs", handle: (*call).clearOutputs},
	{method: "GET", pattern: "/projects/{key}/jupyter-notebooks/{notebook}/sessions", handle: (*call).notebookSessions},
	{method: "DELETE", pattern: "/projects/{key}/jupyter-notebooks/{notebook}/sessions/{session}", handle: (*call).unloadSession},
	{method: "GET", pattern: "/projects/{key}/notebooks/", handle: (*call).notebookState},
	{method: "DELETE", pattern: "/projects/{key}/notebooks/", handle: (*call).unloadNamed},
	{method: "GET", pattern: "/projects/{key}/notebooks/active", handle: (*call).activeNotebooks},
	{method: "GET", pattern: "/admin/notebooks/", handle: (*call).runningNotebooks},
}

// notebook is a Jupyter notebook of a project. It is never changed: a change makes another one.
type notebook struct {
	name     string
	content  document // what Jupyter stores
	sessions []session
	creator  string
	created  moment
	changed  moment
	modifier string
	version  int
}

// session is a kernel that runs a notebook.
type session struct {
	id, kernel string
	pid        int
	creator    string
	tabs       int // browser tabs connected to the kernel
	busy       bool
	started    moment
	active     moment // the last run of a cell; a busy kernel is active now
}

var notebookShape = shape{"metadata": kindObject, "nbformat": kindNumber, "nbformat_minor": kindNumber, "cells": kindObjects}

var emptyNotebook = sync.OnceValue(func() document {
	return object("metadata", document{}, "nbformat", 4, "nbformat_minor", 5, "cells", []byte("[]"))
})

// spec is the kernel of a notebook.
func (b *notebook) spec() document {
	return b.content.object("metadata").object("kernelspec").defaults(object("name", "python3", "display_name", "Python 3", "language", "python"))
}

// language is what the server calls it: python, R or toree.
func (b *notebook) language() string {
	spec := b.spec()
	switch name := strings.ToLower(spec.str("name")); {
	case strings.Contains(name, "toree"), strings.EqualFold(spec.str("language"), "scala"):
		return "toree"
	case strings.EqualFold(spec.str("language"), "R"), name == "ir":
		return "R"
	}
	return "python"
}

// item is a notebook in a list.
func (c *call) item(p *project, b *notebook) document {
	tag := func(login string, at moment, version int) document {
		return object("versionNumber", version, "lastModifiedBy", object("login", login), "lastModifiedOn", at.in(c.start).UnixMilli())
	}
	tags := b.content.object("metadata").strings("tags")
	return object("projectKey", p.key, "name", b.name, "language", b.language(), "kernelSpec", b.spec(), "tags", append([]string{}, tags...),
		"creationTag", tag(b.creator, b.created, 0), "versionTag", tag(b.modifier, b.changed, b.version))
}

func (c *call) renderSessions(p *project, b *notebook) []byte {
	items := make([][]byte, 0, len(b.sessions))
	for _, s := range b.sessions {
		name, state, active := s.creator, "idle", s.active.in(c.start)
		if u, ok := c.users.get(s.creator); ok {
			name = u.document().str("displayName")
		}
		if s.busy {
			state, active = "busy", c.now
		}
		items = append(items, object("projectKey", p.key, "notebookName", b.name, "sessionCreator", s.creator, "sessionCreatorDisplayName", name,
			"sessionUnixOwner", "dataiku", "sessionId", s.id, "kernelId", s.kernel, "kernelPid", s.pid, "kernelConnections", s.tabs,
			"kernelLastActivityTime", active.UnixMilli(), "kernelExecutionState", state, "sessionStartTime", s.started.in(c.start).UnixMilli()).text())
	}
	return array(items)
}

// running is a notebook with its sessions.
func (c *call) runningItem(p *project, b *notebook) []byte {
	return c.item(p, b).with("activeSessions", c.renderSessions(p, b)).text()
}

// notebook is the one of a name in the project of the route, to be read or, with an ability, changed.
func (c *call) notebook(name, ability string) (*project, *notebook, error) {
	p, err := c.readable(c.arg("key"))
	if err == nil && ability != "" {
		p, err = c.writable(c.arg("key"), ability)
	}
	if err != nil {
		return nil, nil, err
	}
	b, ok := p.notebooks.get(name)
	if !ok {
		return nil, nil, notFound("Jupyter notebook does not exist: %s.%s", p.key, name)
	}
	return p, b, nil
}

func (c *call) listNotebooks() ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	var items [][]byte
	for _, b := range p.notebooks.all {
		if len(b.sessions) > 0 || !c.flag("active") {
			items = append(items, c.item(p, b).text())
		}
	}
	return array(items), nil
}

func (c *call) getNotebook() ([]byte, error) {
	_, b, err := c.notebook(c.arg("notebook"), "")
	if err != nil {
		return nil, err
	}
	return b.content.text(), nil
}

// signed is a notebook's content with who made it and who changed it last, which the server writes into its metadata.
func (b *notebook) signed(c *call) document {
	metadata := b.content.object("metadata").with("creator", b.creator).with("createdOn", b.created.in(c.start).UnixMilli()).with("modifiedBy", b.modifier)
	return b.content.with("metadata", metadata)
}

func (c *call) createNotebook() ([]byte, error) {
	p, err := c.writable(c.arg("key"), "writeProjectContent")
	if err != nil {
		return nil, err
	}
	name := c.arg("notebook")
	if strings.TrimSpace(name) == "" || strings.ContainsAny(name, "/\\") {
		return nil, illegal("Invalid notebook name '%.100s'", name)
	}
	if _, taken := p.notebooks.get(name); taken {
		return nil, illegal("Jupyter notebook %s.%s already exists", p.key, name)
	}
	doc, err := c.document(notebookShape)
	if err != nil {
		return nil, err
	}
	b := &notebook{name: name, content: doc.defaults(emptyNotebook()), creator: c.who.id, modifier: c.who.id, created: onClock(c.now), changed: onClock(c.now)}
	b.content = b.signed(c)
	p.notebooks.put(name, b)
	return msg("Created notebook " + name), nil
}

// change replaces a notebook's content.
func (c *call) change(p *project, old *notebook, content document) {
	b := *old
	b.content, b.modifier, b.changed, b.version = content, c.who.id, onClock(c.now), old.version+1
	b.content = b.signed(c)
	p.notebooks.put(b.name, &b)
}

func (c *call) saveNotebook() ([]byte, error) {
	p, b, err := c.notebook(c.arg("notebook"), "writeProjectContent")
	if err != nil {
		return nil, err
	}
	doc, err := c.document(notebookShape)
	if err != nil {
		return nil, err
	}
	c.change(p, b, doc.defaults(emptyNotebook()))
	return msg("Updated notebook " + b.name), nil
}

// deleteNotebook stops its sessions, and its discussions go with it.
func (c *call) deleteNotebook() ([]byte, error) {
	p, b, err := c.notebook(c.arg("notebook"), "writeProjectContent")
	if err != nil {
		return nil, err
	}
	p.notebooks.delete(b.name)
	for _, d := range p.about("JUPYTER_NOTEBOOK", b.name) {
		p.discussions.delete(d.id)
	}
	return msg("Deleted notebook " + b.name), nil
}

func (c *call) clearOutputs() ([]byte, error) {
	p, b, err := c.notebook(c.arg("notebook"), "writeProjectContent")
	if err != nil {
		return nil, err
	}
	list, _ := parseArray(b.content.get("cells"))
	cells := make([][]byte, len(list))
	for i, text := range list {
		cell, _ := parseDocument(text)
		if cell.str("cell_type") == "code" {
			cell = cell.with("outputs", []byte("[]")).with("execution_count", nil)
		}
		cells[i] = cell.text()
	}
	c.change(p, b, b.content.with("cells", array(cells)))
	return msg("Cleared the outputs of notebook " + b.name), nil
}

func (c *call) notebookSessions() ([]byte, error) {
	p, b, err := c.notebook(c.arg("notebook"), "")
	if err != nil {
		return nil, err
	}
	return c.renderSessions(p, b), nil
}

// unload stops a session. Who may not change the project may still stop a session of their own.
func (c *call) unload(name, id string) ([]byte, error) {
	p, old, err := c.notebook(name, "")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(old.sessions, func(s session) bool { return s.id == id })
	if i < 0 {
		return nil, notFound("Notebook %s.%s has no session '%.60s'", p.key, name, id)
	}
	if c.who.id != old.sessions[i].creator && !c.may(p, "writeProjectContent") {
		return nil, forbidden("You may not change project %s", p.key)
	}
	b := *old
	b.sessions = slices.Delete(slices.Clone(old.sessions), i, i+1)
	p.notebooks.put(name, &b)
	return msg("Unloaded session " + id), nil
}

func (c *call) unloadSession() ([]byte, error) { return c.unload(c.arg("notebook"), c.arg("session")) }

func (c *call) unloadNamed() ([]byte, error) {
	return c.unload(c.query.Get("notebookName"), c.query.Get("sessionId"))
}

func (c *call) notebookState() ([]byte, error) {
	p, b, err := c.notebook(c.query.Get("notebookName"), "")
	if err != nil {
		return nil, err
	}
	return c.runningItem(p, b), nil
}

func (c *call) runningIn(items [][]byte, p *project) [][]byte {
	for _, b := range p.notebooks.all {
		if len(b.sessions) > 0 {
			items = append(items, c.runningItem(p, b))
		}
	}
	return items
}

func (c *call) activeNotebooks() ([]byte, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	return array(c.runningIn(nil, p)), nil
}

func (c *call) runningNotebooks() ([]byte, error) {
	var items [][]byte
	for _, p := range c.projects.all {
		items = c.runningIn(items, p)
	}
	return array(items), nil
}
