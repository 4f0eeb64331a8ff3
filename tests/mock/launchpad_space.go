package mock

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

var spaceRoutes = []launchpadRoute{
	{"GET", "/profiles", ReadUsers, (*visit).listProfiles},
	{"POST", "/nodes/search", "", (*visit).searchNodes},
	{"GET", "/task/{id}", "", (*visit).getTask},
}

// profile is a kind of seats; seats below zero are unlimited.
type profile struct {
	name  string
	trial bool
	seats int
}

// taken counts the seats of a profile: those of users, and those that invites reserve.
func (s *space) taken(p profile) int {
	n := 0
	for _, list := range []table[*person]{s.users, s.invites} {
		for _, who := range list.all {
			if who.profile.str("name") == p.name && who.profile.isTrue("isTrial") == p.trial {
				n++
			}
		}
	}
	return n
}

func (v *visit) listProfiles() ([]byte, error) {
	var items [][]byte
	for _, p := range v.state.profiles {
		items = append(items, object("name", p.name, "isTrial", p.trial, "totalSeats", p.seats, "usedSeats", v.state.taken(p)).text())
	}
	return array(items), nil
}

// spaceNode is a node of the space.
type spaceNode struct{ name, kind string }

// nodeTypes are the types that nodes can be searched by. "dataiku" is every node but a Govern.
var nodeTypes = []string{"design", "automation", "api", "govern", "dataiku"}

func (v *visit) searchNodes() ([]byte, error) {
	doc, err := v.object(shape{"type": kindString})
	if err != nil {
		return nil, err
	}
	want := doc.str("type")
	if doc.has("type") && !slices.Contains(nodeTypes, want) {
		return nil, invalid("type", "Must be one of: "+strings.Join(nodeTypes, ", ")+".")
	}
	var items [][]byte
	for _, n := range v.state.nodes {
		if want == "" || want == n.kind || want == "dataiku" && n.kind != "govern" {
			items = append(items, object("name", n.name, "type", n.kind).text())
		}
	}
	return array(items), nil
}

// launchpadTask is the way of a change to the nodes. Its state is computed from the clock.
type launchpadTask struct {
	end     time.Time
	asked   asked
	failure string // "" for one that succeeds
	result  document
}

// SetTaskTime says how long a change takes to reach the nodes from now on, as Options.FutureDuration. With 0 it is there when its task
// is first asked for.
func (l *Launchpad) SetTaskTime(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.options.FutureDuration = d
}

// propagate starts the task of a change. It returns the member taskId of the answer, or nothing when changes take no time.
func (v *visit) propagate(failure string, result document) document {
	if v.options.FutureDuration < 0 {
		return nil
	}
	id := fmt.Sprintf("7a5c0000-0000-4000-8000-%012d", v.tasks.size()+1)
	v.tasks.put(id, &launchpadTask{end: v.now.Add(v.options.FutureDuration), failure: failure, result: result})
	return object("taskId", id)
}

func (v *visit) getTask() ([]byte, error) {
	t, ok := v.tasks.get(v.arg("id"))
	if !ok {
		return nil, &spaceError{status: http.StatusNotFound, message: "Task " + v.arg("id") + " does not exist"}
	}
	if v.now.Before(t.end) && t.asked.over(v.now) {
		t.end = v.now
		v.changes++
	}
	doc := object("id", v.arg("id"))
	switch {
	case v.now.Before(t.end):
		doc = append(doc, object("ready", false, "successful", nil, "result", nil)...)
	case t.failure != "":
		doc = append(doc, object("ready", true, "successful", false, "result", nil, "message", t.failure)...)
	default:
		doc = append(doc, object("ready", true, "successful", true, "result", t.result)...)
	}
	return doc.text(), nil
}

// nextID is the id of a new object, the same one in every run.
func (v *visit) nextID(prefix string) string {
	v.state.count++
	return fmt.Sprintf("%s-%04d", prefix, v.state.count)
}

// isoTime is how a Launchpad writes a time.
func isoTime(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000") + "+00:00" }
