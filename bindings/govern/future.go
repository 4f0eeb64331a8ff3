package govern

import "github.com/dssrun/dssrun/bindings/spec"

var futureMethods = []spec.Method{{
	Sig: `listFutures(opts: { asObjects: true, allUsers?: boolean }): Promise<GovernFuture[]>
		listFutures(opts?: { /** handles in place of documents (default false) */ asObjects?: boolean, /** of all users, with an admin key (default false: of this key's user) */ allUsers?: boolean }): Promise<GovernFutureState[]>`,
	Doc:      "List the long tasks (futures) that run now.",
	HTTP:     "GET /futures/",
	Defaults: "{ asObjects: false, allUsers: false }",
	Query:    "{ withScenarios: false, withNotScenarios: true, allUsers }",
	Result:   "asObjects ? raw.map(state => GovernFuture.fromResp(this, state)) : raw",
}, {
	Sig:  "getFuture(jobId: string): GovernFuture",
	Doc:  "Get a handle on a long task, to wait for it or abort it. Sends no request.",
	Expr: "new GovernFuture(this, jobId, null, result => result, true)",
}}

var futureClasses = []*spec.Class{{
	Name: "GovernFuture",
	Ref:  "dataikuapi.govern.future.GovernFuture",
	Doc:  "A long task of the Govern instance, a future: follow it, wait for its result, or abort it. Calls that start one return it.",
	Fields: "readonly client: GovernClient; readonly jobId: string | null; state: GovernFutureState | null; " +
		"readonly resultWrapper: (result: any) => any; stateIsPeek: boolean",
	BodiesOf: "DSSFuture",
	Constructor: &spec.Method{
		Sig: `constructor(client: GovernClient, jobId: string | null, opts?: {
			/** a state that is known already (default null) */ state?: GovernFutureState | null,
			/** applied to the result before it is returned */ resultWrapper?: ((result: any) => any) | null })`,
		Doc:      "Follow a task by its id. Calls that start a task return its future; there is seldom a need for this.",
		Defaults: "{ state: null, resultWrapper: null }",
		Expr:     "[client, jobId, state, resultWrapper ?? (result => result), true]",
	},
	Methods: []spec.Method{{
		Static: true,
		Sig: `fromResp(client: GovernClient, resp: GovernFutureState, opts?: {
			/** applied to the result before it is returned */ resultWrapper?: ((result: any) => any) | null }): GovernFuture`,
		Doc:      "Make a future of the answer of a request that started a task.",
		Defaults: "{ resultWrapper: null }",
		Expr:     "new GovernFuture(client, resp.jobId ?? null, resp, resultWrapper ?? (result => result), true)",
	}, {
		Static: true,
		Sig:    "getResultWaitIfNeeded(client: GovernClient, ret: GovernFutureState): Promise<any>",
		Doc:    "Get the result out of an answer: at once where it is there, else by waiting for the task.",
		JS:     true,
	}, {
		Sig:  "abort(): Promise<void>",
		Doc:  "Abort the task.",
		HTTP: "DELETE /futures/{jobId}",
	}, {
		Sig:    "getState(): Promise<GovernFutureState>",
		Doc:    "Ask for the task's state, and fetch the result when it is there.",
		HTTP:   "GET /futures/{jobId}",
		Query:  "{ peek: false }",
		Result: "(this.stateIsPeek = false, this.state = raw)",
	}, {
		Sig:    "peekState(): Promise<GovernFutureState>",
		Doc:    "Ask for the task's state without fetching the result.",
		HTTP:   "GET /futures/{jobId}",
		Query:  "{ peek: true }",
		Result: "(this.stateIsPeek = true, this.state = raw)",
	}, {
		Sig: "getResult(): Promise<any>",
		Doc: "Get the result. Rejects while there is none.",
		JS:  true,
	}, {
		Sig: "hasResult(): Promise<boolean>",
		Doc: "Tell whether the task has ended with a result.",
		JS:  true,
	}, {
		Sig: `waitForResult(opts?: {
			/** seconds to wait at most; 0 (the default) waits as long as it takes */ timeout?: number,
			/** ends the wait, not the task, when it aborts */ signal?: AbortSignal | null,
			/** called with the task's state each time it was asked for */ onProgress?: ((state: GovernFutureState) => void) | null }): Promise<any>`,
		Doc: "Wait for the task to end and get its result. Asks first after 0.2 s, then ever less often, at most every 15 s. " +
			"Rejects when the task failed, was aborted, is unknown to the server or is no longer alive, where the reference asks for ever; " +
			"with a TimeoutError when it takes longer than timeout. The task itself goes on: abort() ends it.",
		Defaults: "{ timeout: 0, signal: null, onProgress: null }",
		JS:       true,
	}},
}}

var futureTypes = []spec.Type{{
	Name: "GovernFutureState",
	Doc:  "The state of a long task.",
	Text: `{
	jobId?: string | null
	/** whether the result is there */
	hasResult?: boolean
	/** where hasResult is true and it was not a peek */
	result?: any
	/** whether the task runs */
	alive?: boolean
	aborted?: boolean
	/** the server does not know the task, or no longer */
	unknown?: boolean
	/** milliseconds since the epoch */
	startTime?: number
	/** milliseconds */
	runningTime?: number
	/** what the task is */
	payload?: { displayName?: string, type?: string, [key: string]: any }
	progress?: { states?: { name?: string, cur?: number, target?: number, unit?: string, [key: string]: any }[], [key: string]: any }
	[key: string]: any
}`,
}}
