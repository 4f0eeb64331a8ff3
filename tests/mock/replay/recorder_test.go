package replay

import (
	"encoding/base64"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/dssrun/dssrun/bindings/rest"
	"github.com/dssrun/dssrun/runtime/secret"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// said is an exchange for a recorder.
type said struct {
	method, path, query, body string
	secrets                   []string
	status                    int
	answer, contentType       string
	header                    http.Header
	err                       error
	pending                   bool
}

// record makes a fixture of exchanges with a DSS at a URL.
func record(t testing.TB, o RecorderOptions, url string, list ...said) *Fixture {
	t.Helper()
	o.Version, o.Time = "v1.0.0", time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	r := NewRecorder(o)
	dss := r.Of(DSS, url, "")
	for _, x := range list {
		if x.method == "" {
			x.method = "GET"
		}
		var body []byte
		if x.body != "" {
			body = []byte(x.body)
		}
		sent := rest.Sent{Method: x.method, Path: x.path, Query: x.query, Body: body, Secrets: x.secrets, Reads: x.method == "GET", Header: http.Header{"Content-Type": {"application/json"}}}
		if x.header != nil {
			sent.Header = x.header
		}
		done := dss(sent)
		if x.pending {
			continue
		}
		if x.status == 0 && x.err == nil {
			x.status = 200
		}
		if x.contentType == "" {
			x.contentType = "application/json;charset=utf-8"
		}
		done(rest.Answered{
			Status: x.status, Body: rest.Part{Bytes: []byte(x.answer), Size: int64(len(x.answer))}, Err: x.err,
			Header: http.Header{"Content-Type": {x.contentType}, "Dss-Version": {"14.3.3"}, "Set-Cookie": {"session=1234567890"}, "Retry-After": {"7"}},
		})
	}
	return r.Fixture(Outcome{State: "ok"})
}

func encode(t testing.TB, f *Fixture) string {
	t.Helper()
	text, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// compact is a text without what the indentation adds.
func compact(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimSpace(line))
	}
	return strings.ReplaceAll(b.String(), `": `, `":`)
}

func TestScrubbing(t *testing.T) {
	t.Parallel()
	own := secret.New("dss-own-key-4711")
	for name, c := range map[string]struct {
		said []said
		keep bool
		has  []string // in the fixture, without its indentation
		not  []string
	}{
		"secrets by their names": {
			said: []said{{method: "POST", path: "/x", body: `{"password":"pw-one","nested":{"clientSecret":"pw-two","API_KEY":"pw-three"},"list":[{"accessToken":"pw-four"}]}`}},
			has:  []string{`"password":"scrubbed-secret-1"`, `"clientSecret":"scrubbed-secret-2"`, `"API_KEY":"scrubbed-secret-3"`, `"accessToken":"scrubbed-secret-4"`, `"secrets":4`},
			not:  []string{"pw-"},
		},
		"the same secret is the same one, in a path, a query, a text, encoded": {
			said: []said{
				{path: "/keys/k%2Fey-0815", query: "k=k%2Fey-0815"},
				{path: "/x", answer: `{"key":"open","token":"k/ey-0815","note":"use k/ey-0815 now","b64":"` + base64.StdEncoding.EncodeToString([]byte("k/ey-0815")) + `"}`},
			},
			has: []string{`"path":"/keys/scrubbed-secret-1"`, `"k":["scrubbed-secret-1"]`, `"key":"open"`, `"use scrubbed-secret-1 now"`, `"b64":"scrubbed-secret-1"`},
			not: []string{"ey-0815"},
		},
		"values that are no secrets": {
			said: []said{{path: "/x", answer: `{"password":"******","token":"${vars.token}","secret":"","apiKey":null,"tokenUrl":"u","maxTokens":5,"passwordExpired":true,"note":"string","secretsList":{"type":"BASIC"}}`}},
			has: []string{`"password":"******"`, `"token":"${vars.token}"`, `"secret":""`, `"apiKey":null`, `"tokenUrl":"u"`, `"maxTokens":5`,
				`"passwordExpired":true`, `"note":"string"`, `"type":"BASIC"`, `"secrets":0`},
		},
		"a common word is replaced in its place only": {
			said: []said{{path: "/x", answer: `{"token":"string","columns":[{"type":"string"}]}`}},
			has:  []string{`"token":"scrubbed-secret-1"`, `"type":"string"`},
		},
		"within something secret": {
			said: []said{{path: "/admin/users/jo", answer: `{"credentials":{"pg":{"type":"BASIC","user":"jo","password":"hidden-1","extra":"hidden-2","on":true}},"secrets":[{"name":"vault","value":"hidden-3"}]}`}},
			has:  []string{`"type":"BASIC"`, `"user":"jo"`, `"name":"vault"`, `"on":true`, `"secrets":3`},
			not:  []string{"hidden-"},
		},
		"properties that are secret": {
			said: []said{{path: "/x", answer: `{"properties":[{"name":"api.token","value":"hidden-1"},{"name":"other","value":"hidden-2","secret":true},{"name":"size","value":"7"}]}`}},
			has:  []string{`"value":"7"`, `"name":"api.token"`},
			not:  []string{"hidden-"},
		},
		"API keys": {
			said: []said{
				{method: "POST", path: "/admin/global-api-keys/", answer: `{"id":"k1","key":"hidden-1","label":"nightly"}`},
				{path: "/admin/globalAPIKeys/hidden-1", answer: `{"id":"k1"}`},
				{path: "/projects/", answer: `[{"key":"CHURN"}]`},
			},
			has: []string{`"label":"nightly"`, `"path":"/admin/globalAPIKeys/scrubbed-secret-1"`, `"key":"CHURN"`},
			not: []string{"hidden-"},
		},
		"a license": {
			said: []said{{method: "POST", path: "/admin/licensing/license", body: `{"content":{"licenseId":"abc","signature":"hidden-1","expiresOn":"2030-12-31"}}`}},
			has:  []string{`"licenseId":"abc"`, `"expiresOn":"2030-12-31"`},
			not:  []string{"hidden-"},
		},
		"declared and known secrets": {
			said: []said{{path: "/x/short", secrets: []string{"short"}, answer: `{"echo":"` + own.Reveal() + `"}`}},
			has:  []string{`"path":"/x/scrubbed-secret-1"`, `"echo":"scrubbed-secret-2"`},
			not:  []string{"4711"},
		},
		"secrets by their form": {
			said: []said{{path: "/x", contentType: "text/plain", answer: strings.Join([]string{
				"dkuaps-AbCdEfGhIjKlMnOpQrStUv", "Authorization: Bearer abcdef.ghijkl-1", "jdbc:x://u:hidden-1@host/db;password=hidden-2;a=b",
				"-----BEGIN RSA PRIVATE KEY-----\nhidden-3\n-----END RSA PRIVATE KEY-----", "e:AES:hiddenhidden==", "AKIAABCDEFGHIJKLMNOP",
			}, "\n")}},
			has: []string{"u:scrubbed-secret-", ";password=scrubbed-secret-", ";a=b", `"secrets":7`},
			not: []string{"dkuaps-", "ghijkl", "hidden", "AKIA"},
		},
		"JSON in a text": {
			said: []said{{path: "/x", answer: `{"cell":"{\"password\": \"hidden-1\", \"n\": 1.0}","plain":"{ \"a\": 1 }"}`}},
			has:  []string{`\"password\":\"scrubbed-secret-1\",\"n\":1.0`, `{ \"a\":1 }`},
			not:  []string{"hidden-"},
		},
		"e-mail addresses": {
			said: []said{
				{path: "/admin/users/Ann.Bell%40Corp.example", query: "m=ann.bell%40corp.example"},
				{path: "/x", answer: `{"ann.bell@corp.example":{"text":"<ann.bell@corp.example>, bob+x@sub.corp.example"},"git":"no mail@ here @b"}`},
			},
			has: []string{`"path":"/admin/users/user1@example.com"`, `"m":["user1@example.com"]`, `"user1@example.com":{`,
				`"<user1@example.com>, user2@example.com"`, `no mail@ here @b`, `"emails":2`},
			not: []string{"corp.example"},
		},
		"kept addresses": {keep: true, said: []said{{path: "/x", answer: `{"m":"ann@corp.example"}`}}, has: []string{"ann@corp.example", `"kept":["emails"]`, `"emails":0`}},
		"hosts": {
			said: []said{{path: "/x", answer: `{"a":"https://DSS.Corp.example:11200/x","b":"my-dss.corp.example","c":"node1.dss.corp.example","d":"dss.corp.examples"}`}},
			has:  []string{`"a":"https://dss.example.com:11200/x"`, `"b":"my-dss.corp.example"`, `"c":"node1.dss.example.com"`, `"d":"dss.corp.examples"`, `"hosts":1`},
		},
		"numbers, order and escapes stay": {
			said: []said{{path: "/x", answer: `{"z":12345678901234567890,"a":1.50,"u":"\u00e9<&>","dup":1,"dup":2}`}},
			has:  []string{`"z":12345678901234567890,"a":1.50,"u":"\u00e9<&>","dup":1,"dup":2`},
		},
		"headers": {said: []said{{path: "/x", answer: `{}`}}, has: []string{`"Dss-Version":"14.3.3"`, `"Retry-After":"7"`, `"versions":{"dss":"14.3.3"}`}, not: []string{"session"}},
		"bytes":   {said: []said{{path: "/x", contentType: "application/zip", answer: "PK\x00\x01"}}, has: []string{`"base64":"UEsAAQ=="`}},
		"bytes that hold a secret": {
			said: []said{{path: "/x", contentType: "application/zip", answer: "PK\x00\x01hidden-1"}, {path: "/y", answer: `{"password":"hidden-1"}`}},
			has:  []string{`"response":{"size":12}`}, not: []string{"base64", "hidden"},
		},
		"no answer":       {said: []said{{path: "/x", err: errors.New("the connection to dss.corp.example broke")}}, has: []string{`"broken":"the connection to dss.example.com broke"`}, not: []string{`"status"`}},
		"not yet":         {said: []said{{path: "/x", pending: true}}, has: []string{`"broken":"the run ended before the answer came"`}},
		"not really JSON": {said: []said{{path: "/x", answer: `{"a":1} {"password": "x"}`}}, has: []string{`"text":"{\"a\":1} {`}},
		"the user acted for": {
			said: []said{{path: "/x", header: http.Header{"X-Dku-Proxyuser": {"ann@corp.example"}, "Authorization": {"Basic aGlkZGVu"}}}},
			has:  []string{`"proxyUser":"user1@example.com"`}, not: []string{"aGlkZGVu"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := record(t, RecorderOptions{KeepEmails: c.keep}, "https://dss.corp.example/prefix", c.said...)
			text := encode(t, f)
			for _, want := range c.has {
				if !strings.Contains(compact(text), want) {
					t.Errorf("%s is missing in\n%s", want, text)
				}
			}
			for _, no := range c.not {
				if strings.Contains(text, no) {
					t.Errorf("%s stands in\n%s", no, text)
				}
			}
			again, err := Parse("x.json", []byte(text))
			if err != nil {
				t.Fatal(err)
			}
			if encode(t, again) != text {
				t.Errorf("read and written again it is\n%s", encode(t, again))
			}
		})
	}
}

func TestStreamsAreKeptInPart(t *testing.T) {
	t.Parallel()
	r := NewRecorder(RecorderOptions{Script: "/a/b/job.ts"})
	boundary := "xyz"
	form := "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ann@corp.example list.csv\"\r\n\r\n" + strings.Repeat("row\n", 10)
	r.Of(DSS, "https://dss.corp.example", "")(rest.Sent{Method: "POST", Path: "/f", Header: http.Header{"Content-Type": {"multipart/form-data; boundary=" + boundary}}})(rest.Answered{
		Upload: rest.Part{Bytes: []byte(form), Size: 5000}, Status: 200, Header: http.Header{"Content-Type": {"text/csv"}},
		Body: rest.Part{Bytes: []byte("a,b\né"[:5]), Size: 9000},
	})
	f := r.Fixture(Outcome{})
	x := f.Exchanges[0]
	if x.Request.Form[0].Filename != "user1@example.com list.csv" || x.Request.Form[0].Body.Size == 0 {
		t.Errorf("%+v", x.Request.Form[0])
	}
	if *x.Response.Text != "a,b\n" || x.Response.Size != 9000 {
		t.Errorf("%q of %d", *x.Response.Text, x.Response.Size)
	}
	if cut, binary := f.Partial(); cut != 2 || binary != 0 {
		t.Error(cut, binary)
	}
	if f.Script != "job.ts" {
		t.Error(f.Script)
	}
}

func TestSave(t *testing.T) {
	t.Parallel()
	f := record(t, RecorderOptions{}, "https://dss.corp.example", said{path: "/x"})
	path := filepath.Join(t.TempDir(), "x.json")
	if err := f.Save(path, false); err != nil {
		t.Fatal(err)
	}
	if err := f.Save(path, false); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	if err := f.Save(path, true); err != nil {
		t.Error(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	if err := f.Save(filepath.Dir(path), true); err == nil {
		t.Error("a folder was overwritten")
	}
	if names, _ := os.ReadDir(filepath.Dir(path)); len(names) != 1 {
		t.Error("something was left behind", names)
	}
	if _, err := Load(path); err != nil {
		t.Error(err)
	}
}

func TestKeyNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"password": true, "Password": true, "userPasswords": true, "client_secret": true, "apiKey": true, "api-key": true, "accessKey": true,
		"privateKeyPem": true, "tokenValue": true, "credentials": true, "license": true, "licence": true, "Authorization": true, "secretAccessKey": true,
		"key": false, "tokenUrl": false, "maxTokens2": false, "secretName": false, "keyId": false, "licenseKind": false, "monkey": false, "": false,
	} {
		if isSecretKey(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
