package dss

import "github.com/dssrun/dssrun/bindings/spec"

var notebookMethods = []spec.Method{{
	Sig: `listRunningNotebooks(opts: { asObjects: false }): Promise<RunningNotebook[]>
		listRunningNotebooks(opts?: { /** handles (the default) in place of documents */ asObjects?: boolean }): Promise<DSSNotebook[]>`,
	Doc:      "List the Jupyter notebooks that run now, of all projects. Needs an admin key.",
	HTTP:     "GET /admin/notebooks/",
	Defaults: "{ asObjects: true }",
	Result:   "asObjects ? raw.map(notebook => new DSSNotebook(this, notebook.projectKey, notebook.name, notebook, true)) : raw",
}}

var projectNotebookMethods = []spec.Method{{
	Sig: `listJupyterNotebooks(opts: { asType: 'listitems' | 'listitem', active?: boolean }): Promise<DSSJupyterNotebookListItem[]>
		listJupyterNotebooks(opts?: {
			/** only those that run (default false) */ active?: boolean,
			/** "objects" (the default) are handles, "listitems" documents */ asType?: 'objects' | 'object' }): Promise<DSSJupyterNotebook[]>`,
	Doc:      "List the Jupyter notebooks of the project.",
	HTTP:     "GET /projects/{projectKey}/jupyter-notebooks/",
	Defaults: "{ active: false, asType: 'object' }",
	Query:    "{ active }",
	Result: "asType.startsWith('object') ? raw.map(item => new DSSJupyterNotebook(this.client, this.projectKey, item.name)) : " +
		"raw.map(item => new DSSJupyterNotebookListItem(this.client, item))",
}, {
	Sig:  "getJupyterNotebook(notebookName: string): DSSJupyterNotebook",
	Doc:  "Get a handle on a Jupyter notebook of the project. Sends no request.",
	Expr: "new DSSJupyterNotebook(this.client, this.projectKey, notebookName)",
}, {
	Sig:    "createJupyterNotebook(notebookName: string, notebookContent: NotebookDocument): Promise<DSSJupyterNotebook>",
	Doc:    "Create a Jupyter notebook and get a handle on it. notebookContent is a document of Jupyter's own format, as an .ipynb file holds it.",
	HTTP:   "POST /projects/{projectKey}/jupyter-notebooks/{notebookName}",
	Body:   "notebookContent",
	Result: "new DSSJupyterNotebook(this.client, this.projectKey, notebookName)",
}}

// notebookSession is a session's document as the values of DSSNotebookSession's fields.
const notebookSession = "session.projectKey, session.notebookName, session.sessionCreator, session.sessionCreatorDisplayName, session.sessionUnixOwner, " +
	"session.sessionId, session.kernelId, session.kernelPid, session.kernelConnections, session.kernelLastActivityTime, session.kernelExecutionState, session.sessionStartTime"

var notebookClasses = []*spec.Class{{
	Name:    "DSSJupyterNotebookListItem",
	Ref:     "dataikuapi.dss.jupyternotebook.DSSJupyterNotebookListItem",
	Doc:     "An item of a list of Jupyter notebooks, from project.listJupyterNotebooks({ asType: \"listitems\" }). The object is the notebook's document itself.",
	Extends: "DSSTaggableObjectListItem",
	Fields:  "readonly client: DSSClient",
	Data:    true,
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name of the notebook, which identifies it in its project.", Path: "name"},
		{Sig: "readonly language: string", Doc: "The language of the notebook: \"python\", \"R\", or \"toree\" for Scala.", Path: "language"},
		{Sig: "readonly kernelSpec: KernelSpec", Doc: "Jupyter's own description of the notebook's kernel.", Path: "kernelSpec"},
	},
	Methods: []spec.Method{{
		Sig:  "toNotebook(): DSSJupyterNotebook",
		Doc:  "Get a handle on this notebook. Sends no request.",
		Expr: "new DSSJupyterNotebook(this.client, this.raw.projectKey, this.raw.name)",
	}},
}, {
	Name:   "DSSJupyterNotebook",
	Ref:    "dataikuapi.dss.jupyternotebook.DSSJupyterNotebook",
	Doc:    "A handle on a Jupyter notebook, from project.getJupyterNotebook(name).",
	Fields: "readonly client: DSSClient; readonly projectKey: string; readonly notebookName: string",
	Methods: []spec.Method{{
		Sig:      "unload(opts?: { /** the session to end (default: the one that runs) */ sessionId?: string | null }): Promise<JsonObject>",
		Doc:      "End a running session of the notebook, which frees its memory. Rejects where none runs, and where several do and sessionId names none.",
		Defaults: "{ sessionId: null }",
		JS:       true,
	}, {
		Sig:      "_unload(sessionId: string): Promise<JsonObject>",
		Doc:      "Sends the request of unload().",
		Internal: true,
		HTTP:     "DELETE /projects/{projectKey}/jupyter-notebooks/{notebookName}/sessions/{sessionId}",
	}, {
		Sig: `getSessions(opts: { asObjects: true }): Promise<DSSNotebookSession[]>
			getSessions(opts?: { /** handles in place of documents (default false) */ asObjects?: boolean }): Promise<NotebookSession[]>`,
		Doc:      "Get the running sessions of the notebook.",
		HTTP:     "GET /projects/{projectKey}/jupyter-notebooks/{notebookName}/sessions",
		Defaults: "{ asObjects: false }",
		Result:   "asObjects ? raw.map(session => new DSSNotebookSession(this.client, " + notebookSession + ")) : raw",
	}, {
		Sig:    "getContent(): Promise<DSSNotebookContent>",
		Doc:    "Get the content of the notebook, to change and save() it.",
		HTTP:   "GET /projects/{projectKey}/jupyter-notebooks/{notebookName}",
		Result: "new DSSNotebookContent(this.client, this.projectKey, this.notebookName, raw)",
	}, {
		Sig:  "delete(): Promise<JsonObject>",
		Doc:  "Delete the notebook and end its sessions.",
		HTTP: "DELETE /projects/{projectKey}/jupyter-notebooks/{notebookName}",
	}, {
		Sig:  "clearOutputs(): Promise<JsonObject>",
		Doc:  "Clear the outputs of the notebook's cells.",
		HTTP: "DELETE /projects/{projectKey}/jupyter-notebooks/{notebookName}/outputs",
	}, {
		Sig:  "getObjectDiscussions(): DSSObjectDiscussions",
		Doc:  "Get a handle on the discussions of the notebook. Sends no request.",
		Expr: "new DSSObjectDiscussions(this.client, this.projectKey, 'JUPYTER_NOTEBOOK', this.notebookName)",
	}},
}, {
	Name:   "DSSNotebookContent",
	Ref:    "dataikuapi.dss.jupyternotebook.DSSNotebookContent",
	Doc:    "The content of a Jupyter notebook, from notebook.getContent(): a document of Jupyter's own format. Change it, then save().",
	Fields: "readonly client: DSSClient; readonly projectKey: string; readonly notebookName: string; readonly content: NotebookDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): NotebookDocument", Doc: "Get the document that save() sends, not a copy.", Expr: "this.content"},
		{Sig: "getMetadata(): JsonObject", Doc: "Get the notebook's metadata: kernelspec, creator, createdOn, modifiedBy, language_info.", Expr: "this.content.metadata"},
		{Sig: "getCells(): NotebookCell[]", Doc: "Get the notebook's cells.", Expr: "this.content.cells"},
		{
			Sig:  "save(): Promise<JsonObject>",
			Doc:  "Save the content.",
			HTTP: "PUT /projects/{projectKey}/jupyter-notebooks/{notebookName}",
			Body: "this.content",
		},
	},
}, {
	Name: "DSSNotebookSession",
	Ref:  "dataikuapi.dss.jupyternotebook.DSSNotebookSession",
	Doc:  "A running session of a Jupyter notebook, from notebook.getSessions({ asObjects: true }).",
	Fields: `readonly client: DSSClient; readonly projectKey: string; readonly notebookName: string;
		/** login of the user who started it */ readonly sessionCreator: string;
		readonly sessionCreatorDisplayName: string;
		/** the UNIX user that it runs as */ readonly sessionUnixOwner: string | null;
		readonly sessionId: string; readonly kernelId: string; readonly kernelPid: number | null;
		/** how many pages are connected to it */ readonly kernelConnections: number;
		/** milliseconds since the epoch */ readonly kernelLastActivityTime: number;
		/** "idle", "busy" … */ readonly kernelExecutionState: string;
		/** milliseconds since the epoch */ readonly sessionStartTime: number`,
	Constructor: &spec.Method{
		Sig:  "constructor(client: DSSClient, session: NotebookSession)",
		Doc:  "Make a handle of a session's document, as notebook.getSessions() gives it.",
		Expr: "[client, " + notebookSession + "]",
	},
	Methods: []spec.Method{{
		Sig:  "unload(): Promise<JsonObject>",
		Doc:  "End the session, which frees its memory.",
		HTTP: "DELETE /projects/{projectKey}/jupyter-notebooks/{notebookName}/sessions/{sessionId}",
	}},
}, {
	Name: "DSSNotebook",
	Ref:  "dataikuapi.dss.notebook.DSSNotebook",
	Doc:  "A running Jupyter notebook, from client.listRunningNotebooks(). Deprecated in favour of DSSJupyterNotebook: project.getJupyterNotebook(name).",
	Fields: "readonly client: DSSClient; readonly projectKey: string; readonly notebookName: string; " +
		"state: RunningNotebook | null; stateIsPeek: boolean",
	Constructor: &spec.Method{
		Sig:      "constructor(client: DSSClient, projectKey: string, notebookName: string, opts?: { /** what is known of it already (default null) */ state?: RunningNotebook | null })",
		Doc:      "Make a handle on a notebook.",
		Defaults: "{ state: null }",
		Expr:     "[client, projectKey, notebookName, state, true]",
	},
	Methods: []spec.Method{{
		Sig:        "unload(opts?: { /** the session to end (default: the one that runs) */ sessionId?: string | null }): Promise<JsonObject>",
		Doc:        "End a running session of the notebook, which frees its memory. Rejects where none runs, and where several do and sessionId names none.",
		Deprecated: "use unload() of DSSJupyterNotebook",
		Defaults:   "{ sessionId: null }",
		JS:         true,
	}, {
		Sig:      "_unload(sessionId: string): Promise<JsonObject>",
		Doc:      "Sends the request of unload().",
		Internal: true,
		HTTP:     "DELETE /projects/{projectKey}/notebooks/",
		Query:    "{ notebookName: this.notebookName, sessionId }",
	}, {
		Sig:        "getState(): Promise<RunningNotebook>",
		Doc:        "Get what is known of the notebook. It asks only once.",
		Deprecated: "use getSessions() of DSSJupyterNotebook",
		JS:         true,
	}, {
		Sig:      "_getState(): Promise<RunningNotebook>",
		Doc:      "Sends the request of getState().",
		Internal: true,
		HTTP:     "GET /projects/{projectKey}/notebooks/",
		Query:    "{ notebookName: this.notebookName }",
	}, {
		Sig:        "getSessions(): Promise<NotebookSession[]>",
		Doc:        "Get the running sessions of the notebook. Rejects where it does not run.",
		Deprecated: "use getSessions() of DSSJupyterNotebook",
		JS:         true,
	}, {
		Sig:        "getObjectDiscussions(): DSSObjectDiscussions",
		Doc:        "Get a handle on the discussions of the notebook. Sends no request.",
		Deprecated: "use getObjectDiscussions() of DSSJupyterNotebook",
		Expr:       "new DSSObjectDiscussions(this.client, this.projectKey, 'JUPYTER_NOTEBOOK', this.notebookName)",
	}},
}}

var notebookTypes = []spec.Type{{
	Name: "RunningNotebook",
	Doc:  "A notebook that runs.",
	Text: "{ projectKey: string, name: string, activeSessions?: NotebookSession[] | null, [key: string]: any }",
}, {
	Name: "NotebookSession",
	Doc:  "The document of a running session of a notebook; times in milliseconds since the epoch.",
	Text: `{
	sessionId: string
	kernelId?: string
	projectKey?: string
	notebookName?: string
	sessionCreator?: string
	sessionCreatorDisplayName?: string
	sessionUnixOwner?: string | null
	kernelPid?: number | null
	kernelConnections?: number
	kernelLastActivityTime?: number
	kernelExecutionState?: string
	sessionStartTime?: number
	[key: string]: any
}`,
}, {
	Name: "NotebookDocument",
	Doc:  "A notebook in Jupyter's own format.",
	Text: "{ metadata: JsonObject, nbformat: number, nbformat_minor?: number, cells: NotebookCell[], [key: string]: any }",
}, {
	Name: "NotebookCell",
	Doc:  "A cell of a notebook.",
	Text: `{
	/** "code", "markdown" … */
	cell_type: string
	/** its lines */
	source: string | string[]
	metadata?: JsonObject
	/** of a code cell: what its last run printed */
	outputs?: JsonObject[]
	[key: string]: any
}`,
}, {
	Name: "KernelSpec",
	Doc:  "Jupyter's description of a kernel.",
	Text: "{ /** identifies the kernel: \"python3\" */ name: string, display_name?: string, language?: string, [key: string]: any }",
}}
