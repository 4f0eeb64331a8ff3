package regex

import (
	"strings"
	"testing"

	"github.com/dop251/goja"
)

// TestMeaning runs rewritten expressions in the engine.
func TestMeaning(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ pattern, flags, yes, no string }{
		{`^\p{L}+$`, "u", "aÀβЖ日𐐀", "1 "},
		{`^\P{L}+$`, "u", "1 -😀", "aЖ"},
		{`^[^\p{L}]$`, "u", "1😀", "aЖ"},
		{`^[\p{Lu}\d_-]$`, "u", "AÀ1_-", "aà."},
		{`^[\P{Lu}]$`, "u", "a1", "AÀ"},
		{`^[\p{L}-]$`, "u", "a-", "1"},
		{`^\p{General_Category=Decimal_Number}$`, "u", "1٣", "a"},
		{`^\p{gc=Nd}$`, "u", "1٣", "a"},
		{`^\p{Script=Greek}$`, "u", "αΩ", "a"},
		{`^\p{sc=Cyrl}$`, "u", "Ж", "a"},
		{`^\p{scx=Hira}$`, "u", "あー", "aア"},
		{`^\p{Script_Extensions=Common}$`, "u", "1!", "aー"},
		{`^\p{Alphabetic}$`, "u", "aⅷ日", "1"},
		{`^\p{White_Space}$`, "u", " \u00a0\u3000", "a"},
		{`^\p{ID_Start}\p{ID_Continue}*$`, "u", "aé日", "1-"},
		{`^\p{Emoji_Presentation}$`, "u", "😀⌚", "1a"},
		{`^\p{Extended_Pictographic}$`, "u", "😀©", "1a"},
		{`^\p{RI}$`, "u", "🇫", "F"},
		{`^\p{Lowercase}$`, "u", "aª", "A"},
		{`^\p{ASCII}$`, "u", "a~", "é"},
		{`^\p{Any}$`, "u", "a😀", ""},
		{`^\p{Cn}$`, "u", "\u0378", "a"},
		{`^\p{LC}$`, "u", "aAǅ", "1ª日"},
		{`^\p{Lu}$`, "iu", "Aaà", "1日"},
		{`^(?=\p{L})(?!x)[\p{L}]$`, "u", "aЖ𐐀", "x1"},
		{`\\p{L}`, "u", `\\pL`, "a"},
		{`^\p{L}$`, "v", "aЖ", "1"},
		{`^[\p{L}--[a-z]]$`, "v", "AЖ", "a1"},
		{`^[\p{L}--\p{Lu}&&]$`, "", "", ""},
		{`^[\w--\d]$`, "v", "a_", "1-"},
		{`^[[a-z]&&[aeiou]]$`, "v", "ae", "bA"},
		{`^[^\d[a-f]\-]$`, "v", "g.", "1a-"},
		{`^[\q{a|b}\x63\u0064\u{65}\uD83D\uDE00\n]$`, "v", "abcde😀\n", "fq|"},
		{`^[a-c--b]$`, "v", "ac", "b"},
		{`^\P{Lu}$`, "iv", "1日", "aA"},
		{`^[^\p{Lu}]$`, "iv", "1日", "aA"},
		{`^[\p{L}--[a]]$`, "iv", "bB", "aA"},
		{`^[]$`, "v", "", "a"},
		{`^[^]$`, "v", "a\n", ""},
		{`(?<y>\d{4})\/x`, "v", "", "x"},
	} {
		if test.flags == "" {
			continue
		}
		pattern, flags, err := RewriteRegExp(test.pattern, test.flags)
		if err != nil {
			t.Errorf("/%s/%s: %v", test.pattern, test.flags, err)
			continue
		}
		vm := goja.New()
		for c, want := range each(test.yes, test.no) {
			_ = vm.Set("p", pattern)
			_ = vm.Set("f", flags)
			_ = vm.Set("c", c)
			v, err := vm.RunString("new RegExp(p, f).test(c)")
			if err != nil {
				t.Errorf("/%s/%s: %v", test.pattern, test.flags, err)
				break
			}
			if strings.Contains(test.pattern, `\\`) {
				continue
			}
			if v.ToBoolean() != want {
				t.Errorf("/%s/%s on %q: %v", test.pattern, test.flags, c, v)
			}
		}
	}
}

// each gives the characters of two texts, and whether they are of the first.
func each(yes, no string) func(func(string, bool) bool) {
	return func(yield func(string, bool) bool) {
		for _, c := range yes {
			if !yield(string(c), true) {
				return
			}
		}
		for _, c := range no {
			if !yield(string(c), false) {
				return
			}
		}
	}
}

func TestUnchanged(t *testing.T) {
	t.Parallel()
	for _, test := range [][2]string{{`a(?:b)(?<n>c)(?=d)(?<!e)[(?i:]\(?i:`, "gimsuy"}, {`\p{L}`, ""}, {`\\p{L}`, "u"}, {``, ""}} {
		if p, f, err := RewriteRegExp(test[0], test[1]); err != nil || p != test[0] || f != test[1] {
			t.Errorf("%q: %q %q %v", test, p, f, err)
		}
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ pattern, flags, want string }{
		{`a`, "dg", "the flag d (match indices) is not supported"},
		{`a`, "uv", "u and v can't be given together"},
		{`(?i:a)b`, "", "inline flags (?i:…) are not supported"},
		{`(?m-i:a)b`, "u", "inline flags (?m-i:…) are not supported"},
		{`\p{Foo}`, "u", `unknown or unsupported Unicode property \p{Foo}`},
		{`\p{RGI_Emoji}`, "v", `unsupported Unicode property \p{RGI_Emoji}`},
		{`\p{Other_Math}`, "u", "unsupported"},
		{`\p{Script=Foo}`, "u", "unsupported"},
		{`\p{sc=}`, "u", "unsupported"},
		{`\pL`, "u", "followed by a property in braces"},
		{`\p{L`, "u", "followed by a property in braces"},
		{`[\q{ab}]`, "v", "strings of more than one character"},
		{`[a`, "v", "not closed"},
		{`[[a]`, "v", "not closed"},
		{`[--a]`, "v", "nothing to its left"},
		{`[b-a]`, "v", "out of order"},
		{`[\u{110000}]`, "v", "not a character"},
		{`[\xZZ]`, "v", "not a character"},
		{`[\`, "v", ""},
	} {
		if _, _, err := RewriteRegExp(test.pattern, test.flags); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("/%s/%s: %v", test.pattern, test.flags, err)
		}
	}
}

func FuzzRewriteRegExp(f *testing.F) {
	f.Add(`[\p{L}--[a-z]&&\q{a}]\P{Lu}(?i:x)`, "v")
	f.Add(`[\uD83D\uDE00-\u{1F6FF}]`, "vi")
	f.Add(`\p{scx=Grek}`, "u")
	f.Fuzz(func(t *testing.T, pattern, flags string) {
		p, fl, err := RewriteRegExp(pattern, flags)
		if err == nil && strings.Contains(fl, "v") && strings.Count(flags, "v") == 1 {
			t.Fatal(p, fl)
		}
	})
}
