package intl

import (
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // a container or Windows has none of its own
)

// Date is Intl.DateTimeFormat: its resolved options, by ECMA-402's names. An
// empty one is not part of the format.
type Date struct {
	Weekday, Era, Year, Month, Day          string
	DayPeriod, Hour, Minute, Second, TZName string
	Fraction                                int // digits of a second, 0 to 3
	HourCycle                               string
	DateStyle, TimeStyle                    string
	Zone                                    string
	location                                *time.Location
}

var offsetZone = pattern(`^([+-])(\d\d)(?::?(\d\d))?$`)

// zoneOf finds a time zone by its name, whatever its case, or its offset.
func zoneOf(name string) (string, *time.Location, bool) {
	if name == "" || strings.EqualFold(name, "utc") {
		return "UTC", time.UTC, name != ""
	}
	if m := offsetZone().FindStringSubmatch(name); m != nil {
		h, _ := strconv.Atoi(m[2])
		mins, _ := strconv.Atoi("0" + m[3])
		seconds := (h*60 + mins) * 60
		if m[1] == "-" {
			seconds = -seconds
		}
		text := m[1] + m[2] + ":" + (m[3] + "00")[:2]
		return text, time.FixedZone(text, seconds), h < 24 && mins < 60
	}
	if strings.EqualFold(name, "local") || strings.Contains(name, "..") {
		return "", nil, false
	}
	if l, err := time.LoadLocation(name); err == nil {
		return name, l, true
	}
	for known := range zones() {
		if strings.EqualFold(known, name) {
			l, err := time.LoadLocation(known)
			return known, l, err == nil
		}
	}
	return "", nil, false
}

// NewDate resolves the options of Intl.DateTimeFormat. required and defaults
// are ECMA-402's: "any", "date" or "time", and "date", "time" or "all". cycle is
// the locale's own hour cycle, "" for the usual one. local is the name of the
// zone that is used without an option.
func NewDate(get Options, required, defaults, cycle, local string) (*Date, error) {
	r := &reader{get: get}
	d := &Date{}
	hour12, has12 := r.flag("hour12")
	d.HourCycle = r.choice("hourCycle", cycle, "h11", "h12", "h23", "h24")
	if has12 {
		d.HourCycle = map[bool]string{true: "h12", false: "h23"}[hour12]
	}
	if d.HourCycle == "" {
		d.HourCycle = "h12"
	}
	name, given := get("timeZone")
	if !given {
		name = local
	}
	var ok bool
	if d.Zone, d.location, ok = zoneOf(name); !ok {
		if given {
			r.fail(RangeError("Invalid time zone specified: " + name))
		}
		d.Zone, d.location = "UTC", time.Local
	}
	text := []string{"narrow", "short", "long"}
	digits := []string{"2-digit", "numeric"}
	d.Weekday = r.choice("weekday", "", text...)
	d.Era = r.choice("era", "", text...)
	d.Year = r.choice("year", "", digits...)
	d.Month = r.choice("month", "", append(digits, text...)...)
	d.Day = r.choice("day", "", digits...)
	d.DayPeriod = r.choice("dayPeriod", "", text...)
	d.Hour = r.choice("hour", "", digits...)
	d.Minute = r.choice("minute", "", digits...)
	d.Second = r.choice("second", "", digits...)
	d.Fraction = max(r.number("fractionalSecondDigits", 1, 3), 0)
	d.TZName = r.choice("timeZoneName", "", "short", "long", "shortOffset", "longOffset", "shortGeneric", "longGeneric")
	styles := []string{"full", "long", "medium", "short"}
	d.DateStyle = r.choice("dateStyle", "", styles...)
	d.TimeStyle = r.choice("timeStyle", "", styles...)

	date := d.Weekday + d.Year + d.Month + d.Day
	clock := d.DayPeriod + d.Hour + d.Minute + d.Second
	if d.Fraction > 0 {
		clock += "f"
	}
	if d.DateStyle != "" || d.TimeStyle != "" {
		if date+clock+d.Era+d.TZName != "" {
			r.fail(TypeError("Can't set option when dateStyle or timeStyle is used"))
		}
		if required == "date" && d.TimeStyle != "" {
			r.fail(TypeError("Invalid option : timeStyle"))
		}
		if required == "time" && d.DateStyle != "" {
			r.fail(TypeError("Invalid option : dateStyle"))
		}
		return d, r.err
	}
	missing := (required != "time" && date != "") || (required != "date" && clock != "")
	if !missing {
		if defaults != "time" {
			d.Year, d.Month, d.Day = "numeric", "numeric", "numeric"
		}
		if defaults != "date" {
			d.Hour, d.Minute, d.Second = "numeric", "numeric", "numeric"
		}
	}
	return d, r.err
}

// styled is the format with its styles spelled out as components.
func (d *Date) styled() Date {
	f := *d
	f.DateStyle, f.TimeStyle = "", ""
	switch d.DateStyle {
	case "full", "long":
		f.Year, f.Month, f.Day = "numeric", "long", "numeric"
		if d.DateStyle == "full" {
			f.Weekday = "long"
		}
	case "medium":
		f.Year, f.Month, f.Day = "numeric", "short", "numeric"
	case "short":
		f.Year, f.Month, f.Day = "2-digit", "numeric", "numeric"
	}
	if d.TimeStyle != "" {
		f.Hour, f.Minute = "numeric", "2-digit"
		if d.TimeStyle != "short" {
			f.Second = "2-digit"
		}
		if d.TimeStyle == "full" {
			f.TZName = "long"
		} else if d.TimeStyle == "long" {
			f.TZName = "short"
		}
	}
	return f
}

// HasHour tells whether the hour, and so the hour cycle, is part of the format.
func (d *Date) HasHour() bool { return d.Hour != "" || d.TimeStyle != "" }

// Parts formats a moment.
func (d *Date) Parts(t time.Time) []Part {
	f := d.styled()
	t = t.In(d.location)
	date, clock := f.date(t), f.clock(t)
	var out []Part
	switch {
	case len(date) == 0:
		out = clock
	case len(clock) == 0:
		out = date
	default:
		join := ", "
		if f.Month == "long" {
			join = " at "
		} else if len(date) == 1 && f.Weekday != "" {
			join = " "
		}
		out = append(append(date, Part{"literal", join}), clock...)
	}
	if f.TZName != "" {
		if len(out) > 0 {
			sep := " "
			if len(clock) == 0 {
				sep = ", "
			}
			out = append(out, Part{"literal", sep})
		}
		out = append(out, Part{"timeZoneName", f.zoneName(t)})
	}
	return out
}

func text(s, style string) string {
	switch style {
	case "short":
		return s[:3]
	case "narrow":
		return s[:1]
	}
	return s
}

func pad(n int, style string) string {
	s := strconv.Itoa(n)
	if style == "2-digit" && len(s) < 2 {
		return "0" + s
	}
	return s
}

// date is the calendar part, in the order that en-US has for what is asked.
func (f *Date) date(t time.Time) []Part {
	var out []Part
	add := func(sep, kind, value string) {
		if len(out) > 0 {
			out = append(out, Part{"literal", sep})
		}
		out = append(out, Part{kind, value})
	}
	year := t.Year()
	era := f.Era
	if year < 1 {
		year = 1 - year
		if f.Year != "" && era == "" {
			era = "short"
		}
	}
	yearText := strconv.Itoa(year)
	if f.Year == "2-digit" {
		yearText = pad(year%100, "2-digit")
	}
	weekday := text(t.Weekday().String(), f.Weekday)
	if f.Weekday != "" && f.Month == "" && f.Year == "" && f.Day != "" {
		add("", "day", pad(t.Day(), f.Day))
		add(" ", "weekday", weekday)
	} else {
		if f.Weekday != "" {
			add("", "weekday", weekday)
		}
		switch f.Month {
		case "":
			if f.Day != "" {
				add(", ", "day", pad(t.Day(), f.Day))
			}
			if f.Year != "" {
				add(" ", "year", yearText)
			}
		case "numeric", "2-digit":
			add(", ", "month", pad(int(t.Month()), f.Month))
			if f.Day != "" {
				add("/", "day", pad(t.Day(), f.Day))
			}
			if f.Year != "" {
				add("/", "year", yearText)
			}
		default:
			add(", ", "month", text(t.Month().String(), f.Month))
			sep := " "
			if f.Day != "" {
				add(" ", "day", pad(t.Day(), f.Day))
				sep = ", "
			}
			if f.Year != "" {
				add(sep, "year", yearText)
			}
		}
	}
	if era != "" {
		names := map[string][2]string{"short": {"BC", "AD"}, "long": {"Before Christ", "Anno Domini"}, "narrow": {"B", "A"}}[era]
		name := names[1]
		if t.Year() < 1 {
			name = names[0]
		}
		add(" ", "era", name)
	}
	return out
}

// clock is the time of the day.
func (f *Date) clock(t time.Time) []Part {
	var out []Part
	add := func(sep, kind, value string) {
		if len(out) > 0 && sep != "" {
			out = append(out, Part{"literal", sep})
		}
		out = append(out, Part{kind, value})
	}
	hour, half := t.Hour(), ""
	if f.Hour != "" {
		style := f.Hour
		switch f.HourCycle {
		case "h23", "h24":
			style = "2-digit"
			if f.HourCycle == "h24" && hour == 0 {
				hour = 24
			}
		default:
			half = "AM"
			if hour >= 12 {
				half = "PM"
			}
			if hour %= 12; hour == 0 && f.HourCycle == "h12" {
				hour = 12
			}
		}
		add("", "hour", pad(hour, style))
	}
	if f.Minute != "" {
		style := "numeric"
		if f.Hour != "" || f.Second != "" {
			style = "2-digit"
		}
		add(":", "minute", pad(t.Minute(), style))
	}
	if f.Second != "" {
		style := "numeric"
		if f.Hour != "" || f.Minute != "" {
			style = "2-digit"
		}
		add(":", "second", pad(t.Second(), style))
	}
	if f.Fraction > 0 {
		ms := strconv.Itoa(1000 + t.Nanosecond()/1e6)[1:]
		add(".", "fractionalSecond", ms[:f.Fraction])
	}
	switch {
	case f.DayPeriod != "":
		add(" ", "dayPeriod", dayPeriod(t, f.DayPeriod))
	case half != "":
		add(" ", "dayPeriod", half)
	}
	return out
}
