package inspect

import (
	"maps"
	"regexp"
	"slices"
	"sync"
	"unicode"

	"github.com/dop251/goja"
)

// colors maps a colour's name to its ANSI codes: on and off.
var colors = map[string][2]int{
	"reset": {0, 0}, "bold": {1, 22}, "dim": {2, 22}, "italic": {3, 23}, "underline": {4, 24}, "blink": {5, 25}, "inverse": {7, 27},
	"hidden": {8, 28}, "strikethrough": {9, 29}, "doubleunderline": {21, 24}, "black": {30, 39}, "red": {31, 39}, "green": {32, 39},
	"yellow": {33, 39}, "blue": {34, 39}, "magenta": {35, 39}, "cyan": {36, 39}, "white": {37, 39}, "bgBlack": {40, 49}, "bgRed": {41, 49},
	"bgGreen": {42, 49}, "bgYellow": {43, 49}, "bgBlue": {44, 49}, "bgMagenta": {45, 49}, "bgCyan": {46, 49}, "bgWhite": {47, 49},
	"framed": {51, 54}, "overlined": {53, 55}, "gray": {90, 39}, "grey": {90, 39}, "redBright": {91, 39}, "greenBright": {92, 39},
	"yellowBright": {93, 39}, "blueBright": {94, 39}, "magentaBright": {95, 39}, "cyanBright": {96, 39}, "whiteBright": {97, 39},
}

// styles maps what a text is to the colour it gets.
var styles = map[string]string{
	"special": "cyan", "number": "yellow", "bigint": "yellow", "boolean": "yellow", "undefined": "grey", "null": "bold",
	"string": "green", "symbol": "green", "date": "magenta", "regexp": "red", "module": "underline",
}

// style colours a text by what it is, when colours are asked for.
func (s *session) style(text, style string) string {
	if !s.Colors {
		return text
	}
	return Color(text, styles[style])
}

// Color wraps a text in a colour by its name ("red", "bold"); an unknown name leaves it as it is.
func Color(text, name string) string {
	c, ok := colors[name]
	if !ok {
		return text
	}
	return "\x1b[" + itoa(c[0]) + "m" + text + "\x1b[" + itoa(c[1]) + "m"
}

func colorTable(vm *goja.Runtime) *goja.Object {
	o := vm.NewObject()
	for _, name := range slices.Sorted(maps.Keys(colors)) {
		must(o.Set(name, vm.NewArray(colors[name][0], colors[name][1])))
	}
	return o
}

func styleTable(vm *goja.Runtime) *goja.Object {
	o := vm.NewObject()
	for _, name := range slices.Sorted(maps.Keys(styles)) {
		must(o.Set(name, styles[name]))
	}
	return o
}

// ansi matches terminal control sequences (ECMA-48 CSI, and OSC up to its end).
var ansi = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("[\x1b\u009b]\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|[\x1b\u009b][\\[()#;?]*(?:\\d{1,4}(?:;\\d{0,4})*)?[\\dA-PR-TZcf-nq-uy=><~]")
})

// StripColors takes terminal control sequences out of a text.
func StripColors(text string) string {
	for i := range len(text) {
		if text[i] == 0x1b || text[i] == 0xc2 && i+1 < len(text) && text[i+1] == 0x9b {
			return ansi().ReplaceAllString(text, "")
		}
	}
	return text
}

// Width is how many columns a text takes on a terminal.
func Width(text string) int {
	n := 0
	joined := false
	for _, r := range StripColors(text) {
		switch {
		case r == 0x200D:
			joined = true // the next character melts into the one before
			continue
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0xFE00 && r <= 0xFE0F || unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || joined:
		case unicode.Is(wide, r):
			n += 2
		default:
			n++
		}
		joined = false
	}
	return n
}

// wide holds the characters of East Asian width W and F (Unicode TR11), and the emoji.
var wide = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x1100, 0x115f, 1}, {0x231a, 0x231b, 1}, {0x2329, 0x232a, 1}, {0x23e9, 0x23ec, 1}, {0x23f0, 0x23f0, 1}, {0x23f3, 0x23f3, 1},
		{0x25fd, 0x25fe, 1}, {0x2614, 0x2615, 1}, {0x2648, 0x2653, 1}, {0x267f, 0x267f, 1}, {0x2693, 0x2693, 1}, {0x26a1, 0x26a1, 1},
		{0x26aa, 0x26ab, 1}, {0x26bd, 0x26be, 1}, {0x26c4, 0x26c5, 1}, {0x26ce, 0x26ce, 1}, {0x26d4, 0x26d4, 1}, {0x26ea, 0x26ea, 1},
		{0x26f2, 0x26f3, 1}, {0x26f5, 0x26f5, 1}, {0x26fa, 0x26fa, 1}, {0x26fd, 0x26fd, 1}, {0x2705, 0x2705, 1}, {0x270a, 0x270b, 1},
		{0x2728, 0x2728, 1}, {0x274c, 0x274c, 1}, {0x274e, 0x274e, 1}, {0x2753, 0x2755, 1}, {0x2757, 0x2757, 1}, {0x2795, 0x2797, 1},
		{0x27b0, 0x27b0, 1}, {0x27bf, 0x27bf, 1}, {0x2b1b, 0x2b1c, 1}, {0x2b50, 0x2b50, 1}, {0x2b55, 0x2b55, 1}, {0x2e80, 0x303e, 1},
		{0x3041, 0x33ff, 1}, {0x3400, 0x4dbf, 1}, {0x4e00, 0xa4cf, 1}, {0xa960, 0xa97f, 1}, {0xac00, 0xd7a3, 1}, {0xf900, 0xfaff, 1},
		{0xfe10, 0xfe19, 1}, {0xfe30, 0xfe6f, 1}, {0xff00, 0xff60, 1}, {0xffe0, 0xffe6, 1},
	},
	R32: []unicode.Range32{
		{0x16fe0, 0x18aff, 1}, {0x1b000, 0x1b2ff, 1}, {0x1f004, 0x1f004, 1}, {0x1f0cf, 0x1f0cf, 1}, {0x1f18e, 0x1f18e, 1}, {0x1f191, 0x1f19a, 1},
		{0x1f200, 0x1f320, 1}, {0x1f32d, 0x1f335, 1}, {0x1f337, 0x1f37c, 1}, {0x1f37e, 0x1f393, 1}, {0x1f3a0, 0x1f3ca, 1}, {0x1f3cf, 0x1f3d3, 1},
		{0x1f3e0, 0x1f3f0, 1}, {0x1f3f4, 0x1f3f4, 1}, {0x1f3f8, 0x1f43e, 1}, {0x1f440, 0x1f440, 1}, {0x1f442, 0x1f4fc, 1}, {0x1f4ff, 0x1f53d, 1},
		{0x1f54b, 0x1f567, 1}, {0x1f57a, 0x1f57a, 1}, {0x1f595, 0x1f596, 1}, {0x1f5a4, 0x1f5a4, 1}, {0x1f5fb, 0x1f64f, 1}, {0x1f680, 0x1f6c5, 1},
		{0x1f6cc, 0x1f6cc, 1}, {0x1f6d0, 0x1f6d2, 1}, {0x1f6d5, 0x1f6df, 1}, {0x1f6eb, 0x1f6ec, 1}, {0x1f6f4, 0x1f6fc, 1}, {0x1f7e0, 0x1f7eb, 1},
		{0x1f90c, 0x1f9ff, 1}, {0x1fa70, 0x1faff, 1}, {0x20000, 0x3fffd, 1},
	},
}
