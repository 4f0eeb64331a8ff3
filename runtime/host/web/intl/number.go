package intl

import (
	"slices"
	"strconv"
	"strings"
)

// Number is Intl.NumberFormat: its resolved options, by ECMA-402's names.
type Number struct {
	Style, Currency, CurrencyDisplay, CurrencySign string
	Unit, UnitDisplay                              string
	Notation, CompactDisplay, SignDisplay          string
	UseGrouping                                    string // "auto", "always", "min2" or "false"
	RoundingMode, RoundingPriority, TrailingZero   string
	MinInteger, MinFraction, MaxFraction           int
	MinSignificant, MaxSignificant                 int // 0: not used
	compactRounding                                bool
}

var unitName = pattern(`^[a-z]+(-[a-z]+)*$`)

// NewNumber resolves the options of Intl.NumberFormat.
func NewNumber(get Options) (*Number, error) {
	r := &reader{get: get}
	n := &Number{Style: r.choice("style", "decimal", "decimal", "percent", "currency", "unit")}
	currency, hasCurrency := get("currency")
	if hasCurrency && (len(currency) != 3 || strings.Trim(strings.ToUpper(currency), "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
		r.fail(RangeError("Invalid currency code : " + currency))
	}
	unit, hasUnit := get("unit")
	if hasUnit && !knownUnit(unit) {
		r.fail(RangeError("Invalid unit argument for Intl.NumberFormat() '" + unit + "'"))
	}
	display := r.choice("currencyDisplay", "symbol", "code", "symbol", "narrowSymbol", "name")
	sign := r.choice("currencySign", "standard", "standard", "accounting")
	unitDisplay := r.choice("unitDisplay", "short", "short", "narrow", "long")
	fractionMin, fractionMax := 0, 3
	switch n.Style {
	case "currency":
		if !hasCurrency {
			r.fail(TypeError("Currency code is required with currency style."))
		}
		n.Currency, n.CurrencyDisplay, n.CurrencySign = strings.ToUpper(currency), display, sign
		fractionMin = currencyOf(n.Currency).digits
		fractionMax = fractionMin
	case "unit":
		if !hasUnit {
			r.fail(TypeError("Required unit is missing"))
		}
		n.Unit, n.UnitDisplay = unit, unitDisplay
	case "percent":
		fractionMax = 0
	}
	n.Notation = r.choice("notation", "standard", "standard", "scientific", "engineering", "compact")
	if n.Notation != "standard" && n.Style == "currency" && n.Notation != "compact" || n.Notation == "compact" {
		fractionMin, fractionMax = 0, 0
	}
	n.digits(r, fractionMin, fractionMax)
	compact := r.choice("compactDisplay", "short", "short", "long")
	n.UseGrouping = "auto"
	if n.Notation == "compact" {
		n.CompactDisplay, n.UseGrouping = compact, "min2"
	}
	if v, ok := get("useGrouping"); ok {
		switch v {
		case "min2", "auto", "always", "false":
			n.UseGrouping = v
		case "true":
			n.UseGrouping = "always"
		default:
			r.fail(RangeError("Value " + v + " out of range for Intl.NumberFormat options property useGrouping"))
		}
	}
	n.SignDisplay = r.choice("signDisplay", "auto", "auto", "never", "always", "exceptZero", "negative")
	n.RoundingMode = r.choice("roundingMode", "halfExpand", "ceil", "floor", "expand", "trunc", "halfCeil", "halfFloor", "halfExpand", "halfTrunc", "halfEven")
	n.TrailingZero = r.choice("trailingZeroDisplay", "auto", "auto", "stripIfInteger")
	return n, r.err
}

// digits is ECMA-402's SetNumberFormatDigitOptions.
func (n *Number) digits(r *reader, fractionMin, fractionMax int) {
	if n.MinInteger = r.number("minimumIntegerDigits", 1, 21); n.MinInteger < 0 {
		n.MinInteger = 1
	}
	minF, maxF := r.number("minimumFractionDigits", 0, 100), r.number("maximumFractionDigits", 0, 100)
	minS, maxS := r.number("minimumSignificantDigits", 1, 21), r.number("maximumSignificantDigits", 1, 21)
	n.RoundingPriority = r.choice("roundingPriority", "auto", "auto", "morePrecision", "lessPrecision")
	hasS, hasF := minS >= 0 || maxS >= 0, minF >= 0 || maxF >= 0
	if hasS {
		n.MinSignificant, n.MaxSignificant = max(minS, 1), maxS
		if maxS < 0 {
			n.MaxSignificant = 21
		}
		if n.MinSignificant > n.MaxSignificant {
			r.fail(RangeError("maximumSignificantDigits value is out of range."))
		}
	}
	switch {
	case hasF:
		if minF < 0 {
			minF = min(fractionMin, maxF)
		}
		if maxF < 0 {
			maxF = max(fractionMax, minF)
		}
		if minF > maxF {
			r.fail(RangeError("maximumFractionDigits value is out of range."))
		}
		n.MinFraction, n.MaxFraction = minF, maxF
	case !hasS || n.RoundingPriority != "auto":
		n.MinFraction, n.MaxFraction = fractionMin, fractionMax
	}
	if n.Notation == "compact" && !hasS && !hasF {
		n.MinSignificant, n.MaxSignificant, n.compactRounding = 1, 2, true
		n.RoundingPriority = "morePrecision"
	}
}

func knownUnit(u string) bool {
	if !unitName().MatchString(u) {
		return false
	}
	if _, ok := units()[u]; ok {
		return true
	}
	a, b, ok := strings.Cut(u, "-per-")
	_, okA := units()[a]
	_, okB := units()[b]
	return ok && okA && okB
}

// rounded applies the rounding of the options and gives the digits.
func (n *Number) rounded(d Decimal) (out Decimal, whole, fraction string) {
	significant := func() (Decimal, int) {
		x := d.round(n.MaxSignificant-d.Exp, n.RoundingMode)
		return x, max(n.MinSignificant-x.Exp, 0)
	}
	byFraction := func() (Decimal, int) { return d.round(n.MaxFraction, n.RoundingMode), n.MinFraction }
	minFraction := 0
	switch {
	case n.MaxSignificant == 0:
		out, minFraction = byFraction()
	case n.RoundingPriority == "auto":
		out, minFraction = significant()
	default:
		more := n.MaxSignificant-d.Exp > n.MaxFraction // significant digits keep more
		if more == (n.RoundingPriority == "morePrecision") {
			out, minFraction = significant()
		} else {
			out, minFraction = byFraction()
		}
		if n.compactRounding {
			minFraction = 0
		}
	}
	if out.zero() && minFraction == n.MinSignificant && minFraction > 0 { // the 0 itself is a digit
		minFraction--
	}
	whole, fraction = out.split()
	if len(fraction) < minFraction {
		fraction += strings.Repeat("0", minFraction-len(fraction))
	}
	if n.TrailingZero == "stripIfInteger" && strings.Trim(fraction, "0") == "" {
		fraction = ""
	}
	if len(whole) < n.MinInteger {
		whole = strings.Repeat("0", n.MinInteger-len(whole)) + whole
	}
	return out, whole, fraction
}

// Parts formats a number.
func (n *Number) Parts(d Decimal) []Part {
	if n.Style == "percent" {
		d = d.shift(2)
	}
	var body []Part
	neg, zero, one := d.Neg, false, false
	switch {
	case d.NaN:
		body = []Part{{"nan", "NaN"}}
	case d.Inf:
		body = []Part{{"infinity", "∞"}}
	default:
		var x Decimal
		body, x = n.magnitude(d)
		zero = x.zero()
		one = Text(body) == "1"
	}
	sign := ""
	switch n.SignDisplay {
	case "never":
	case "always":
		sign = map[bool]string{true: "-", false: "+"}[neg]
	case "exceptZero":
		if !zero && !d.NaN {
			sign = map[bool]string{true: "-", false: "+"}[neg]
		}
	case "negative":
		if neg && !zero {
			sign = "-"
		}
	default:
		if neg {
			sign = "-"
		}
	}
	return n.dress(body, sign, one)
}

// magnitude is the number without sign and style.
func (n *Number) magnitude(d Decimal) ([]Part, Decimal) {
	d.Neg = d.Neg && (n.RoundingMode == "ceil" || n.RoundingMode == "floor" || n.RoundingMode == "halfCeil" || n.RoundingMode == "halfFloor")
	exp, step := 0, 1
	scaled := d
	if n.Notation != "standard" && d.Digits != "" {
		if n.Notation != "scientific" {
			step = 3
		}
		find := func(x Decimal) int {
			e := x.Exp - 1
			if step == 3 {
				e = (e - ((e%3)+3)%3)
			}
			if n.Notation == "compact" {
				e = min(max(e, 0), 12)
			}
			return e
		}
		exp = find(d)
		scaled = d.shift(-exp)
		if x, _, _ := n.rounded(scaled); x.Digits != "" { // 999,999 becomes 1M
			if e := find(x.shift(exp)); e != exp {
				exp, scaled = e, d.shift(-e)
			}
		}
	}
	x, whole, fraction := n.rounded(scaled)
	parts := n.group(whole)
	if fraction != "" {
		parts = append(parts, Part{"decimal", "."}, Part{"fraction", fraction})
	}
	switch {
	case n.Notation == "scientific" || n.Notation == "engineering":
		parts = append(parts, Part{"exponentSeparator", "E"})
		if exp < 0 {
			parts = append(parts, Part{"exponentMinusSign", "-"})
			exp = -exp
		}
		parts = append(parts, Part{"exponentInteger", strconv.Itoa(exp)})
	case exp > 0 && n.CompactDisplay == "long":
		parts = append(parts, Part{"literal", " "}, Part{"compact", []string{"thousand", "million", "billion", "trillion"}[exp/3-1]})
	case exp > 0:
		parts = append(parts, Part{"compact", []string{"K", "M", "B", "T"}[exp/3-1]})
	}
	return parts, x
}

func (n *Number) group(whole string) []Part {
	least := 4
	if n.UseGrouping == "min2" {
		least = 5
	}
	if n.UseGrouping == "false" || len(whole) < least {
		return []Part{{"integer", whole}}
	}
	var parts []Part
	for len(whole) > 0 {
		k := (len(whole)-1)%3 + 1
		if len(parts) > 0 {
			parts = append(parts, Part{"group", ","})
		}
		parts = append(parts, Part{"integer", whole[:k]})
		whole = whole[k:]
	}
	return parts
}

// dress puts sign, currency, unit and percent sign around the number.
func (n *Number) dress(body []Part, sign string, one bool) []Part {
	var out []Part
	accounting := n.Style == "currency" && n.CurrencySign == "accounting" && sign == "-" && n.CurrencyDisplay != "name"
	switch {
	case accounting:
		out = append(out, Part{"literal", "("})
	case sign == "-":
		out = append(out, Part{"minusSign", "-"})
	case sign == "+":
		out = append(out, Part{"plusSign", "+"})
	}
	switch n.Style {
	case "percent":
		out = append(append(out, body...), Part{"percentSign", "%"})
	case "unit":
		out = dressUnit(out, body, n.Unit, n.UnitDisplay, one)
	case "currency":
		c := currencyOf(n.Currency)
		switch n.CurrencyDisplay {
		case "name":
			name := c.many
			if one {
				name = c.one
			}
			out = append(append(out, body...), Part{"literal", " "}, Part{"currency", name})
		default:
			symbol := c.symbol
			if n.CurrencyDisplay == "code" {
				symbol = c.code
			} else if n.CurrencyDisplay == "narrowSymbol" {
				symbol = c.narrow
			}
			out = append(out, Part{"currency", symbol})
			if last := symbol[len(symbol)-1]; last >= 'A' && last <= 'Z' || last >= 'a' && last <= 'z' {
				out = append(out, Part{"literal", "\u00A0"})
			}
			out = append(out, body...)
		}
	default:
		out = append(out, body...)
	}
	if accounting {
		out = append(out, Part{"literal", ")"})
	}
	return out
}

// Plural is the plural category of a number in English: cardinal "one" or
// "other", ordinal "one", "two", "few" or "other". n formats the number, since
// 1.0 is not "one".
func (n *Number) Plural(d Decimal, ordinal bool) string {
	if d.NaN || d.Inf {
		return "other"
	}
	d.Neg = false
	_, whole, fraction := n.rounded(d)
	if !ordinal {
		if whole == "1" && fraction == "" {
			return "one"
		}
		return "other"
	}
	if strings.Trim(fraction, "0") != "" {
		return "other"
	}
	whole = "0" + whole
	last := whole[len(whole)-1]
	if whole[len(whole)-2] == '1' || !slices.Contains([]byte("123"), last) {
		return "other"
	}
	return map[byte]string{'1': "one", '2': "two", '3': "few"}[last]
}
