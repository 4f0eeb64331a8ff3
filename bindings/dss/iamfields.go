package dss

import "slices"

// authorizedGroups were once one text with commas, which the setter still
// takes.
var authorizedGroups = iamField{
	name: "AuthorizedGroups", key: "authorizedGroups", typ: "string[]", takes: "string[] | string",
	value: "typeof $ === 'string' ? $.split(',') : $",
	doc:   "the groups whose members may log in; a text is taken apart at its commas",
}

var groupProfiles = iamField{name: "GroupProfiles", key: "groupProfiles", typ: "JsonObject[]", doc: "which profile the members of each group get"}

const (
	docProvision     = "whether users that DSS does not know are created when they log in"
	docSync          = "whether users are read again when they log in"
	docProfile       = "the profile of users that no group gives one"
	docOnDemand      = "whether users can be read again on demand"
	docProvisioning  = "whether users can be created on demand"
	docRemap         = "the rules that turn an identity into a login"
	docProxy         = "whether requests go through the instance's proxy"
	docDisplayName   = "where the displayed name is found"
	docEmail         = "where the e-mail is found"
	docGroupsEnabled = "whether groups are read"
)

var ssoFields = iamFields{
	{name: "SsoEnabled", key: "enabled", typ: "boolean", param: "enabled", doc: "whether single sign-on is switched on"},
	{name: "AutoProvisionUsersAtLoginTime", key: "autoProvisionUsersAtLoginTime", typ: "boolean", param: "autoProvision", doc: docProvision},
	{name: "AutoSyncUsersAtLoginTime", key: "autoSyncUsersAtLoginTime", typ: "boolean", param: "autoSync", doc: docSync},
	{name: "DefaultUserProfile", key: "defaultUserProfile", typ: "string", param: "defaultProfile", doc: docProfile},
	groupProfiles,
	authorizedGroups,
}

// suppliedFields are those of every supplier of users.
var suppliedFields = iamFields{
	{name: "Enabled", key: "enabled", typ: "boolean", doc: "whether it is switched on"},
	{name: "AutoSyncUsersAtLoginTime", key: "autoSyncUsersAtLoginTime", typ: "boolean", doc: docSync},
	{name: "AllowOnDemandUsersSync", key: "allowOnDemandUsersSync", typ: "boolean", doc: docOnDemand},
	{name: "AllowOnDemandUsersProvisioning", key: "allowOnDemandUsersProvisioning", typ: "boolean", doc: docProvisioning},
	{name: "DefaultUserProfile", key: "defaultUserProfile", typ: "string", doc: docProfile},
	{name: "RemappingRules", key: "remappingRules", typ: "JsonObject[]", takes: "(UserRemappingRule | JsonObject)[]", doc: docRemap},
	groupProfiles,
	authorizedGroups,
}

func ldapFields() iamFields {
	return slices.Concat(suppliedFields, iamFields{
		{name: "Url", key: "url", typ: "string", doc: "the URL of the server"},
		{name: "UseTls", key: "useTls", typ: "boolean", doc: "whether the connection uses TLS"},
		{name: "BindDn", key: "bindDN", typ: "string", doc: "the name that DSS binds with"},
		{name: "BindPassword", key: "bindPassword", typ: "string", doc: "the password that DSS binds with"},
		{name: "UserFilter", key: "userFilter", typ: "string", doc: "the filter that finds a user"},
		{name: "UsernameAttribute", key: "usernameAttribute", typ: "string", doc: "where the login is found"},
		{name: "DisplayNameAttribute", key: "displayNameAttribute", typ: "string", doc: docDisplayName},
		{name: "EmailAttribute", key: "emailAttribute", typ: "string", doc: docEmail},
		{name: "EnableGroups", key: "enableGroups", typ: "boolean", doc: docGroupsEnabled},
		{name: "GroupFilter", key: "groupFilter", typ: "string", doc: "the filter that finds a user's groups"},
		{name: "GroupNameAttribute", key: "groupNameAttribute", typ: "string", doc: "where a group's name is found"},
		{name: "GroupMembershipAttribute", key: "groupMembershipAttribute", typ: "string", doc: "where a group's members are found"},
		{name: "GroupMembershipUserAttribute", key: "groupMembershipUserAttribute", typ: "string", doc: "by what a group names its members"},
		{name: "AutoImportUsers", key: "autoImportUsers", typ: "boolean", doc: docProvision},
		{name: "AuthenticationEnabled", key: "authenticationEnabled", typ: "boolean", doc: "whether users log in by LDAP"},
		{name: "AllGroupsFilter", key: "allGroupsFilter", typ: "string", doc: "the filter that finds all groups"},
		{name: "AllUsersFilter", key: "allUsersFilter", typ: "string", doc: "the filter that finds all users"},
	})
}

func azureFields() iamFields {
	return slices.Concat(suppliedFields, iamFields{
		{name: "UseGlobalProxy", key: "useGlobalProxy", typ: "boolean", doc: docProxy},
		{name: "CredentialMethod", key: "credentialMethod", typ: "string", doc: "how DSS proves who it is: \"OAUTH2_SECRET\" or \"OAUTH2_CERT\""},
		{name: "CredentialsClientId", key: "credentialsClientId", typ: "string", doc: "the client id of the credentials"},
		{name: "CredentialsClientSecret", key: "credentialsClientSecret", typ: "string", doc: "the client secret of the credentials"},
		{name: "CredentialsTenantId", key: "credentialsTenantId", typ: "string", doc: "the tenant id of the credentials"},
		{name: "UserQueryFilter", key: "userQueryFilter", typ: "string", doc: "the filter that finds users"},
		{name: "GroupQueryFilter", key: "groupQueryFilter", typ: "string", doc: "the filter that finds groups"},
		{name: "GroupsLimit", key: "groupsLimit", typ: "number", doc: "how many groups are read at most"},
		{name: "AutoProvisionUsersAtLoginTime", key: "autoProvisionUsersAtLoginTime", typ: "boolean", doc: docProvision},
		{name: "LoginAttributeRef", key: "loginAttributeRef", typ: "string", doc: "where the login is found"},
	})
}

var openIDFields = iamFields{
	{name: "ClientId", key: "clientId", typ: "string", doc: "the client id"},
	{name: "ClientSecret", key: "clientSecret", typ: "string", doc: "the client secret"},
	{name: "Scope", key: "scope", typ: "string", doc: "the scope that is asked for"},
	{name: "Issuer", key: "issuer", typ: "string", doc: "the issuer"},
	{name: "AuthorizationEndpoint", key: "authorizationEndpoint", typ: "string", doc: "the URL of the authorization endpoint"},
	{name: "TokenEndpoint", key: "tokenEndpoint", typ: "string", doc: "the URL of the token endpoint"},
	{name: "JwksUri", key: "jwksUri", typ: "string", doc: "the URL of the keys"},
	{name: "ClaimKeyIdentifier", key: "claimKeyIdentifier", typ: "string", doc: "the claim that holds the login"},
	{name: "ClaimKeyDisplayName", key: "claimKeyDisplayName", typ: "string", doc: "the claim that holds the displayed name"},
	{name: "ClaimKeyEmail", key: "claimKeyEmail", typ: "string", doc: "the claim that holds the e-mail"},
	{name: "LowercaseIdentifier", key: "lowercaseIdentifier", typ: "boolean", setOnly: true, doc: "whether the login is turned into lower case"},
	{name: "EnableGroups", key: "enableGroups", typ: "boolean", doc: docGroupsEnabled},
	{name: "ClaimKeyGroups", key: "claimKeyGroups", typ: "string", doc: "the claim that holds the groups"},
	{name: "UseGlobalProxy", key: "useGlobalProxy", typ: "boolean", doc: docProxy},
	{name: "UsePkce", key: "usePKCE", typ: "boolean", doc: "whether PKCE is used"},
	{
		name: "TokenEndpointAuthMethod", key: "tokenEndpointAuthMethod", typ: "TokenEndpointAuthMethod", takes: "'CLIENT_SECRET_BASIC' | 'CLIENT_SECRET_POST'",
		doc: "how the client secret reaches the token endpoint, one of TokenEndpointAuthMethod",
	},
}

var samlFields = iamFields{
	{name: "SignRequests", key: "signRequests", typ: "boolean", doc: "whether requests are signed"},
	{name: "DisplayNameAttribute", key: "displayNameAttribute", typ: "string", doc: docDisplayName},
	{name: "EmailAttribute", key: "emailAttribute", typ: "string", doc: docEmail},
	{name: "EnableGroups", key: "enableGroups", typ: "boolean", doc: docGroupsEnabled},
	{name: "GroupsAttribute", key: "groupsAttribute", typ: "string", doc: "where the groups are found"},
}
