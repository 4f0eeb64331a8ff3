package govern

import "github.com/dssrun/dssrun/bindings/spec"

// responseClasses are what users answer to a sign-off: feedback, approval.
var responseClasses = []*spec.Class{{
	Name:   "GovernArtifactSignoffFeedbackListItem",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffFeedbackListItem",
	Doc:    "An item of a list of feedback, from signoff.listFeedbacks().",
	Fields: signoffFields + "; readonly feedbackId: string; readonly _data: GovernFeedbackDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernFeedbackDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toFeedback(): GovernArtifactSignoffFeedback", Doc: "Get a handle on this feedback. Sends no request.", Expr: "new GovernArtifactSignoffFeedback(this.client, this.artifactId, this.stepId, this.feedbackId)"},
	},
}, {
	Name:   "GovernArtifactSignoffFeedback",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffFeedback",
	Doc:    "A handle on a feedback of a sign-off, from signoff.getFeedback(id).",
	Fields: signoffFields + "; readonly feedbackId: string",
	Methods: []spec.Method{{
		Sig:  "getDefinition(): Promise<GovernArtifactSignoffFeedbackDefinition>",
		Doc:  "Get the definition of the feedback, to change and save() it. Rejects where the sign-off has no such feedback.",
		HTTP: "GET /artifact/{artifactId}/workflow/step/{stepId}/signoff",
		Result: "new GovernArtifactSignoffFeedbackDefinition(this.client, this.artifactId, this.stepId, this.feedbackId, " +
			"raw.feedbackResponses?.find(feedback => feedback.id === this.feedbackId) ?? " +
			"fail('Error', 'the sign-off of step \"' + this.stepId + '\" of ' + this.artifactId + ' has no feedback with id \"' + this.feedbackId + '\": listFeedbacks() lists them'))",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the feedback.",
		HTTP: "DELETE /artifact/{artifactId}/workflow/step/{stepId}/signoff/feedback/{feedbackId}",
	}},
}, {
	Name:   "GovernArtifactSignoffFeedbackDefinition",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffFeedbackDefinition",
	Doc:    "The definition of a feedback, from feedback.getDefinition(). Change its status and comment, then save().",
	Fields: signoffFields + "; readonly feedbackId: string; definition: GovernFeedbackDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernFeedbackDocument",
		Doc:  "Get the document whose status and comment save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the status and the comment. The document becomes what the server made of it.",
		HTTP:   "PUT /artifact/{artifactId}/workflow/step/{stepId}/signoff/feedback/{feedbackId}",
		Body:   "{ status: this.definition.status ?? null, comment: this.definition.comment ?? undefined }",
		Result: "void refresh(this.definition, raw)",
	}},
}, {
	Name:   "GovernArtifactSignoffApproval",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffApproval",
	Doc:    "A handle on the final approval of a sign-off, from signoff.getApproval().",
	Fields: signoffFields,
	Methods: []spec.Method{{
		Sig:  "getDefinition(): Promise<GovernArtifactSignoffApprovalDefinition>",
		Doc:  "Get the definition of the approval, to change and save() it. Rejects where nobody has given it.",
		HTTP: "GET /artifact/{artifactId}/workflow/step/{stepId}/signoff",
		Result: "new GovernArtifactSignoffApprovalDefinition(this.client, this.artifactId, this.stepId, raw.approverResponse ?? " +
			"fail('Error', 'the sign-off of step \"' + this.stepId + '\" of ' + this.artifactId + ' has no approval yet: addApproval() gives it'))",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the approval.",
		HTTP: "DELETE /artifact/{artifactId}/workflow/step/{stepId}/signoff/approval",
	}},
}, {
	Name:   "GovernArtifactSignoffApprovalDefinition",
	Ref:    "dataikuapi.govern.artifact.GovernArtifactSignoffApprovalDefinition",
	Doc:    "The definition of an approval, from approval.getDefinition(). Change its status and comment, then save().",
	Fields: signoffFields + "; definition: GovernApprovalDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernApprovalDocument",
		Doc:  "Get the document whose status and comment save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the status and the comment. The document becomes what the server made of it.",
		HTTP:   "PUT /artifact/{artifactId}/workflow/step/{stepId}/signoff/approval",
		Body:   "{ status: this.definition.status ?? null, comment: this.definition.comment ?? undefined }",
		Result: "void refresh(this.definition, raw)",
	}},
}}
