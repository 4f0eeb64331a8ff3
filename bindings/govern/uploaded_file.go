package govern

import "github.com/dssrun/dssrun/bindings/spec"

var uploadedFileMethods = []spec.Method{{
	Sig:  "getUploadedFile(uploadedFileId: string): GovernUploadedFile",
	Doc:  "Get a handle on an uploaded file. Sends no request.",
	Expr: "new GovernUploadedFile(this, uploadedFileId)",
}, {
	Sig:    "uploadFile(fileName: string, file: Uint8Array | string | Blob): Promise<GovernUploadedFile>",
	Doc:    "Upload a file and get a handle on it. A Blob of fs.openAsBlob(path) is sent without being held in memory.",
	HTTP:   "POST /uploaded-files",
	Upload: "file",
	Result: "new GovernUploadedFile(this, raw.id)",
}}

var uploadedFileClasses = []*spec.Class{{
	Name:   "GovernUploadedFile",
	Ref:    "dataikuapi.govern.uploaded_file.GovernUploadedFile",
	Doc:    "A handle on an uploaded file, from client.getUploadedFile(id) or client.uploadFile().",
	Fields: "readonly client: GovernClient; readonly uploadedFileId: string",
	Methods: []spec.Method{{
		Sig:  "getDescription(): Promise<GovernUploadedFileDocument>",
		Doc:  "Get the description of the file.",
		HTTP: "GET /uploaded-file/{uploadedFileId}",
	}, {
		Sig:  "download(): Promise<DownloadStream>",
		Doc:  "Download the file. saveTo(path) of what it gives writes it to disk without holding it in memory.",
		HTTP: "GET /uploaded-file/{uploadedFileId}/download",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the file.",
		HTTP: "DELETE /uploaded-file/{uploadedFileId}",
	}},
}}

var uploadedFileTypes = []spec.Type{{
	Name: "GovernUploadedFileDocument",
	Doc:  "The description of an uploaded file.",
	Text: "{ /** begins with \"uf.\" */ id: string, [key: string]: any }",
}}
