package replay

import (
	"bytes"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
)

// comparison says how a request differs from a recorded one. score is 0 for none; the lower, the nearer.
type comparison struct {
	score int
	place []string // of method, path and product, what differs
	what  string   // the first other difference: the body: groups[1] is "a" there and "b" here
}

// differ notes a difference.
func (c *comparison) differ(score int, format string, args ...any) {
	c.score += score
	if c.what == "" {
		c.what = fmt.Sprintf(format, args...)
	}
}

// String is what differs. Of another path it is no use to say that the body is another too.
func (c *comparison) String() string {
	if len(c.place) > 0 {
		return strings.Join(c.place, " and ")
	}
	return c.what
}

// The weights of differences: a path that is another says more than a body that is.
const (
	otherPath    = 1000
	otherProduct = 600
	otherMethod  = 300
	otherQuery   = 30
	otherUser    = 20
	otherBody    = 10
)

// compare compares a request with a recorded one. It leaves bindings that it had to make; take them back unless the score is 0.
func (b *bindings) compare(x *recorded, q *request) comparison {
	var c comparison
	if x.Product != q.product {
		c.score += otherProduct
		c.place = append(c.place, "the product, which was "+x.Product)
	}
	if x.Method != q.method {
		c.score += otherMethod
		c.place = append(c.place, "the method")
	}
	b.paths(&c, x.path, q.path)
	b.queries(&c, x.Query, q.query)
	if !b.matches(x.ProxyUser, q.proxyUser) {
		c.differ(otherUser, "the user acted for: %s there and %s here", orNone(x.ProxyUser), orNone(q.proxyUser))
	}
	b.bodies(&c, x.Request, q.bodies())
	return c
}

func orNone(text string) string {
	if text == "" {
		return "nobody"
	}
	return strconv.Quote(text)
}

// elements are a path's unescaped elements; a slash at its end means nothing, and any space of a Launchpad is the same.
func elements(path, product string) []string {
	list := strings.Split(strings.Trim(path, "/"), "/")
	for i, e := range list {
		if plain, err := url.PathUnescape(e); err == nil {
			list[i] = plain
		}
	}
	if product == Launchpad {
		if len(list) > 0 && list[0] == "v1" {
			list = list[1:]
		}
		if len(list) > 1 && list[0] == "spaces" {
			list[1] = SpaceID
		}
	}
	return list
}

func (b *bindings) paths(c *comparison, recorded, asked []string) {
	differ, cost := 0, 0
	for i := range max(len(recorded), len(asked)) {
		switch {
		case i >= len(recorded):
			cost += 100 + len(asked[i])
			differ++
		case i >= len(asked):
			cost += 100 + len(recorded[i])
			differ++
		case !b.matches(recorded[i], asked[i]):
			cost += 50 + min(levenshtein.ComputeDistance(start(recorded[i]), start(asked[i])), 50)
			differ++
		}
	}
	if differ > 0 {
		c.score += min(cost, otherPath)
		c.place = append(c.place, "the path")
	}
}

// start is what is compared of a long element.
func start(element string) string { return element[:min(len(element), 60)] }

func (b *bindings) queries(c *comparison, recorded map[string][]string, asked url.Values) {
	for _, name := range slices.Sorted(maps.Keys(recorded)) {
		there, here := recorded[name], asked[name]
		switch {
		case len(here) == 0:
			c.differ(otherQuery, "the query: %s=%s is missing here", name, strings.Join(there, ","))
		case !slices.EqualFunc(there, here, b.matches):
			c.differ(otherQuery, "the query: %s is %s there and %s here", name, strings.Join(there, ","), strings.Join(here, ","))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(asked)) {
		if _, ok := recorded[name]; !ok {
			c.differ(otherQuery, "the query: %s=%s was not recorded", name, strings.Join(asked[name], ","))
		}
	}
}

// bodies compares a recorded body with one that is asked with.
func (b *bindings) bodies(c *comparison, recorded, asked *Body) {
	switch {
	case recorded.empty() && asked.empty():
	case recorded.empty():
		c.differ(2*otherBody, "the body: there was none, and here is one")
	case asked.empty():
		c.differ(2*otherBody, "the body: it is missing here")
	case recorded.kind() != asked.kind():
		c.differ(2*otherBody, "the body: it is %s there and %s here", recorded.kind(), asked.kind())
	case recorded.JSON != nil:
		there, err := decode(recorded.JSON)
		here, err2 := decode(asked.JSON)
		if err != nil || err2 != nil {
			c.differ(otherBody, "the body: it can't be read as JSON")
		} else if what := b.values("", there, here); what != "" {
			c.differ(otherBody, "the body: %s", what)
		}
	case recorded.Text != nil:
		if there, here := *recorded.Text, *asked.Text; !b.match(there, here, recorded.Size == 0) {
			c.differ(otherBody, "the body: it is %s there and %s here", short(there), short(here))
		}
	case recorded.Form != nil:
		b.forms(c, recorded.Form, asked.Form)
	default:
		if here := asked.Base64; recorded.Size > 0 && !bytes.HasPrefix(here, recorded.Base64) || recorded.Size == 0 && !bytes.Equal(recorded.Base64, here) {
			c.differ(otherBody, "the body: its bytes are others")
		}
	}
}

func (b *bindings) forms(c *comparison, recorded, asked []FormPart) {
	if len(recorded) != len(asked) {
		c.differ(otherBody, "the body: the form has %d parts there and %d here", len(recorded), len(asked))
		return
	}
	for i, there := range recorded {
		here := asked[i]
		switch {
		case there.Name != here.Name:
			c.differ(otherBody, "the body: part %d of the form is %q there and %q here", i+1, there.Name, here.Name)
		case !b.matches(there.Filename, here.Filename):
			c.differ(otherBody, "the body: the file %s is named %q there and %q here", there.Name, there.Filename, here.Filename)
		default:
			var inner comparison
			if b.bodies(&inner, there.Body, here.Body); inner.score > 0 {
				c.differ(otherBody, "the part %s of the form: %s", there.Name, strings.TrimPrefix(inner.what, "the body: "))
			}
		}
	}
}

func (b *Body) empty() bool {
	return b == nil || b.JSON == nil && b.Text == nil && b.Form == nil && len(b.Base64) == 0 && b.Size == 0
}

func (b *Body) kind() string {
	switch {
	case b.JSON != nil:
		return "JSON"
	case b.Text != nil:
		return "text"
	case b.Form != nil:
		return "a form"
	}
	return "bytes"
}

func queryText(q map[string][]string) string { return url.Values(q).Encode() }
