package seedfile

import "sync"

// sectionShape is what a product's part of a seed may have; without a product, that of a DSS.
func sectionShape(product string) *shape {
	switch product {
	case Govern:
		return governShape()
	case Launchpad:
		return launchpadShape()
	}
	return dssShape()
}

var dssShape = sync.OnceValue(func() *shape {
	return object(
		may(anything, "base"), // checked apart
		may(listOf(userShape()), "users"), may(listOf(groupShape(Abilities)), "groups"), may(listOf(connectionShape()), "connections"),
		may(listOf(projectShape()), "projects"), may(listOf(keyShape(Abilities)), "apiKeys"), may(free, "variables", "settings"),
		may(listOf(futureShape()), "futures"), may(listOf(externalShape()), "externalUsers"), may(licenseShape(), "license"),
	)
})

func userShape() *shape {
	return entity("user", "login", must(text, "login"),
		may(text, "displayName", "email", "password", "sourceType", "userProfile"), may(refs("group"), "groups"),
		may(boolean, "enabled", "codeAllowed"), may(free, "adminProperties", "userProperties", "credentials", "preferences"),
		may(signed, "objectImgHash"),
		may(listOf(object(must(text, "name"), may(text, "value"), may(boolean, "secret"))), "secrets"),
		may(instant, "creationDate", "lastSuccessfulLogin", "lastFailedLogin", "lastSessionActivity"), may(whole, "activeWebSocketSesssions"),
		may(object(may(boolean, "exists", "expired", "valid"), may(instant, "grantedOn", "expiresOn")), "trialStatus"),
	)
}

func groupShape(abilities []string) *shape {
	return entity("group", "name", must(text, "name"), may(text, "description", "sourceType"),
		may(texts, "ldapGroupNames", "azureADGroupNames", "ssoGroupNames", "customGroupNames"), may(boolean, abilities...))
}

// Abilities are the instance-wide permissions of a group or a global API key of a DSS.
var Abilities = []string{
	"admin", "mayManageUDM", "mayCreateProjects", "mayCreateProjectsFromMacros", "mayCreateProjectsFromTemplates",
	"mayCreateProjectsFromDataikuApps", "mayWriteUnsafeCode", "mayWriteSafeCode", "mayCreateAuthenticatedConnections",
	"mayCreateCodeEnvs", "mayCreateClusters", "mayCreateCodeStudioTemplates", "mayDevelopPlugins", "mayEditLibFolders",
	"mayManageCodeEnvs", "mayManageClusters", "mayManageCodeStudioTemplates", "mayViewIndexedHiveConnections",
	"mayCreatePublishedAPIServices", "mayCreatePublishedProjects", "mayWriteInRootProjectFolder", "mayCreateActiveWebContent",
	"mayCreateWorkspaces", "mayShareToWorkspaces", "mayCreateDataCollections", "mayPublishToDataCollections", "mayManageFeatureStore",
}

// GovernAbilities are those of a Govern.
var GovernAbilities = []string{"admin", "mayManageGovern"}

func connectionShape() *shape {
	return entity("connection", "name", must(text, "name"), must(text, "type"), may(text, "description", "usableBy", "credentialsMode"),
		may(free, "params", "customFields", "indexingSettings", "creationTag"), may(refs("group"), "allowedGroups"),
		may(boolean, "allowWrite", "allowManagedDatasets", "allowManagedFolders", "allowKnowledgeBanks", "allowMirror", "useGlobalProxy"),
		may(whole, "maxActivities"),
		may(object(may(text, "readableBy"), may(refs("group"), "allowedGroups")), "detailsReadability"))
}

// keyShape is an API key: personal with user, else global.
func keyShape(abilities []string) *shape {
	return entity("API key", "id", must(text, "id"), may(text, "key", "label", "description", "createdBy"), may(ref("user"), "user", "dssUserForImpersonation"),
		may(refs("group"), "groups"), may(object(may(boolean, abilities...)), "globalPermissions"), may(free, "projects"),
		may(whole, "expiry"), may(instant, "createdOn"))
}

func futureShape() *shape {
	return entity("future", "jobId", must(text, "jobId"), must(text, "jobDisplayName"), may(text, "type", "step"), may(ref("user"), "owner"),
		may(instant, "startTime", "abortedOn"), may(span, "duration"), may(whole, "target"), may(boolean, "scenario"), may(anything, "result"),
		may(object(may(text, "errorType"), must(text, "message")), "error"))
}

func externalShape() *shape {
	return object(must(text, "source"), must(text, "login"), may(text, "displayName", "email"), may(texts, "groupNames"))
}

func licenseShape() *shape {
	return object(may(mapOf(signed), "profiles"), may(instant, "expiresOn"), may(text, "licenseId", "licenseKind"), may(free, "properties", "licensee"))
}

func projectShape() *shape {
	return entity("project", "projectKey", must(text, "projectKey"), may(text, "name", "shortDesc", "description", "projectStatus"),
		may(ref("user"), "owner"), may(texts, "tags"), may(instant, "createdOn"), may(free, "customFields"),
		may(listOf(permissionShape()), "permissions"),
		may(object(may(free, "standard", "local")), "variables"),
		may(listOf(datasetShape()), "datasets"), may(listOf(notebookShape()), "notebooks"), may(listOf(folderShape()), "managedFolders"),
		may(listOf(discussionShape()), "discussions"), may(usageShape(), "usage"))
}

func permissionShape() *shape {
	return object(may(ref("group"), "group"), may(ref("user"), "user"), may(boolean, "admin", "readProjectContent", "writeProjectContent",
		"exportDatasetsData", "readDashboards", "writeDashboards", "moderateDashboards", "runScenarios", "manageDashboardAuthorizations",
		"manageExposedElements", "manageAdditionalDashboardUsers", "executeApp"))
}

func datasetShape() *shape {
	column := object(must(text, "name"), must(text, "type"), may(text, "comment", "meaning"), may(anything, "customFields", "maxLength", "timestampNoTzAsDate"))
	return entity("dataset", "name", must(text, "name"), must(text, "type"), may(ref("project"), "projectKey"),
		may(text, "formatType", "shortDesc", "description", "smartName"), may(boolean, "managed"),
		may(free, "params", "formatParams", "partitioning", "customFields", "customMeta", "flowOptions", "checklists", "metrics", "checks",
			"metricsChecks", "readWriteOptions", "dkuProperties", "creationTag", "versionTag"),
		may(object(may(listOf(column), "columns"), may(boolean, "userModified")), "schema"),
		may(texts, "tags"), may(refs("project"), "sharedWith"))
}

func notebookShape() *shape {
	session := object(may(ref("user"), "sessionCreator"), may(instant, "sessionStartTime", "kernelLastActivityTime"),
		may(text, "kernelExecutionState", "sessionId", "kernelId"), may(whole, "kernelConnections", "kernelPid"))
	return entity("notebook", "name", must(text, "name"), may(text, "kernel"), may(ref("user"), "creator", "modifiedBy"),
		may(instant, "createdOn", "modifiedOn"), may(texts, "tags"), may(whole, "version"), may(listOf(session), "sessions"),
		may(texts, "code"), may(object(may(free, "metadata"), may(whole, "nbformat", "nbformat_minor"), may(objects, "cells")), "content"))
}

func folderShape() *shape {
	return entity("managed folder", "id", must(text, "id"), must(text, "name"), may(text, "type"), may(free, "params", "metrics", "checks"),
		may(texts, "tags"), may(whole, "files", "size"))
}

func discussionShape() *shape {
	reply := object(must(text, "text"), may(ref("user"), "author"), may(text, "id"), may(instant, "time", "editedOn"))
	return object(must(text, "objectType"), must(text, "objectId"), must(text, "topic"), may(text, "id"), may(instant, "closedOn"),
		[]field{{"replies", listOf(reply), true}})
}

func usageShape() *shape {
	return object(may(mapOf(whole), "recipes"), may(whole, "sqlNotebooks", "scenarios", "activeScenarios", "triggeredScenarios", "webApps",
		"savedModels", "dashboards"))
}
