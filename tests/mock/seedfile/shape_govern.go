package seedfile

import "sync"

var governShape = sync.OnceValue(func() *shape {
	return object(
		may(anything, "base"), // checked apart
		may(listOf(userShape()), "users"), may(listOf(groupShape(GovernAbilities)), "groups"), may(listOf(keyShape(GovernAbilities)), "apiKeys"),
		may(free, "settings"), may(listOf(futureShape()), "futures"), may(listOf(externalShape()), "externalUsers"), may(licenseShape(), "license"),
		may(listOf(entity("role", "id", must(text, "id"), must(text, "label"), may(text, "description"))), "roles"),
		may(listOf(blueprintShape()), "blueprints"),
		may(listOf(assignmentsShape()), "roleAssignments"),
		may(mapOf(grantsShape()), "defaultPermissions"),
		may(listOf(object(must(ref("blueprint"), "blueprintId"), may(mapOf(grantsShape()), "rolePermissions"))), "permissions"),
		may(listOf(object(must(text, "id"), must(text, "name"), may(text, "type", "icon"), may(boolean, "visible"),
			may(anything, "description", "index", "definition", "config", "artifactTable", "html", "dashboards"))), "customPages"),
		may(listOf(entity("uploaded file", "id", may(text, "id"), must(text, "name"), may(text, "content", "base64", "uploadedBy"), may(instant, "uploadedOn"))), "files"),
		may(listOf(entity("time series", "id", may(text, "id"), may(listOf(object(must(instant, "timestamp"), must(anything, "value"))), "values"))), "timeSeries"),
		may(listOf(artifactShape()), "artifacts"),
	)
})

// grantsShape is what a role may do.
func grantsShape() *shape { return object(may(boolean, "read", "write", "create", "delete")) }

func blueprintShape() *shape {
	signoff := object(may(text, "title"), may(boolean, "mandatory"), may(objects, "feedbackUsersGroups", "approvers"), may(free, "recurrenceConfiguration", "id"))
	version := entity("version", "id", must(text, "id"), may(text, "name", "status", "originVersionId"),
		may(free, "fieldDefinitions", "workflowDefinition", "actions", "uiDefinition"), may(objects, "logicalHookList"), may(mapOf(signoff), "signoffs"))
	return entity("blueprint", "id", must(text, "id"), must(text, "name"), may(text, "icon", "color", "backgroundColor"), may(listOf(version), "versions"))
}

func assignmentsShape() *shape {
	return object(must(ref("blueprint"), "blueprintId"), may(mapOf(objects), "roleAssignmentsRules"),
		may(ref("blueprint"), "inheritBlueprintId"), may(text, "inheritArtifactFieldId"))
}

func artifactShape() *shape {
	signoff := object(may(text, "status"), may(objects, "feedbackResponses"), may(free, "approverResponse", "configuration"))
	return entity("artifact", "id", may(text, "id"), must(text, "name"),
		must(object(must(ref("blueprint"), "blueprintId"), must(text, "versionId")), "blueprintVersionId"),
		may(free, "fields", "attachments", "workflow", "status"), may(mapOf(signoff), "signoffs"))
}
