package mock

// iamShapes are the types in the settings of identity providers, by their name in the general settings.
var iamShapes = map[string]shape{
	"ssoSettings": {
		"enabled": kindBool, "protocol": kindString, "remappingRules": kindObjects, "samlSPParams": kindObject, "openIDParams": kindObject,
		"spnegoMode": kindString, "autoProvisionUsersAtLoginTime": kindBool, "autoSyncUsersAtLoginTime": kindBool,
		"defaultUserProfile": kindString, "groupProfiles": kindObjects, "authorizedGroups": kindStrings,
	},
	"openIDParams": {
		"clientId": kindString, "clientSecret": kindString, "scope": kindString, "issuer": kindString, "authorizationEndpoint": kindString,
		"tokenEndpoint": kindString, "jwksUri": kindString, "claimKeyIdentifier": kindString, "claimKeyDisplayName": kindString,
		"claimKeyEmail": kindString, "lowercaseIdentifier": kindBool, "enableGroups": kindBool, "claimKeyGroups": kindString,
		"useGlobalProxy": kindBool, "usePKCE": kindBool, "tokenEndpointAuthMethod": kindString,
	},
	"ldapSettings": {
		"enabled": kindBool, "url": kindString, "useTls": kindBool, "bindDN": kindString, "bindPassword": kindString, "userFilter": kindString,
		"displayNameAttribute": kindString, "emailAttribute": kindString, "enableGroups": kindBool, "groupFilter": kindString,
		"groupNameAttribute": kindString, "allGroupsFilter": kindString, "allUsersFilter": kindString, "usernameAttribute": kindString,
		"groupMembershipAttribute": kindString, "groupMembershipUserAttribute": kindString, "authorizedGroups": kindStrings,
		"authenticationEnabled": kindBool, "autoImportUsers": kindBool, "autoSyncUsersAtLoginTime": kindBool,
		"allowOnDemandUsersSync": kindBool, "allowOnDemandUsersProvisioning": kindBool, "defaultUserProfile": kindString,
		"groupProfiles": kindObjects, "remappingRules": kindObjects,
	},
	"azureADSettings": {
		"enabled": kindBool, "useGlobalProxy": kindBool, "credentialMethod": kindString, "credentialsClientId": kindString,
		"credentialsClientSecret": kindString, "credentialsTenantId": kindString, "userQueryFilter": kindString, "groupQueryFilter": kindString,
		"groupsLimit": kindNumber, "loginAttributeRef": kindString, "autoProvisionUsersAtLoginTime": kindBool,
		"autoSyncUsersAtLoginTime": kindBool, "allowOnDemandUsersSync": kindBool, "allowOnDemandUsersProvisioning": kindBool,
		"defaultUserProfile": kindString, "groupProfiles": kindObjects, "authorizedGroups": kindStrings, "remappingRules": kindObjects,
	},
}

// iamEnums are the members of them that have one of a few values.
var iamEnums = map[string]map[string][]string{
	"ssoSettings":  {"protocol": {"SAML", "SPNEGO", "OPENID"}, "spnegoMode": {"PREAUTH_KEYTAB", "CUSTOM_LOGIN_CONF"}},
	"openIDParams": {"tokenEndpointAuthMethod": {"CLIENT_SECRET_BASIC", "CLIENT_SECRET_POST"}},
}
