package launchpad

import "github.com/dssrun/dssrun/bindings/spec"

// refusalFields are those of an exception that holds the server's answer.
const refusalFields = `readonly message: string;
	/** the server's answer */ readonly error: JsonObject;
	/** HTTP status of the answer */ readonly status?: number;
	/** the server's class of the error, absent where the answer names none */ readonly errorType?: string;
	/** HTTP method of the request */ readonly method?: string;
	/** address of the request, secrets masked */ readonly url?: string`

var exceptionClasses = []*spec.Class{{
	Name: "DataikuLaunchpadException", Ref: "dataikuapi.launchpad.exceptions.DataikuLaunchpadException",
	Doc:     "A call of the Launchpad's API failed.",
	Extends: "DataikuException",
}, {
	Name: "DataikuClientException", Ref: "dataikuapi.launchpad.exceptions.DataikuClientException",
	Doc:     "A call can't do what it was asked for: a node, a user or a group that it names is not there.",
	Extends: "DataikuLaunchpadException",
}, {
	Name: "DataikuResourceDoesNotExistException", Ref: "dataikuapi.launchpad.exceptions.DataikuResourceDoesNotExistException",
	Doc:     "What was asked for does not exist. A DataikuResourceNotFoundException is one too.",
	Extends: "DataikuClientException",
}, {
	Name: "DataikuResponseException", Ref: "dataikuapi.launchpad.exceptions.DataikuResponseException",
	Doc:     "The server refused a request, with a status that has no class of its own. Its message is the server's.",
	Extends: "DataikuLaunchpadException",
	Fields:  refusalFields,
}, {
	Name: "DataikuUnauthorizedException", Ref: "dataikuapi.launchpad.exceptions.DataikuUnauthorizedException",
	Doc:     "The server does not accept the API key (status 401).",
	Extends: "DataikuResponseException",
}, {
	Name: "DataikuForbiddenException", Ref: "dataikuapi.launchpad.exceptions.DataikuForbiddenException",
	Doc:     "The API key has not the scope that the request needs (status 403).",
	Extends: "DataikuResponseException",
}, {
	Name: "DataikuResourceNotFoundException", Ref: "dataikuapi.launchpad.exceptions.DataikuResourceNotFoundException",
	Doc:     "The server does not know what the request is about (status 404). It is a DataikuResourceDoesNotExistException too.",
	Extends: "DataikuResponseException",
	Also:    []string{"DataikuResourceDoesNotExistException"},
}, {
	Name: "DataikuBadRequestException", Ref: "dataikuapi.launchpad.exceptions.DataikuBadRequestException",
	Doc:       "The request is malformed (status 422). Its error says what is wrong with which field, and its message is that as JSON.",
	Extends:   "DataikuResponseException",
	ErrorPath: "errors.json",
}, {
	Name: "DataikuTaskException", Ref: "dataikuapi.launchpad.exceptions.DataikuTaskException",
	Doc:     "A long task failed.",
	Extends: "DataikuLaunchpadException",
}, {
	Name: "DataikuMissingTaskException", Ref: "dataikuapi.launchpad.exceptions.DataikuMissingTaskException",
	Doc:     "An answer names no task, where a task was to be made of it.",
	Extends: "DataikuTaskException",
}, {
	Name: "DataikuTaskTimeoutException", Ref: "dataikuapi.launchpad.exceptions.DataikuTaskTimeoutException",
	Doc:     "A task took longer than the time to wait for it.",
	Extends: "DataikuTaskException",
}}
