package launchpad

import "github.com/dssrun/dssrun/bindings/spec"

// loaded is a group's document as a handle, its permissions filled in where
// the server left them out.
const loaded = "(group.launchpadPermissions ??= {}, group.dataikuPermissions ??= {}, group.governPermissions ??= {}, new LaunchpadGroup(this, group))"

var groupMethods = []spec.Method{{
	Sig: `buildGroup(name: string, opts?: {
		/** default null */ description?: string | null,
		/** e-mails of the users to put in it (default []) */ emails?: string[] | null,
		/** permissions on the Launchpad (default {}), copied */ launchpadPermissions?: LaunchpadPermissions | null,
		/** permissions by Dataiku node (default {}), copied */ dataikuPermissions?: Record<string, LaunchpadPermissions> | null,
		/** permissions by Govern node (default {}), copied */ governPermissions?: Record<string, LaunchpadPermissions> | null }): Promise<LaunchpadGroup>`,
	Doc:      "Prepare a group: save() creates it. Looks the users up, where there are e-mails, and rejects where one does not exist.",
	Defaults: "{ description: null, emails: null, launchpadPermissions: null, dataikuPermissions: null, governPermissions: null }",
	JS:       true,
}, {
	Sig: "getGroup(name: string): Promise<LaunchpadGroup>",
	Doc: "Get the group of a name. Rejects with a DataikuResourceDoesNotExistException where there is none. Needs the scope read_groups.",
	JS:  true,
}, {
	Sig:      "listGroups(opts?: { /** only those of these names (default: all) */ names?: string[] | null }): Promise<LaunchpadGroup[]>",
	Doc:      "List the groups of the space. Needs the scope read_groups.",
	HTTP:     "POST /spaces/{spaceId}/groups/search",
	Reads:    true,
	Defaults: "{ names: null }",
	Body:     "{ names }",
	Result:   "raw.map(group => " + loaded + ")",
}}

// nodes are the options that say which nodes an edit is about.
const nodes = "/** the nodes of this type: \"design\", \"govern\" …, \"dataiku\" for all but those of Govern; give this or nodeName */ nodeType?: string | null, " +
	"/** the node of this name; give this or nodeType */ nodeName?: string | null"

var groupClasses = []*spec.Class{{
	Name:   "LaunchpadGroup",
	Ref:    "dataikuapi.launchpad.group.LaunchpadGroup",
	Doc:    "A group of a space, from client.getGroup(name) or client.buildGroup(name). Change it, then save().",
	Fields: "readonly _client: LaunchpadClient; readonly _data: LaunchpadGroupData",
	Constructor: &spec.Method{
		Sig: "constructor(client: LaunchpadClient, name: string, opts?: { /** default null: it does not exist yet */ id?: string | null, [key: string]: any })",
		Doc: "Prepare a group, as buildGroup() does; options are further fields of its document.",
		// An option that is null counts as left out, as it does on loading.
		Defaults: "{ id: null }",
		Expr: "[client, { id, name, ...opts, launchpadPermissions: opts.launchpadPermissions ?? {}, " +
			"dataikuPermissions: opts.dataikuPermissions ?? {}, governPermissions: opts.governPermissions ?? {} }]",
	},
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id. Throws a DataikuResourceDoesNotExistException before there is one.", Get: "this._data.id || fail('DataikuResourceDoesNotExistException', 'create the group first: save() gives ' + this._data.name + ' its id')"},
		{Sig: "readonly name: string", Doc: "The name.", Get: "this._data.name || fail('DataikuClientException', 'Name must be specified: the group has none')"},
		{Sig: "description: string | null", Doc: "The description.", Path: "_data.description"},
		{
			Sig: "launchpadPermissions: LaunchpadPermissions", Doc: "The permissions on the Launchpad itself.",
			Get: "this._data.launchpadPermissions ?? {}", Set: "this._data.launchpadPermissions = value",
		},
		{Sig: "readonly dataikuPermissions: Record<string, LaunchpadPermissions>", Doc: "The permissions by Dataiku node.", Get: "this._data.dataikuPermissions ?? {}", Hint: "use updatePermissions()"},
		{Sig: "readonly governPermissions: Record<string, LaunchpadPermissions>", Doc: "The permissions by Govern node.", Get: "this._data.governPermissions ?? {}", Hint: "use updatePermissions()"},
		{Sig: "readonly accessibleNodes: string[]", Doc: "The names of the nodes that the group has access to.", Get: "[...Object.keys(this.dataikuPermissions), ...Object.keys(this.governPermissions)]", Hint: "use grantNodeAccess() and revokeNodeAccess()"},
		{Sig: "readonly users: string[]", Doc: "The e-mails of the users in the group.", Get: "(this._data.users ?? []).map(user => user.email)", Hint: "use addUsers() and removeUsers()"},
	},
	Methods: []spec.Method{{
		Sig: "grantNodeAccess(opts: { " + nodes + ", " +
			"/** give the new nodes the permissions of this one, each a copy of its own (default: none) */ copyPermissionsFromNode?: string | null }): Promise<void>",
		Doc: "Give the group access to nodes. Nodes that it has access to stay as they are. Looks the nodes up, and rejects where there is none; " +
			"what changes is not saved yet.",
		Defaults: "{ nodeType: null, nodeName: null, copyPermissionsFromNode: null }",
		JS:       true,
	}, {
		Sig: "updatePermissions(permissions: LaunchpadPermissions, opts: { " + nodes + ", " +
			"/** also of nodes that the group has no access to, which gives it access (default true) */ grantNodeAccess?: boolean }): Promise<void>",
		Doc: "Change some permissions on nodes; others stay as they are. Looks the nodes up, and rejects where there is none, or none that the group has access to; " +
			"what changes is not saved yet.",
		Defaults: "{ nodeType: null, nodeName: null, grantNodeAccess: true }",
		JS:       true,
	}, {
		Sig:      "revokeNodeAccess(opts: { " + nodes + " }): Promise<void>",
		Doc:      "Take the group's access to nodes away, with its permissions there. Looks the nodes up, and rejects where there is none; what changes is not saved yet.",
		Defaults: "{ nodeType: null, nodeName: null }",
		JS:       true,
	}, {
		Sig: "addUsers(emails: string[]): Promise<void>",
		Doc: "Put users in the group, by e-mail. Looks them up, and rejects where one does not exist; what changes is not saved yet. Needs the scope read_users.",
		JS:  true,
	}, {
		Sig:  "removeUsers(emails: string[]): void",
		Doc:  "Take users out of the group, by e-mail. Sends no request.",
		Expr: "(this._data.users = (this._data.users ?? []).filter(user => !emails.includes(user.email)), undefined)",
	}, {
		Sig:  "getRaw(): LaunchpadGroupData",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this._data",
	}, {
		Sig:      "save(opts?: { " + propagation + " }): Promise<void>",
		Doc:      "Create the group where it has no id, else save it. Its document is then what the server answered, the same object. Needs the scope write_groups.",
		Defaults: "{ waitForPropagation: false }",
		JS:       true,
	}, {
		Sig:      "delete(opts?: { " + propagation + " }): Promise<void>",
		Doc:      "Delete the group. Needs the scope write_groups.",
		Defaults: "{ waitForPropagation: false }",
		JS:       true,
	}, {
		Sig:      "_create(): Promise<JsonObject>",
		Doc:      "Sends the request of save() for a new group.",
		Internal: true,
		HTTP:     "POST /spaces/{_client.spaceId}/group",
		Body:     "this._data",
	}, {
		Sig:      "_update(): Promise<JsonObject>",
		Doc:      "Sends the request of save() for a group that exists.",
		Internal: true,
		HTTP:     "PUT /spaces/{_client.spaceId}/group/{id}",
		Body:     "this._data",
	}, {
		Sig:      "_delete(): Promise<JsonObject>",
		Doc:      "Sends the request of delete().",
		Internal: true,
		HTTP:     "DELETE /spaces/{_client.spaceId}/group/{id}",
	}},
}}

var groupTypes = []spec.Type{{
	Name: "LaunchpadPermissions",
	Doc:  "Permissions by name.",
	Text: "Record<string, boolean | Record<string, boolean>>",
}, {
	Name: "LaunchpadGroupData",
	Doc:  "A group's document.",
	Text: `{
	/** null before it is created */
	id: string | null
	name: string
	description?: string | null
	users?: { id: string, email: string, [key: string]: any }[]
	launchpadPermissions: LaunchpadPermissions
	/** by name of the node */
	dataikuPermissions: Record<string, LaunchpadPermissions>
	/** by name of the node */
	governPermissions: Record<string, LaunchpadPermissions>
	[key: string]: any
}`,
}}
