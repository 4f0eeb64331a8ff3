package flagval

import (
	"errors"
	"strconv"
	"strings"
)

// List is the value of a flag that may be given several times; each value is taken as it is.
type List []string

// Set adds a value.
func (l *List) Set(value string) error {
	*l = append(*l, value)
	return nil
}

// String is the values with blanks between. It makes List a cli.Generic.
func (l *List) String() string {
	if l == nil {
		return ""
	}
	return strings.Join(*l, " ")
}

// Count is a number that may be left out: the bare flag means 1. The zero value is "not given".
type Count int

// IsBoolFlag lets the flag stand alone, so that the next word is not its value.
func (c *Count) IsBoolFlag() bool { return true }

// Set reads a number from 1 on. The flag package gives "true" for the bare flag.
func (c *Count) Set(value string) error {
	if value == "true" {
		*c = 1
		return nil
	}
	n, err := strconv.ParseUint(value, 10, 31)
	if err != nil || n == 0 {
		return errors.New("not a number from 1 on; write the flag alone for 1, or =3 behind it")
	}
	*c = Count(n)
	return nil
}

// String is the number, or "" when it was not given. It makes Count a cli.Generic.
func (c *Count) String() string {
	if c == nil || *c == 0 {
		return ""
	}
	return strconv.Itoa(int(*c))
}

// Number is a number from a least value on. Given tells whether it was written.
type Number struct {
	Value, Least int
	Given        bool
}

// Set reads a whole number.
func (n *Number) Set(value string) error {
	v, err := strconv.ParseUint(value, 10, 31)
	if err != nil || int(v) < n.Least {
		return errors.New("not a whole number from " + strconv.Itoa(n.Least) + " on")
	}
	n.Value, n.Given = int(v), true
	return nil
}

// String is the number, or "" when it was not given. It makes Number a cli.Generic.
func (n *Number) String() string {
	if n == nil || !n.Given {
		return ""
	}
	return strconv.Itoa(n.Value)
}
