package replay

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/dssrun/dssrun/bindings/rest"
)

// userDocument is about what a DSS says of a user.
const userDocument = `{"login":"user.%d","displayName":"User Number %d","email":"user.%d@acme.example","sourceType":"LOCAL","groups":["readers","analysts"],
"userProfile":"READER","enabled":true,"creationDate":1709542800000,"adminProperties":{},"userProperties":{"team":"engines","home":"https://dss.corp.example/home"},
"secrets":[{"name":"vault","value":"value-of-%d"}],"credentials":{"pg":{"type":"BASIC","user":"u","password":"password-of-%d"}},
"preferences":{"uiLanguage":"en","mentionEmails":true,"discussionEmails":true,"accessRequestEmails":false,"rememberPositionFlow":true}}`

func BenchmarkFixture(b *testing.B) {
	r := NewRecorder(RecorderOptions{})
	dss := r.Of(DSS, "https://dss.corp.example", "")
	size := int64(0)
	for i := range 500 {
		text := fmt.Appendf(nil, userDocument, i, i, i, i, i)
		size += int64(len(text))
		dss(rest.Sent{Method: "GET", Path: fmt.Sprintf("/admin/users/user.%d", i), Header: http.Header{}})(rest.Answered{
			Status: 200, Header: http.Header{"Content-Type": {"application/json"}}, Body: rest.Part{Bytes: text, Size: int64(len(text))},
		})
	}
	b.SetBytes(size)
	for b.Loop() {
		if f := r.Fixture(Outcome{}); f.Scrubbed.Secrets != 1000 {
			b.Fatal(f.Scrubbed)
		}
	}
}

func BenchmarkReplay(b *testing.B) {
	f := record(b, RecorderOptions{}, "https://dss.corp.example", said{path: "/admin/users/a", answer: userDocument})
	r := New(f, "x.json")
	transport := r.Transport(DSS)
	req, err := http.NewRequest("GET", "http://x/dip/publicapi/admin/users/a", nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		res, err := transport.RoundTrip(req)
		if err != nil || res.StatusCode != 200 {
			b.Fatal(res, err)
		}
	}
}
