package dss

import "github.com/dssrun/dssrun/bindings/spec"

var connectionMethods = []spec.Method{{
	Sig: `listConnections(opts: { asType: 'listitems' | 'listitem' }): Promise<DSSConnectionListItem[]>
		listConnections(opts: { asType: 'objects' | 'object' }): Promise<DSSConnection[]>
		listConnections(opts?: { /** "dictitems" (the default) is an object of items by name, "listitems" an array of items, "objects" an array of handles */ asType?: 'dictitems' | 'dictitem' }): Promise<Record<string, DSSConnectionListItem>>`,
	Doc:      "List all connections of the instance. Needs an admin key.",
	HTTP:     "GET /admin/connections/",
	Defaults: "{ asType: 'dictitems' }",
	Result: "asType.startsWith('object') ? Object.keys(raw).map(name => new DSSConnection(this, name)) : " +
		"asType.startsWith('listitem') ? Object.values(raw).map(item => new DSSConnectionListItem(this, item)) : " +
		"Object.fromEntries(Object.entries(raw).map(([name, item]) => [name, new DSSConnectionListItem(this, item)]))",
}, {
	Sig:   "listConnectionsNames(connectionType: string): Promise<string[]>",
	Doc:   "List the names of the connections of one type; \"all\" lists all.",
	HTTP:  "GET /connections/get-names",
	Query: "{ type: connectionType }",
}, {
	Sig:  "getConnection(name: string): DSSConnection",
	Doc:  "Get a handle on a connection. Sends no request.",
	Expr: "new DSSConnection(this, name)",
}, {
	Sig: `createConnection(name: string, type: string, opts?: {
		/** parameters of this type of connection (default {}) */ params?: JsonObject | null,
		/** "ALL", or "ALLOWED" for the groups of allowedGroups (default "ALL") */ usableBy?: 'ALL' | 'ALLOWED',
		/** names of the groups that may use the connection (default []) */ allowedGroups?: string[] | null,
		/** default null */ description?: string | null }): Promise<DSSConnection>`,
	Doc:      "Create a connection and get a handle on it. Needs an admin key.",
	HTTP:     "POST /admin/connections/",
	Defaults: "{ params: null, usableBy: 'ALL', allowedGroups: null, description: null }",
	Body:     "{ name, description, type, params: params ?? {}, usableBy, allowedGroups: allowedGroups ?? [] }",
	Result:   "new DSSConnection(this, name)",
}, {
	Sig: `catalogIndexConnections(opts?: {
		/** names of the connections to index (default []); ignored with allConnections */ connectionNames?: string[] | null,
		/** index all connections (default false) */ allConnections?: boolean,
		/** default "FULL" */ indexingMode?: string }): Promise<JsonObject>`,
	Doc:      "Index connections in the data catalog.",
	HTTP:     "POST /catalog/index",
	Defaults: "{ connectionNames: null, allConnections: false, indexingMode: 'FULL' }",
	Body:     "{ connectionNames: connectionNames ?? [], indexAllConnections: allConnections, indexingMode }",
}}

var connectionClasses = []*spec.Class{{
	Name:   "DSSConnectionListItem",
	Ref:    "dataikuapi.dss.admin.DSSConnectionListItem",
	Doc:    "An item of a list of connections, from client.listConnections(). The object is the connection's document itself.",
	Fields: "readonly client: DSSClient",
	Data:   true,
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name of the connection.", Get: "this.raw.id ?? this.raw.name"},
		{Sig: "readonly type: string", Doc: "The type of the connection: \"PostgreSQL\", \"EC2\", \"Azure\".", Get: "this.raw.label ?? this.raw.type"},
	},
	Methods: []spec.Method{{
		Sig:  "toConnection(): DSSConnection",
		Doc:  "Get a handle on this connection. Sends no request.",
		Expr: "new DSSConnection(this.client, this.raw.name)",
	}},
}, {
	Name: "DSSConnectionInfo",
	Ref:  "dataikuapi.dss.admin.DSSConnectionInfo",
	Doc:  "Read-only details of a connection, from connection.getInfo(): above all its credentials in clear, where the connection lets this key read them.",
	Data: true,
	Methods: []spec.Method{
		{Sig: "getType(): string", Doc: "Get the type of the connection: \"Azure\", \"Snowflake\", \"GCS\".", Expr: "this.raw.type"},
		{Sig: "getCredentialMode(): string", Doc: "Get whose credentials the connection uses: \"GLOBAL\" or \"PER_USER\".", Expr: "this.raw.credentialsMode"},
		{Sig: "getParams(): JsonObject", Doc: "Get the parameters of the connection; each type has its own.", Expr: "this.raw.params"},
		{Sig: "getResolvedParams(): JsonObject | null", Doc: "Get the parameters with their variables resolved; null for some types.", Expr: "this.raw.resolvedParams"},
		{Sig: "getBasicCredential(): BasicCredential", Doc: "Get the user and password. Throws where the connection has none, or hides them from this key.", JS: true},
		{Sig: "getAwsCredential(): AwsCredential", Doc: "Get the AWS credential, a key pair or an STS token. Throws where the connection has none, or hides it from this key.", JS: true},
		{Sig: "getOauth2Credential(): OAuth2Credential", Doc: "Get the OAuth2 access token. Throws where the connection has none, or hides it from this key.", JS: true},
	},
}, {
	Name:   "DSSConnection",
	Ref:    "dataikuapi.dss.admin.DSSConnection",
	Doc:    "A handle on a connection of the instance, from client.getConnection(name).",
	Fields: "readonly client: DSSClient; readonly name: string",
	Methods: []spec.Method{{
		Sig:        "getLocationInfo(): Promise<DSSConnectionInfo>",
		Doc:        "Get the connection's details.",
		Deprecated: "use getInfo()",
		HTTP:       "GET /connections/{name}/info",
		Result:     "new DSSConnectionInfo(raw)",
	}, {
		Sig:      "getInfo(opts?: { /** resolve variables as in this project */ contextualProjectKey?: string | null }): Promise<DSSConnectionInfo>",
		Doc:      "Get the connection's details. Needs the right to read details of the connection.",
		HTTP:     "GET /connections/{name}/info",
		Query:    "{ contextualProjectKey }",
		Defaults: "{ contextualProjectKey: null }",
		Result:   "new DSSConnectionInfo(raw)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the connection. Needs an admin key.",
		HTTP: "DELETE /admin/connections/{name}",
	}, {
		Sig:    "getSettings(): Promise<DSSConnectionSettings>",
		Doc:    "Get the settings, to change and save() them. Needs an admin key.",
		HTTP:   "GET /admin/connections/{name}",
		Result: "new DSSConnectionSettings(this, raw)",
	}, {
		Sig:        "getDefinition(): Promise<ConnectionDefinition>",
		Doc:        "Get the connection's document. Passwords in it are encrypted; getInfo() has them in clear.",
		Deprecated: "use getSettings()",
		HTTP:       "GET /admin/connections/{name}",
	}, {
		Sig:        "setDefinition(definition: ConnectionDefinition): Promise<JsonObject>",
		Doc:        "Replace the connection's document by one that came from getDefinition().",
		Deprecated: "use getSettings(), then save()",
		HTTP:       "PUT /admin/connections/{name}",
		Body:       "definition",
	}, {
		Sig:    "syncRootAcls(): Promise<DSSFuture>",
		Doc:    "Apply the permissions of the connection's root path again. For HDFS connections with user isolation.",
		HTTP:   "POST /admin/connections/{name}/sync",
		Body:   "{ root: true }",
		Result: "DSSFuture.fromResp(this.client, raw)",
	}, {
		Sig:    "syncDatasetsAcls(): Promise<DSSFuture>",
		Doc:    "Apply the permissions of the datasets of the connection again. For HDFS connections with user isolation. The reference sends the same request as syncRootAcls().",
		HTTP:   "POST /admin/connections/{name}/sync",
		Body:   "{ root: true }",
		Result: "DSSFuture.fromResp(this.client, raw)",
	}, {
		Sig:  "test(): Promise<ConnectionTest>",
		Doc:  "Test whether the connection works. The server refuses for types that can't be tested.",
		HTTP: "GET /connections/{name}/test",
	}},
}, {
	Name:   "DSSConnectionSettings",
	Ref:    "dataikuapi.dss.admin.DSSConnectionSettings",
	Doc:    "Settings of a connection, from connection.getSettings(). Change them, then save().",
	Fields: "readonly connection: DSSConnection; settings: ConnectionDefinition",
	Properties: []spec.Property{
		{Sig: "readonly type: string", Doc: "The type of the connection: \"PostgreSQL\", \"EC2\", \"Azure\".", Path: "settings.type"},
		{Sig: "allowManagedDatasets: boolean", Doc: "Whether managed datasets can use the connection.", Path: "settings.allowManagedDatasets"},
		{Sig: "allowManagedFolders: boolean", Doc: "Whether managed folders can use the connection.", Path: "settings.allowManagedFolders"},
		{Sig: "allowKnowledgeBanks: boolean", Doc: "Whether knowledge banks can use the connection.", Path: "settings.allowKnowledgeBanks"},
		{Sig: "allowWrite: boolean", Doc: "Whether data can be written to the connection.", Path: "settings.allowWrite"},
		{Sig: "readonly detailsReadability: DSSConnectionDetailsReadability", Doc: "Who can read the connection's details.", Get: "new DSSConnectionDetailsReadability(this.settings.detailsReadability)", Hint: "change the object that it gives"},
		{Sig: "readonly usableBy: 'ALL' | 'ALLOWED'", Doc: "Who can use the connection: everybody, or the groups of usableByAllowedGroups.", Path: "settings.usableBy", Hint: "use setUsability()"},
		{Sig: "readonly usableByAllowedGroups: string[]", Doc: "The groups that can use the connection, where usableBy is \"ALLOWED\".", Path: "settings.allowedGroups", Hint: "use setUsability()"},
	},
	Methods: []spec.Method{{
		Sig:  "getRaw(): ConnectionDefinition",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.settings",
	}, {
		Sig: "setUsability(all: boolean, ...groups: string[]): void",
		Doc: "Let everybody use the connection, or only these groups.",
		JS:  true,
	}, {
		Sig:  "save(): Promise<void>",
		Doc:  "Save the settings.",
		HTTP: "PUT /admin/connections/{connection.name}",
		Body: "this.settings",
	}},
}, {
	Name:   "DSSConnectionDetailsReadability",
	Ref:    "dataikuapi.dss.admin.DSSConnectionDetailsReadability",
	Doc:    "Who can read the details of a connection, credentials above all; from settings.detailsReadability.",
	Fields: "readonly _data: JsonObject",
	Properties: []spec.Property{
		{Sig: "readonly readableBy: 'NONE' | 'ALL' | 'ALLOWED'", Doc: "Nobody, everybody, or the groups of allowedGroups.", Path: "_data.readableBy", Hint: "use setReadability()"},
		{Sig: "readonly allowedGroups: string[]", Doc: "The groups that can read the details, where readableBy is \"ALLOWED\".", Path: "_data.allowedGroups", Hint: "use setReadability()"},
	},
	Methods: []spec.Method{{
		Sig: "setReadability(all: boolean, ...groups: string[]): void",
		Doc: "Let everybody read the details, or only these groups; with false and no group, nobody.",
		JS:  true,
	}},
}}

var connectionTypes = []spec.Type{{
	Name: "ConnectionDefinition",
	Doc:  "A connection's document.",
	Text: `{
	name: string
	/** "PostgreSQL", "Filesystem", "EC2" … */
	type: string
	/** each type has its own */
	params: JsonObject
	description?: string | null
	allowWrite?: boolean
	allowManagedDatasets?: boolean
	allowManagedFolders?: boolean
	allowKnowledgeBanks?: boolean
	usableBy?: 'ALL' | 'ALLOWED'
	allowedGroups?: string[]
	detailsReadability?: { readableBy: 'NONE' | 'ALL' | 'ALLOWED', allowedGroups: string[], [key: string]: any }
	credentialsMode?: 'GLOBAL' | 'PER_USER'
	[key: string]: any
}`,
}, {
	Name: "ConnectionTest", Doc: "The result of a connection's test.",
	Text: "{ /** whether the connection works */ connectionOK: boolean, [key: string]: any }",
}, {
	Name: "BasicCredential", Doc: "A user and password.",
	Text: "{ user: string, password: string, [key: string]: any }",
}, {
	Name: "AwsCredential", Doc: "An AWS credential.",
	Text: "{ accessKey: string, secretKey: string, /** for an STS token */ sessionToken?: string, [key: string]: any }",
}, {
	Name: "OAuth2Credential", Doc: "An OAuth2 credential.",
	Text: "{ accessToken: string, [key: string]: any }",
}}
