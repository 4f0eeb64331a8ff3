package mock

import (
	"strconv"
	"sync"
	"time"
)

// A scaled user is only its number until somebody changes it: what it is follows from the number, so that 100,000 of them take
// little memory and a state file one short line each. Lists are written from the number without a document in between.

// Some names, so that users do not all look the same.
var (
	firstNames = []string{"Ada", "Alan", "Barbara", "Carl", "Dorothy", "Edsger", "Frances", "Grace", "Haskell", "Ines", "John", "Katherine", "Leslie",
		"Margaret", "Niklaus", "Olga", "Peter", "Radia", "Shafi", "Tony", "Ursula", "Vint", "Whitfield"}
	lastNames = []string{"Adams", "Bauer", "Chen", "Dubois", "Evans", "Fournier", "Garcia", "Hansen", "Ivanova", "Jansen", "Kim", "Lopez", "Meyer",
		"Nowak", "Okafor", "Patel", "Quinn", "Rossi", "Sato", "Tanaka", "Usman", "Vogel", "Weber", "Xu", "Yilmaz", "Zhang", "Moreau", "Silva", "Novak"}
)

// mixed spreads numbers that follow each other; the same number always gives the same result.
func mixed(n int) uint64 {
	x := uint64(n) * 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	return x ^ x>>27
}

// addScaledUsers adds users. Their names are cut from one text and their structs from one array.
func (c *call) addScaledUsers(n int) {
	if n == 0 {
		return
	}
	text, ends := make([]byte, 0, 10*n), make([]int, n)
	for i := range n {
		text = appendLogin(text, i+1)
		ends[i] = len(text)
	}
	all, slab, from := string(text), make([]user, n), 0
	c.users.grow(n)
	sets := c.scaling.sets()
	for i := range n {
		u := &slab[i]
		*u = user{login: all[from:ends[i]], scaled: i + 1}
		from = ends[i]
		u.fill(sets)
		if _, taken := c.users.get(u.login); !taken {
			c.users.put(u.login, u)
		}
	}
}

// appendLogin writes the login of a number: user000001.
func appendLogin(out []byte, n int) []byte {
	out = append(out, "user"...)
	for limit := 100_000; limit > n; limit /= 10 {
		out = append(out, '0')
	}
	return strconv.AppendInt(out, int64(n), 10)
}

// scaledUser is one of them, from a state file.
func scaledUser(n int, sets *groupSets) *user {
	u := &user{login: string(appendLogin(nil, n)), scaled: n}
	u.fill(sets)
	return u
}

// groupSets are the sets of groups that scaled users are in, each once.
type groupSets struct {
	groups []string
	pairs  map[[2]int][]string
}

func (s *scaling) sets() *groupSets {
	return &groupSets{groups: s.groups, pairs: map[[2]int][]string{}}
}

// of is the set of a user: one group, and for every fourth user a second one.
func (g *groupSets) of(n int) []string {
	if len(g.groups) == 0 {
		return []string{}
	}
	pair := [2]int{n % len(g.groups), -1}
	if mixed(n)%4 == 0 && len(g.groups) > 1 {
		pair[1] = (pair[0] + 1 + int(mixed(n)>>8)%(len(g.groups)-1)) % len(g.groups) // another one
	}
	set, made := g.pairs[pair]
	if !made {
		if set = []string{g.groups[pair[0]]}; pair[1] >= 0 {
			set = []string{g.groups[pair[0]], g.groups[pair[1]]}
		}
		g.pairs[pair] = set
	}
	return set
}

// fill sets what is looked at without reading the document.
func (u *user) fill(sets *groupSets) {
	x := mixed(u.scaled)
	u.groups, u.enabled = sets.of(u.scaled), x%20 != 0
	switch x >> 8 % 10 {
	case 0:
		u.source = local
	case 1, 2:
		u.source = sso
	default:
		u.source = ldap
	}
}

// scaledSeen is when a scaled user was here last: some never, most in the last days, some long ago.
func scaledSeen(n int) activity {
	x := mixed(n)
	if x>>16%25 == 0 {
		return activity{}
	}
	days := time.Duration(x >> 20 % 30)
	if x>>12%5 == 0 {
		days = time.Duration(x >> 20 % 400)
	}
	login := days*day + time.Duration(x>>32%86_400)*time.Second
	return activity{login: before(login + minute), session: before(login)}
}

func scaledProfile(n int) string {
	switch x := mixed(n) >> 40 % 10; {
	case x == 0:
		return full
	case x < 4:
		return designer
	}
	return reader
}

// scaledParts are the texts that all scaled users share: what follows the fields of their own, in the whole document and in the
// item of a list.
var scaledParts = sync.OnceValues(func() (full, brief string) {
	status := string(object("activeWebSocketSesssions", 0, "trialStatus", noTrial()).text()[1:])
	rest := userDefaults().without("displayName", "email", "sourceType", "groups", "userProfile", "enabled", "codeAllowed", "creationDate")
	tail := rest.text()
	return "," + string(tail[1:len(tail)-1]) + "," + status, "," + status
})

// appendScaled writes a scaled user as document and newUser would.
func (u *user) appendScaled(out []byte, whole bool) []byte {
	n := u.scaled
	profile := scaledProfile(n)
	out = append(append(append(out, `{"login":"`...), u.login...), `","displayName":"`...)
	out = append(append(append(out, firstNames[n%len(firstNames)]...), ' '), lastNames[n/len(firstNames)%len(lastNames)]...)
	out = append(append(append(out, `","email":"`...), u.login...), `@acme.example","sourceType":"`...)
	out = append(append(out, u.source...), `","groups":[`...)
	for i, group := range u.groups {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendString(out, group)
	}
	out = append(append(append(out, `],"userProfile":"`...), profile...), `","enabled":`...)
	out = strconv.AppendBool(out, u.enabled)
	out = append(out, `,"codeAllowed":`...)
	out = strconv.AppendBool(out, profile == "FULL_DESIGNER")
	if !whole {
		out = append(out, `,"objectImgHash":0`...)
	}
	out = append(out, `,"creationDate":`...)
	out = strconv.AppendInt(out, seedCreated.Add(time.Duration(n%400)*day+time.Duration(n%86_400)*time.Second).UnixMilli(), 10)
	all, item := scaledParts()
	if whole {
		return append(out, all...)
	}
	return append(out, item...)
}

// scaledDocument is the document of a scaled user, without what is computed.
func (u *user) scaledDocument() document {
	doc, err := parseDocument(u.appendScaled(nil, true))
	if err != nil {
		panic("mock: a scaled user that is not JSON: " + err.Error())
	}
	return doc.without(computed...)
}
