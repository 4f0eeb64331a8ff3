package mock

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// route is one declared request: a method and a pattern in the syntax of http.ServeMux, below the API's base path.
// A trailing slash in the pattern or in a request means nothing: the reference client sends some paths with one.
type route struct {
	method  string
	pattern string
	handle  func(*call) ([]byte, error) // called with the server's lock held; nil and nil is an empty body
	reads   bool                        // a POST that changes nothing
	upload  bool                        // the body is multipart/form-data, not JSON
	manager bool                        // under /admin, but open to Govern managers as well
	since   DSSVersion                  // the first version that has it, when that is one that the mock can be
	until   DSSVersion                  // the first version that has it no more
	names   []string                    // of the pattern's path values
}

// routes is the whole API of the mock, one table a chapter.
func routes() []route {
	return slices.Concat(userRoutes, bulkRoutes, externalRoutes, groupRoutes, connectionRoutes, futureRoutes,
		projectRoutes, datasetRoutes, instanceRoutes, keyRoutes, personalKeyRoutes, browserRoutes,
		settingsRoutes, licensingRoutes, logRoutes, usageRoutes, notebookRoutes, discussionRoutes, folderRoutes, catalogRoutes)
}

// Routes lists what the mock answers, each as "METHOD /path/{value}" below /dip/publicapi, in the order of declaration.
func Routes() []string {
	var list []string
	for _, r := range routes() {
		list = append(list, r.method+" "+r.pattern)
	}
	return list
}

// router finds the route of a request. It is a tree of segments and not an http.ServeMux, because a ServeMux answers a path
// with an empty, "." or ".." segment by a redirect, and a login may be any of these.
type router struct {
	root node
	list []route
}

type node struct {
	children map[string]*node
	value    *node // any segment but an empty one
	routes   map[string]*route
}

func newRouter(list []route) *router {
	r := &router{list: list}
	for i := range r.list {
		entry := &r.list[i]
		at := &r.root
		for segment := range strings.SplitSeq(strings.Trim(entry.pattern, "/"), "/") {
			if strings.HasPrefix(segment, "{") {
				entry.names = append(entry.names, strings.Trim(segment, "{}"))
				if at.value == nil {
					at.value = &node{}
				}
				at = at.value
				continue
			}
			if at.children == nil {
				at.children = map[string]*node{}
			}
			if at.children[segment] == nil {
				at.children[segment] = &node{}
			}
			at = at.children[segment]
		}
		if at.routes == nil {
			at.routes = map[string]*route{}
		}
		at.routes[entry.method] = entry
	}
	return r
}

// reads tells whether a request changes nothing, whatever its method. One that no route answers is judged by its method.
func (r *router) reads(method, escaped string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions:
		return true
	case http.MethodPost:
		found, _, _ := r.find(method, escaped)
		return found != nil && found.reads
	}
	return false
}

// find returns the route of an escaped path below the base path, and its path values, unescaped.
func (r *router) find(method, escaped string) (*route, []string, error) {
	segments := strings.Split(strings.TrimSuffix(strings.TrimPrefix(escaped, "/"), "/"), "/")
	for i, s := range segments {
		if !strings.Contains(s, "%") {
			continue
		}
		plain, err := url.PathUnescape(s)
		if err != nil {
			return nil, nil, illegal("Invalid path: %v", err)
		}
		segments[i] = plain
	}
	if len(segments) > 2 && segments[0] == "admin" && segments[1] == "" { // the reference client saves to /admin//iam/…
		segments = slices.Delete(segments, 1, 2)
	}
	var methods []string
	if entry, values := r.root.find(method, segments, nil, &methods); entry != nil {
		return entry, values, nil
	}
	if !slices.Contains(knownMethods, method) {
		methods = append(methods, knownMethods...)
	}
	if len(methods) > 0 {
		slices.Sort(methods)
		allow := strings.Join(slices.Compact(methods), ", ")
		err := newError(http.StatusMethodNotAllowed, "org.springframework.web.HttpRequestMethodNotSupportedException",
			"Request method '%s' not supported, %s is", []any{method, allow})
		err.allow = allow
		return nil, nil, err
	}
	return nil, nil, newError(http.StatusNotImplemented, notMocked,
		"%s %s is not mocked, the nearest route is %s", []any{method, escaped, r.nearest(method, segments)})
}

// knownMethods are the methods that a route may have. Others are unknown to a server, whatever the path.
var knownMethods = []string{
	http.MethodDelete, http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPatch, http.MethodPost, http.MethodPut,
}

func (n *node) find(method string, segments, values []string, methods *[]string) (*route, []string) {
	if len(segments) == 0 {
		if entry := n.routes[method]; entry != nil {
			return entry, values
		}
		for m := range n.routes {
			*methods = append(*methods, m)
		}
		return nil, nil
	}
	if child := n.children[segments[0]]; child != nil {
		if entry, all := child.find(method, segments[1:], values, methods); entry != nil {
			return entry, all
		}
	}
	if n.value != nil && segments[0] != "" {
		return n.value.find(method, segments[1:], append(values, segments[0]), methods)
	}
	return nil, nil
}

// nearest is the declared route that looks most like a request; a path value matches any segment.
func (r *router) nearest(method string, segments []string) string {
	best, distance := "", -1
	for _, entry := range r.list {
		pattern := strings.Split(strings.Trim(entry.pattern, "/"), "/")
		d := 0
		if entry.method != method {
			d = 3
		}
		for i := range max(len(pattern), len(segments)) {
			switch {
			case i >= len(pattern):
				d += 4 + min(len(segments[i]), 40)
			case i >= len(segments):
				d += 4 + len(pattern[i])
			case strings.HasPrefix(pattern[i], "{"):
				d++
			default:
				d += levenshtein.ComputeDistance(pattern[i], segments[i][:min(len(segments[i]), 40)])
			}
		}
		if distance < 0 || d < distance {
			best, distance = entry.method+" "+entry.pattern, d
		}
	}
	return best
}
