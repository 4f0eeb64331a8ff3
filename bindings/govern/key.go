package govern

import "github.com/dssrun/dssrun/bindings/spec"

var keyMethods = []spec.Method{{
	Sig: `listGlobalApiKeys(opts: { asType: 'objects' }): Promise<GovernGlobalApiKey[]>
		listGlobalApiKeys(opts?: { /** "listitems" (the default) or "objects", handles */ asType?: 'listitems' }): Promise<GovernGlobalApiKeyListItem[]>`,
	Doc:      "List all global API keys of the instance. Needs an admin key. Where API keys are kept hashed, the items have no secret.",
	HTTP:     "GET /admin/global-api-keys/",
	Defaults: "{ asType: 'listitems' }",
	Result: "asType === 'objects' ? raw.map(item => new GovernGlobalApiKey(this, item.key ?? '', item.id)) : " +
		"raw.map(item => new GovernGlobalApiKeyListItem(this, item))",
}, {
	Sig:        "getGlobalApiKey(key: string): Promise<GovernGlobalApiKey>",
	Doc:        "Get a handle on the global API key that has this secret. Needs an admin key.",
	Deprecated: "use getGlobalApiKeyById()",
	HTTP:       "GET /admin/globalAPIKeys/{key}",
	Secret:     []string{"key"},
	Result:     "new GovernGlobalApiKey(this, key, raw.id)",
}, {
	Sig:    "getGlobalApiKeyById(id: string): Promise<GovernGlobalApiKey>",
	Doc:    "Get a handle on a global API key. Needs an admin key.",
	HTTP:   "GET /admin/global-api-keys/{id}",
	Result: "new GovernGlobalApiKey(this, raw.key ?? '', id)",
}, {
	Internal: true,
	Sig:      "_createGlobalApiKey(request: JsonObject): Promise<GovernGlobalApiKey>",
	HTTP:     "POST /admin/global-api-keys/",
	Body:     "request",
	Result: "raw?.messages?.error ? fail('DataikuException', 'the API key was not created: ' + JSON.stringify(raw.messages.messages ?? [])) : " +
		"raw?.id ? new GovernGlobalApiKey(this, raw.key ?? '', raw.id) : " +
		"fail('DataikuException', 'the API key was not created: the answer has no id')",
}, {
	Sig: `createGlobalApiKey(opts?: {
		/** default null */ label?: string | null,
		/** default null */ description?: string | null,
		/** whether the key has the rights of an administrator (default false) */ admin?: boolean }): Promise<GovernGlobalApiKey>`,
	Doc:      "Create a global API key and get a handle on it, whose key is the secret: it may never be shown again. createGlobalApiKeyWithGroups() makes one with the rights of groups. Needs an admin key.",
	Defaults: "{ label: null, description: null, admin: false }",
	Expr:     "this._createGlobalApiKey({ label, description, globalPermissions: { admin } })",
}, {
	Sig: `createGlobalApiKeyWithGroups(opts?: {
		/** default null */ label?: string | null,
		/** default null */ description?: string | null,
		/** names of the groups whose rights the key has (default []) */ groups?: string[] | null }): Promise<GovernGlobalApiKey>`,
	Doc:      "Create a global API key with the rights of groups and get a handle on it, whose key is the secret: it may never be shown again. Needs an admin key.",
	Defaults: "{ label: null, description: null, groups: null }",
	Expr:     "this._createGlobalApiKey({ label, description, groups: groups ?? [] })",
}}

var keyClasses = []*spec.Class{{
	Name:   "GovernGlobalApiKey",
	Ref:    "dataikuapi.govern.admin.GovernGlobalApiKey",
	Doc:    "A handle on a global API key, from client.getGlobalApiKeyById(id) or client.createGlobalApiKey().",
	Fields: `readonly client: GovernClient; /** the secret, "" where the server does not tell it */ readonly key: Secret; readonly id: string`,
	Methods: []spec.Method{{
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the key. Needs an admin key.",
		HTTP: "DELETE /admin/global-api-keys/{id}",
	}, {
		Sig:    "getDefinition(): Promise<GovernGlobalApiKeyDefinition>",
		Doc:    "Get the key's definition, to change and save() it. Needs an admin key. Where API keys are kept hashed, it has no secret.",
		HTTP:   "GET /admin/global-api-keys/{id}",
		Result: "new GovernGlobalApiKeyDefinition(this.client, raw)",
	}, {
		Sig:  "setDefinition(definition: GovernGlobalApiKeyDefinition | JsonObject): Promise<void>",
		Doc:  "Replace the key's definition by one that came from getDefinition(). The secret can't be changed. Needs an admin key.",
		HTTP: "PUT /admin/global-api-keys/{id}",
		Body: "definition",
	}},
}, {
	Name:   "GovernGlobalApiKeyDefinition",
	Ref:    "dataikuapi.govern.admin.GovernGlobalApiKeyDefinition",
	Doc:    "The definition of a global API key, from key.getDefinition(). The object is the key's document itself. Change it, then save().",
	Fields: "readonly client: GovernClient",
	Data:   true,
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id of the key.", Path: "id"},
		{Sig: "label: string", Doc: "The label of the key.", Path: "label"},
		{Sig: "description: string | null", Doc: "The description of the key.", Path: "description"},
		{Sig: "userForImpersonation: string | null", Doc: "The login of the user that the key stands for, where there is one.", Path: "dssUserForImpersonation"},
		{Sig: "groups: string[] | null", Doc: "The names of the groups whose rights the key has; null where its rights are not those of groups.", Path: "groups"},
		{Sig: "readonly createdOn: Date | null", Doc: "When the key was created.", Path: "createdOn"},
		{Sig: "readonly createdBy: string | null", Doc: "The login of the user who created the key.", Path: "createdBy"},
		{Sig: "readonly expiresOn: Date | null", Doc: "When the key expires, null for never.", Path: "expiresOn"},
		{Sig: "lifetime: number | null", Doc: "The lifetime of the key in days, null for endless.", Path: "expiry"},
	},
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the definition. Needs an admin key.",
		HTTP: "PUT /admin/global-api-keys/{id}",
		Body: "this.raw",
	}},
}, {
	Name:   "GovernGlobalApiKeyListItem",
	Ref:    "dataikuapi.govern.admin.GovernGlobalApiKeyListItem",
	Doc:    "An item of a list of global API keys, from client.listGlobalApiKeys(). The object is the key's document itself.",
	Fields: "readonly client: GovernClient",
	Data:   true,
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id of the key.", Path: "id"},
		{Sig: "readonly key: Secret | null", Doc: "The secret, null where the server keeps it hashed.", Path: "key"},
		{Sig: "readonly label: string", Doc: "The label of the key.", Path: "label"},
		{Sig: "readonly description: string | null", Doc: "The description of the key.", Path: "description"},
		{Sig: "readonly userForImpersonation: string | null", Doc: "The login of the user that the key stands for, where there is one.", Path: "dssUserForImpersonation"},
		{Sig: "readonly groups: string[] | null", Doc: "The names of the groups whose rights the key has; null where its rights are not those of groups.", Path: "groups"},
		{Sig: "readonly createdOn: Date | null", Doc: "When the key was created.", Path: "createdOn"},
		{Sig: "readonly createdBy: string | null", Doc: "The login of the user who created the key.", Path: "createdBy"},
	},
	Methods: []spec.Method{{
		Sig:  "toGlobalApiKey(): GovernGlobalApiKey",
		Doc:  "Get a handle on this key. Sends no request.",
		Expr: "new GovernGlobalApiKey(this.client, this.raw.key ?? '', this.raw.id)",
	}},
}}
