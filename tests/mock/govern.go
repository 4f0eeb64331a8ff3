package mock

import (
	"slices"
	"sync"

	"github.com/dssrun/dssrun/tests/mock/seedfile"
)

// GovernURL is the address of a Govern that is reached by Transport. The transport answers for any other host as well.
const GovernURL = "http://mock-govern.dataiku"

// The keys of every mock Govern, seeded or empty. Each also works as a ticket (X-DKU-APITicket) and as a bearer token.
const (
	GovernAdminKey   = "mock-govern-admin-key"   // of the administrator "admin"
	GovernManagerKey = "mock-govern-manager-key" // of "olivia.brown", a Govern manager who is no administrator; of nobody in an empty mock
	GovernUserKey    = "mock-govern-user-key"    // of "marie.dupont", a contributor; of nobody in an empty mock
	GovernGlobalKey  = "mock-govern-global-key"  // a global key with admin rights, which is no user
)

// GovernServer is a mock Dataiku Govern: blueprints, artifacts, sign-offs and what belongs to them. It has the users, groups,
// directories, futures, journal and transport of a mock DSS, and none of its projects or connections.
type GovernServer struct{ *Server }

// NewGovern makes a mock Govern. With Options.Empty it has the administrator, the blueprints, roles and permissions that every
// Govern comes with, and no artifact.
func NewGovern(o Options) *GovernServer {
	s := newServer(o, governRouter())
	s.seedGovern()
	return &GovernServer{s}
}

var governRouter = sync.OnceValue(func() *router { return newRouter(governRoutes()) })

// governRoutes is the whole API of a Govern, one table a chapter.
func governRoutes() []route {
	return slices.Concat(
		tableWithout(userRoutes, "/admin/list-trial-expired-users"), bulkRoutes, externalRoutes, groupRoutes, futureRoutes,
		keyRoutes, tableWithout(settingsRoutes, "/admin/general-settings", "/admin/container-exec/actions/push-base-images"), logRoutes, licensingRoutes,
		blueprintRoutes, versionRoutes, configurationRoutes, artifactRoutes, signoffRoutes, reviewRoutes, searchRoutes,
		seriesRoutes, fileRoutes, pageRoutes, roleRoutes, permissionRoutes, governInstanceRoutes,
	)
}

// tableWithout is a table without the patterns that a Govern does not have.
func tableWithout(list []route, without ...string) []route {
	return slices.DeleteFunc(slices.Clone(list), func(r route) bool { return slices.Contains(without, r.pattern) })
}

// GovernRoutes lists what the mock Govern answers, each as "METHOD /path/{value}" below /dip/publicapi, in the order of declaration.
func GovernRoutes() []string {
	var list []string
	for _, r := range governRoutes() {
		list = append(list, r.method+" "+r.pattern)
	}
	return list
}

// govern is what a Govern has beside its users. As in a DSS, rows are replaced and never changed in place.
type govern struct {
	blueprints  table[document]
	versions    table[*version] // by versionKey.String
	artifacts   table[*artifact]
	deleted     map[string]*artifact // where a search goes on whose last artifact was deleted between two pages
	series      table[series]
	files       table[*upload]
	pages       table[document] // in their order of display
	roles       table[document]
	assignments table[document] // of roles, by blueprint
	permissions table[document] // by blueprint
	standard    document        // the default permissions
	count       counters
}

// counters are the numbers of the last objects of a kind.
type counters struct{ artifact, series, file, feedback int }

// share is the state for a new server; the one it comes from, a seed, must never be changed again.
func (g *govern) share() *govern {
	return &govern{
		blueprints: g.blueprints.share(), versions: g.versions.share(), artifacts: g.artifacts.share(), deleted: map[string]*artifact{},
		series: g.series.share(), files: g.files.share(), pages: g.pages.share(), roles: g.roles.share(),
		assignments: g.assignments.share(), permissions: g.permissions.share(), standard: g.standard, count: g.count,
	}
}

// governAbilities are the instance-wide permissions of a group of a Govern; admin implies the other.
var governAbilities = seedfile.GovernAbilities

var governGroupDefaults = sync.OnceValue(func() document { return groupWith(governAbilities) })

// noGrants are the permissions of a global key that has none, which depend on the product.
func (s *Server) noGrants() document {
	if s.govern != nil {
		return object("admin", false, "mayManageGovern", false)
	}
	return noGrants()
}

// managesGovern tells whether the principal may design blueprints, roles and pages, and see every artifact.
func (c *call) managesGovern() bool {
	if c.govern == nil {
		return false
	}
	return c.who.admin || c.who.grants.isTrue("mayManageGovern") || slices.ContainsFunc(c.who.groups, func(name string) bool {
		g, ok := c.groups.get(name)
		return ok && g.isTrue("mayManageGovern")
	})
}

// identifierOf makes the id of a new object: a prefix, and the newIdentifier of the query.
func (c *call) identifierOf(prefix, what string) (string, error) {
	text := c.query.Get("newIdentifier")
	if text == "" {
		return "", illegal("Parameter newIdentifier is required to create a %s", what)
	}
	for _, r := range text {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-' && r != '_' {
			return "", illegal("Invalid %s identifier '%.60s': only letters, digits, hyphen and underscore are allowed", what, text)
		}
	}
	if len(text) > 200 {
		return "", illegal("Invalid %s identifier '%.60s...': it is longer than 200 characters", what, text)
	}
	return prefix + text, nil
}

// sameID refuses a document whose id is not the one that the request is about.
func sameID(doc document, id string) (document, error) {
	if sent := doc.str("id"); doc.has("id") && sent != id {
		return nil, illegal("The id '%.60s' of the document does not match '%s'", sent, id)
	}
	return doc.with("id", id), nil
}

// texts renders the rows of a table.
func texts(t table[document]) []byte {
	items := make([][]byte, 0, t.size())
	for _, doc := range t.all {
		items = append(items, doc.text())
	}
	return array(items)
}
