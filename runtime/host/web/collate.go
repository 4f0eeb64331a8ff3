package web

import (
	"strings"
	"sync"
	"unicode"

	"github.com/dop251/goja"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A collator is not safe for use by several goroutines, and costs much to make.
var plainCollators = sync.Pool{New: func() any { return collate.New(language.AmericanEnglish) }}

// newCollator is Intl.Collator's compare for en-US.
func newCollator(sensitivity string, numeric, ignorePunctuation bool, caseFirst string) func(a, b string) int {
	var options []collate.Option
	switch sensitivity {
	case "base", "accent":
		options = append(options, collate.IgnoreCase)
	}
	marks := sensitivity == "base" || sensitivity == "case"
	if numeric {
		options = append(options, collate.Numeric)
	}
	c := collate.New(language.AmericanEnglish, options...)
	return func(a, b string) int {
		if ignorePunctuation {
			a, b = without(a, isPunctuation), without(b, isPunctuation)
		}
		if marks {
			a, b = without(norm.NFD.String(a), isMark), without(norm.NFD.String(b), isMark)
		}
		order := c.CompareString(a, b)
		if caseFirst == "upper" && order != 0 && strings.EqualFold(a, b) {
			order = -order
		}
		return order
	}
}

func isPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) }

func isMark(r rune) bool { return unicode.Is(unicode.Mn, r) }

func without(s string, drop func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if drop(r) {
			return -1
		}
		return r
	}, s)
}

// localeCompare is String.prototype.localeCompare.
func (e *Env) localeCompare(c goja.FunctionCall) goja.Value {
	a, b := e.coercible(c.This, "localeCompare").String(), c.Argument(0).String()
	if len(c.Arguments) > 1 {
		e.locales(c.Argument(1))
		if options := c.Argument(2); !goja.IsUndefined(options) {
			intl := e.use("intl").Get("Intl").ToObject(e.vm())
			collator := e.must(e.vm().New(intl.Get("Collator"), c.Argument(1), options))
			v, err := e.callback(collator.Get("compare"))(collator, e.vm().ToValue(a), e.vm().ToValue(b))
			if err != nil {
				panic(err)
			}
			return v
		}
	}
	if a == b {
		return e.vm().ToValue(0)
	}
	collator := plainCollators.Get().(*collate.Collator)
	defer plainCollators.Put(collator)
	return e.vm().ToValue(collator.CompareString(a, b))
}
