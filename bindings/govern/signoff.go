package govern

import "github.com/dssrun/dssrun/bindings/spec"

var signoffClasses = []*spec.Class{{
	Name:   "GovernArtifactSignoffListItem",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffListItem",
	Doc:    "An item of a list of sign-offs, from artifact.listSignoffs().",
	Fields: "readonly client: GovernClient; readonly artifactId: string; readonly _data: GovernSignoffDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernSignoffDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toSignoff(): GovernArtifactSignoff", Doc: "Get a handle on this sign-off. Sends no request.", Expr: "new GovernArtifactSignoff(this.client, this.artifactId, this._data.signoffId.stepId)"},
	},
}, {
	Name:   "GovernArtifactSignoff",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoff",
	Doc:    "A handle on the sign-off of a step of an artifact's workflow, from artifact.getSignoff(stepId).",
	Fields: "readonly client: GovernClient; readonly artifactId: string; readonly stepId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernArtifactSignoffDefinition>",
		Doc:    "Get the definition of the sign-off: its status, feedback and approval, to read only.",
		HTTP:   "GET /artifact/{artifactId}/workflow/step/{stepId}/signoff",
		Result: "new GovernArtifactSignoffDefinition(this.client, this.artifactId, this.stepId, raw)",
	}, {
		Sig:  "getRecurrenceConfiguration(): Promise<GovernArtifactSignoffRecurrenceConfiguration>",
		Doc:  "Get when the sign-off starts again by itself, to change and save() it.",
		HTTP: "GET /artifact/{artifactId}/workflow/step/{stepId}/signoff",
		Result: "new GovernArtifactSignoffRecurrenceConfiguration(this.client, this.artifactId, this.stepId, " +
			"raw.configuration?.recurrenceConfiguration ?? {})",
	}, {
		Sig:    "getDetails(): Promise<GovernArtifactSignoffDetails>",
		Doc:    "Get the details of the sign-off: which users may give feedback, in which groups, and which may approve.",
		HTTP:   "GET /artifact/{artifactId}/workflow/step/{stepId}/signoff/details",
		Result: "new GovernArtifactSignoffDetails(this.client, this.artifactId, this.stepId, raw)",
	}, {
		Sig: `updateStatus(signoffStatus: ` + signoffStatus + `, opts?: {
			/** users to tell by e-mail, of those that getDetails() names (default []); groupId is needed to ask for feedback, and must not be there to ask for the approval */ usersToNotify?: { userLogin: string, groupId?: string }[] | null,
			/** when the new status is NOT_STARTED: take the configuration of the blueprint's version again, which forgets delegations (default false) */ reloadConfForReset?: boolean }): Promise<void>`,
		Doc:      "Change the status of the sign-off: NOT_STARTED, WAITING_FOR_FEEDBACK, WAITING_FOR_APPROVAL, APPROVED, REJECTED or ABANDONED.",
		HTTP:     "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/update-status",
		Defaults: "{ usersToNotify: null, reloadConfForReset: false }",
		Body:     "{ targetStatus: signoffStatus, usersToSendEmailTo: usersToNotify ?? [], reloadConfForReset }",
	}, {
		Sig:  "listFeedbacks(): Promise<GovernArtifactSignoffFeedbackListItem[]>",
		Doc:  "List the feedback that was given.",
		HTTP: "GET /artifact/{artifactId}/workflow/step/{stepId}/signoff",
		Result: "(raw.feedbackResponses ?? []).map(feedback => " +
			"new GovernArtifactSignoffFeedbackListItem(this.client, this.artifactId, this.stepId, feedback.id, feedback))",
	}, {
		Sig:  "getFeedback(feedbackId: string): GovernArtifactSignoffFeedback",
		Doc:  "Get a handle on a feedback. Sends no request.",
		Expr: "new GovernArtifactSignoffFeedback(this.client, this.artifactId, this.stepId, feedbackId)",
	}, {
		Sig:      "addFeedback(groupId: string, feedbackStatus: " + feedbackStatus + ", opts?: { /** default: none */ comment?: string | null }): Promise<GovernArtifactSignoffFeedback>",
		Doc:      "Give feedback for a feedback group, APPROVED, MINOR_ISSUE or MAJOR_ISSUE, and get a handle on it.",
		HTTP:     "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/feedback",
		Defaults: "{ comment: null }",
		Query:    "{ groupId }",
		Body:     "{ status: feedbackStatus, comment: comment ?? undefined }",
		Result:   "new GovernArtifactSignoffFeedback(this.client, this.artifactId, this.stepId, raw.id)",
	}, {
		Sig:   "delegateFeedback(groupId: string, usersContainer: GovernUsersContainerDocument): Promise<void>",
		Doc:   "Let other users give the feedback of a feedback group: those of a container, as new GovernUserUsersContainer(login).build() makes it.",
		HTTP:  "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/delegate-feedback",
		Query: "{ groupId }",
		Body:  "usersContainer",
	}, {
		Sig:  "getApproval(): GovernArtifactSignoffApproval",
		Doc:  "Get a handle on the final approval. Sends no request.",
		Expr: "new GovernArtifactSignoffApproval(this.client, this.artifactId, this.stepId)",
	}, {
		Sig:      "addApproval(approvalStatus: " + approvalStatus + ", opts?: { /** default: none */ comment?: string | null }): Promise<GovernArtifactSignoffApproval>",
		Doc:      "Give the final approval, APPROVED, REJECTED or ABANDONED, and get a handle on it.",
		HTTP:     "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/approval",
		Defaults: "{ comment: null }",
		Body:     "{ status: approvalStatus, comment: comment ?? undefined }",
		Result:   "new GovernArtifactSignoffApproval(this.client, this.artifactId, this.stepId)",
	}, {
		Sig:  "delegateApproval(usersContainer: GovernUsersContainerDocument): Promise<void>",
		Doc:  "Let other users give the final approval: those of a container, as new GovernUserUsersContainer(login).build() makes it.",
		HTTP: "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/delegate-approval",
		Body: "usersContainer",
	}},
}, {
	Name:   "GovernArtifactSignoffDefinition",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffDefinition",
	Doc:    "The definition of a sign-off, from signoff.getDefinition().",
	Fields: signoffFields + "; definition: GovernSignoffDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernSignoffDocument", Doc: "Get the document of the sign-off.", Expr: "this.definition"},
	},
}, {
	Name:   "GovernArtifactSignoffRecurrenceConfiguration",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffRecurrenceConfiguration",
	Doc:    "When a sign-off starts again by itself, from signoff.getRecurrenceConfiguration(). Change it, then save().",
	Fields: signoffFields + "; recurrenceConfiguration: GovernRecurrenceDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernRecurrenceDocument",
		Doc:  "Get the document that save() sends, not a copy; {} where nothing was configured.",
		Expr: "this.recurrenceConfiguration",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the recurrence, of which all six fields must be there. The document becomes what the server made of it.",
		HTTP:   "POST /artifact/{artifactId}/workflow/step/{stepId}/signoff/schedule-reset",
		Body:   "this.recurrenceConfiguration",
		Result: "void refresh(this.recurrenceConfiguration, raw?.configuration?.recurrenceConfiguration ?? {})",
	}},
}, {
	Name:   "GovernArtifactSignoffDetails",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffDetails",
	Doc:    "The users that a sign-off concerns, from signoff.getDetails().",
	Fields: signoffFields + "; details: JsonObject",
	Methods: []spec.Method{
		{Sig: "getRaw(): JsonObject", Doc: "Get the document of the details.", Expr: "this.details"},
	},
}}

// signoffFields say which sign-off an object belongs to.
const signoffFields = "readonly client: GovernClient; readonly artifactId: string; readonly stepId: string"

// The statuses that the documentation names; the server may know others.
const (
	signoffStatus  = "'NOT_STARTED' | 'WAITING_FOR_FEEDBACK' | 'WAITING_FOR_APPROVAL' | 'APPROVED' | 'REJECTED' | 'ABANDONED' | (string & {})"
	feedbackStatus = "'APPROVED' | 'MINOR_ISSUE' | 'MAJOR_ISSUE' | (string & {})"
	approvalStatus = "'APPROVED' | 'REJECTED' | 'ABANDONED' | (string & {})"
)

var signoffTypes = []spec.Type{{
	Name: "GovernSignoffDocument",
	Doc:  "A sign-off: the review of one step of an artifact's workflow.",
	Text: `{
	signoffId: { artifactId?: string, stepId: string, [key: string]: any }
	status?: ` + signoffStatus + `
	configuration?: { recurrenceConfiguration?: GovernRecurrenceDocument, [key: string]: any }
	feedbackResponses?: GovernFeedbackDocument[]
	approverResponse?: GovernApprovalDocument | null
	[key: string]: any
}`,
}, {
	Name: "GovernRecurrenceDocument",
	Doc:  "When a sign-off starts again by itself: after the days, weeks, months and years together.",
	Text: `{
	activated?: boolean
	days?: number
	weeks?: number
	months?: number
	years?: number
	/** take the configuration of the blueprint's version again */
	reloadConf?: boolean
	[key: string]: any
}`,
}, {
	Name: "GovernFeedbackDocument",
	Doc:  "A feedback on a sign-off. Its status and comment can be saved.",
	Text: "{ id: string, groupId?: string, status: " + feedbackStatus + ", comment?: string | null, [key: string]: any }",
}, {
	Name: "GovernApprovalDocument",
	Doc:  "The final approval of a sign-off. Its status and comment can be saved.",
	Text: "{ status: " + approvalStatus + ", comment?: string | null, [key: string]: any }",
}}
