package fault

import (
	"context"
	"hash/fnv"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Set is the rules that are in force, in the order in which they were added. Of those that match a request the first whose
// turn it is decides; a rule that only delays adds its delay and lets the next ones decide. The zero value has no rules.
// All methods may be called by several goroutines.
type Set struct {
	mu   sync.Mutex // changes of rules
	last int
	list atomic.Pointer[[]*entry] // replaced, never changed in place
}

type entry struct {
	id   int
	rule Rule
	text string

	mu            sync.Mutex
	matched, hits int
	random        *rand.PCG
}

// Active is a rule in force and what it has done.
type Active struct {
	ID      int // from 1 on, never used twice in a set
	Rule    Rule
	Matched int // requests that it is about
	Hits    int // how many of them it struck
}

// Add puts a rule behind the others and returns its id.
func (s *Set) Add(r Rule) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last++
	e := &entry{id: s.last, rule: r, text: r.String()}
	if r.Percent > 0 {
		plain := r
		plain.Seed = 0
		sum := fnv.New64a()
		_, _ = sum.Write([]byte(plain.String()))
		e.random = rand.NewPCG(r.Seed, sum.Sum64())
	}
	list := append(slices.Clone(s.entries()), e)
	s.list.Store(&list)
	return e.id
}

// Remove takes a rule out of the set; false when it has none of that id.
func (s *Set) Remove(id int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.entries()
	list := slices.DeleteFunc(slices.Clone(old), func(e *entry) bool { return e.id == id })
	s.list.Store(&list)
	return len(list) < len(old)
}

// Clear takes all rules out.
func (s *Set) Clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list.Store(nil)
}

// List is the rules in force.
func (s *Set) List() []Active {
	var out []Active
	for _, e := range s.entries() {
		e.mu.Lock()
		out = append(out, Active{e.id, e.rule, e.matched, e.hits})
		e.mu.Unlock()
	}
	return out
}

// Empty tells whether no rule is in force.
func (s *Set) Empty() bool { return len(s.entries()) == 0 }

func (s *Set) entries() []*entry {
	if s == nil {
		return nil
	}
	if list := s.list.Load(); list != nil {
		return *list
	}
	return nil
}

// verdict is what happens to one request. The zero value: nothing.
type verdict struct {
	rule  *Rule // nil when there is nothing but a delay
	delay time.Duration
	text  string // of the rules that struck
}

// decide counts a request and says what happens to it.
func (s *Set) decide(product Product, method, escaped string) verdict {
	var v verdict
	path := elementsOf(escaped)
	for _, e := range s.entries() {
		if !e.rule.matches(product, method, path) || !e.strikes() {
			continue
		}
		if v.delay += e.rule.Delay; v.text != "" {
			v.text += "; "
		}
		v.text += e.text
		if e.rule.Kind != KindDelay {
			v.rule = &e.rule
			break
		}
	}
	return v
}

// strikes counts a matching request and tells whether it is one that the rule strikes.
func (e *entry) strikes() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.matched++
	r := &e.rule
	if e.matched <= r.After || r.Times > 0 && e.hits >= r.Times || e.random != nil && e.random.Uint64()>>1 >= r.threshold() {
		return false
	}
	e.hits++
	return true
}

// elementsOf splits an escaped path. Empty elements mean nothing, as to the mock's routes.
func elementsOf(escaped string) []string {
	var list []string
	for element := range strings.SplitSeq(escaped, "/") {
		if element == "" {
			continue
		}
		if plain, err := url.PathUnescape(element); err == nil {
			element = plain
		}
		list = append(list, element)
	}
	return list
}

type struckKey struct{}

// Struck is the text of the rules that struck the request of a context, "" for none.
func Struck(ctx context.Context) string {
	text, _ := ctx.Value(struckKey{}).(string)
	return text
}
