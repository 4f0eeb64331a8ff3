package launchpad

import "github.com/dssrun/dssrun/bindings/spec"

// newUser makes a user or an invite of the arguments of the reference's
// constructor.
const newUser = "(client: LaunchpadClient, email: string, opts?: { /** default null: it does not exist yet */ id?: string | null, [key: string]: any })"

var userClasses = []*spec.Class{{
	Name:   "BaseLaunchpadUser",
	Ref:    "dataikuapi.launchpad.user.BaseLaunchpadUser",
	Doc:    "What users and invites of a space share.",
	Fields: "readonly _client: LaunchpadClient; readonly _data: LaunchpadUserData",
	Properties: []spec.Property{
		{Sig: "readonly id: string", Doc: "The id. Throws a DataikuResourceDoesNotExistException before there is one.", Get: "this._data.id || fail('DataikuResourceDoesNotExistException', 'invite the user first: createInvites() gives ' + this._data.email + ' its id')"},
		{Sig: "readonly email: string", Doc: "The e-mail.", Get: "this._data.email || fail('DataikuClientException', 'Email must be specified: the user has none')"},
		{Sig: "readonly profile: { name: string, [key: string]: any }", Doc: "The profile: its name, and of a user whether it isTrial.", Get: "this._data.profile ?? {}", Hint: "use setProfile()"},
		{Sig: "readonly groups: string[]", Doc: "The names of the groups.", Get: "(this._data.groups ?? []).map(group => group.name)", Hint: "use addGroups() and removeGroups()"},
		{Sig: "readonly createdOn: Date", Doc: "When it was created. Throws a DataikuResourceDoesNotExistException before it is.", Get: "this._data.createdOn === undefined ? fail('DataikuResourceDoesNotExistException', 'create the invite first: it has no date before createInvites()') : new Date(this._data.createdOn)"},
	},
	Methods: []spec.Method{{
		Sig:  "setProfile(name: string, opts?: { [key: string]: any }): void",
		Doc:  "Set the profile. Other options become fields of it. Sends no request.",
		Expr: "(this._data.profile = { name, ...opts }, undefined)",
	}, {
		Sig: "addGroups(groups: string[]): Promise<void>",
		Doc: "Add the user to groups, by name. Looks them up, and rejects where one does not exist; what is added is not saved yet. Needs the scope read_groups.",
		JS:  true,
	}, {
		Sig:  "removeGroups(groups: string[]): void",
		Doc:  "Take the user out of groups, by name. Sends no request.",
		Expr: "(this._data.groups = (this._data.groups ?? []).filter(group => !groups.includes(group.name)), undefined)",
	}, {
		Sig:  "getRaw(): LaunchpadUserData",
		Doc:  "Get the document that is sent, not a copy.",
		Expr: "this._data",
	}},
}, {
	Name:        "LaunchpadUser",
	Ref:         "dataikuapi.launchpad.user.LaunchpadUser",
	Doc:         "A user of a space, from client.getUser(email) or client.listUsers(). Change it, then client.updateUsers([user]).",
	Extends:     "BaseLaunchpadUser",
	Constructor: constructor("Make a user of what is known of it; options are further fields of its document."),
	Properties: []spec.Property{
		{Sig: "readonly isOwner: boolean", Doc: "Whether the user owns the space.", Path: "_data.isOwner"},
		{
			Sig: "adminProperties: JsonObject", Doc: "Properties that administrators see and change. Change the object in place, or set another one, which is copied.",
			Get: "this._data.adminProperties ??= {}", Set: "this._data.adminProperties = { ...value }",
		},
	},
	Methods: []spec.Method{{
		Sig:      "setProfile(name: string, opts?: { /** a trial of the profile (default false) */ isTrial?: boolean, [key: string]: any }): void",
		Doc:      "Set the profile. Other options become fields of it. Sends no request.",
		Defaults: "{ isTrial: false }",
		Expr:     "(this._data.profile = { name, ...opts }, undefined)",
	}, {
		Sig:  "setAdminProperty(key: string, value: any): void",
		Doc:  "Set one of the admin properties. Sends no request.",
		Expr: "(this.adminProperties[key] = value, undefined)",
	}, {
		Sig:  "removeAdminProperty(key: string): void",
		Doc:  "Remove one of the admin properties, if it is there. Sends no request.",
		Expr: "(delete this.adminProperties[key], undefined)",
	}},
}, {
	Name:        "LaunchpadInvite",
	Ref:         "dataikuapi.launchpad.user.LaunchpadInvite",
	Doc:         "An invite to a space, from client.buildInvite(email, profile), client.getInvite(email) or client.listInvites(). Change it, then client.updateInvites([invite]).",
	Extends:     "BaseLaunchpadUser",
	Constructor: constructor("Prepare an invite, as buildInvite() does with a profile and groups; options are further fields of its document."),
}}

func constructor(doc string) *spec.Method {
	return &spec.Method{
		Sig:      "constructor" + newUser,
		Doc:      doc,
		Defaults: "{ id: null }",
		Expr:     "[client, { id, email, ...opts }]",
	}
}

var userTypes = []spec.Type{{
	Name: "LaunchpadUserData",
	Doc:  "The document of a user or an invite.",
	Text: `{
	/** null before it is created */
	id: string | null
	email: string
	profile?: { name: string, isTrial?: boolean, [key: string]: any }
	groups?: { id: string, name: string, [key: string]: any }[]
	/** ISO 8601 */
	createdOn?: string
	/** of a user */
	isOwner?: boolean
	/** of a user */
	adminProperties?: JsonObject
	[key: string]: any
}`,
}, {
	Name: "LaunchpadError",
	Doc:  "Why one item of a bulk call failed.",
	Text: "{ [key: string]: any }",
}}
