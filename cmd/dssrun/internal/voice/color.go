package voice

import "strings"

// Style is a terminal style: the parameters of an SGR sequence.
type Style string

// The styles that dssrun uses. Nothing else is painted anywhere.
const (
	Bold   Style = "1"
	Dim    Style = "2"
	Red    Style = "1;31"
	Green  Style = "32"
	Yellow Style = "33"
	Cyan   Style = "36"
)

// Paint wraps text in a style when color is on.
func Paint(color bool, style Style, text string) string {
	if !color || text == "" {
		return text
	}
	return "\x1b[" + string(style) + "m" + text + "\x1b[0m"
}

// ColorMode is the value of --color.
type ColorMode string

// The values of --color. The zero value is ColorAuto.
const (
	ColorAuto   ColorMode = "auto"
	ColorAlways ColorMode = "always"
	ColorNever  ColorMode = "never"
)

// UseColor decides whether to paint what goes to one stream. In this order: NO_COLOR (set and not empty) means no, mode
// always or never decides, FORCE_COLOR ("0" means no, anything else yes), TERM=dumb means no, and then whether the
// stream is a terminal. isTerminal is asked last and only when needed.
// Source: no-color.org for NO_COLOR; node and deno for FORCE_COLOR.
func UseColor(mode ColorMode, lookupEnv func(string) (string, bool), isTerminal func() bool) bool {
	if v, _ := lookupEnv("NO_COLOR"); v != "" {
		return false
	}
	switch mode {
	case ColorAlways:
		return true
	case ColorNever:
		return false
	}
	if v, ok := lookupEnv("FORCE_COLOR"); ok && v != "" {
		return v != "0" && !strings.EqualFold(v, "false")
	}
	if v, _ := lookupEnv("TERM"); v == "dumb" {
		return false
	}
	return isTerminal()
}
