package report_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/cmd/dssrun/internal/report"
)

func TestRender(t *testing.T) {
	t.Parallel()
	job := filepath.FromSlash("/home/ann/job.ts")
	tests := []struct {
		name    string
		failure report.Failure
		want    string
	}{
		{"an error with its place", report.Failure{
			Name: "TypeError", Message: "x is not a function", CodeFrame: "> 3 | x()\n    | ^\n",
			Stack: []report.Frame{{Function: "main", File: job, Line: 3, Column: 1}, {File: "/lib/a.js", Line: 9, Column: 2}},
		}, "error: TypeError: x is not a function\n  > 3 | x()\n      | ^\n    at main (job.ts:3:1)\n    at /lib/a.js:9:2\n"},
		{"a plain Error needs no name", report.Failure{Name: "Error", Message: "disk full"}, "error: disk full\n"},
		{"an Error without a message", report.Failure{Name: "Error"}, "error: Error\n"},
		{"a refusal of the server", report.Failure{
			Name: "DataikuException", Message: "NotFound: no such user", Request: &report.Request{Method: "GET", URL: "https://dss/users/x", Status: 404},
		}, "error: DataikuException: NotFound: no such user\n  GET https://dss/users/x → 404\n"},
		{"a value that is no error", report.Failure{Message: "{ a: 1 }"}, "error: uncaught value: { a: 1 }\n"},
		{"a message of several lines", report.Failure{Name: "Error", Message: "one\ntwo"}, "error: one\n  two\n"},
		{"causes", report.Failure{Name: "Error", Message: "a", Cause: &report.Failure{Name: "RangeError", Message: "b", Cause: &report.Failure{Message: "c"}}},
			"error: a\ncaused by: RangeError: b\ncaused by: uncaught value: c\n"},
		{"a cause at the same place", report.Failure{
			Name: "TypeError", Message: "a", File: job, Line: 1, Column: 1, CodeFrame: "> 1 | x", Stack: []report.Frame{{File: job, Line: 1, Column: 1}},
			Cause: &report.Failure{Name: "Error", Message: "b", File: job, Line: 1, Column: 1, CodeFrame: "> 1 | x", Stack: []report.Frame{{File: job, Line: 1, Column: 1}}},
		}, "error: TypeError: a\n  > 1 | x\n    at job.ts:1:1\ncaused by: b\n"},
		{"many errors", report.Failure{Name: "AggregateError", Message: "all", Errors: []*report.Failure{{Name: "Error", Message: "a"}, {Name: "TypeError", Message: "b"}}},
			"error: AggregateError: all\n  [1] a\n  [2] TypeError: b\n"},
		{"an unhandled rejection", report.Failure{Name: "Error", Message: "a", Unhandled: true}, "error (unhandled rejection): a\n"},
		{"a place without a stack", report.Failure{Name: "LoadError", Message: "no", File: job, Line: 2, Column: 5}, "error: LoadError: no\n    at job.ts:2:5\n"},
		{"what is rendered already", report.Failure{Name: "LoadError", Message: "no", Rendered: "no\n    at job.ts:2:5"}, "error: no\n    at job.ts:2:5\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var out strings.Builder
			test.failure.Render(&out, report.Options{Dir: filepath.FromSlash("/home/ann")})
			if out.String() != test.want {
				t.Errorf("got\n%s\nwant\n%s", out.String(), test.want)
			}
		})
	}
}

func TestRenderHasLimits(t *testing.T) {
	t.Parallel()
	circle := &report.Failure{Name: "Error", Message: "round"}
	circle.Cause = circle
	for range 30 {
		circle.Stack = append(circle.Stack, report.Frame{File: "/a.js", Line: 1, Column: 1})
		circle.Errors = append(circle.Errors, &report.Failure{Message: "one"})
	}
	var out strings.Builder
	circle.Render(&out, report.Options{})
	for _, want := range []string{"… more causes", "… 20 more\n", "… 20 more errors"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if lines := strings.Count(out.String(), "\n"); lines > 200 {
		t.Errorf("%d lines", lines)
	}
}

func TestJSON(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name    string
		outcome report.Outcome
		want    string
	}{
		{"ok", report.Outcome{State: "ok", Script: "/a.ts", DurationMs: 3}, `{"state":"ok","exitCode":0,"retryable":false,"script":"/a.ts","durationMs":3}`},
		{"an error", report.Outcome{
			State: "script error", ExitCode: 1, Retryable: true, Script: "<eval>", Hint: "h",
			Error: &report.Failure{Name: "E", Message: "<m>\n", File: "/a.ts", Line: 1, Column: 2, CodeFrame: "not shown", Plain: true, Unhandled: true,
				Stack: []report.Frame{{Function: "f", File: "/a.ts", Line: 1, Column: 2}}, Cause: &report.Failure{Message: "c"}},
		}, `{"state":"script error","exitCode":1,"retryable":true,"script":"<eval>","durationMs":0,"error":{"name":"E","message":"<m>\n","file":"/a.ts","line":1,"column":2,` +
			`"stack":[{"function":"f","file":"/a.ts","line":1,"column":2}],"cause":{"name":"","message":"c"}},"hint":"h"}`},
	}
	for _, test := range tests {
		var out strings.Builder
		if err := test.outcome.JSON(&out); err != nil || out.String() != test.want+"\n" {
			t.Errorf("%s: %v\ngot  %s\nwant %s", test.name, err, out.String(), test.want)
		}
	}
}

func TestRelative(t *testing.T) {
	t.Parallel()
	tests := []struct{ dir, path, want string }{
		{"/home/ann", "/home/ann/job.ts", "job.ts"},
		{"/home/ann", "/home/anna/job.ts", "/home/anna/job.ts"},
		{"/home/ann", "/home/ann/..job.ts", "..job.ts"},
		{"/home/ann", "<eval>", "<eval>"},
		{"", "/a.ts", "/a.ts"},
	}
	for _, test := range tests {
		if got := report.Relative(filepath.FromSlash(test.dir), filepath.FromSlash(test.path)); got != filepath.FromSlash(test.want) {
			t.Errorf("Relative(%q, %q) = %q, want %q", test.dir, test.path, got, test.want)
		}
	}
}
