package fault

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
)

// SyntaxError says what is wrong with the text of a rule, where, and what to write instead.
type SyntaxError struct {
	Text   string // the rule
	Offset int    // where, in bytes
	What   string
}

// Error is one line that points at the place.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("fault rule %q, column %d: %s", e.Text, e.Offset+1, e.What)
}

// Place is the error without the rule's text, for where that stands already.
func (e *SyntaxError) Place() string { return fmt.Sprintf("column %d: %s", e.Offset+1, e.What) }

// Limits of a rule's numbers: beyond them it is a slip.
const (
	longestDelay = time.Hour
	most         = 1_000_000_000
)

// words that may stand in a rule behind its path, as they are suggested.
var words = []string{"drop", "truncate", "truncate=", "slow", "slow=", "html", "body=", "delay=", "retry-after=", "after=", "seed="}

var methods = []string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"}

var products = []string{string(DSS), string(Govern), string(Launchpad), string(Any)}

// Parse reads one rule. Errors are *SyntaxError.
func Parse(text string) (Rule, error) {
	p := &parser{text: text, rule: Rule{Keep: -1}}
	if err := p.parse(); err != nil {
		return Rule{}, err
	}
	return p.rule, nil
}

type parser struct {
	text  string
	at    int // behind the word
	start int // of the word
	word  string
	rule  Rule
	seen  map[string]bool
}

func (p *parser) fail(format string, args ...any) error {
	return &SyntaxError{Text: p.text, Offset: p.start, What: fmt.Sprintf(format, args...)}
}

// next takes the next word; a word that begins with a quote ends with one. false is the end of the text.
func (p *parser) next() (bool, error) {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
	p.start = p.at
	if p.at == len(p.text) {
		return false, nil
	}
	if p.text[p.at] == '"' {
		quoted, err := strconv.QuotedPrefix(p.text[p.at:])
		if err != nil {
			return false, p.fail("a message begins here that has no end: write \"…\"")
		}
		p.at += len(quoted)
		p.word = quoted
		if p.at < len(p.text) && p.text[p.at] != ' ' && p.text[p.at] != '\t' {
			return false, p.fail("a blank is missing behind the message")
		}
		return true, nil
	}
	if strings.HasPrefix(p.text[p.at:], bodyWord) && p.seen != nil {
		return true, p.body()
	}
	end := strings.IndexAny(p.text[p.at:], " \t")
	if end < 0 {
		end = len(p.text) - p.at
	}
	p.word = p.text[p.at : p.at+end]
	p.at += end
	return true, nil
}

// unprintable tells whether a character is no part of a rule.
func unprintable(r rune) bool { return r < ' ' && r != '\t' || r == 0x7f }

func (p *parser) parse() error {
	if i := strings.IndexFunc(p.text, unprintable); i >= 0 {
		p.start = i
		return p.fail("a rule is one line of text, and %q is no part of one", p.text[i])
	}
	for _, part := range []func() error{p.method, p.path} {
		ok, err := p.next()
		if err != nil {
			return err
		}
		if !ok {
			return p.fail("a rule is METHOD PATH and what happens, as in: PUT /admin/users/* 503 x2")
		}
		if err := part(); err != nil {
			return err
		}
	}
	p.seen = map[string]bool{}
	for {
		ok, err := p.next()
		if err == nil && ok {
			err = p.option()
		}
		if err != nil {
			return err
		}
		if !ok {
			return p.check()
		}
	}
}

func (p *parser) method() error {
	product, method, prefixed := strings.Cut(p.word, ":")
	if !prefixed {
		product, method = "", p.word
	} else if !slices.Contains(products, product) {
		return p.fail("there is no product %q%s; there are dss, govern, launchpad or any", product, near(product, products))
	} else if method == "" {
		return p.fail("the method follows the product without a blank, as in %s:PUT", product)
	}
	p.rule.Product, p.rule.Method = Product(product), method
	if method == "*" || slices.Contains(methods, method) {
		return nil
	}
	if strings.HasPrefix(method, "/") {
		return p.fail("the method is missing before the path: GET, PUT … or * for any")
	}
	return p.fail("there is no method %q%s; there are %s, or * for any", method, near(strings.ToUpper(method), methods), strings.Join(methods, ", "))
}

func (p *parser) path() error {
	for _, base := range []string{"/dip/publicapi/", "/public/api/", "/v1/spaces/"} {
		if below, ok := strings.CutPrefix(p.word, base); ok {
			if base == "/v1/spaces/" {
				below = "spaces/" + below
			}
			return p.fail("paths stand below the API's base path: write /%s", below)
		}
	}
	if !strings.HasPrefix(p.word, "/") {
		return p.fail("a path begins with /, and %q does not", p.word)
	}
	if strings.ContainsAny(p.word, "?#") {
		return p.fail("a path has no query: leave out what follows %q", p.word[strings.IndexAny(p.word, "?#")])
	}
	trimmed := strings.Trim(p.word, "/")
	if p.rule.Path = "/" + trimmed; trimmed == "" {
		return nil
	}
	elements := strings.Split(trimmed, "/")
	for i, element := range elements {
		switch {
		case element == "":
			return p.fail("an element of the path is empty")
		case element == "*":
			element = one
		case element == "**" && i < len(elements)-1:
			return p.fail("** is the rest of a path, so nothing can follow it; * is one element")
		case element == "**":
			element = theRest
		case strings.Contains(element, "*"):
			return p.fail("* stands for a whole element, and not for a part of %q; a literal one is written %%2A", element)
		case strings.HasPrefix(element, "{"):
			return p.fail("write * for %s", element)
		default:
			plain, err := url.PathUnescape(element)
			if err != nil {
				return p.fail("%q: a %% in a path is followed by two hexadecimal digits", element)
			}
			if strings.Contains(plain, "\x00") {
				return p.fail("%q: no path has a zero byte", element)
			}
			element = plain
		}
		p.rule.elements = append(p.rule.elements, element)
	}
	return nil
}

// option is one word behind the path.
func (p *parser) option() error {
	name, value, valued := strings.Cut(p.word, "=")
	switch first := p.word[0]; {
	case first == '"':
		return p.message()
	case strings.HasSuffix(p.word, "%"):
		return p.percent(strings.TrimSuffix(p.word, "%"))
	case first == 'x' && len(p.word) > 1 && isDigits(p.word[1:]):
		return p.number("a count", p.word[1:], 1, &p.rule.Times)
	case isDigits(p.word):
		return p.status()
	case name == "after":
		return p.number("after", value, 1, &p.rule.After)
	case name == "retry-after":
		return p.number("retry-after", value, 1, &p.rule.RetryAfter)
	case name == "seed":
		return p.number64(value)
	case name == "delay":
		return p.delay(value)
	case name == "drop" && !valued:
		return p.kind(KindDrop)
	case name == "html" && !valued:
		if p.rule.Kind == KindStatus { // 502 html
			p.rule.Kind = ""
		}
		return p.kind(KindHTML)
	case name == "body" && valued:
		if p.rule.Kind == KindStatus { // 200 body=…
			p.rule.Kind = ""
		}
		return p.kind(KindBody)
	case name == "truncate":
		if valued {
			if err := p.number("truncate", value, 0, &p.rule.Keep); err != nil {
				return err
			}
		}
		return p.kind(KindTruncate)
	case name == "slow":
		if p.rule.BytesPerS = slowRate; valued {
			if err := p.rate(value); err != nil {
				return err
			}
		}
		return p.kind(KindSlow)
	}
	return p.fail("%q means nothing here%s; there can be a status, drop, truncate, slow, html, body={…} or delay=2s, and x2, after=3 or 10%%", p.word, near(p.word, words))
}

func (p *parser) once(what string) error {
	if p.seen[what] {
		return p.fail("%s stands there twice", what)
	}
	p.seen[what] = true
	return nil
}

func (p *parser) kind(k Kind) error {
	if p.rule.Kind != "" {
		return p.fail("a rule does one thing, and this one has %s and %s: write two rules", p.rule.Kind, k)
	}
	p.rule.Kind = k
	return nil
}

func (p *parser) status() error {
	if err := p.once("the status"); err != nil {
		return err
	}
	status, err := strconv.Atoi(p.word)
	if err != nil || status < 200 || status > 599 {
		return p.fail("%s is no status of an answer: 400 to 599", p.word)
	}
	p.rule.Status = status
	if p.rule.Kind == KindHTML || p.rule.Kind == KindBody {
		return nil
	}
	return p.kind(KindStatus)
}

func (p *parser) message() error {
	if err := p.once("the message"); err != nil {
		return err
	}
	text, err := strconv.Unquote(p.word)
	if err != nil || text == "" {
		return p.fail("an empty message: leave it out for the status's own")
	}
	p.rule.Message = text
	return nil
}

func (p *parser) number(what, value string, least int, into *int) error {
	if err := p.once(what); err != nil {
		return err
	}
	n, err := strconv.Atoi(value)
	if err != nil || !isDigits(value) || n < least || n > most {
		return p.fail("%s takes a whole number from %d on, not %q", what, least, value)
	}
	*into = n
	return nil
}

func (p *parser) number64(value string) error {
	if err := p.once("seed"); err != nil {
		return err
	}
	n, err := strconv.ParseUint(value, 10, 64)
	if err != nil || n == 0 {
		return p.fail("seed takes a whole number from 1 on, not %q", value)
	}
	p.rule.Seed = n
	return nil
}

func (p *parser) percent(value string) error {
	if err := p.once("a rate"); err != nil {
		return err
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil || strings.Trim(value, "0123456789.") != "" || n < 0.0001 || n > 100 {
		return p.fail("a rate is more than 0%% and at most 100%%, not %q", p.word)
	}
	p.rule.Percent = n
	return nil
}

func (p *parser) delay(value string) error {
	if err := p.once("delay"); err != nil {
		return err
	}
	d, err := time.ParseDuration(value)
	if err != nil || d <= 0 || d > longestDelay {
		return p.fail("delay takes a duration up to 1h, as in delay=200ms or delay=2s, not %q", value)
	}
	p.rule.Delay = d
	return nil
}

func (p *parser) rate(value string) error {
	number, factor := value, 0
	for _, u := range []struct {
		unit   string
		factor int
	}{{"KB/s", 1000}, {"MB/s", 1_000_000}, {"B/s", 1}} {
		if n, ok := strings.CutSuffix(value, u.unit); ok {
			number, factor = n, u.factor
			break
		}
	}
	n, err := strconv.Atoi(number)
	if err != nil || factor == 0 || !isDigits(number) || n < 1 || n > most/factor {
		return p.fail("slow takes a speed, as in slow=100B/s, slow=1KB/s or slow=2MB/s, not %q", value)
	}
	p.rule.BytesPerS = n * factor
	return nil
}

// check looks at the rule as a whole.
func (p *parser) check() error {
	r := &p.rule
	switch {
	case r.Kind == "" && r.Delay == 0:
		return p.fail("what happens is missing: a status, drop, truncate, slow, html, body={…} or delay=2s")
	case r.Kind == "":
		r.Kind = KindDelay
	case (r.Kind == KindHTML || r.Kind == KindBody) && r.Status == 0:
		r.Status = http.StatusOK
	case r.Kind == KindStatus && r.Status < 400:
		return p.fail("%d is no failure: 400 to 599; html %[1]d is a page with that status, %[1]d body={…} an answer", r.Status)
	case r.Kind == KindBody && r.Body != "" && (r.Status == http.StatusNoContent || r.Status == http.StatusNotModified):
		return p.fail("an answer with the status %d has no body: write body=\"\"", r.Status)
	}
	if r.Message != "" && r.Kind != KindStatus && r.Kind != KindHTML {
		return p.fail("a message goes with a status or html, not with %s", r.Kind)
	}
	if r.RetryAfter > 0 && r.Kind != KindStatus && r.Kind != KindHTML && r.Kind != KindBody {
		return p.fail("retry-after goes with a status, html or body, not with %s", r.Kind)
	}
	if r.Seed > 0 && r.Percent == 0 {
		return p.fail("seed goes with a rate, as in 10%% seed=%d", r.Seed)
	}
	return nil
}

func isDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// near is `, did you mean "x"?` for the nearest candidate, "" when none is near.
func near(word string, candidates []string) string {
	best, distance := "", max(2, len(word)/3)+1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(word[:min(len(word), 40)], c); d < distance && d < len(c) {
			best, distance = c, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(", did you mean %q?", best)
}
