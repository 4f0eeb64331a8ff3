package mock

import (
	"fmt"
	"net/http"
	"runtime/debug"
	"sync/atomic"
)

// guard keeps a mistake of the mock's own from ending the process: the request gets a 500, and the mistake is counted.
type guard struct {
	count    atomic.Int64
	panicked func(request string, value any, stack []byte) // nil: nobody is told
}

// Panics is how many requests the mock could not answer because of a mistake of its own, each of which is a bug.
func (g *guard) Panics() int { return int(g.count.Load()) }

// caught makes a recovered panic the refusal that the client gets.
func (g *guard) caught(method, path string, value any) *apiError {
	g.count.Add(1)
	if g.panicked != nil {
		g.panicked(method+" "+path, value, debug.Stack())
	}
	return newError(http.StatusInternalServerError, "dssrun.mock.Panic",
		"The mock failed at %s %s, which is a bug in dssrun: %s", []any{method, path, fmt.Sprint(value)})
}
