package replay

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"

	"github.com/dssrun/dssrun/runtime/secret"
)

// MissType is the errorType of the answer to a request that was not recorded.
const MissType = "dssrun.replay.NotRecorded"

// miss is the answer to a request that is not in the fixture, or was asked for once too often.
func (r *Replay) miss(q *request, spent *recorded) *answer {
	if spent != nil {
		return r.refuse(q, fmt.Sprintf("all its answers were given, the last is %s, and a write is not answered twice: "+
			"record the run again if the script now sends it more often", spent.where()))
	}
	var best *recorded
	var nearest comparison
	for _, e := range r.entries {
		mark := r.bindings.mark()
		c := r.bindings.compare(e, q)
		r.bindings.undo(mark)
		if e.used > 0 {
			c.score++ // of two that are as near, the one that is still to come
		}
		if best == nil || c.score < nearest.score {
			best, nearest = e, c
		}
	}
	switch {
	case best == nil:
		return r.refuse(q, "the recording has no exchanges")
	case nearest.String() == "":
		return r.refuse(q, "it can't be told from "+best.where())
	}
	return r.refuse(q, fmt.Sprintf("the nearest is %s, which differs in %s", best.where(), &nearest))
}

// refuse notes a miss and makes its answer, in the product's own shape.
func (r *Replay) refuse(q *request, why string) *answer {
	name := q.method + " " + q.escaped
	if len(q.query) > 0 {
		name += "?" + url.Values(q.query).Encode()
	}
	message := secret.Mask(fmt.Sprintf("%s is not in the recording %s: %s", name, r.name, why))
	r.misses = append(r.misses, message)
	var doc any = map[string]string{
		"errorType": MissType, "message": message, "detailedMessage": message,
		"detailedMessageHTML": "<span>" + html.EscapeString(message) + "</span>",
	}
	if q.product == Launchpad {
		doc = map[string]any{"code": http.StatusNotImplemented, "status": http.StatusText(http.StatusNotImplemented), "message": message}
	}
	body, _ := json.Marshal(doc) // strings and a number
	return &answer{
		status: http.StatusNotImplemented, body: body, length: int64(len(body)),
		header: http.Header{"Content-Type": {"application/json;charset=utf-8"}},
	}
}
