package fault

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// bodyWord begins the body of an answer, which is JSON, blanks and all, or a text in quotes.
const bodyWord = "body="

// body takes the word body=…, whose value may have blanks.
func (p *parser) body() error {
	if err := p.once("a body"); err != nil {
		return err
	}
	value := p.text[p.at+len(bodyWord):]
	var size int
	switch {
	case strings.HasPrefix(value, `"`):
		quoted, err := strconv.QuotedPrefix(value)
		if err != nil {
			return p.fail("a body begins here that has no end: write body=\"…\"")
		}
		size = len(quoted)
		p.rule.Body, _ = strconv.Unquote(quoted)
	case strings.HasPrefix(value, "{"), strings.HasPrefix(value, "["):
		var text json.RawMessage
		in := json.NewDecoder(strings.NewReader(value))
		if err := in.Decode(&text); err != nil {
			wrong := new(json.SyntaxError)
			if errors.As(err, &wrong) {
				p.start = p.at + len(bodyWord) + max(0, int(wrong.Offset)-1)
				return p.fail("the body is no JSON: %s", strings.TrimPrefix(wrong.Error(), "json: "))
			}
			p.start = len(p.text)
			return p.fail("the body, JSON, has no end")
		}
		size = int(in.InputOffset())
		p.rule.Body = compact(string(text))
	default:
		return p.fail("body takes JSON, {…} or […], or a text in quotes")
	}
	p.at += len(bodyWord) + size
	if p.at < len(p.text) && p.text[p.at] != ' ' && p.text[p.at] != '\t' {
		p.start = p.at
		return p.fail("a blank is missing behind the body")
	}
	p.word = p.text[p.start:p.at]
	return nil
}

// compact is JSON without its blanks.
func compact(text string) string {
	var out bytes.Buffer
	if err := json.Compact(&out, []byte(text)); err != nil {
		return text
	}
	return out.String()
}

// bodyText writes a body so that Parse reads it: JSON as it is, anything else in quotes.
func bodyText(body string) string {
	object := strings.HasPrefix(body, "{") || strings.HasPrefix(body, "[")
	if object && json.Valid([]byte(body)) && compact(body) == body && strings.IndexFunc(body, unprintable) < 0 {
		return bodyWord + body
	}
	return bodyWord + strconv.Quote(body)
}

// bodyType is the content type of a body.
func bodyType(body string) string {
	if json.Valid([]byte(body)) {
		return "application/json;charset=utf-8"
	}
	return "text/plain;charset=utf-8"
}
