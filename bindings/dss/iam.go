package dss

import (
	"slices"
	"strings"

	"github.com/dssrun/dssrun/bindings/spec"
)

var iamMethods = []spec.Method{{
	Sig:    "getSsoSettings(): Promise<DSSSSOSettings>",
	Doc:    "Get the settings of single sign-on, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/iam/sso-settings",
	Result: "new DSSSSOSettings(this, raw)",
}, {
	Sig:    "getLdapSettings(): Promise<DSSLDAPSettings>",
	Doc:    "Get the settings of LDAP, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/iam/ldap-settings",
	Result: "new DSSLDAPSettings(this, raw)",
}, {
	Sig:    "getAzureAdSettings(): Promise<DSSAzureADSettings>",
	Doc:    "Get the settings of Azure AD, to change and save() them. Needs an admin key.",
	HTTP:   "GET /admin/iam/azure-ad-settings",
	Result: "new DSSAzureADSettings(this, raw)",
}}

// iamPath is the reference's path of the settings, with the two slashes that it
// sends when it saves them.
var iamPath = spec.Property{Sig: "readonly path: string", Doc: "Where the settings are in the API.", Get: "'/admin/'"}

func iamClasses() []*spec.Class {
	return slices.Concat([]*spec.Class{{
		Name: "SSOSettings",
		Ref:  "dataikuapi.iam.settings.SSOSettings",
		Doc:  "Settings of single sign-on. Setters can be chained.",
		// The client is a DSSClient or, where Govern hands the settings out, a GovernClient.
		Fields: "readonly client: DSSClient | any; readonly ssoSettings: JsonObject",
		Properties: []spec.Property{
			iamPath,
			{Sig: "readonly openidParamsInstance: OpenIDParams", Doc: "The parameters of OpenID, to change in place.", Get: "new OpenIDParams(this.ssoSettings.openIDParams ??= {})", Hint: "use setOpenidParams()"},
			{Sig: "readonly samlSpParamsInstance: SAMLSPParams", Doc: "The parameters of SAML, to change in place.", Get: "new SAMLSPParams(this.ssoSettings.samlSPParams ??= {})", Hint: "use setSamlSpParams()"},
		},
		Methods: slices.Concat([]spec.Method{{
			Sig:  "save(): Promise<void>",
			Doc:  "Save the settings. Needs an admin key.",
			HTTP: "PUT /admin//iam/sso-settings",
			Body: "(this.ssoSettings.openIDParams ??= {}, this.ssoSettings.samlSPParams ??= {}, this.ssoSettings)",
		}, {
			Sig:  "getProtocol(): SSOProtocol",
			Doc:  "Get the protocol.",
			Expr: "this.ssoSettings.protocol",
		}, {
			Sig:  "setProtocol(protocol: 'SAML' | 'SPNEGO' | 'OPENID'): this",
			Doc:  "Set the protocol, one of SSOProtocol.",
			Expr: "(this.ssoSettings.protocol = protocol, this)",
		}, {
			Sig:  "getRemappingRules(): UserRemappingRule[]",
			Doc:  "Get copies of the rules that turn an identity into a login.",
			Expr: "(this.ssoSettings.remappingRules ?? []).map(rule => new UserRemappingRule(rule.ruleFrom, rule.ruleTo))",
		}, {
			Sig:  "setRemappingRules(remappingRules: UserRemappingRule[]): this",
			Doc:  "Set the rules that turn an identity into a login.",
			Expr: "(this.ssoSettings.remappingRules = remappingRules.map(({ ruleFrom, ruleTo }) => ({ ruleFrom, ruleTo })), this)",
		}, {
			Sig:  "getSamlSpParams(): SAMLSPParams",
			Doc:  "Get the parameters of SAML, to change in place.",
			Expr: "this.samlSpParamsInstance",
		}, {
			Sig:  "setSamlSpParams(samlSpParams: SAMLSPParams | JsonObject): this",
			Doc:  "Replace the parameters of SAML.",
			Expr: "(this.ssoSettings.samlSPParams = samlSpParams instanceof SAMLSPParams ? samlSpParams.raw : samlSpParams, this)",
		}, {
			Sig:  "getOpenidParams(): OpenIDParams",
			Doc:  "Get the parameters of OpenID, to change in place.",
			Expr: "this.openidParamsInstance",
		}, {
			Sig:  "setOpenidParams(openidParams: OpenIDParams | JsonObject): this",
			Doc:  "Replace the parameters of OpenID.",
			Expr: "(this.ssoSettings.openIDParams = openidParams instanceof OpenIDParams ? openidParams.raw : openidParams, this)",
		}, {
			Sig:  "getSpnegoMode(): SPNEGOMode",
			Doc:  "Get the mode of SPNEGO.",
			Expr: "this.ssoSettings.spnegoMode",
		}, {
			Sig:  "setSpnegoMode(spnegoMode: 'PREAUTH_KEYTAB' | 'CUSTOM_LOGIN_CONF'): this",
			Doc:  "Set the mode of SPNEGO, one of SPNEGOMode.",
			Expr: "(this.ssoSettings.spnegoMode = spnegoMode, this)",
		}}, ssoFields.pairs("ssoSettings")),
	}, {
		Name:    "DSSSSOSettings",
		Ref:     "dataikuapi.iam.settings.DSSSSOSettings",
		Doc:     "Settings of an instance's single sign-on, from client.getSsoSettings(). Change them, then save().",
		Extends: "SSOSettings",
	}, {
		Name:       "LDAPSettings",
		Ref:        "dataikuapi.iam.settings.LDAPSettings",
		Doc:        "Settings of LDAP. Setters can be chained.",
		Fields:     "readonly client: DSSClient | any; readonly ldapSettings: JsonObject",
		Properties: []spec.Property{iamPath},
		Methods: append([]spec.Method{{
			Sig:  "save(): Promise<void>",
			Doc:  "Save the settings. Needs an admin key.",
			HTTP: "PUT /admin//iam/ldap-settings",
			Body: "this.ldapSettings",
		}}, ldapFields().pairs("ldapSettings")...),
	}, {
		Name:    "DSSLDAPSettings",
		Ref:     "dataikuapi.iam.settings.DSSLDAPSettings",
		Doc:     "Settings of an instance's LDAP, from client.getLdapSettings(). Change them, then save().",
		Extends: "LDAPSettings",
	}, {
		Name:       "AzureADSettings",
		Ref:        "dataikuapi.iam.settings.AzureADSettings",
		Doc:        "Settings of Azure AD. Setters can be chained.",
		Fields:     "readonly client: DSSClient | any; readonly azureadSettings: JsonObject",
		Properties: []spec.Property{iamPath},
		Methods: append([]spec.Method{{
			Sig:  "save(): Promise<void>",
			Doc:  "Save the settings. Needs an admin key.",
			HTTP: "PUT /admin//iam/azure-ad-settings",
			Body: "this.azureadSettings",
		}}, azureFields().pairs("azureadSettings")...),
	}, {
		Name:    "DSSAzureADSettings",
		Ref:     "dataikuapi.iam.settings.DSSAzureADSettings",
		Doc:     "Settings of an instance's Azure AD, from client.getAzureAdSettings(). Change them, then save().",
		Extends: "AzureADSettings",
	}}, iamParts)
}

// iamParts are what the settings are made of.
var iamParts = []*spec.Class{{
	Name:    "OpenIDParams",
	Ref:     "dataikuapi.iam.settings.OpenIDParams",
	Doc:     "The parameters of OpenID, from settings.getOpenidParams(). The object is the document itself. Setters can be chained.",
	Data:    true,
	Methods: openIDFields.pairs("raw"),
}, {
	Name:    "SAMLSPParams",
	Ref:     "dataikuapi.iam.settings.SAMLSPParams",
	Doc:     "The parameters of SAML, from settings.getSamlSpParams(). The object is the document itself. Setters can be chained.",
	Data:    true,
	Methods: samlFields.pairs("raw"),
}, {
	Name:   "UserRemappingRule",
	Ref:    "dataikuapi.iam.settings.UserRemappingRule",
	Doc:    "A rule that turns an identity into a login, for settings.setRemappingRules().",
	Fields: "/** regular expression of the identity */ ruleFrom: string | null; /** what the login is */ ruleTo: string | null",
	Constructor: &spec.Method{
		Sig:      "constructor(opts?: { /** regular expression of the identity (default null) */ ruleFrom?: string | null, /** what the login is (default null) */ ruleTo?: string | null })",
		Doc:      "Make a rule.",
		Defaults: "{ ruleFrom: null, ruleTo: null }",
		Expr:     "[ruleFrom, ruleTo]",
	},
}, {
	Name: "SSOProtocol", Ref: "dataikuapi.iam.settings.SSOProtocol",
	Doc:  "The protocols of single sign-on.",
	Enum: []spec.EnumValue{{Name: "SAML", Value: "SAML"}, {Name: "SPNEGO", Value: "SPNEGO"}, {Name: "OPENID", Value: "OPENID"}},
}, {
	Name: "SPNEGOMode", Ref: "dataikuapi.iam.settings.SPNEGOMode",
	Doc: "The modes of SPNEGO.",
	Enum: []spec.EnumValue{
		{Name: "PREAUTH_KEYTAB", Value: "PREAUTH_KEYTAB", Doc: "with a keytab"},
		{Name: "CUSTOM_LOGIN_CONF", Value: "CUSTOM_LOGIN_CONF", Doc: "with a configuration file of your own"},
	},
}, {
	Name: "TokenEndpointAuthMethod", Ref: "dataikuapi.iam.settings.TokenEndpointAuthMethod",
	Doc: "How the client secret reaches OpenID's token endpoint.",
	Enum: []spec.EnumValue{
		{Name: "CLIENT_SECRET_BASIC", Value: "CLIENT_SECRET_BASIC", Doc: "in the Authorization header"},
		{Name: "CLIENT_SECRET_POST", Value: "CLIENT_SECRET_POST", Doc: "in the body"},
	},
}}

// iamField is one field of a settings document that has a getter and a setter.
type iamField struct {
	name    string // the accessors' name behind get and set
	key     string // the wire's key
	typ     string
	doc     string // what it is, behind "Get" and "Set"
	param   string // the setter's parameter, where it is not called as the field
	setOnly bool
	takes   string // the setter's type, where it takes more
	value   string // what the setter stores, as an expression over $, its parameter
}

type iamFields []iamField

// pairs are the accessors of fields of the document that this[document] is. A
// field that is not there reads as the empty value of its type; in a dict of
// the reference, as null.
func (fields iamFields) pairs(document string) []spec.Method {
	var out []spec.Method
	for _, f := range fields {
		at := "this." + document + "." + f.key
		absent, returns := map[string]string{"boolean": "false", "string": "''", "number": "0"}[f.typ], f.typ
		switch {
		case document == "raw":
			absent, returns = "null", f.typ+" | null"
		case absent == "":
			absent = "[]"
		}
		if !f.setOnly {
			out = append(out, spec.Method{Sig: "get" + f.name + "(): " + returns, Doc: "Get " + f.doc + ".", Expr: at + " ?? " + absent})
		}
		param, takes, value := f.param, f.takes, f.value
		if param == "" {
			param = strings.ToLower(f.name[:1]) + f.name[1:]
		}
		if takes == "" {
			takes = f.typ
		}
		if value == "" {
			value = "$"
		}
		out = append(out, spec.Method{
			Sig:  "set" + f.name + "(" + param + ": " + takes + "): this",
			Doc:  "Set " + f.doc + ".",
			Expr: "(" + at + " = " + strings.ReplaceAll(value, "$", param) + ", this)",
		})
	}
	return out
}
