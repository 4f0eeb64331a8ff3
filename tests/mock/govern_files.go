package mock

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"strconv"
)

var fileRoutes = []route{
	{method: "POST", pattern: "/uploaded-files", handle: (*call).uploadFile, upload: true},
	{method: "GET", pattern: "/uploaded-file/{file}", handle: (*call).describeFile},
	{method: "GET", pattern: "/uploaded-file/{file}/download", handle: (*call).downloadFile},
	{method: "DELETE", pattern: "/uploaded-file/{file}", handle: (*call).deleteFile},
}

// upload is an uploaded file. It is never changed.
type upload struct {
	doc     document
	name    string
	content []byte
}

func newUpload(id, name, by string, at int64, content []byte) *upload {
	return &upload{name: name, content: content,
		doc: object("id", id, "name", name, "size", len(content), "uploadedBy", by, "uploadedOn", at)}
}

// uploadFile takes the part named file of a multipart body.
func (c *call) uploadFile() ([]byte, error) {
	kind, params, err := mime.ParseMediaType(c.sent.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" || params["boundary"] == "" {
		return nil, illegal("Current request is not a multipart request: its Content-Type is '%.100s'", c.sent.Get("Content-Type"))
	}
	reader := multipart.NewReader(bytes.NewReader(c.raw), params["boundary"])
	for {
		part, err := reader.NextRawPart()
		if err == io.EOF {
			return nil, illegal("Required request part 'file' is not present")
		}
		if err != nil {
			return nil, illegal("Failed to parse the multipart request: %v", err)
		}
		if part.FormName() != "file" {
			continue
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return nil, illegal("Failed to parse the multipart request: %v", err)
		}
		name := part.FileName()
		if name == "" {
			return nil, illegal("The uploaded file has no name")
		}
		c.govern.count.file++
		f := newUpload("uf."+strconv.Itoa(c.govern.count.file), name, c.who.id, c.now.UnixMilli(), content)
		c.govern.files.put(f.doc.str("id"), f)
		return f.doc.text(), nil
	}
}

func (c *call) file() (*upload, error) {
	if f, ok := c.govern.files.get(c.arg("file")); ok {
		return f, nil
	}
	return nil, notFound("Uploaded file '%s' does not exist", c.arg("file"))
}

func (c *call) describeFile() ([]byte, error) {
	f, err := c.file()
	if err != nil {
		return nil, err
	}
	return f.doc.text(), nil
}

func (c *call) downloadFile() ([]byte, error) {
	f, err := c.file()
	if err != nil {
		return nil, err
	}
	c.header.Set("Content-Type", "application/octet-stream")
	c.header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.name}))
	return f.content, nil
}

// deleteFile leaves the file's id in artifacts that have it.
func (c *call) deleteFile() ([]byte, error) {
	if _, err := c.file(); err != nil {
		return nil, err
	}
	c.govern.files.delete(c.arg("file"))
	return nil, nil
}
