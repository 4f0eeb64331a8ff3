package rest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"unicode/utf8"
)

// Exception is the server's refusal, an answer of status 400 and up. A script sees a DataikuException (reference:
// handle_http_exception in utils.py). All texts are masked.
type Exception struct {
	Status    int
	ErrorType string // "" when the answer names none
	Message   string // the server's detailedMessage, else its message, else what there is instead
	Method    string
	URL       string
	Body      []byte
	Attempts  int // how often the request was sent
}

// Error is "errorType: message", as the reference client words it.
func (e *Exception) Error() string {
	kind := e.ErrorType
	if kind == "" {
		kind = "Unknown error"
	}
	return kind + ": " + e.Message
}

// ErrorName is the class that a script sees.
func (*Exception) ErrorName() string { return "DataikuException" }

// ErrorProps are the properties that a script sees on the error.
func (e *Exception) ErrorProps() map[string]any {
	props := map[string]any{"status": e.Status, "method": e.Method, "url": e.URL}
	if e.ErrorType != "" {
		props["errorType"] = e.ErrorType
	}
	return props
}

// EndState names how a run ends that leaves the error uncaught: "credentials" when the server does not accept the
// key, else "" for an error like any other.
func (e *Exception) EndState() string {
	if e.Status == http.StatusUnauthorized {
		return "credentials"
	}
	return ""
}

func newException(call *call, answer *Response) *Exception {
	e := &Exception{Status: answer.Status, Method: answer.method, URL: answer.url(), Attempts: call.attempts}
	e.ErrorType, e.Message = readError(answer)
	e.ErrorType, e.Message = call.mask(e.ErrorType), call.mask(e.Message)
	if e.Body = answer.Body; utf8.Valid(e.Body) {
		e.Body = []byte(call.mask(string(e.Body)))
	}
	return e
}

// longestMessage is how much of a body that is not the API's own error is shown, in characters.
const longestMessage = 500

// readError takes errorType and message out of an error's body, whatever it holds.
func readError(answer *Response) (errorType, message string) {
	body := bytes.TrimSpace(answer.Body)
	status := "HTTP " + statusText(answer.Status)
	var object map[string]json.RawMessage
	switch {
	case len(body) == 0:
		return "", status + ", with an empty body"
	case json.Unmarshal(body, &object) == nil && object != nil:
		errorType = text(object["errorType"])
		for _, key := range []string{"detailedMessage", "message"} {
			if message = text(object[key]); message != "" {
				return errorType, message
			}
		}
		return errorType, "No message (" + status + ")"
	case isHTML(answer.Header, body):
		if title := htmlTitle(body); title != "" {
			return "", title + " (" + status + ", an HTML page: it comes from a proxy or a web server, not from the API)"
		}
		return "", status + ", with an HTML page: it comes from a proxy or a web server, not from the API"
	case !utf8.Valid(body):
		return "", status + ", with a body that is not text"
	}
	return "", excerpt(string(body), longestMessage)
}

// text gives a JSON value as text: a string its characters, null nothing, anything else its JSON.
func text(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return strings.TrimSpace(string(raw))
}
