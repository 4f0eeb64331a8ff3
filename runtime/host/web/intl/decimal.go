package intl

import (
	"math"
	"strconv"
	"strings"
)

// Decimal is a number to format: 0.Digits × 10^Exp, in its shortest decimal
// form, which is what ECMA-402's rounding starts from.
type Decimal struct {
	Neg      bool
	Digits   string // without leading or trailing zeros; "" is zero
	Exp      int
	NaN, Inf bool
}

// FromFloat is a Number.
func FromFloat(f float64) Decimal {
	d := Decimal{Neg: math.Signbit(f), NaN: math.IsNaN(f), Inf: math.IsInf(f, 0)}
	if d.NaN {
		d.Neg = false
	}
	if d.NaN || d.Inf || f == 0 {
		return d
	}
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(math.Abs(f), 'e', -1, 64), "e")
	n, _ := strconv.Atoi(exp)
	d.Digits = strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	d.Exp = n + 1
	return d
}

// FromText is a decimal text: a BigInt, or a string that a script gives.
func FromText(s string) (Decimal, bool) {
	d := Decimal{Neg: strings.HasPrefix(s, "-")}
	s = strings.TrimLeft(s, "+-")
	s, exp, scientific := strings.Cut(strings.ToLower(s), "e")
	whole, fraction, _ := strings.Cut(s, ".")
	all := whole + fraction
	if all == "" || strings.Trim(all, "0123456789") != "" {
		return d, false
	}
	d.Exp = len(whole)
	if scientific {
		n, err := strconv.Atoi(exp)
		if err != nil {
			return d, false
		}
		d.Exp += n
	}
	trimmed := strings.TrimLeft(all, "0")
	d.Exp -= len(all) - len(trimmed)
	if d.Digits = strings.TrimRight(trimmed, "0"); d.Digits == "" {
		d.Exp = 0
	}
	return d, true
}

func (d Decimal) zero() bool { return d.Digits == "" && !d.NaN && !d.Inf }

// shift multiplies by 10^n.
func (d Decimal) shift(n int) Decimal {
	if d.Digits != "" {
		d.Exp += n
	}
	return d
}

// round keeps the digits down to 10^-places, by one of ECMA-402's rounding
// modes.
func (d Decimal) round(places int, mode string) Decimal {
	keep := d.Exp + places
	if d.Digits == "" || keep >= len(d.Digits) {
		return d
	}
	kept, half := "", -1 // half: how the rest compares with a half
	if keep >= 0 {
		kept = d.Digits[:keep]
		switch rest := d.Digits[keep:]; {
		case rest == "5":
			half = 0
		case rest[0] >= '5':
			half = 1
		}
	}
	odd := kept != "" && (kept[len(kept)-1]-'0')%2 == 1
	var up bool
	switch mode {
	case "ceil":
		up = !d.Neg
	case "floor":
		up = d.Neg
	case "expand":
		up = true
	case "trunc":
		up = false
	case "halfCeil":
		up = half > 0 || half == 0 && !d.Neg
	case "halfFloor":
		up = half > 0 || half == 0 && d.Neg
	case "halfTrunc":
		up = half > 0
	case "halfEven":
		up = half > 0 || half == 0 && odd
	default: // halfExpand
		up = half >= 0
	}
	out := d
	if up {
		if kept == "" {
			out.Digits, out.Exp = "1", 1-places
			return out
		}
		b := []byte(kept)
		i := len(b) - 1
		for ; i >= 0 && b[i] == '9'; i-- {
			b[i] = '0'
		}
		if i >= 0 {
			b[i]++
			kept = string(b)
		} else {
			kept = "1" + string(b)
			out.Exp++
		}
	}
	if out.Digits = strings.TrimRight(kept, "0"); out.Digits == "" {
		out.Exp = 0
	}
	return out
}

// split gives the digits before and after the point.
func (d Decimal) split() (whole, fraction string) {
	switch n := len(d.Digits); {
	case n == 0:
		return "0", ""
	case d.Exp <= 0:
		return "0", strings.Repeat("0", -d.Exp) + d.Digits
	case d.Exp >= n:
		return d.Digits + strings.Repeat("0", d.Exp-n), ""
	}
	return d.Digits[:d.Exp], d.Digits[d.Exp:]
}
