package mock

import (
	"errors"
	"fmt"
	"html"
	"net/http"
)

// apiError is a refusal in the shape that the reference client reads: errorType is a Java class name, and what a user sees is
// errorType: detailedMessage.
type apiError struct {
	status    int
	errorType string
	message   string
	allow     string // the Allow header of a 405
}

func (e *apiError) Error() string { return e.errorType + ": " + e.message }

func (e *apiError) body() []byte {
	return object(
		"errorType", e.errorType,
		"message", e.message,
		"detailedMessage", e.message,
		"detailedMessageHTML", "<span>"+html.EscapeString(e.message)+"</span>",
	).text()
}

func newError(status int, errorType, format string, args []any) *apiError {
	return &apiError{status: status, errorType: errorType, message: fmt.Sprintf(format, args...)}
}

// illegal is a value that the server does not take.
func illegal(format string, args ...any) error {
	return newError(http.StatusBadRequest, "java.lang.IllegalArgumentException", format, args)
}

// malformed is a body that is not JSON.
func malformed(format string, args ...any) error {
	return newError(http.StatusBadRequest, "com.google.gson.stream.MalformedJsonException", format, args)
}

// wrongType is a body that is JSON of another type than the server expects.
func wrongType(want, got kind, path string) error {
	return newError(http.StatusBadRequest, "com.google.gson.JsonSyntaxException",
		"java.lang.IllegalStateException: Expected %s but was %s at path %s", []any{want, got, path})
}

// notFound is an object that does not exist.
func notFound(format string, args ...any) error {
	return newError(http.StatusNotFound, "com.dataiku.dip.server.controllers.NotFoundException", format, args)
}

// noConnection is an unknown connection, which the server names by another class than all other unknown objects.
func noConnection(name string) error {
	return newError(http.StatusNotFound, "java.lang.IllegalArgumentException", "Connection '%s' does not exist", []any{name})
}

// forbidden is a valid key that may not do this.
func forbidden(format string, args ...any) error {
	return newError(http.StatusForbidden, "com.dataiku.dip.exceptions.UnauthorizedException", format, args)
}

// unauthenticated is no key, or one that the server does not know.
func unauthenticated(format string, args ...any) error {
	return newError(http.StatusUnauthorized, "com.dataiku.dip.exceptions.NotAuthenticatedException", format, args)
}

// unsupported is a thing that exists and can't do this.
func unsupported(format string, args ...any) error {
	return newError(http.StatusInternalServerError, "com.dataiku.dip.exceptions.CodedException", format, args)
}

// asRefusal is an error as a refusal: what is none is a request that could not be read.
func asRefusal(err error) *apiError {
	refusal := new(apiError)
	if !errors.As(err, &refusal) {
		refusal = &apiError{status: http.StatusBadRequest, errorType: "java.io.IOException", message: err.Error()}
	}
	return refusal
}
