package flagval

import (
	"errors"
	"strconv"
)

// Parsed is a flag's value that a function reads. The function's errors read "what is wrong; what to write".
type Parsed struct {
	Parse func(value string) error
	given string
}

// Set reads a value.
func (p *Parsed) Set(value string) error {
	if err := p.Parse(value); err != nil {
		return err
	}
	p.given = value
	return nil
}

// String is the value as it was given last, "" when it was not. It makes Parsed a cli.Generic.
func (p *Parsed) String() string {
	if p == nil {
		return ""
	}
	return p.given
}

// Port is a TCP port. The zero value is "not given", or 0, which lets the system choose.
type Port struct {
	Number int
	Given  bool
}

// Set reads a port's number.
func (p *Port) Set(value string) error {
	n, err := strconv.ParseUint(value, 10, 16)
	if err != nil {
		return errors.New("not a port; write a number from 1 to 65535, or 0 to let the system choose")
	}
	p.Number, p.Given = int(n), true
	return nil
}

// String is the port, or "" when it was not given. It makes Port a cli.Generic.
func (p *Port) String() string {
	if p == nil || !p.Given {
		return ""
	}
	return strconv.Itoa(p.Number)
}
