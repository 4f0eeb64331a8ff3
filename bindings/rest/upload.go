package rest

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"slices"
	"strings"
)

// Upload is a body that is read while it is sent.
type Upload struct {
	// Field is the name of the form's part that carries the file. Empty: the file is the whole body.
	Field string
	// Name is the file's name in the form; the reference sends the path's last element.
	Name string
	// ContentType of the file. Empty: none in a form, application/octet-stream as a whole body.
	ContentType string
	// Open gives the content from its start and its length, -1 when unknown. It is called again when the request has to
	// be sent again.
	Open func() (io.ReadCloser, int64, error)
	// Fields are the form's other parts. They come first, by name.
	Fields map[string]string
	// Header is added to the file's part.
	Header map[string]string
}

// attach makes the upload the body of a request.
func (u *Upload) attach(req *http.Request) error {
	before, after, contentType, err := u.frame()
	if err != nil {
		return &Misuse{"the upload can't be written as a form: " + err.Error()}
	}
	open := func() (io.ReadCloser, int64, error) {
		file, length, err := u.Open()
		if err != nil {
			return nil, 0, err
		}
		body := io.MultiReader(bytes.NewReader(before), &uploadReader{file}, bytes.NewReader(after))
		if length >= 0 {
			length += int64(len(before) + len(after))
		}
		return struct {
			io.Reader
			io.Closer
		}{body, file}, length, nil
	}
	req.Body, req.ContentLength, err = open()
	if err != nil {
		return err
	}
	if req.ContentLength == 0 {
		req.Body.Close()
		req.Body = http.NoBody
	}
	req.GetBody = func() (io.ReadCloser, error) {
		body, _, err := open()
		return body, err
	}
	req.Header.Set("Content-Type", contentType)
	return nil
}

// frame gives what stands around the file, and the type of the whole.
func (u *Upload) frame() (before, after []byte, contentType string, err error) {
	if u.Field == "" {
		if u.ContentType != "" {
			return nil, nil, u.ContentType, nil
		}
		return nil, nil, "application/octet-stream", nil
	}
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(u.Fields)) {
		if err := form.WriteField(name, u.Fields[name]); err != nil {
			return nil, nil, "", err
		}
	}
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", fmt.Sprintf(`form-data; name="%s"; filename="%s"`, escapeName.Replace(u.Field), escapeName.Replace(u.Name)))
	if u.ContentType != "" {
		header.Set("Content-Type", u.ContentType)
	}
	for name, value := range u.Header {
		if !isToken(name) || strings.ContainsAny(value, "\r\n") {
			return nil, nil, "", fmt.Errorf("the header %q of the file can't be sent", name)
		}
		header.Set(name, value)
	}
	if _, err := form.CreatePart(header); err != nil {
		return nil, nil, "", err
	}
	start := b.Len()
	if err := form.Close(); err != nil {
		return nil, nil, "", err
	}
	return b.Bytes()[:start], b.Bytes()[start:], form.FormDataContentType(), nil
}

// escapeName writes a name between quotes as browsers do (HTML, multipart/form-data encoding).
var escapeName = strings.NewReplacer(`"`, "%22", "\r", "%0D", "\n", "%0A")

// uploadReader marks errors of the file, so that they are not taken for the connection's.
type uploadReader struct{ file io.Reader }

func (u *uploadReader) Read(p []byte) (int, error) {
	n, err := u.file.Read(p)
	if err != nil && err != io.EOF {
		err = &uploadError{err}
	}
	return n, err
}

type uploadError struct{ err error }

func (e *uploadError) Error() string { return e.err.Error() }
func (e *uploadError) Unwrap() error { return e.err }
