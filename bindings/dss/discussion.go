package dss

import "github.com/dssrun/dssrun/bindings/spec"

var discussionMethods = []spec.Method{{
	Sig:  "getObjectDiscussions(projectKey: string, objectType: string, objectId: string): DSSObjectDiscussions",
	Doc:  "Get a handle on the discussions of an object of a project: objectType is \"DATASET\", \"RECIPE\", \"JUPYTER_NOTEBOOK\" … Sends no request.",
	Expr: "new DSSObjectDiscussions(this, projectKey, objectType, objectId)",
}}

var discussionClasses = []*spec.Class{{
	Name:   "DSSObjectDiscussions",
	Ref:    "dataikuapi.dss.discussion.DSSObjectDiscussions",
	Doc:    "A handle on the discussions of an object, from client.getObjectDiscussions() or notebook.getObjectDiscussions().",
	Fields: "readonly client: DSSClient; readonly projectKey: string; readonly objectType: string; readonly objectId: string",
	Methods: []spec.Method{{
		Sig:  "listDiscussions(): Promise<DSSDiscussion[]>",
		Doc:  "List the discussions of the object, without their replies.",
		HTTP: "GET /projects/{projectKey}/discussions/{objectType}/{objectId}/",
		Result: "raw.map(discussion => new DSSDiscussion(this.client, this.projectKey, this.objectType, this.objectId, " +
			"discussion.id, discussion, false))",
	}, {
		Sig:    "createDiscussion(topic: string, message: string): Promise<DSSDiscussion>",
		Doc:    "Start a discussion with a first message, in Markdown.",
		HTTP:   "POST /projects/{projectKey}/discussions/{objectType}/{objectId}/",
		Body:   "{ topic, reply: message }",
		Result: "new DSSDiscussion(this.client, this.projectKey, this.objectType, this.objectId, raw.id, raw, true)",
	}, {
		Sig:    "getDiscussion(discussionId: string): Promise<DSSDiscussion>",
		Doc:    "Get a discussion with its replies.",
		HTTP:   "GET /projects/{projectKey}/discussions/{objectType}/{objectId}/{discussionId}",
		Result: "new DSSDiscussion(this.client, this.projectKey, this.objectType, this.objectId, discussionId, raw, true)",
	}},
}, {
	Name: "DSSDiscussion",
	Ref:  "dataikuapi.dss.discussion.DSSDiscussion",
	Doc:  "A discussion about an object, from getDiscussion(), createDiscussion() or listDiscussions() of its DSSObjectDiscussions.",
	Fields: `readonly client: DSSClient; readonly projectKey: string; readonly objectType: string; readonly objectId: string;
		readonly discussionId: string; discussionData: Discussion;
		/** whether discussionData holds the replies too */ discussionDataHasReplies: boolean`,
	Methods: []spec.Method{{
		Sig:  "getMetadata(): JsonObject",
		Doc:  "Get a copy of the discussion's document without the replies: topic, who takes part, and when. Sends no request.",
		Expr: "(({ replies, ...metadata }) => metadata)(this.discussionData)",
	}, {
		Sig: "setMetadata(discussionMetadata: JsonObject): Promise<void>",
		Doc: "Replace the discussion's document, the replies left as they are, by one that came from getMetadata().",
		JS:  true,
	}, {
		Sig: "getReplies(): Promise<DSSDiscussionReply[]>",
		Doc: "Get the replies. Fetches the discussion where it came without them.",
		JS:  true,
	}, {
		Sig:    "addReply(text: string): Promise<void>",
		Doc:    "Add a reply, in Markdown.",
		HTTP:   "POST /projects/{projectKey}/discussions/{objectType}/{objectId}/{discussionId}/replies/",
		Body:   "{ reply: text }",
		Result: whole,
	}, {
		Sig:      "_getWithReplies(): Promise<void>",
		Doc:      "Fetches the discussion with its replies.",
		Internal: true,
		HTTP:     "GET /projects/{projectKey}/discussions/{objectType}/{objectId}/{discussionId}",
		Result:   whole,
	}, {
		Sig:      "_put(discussion: JsonObject): Promise<void>",
		Doc:      "Sends the request of setMetadata().",
		Internal: true,
		HTTP:     "PUT /projects/{projectKey}/discussions/{objectType}/{objectId}/{discussionId}",
		Body:     "discussion",
		Result:   whole,
	}},
}, {
	Name:   "DSSDiscussionReply",
	Ref:    "dataikuapi.dss.discussion.DSSDiscussionReply",
	Doc:    "A reply in a discussion, from discussion.getReplies(), to read only.",
	Fields: "readonly replyData: DiscussionReply",
	Methods: []spec.Method{
		{Sig: "getRawData(): DiscussionReply", Doc: "Get the document of the reply.", Expr: "this.replyData"},
		{Sig: "getText(): string", Doc: "Get the text, in Markdown.", Expr: "this.replyData.text"},
		{Sig: "getAuthor(): string", Doc: "Get the login of the author.", Expr: "this.replyData.author"},
		{Sig: "getTimestamp(): number", Doc: "Get when it was written, in milliseconds since the epoch.", Expr: "this.replyData.time"},
		{Sig: "getEditedTimestamp(): number", Doc: "Get when it was last edited, in milliseconds since the epoch.", Expr: "this.replyData.editedOn"},
	},
}}

// whole keeps the answer, which is the discussion with all its replies.
const whole = "(this.discussionData = raw, this.discussionDataHasReplies = true, undefined)"

var discussionTypes = []spec.Type{{
	Name: "Discussion",
	Doc:  "A discussion's document.",
	Text: "{ id: string, topic?: string, replies?: DiscussionReply[], [key: string]: any }",
}, {
	Name: "DiscussionReply",
	Doc:  "A reply's document; times in milliseconds since the epoch.",
	Text: "{ id?: string, text: string, /** login */ author: string, time: number, editedOn?: number, [key: string]: any }",
}}
