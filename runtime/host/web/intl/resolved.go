package intl

// Option is one resolved option, in the order in which they are listed.
type Option struct {
	Name  string
	Value any
}

type optionList []Option

func (l *optionList) text(name, v string) {
	if v != "" {
		*l = append(*l, Option{name, v})
	}
}

func (l *optionList) add(name string, v any) { *l = append(*l, Option{name, v}) }

// Resolved lists the options after numberingSystem, as resolvedOptions gives
// them.
func (n *Number) Resolved() []Option {
	var l optionList
	l.text("style", n.Style)
	l.text("currency", n.Currency)
	l.text("currencyDisplay", n.CurrencyDisplay)
	l.text("currencySign", n.CurrencySign)
	l.text("unit", n.Unit)
	l.text("unitDisplay", n.UnitDisplay)
	l.add("minimumIntegerDigits", n.MinInteger)
	if n.MaxSignificant == 0 || n.RoundingPriority != "auto" {
		l.add("minimumFractionDigits", n.MinFraction)
		l.add("maximumFractionDigits", n.MaxFraction)
	}
	if n.MaxSignificant > 0 {
		l.add("minimumSignificantDigits", n.MinSignificant)
		l.add("maximumSignificantDigits", n.MaxSignificant)
	}
	if n.UseGrouping == "false" {
		l.add("useGrouping", false)
	} else {
		l.add("useGrouping", n.UseGrouping)
	}
	l.text("notation", n.Notation)
	l.text("compactDisplay", n.CompactDisplay)
	l.text("signDisplay", n.SignDisplay)
	l.text("roundingMode", n.RoundingMode)
	l.add("roundingIncrement", 1)
	l.text("trailingZeroDisplay", n.TrailingZero)
	l.text("roundingPriority", n.RoundingPriority)
	return l
}

// Resolved lists the options after locale, as resolvedOptions gives them.
func (d *Date) Resolved() []Option {
	var l optionList
	l.text("calendar", "gregory")
	l.text("numberingSystem", "latn")
	l.text("timeZone", d.Zone)
	if d.HasHour() {
		l.text("hourCycle", d.HourCycle)
		l.add("hour12", d.HourCycle == "h11" || d.HourCycle == "h12")
	}
	l.text("weekday", d.Weekday)
	l.text("era", d.Era)
	l.text("year", d.Year)
	l.text("month", d.Month)
	l.text("day", d.Day)
	l.text("dayPeriod", d.DayPeriod)
	l.text("hour", d.Hour)
	minute, second := d.Minute, d.Second
	if minute != "" && d.Hour+second != "" {
		minute = "2-digit"
	}
	if second != "" && d.Hour+d.Minute != "" {
		second = "2-digit"
	}
	l.text("minute", minute)
	l.text("second", second)
	if d.Fraction > 0 {
		l.add("fractionalSecondDigits", d.Fraction)
	}
	l.text("timeZoneName", d.TZName)
	l.text("dateStyle", d.DateStyle)
	l.text("timeStyle", d.TimeStyle)
	return l
}
