package govern

import "github.com/dssrun/dssrun/bindings/spec"

var signoffConfigurationClasses = []*spec.Class{{
	Name:   "GovernAdminSignoffConfigurationListItem",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminSignoffConfigurationListItem",
	Doc:    "An item of a list of configurations of sign-offs, from version.listSignoffConfigurations().",
	Fields: versionFields + "; readonly _data: GovernSignoffConfigurationDocument",
	Methods: []spec.Method{
		{Sig: "getRaw(): GovernSignoffConfigurationDocument", Doc: "Get the document of the item.", Expr: "this._data"},
		{Sig: "toSignoffConfiguration(): GovernAdminSignoffConfiguration", Doc: "Get a handle on this configuration. Sends no request.", Expr: "new GovernAdminSignoffConfiguration(this.client, this.blueprintId, this.versionId, this._data.id.stepId)"},
	},
}, {
	Name:   "GovernAdminSignoffConfiguration",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminSignoffConfiguration",
	Doc:    "A handle on the configuration of the sign-off of a step, from version.getSignoffConfiguration(stepId).",
	Fields: versionFields + "; readonly stepId: string",
	Methods: []spec.Method{{
		Sig:    "getDefinition(): Promise<GovernAdminSignoffConfigurationDefinition>",
		Doc:    "Get the configuration, to change and save() it.",
		HTTP:   "GET /admin/blueprint/{blueprintId}/version/{versionId}/workflow/step/{stepId}/signoff",
		Result: "new GovernAdminSignoffConfigurationDefinition(this.client, this.blueprintId, this.versionId, this.stepId, raw)",
	}, {
		Sig:  "delete(): Promise<void>",
		Doc:  "Delete the configuration: the step has no sign-off any more.",
		HTTP: "DELETE /admin/blueprint/{blueprintId}/version/{versionId}/workflow/step/{stepId}/signoff",
	}},
}, {
	Name:   "GovernAdminSignoffConfigurationDefinition",
	Ref:    "dataikuapi.govern.admin_blueprint_designer.GovernAdminSignoffConfigurationDefinition",
	Doc:    "The configuration of the sign-off of a step, from configuration.getDefinition(). Change it, then save().",
	Fields: versionFields + "; readonly stepId: string; definition: GovernSignoffConfigurationDocument",
	Methods: []spec.Method{{
		Sig:  "getRaw(): GovernSignoffConfigurationDocument",
		Doc:  "Get the document that save() sends, not a copy.",
		Expr: "this.definition",
	}, {
		Sig:    "save(): Promise<void>",
		Doc:    "Save the configuration. The document becomes what the server made of it.",
		HTTP:   "PUT /admin/blueprint/{blueprintId}/version/{versionId}/workflow/step/{stepId}/signoff",
		Body:   "this.definition",
		Result: "void refresh(this.definition, raw)",
	}},
}}

var signoffConfigurationTypes = []spec.Type{{
	Name: "GovernSignoffConfigurationDocument",
	Doc:  "The configuration of the sign-off of a step: who may give feedback, who approves.",
	Text: `{
	/** given by the server, and not to be sent when the configuration is created */
	id?: { stepId: string, [key: string]: any }
	title?: string
	description?: string
	/** whether the workflow waits for it */
	mandatory?: boolean
	feedbackUsersGroups?: { id: string, title?: string, users?: GovernSignoffUsers[], [key: string]: any }[]
	approvers?: GovernSignoffUsers[]
	recurrenceConfiguration?: GovernRecurrenceDocument | null
	[key: string]: any
}`,
}, {
	Name: "GovernSignoffUsers",
	Doc:  "Users that a sign-off is given to.",
	Text: "{ usersContainer: GovernUsersContainerDocument, [key: string]: any }",
}}
