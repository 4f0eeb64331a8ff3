package mock

import (
	"encoding/json"
	"slices"
	"strings"
	"time"
)

var discussionRoutes = []route{
	{method: "GET", pattern: "/projects/{key}/discussions/{type}/{object}/", handle: (*call).listDiscussions},
	{method: "POST", pattern: "/projects/{key}/discussions/{type}/{object}/", handle: (*call).createDiscussion},
	{method: "GET", pattern: "/projects/{key}/discussions/{type}/{object}/{discussion}", handle: (*call).getDiscussion},
	{method: "PUT", pattern: "/projects/{key}/discussions/{type}/{object}/{discussion}", handle: (*call).updateDiscussion},
	{method: "POST", pattern: "/projects/{key}/discussions/{type}/{object}/{discussion}/replies/", handle: (*call).addReply},
}

// discussion is a thread on an object of a project. It is never changed: a change makes another one.
type discussion struct {
	id           string
	kind, object string // what it is about
	topic        string
	closed       time.Time // zero while it is open
	replies      []reply
}

type reply struct {
	id, author, text string
	time, edited     moment
	isEdited         bool
}

// commentable are the types of objects that can have discussions. Those that the mock has must exist, the others are taken on trust.
var commentable = []string{
	"PROJECT", "DATASET", "JUPYTER_NOTEBOOK", "MANAGED_FOLDER", "RECIPE", "SAVED_MODEL", "MODEL_EVALUATION_STORE", "ANALYSIS", "SQL_NOTEBOOK",
	"SCENARIO", "INSIGHT", "DASHBOARD", "WEB_APP", "REPORT", "ARTICLE", "STATISTICS_WORKSHEET", "STREAMING_ENDPOINT", "LAMBDA_SERVICE",
	"FLOW_ZONE", "LABELING_TASK", "KNOWLEDGE_BANK", "PROMPT_STUDIO", "WORKSPACE",
}

// about are the discussions of an object, oldest first.
func (p *project) about(kind, object string) []*discussion {
	var list []*discussion
	for _, d := range p.discussions.all {
		if d.kind == kind && d.object == object {
			list = append(list, d)
		}
	}
	return list
}

// commented is the project of the route, after its object was found.
func (c *call) commented() (*project, error) {
	p, err := c.readable(c.arg("key"))
	if err != nil {
		return nil, err
	}
	kind, id := c.arg("type"), c.arg("object")
	if !slices.Contains(commentable, kind) {
		return nil, illegal("No enum constant TaggableType.%.60s", kind)
	}
	if !p.hasObject(kind, id) {
		return nil, notFound("%s does not exist: %s.%s", strings.ToLower(kind), p.key, id)
	}
	return p, nil
}

// hasObject tells whether an object of the project is there; those of kinds that the mock does not have are.
func (p *project) hasObject(kind, id string) bool {
	ok := true
	switch kind {
	case "PROJECT":
		ok = id == p.key
	case "DATASET":
		_, ok = p.datasets.get(id)
	case "JUPYTER_NOTEBOOK":
		_, ok = p.notebooks.get(id)
	case "MANAGED_FOLDER":
		_, ok = p.folders.get(id)
	}
	return ok
}

func (c *call) discussion() (*project, *discussion, error) {
	p, err := c.commented()
	if err != nil {
		return nil, nil, err
	}
	d, ok := p.discussions.get(c.arg("discussion"))
	if !ok || d.kind != c.arg("type") || d.object != c.arg("object") {
		return nil, nil, notFound("Discussion '%.60s' does not exist on %s %s.%s", c.arg("discussion"), c.arg("type"), p.key, c.arg("object"))
	}
	return p, d, nil
}

// renderDiscussion is a discussion, in a list without its replies.
func (c *call) renderDiscussion(p *project, d *discussion, withReplies bool) []byte {
	var participants []string
	var replies [][]byte
	var last int64
	for _, r := range d.replies {
		if !slices.Contains(participants, r.author) {
			participants = append(participants, r.author)
		}
		edited := int64(0)
		if r.isEdited {
			edited = r.edited.in(c.start).UnixMilli()
		}
		last = max(last, r.time.in(c.start).UnixMilli())
		replies = append(replies, object("id", r.id, "author", r.author, "time", r.time.in(c.start).UnixMilli(), "text", r.text, "editedOn", edited).text())
	}
	closed := int64(0)
	if !d.closed.IsZero() {
		closed = d.closed.UnixMilli()
	}
	doc := object("id", d.id, "topic", d.topic, "projectKey", p.key, "objectType", d.kind, "objectId", d.object,
		"closedOn", closed, "lastReplyOn", last, "replyCount", len(d.replies), "participants", participants)
	if withReplies {
		doc = doc.with("replies", array(replies))
	}
	return doc.text()
}

func (c *call) listDiscussions() ([]byte, error) {
	p, err := c.commented()
	if err != nil {
		return nil, err
	}
	var items [][]byte
	for _, d := range p.about(c.arg("type"), c.arg("object")) {
		items = append(items, c.renderDiscussion(p, d, false))
	}
	return array(items), nil
}

func (c *call) newReply(text string) (reply, error) {
	if strings.TrimSpace(text) == "" {
		return reply{}, illegal("The text of a reply may not be empty")
	}
	return reply{id: c.newID(), author: c.who.id, text: text, time: onClock(c.now)}, nil
}

func (c *call) createDiscussion() ([]byte, error) {
	p, err := c.commented()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(shape{"topic": kindString, "reply": kindString})
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(doc.str("topic")) == "" {
		return nil, illegal("The topic of a discussion may not be empty")
	}
	first, err := c.newReply(doc.str("reply"))
	if err != nil {
		return nil, err
	}
	d := &discussion{id: c.newID(), kind: c.arg("type"), object: c.arg("object"), topic: doc.str("topic"), replies: []reply{first}}
	p.discussions.put(d.id, d)
	return c.renderDiscussion(p, d, true), nil
}

func (c *call) getDiscussion() ([]byte, error) {
	p, d, err := c.discussion()
	if err != nil {
		return nil, err
	}
	return c.renderDiscussion(p, d, true), nil
}

// updateDiscussion changes the topic, whether it is closed, and the texts of the caller's own replies. Replies are matched by their
// ids, and none comes or goes by it. Topic and closing are for who opened it and for who may change the project.
func (c *call) updateDiscussion() ([]byte, error) {
	p, old, err := c.discussion()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(shape{"id": kindString, "topic": kindString, "closedOn": kindNumber, "replies": kindObjects})
	if err != nil {
		return nil, err
	}
	d := *old
	d.replies = slices.Clone(old.replies)
	if doc.has("topic") {
		d.topic = doc.str("topic")
	}
	if strings.TrimSpace(d.topic) == "" {
		return nil, illegal("The topic of a discussion may not be empty")
	}
	if doc.has("closedOn") {
		switch open := string(doc.get("closedOn")) == "0"; {
		case open:
			d.closed = time.Time{}
		case old.closed.IsZero():
			d.closed = c.now
		}
	}
	if (d.topic != old.topic || d.closed != old.closed) && c.who.id != old.replies[0].author && !c.may(p, "writeProjectContent") {
		return nil, forbidden("You may not change discussion '%s' of %s", d.id, old.replies[0].author)
	}
	list, _ := parseArray(doc.get("replies"))
	for _, text := range list {
		if err := c.editReply(&d, text); err != nil {
			return nil, err
		}
	}
	p.discussions.put(d.id, &d)
	return c.renderDiscussion(p, &d, true), nil
}

func (c *call) editReply(d *discussion, text json.RawMessage) error {
	sent, _ := parseDocument(text)
	if err := sent.check(shape{"id": kindString, "text": kindString}); err != nil {
		return err
	}
	i := slices.IndexFunc(d.replies, func(r reply) bool { return r.id == sent.str("id") })
	if i < 0 || !sent.has("text") || sent.str("text") == d.replies[i].text {
		return nil
	}
	if d.replies[i].author != c.who.id {
		return forbidden("Reply '%s' belongs to %s", d.replies[i].id, d.replies[i].author)
	}
	if strings.TrimSpace(sent.str("text")) == "" {
		return illegal("The text of a reply may not be empty")
	}
	d.replies[i].text, d.replies[i].edited, d.replies[i].isEdited = sent.str("text"), onClock(c.now), true
	return nil
}

func (c *call) addReply() ([]byte, error) {
	p, old, err := c.discussion()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(shape{"reply": kindString})
	if err != nil {
		return nil, err
	}
	next, err := c.newReply(doc.str("reply"))
	if err != nil {
		return nil, err
	}
	d := *old
	d.replies = append(slices.Clone(old.replies), next)
	p.discussions.put(d.id, &d)
	return c.renderDiscussion(p, &d, true), nil
}

// seedDiscussions are the discussions of a project of the seed, by its key.
func seedDiscussions(project string) table[*discussion] {
	var t table[*discussion]
	for _, d := range []struct {
		project    string
		discussion discussion
	}{
		{"CUSTOMER360", discussion{id: "DISCjoin", kind: "JUPYTER_NOTEBOOK", object: "exploration", topic: "Which join key?", replies: []reply{
			{id: "REPLY001", author: "marie.dupont", text: "Is `customer_id` unique in the web orders?", time: before(6 * day)},
			{id: "REPLY002", author: "kenji.tanaka", text: "Only since March.", time: before(5 * day), edited: before(4 * day), isEdited: true},
		}}},
		{"CUSTOMER360", discussion{id: "DISCstop", kind: "JUPYTER_NOTEBOOK", object: "R segmentation", topic: "Can this be stopped?", replies: []reply{
			{id: "REPLY003", author: "sophie.martin", text: "It holds 9 GB.", time: before(2 * day)},
		}}},
		{"SALES_FORECAST", discussion{id: "DISCpos", kind: "DATASET", object: "pos_tickets", topic: "Late files", replies: []reply{
			{id: "REPLY004", author: "noah.wilson", text: "Store 14 sends at noon.", time: before(9 * day)},
		}}},
	} {
		if d.project == project {
			t.put(d.discussion.id, &d.discussion)
		}
	}
	return t
}

// seedUsage are the counts of a project of the seed, by its key.
func seedUsage(project string) usage {
	return map[string]usage{
		"CUSTOMER360":       {recipes: object("prepare", 5, "join", 3, "python", 4, "sql_query", 1), sqlNotebooks: 2, scenarios: 4, active: 3, triggered: 2, webApps: 1, models: 2, dashboards: 3},
		"SALES_FORECAST":    {recipes: object("prepare", 4, "grouping", 2, "python", 2), sqlNotebooks: 1, scenarios: 3, active: 2, triggered: 2, models: 3, dashboards: 1},
		"FINANCE_REPORTING": {recipes: object("prepare", 2, "sql_query", 6), sqlNotebooks: 5, scenarios: 2, active: 2, triggered: 2, dashboards: 4},
		"MARKETING_MIX":     {recipes: object("join", 2, "python", 3), sqlNotebooks: 0, scenarios: 1, models: 1, dashboards: 1},
		"IOT_MONITORING":    {recipes: object("pyspark", 3, "window", 2, "sync", 2), scenarios: 2, active: 1, triggered: 1, webApps: 1},
		"SANDBOX":           {recipes: object("python", 2)},
	}[project]
}
