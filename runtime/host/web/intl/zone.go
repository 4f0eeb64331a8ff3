package intl

import (
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

// LocalZone is the IANA name of the machine's time zone: from TZ, from where
// /etc/localtime leads, from /etc/timezone; "UTC" when nobody says.
var LocalZone = sync.OnceValue(func() string {
	if tz, ok := os.LookupEnv("TZ"); ok {
		tz = strings.TrimPrefix(tz, ":")
		if _, after, found := strings.Cut(tz, "zoneinfo/"); found {
			tz = after
		}
		if name, _, ok := zoneOf(tz); ok {
			return name
		}
		return "UTC"
	}
	if target, err := os.Readlink("/etc/localtime"); err == nil {
		if _, after, found := strings.Cut(target, "zoneinfo/"); found {
			if name, _, ok := zoneOf(after); ok {
				return name
			}
		}
	}
	if text, err := os.ReadFile("/etc/timezone"); err == nil {
		if name, _, ok := zoneOf(strings.TrimSpace(string(text))); ok {
			return name
		}
	}
	if name := time.Local.String(); name != "Local" {
		if name, _, ok := zoneOf(name); ok {
			return name
		}
	}
	return "UTC"
})

func dayPeriod(t time.Time, style string) string {
	switch h := t.Hour(); {
	case h == 12 && t.Minute() == 0:
		if style == "narrow" {
			return "n"
		}
		return "noon"
	case h < 12:
		return "in the morning"
	case h >= 12 && h < 18:
		return "in the afternoon"
	case h >= 18 && h < 21:
		return "in the evening"
	}
	return "at night"
}

// zoneName is the zone's name at that time in the style asked for. Where en-US
// has no name, it is the offset; a short generic name other than the American
// ones ("ET") is not known here and is the offset too.
func (f *Date) zoneName(t time.Time) string {
	_, offset := t.Zone()
	_, january := time.Date(t.Year(), 1, 15, 12, 0, 0, 0, t.Location()).Zone()
	_, july := time.Date(t.Year(), 7, 15, 12, 0, 0, 0, t.Location()).Zone()
	names := zones()[f.Zone]
	long, short := names.long, names.short
	if offset > min(january, july) {
		long, short = names.longDST, names.shortDST
	}
	switch f.TZName {
	case "long":
		if long != "" {
			return long
		}
		return gmt(offset, true)
	case "short":
		if short != "" {
			return short
		}
	case "longGeneric":
		if names.long == names.longDST && long != "" {
			return long
		}
		if names.long != "" {
			return strings.Replace(names.long, " Standard", "", 1)
		}
		return gmt(offset, true)
	case "shortGeneric":
		if len(names.short) == 3 && names.short[1:] == "ST" {
			return names.short[:1] + "T"
		}
	case "longOffset":
		return gmt(offset, true)
	}
	return gmt(offset, false)
}

// gmt writes an offset in seconds as en-US does: GMT+5:30, or GMT+05:30.
func gmt(offset int, long bool) string {
	if offset == 0 {
		return "GMT"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "-", -offset
	}
	h, m := offset/3600, offset/60%60
	if long {
		return "GMT" + sign + pad(h, "2-digit") + ":" + pad(m, "2-digit")
	}
	s := "GMT" + sign + strconv.Itoa(h)
	if m > 0 {
		s += ":" + pad(m, "2-digit")
	}
	return s
}
