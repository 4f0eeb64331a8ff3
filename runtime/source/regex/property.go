package regex

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

var known sync.Map // property text → set

// property is the set of \p{text}.
func property(text string) (set, error) {
	if s, ok := known.Load(text); ok {
		return s.(set), nil
	}
	name, value, valued := strings.Cut(text, "=")
	var s set
	var ok bool
	switch {
	case !valued:
		if s, ok = category(name); !ok {
			s, ok = binary(name)
		}
	case name == "General_Category" || name == "gc":
		s, ok = category(value)
	case name == "Script" || name == "sc":
		s, ok = script(value)
	case name == "Script_Extensions" || name == "scx":
		s, ok = scriptExtensions(value)
	}
	if !ok {
		return nil, fmt.Errorf(`unknown or unsupported Unicode property \p{%s}`, text)
	}
	known.Store(text, s)
	return s, nil
}

// categories are the long names of general categories.
const categories = `Cased_Letter LC Close_Punctuation Pe Connector_Punctuation Pc Control Cc cntrl Cc Currency_Symbol Sc Dash_Punctuation Pd
	Decimal_Number Nd digit Nd Enclosing_Mark Me Final_Punctuation Pf Format Cf Initial_Punctuation Pi Letter L Letter_Number Nl Line_Separator Zl
	Lowercase_Letter Ll Mark M Combining_Mark M Math_Symbol Sm Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps
	Other C Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co Punctuation P punct P
	Separator Z Space_Separator Zs Spacing_Mark Mc Surrogate Cs Symbol S Titlecase_Letter Lt Unassigned Cn Uppercase_Letter Lu`

func category(name string) (set, bool) {
	words := strings.Fields(categories)
	for i := 0; i < len(words); i += 2 {
		if words[i] == name {
			name = words[i+1]
			break
		}
	}
	switch name {
	case "LC":
		return fromTables(unicode.Lu, unicode.Ll, unicode.Lt), true
	case "Cn":
		return assigned().complement(), true
	case "C":
		return assigned().complement().union(fromTables(unicode.C)), true
	}
	if len(name) > 2 {
		return nil, false
	}
	t, ok := unicode.Categories[name]
	if !ok {
		return nil, false
	}
	return fromTables(t), true
}

func assigned() set {
	return fromTables(unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}

// binary is a property that characters have or not. Derived ones are put together as DerivedCoreProperties.txt says.
func binary(name string) (set, bool) {
	p := unicode.Properties
	minus := func(s set, tables ...*unicode.RangeTable) set {
		return s.intersect(fromTables(tables...).complement())
	}
	start := func() set {
		return minus(fromTables(unicode.L, unicode.Nl, p["Other_ID_Start"]), p["Pattern_Syntax"], p["Pattern_White_Space"])
	}
	switch name {
	case "Any":
		return set{{0, unicode.MaxRune}}, true
	case "ASCII":
		return set{{0, 0x7F}}, true
	case "Assigned":
		return assigned(), true
	case "Alphabetic", "Alpha":
		return fromTables(unicode.L, unicode.Nl, p["Other_Alphabetic"]), true
	case "Lowercase", "Lower":
		return fromTables(unicode.Ll, p["Other_Lowercase"]), true
	case "Uppercase", "Upper":
		return fromTables(unicode.Lu, p["Other_Uppercase"]), true
	case "Cased":
		return fromTables(unicode.Ll, unicode.Lu, unicode.Lt, p["Other_Lowercase"], p["Other_Uppercase"]), true
	case "Math":
		return fromTables(unicode.Sm, p["Other_Math"]), true
	case "ID_Start", "IDS":
		return start(), true
	case "ID_Continue", "IDC":
		return minus(start().union(fromTables(unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, p["Other_ID_Continue"])), p["Pattern_Syntax"], p["Pattern_White_Space"]), true
	case "Grapheme_Extend", "Gr_Ext":
		return fromTables(unicode.Me, unicode.Mn, p["Other_Grapheme_Extend"]), true
	case "Grapheme_Base", "Gr_Base":
		none := fromTables(unicode.Cc, unicode.Cf, unicode.Cs, unicode.Co, unicode.Zl, unicode.Zp, unicode.Me, unicode.Mn, p["Other_Grapheme_Extend"])
		return none.union(assigned().complement()).complement(), true
	case "Default_Ignorable_Code_Point", "DI":
		s := minus(fromTables(p["Other_Default_Ignorable_Code_Point"], unicode.Cf, p["Variation_Selector"]), p["White_Space"], p["Prepended_Concatenation_Mark"])
		return s.intersect(set{{0xFFF9, 0xFFFB}, {0x13430, 0x13440}}.complement()), true
	}
	short := map[string]string{"AHex": "ASCII_Hex_Digit", "Bidi_C": "Bidi_Control", "Dep": "Deprecated", "Dia": "Diacritic", "Ext": "Extender",
		"Hex": "Hex_Digit", "IDSB": "IDS_Binary_Operator", "IDST": "IDS_Trinary_Operator", "Ideo": "Ideographic", "Join_C": "Join_Control",
		"LOE": "Logical_Order_Exception", "NChar": "Noncharacter_Code_Point", "Pat_Syn": "Pattern_Syntax", "Pat_WS": "Pattern_White_Space",
		"QMark": "Quotation_Mark", "RI": "Regional_Indicator", "SD": "Soft_Dotted", "STerm": "Sentence_Terminal", "Term": "Terminal_Punctuation",
		"UIdeo": "Unified_Ideograph", "VS": "Variation_Selector", "space": "White_Space", "EComp": "Emoji_Component", "EMod": "Emoji_Modifier",
		"EBase": "Emoji_Modifier_Base", "EPres": "Emoji_Presentation", "ExtPict": "Extended_Pictographic"}
	if long := short[name]; long != "" {
		name = long
	}
	if ranges, ok := entry(binaryText, name); ok {
		return parse(ranges), true
	}
	// The Other_… and two more are building blocks of the standard, not properties of ECMAScript.
	if t, ok := p[name]; ok && !strings.HasPrefix(name, "Other_") && name != "Hyphen" && name != "Prepended_Concatenation_Mark" {
		return fromTables(t), true
	}
	return nil, false
}

func script(name string) (set, bool) {
	if long, ok := entry(aliasText, name); ok {
		name = long
	}
	t, ok := unicode.Scripts[name]
	if !ok {
		return nil, false
	}
	return fromTables(t), true
}

// scriptExtensions is the script with the characters of other scripts that it uses. Those of Common and Inherited that belong to certain
// scripts are not in the extensions of Common and Inherited.
func scriptExtensions(name string) (set, bool) {
	s, ok := script(name)
	if long, found := entry(aliasText, name); found {
		name = long
	}
	switch {
	case !ok:
		return nil, false
	case name == "Common" || name == "Inherited":
		for line := range strings.SplitSeq(extraText, "\n") {
			_, ranges, _ := strings.Cut(line, " ")
			s = s.intersect(parse(ranges).complement())
		}
	default:
		if ranges, ok := entry(extraText, name); ok {
			s = s.union(parse(ranges))
		}
	}
	return s, true
}

// entry finds a line of a text by its first word.
func entry(text, name string) (rest string, ok bool) {
	for line := range strings.SplitSeq(text, "\n") {
		if rest, ok := strings.CutPrefix(line, name+" "); ok {
			return rest, true
		}
	}
	return "", false
}

// parse reads ranges in hexadecimal.
func parse(text string) set {
	var list [][2]rune
	for one := range strings.FieldsSeq(text) {
		low, high, ranged := strings.Cut(one, "-")
		a, _ := strconv.ParseInt(low, 16, 32)
		b := a
		if ranged {
			b, _ = strconv.ParseInt(high, 16, 32)
		}
		list = append(list, [2]rune{rune(a), rune(b)})
	}
	return normal(list)
}
