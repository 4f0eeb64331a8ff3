package flagval

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/voice"
)

// Size is an amount of memory in bytes. The zero value is "not given".
type Size int64

// units of a size, longest first so that "MiB" is not read as "B". K, M and G alone are binary, as docker and the JVM
// read them; KB, MB and GB are decimal.
var units = []struct {
	suffix string
	bytes  float64
}{
	{"kib", 1 << 10}, {"mib", 1 << 20}, {"gib", 1 << 30}, {"tib", 1 << 40},
	{"kb", 1e3}, {"mb", 1e6}, {"gb", 1e9}, {"tb", 1e12},
	{"k", 1 << 10}, {"m", 1 << 20}, {"g", 1 << 30}, {"t", 1 << 40}, {"b", 1},
}

// Set reads "512MB", "1GiB", "1.5g" or a plain number of bytes.
func (s *Size) Set(value string) error {
	lower := strings.ToLower(strings.TrimSpace(value))
	factor := 1.0
	for _, u := range units {
		if rest, ok := strings.CutSuffix(lower, u.suffix); ok {
			lower, factor = strings.TrimSpace(rest), u.bytes
			break
		}
	}
	n, err := strconv.ParseFloat(lower, 64)
	if err != nil || math.IsNaN(n) || strings.ContainsAny(lower, "xpe_") || strings.Contains(lower, "inf") {
		return errors.New("not a size; write 512MB, 1GiB or a number of bytes")
	}
	n *= factor
	if n < 1 || n > math.MaxInt64/2 {
		return errors.New("out of range; write 512MB, 1GiB or a number of bytes")
	}
	*s = Size(n)
	return nil
}

// String is the size in bytes, or "" when it was not given. It makes Size a cli.Generic.
func (s *Size) String() string {
	if s == nil || *s == 0 {
		return ""
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Duration is a time span. The zero value is "not given".
type Duration time.Duration

// Set reads Go's notation of a duration: "30s", "5m", "1h30m". Zero and below are refused.
func (d *Duration) Set(value string) error {
	parsed, err := time.ParseDuration(value)
	if err != nil {
		if _, numErr := strconv.ParseFloat(value, 64); numErr == nil {
			return fmt.Errorf("no unit; write %ss for seconds, %sm for minutes", value, value)
		}
		return errors.New("not a duration; write 30s, 5m or 1h30m")
	}
	if parsed <= 0 {
		return errors.New("must be more than 0; without the flag there is no limit")
	}
	*d = Duration(parsed)
	return nil
}

// String is the duration in Go's notation, or "" when it was not given. It makes Duration a cli.Generic.
func (d *Duration) String() string {
	if d == nil || *d == 0 {
		return ""
	}
	return time.Duration(*d).String()
}

// Color is the value of --color. The zero value is "not given", which is auto.
type Color voice.ColorMode

// Set reads always, never or auto.
func (c *Color) Set(value string) error {
	switch mode := voice.ColorMode(strings.ToLower(value)); mode {
	case voice.ColorAlways, voice.ColorNever, voice.ColorAuto:
		*c = Color(mode)
		return nil
	}
	return errors.New("not one of always, never and auto")
}

// String is the mode, or "" when it was not given. It makes Color a cli.Generic.
func (c *Color) String() string {
	if c == nil {
		return ""
	}
	return string(*c)
}
