package rest_test

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dssrun/dssrun/bindings/rest"
)

func TestExceptions(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		status        int
		body, mime    string
		message, kind string
	}{
		"detailed": {404, `{"errorType":"com.dataiku.NotFound","message":"Not found","detailedMessage":"User ann: not found"}`, "",
			"com.dataiku.NotFound: User ann: not found", "com.dataiku.NotFound"},
		"message":          {400, `{"errorType":"IllegalArg","message":"bad"}`, "", "IllegalArg: bad", "IllegalArg"},
		"null detail":      {400, `{"errorType":"IllegalArg","message":"bad","detailedMessage":null}`, "", "IllegalArg: bad", "IllegalArg"},
		"no type":          {500, `{"message":"boom"}`, "", "Unknown error: boom", ""},
		"no message":       {500, `{"errorType":"E"}`, "", "E: No message (HTTP 500 Internal Server Error)", "E"},
		"odd types":        {422, `{"errorType":7,"message":{"a":1}}`, "", `7: {"a":1}`, "7"},
		"empty":            {502, "", "", "Unknown error: HTTP 502 Bad Gateway, with an empty body", ""},
		"text":             {500, "out of\n memory", "text/plain", "Unknown error: out of memory", ""},
		"a list":           {500, `["a"]`, "", `Unknown error: ["a"]`, ""},
		"null":             {500, `null`, "", `Unknown error: null`, ""},
		"page":             {502, "<html><head><title>502 Bad\nGateway</title></head></html>", "text/html", "Unknown error: 502 Bad Gateway (HTTP 502 Bad Gateway, an HTML page: it comes from a proxy or a web server, not from the API)", ""},
		"page, no title":   {403, "<!DOCTYPE html><p>no", "", "Unknown error: HTTP 403 Forbidden, with an HTML page: it comes from a proxy or a web server, not from the API", ""},
		"not text":         {500, "\xff\xfe\x00", "", "Unknown error: HTTP 500 Internal Server Error, with a body that is not text", ""},
		"unknown status":   {599, "", "", "Unknown error: HTTP 599, with an empty body", ""},
		"long":             {500, strings.Repeat("é", 600), "text/plain", "Unknown error: " + strings.Repeat("é", 500) + "…", ""},
		"larger than kept": {500, strings.Repeat("x", 3<<20), "text/plain", "Unknown error: " + strings.Repeat("x", 500) + "…", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			headers := []string{}
			if c.mime != "" {
				headers = append(headers, "Content-Type: "+c.mime)
			}
			client := newClient(t, rest.Config{Retries: -1, Transport: always(c.status, c.body, headers...)})
			_, err := client.Do(t.Context(), &rest.Request{Path: "/x", Stream: true})
			var e *rest.Exception
			if !errors.As(err, &e) {
				t.Fatalf("%v", err)
			}
			if err.Error() != c.message || e.ErrorType != c.kind || e.Status != c.status || e.Method != "GET" || e.URL != "https://dss.example/dip/publicapi/x" {
				t.Errorf("got  %q\nwant %q\n%+v", err, c.message, e)
			}
			if e.ErrorName() != "DataikuException" || e.ErrorProps()["status"] != c.status || e.EndState() != "" {
				t.Errorf("%+v", e)
			}
		})
	}
}

func TestRefusedKey(t *testing.T) {
	t.Parallel()
	_, err := newClient(t, rest.Config{Transport: always(401, `{"message":"no"}`)}).Do(t.Context(), &rest.Request{Path: "/x"})
	var e *rest.Exception
	if !errors.As(err, &e) || e.EndState() != "credentials" {
		t.Error(err)
	}
}

func TestSecretsDoNotShow(t *testing.T) {
	t.Parallel()
	const inPath = "k/1"
	for name, server := range map[string]transport{
		"exception": always(404, `{"errorType":"E `+testKey+`","message":"no `+testKey+` for k/1"}`),
		"failure": func(r *http.Request) (*http.Response, error) {
			return nil, errors.New("bad " + r.URL.String() + testKey)
		},
		"redirect": always(302, "", "Location: https://x.example/"+testKey+"/k%2F1"),
		"page":     always(200, "<html><title>"+testKey+" k/1</title>", "Content-Type: text/html"),
		"not JSON": always(200, testKey+" k/1"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := newClient(t, rest.Config{Transport: server})
			res, err := client.Do(t.Context(), &rest.Request{Path: "/keys/" + rest.PathEscape(inPath), Secrets: []string{inPath, ""}, JSON: true})
			if err == nil {
				err = res.NotJSON(errors.New("unexpected " + testKey))
			}
			text := fmt.Sprintf("%v", err)
			var e *rest.Exception
			if errors.As(err, &e) {
				text += fmt.Sprintf("%+v %s %v", *e, e.Body, e.ErrorProps())
			}
			if strings.Contains(text, testKey) || strings.Contains(text, inPath) || strings.Contains(text, "k%2F1") || !strings.Contains(text, "/keys/******") {
				t.Error(text)
			}
		})
	}
}

func TestAnswersThatCanNotBeUsed(t *testing.T) {
	t.Parallel()
	short := func(*http.Request) (*http.Response, error) {
		res := reply(200, `{"a":`)
		res.ContentLength = 20 << 10
		return res, nil
	}
	for name, c := range map[string]struct {
		server transport
		code   string
		want   string
	}{
		"login page":      {always(200, "<html><head><TITLE>Sign in</TITLE>", "Content-Type: text/html; charset=utf-8"), "ERR_HTML", `the answer is the HTML page "Sign in", not JSON`},
		"undeclared page": {always(200, " <!doctype HTML><p>"), "ERR_HTML", "the answer is an HTML page, not JSON"},
		"too large":       {always(200, strings.Repeat("x", 1<<20+1)), "ERR_RESPONSE_TOO_LARGE", "larger than the limit of 1 MiB"},
		"truncated":       {short, "ERR_RESPONSE_TRUNCATED", "the answer breaks off after 5 bytes of 20 KiB"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := newClient(t, rest.Config{Retries: -1, MaxResponse: 1 << 20, Transport: c.server})
			_, err := client.Do(t.Context(), &rest.Request{Path: "/x", JSON: true})
			var f *rest.Failure
			if !errors.As(err, &f) || f.Code != c.code || f.ErrorName() != "ResponseError" || f.ErrorProps()["status"] != 200 ||
				!strings.HasPrefix(err.Error(), "GET https://dss.example/dip/publicapi/x: ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestSizeLimit(t *testing.T) {
	t.Parallel()
	for size, ok := range map[int]bool{0: true, 511: true, 512: true, 1000: true, 1001: false} {
		client := newClient(t, rest.Config{MaxResponse: 1000, Transport: always(200, strings.Repeat("x", size))})
		res, err := client.Do(t.Context(), &rest.Request{Path: "/x"})
		if (err == nil) != ok || ok && len(res.Body) != size {
			t.Error(size, err)
		}
	}
}

func TestNotJSON(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"":             "the answer is empty where JSON was expected",
		"hello\nworld": `the answer of 11 bytes is not JSON; it starts with "hello world" (bad h)`,
		"<html>":       "the answer is an HTML page",
	} {
		res, err := newClient(t, rest.Config{Transport: always(200, body)}).Do(t.Context(), &rest.Request{Path: "/x"})
		if err != nil {
			t.Fatal(err)
		}
		if err := res.NotJSON(errors.New("bad h")); !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestCompressedAnswer(t *testing.T) {
	t.Parallel()
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("asks for %q", r.Header.Get("Accept-Encoding"))
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, strings.Repeat("x", 10_000))
		z.Close()
	}, func(c *rest.Config) { c.MaxResponse = 20_000 })
	res, err := client.Do(t.Context(), &rest.Request{Path: "/x"})
	if err != nil || len(res.Body) != 10_000 {
		t.Error(err)
	}
}

// dripping gives a byte every pause.
type dripping struct {
	pause time.Duration
	left  int
	done  <-chan struct{}
	err   func() error
}

func (d *dripping) Read(p []byte) (int, error) {
	if d.left == 0 {
		return 0, io.EOF
	}
	select {
	case <-time.After(d.pause):
		d.left--
		p[0] = 'x'
		return 1, nil
	case <-d.done:
		return 0, d.err()
	}
}

func (d *dripping) Close() error { return nil }

func TestSilence(t *testing.T) {
	t.Parallel()
	for pause, ok := range map[time.Duration]bool{50 * time.Second: true, 70 * time.Second: false} {
		t.Run(pause.String(), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				client := newClient(t, rest.Config{ResponseTimeout: time.Minute, Transport: transport(func(r *http.Request) (*http.Response, error) {
					return &http.Response{StatusCode: 200, ContentLength: -1, Body: &dripping{pause, 3, r.Context().Done(), r.Context().Err}}, nil
				})})
				_, err := client.Do(t.Context(), &rest.Request{Path: "/x"})
				var f *rest.Failure
				if ok && err != nil || !ok && (!errors.As(err, &f) || f.Code != "ETIMEDOUT" || !strings.Contains(err.Error(), "stopped coming")) {
					t.Error(err)
				}
			})
		})
	}
}

func TestNoAnswerInTime(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	client := serve(t, func(http.ResponseWriter, *http.Request) { <-release }, func(c *rest.Config) { c.ResponseTimeout = 20 * time.Millisecond })
	defer close(release)
	_, err := client.Do(t.Context(), &rest.Request{Method: "POST", Path: "/x"})
	var f *rest.Failure
	if !errors.As(err, &f) || f.Code != "ETIMEDOUT" || !strings.Contains(err.Error(), "no answer in time") || !strings.Contains(err.Error(), "may have been carried out") {
		t.Error(err)
	}
}

// FuzzAnswer: whatever a server answers, there is an answer or an error with a text, and no key in it.
func FuzzAnswer(f *testing.F) {
	for _, body := range []string{"", "{}", `{"errorType":"a","message":"b"}`, "<html><title>x</title>", "<title", "null", "[", "\xff", testKey, `{"message":"` + testKey + `"}`, "<TITLE>İ</title>"} {
		for _, status := range []int{200, 204, 302, 401, 404, 500, 503} {
			f.Add(status, "application/json", body)
			f.Add(status, "text/html", body)
		}
	}
	f.Fuzz(func(t *testing.T, status int, mime, body string) {
		client := newClient(t, rest.Config{Retries: -1, Transport: always(status, body, "Content-Type: "+mime)})
		res, err := client.Do(t.Context(), &rest.Request{Path: "/x", JSON: true})
		if err == nil {
			if status >= 300 || string(res.Body) != body {
				t.Errorf("status %d is taken as success, or the body changed", status)
			}
			err = res.NotJSON(nil)
		}
		if err.Error() == "" || strings.Contains(err.Error(), testKey) {
			t.Errorf("%q", err)
		}
	})
}
