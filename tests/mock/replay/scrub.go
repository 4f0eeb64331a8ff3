package replay

import (
	"fmt"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dssrun/dssrun/runtime/secret"
)

// The values that stand for scrubbed ones, each with a number of its own.
const (
	fakeSecret = "scrubbed-secret-"
	fakeUser   = "user"
	fakeDomain = "@example.com"
)

// scrubber replaces secrets, e-mail addresses and the instances' hosts, the same value by the same one everywhere. It
// goes over everything twice: first it learns which values are secret, then it replaces them, wherever they stand.
type scrubber struct {
	keepEmails bool
	hosts      []hostName

	learning bool
	idle     bool                // nothing is learnt or replaced: the form of bodies is all that is wanted
	telling  []string            // secrets that are looked for everywhere
	isSecret map[string]bool     // by value
	names    map[string]bool     // of members: whether a secret has such a name. There are few, and each comes often
	marks    *strings.Replacer   // telling and known secrets → marks
	marked   []string            // what a mark stands for
	secrets  map[string]string   // value → what stands for it, in the order of appearance
	emails   map[string]string   // address in lower case → what stands for it
	seen     map[string]struct{} // hosts that were replaced
}

// hostName is the name of an instance's host, or the id of a space, in lower case.
type hostName struct{ name, fake string }

func newScrubber(keepEmails bool) *scrubber {
	return &scrubber{
		keepEmails: keepEmails, learning: true, isSecret: map[string]bool{}, names: map[string]bool{},
		secrets: map[string]string{}, emails: map[string]string{}, seen: map[string]struct{}{},
	}
}

// idle is a scrubber that changes nothing.
func idle() *scrubber { return &scrubber{idle: true} }

// instance has the host of a product's address replaced. One without a domain, localhost say, is replaced with its port only.
func (s *scrubber) instance(product, address string) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return
	}
	name := strings.ToLower(u.Hostname())
	if ip := net.ParseIP(name); ip != nil && ip.IsLoopback() || !strings.ContainsAny(name, ".:") {
		if name = strings.ToLower(u.Host); u.Port() == "" {
			return
		}
	}
	s.name(hostName{name, product + ".example.com"})
}

// space has the id of a Launchpad space replaced.
func (s *scrubber) space(id string) {
	if id != "" && id != SpaceID {
		s.name(hostName{strings.ToLower(id), SpaceID})
	}
}

func (s *scrubber) name(h hostName) {
	if !slices.ContainsFunc(s.hosts, func(o hostName) bool { return o.name == h.name }) {
		s.hosts = append(s.hosts, h)
		slices.SortStableFunc(s.hosts, func(a, b hostName) int { return len(b.name) - len(a.name) })
	}
}

// namesSecret is isSecretKey, remembered.
func (s *scrubber) namesSecret(name string) bool {
	is, known := s.names[name]
	if !known {
		is = isSecretKey(name)
		s.names[name] = is
	}
	return is
}

// learn notes a secret.
func (s *scrubber) learn(value string) {
	if value == "" || isAbsent(value) || s.isSecret[value] {
		return
	}
	s.isSecret[value] = true
	if isTelling(value) {
		s.telling = append(s.telling, value)
	}
}

// replace ends the learning.
func (s *scrubber) replace() {
	s.learning = false
	s.marks = secret.Replacer(func(value string) string {
		s.marked = append(s.marked, value)
		return markStart + strconv.Itoa(len(s.marked)-1) + markEnd
	}, s.telling)
}

// A mark stands for a secret until its number is known.
const (
	markStart = "\x00secret\x00"
	markEnd   = "\x00"
)

// whole gives what stands for a value that is a secret.
func (s *scrubber) whole(value string) string {
	switch {
	case value == "" || isAbsent(value):
		return value
	case s.learning:
		s.learn(value)
		return value
	case s.secrets[value] == "":
		s.secrets[value] = fakeSecret + strconv.Itoa(len(s.secrets)+1)
	}
	return s.secrets[value]
}

// text gives a text without what must not be shown.
func (s *scrubber) text(text string) string {
	if s.idle {
		return text
	}
	if s.learning {
		findSecrets(text, func(start, end int) { s.learn(text[start:end]) })
		return text
	}
	text = s.unmark(s.marks.Replace(text))
	if places := places(text); len(places) > 0 {
		text = substitute(text, places, s.whole)
	}
	if !s.keepEmails && strings.IndexByte(text, '@') >= 0 {
		text = emails().ReplaceAllStringFunc(text, s.email)
	}
	for _, h := range s.hosts {
		text = s.host(text, h)
	}
	return text
}

// unmark puts what stands for secrets in the place of their marks.
func (s *scrubber) unmark(text string) string {
	for {
		before, rest, ok := strings.Cut(text, markStart)
		if !ok {
			return text
		}
		number, after, _ := strings.Cut(rest, markEnd)
		n, err := strconv.Atoi(number)
		if err != nil || n >= len(s.marked) {
			return text
		}
		text = before + s.whole(s.marked[n]) + after
	}
}

// places are where a text shows secrets by their form, in order and without overlaps.
func places(text string) [][2]int {
	var all [][2]int
	findSecrets(text, func(start, end int) {
		if !strings.HasPrefix(text[start:end], fakeSecret) && !isAbsent(text[start:end]) {
			all = append(all, [2]int{start, end})
		}
	})
	slices.SortFunc(all, func(a, b [2]int) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return b[1] - a[1]
	})
	end := 0
	return slices.DeleteFunc(all, func(p [2]int) bool {
		if p[0] < end {
			return true
		}
		end = p[1]
		return false
	})
}

func substitute(text string, places [][2]int, with func(string) string) string {
	var b strings.Builder
	from := 0
	for _, p := range places {
		b.WriteString(text[from:p[0]])
		b.WriteString(with(text[p[0]:p[1]]))
		from = p[1]
	}
	b.WriteString(text[from:])
	return b.String()
}

func (s *scrubber) email(address string) string {
	key := strings.ToLower(address)
	if strings.HasPrefix(key, fakeSecret) {
		return address // of an address with a password: ftp://user:password@host
	}
	if s.emails[key] == "" {
		s.emails[key] = fakeUser + strconv.Itoa(len(s.emails)+1) + fakeDomain
	}
	return s.emails[key]
}

// host replaces the name of a host where it stands alone or behind a label's dot.
func (s *scrubber) host(text string, h hostName) string {
	lower := strings.ToLower(text)
	if len(lower) != len(text) || !strings.Contains(lower, h.name) {
		return text
	}
	var places [][2]int
	for from := 0; ; {
		at := strings.Index(lower[from:], h.name)
		if at < 0 {
			break
		}
		start, end := from+at, from+at+len(h.name)
		if (start == 0 || !isHostByte(lower[start-1])) && (end == len(lower) || !isHostByte(lower[end])) {
			places = append(places, [2]int{start, end})
		}
		from = end
	}
	if len(places) == 0 {
		return text
	}
	if h.fake != SpaceID {
		s.seen[h.name] = struct{}{}
	}
	return substitute(text, places, func(string) string { return h.fake })
}

func isHostByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b == '-'
}

// path scrubs the elements of an escaped path. What follows globalAPIKeys is an API key.
func (s *scrubber) path(path string, secrets []string) string {
	elements := strings.Split(path, "/")
	for i, element := range elements {
		plain, err := url.PathUnescape(element)
		if err != nil {
			continue
		}
		var clean string
		switch {
		case i > 0 && elements[i-1] == "globalAPIKeys" || slices.Contains(secrets, plain):
			clean = s.whole(plain)
		default:
			clean = s.text(plain)
		}
		if clean != plain {
			elements[i] = url.PathEscape(clean)
		}
	}
	return strings.Join(elements, "/")
}

// query scrubs the values of a query; one under a secret's name is a secret.
func (s *scrubber) query(raw string) map[string][]string {
	values, err := url.ParseQuery(raw)
	if err != nil || len(values) == 0 {
		return nil
	}
	clean := map[string][]string{}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		list := make([]string, len(values[name]))
		for i, v := range values[name] {
			if isSecretKey(name) {
				list[i] = s.whole(v)
			} else {
				list[i] = s.text(v)
			}
		}
		clean[s.text(name)] = list
	}
	return clean
}

// counts are how many different values were replaced.
func (s *scrubber) counts() Counts {
	return Counts{Secrets: len(s.secrets), Emails: len(s.emails), Hosts: len(s.seen)}
}

// String says what was replaced.
func (c Counts) String() string {
	number := func(n int, one, many string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %s", n, many)
	}
	return number(c.Secrets, "secret", "secrets") + ", " + number(c.Emails, "e-mail address", "e-mail addresses") + ", " +
		number(c.Hosts, "host name", "host names")
}
