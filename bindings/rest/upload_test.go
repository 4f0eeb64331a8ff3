package rest_test

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/dssrun/dssrun/bindings/rest"
)

func upload(field, content string) *rest.Upload {
	return &rest.Upload{Field: field, Name: `my "file".csv`, Open: func() (io.ReadCloser, int64, error) {
		return io.NopCloser(strings.NewReader(content)), int64(len(content)), nil
	}}
}

func TestUploadAsForm(t *testing.T) {
	t.Parallel()
	type part struct{ name, file, content, kind, expires string }
	var parts []part
	var length int64
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		length = r.ContentLength
		_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil {
			t.Error(err)
		}
		form := multipart.NewReader(r.Body, params["boundary"])
		for {
			p, err := form.NextPart()
			if err != nil {
				if err != io.EOF {
					t.Error(err)
				}
				return
			}
			content, _ := io.ReadAll(p)
			parts = append(parts, part{p.FormName(), p.FileName(), string(content), p.Header.Get("Content-Type"), p.Header.Get("Expires")})
		}
	}, nil)
	u := upload("file", "a,b\n1,2\n")
	u.ContentType, u.Header, u.Fields = "text/csv", map[string]string{"Expires": "0"}, map[string]string{"z": "2", "a": "1"}
	if _, err := client.Do(t.Context(), &rest.Request{Method: "POST", Path: "/x", Upload: u}); err != nil {
		t.Fatal(err)
	}
	want := []part{{"a", "", "1", "", ""}, {"z", "", "2", "", ""}, {"file", "my %22file%22.csv", "a,b\n1,2\n", "text/csv", "0"}}
	if len(parts) != 3 || parts[0] != want[0] || parts[1] != want[1] || parts[2] != want[2] {
		t.Errorf("%q", parts)
	}
	if length <= 0 {
		t.Error("sent without a length")
	}
}

func TestUploadAsBody(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		content string
		length  int64
		kind    string
		wire    int64
	}{
		"length known":   {"hello", 5, "", 5},
		"length unknown": {"hello", -1, "text/plain", -1},
		"empty":          {"", 0, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var body []byte
			var length int64
			var kind string
			client := serve(t, func(w http.ResponseWriter, r *http.Request) {
				body, _ = io.ReadAll(r.Body)
				length, kind = r.ContentLength, r.Header.Get("Content-Type")
			}, nil)
			u := upload("", c.content)
			u.ContentType = c.kind
			open := u.Open
			u.Open = func() (io.ReadCloser, int64, error) {
				r, _, err := open()
				return r, c.length, err
			}
			if _, err := client.Do(t.Context(), &rest.Request{Method: "PUT", Path: "/x", Upload: u}); err != nil {
				t.Fatal(err)
			}
			if c.kind == "" {
				c.kind = "application/octet-stream"
			}
			if string(body) != c.content || length != c.wire || kind != c.kind {
				t.Errorf("%q %d %q", body, length, kind)
			}
		})
	}
}

// zeros is endless content that takes no memory.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestLargeBodiesAreNotHeldInMemory(t *testing.T) {
	t.Parallel()
	const size = 64 << 20
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n, err := io.Copy(io.Discard, r.Body)
		if err != nil || r.Method == "POST" && n < size {
			t.Error(n, err)
		}
		if r.Method == "GET" {
			io.CopyN(w, zeros{}, size)
		}
	}, func(c *rest.Config) { c.MaxResponse = 1 << 20 })
	u := upload("file", "")
	u.Open = func() (io.ReadCloser, int64, error) {
		return io.NopCloser(io.LimitReader(zeros{}, size)), size, nil
	}
	if _, err := client.Do(t.Context(), &rest.Request{Method: "POST", Path: "/x", Upload: u}); err != nil {
		t.Fatal(err)
	}
	res, err := client.Do(t.Context(), &rest.Request{Path: "/x", Stream: true})
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, res.Stream)
	if n != size || err != nil || res.Body != nil {
		t.Error(n, err)
	}
	if err := res.Stream.Close(); err != nil {
		t.Error(err)
	}
}

func TestUploadThatCanNotBeRead(t *testing.T) {
	t.Parallel()
	client := serve(t, func(w http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) }, nil)
	broken := errors.New("disk on fire")
	u := upload("file", "")
	u.Open = func() (io.ReadCloser, int64, error) {
		return io.NopCloser(io.MultiReader(strings.NewReader("abc"), failing{broken})), 100, nil
	}
	_, err := client.Do(t.Context(), &rest.Request{Method: "POST", Path: "/x", Upload: u})
	var f *rest.Failure
	if !errors.As(err, &f) || f.Code != "ERR_UPLOAD" || !errors.Is(err, broken) {
		t.Error(err)
	}
	u.Open = func() (io.ReadCloser, int64, error) { return nil, 0, broken }
	if _, err := client.Do(t.Context(), &rest.Request{Method: "POST", Path: "/x", Upload: u}); err != broken {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestStreamThatBreaksOff(t *testing.T) {
	t.Parallel()
	client := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "100")
		io.WriteString(w, "abc")
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}, nil)
	res, err := client.Do(t.Context(), &rest.Request{Path: "/x", Stream: true})
	if err != nil {
		t.Fatal(err)
	}
	defer res.Stream.Close()
	_, err = io.ReadAll(res.Stream)
	var f *rest.Failure
	if !errors.As(err, &f) || f.Method != "GET" || !strings.Contains(err.Error(), "breaks off after 3 bytes of 100 bytes") {
		t.Error(err)
	}
}
