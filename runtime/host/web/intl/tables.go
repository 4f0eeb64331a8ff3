package intl

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The tables are facts of CLDR for en-US, one line a row: code|digits|symbol|
// narrow symbol|name|plural name; unit|short|narrow|long with "one;other" where
// they differ; long standard|long daylight|short standard|short daylight=zones.

//go:embed currencies.txt
var currencyText string

//go:embed units.txt
var unitText string

//go:embed zones.txt
var zoneText string

type currencyRow struct {
	code, symbol, narrow, one, many string
	digits                          int
}

var currencies = sync.OnceValue(func() map[string]currencyRow {
	m := map[string]currencyRow{}
	for line := range strings.Lines(currencyText) {
		f := strings.Split(strings.TrimSpace(line), "|")
		if len(f) != 6 {
			continue
		}
		c := currencyRow{code: f[0], symbol: f[2], narrow: f[3], one: f[4], many: f[5]}
		c.digits, _ = strconv.Atoi(f[1])
		if c.symbol == "" {
			c.symbol = c.code
		}
		if c.narrow == "" {
			c.narrow = c.symbol
		}
		m[c.code] = c
	}
	return m
})

func currencyOf(code string) currencyRow {
	if c, ok := currencies()[code]; ok {
		return c
	}
	return currencyRow{code: code, symbol: code, narrow: code, one: code, many: code, digits: 2}
}

// units are short, narrow and long patterns by name.
var units = sync.OnceValue(func() map[string][3]string {
	m := map[string][3]string{}
	for line := range strings.Lines(unitText) {
		if f := strings.Split(strings.TrimSpace(line), "|"); len(f) == 4 {
			m[f[0]] = [3]string{f[1], f[2], f[3]}
		}
	}
	return m
})

// SupportedValues is Intl.supportedValuesOf for what has a table here; false
// for a key that there is not.
func SupportedValues(key string) ([]string, bool) {
	var out []string
	switch key {
	case "currency":
		for k := range currencies() {
			out = append(out, k)
		}
	case "unit":
		for k := range units() {
			out = append(out, k)
		}
	case "timeZone":
		for k := range zones() {
			out = append(out, k)
		}
	case "calendar":
		out = []string{"gregory"}
	case "numberingSystem":
		out = []string{"latn"}
	case "collation":
		out = []string{"default"}
	default:
		return nil, false
	}
	slices.Sort(out)
	return out, true
}

func unitPattern(unit string, display string, one bool) string {
	row := units()[unit]
	text := row[map[string]int{"short": 0, "narrow": 1, "long": 2}[display]]
	a, b, differ := strings.Cut(text, ";")
	if differ && !one {
		return b
	}
	return a
}

// perUnits are the compound units that have a name of their own.
var perUnits = map[string][3]string{
	"mile-per-hour":   {"mph", "mph", ""},
	"mile-per-gallon": {"mpg", "mpg", ""},
}

func dressUnit(out, body []Part, unit, display string, one bool) []Part {
	pattern := ""
	if a, b, compound := strings.Cut(unit, "-per-"); compound && units()[unit] == [3]string{} {
		pattern = unitPattern(a, display, one)
		own := perUnits[unit]
		per := strings.TrimSpace(strings.Replace(unitPattern(b, display, true), "{}", "", 1))
		if b == "hour" || b == "second" || b == "day" || b == "minute" || b == "week" || b == "month" || b == "year" {
			if display == "short" {
				per = map[string]string{"hour": "h", "second": "s", "day": "d", "minute": "min", "week": "w", "month": "m", "year": "y"}[b]
			}
		}
		switch {
		case display == "short" && own[0] != "":
			pattern = "{} " + own[0]
		case display == "narrow" && own[1] != "":
			pattern = "{}" + own[1]
		case display == "long":
			pattern += " per " + per
		default:
			pattern += "/" + per
		}
	} else {
		pattern = unitPattern(unit, display, one)
	}
	before, after, _ := strings.Cut(pattern, "{}")
	if before != "" {
		out = append(out, Part{"unit", strings.TrimSpace(before)})
	}
	out = append(out, body...)
	if trimmed := strings.TrimLeft(after, " "); trimmed != after {
		out = append(out, Part{"literal", " "}, Part{"unit", trimmed})
	} else if after != "" {
		if after == "%" {
			return append(out, Part{"unit", after})
		}
		out = append(out, Part{"unit", after})
	}
	return out
}

type zoneNames struct{ long, longDST, short, shortDST string }

var zones = sync.OnceValue(func() map[string]zoneNames {
	m := map[string]zoneNames{}
	for line := range strings.Lines(zoneText) {
		names, list, ok := strings.Cut(strings.TrimSpace(line), "=")
		f := strings.Split(names, "|")
		if !ok || len(f) != 4 {
			continue
		}
		n := zoneNames{f[0], f[1], f[2], f[3]}
		if n.longDST == "" {
			n.longDST = n.long
		}
		for _, zone := range strings.Fields(list) {
			m[zone] = n
		}
	}
	return m
})
