package mock

import (
	"net/http"
	"strings"

	"github.com/dssrun/dssrun/tests/mock/fault"
)

// Faults are the fault rules in force. Rules of other products than this mock's do nothing to it.
func (s *Server) Faults() *fault.Set { return s.options.Faults }

// Faults are the fault rules in force. Rules of other products than this mock's do nothing to it.
func (l *Launchpad) Faults() *fault.Set { return l.options.Faults }

func (s *Server) door() *fault.Door {
	d := &fault.Door{Set: s.options.Faults, Product: fault.DSS, Refuse: refusalWith, Note: s.noteFault, Below: func(r *http.Request) string {
		path, _ := belowBase(r.URL.EscapedPath())
		return path
	}}
	if s.govern != nil {
		d.Product = fault.Govern
	}
	return d
}

func (l *Launchpad) door() *fault.Door {
	return &fault.Door{Set: l.options.Faults, Product: fault.Launchpad, Note: l.noteFault,
		Below:  func(r *http.Request) string { return strings.TrimPrefix(r.URL.EscapedPath(), "/v1") },
		Refuse: func(status int, _, message string) (string, []byte) { return LaunchpadRefusal(status, message) },
	}
}

// refusalWith is the body of a refusal that a fault rule asks for. Without a class of its own it has the one that such a status
// usually comes with.
func refusalWith(status int, class, message string) (string, []byte) {
	if class == "" {
		switch status {
		case http.StatusBadRequest:
			class = "java.lang.IllegalArgumentException"
		case http.StatusUnauthorized:
			class = "com.dataiku.dip.exceptions.NotAuthenticatedException"
		case http.StatusForbidden:
			class = "com.dataiku.dip.exceptions.UnauthorizedException"
		case http.StatusNotFound:
			class = "com.dataiku.dip.server.controllers.NotFoundException"
		default:
			class = "com.dataiku.dip.exceptions.CodedException"
		}
	}
	return jsonType, newError(status, class, "%s", []any{message}).body()
}

// Refusal is the body of a refusal in the shape of a DSS or a Govern, for what refuses a request before the mock sees it, and its
// content type.
func Refusal(status int, message string) (contentType string, body []byte) {
	return refusalWith(status, "", message)
}

func (l *Launchpad) noteFault(r *http.Request, body []byte, status int, rule string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	entry := l.entryOf(r, body)
	entry.At, entry.Status, entry.Fault = l.options.Now(), status, rule
	if id, _, err := l.authenticate(r); err == nil {
		entry.User = id
	}
	l.options.told(r.Context(), &l.journal, entry, nil)
}

// LaunchpadRefusal is a Refusal in the shape of a Launchpad.
func LaunchpadRefusal(status int, message string) (contentType string, body []byte) {
	_, _, body = launchpadRefusal(&spaceError{status: status, message: message})
	return spaceHeader[0], body
}
