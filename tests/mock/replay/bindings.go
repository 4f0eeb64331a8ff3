package replay

import (
	"regexp"
	"strings"
	"sync"
)

// bindings are which real values scrubbed ones stand for, as the requests of a replay have shown so far. The fixture does
// not know: it would give away what was scrubbed. So the first e-mail address that is asked for in the place of
// user1@example.com is user1, from then on and everywhere; the fake itself is always right.
type bindings struct {
	real  map[string]string // fake → real
	fake  map[string]string // real → fake
	trail []string          // fakes in the order they were bound, to take back what a failed comparison assumed
}

func newBindings() *bindings { return &bindings{real: map[string]string{}, fake: map[string]string{}} }

func (b *bindings) mark() int { return len(b.trail) }

func (b *bindings) undo(mark int) {
	for _, fake := range b.trail[mark:] {
		delete(b.fake, b.real[fake])
		delete(b.real, fake)
	}
	b.trail = b.trail[:mark]
}

// bind takes a value for what a fake stands for, unless either already is somebody else's.
func (b *bindings) bind(fake, real string) bool {
	if isFake(real) {
		return false
	}
	if known, ok := b.real[fake]; ok {
		return known == real
	}
	if _, taken := b.fake[real]; taken {
		return false
	}
	b.real[fake], b.fake[real] = real, fake
	b.trail = append(b.trail, fake)
	return true
}

var fakes = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`scrubbed-secret-\d+|user\d+@example\.com|(?:dss|govern|launchpad)\.example\.com`)
})

// nextFake is the place of the first fake in a text.
func nextFake(text string) (start, end int, found bool) {
	if !strings.Contains(text, fakeSecret) && !strings.Contains(text, ".com") {
		return 0, 0, false
	}
	at := fakes().FindStringIndex(text)
	if at == nil {
		return 0, 0, false
	}
	return at[0], at[1], true
}

func isFake(text string) bool {
	start, end, ok := nextFake(text)
	return ok && start == 0 && end == len(text)
}

// matches tells whether a text that is asked for is a recorded one, with real values where that has fakes.
func (b *bindings) matches(recorded, asked string) bool { return b.match(recorded, asked, true) }

// match is matches; without whole the recorded text is the beginning of the one that is asked for.
func (b *bindings) match(recorded, asked string, whole bool) bool {
	if recorded == asked || !whole && strings.HasPrefix(asked, recorded) {
		return true
	}
	start, end, ok := nextFake(recorded)
	if !ok || !strings.HasPrefix(asked, recorded[:start]) {
		return false
	}
	fake, rest := recorded[start:end], recorded[end:]
	asked = asked[start:]
	if after, ok := strings.CutPrefix(asked, fake); ok && b.match(rest, after, whole) {
		return true
	}
	switch {
	case strings.HasPrefix(fake, fakeSecret):
		return b.secret(fake, rest, asked, whole)
	case strings.Contains(fake, "@"):
		at := emails().FindStringIndex(asked)
		return at != nil && at[0] == 0 && b.stands(fake, strings.ToLower(asked[:at[1]]), rest, asked[at[1]:], whole)
	default:
		n := strings.IndexFunc(asked, func(r rune) bool { return r > 0x7f || r != '.' && r != ':' && !isHostByte(byte(r)) })
		if n < 0 {
			n = len(asked)
		}
		return n > 0 && b.stands(fake, asked[:n], rest, asked[n:], whole)
	}
}

// stands tries a value for a fake, and takes it back when the rest of the text does not fit.
func (b *bindings) stands(fake, real, rest, after string, whole bool) bool {
	mark := b.mark()
	if b.bind(fake, real) && b.match(rest, after, whole) {
		return true
	}
	b.undo(mark)
	return false
}

// mostTries is in how many ways the end of a secret within a text is looked for.
const mostTries = 32

// secret finds where the value of a secret ends: before what follows it in the recorded text.
func (b *bindings) secret(fake, rest, asked string, whole bool) bool {
	if rest == "" {
		return asked != "" && b.stands(fake, asked, "", "", whole)
	}
	literal := rest
	if start, _, ok := nextFake(rest); ok {
		literal = rest[:start]
	}
	if literal == "" {
		return false
	}
	from := 1
	for range mostTries {
		if from > len(asked) {
			return false
		}
		at := strings.Index(asked[from:], literal)
		if at < 0 {
			return false
		}
		if end := from + at; b.stands(fake, asked[:end], rest, asked[end:], whole) {
			return true
		}
		from += at + 1
	}
	return false
}
