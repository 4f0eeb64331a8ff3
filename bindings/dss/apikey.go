package dss

import "github.com/dssrun/dssrun/bindings/spec"

// What became of the request that creates a key, as the reference checks it.
const (
	createdGlobalKey = "raw?.messages?.error ? fail('DataikuException', 'the API key was not created: ' + JSON.stringify(raw.messages.messages ?? raw.messages)) : " +
		"raw?.id ? new DSSGlobalApiKey(this, raw.key ?? '', raw.id) : " + noKeyID
	// The handle is made of a plain document too: with it the secret is known as one, and masked.
	createdPersonalKey = "!raw?.id ? " + noKeyID + " : (key => asType === 'object' ? key : raw)(new DSSPersonalApiKey(this, raw.key ?? '', raw.id))"
	noKeyID            = "fail('DataikuException', 'the API key was not created: the answer has no id')"

	personalKeys = "asType === 'objects' ? raw.map(item => new DSSPersonalApiKey(this, item.key ?? '', item.id)) : " +
		"raw.map(item => new DSSPersonalApiKeyListItem(this, item))"
)

var apiKeyMethods = []spec.Method{{
	Sig: `listGlobalApiKeys(opts: { asType: 'objects' }): Promise<DSSGlobalApiKey[]>
		listGlobalApiKeys(opts?: { /** "listitems" (the default) or "objects", handles */ asType?: 'listitems' }): Promise<DSSGlobalApiKeyListItem[]>`,
	Doc:      "List the global API keys of the instance. With secure API keys switched on, the secrets are left out. Needs an admin key.",
	HTTP:     "GET /admin/global-api-keys/",
	Defaults: "{ asType: 'listitems' }",
	Result: "asType === 'objects' ? raw.map(item => new DSSGlobalApiKey(this, item.key ?? '', item.id)) : " +
		"raw.map(item => new DSSGlobalApiKeyListItem(this, item))",
}, {
	Sig:        "getGlobalApiKey(key: string): Promise<DSSGlobalApiKey>",
	Doc:        "Get a handle on the global API key of this secret. Rejects where there is no such key.",
	Deprecated: "use getGlobalApiKeyById()",
	HTTP:       "GET /admin/globalAPIKeys/{key}",
	Secret:     []string{"key"},
	Result:     "new DSSGlobalApiKey(this, key, raw.id)",
}, {
	Sig:    "getGlobalApiKeyById(id: string): Promise<DSSGlobalApiKey>",
	Doc:    "Get a handle on a global API key. Rejects where there is no such key. Needs an admin key.",
	HTTP:   "GET /admin/global-api-keys/{id}",
	Result: "new DSSGlobalApiKey(this, raw.key ?? '', id)",
}, {
	Sig: `createGlobalApiKey(opts?: {
		/** default null */ label?: string | null,
		/** default null */ description?: string | null,
		/** whether the key has the rights of an administrator (default false) */ admin?: boolean }): Promise<DSSGlobalApiKey>`,
	Doc:      "Create a global API key. The handle has its secret as key, this time only where secure API keys are switched on. Needs an admin key.",
	HTTP:     "POST /admin/global-api-keys/",
	Defaults: "{ label: null, description: null, admin: false }",
	Body:     "{ label, description, globalPermissions: { admin } }",
	Result:   createdGlobalKey,
}, {
	Sig: `createGlobalApiKeyWithGroups(opts?: {
		/** default null */ label?: string | null,
		/** default null */ description?: string | null,
		/** names of the groups whose rights the key has (default []) */ groups?: string[] | null }): Promise<DSSGlobalApiKey>`,
	Doc:      "Create a global API key that has the rights of groups. The handle has its secret as key, this time only where secure API keys are switched on. Needs an admin key.",
	HTTP:     "POST /admin/global-api-keys/",
	Defaults: "{ label: null, description: null, groups: null }",
	Body:     "{ label, description, groups: groups ?? [] }",
	Result:   createdGlobalKey,
}, {
	Sig: `listPersonalApiKeys(opts: { asType: 'objects' }): Promise<DSSPersonalApiKey[]>
		listPersonalApiKeys(opts?: { /** "listitems" (the default) or "objects", handles */ asType?: 'listitems' }): Promise<DSSPersonalApiKeyListItem[]>`,
	Doc:      "List your own personal API keys.",
	HTTP:     "GET /personal-api-keys/",
	Defaults: "{ asType: 'listitems' }",
	Result:   personalKeys,
}, {
	Sig: `listAllPersonalApiKeys(opts: { asType: 'objects' }): Promise<DSSPersonalApiKey[]>
		listAllPersonalApiKeys(opts?: { /** "listitems" (the default) or "objects", handles */ asType?: 'listitems' }): Promise<DSSPersonalApiKeyListItem[]>`,
	Doc:      "List the personal API keys of all users. Needs an admin key.",
	HTTP:     "GET /admin/personal-api-keys/",
	Defaults: "{ asType: 'listitems' }",
	Result:   personalKeys,
}, {
	Sig:  "getPersonalApiKey(id: string): DSSPersonalApiKey",
	Doc:  "Get a handle on a personal API key, without its secret. Sends no request.",
	Expr: "new DSSPersonalApiKey(this, '', id)",
}, {
	Sig: `createPersonalApiKey(opts: { asType: 'object', label?: string, description?: string }): Promise<DSSPersonalApiKey>
		createPersonalApiKey(opts?: {
			/** default "" */ label?: string,
			/** default "" */ description?: string,
			/** "dict" (the default) is the key's document, "object" a handle */ asType?: 'dict' }): Promise<PersonalApiKey>`,
	Doc:      "Create a personal API key of your own. The answer has its secret as key, this time only where secure API keys are switched on.",
	HTTP:     "POST /personal-api-keys/",
	Defaults: "{ label: '', description: '', asType: 'dict' }",
	Body:     "{ label, description }",
	Result:   createdPersonalKey,
}, {
	Sig: `createPersonalApiKeyForUser(user: string, opts: { asType: 'dict', label?: string, description?: string }): Promise<PersonalApiKey>
		createPersonalApiKeyForUser(user: string, opts?: {
			/** default "" */ label?: string,
			/** default "" */ description?: string,
			/** "object" (the default) is a handle, "dict" the key's document */ asType?: 'object' }): Promise<DSSPersonalApiKey>`,
	Doc:      "Create a personal API key for another user, named by the login. The answer has its secret as key, this time only where secure API keys are switched on. Needs an admin key.",
	HTTP:     "POST /admin/personal-api-keys/",
	Defaults: "{ label: '', description: '', asType: 'object' }",
	Body:     "{ user, label, description }",
	Result:   createdPersonalKey,
}}

var apiKeyClasses = []*spec.Class{{
	Name: "DSSGlobalApiKey",
	Ref:  "dataikuapi.dss.admin.DSSGlobalApiKey",
	Doc:  "A handle on a global API key, from client.getGlobalApiKeyById(id) or client.createGlobalApiKey().",
	Fields: `readonly client: DSSClient;
		/** the secret, "" where the server does not tell it */ readonly key: Secret;
		/** the id, which is no secret */ readonly id: string`,
	Methods: []spec.Method{{
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the key: what uses it is refused from then on. Needs an admin key.",
		HTTP: "DELETE /admin/global-api-keys/{id}",
	}, {
		Sig:    "getDefinition(): Promise<DSSGlobalApiKeyDefinition>",
		Doc:    "Get the key's document, to change and save() it. With secure API keys switched on, the secret is left out. Needs an admin key.",
		HTTP:   "GET /admin/global-api-keys/{id}",
		Result: "new DSSGlobalApiKeyDefinition(this.client, raw)",
	}, {
		Sig:  "setDefinition(definition: DSSGlobalApiKeyDefinition | JsonObject): Promise<void>",
		Doc:  "Replace the key's document by one that came from getDefinition(). The secret can't be changed. Needs an admin key.",
		HTTP: "PUT /admin/global-api-keys/{id}",
		Body: "definition",
	}},
}, {
	Name:   "DSSGlobalApiKeyDefinition",
	Ref:    "dataikuapi.dss.admin.DSSGlobalApiKeyDefinition",
	Doc:    "The definition of a global API key, from key.getDefinition(). The object is the key's document itself: change it, then save().",
	Fields: "readonly client: DSSClient",
	Data:   true,
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id of the key.", Path: "id"},
		{Sig: "label: string | null", Doc: "The label of the key.", Path: "label"},
		{Sig: "description: string | null", Doc: "The description of the key.", Path: "description"},
		{Sig: "userForImpersonation: string | null", Doc: "The login of the user whom the key acts as, if any.", Path: "dssUserForImpersonation"},
		{Sig: "groups: string[] | null", Doc: "The names of the groups whose rights the key has; null or absent where it has rights of its own.", Path: "groups"},
		{Sig: "readonly createdOn: Date | null", Doc: "When the key was created.", Path: "createdOn"},
		{Sig: "readonly createdBy: string | null", Doc: "The login of the user who created the key.", Path: "createdBy"},
		{Sig: "readonly expiresOn: Date | null", Doc: "When the key expires, null where it never does.", Path: "expiresOn", Hint: "set lifetime"},
		{Sig: "lifetime: number | string | null", Doc: "How many days the key lives.", Path: "expiry"},
	},
	Methods: []spec.Method{{
		Sig:  "save(): Promise<void>",
		Doc:  "Save the definition. Needs an admin key.",
		HTTP: "PUT /admin/global-api-keys/{id}",
		Body: "this.raw",
	}},
}, {
	Name:   "DSSGlobalApiKeyListItem",
	Ref:    "dataikuapi.dss.admin.DSSGlobalApiKeyListItem",
	Doc:    "An item of a list of global API keys, from client.listGlobalApiKeys(). The object is the key's document itself.",
	Fields: "readonly client: DSSClient",
	Data:   true,
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id of the key.", Path: "id"},
		{Sig: "readonly key: Secret", Doc: "The secret; absent where secure API keys are switched on.", Path: "key"},
		{Sig: "readonly label: string | null", Doc: "The label of the key.", Path: "label"},
		{Sig: "readonly description: string | null", Doc: "The description of the key.", Path: "description"},
		{Sig: "readonly userForImpersonation: string | null", Doc: "The login of the user whom the key acts as, if any.", Path: "dssUserForImpersonation"},
		{Sig: "readonly groups: string[] | null", Doc: "The names of the groups whose rights the key has; null or absent where it has rights of its own.", Path: "groups"},
		{Sig: "readonly createdOn: Date | null", Doc: "When the key was created.", Path: "createdOn"},
		{Sig: "readonly createdBy: string | null", Doc: "The login of the user who created the key.", Path: "createdBy"},
	},
	Methods: []spec.Method{{
		Sig:  "toGlobalApiKey(): DSSGlobalApiKey",
		Doc:  "Get a handle on this key. Sends no request.",
		Expr: "new DSSGlobalApiKey(this.client, this.raw.key ?? '', this.raw.id)",
	}},
}, {
	Name: "DSSPersonalApiKey",
	Ref:  "dataikuapi.dss.admin.DSSPersonalApiKey",
	Doc:  "A handle on a personal API key, from client.getPersonalApiKey(id) or client.createPersonalApiKeyForUser(user).",
	Fields: `readonly client: DSSClient;
		/** the secret, "" where the server does not tell it */ readonly key: Secret;
		/** the id, which is no secret */ readonly id: string`,
	Methods: []spec.Method{{
		Sig:  "getDefinition(): Promise<PersonalApiKey>",
		Doc:  "Get the key's document; its user is whose key it is.",
		HTTP: "GET /personal-api-keys/{id}",
	}, {
		Sig:  "setDefinition(definition: PersonalApiKey): Promise<void>",
		Doc:  "Replace the key's document by one that came from getDefinition(). Of it, label and description can change.",
		HTTP: "PUT /personal-api-keys/{id}",
		Body: "definition",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the key: what uses it is refused from then on.",
		HTTP: "DELETE /personal-api-keys/{id}",
	}},
}, {
	Name:   "DSSPersonalApiKeyListItem",
	Ref:    "dataikuapi.dss.admin.DSSPersonalApiKeyListItem",
	Doc:    "An item of a list of personal API keys, from client.listPersonalApiKeys(). The object is the key's document itself.",
	Fields: "readonly client: DSSClient",
	Data:   true,
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id of the key.", Path: "id"},
		{Sig: "readonly user: string", Doc: "The login of the user whose key it is.", Path: "user"},
		{Sig: "readonly key: Secret", Doc: "The secret; absent where secure API keys are switched on.", Path: "key"},
		{Sig: "readonly label: string | null", Doc: "The label of the key.", Path: "label"},
		{Sig: "readonly description: string | null", Doc: "The description of the key.", Path: "description"},
		{Sig: "readonly createdOn: Date | null", Doc: "When the key was created.", Path: "createdOn"},
		{Sig: "readonly createdBy: string | null", Doc: "The login of the user who created the key.", Path: "createdBy"},
	},
	Methods: []spec.Method{{
		Sig:  "toPersonalApiKey(): DSSPersonalApiKey",
		Doc:  "Get a handle on this key. Sends no request.",
		Expr: "new DSSPersonalApiKey(this.client, this.raw.key ?? '', this.raw.id)",
	}},
}}

var apiKeyTypes = []spec.Type{{
	Name: "PersonalApiKey",
	Doc:  "A personal API key's document.",
	Text: `{
	id: string
	/** the secret, where the server tells it */
	key?: string
	/** login of the user whose key it is */
	user: string
	label?: string | null
	description?: string | null
	/** milliseconds since the epoch */
	createdOn?: number
	createdBy?: string
	[key: string]: any
}`,
}}
