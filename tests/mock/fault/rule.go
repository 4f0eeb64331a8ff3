// Package fault makes a mock misbehave on request: an error status, a dropped connection, an answer that breaks off or trickles,
// a page of HTML, an answer of your own, a delay; the first two times, after three, or in one case of ten.
//
// A rule is one line, METHOD PATH EFFECT and WHEN:
//
//	PUT /admin/users/* 503 x2
//	govern:* /** 10% drop
//	GET /projects/*/datasets 429 retry-after=2 after=3
//	POST /admin/users 500 "java.io.IOException: disk full"
//	POST /admin/users/actions/bulk 200 body=[{"login": "ann", "status": "FAILURE", "error": "no seat left"}]
package fault

import (
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Product is what a rule is about.
type Product string

// The products. A rule without one is about DSS.
const (
	DSS       Product = "dss"
	Govern    Product = "govern"
	Launchpad Product = "launchpad"
	Any       Product = "any" // all of them, whose matches are counted together
)

// Kind is what happens to a request.
type Kind string

// The kinds. With KindStatus, KindDrop, KindHTML and KindBody the mock never sees the request; with the others it carries it out.
const (
	KindStatus   Kind = "status"   // a refusal in the shape of the product's own
	KindDrop     Kind = "drop"     // the connection is closed without an answer
	KindTruncate Kind = "truncate" // the answer breaks off, after its length was announced
	KindSlow     Kind = "slow"     // the answer's body trickles
	KindHTML     Kind = "html"     // a web page: a login form, or the error page of a proxy
	KindBody     Kind = "body"     // an answer with a given body
	KindDelay    Kind = "delay"    // nothing but the delay
)

// slowRate is how fast an answer trickles unless the rule says otherwise, in bytes a second.
const slowRate = 1000

// Rule is one parsed rule. The zero value matches nothing.
type Rule struct {
	Product    Product // "" when none was written
	Method     string  // "*" is any
	Path       string  // as written, below the API's base path, without a trailing slash
	Kind       Kind
	Status     int           // of KindStatus, KindHTML and KindBody
	Message    string        // of KindStatus: "class: text", or the text; of KindHTML the page's title; "" is the status's own
	Body       string        // of KindBody: compact JSON as it was written, or any text
	RetryAfter int           // header of that name in seconds, 0 for none
	Keep       int           // of KindTruncate: bytes that arrive; -1 is half of them
	BytesPerS  int           // of KindSlow
	Delay      time.Duration // before the answer
	Times      int           // how often it happens, 0 is without end
	After      int           // how many matching requests pass before
	Percent    float64       // how many of the matching requests it happens to, 0 is all
	Seed       uint64        // which of them, with Percent

	elements []string // of Path, percent-decoded
}

// String writes the rule in its usual order. Parse of it gives an equal rule.
func (r Rule) String() string {
	var out strings.Builder
	if r.Product != "" {
		out.WriteString(string(r.Product) + ":")
	}
	out.WriteString(r.Method + " " + r.Path)
	switch r.Kind {
	case KindStatus:
		out.WriteString(" " + strconv.Itoa(r.Status))
	case KindHTML:
		out.WriteString(" html")
		if r.Status != http.StatusOK {
			out.WriteString(" " + strconv.Itoa(r.Status))
		}
	case KindBody:
		out.WriteString(" " + strconv.Itoa(r.Status) + " " + bodyText(r.Body))
	case KindTruncate:
		out.WriteString(" truncate")
		if r.Keep >= 0 {
			out.WriteString("=" + strconv.Itoa(r.Keep))
		}
	case KindSlow:
		out.WriteString(" slow")
		if r.BytesPerS != slowRate {
			out.WriteString("=" + rateText(r.BytesPerS))
		}
	case KindDrop:
		out.WriteString(" drop")
	}
	if r.Message != "" {
		out.WriteString(" " + strconv.Quote(r.Message))
	}
	for _, part := range []struct {
		written bool
		text    string
	}{
		{r.RetryAfter > 0, "retry-after=" + strconv.Itoa(r.RetryAfter)},
		{r.Delay > 0, "delay=" + r.Delay.String()},
		{r.Percent > 0, strconv.FormatFloat(r.Percent, 'f', -1, 64) + "%"},
		{r.Seed > 0, "seed=" + strconv.FormatUint(r.Seed, 10)},
		{r.After > 0, "after=" + strconv.Itoa(r.After)},
		{r.Times > 0, "x" + strconv.Itoa(r.Times)},
	} {
		if part.written {
			out.WriteString(" " + part.text)
		}
	}
	return out.String()
}

func rateText(bytes int) string {
	for _, u := range []struct {
		size int
		unit string
	}{{1_000_000, "MB/s"}, {1000, "KB/s"}} {
		if bytes%u.size == 0 {
			return strconv.Itoa(bytes/u.size) + u.unit
		}
	}
	return strconv.Itoa(bytes) + "B/s"
}

// For is the rule, about the given product if it names none.
func (r Rule) For(p Product) Rule {
	if r.Product == "" {
		r.Product = p
	}
	return r
}

// matches tells whether a request is one that the rule is about. path is its elements, percent-decoded.
func (r *Rule) matches(product Product, method string, path []string) bool {
	if r.Product != Any && r.Product != product && (r.Product != "" || product != DSS) || r.Method != "*" && r.Method != method {
		return false
	}
	for i, want := range r.elements {
		if want == theRest {
			return true
		}
		if i >= len(path) || want != one && want != path[i] {
			return false
		}
	}
	return len(path) == len(r.elements)
}

// What stands in elements for * and **: no path has them, so that an element may be written %2A.
const (
	one     = "\x00*"
	theRest = "\x00**"
)

// threshold is the rate as a fraction of 2^63.
func (r *Rule) threshold() uint64 { return uint64(r.Percent / 100 * math.MaxInt64) }
