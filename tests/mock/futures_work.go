package mock

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// work names what a task does at its end. It is a name and not a function, so that a running task can be saved and go on in
// another process.
type work string

const (
	workAnswer        work = ""               // nothing: args.result is its result, or args.error why it fails
	workDeleteProject work = "delete-project" // args.key
	workResync        work = "resync"         // args.logins; with args.single, of one user, whose error is that of the task
	workExternalUsers work = "external-users" // args.source, and the filters login, email and group
	workProvision     work = "provision"      // args.source and args.users, items of externalUsers
)

// do is the work of a task that a request started at a time. It runs with the lock held.
func (s *Server) do(t task, at time.Time) ([]byte, error) {
	c := &call{Server: s, now: at, header: http.Header{}}
	switch t.work {
	case workAnswer:
		if refusal := t.args.object("error"); refusal != nil {
			return nil, newError(http.StatusInternalServerError, refusal.str("errorType"), "%s", []any{refusal.str("message")})
		}
		return t.args.get("result"), nil
	case workDeleteProject:
		s.projects.delete(t.args.str("key"))
		return object("messages", []byte("[]"), "anyMessage", false, "success", true, "error", false, "warning", false).text(), nil
	case workResync:
		return s.resyncAll(t.args.strings("logins"), t.args.isTrue("single"))
	case workExternalUsers:
		return s.findExternal(t.args)
	case workProvision:
		return c.provision(t.args)
	}
	return nil, unsupported("The mock does not know the work %q", t.work)
}

// answers are the arguments of a task that only has a result.
func answers(result any) document { return object("result", result) }

// fails are the arguments of a task that fails.
func fails(errorType, message string) document {
	return object("error", object("errorType", errorType, "message", message))
}

// checkTask says whether the work of a task is one that do knows.
func checkTask(t task) error {
	switch t.work {
	case workAnswer, workDeleteProject, workResync, workExternalUsers, workProvision:
		return nil
	}
	return fmt.Errorf("unknown work %q of a future", t.work)
}

// savedError is a refusal in a state file.
type savedError struct {
	Status  int    `json:"status"`
	Type    string `json:"type"`
	Message string `json:"message"`
}

// savedFuture is a future in a state file.
type savedFuture struct {
	Kind     string          `json:"kind"`
	Title    string          `json:"title"`
	Step     string          `json:"step"`
	Total    int             `json:"total"`
	Scenario bool            `json:"scenario,omitempty"`
	Brief    bool            `json:"brief,omitempty"`
	Length   time.Duration   `json:"length"`
	Waits    bool            `json:"waits,omitempty"`
	Work     work            `json:"work,omitempty"`
	Args     document        `json:"args"`
	Owner    string          `json:"owner"`
	Start    time.Time       `json:"start"`
	Ended    time.Time       `json:"ended,omitzero"`
	Aborted  bool            `json:"aborted,omitempty"`
	Result   json.RawMessage `json:"result,omitempty"`
	Error    *savedError     `json:"error,omitempty"`
}

func saveFuture(f *future) savedFuture {
	out := savedFuture{Kind: f.kind, Title: f.title, Step: f.step, Total: f.total, Scenario: f.scenario, Brief: f.brief, Length: f.length, Waits: f.waits, Work: f.work,
		Args: f.args, Owner: f.owner, Start: f.start, Ended: f.ended, Aborted: f.aborted, Result: f.result}
	if f.err != nil {
		refusal := asRefusal(f.err)
		out.Error = &savedError{refusal.status, refusal.errorType, refusal.message}
	}
	return out
}

func loadFuture(id string, in savedFuture) (*future, error) {
	f := &future{id: id, owner: in.Owner, start: in.Start, ended: in.Ended, aborted: in.Aborted, result: in.Result,
		task: task{kind: in.Kind, title: in.Title, step: in.Step, total: in.Total, scenario: in.Scenario, brief: in.Brief, length: in.Length, waits: in.Waits, work: in.Work, args: in.Args}}
	if in.Error != nil {
		f.err = &apiError{status: in.Error.Status, errorType: in.Error.Type, message: in.Error.Message}
	}
	return f, checkTask(f.task)
}
