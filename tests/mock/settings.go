package mock

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

var settingsRoutes = []route{
	{method: "GET", pattern: "/admin/general-settings", handle: (*call).getSettings},
	{method: "PUT", pattern: "/admin/general-settings", handle: (*call).setSettings},
	{method: "GET", pattern: "/admin/iam/sso-settings", handle: iamGetter("ssoSettings"), since: DSSVersion{12, 5, 2}},
	{method: "PUT", pattern: "/admin/iam/sso-settings", handle: iamSetter("ssoSettings"), since: DSSVersion{12, 5, 2}},
	{method: "GET", pattern: "/admin/iam/ldap-settings", handle: iamGetter("ldapSettings"), since: DSSVersion{12, 5, 2}},
	{method: "PUT", pattern: "/admin/iam/ldap-settings", handle: iamSetter("ldapSettings"), since: DSSVersion{12, 5, 2}},
	{method: "GET", pattern: "/admin/iam/azure-ad-settings", handle: iamGetter("azureADSettings"), since: DSSVersion{12, 5, 2}},
	{method: "PUT", pattern: "/admin/iam/azure-ad-settings", handle: iamSetter("azureADSettings"), since: DSSVersion{12, 5, 2}},
	{method: "POST", pattern: "/admin/container-exec/actions/push-base-images", handle: (*call).pushBaseImages},
}

//go:embed seed/settings.json
var seedSettingsText []byte

// seedSettings are the general settings of the seed. The three settings of identity providers are members of theirs.
var seedSettings = sync.OnceValue(func() document {
	text, err := compactJSON(seedSettingsText)
	if err != nil {
		panic("mock: seed/settings.json: " + err.Error())
	}
	doc, err := checkedSettings(text)
	if err != nil {
		panic("mock: seed/settings.json: " + err.Error())
	}
	return doc
})

// emptySettings are those of a new instance: no rule, no identity provider, no container.
var emptySettings = sync.OnceValue(func() document {
	off := object("enabled", false)
	doc := seedSettings().
		with("impersonation", object("enabled", false, "userRules", []byte("[]"), "groupRules", []byte("[]"))).
		with("ldapSettings", off).with("azureADSettings", off).with("mailSettings", off).with("governIntegrationSettings", off).
		with("ssoSettings", off.with("protocol", "SAML").with("spnegoMode", "PREAUTH_KEYTAB").with("samlSPParams", document{}).
			with("openIDParams", object("tokenEndpointAuthMethod", "CLIENT_SECRET_POST")))
	return doc.with("containerSettings", object("executionConfigs", []byte("[]"))).with("globalTagsCategories", []byte("[]"))
})

// settingSecrets are the members of the settings that are encrypted, by the member that they are in.
var settingSecrets = map[string][]string{
	"ldapSettings": {"bindPassword"}, "azureADSettings": {"credentialsClientSecret"}, "mailSettings": {"password"},
	"proxySettings": {"password"}, "openIDParams": {"clientSecret"}, "governIntegrationSettings": {"apiKey"},
}

var settingsShape = shape{
	"impersonation": kindObject, "ldapSettings": kindObject, "ssoSettings": kindObject, "azureADSettings": kindObject,
	"containerSettings": kindObject, "mailSettings": kindObject, "proxySettings": kindObject, "limits": kindObject,
	"security": kindObject, "auditTrail": kindObject, "noLoginMode": kindBool,
}

// checkedSettings parses the general settings, says what the server does not take in them and encrypts their secrets.
func checkedSettings(text []byte) (document, error) {
	doc, err := parseDocument(text)
	if err != nil {
		return nil, err
	}
	if err := doc.check(settingsShape); err != nil {
		return nil, err
	}
	if err := checkImpersonation(doc.object("impersonation")); err != nil {
		return nil, err
	}
	for _, m := range doc {
		if kindOf(m.value) != kindObject {
			continue
		}
		part, err := checkedPart(m.key, doc.object(m.key))
		if err != nil {
			return nil, err
		}
		doc = doc.with(m.key, part)
	}
	return doc, nil
}

// checkedPart is one member of the settings, checked and with its secrets encrypted.
func checkedPart(name string, part document) (document, error) {
	if err := part.check(iamShapes[name]); err != nil {
		return nil, err
	}
	for member, values := range iamEnums[name] {
		if part.has(member) && !slices.Contains(values, part.str(member)) {
			return nil, illegal("Invalid value %.60s of %s in %s: it is none of %s", part.get(member), member, name, strings.Join(values, ", "))
		}
	}
	for _, m := range part {
		if slices.Contains(settingSecrets[name], m.key) && kindOf(m.value) == kindString {
			part = part.with(m.key, encrypt(unquote(m.value)))
		}
		if name == "ssoSettings" && m.key == "openIDParams" {
			inner, err := checkedPart(m.key, part.object(m.key))
			if err != nil {
				return nil, err
			}
			part = part.with(m.key, inner)
		}
	}
	return part, nil
}

var (
	ruleTypes  = []string{"IDENTITY", "SINGLE_MAPPING", "REGEXP_RULE"}
	ruleScopes = []string{"GLOBAL", "PROJECT"}
	ruleShape  = shape{"type": kindString, "scope": kindString, "projectKey": kindString, "dssUser": kindString, "dssGroup": kindString,
		"ruleFrom": kindString, "targetUnix": kindString, "targetHadoop": kindString}
)

// checkImpersonation looks at the rules one by one; a rule that names nobody is one that the server would not match.
func checkImpersonation(doc document) error {
	if err := doc.check(shape{"enabled": kindBool, "userRules": kindObjects, "groupRules": kindObjects}); err != nil {
		return err
	}
	for _, member := range []string{"userRules", "groupRules"} {
		list, _ := parseArray(doc.get(member))
		for i, text := range list {
			if err := checkRule(text, member); err != nil {
				refusal := *err
				refusal.message += " (impersonation." + member + "[" + string(toJSON(i)) + "])"
				return &refusal
			}
		}
	}
	return nil
}

func checkRule(text json.RawMessage, member string) *apiError {
	rule, _ := parseDocument(text)
	if err := rule.check(ruleShape); err != nil {
		return err.(*apiError)
	}
	kind, who := rule.str("type"), "dssUser"
	if member == "groupRules" {
		who = "dssGroup"
	}
	message := ""
	switch {
	case !slices.Contains(ruleTypes, kind):
		message = "No enum constant ImpersonationRuleType." + kind
	case member == "userRules" && rule.has("scope") && !slices.Contains(ruleScopes, rule.str("scope")):
		message = "No enum constant ImpersonationRuleScope." + rule.str("scope")
	case member == "userRules" && rule.str("scope") == "PROJECT" && rule.str("projectKey") == "":
		message = "A rule of scope PROJECT needs a projectKey"
	case kind == "SINGLE_MAPPING" && rule.str(who) == "":
		message = "A rule of type SINGLE_MAPPING needs a " + who
	case kind == "REGEXP_RULE" && rule.str("ruleFrom") == "":
		message = "A rule of type REGEXP_RULE needs a ruleFrom"
	case kind != "IDENTITY" && rule.str("targetUnix") == "":
		message = "A rule of type " + kind + " needs a targetUnix"
	default:
		return nil
	}
	return illegal("%.200s", message).(*apiError)
}

func (c *call) getSettings() ([]byte, error) { return c.settings.text(), nil }

// setSettings replaces the whole document: what is left out is gone.
func (c *call) setSettings() ([]byte, error) {
	if _, err := c.document(settingsShape); err != nil {
		return nil, err
	}
	doc, err := checkedSettings(c.body)
	if err != nil {
		return nil, err
	}
	if !doc.has("impersonation") {
		return nil, illegal("The general settings have no impersonation: send the whole document that was read")
	}
	c.settings = doc
	return nil, nil
}

func iamGetter(name string) func(*call) ([]byte, error) {
	return func(c *call) ([]byte, error) { return c.settings.object(name).text(), nil }
}

func iamSetter(name string) func(*call) ([]byte, error) {
	return func(c *call) ([]byte, error) {
		doc, err := c.document(iamShapes[name])
		if err != nil {
			return nil, err
		}
		if doc, err = checkedPart(name, doc); err != nil {
			return nil, err
		}
		c.settings = c.settings.with(name, doc)
		return nil, nil
	}
}

// pushBaseImages pushes the images of every container configuration; without one there is nothing to push.
func (c *call) pushBaseImages() ([]byte, error) {
	configs, _ := parseArray(c.settings.object("containerSettings").get("executionConfigs"))
	var lines [][]byte
	for _, text := range configs {
		config, _ := parseDocument(text)
		lines = append(lines, object("severity", "SUCCESS", "code", "INFO_CONTAINER_IMAGE_PUSHED", "title", "Image pushed", "details",
			"Pushed "+config.str("repositoryURL")+"/dku-exec-base for "+config.str("name"), "message", "").text())
	}
	return c.begin(task{
		kind: "container-images-push", title: "Pushing base images", step: "Pushing images", total: len(configs),
		args: answers(object("messages", object("messages", array(lines), "anyMessage", len(lines) > 0, "success", true, "error", false, "warning", false))),
	})
}
