package launchpad

import "github.com/dssrun/dssrun/bindings/spec"

var spaceMethods = []spec.Method{{
	Sig:    "listProfiles(): Promise<LaunchpadProfile[]>",
	Doc:    "List the profiles of the space, with their seats. Needs the scope read_users.",
	HTTP:   "GET /spaces/{spaceId}/profiles",
	Result: "raw.map(profile => new LaunchpadProfile(this, profile))",
}, {
	Sig:      "listNodes(opts?: { /** only those of this type: \"design\", \"govern\" … (default: all) */ type?: string | null }): Promise<LaunchpadNode[]>",
	Doc:      "List the nodes of the space.",
	HTTP:     "POST /spaces/{spaceId}/nodes/search",
	Reads:    true,
	Defaults: "{ type: null }",
	Body:     "{ type }",
	Result:   "raw.map(node => new LaunchpadNode(this, node))",
}}

var spaceClasses = []*spec.Class{{
	Name:   "LaunchpadNode",
	Ref:    "dataikuapi.launchpad.node.LaunchpadNode",
	Doc:    "A node of a space, from client.listNodes().",
	Fields: "readonly client: LaunchpadClient; readonly _data: JsonObject",
	Constructor: &spec.Method{
		Sig:  "constructor(client: LaunchpadClient, name: string, type: string)",
		Doc:  "Make a node of its name and type.",
		Expr: "[client, { name, type }]",
	},
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name.", Get: "this._data.name || fail('DataikuClientException', 'Name must be specified: the node has none')"},
		{Sig: "readonly type: string", Doc: "The type: \"design\", \"automation\", \"govern\" …", Get: "this._data.type || fail('DataikuClientException', 'Type must be specified: the node has none')"},
	},
}, {
	Name:   "LaunchpadProfile",
	Ref:    "dataikuapi.launchpad.profile.LaunchpadProfile",
	Doc:    "A profile of a space and its seats, from client.listProfiles().",
	Fields: "readonly _client: LaunchpadClient; readonly _data: LaunchpadProfileData",
	Constructor: &spec.Method{
		Sig:  "constructor(client: LaunchpadClient, opts?: { [key: string]: any })",
		Doc:  "Make a profile of the fields of its document.",
		Expr: "[client, opts]",
	},
	Properties: []spec.Property{
		{Sig: "readonly name: string", Doc: "The name: \"designer\", \"reader\" …", Path: "_data.name"},
		{Sig: "readonly totalSeats: number", Doc: "How many seats there are, -1 where there is no limit.", Path: "_data.totalSeats"},
		{Sig: "readonly usedSeats: number", Doc: "How many seats are taken.", Path: "_data.usedSeats"},
		{Sig: "readonly freeSeats: number", Doc: "How many seats are free, -1 where there is no limit.", Get: "this._data.totalSeats === -1 ? -1 : this._data.totalSeats - this._data.usedSeats"},
		{Sig: "readonly isTrial: boolean", Doc: "Whether these are seats of a trial.", Path: "_data.isTrial"},
	},
	Methods: []spec.Method{
		{Sig: "getRaw(): LaunchpadProfileData", Doc: "Get the profile's document.", Expr: "this._data"},
	},
}, {
	Name:   "LaunchpadTask",
	Ref:    "dataikuapi.launchpad.task.LaunchpadTask",
	Doc:    "A long task of the Launchpad, such as telling the nodes of a change. Calls with { waitForPropagation: true } wait for theirs.",
	Fields: "readonly _client: LaunchpadClient; readonly taskId: string",
	Methods: []spec.Method{{
		Static: true,
		Sig:    "fromResp(client: LaunchpadClient, resp: { taskId?: string | null, [key: string]: any }): LaunchpadTask",
		Doc:    "Make a task of an answer that names one in taskId. Throws a DataikuMissingTaskException where it names none.",
		JS:     true,
	}, {
		Sig: `waitForResult(opts?: {
			/** seconds to wait at most; 0 (the default) waits as long as it takes */ timeout?: number,
			/** ends the wait, not the task, when it aborts */ signal?: AbortSignal | null }): Promise<any>`,
		Doc: "Wait for the task to end and get its result. Asks every 5 s. Rejects with a DataikuTaskException when the task failed, " +
			"with a DataikuTaskTimeoutException when it takes longer than timeout.",
		Defaults: "{ timeout: 0, signal: null }",
		JS:       true,
	}, {
		Sig:      "_state(): Promise<LaunchpadTaskState>",
		Doc:      "Asks for the task's state.",
		Internal: true,
		HTTP:     "GET /spaces/{_client.spaceId}/task/{taskId}",
	}},
}}

var spaceTypes = []spec.Type{{
	Name: "LaunchpadProfileData",
	Doc:  "A profile's document.",
	Text: "{ name: string, /** -1 where there is no limit */ totalSeats: number, usedSeats: number, isTrial: boolean, [key: string]: any }",
}, {
	Name: "LaunchpadTaskState",
	Doc:  "The state of a task.",
	Text: "{ /** whether it has ended */ ready: boolean, /** where it has ended: whether it did its work */ successful?: boolean, result?: any, [key: string]: any }",
}}
