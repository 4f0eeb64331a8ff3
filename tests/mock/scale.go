package mock

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Scale is how many objects of a kind an instance is given beside its own: believable ones, the same in every run, whose names
// do not depend on how many there are.
type Scale struct {
	Users     int // user000001 …, of a DSS and of a Govern
	Groups    int // group0001 …, of both; users are in one or two of them
	Projects  int // PROJECT0001 …, of a DSS
	Datasets  int // dataset00001 …, of a DSS, spread over these projects; without projects, one for every 50 datasets is made
	Artifacts int // of a Govern: ar.N, of its active blueprint versions
}

// maxScale is the most objects of a kind.
const maxScale = 1_000_000

// ParseScale reads "users=100000,datasets=10000".
func ParseScale(text string) (Scale, error) {
	var s Scale
	kinds := []struct {
		name  string
		count *int
	}{{"users", &s.Users}, {"groups", &s.Groups}, {"projects", &s.Projects}, {"datasets", &s.Datasets}, {"artifacts", &s.Artifacts}}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(text, ",") {
		name, value, ok := strings.Cut(strings.TrimSpace(part), "=")
		if !ok {
			return Scale{}, fmt.Errorf("scale %q: expected KIND=NUMBER, as in users=100000,datasets=10000", part)
		}
		i := slices.IndexFunc(kinds, func(k struct {
			name  string
			count *int
		}) bool {
			return k.name == name
		})
		if i < 0 {
			best, distance := "", math.MaxInt
			var all []string
			for _, k := range kinds {
				if d := levenshtein.ComputeDistance(name, k.name); d < distance {
					best, distance = k.name, d
				}
				all = append(all, k.name)
			}
			if distance > 3 {
				return Scale{}, fmt.Errorf("scale: unknown kind %q: the kinds are %s", name, strings.Join(all, ", "))
			}
			return Scale{}, fmt.Errorf("scale: unknown kind %q: did you mean %s?", name, best)
		}
		if seen[name] {
			return Scale{}, fmt.Errorf("scale: %s is given twice", name)
		}
		seen[name] = true
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 || n > maxScale {
			return Scale{}, fmt.Errorf("scale: %s=%s: expected a whole number from 0 to %d", name, value, maxScale)
		}
		*kinds[i].count = n
	}
	return s, nil
}

// errScaled is the error of scaling twice.
var errScaled = errors.New("the mock was scaled already: reset it, or start it with the numbers that it shall have")

// Scale gives the products the objects of a scale, in addition to what they have. An object that is there under one of the
// names stays what it is. A state can be scaled once.
func (p Products) Scale(scale Scale) error {
	for _, s := range p.servers() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.scaling != nil {
			return errScaled
		}
	}
	for _, s := range p.servers() {
		c := &call{Server: s, now: s.start, who: principal{login: "admin", id: "admin", admin: true}}
		c.addScaledGroups(scale.Groups)
		s.scaling = &scaling{groups: c.plainGroups()}
		c.addScaledUsers(scale.Users)
		if s.govern != nil {
			c.addScaledArtifacts(scale.Artifacts)
		} else {
			c.addScaledProjects(scale)
		}
		s.changes++
	}
	return nil
}

// scaling is what the scaled users of a state are made from.
type scaling struct {
	groups []string // that they are in
}

// plainGroups are the groups that give no administration.
func (c *call) plainGroups() []string {
	var list []string
	for name, g := range c.groups.all {
		if !g.isTrue("admin") && !g.isTrue("mayManageGovern") {
			list = append(list, name)
		}
	}
	return list
}

func (c *call) addScaledGroups(n int) {
	base := c.groupDefaults()
	for i := 1; i <= n; i++ {
		name := fmt.Sprintf("group%04d", i)
		if _, taken := c.groups.get(name); taken {
			continue
		}
		doc := object("name", name, "description", teams[i%len(teams)]+" "+strconv.Itoa(i)).defaults(base)
		if i%4 == 0 && c.govern == nil {
			doc = doc.with("mayCreateProjects", true)
		}
		c.groups.put(name, doc)
	}
}

var teams = []string{"Analytics", "Finance", "Marketing", "Sales", "Supply chain", "Research", "Engineering", "Support", "Risk", "Operations"}
