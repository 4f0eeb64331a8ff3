package intl

import "strings"

// relativeUnits are the units of Intl.RelativeTimeFormat: long, short one,
// short many, narrow, and what stands for last, this and next of them.
var relativeUnits = map[string]struct{ short, shorts, narrow, this, now string }{
	"year":    {"yr.", "yr.", "y", "year", ""},
	"quarter": {"qtr.", "qtrs.", "q", "quarter", ""},
	"month":   {"mo.", "mo.", "mo", "month", ""},
	"week":    {"wk.", "wk.", "w", "week", ""},
	"day":     {"day", "days", "d", "", "yesterday today tomorrow"},
	"hour":    {"hr.", "hr.", "h", "", "- this_hour -"},
	"minute":  {"min.", "min.", "m", "", "- this_minute -"},
	"second":  {"sec.", "sec.", "s", "", "- now -"},
}

// RelativeUnit is the singular of a unit of Intl.RelativeTimeFormat.
func RelativeUnit(unit string) (string, error) {
	u := strings.TrimSuffix(unit, "s")
	if _, ok := relativeUnits[u]; !ok {
		return "", RangeError("Invalid unit argument for format() '" + unit + "'")
	}
	return u, nil
}

// Relative is Intl.RelativeTimeFormat in en-US: style long, short or narrow;
// auto allows "yesterday". unit is a singular.
func Relative(n *Number, d Decimal, unit, style string, auto bool) []Part {
	row := relativeUnits[unit]
	past := d.Neg
	d.Neg = false
	isOne := Text(n.Parts(d)) == "1"
	if auto && (isOne || d.zero()) {
		i := 1
		if isOne {
			i = 2
			if past {
				i = 0
			}
		}
		if row.this != "" {
			name := row.this
			if style != "long" {
				name = row.short
			}
			return []Part{{"literal", []string{"last ", "this ", "next "}[i] + name}}
		}
		if word := strings.Fields(row.now)[i]; word != "-" {
			return []Part{{"literal", strings.ReplaceAll(word, "_", " ")}}
		}
	}
	name := unit
	space := " "
	switch {
	case style == "narrow":
		name, space = row.narrow, ""
	case style == "short" && isOne:
		name = row.short
	case style == "short":
		name = row.shorts
	case !isOne:
		name += "s"
	}
	number := n.Parts(d)
	if past {
		return append(number, Part{"literal", space + name + " ago"})
	}
	return append(append([]Part{{"literal", "in "}}, number...), Part{"literal", space + name})
}

// List is Intl.ListFormat in en-US: kind conjunction, disjunction or unit,
// style long, short or narrow.
func List(items []string, kind, style string) []Part {
	word, comma := "and", ", "
	switch {
	case kind == "disjunction":
		word = "or"
	case kind == "unit" && style == "narrow":
		word, comma = "", " "
	case kind == "unit", style == "narrow":
		word = ""
	case style == "short":
		word = "&"
	}
	var out []Part
	for i, s := range items {
		switch {
		case i == 0:
		case i < len(items)-1 || word == "":
			out = append(out, Part{"literal", comma})
		case len(items) == 2:
			out = append(out, Part{"literal", " " + word + " "})
		default:
			out = append(out, Part{"literal", ", " + word + " "})
		}
		out = append(out, Part{"element", s})
	}
	return out
}
