package mock

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestGeneralSettings(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	_, first := admin.send(t, "GET", "/admin/general-settings", "")
	for _, secret := range []string{"ldap-secret", "oidc-secret", "azure-secret", "smtp-secret"} {
		if strings.Contains(first, secret) {
			t.Fatal(secret)
		}
	}
	admin.must(t, "PUT", "/admin/general-settings", first)
	_, second := admin.send(t, "GET", "/admin/general-settings", "")
	equal(t, second, first)
	changed := strings.Replace(first, `"groupRules":[`, `"groupRules":[{"type":"SINGLE_MAPPING","dssGroup":"analysts","targetUnix":"ana","targetHadoop":null},`, 1)
	admin.must(t, "PUT", "/admin/general-settings", strings.Replace(changed, `{`, `{"mine":1.50,`, 1))
	_, third := admin.send(t, "GET", "/admin/general-settings", "")
	equal(t, strings.Contains(third, `"dssGroup":"analysts"`) && strings.HasPrefix(third, `{"mine":1.50,`), true)

	const path = "/admin/general-settings"
	rule := func(member, text string) string {
		return `{"impersonation":{"` + member + `":[{"type":"IDENTITY"},` + text + `]}}`
	}
	refusals(t, []refusal{
		{name: "not an administrator", key: UserKey, method: "GET", path: path, status: 403, want: "UnauthorizedException"},
		{name: "no body", method: "PUT", path: path, status: 400, want: "MalformedJsonException"},
		{name: "not the whole document", method: "PUT", path: path, body: `{"noLoginMode":true}`, status: 400, want: "IllegalArgumentException: The general settings have no impersonation"},
		{name: "type", method: "PUT", path: path, body: `{"impersonation":[]}`, status: 400, want: "JsonSyntaxException"},
		{name: "rule", method: "PUT", path: path, body: rule("userRules", `{"type":"SOME"}`), status: 400, want: "IllegalArgumentException: No enum constant ImpersonationRuleType.SOME (impersonation.userRules[1])"},
		{name: "scope", method: "PUT", path: path, body: rule("userRules", `{"type":"IDENTITY","scope":"ALL"}`), status: 400, want: "IllegalArgumentException: No enum constant ImpersonationRuleScope"},
		{name: "project", method: "PUT", path: path, body: rule("userRules", `{"type":"IDENTITY","scope":"PROJECT"}`), status: 400, want: "IllegalArgumentException: A rule of scope PROJECT"},
		{name: "group", method: "PUT", path: path, body: rule("groupRules", `{"type":"SINGLE_MAPPING","dssUser":"x","targetUnix":"x"}`), status: 400, want: "IllegalArgumentException: A rule of type SINGLE_MAPPING needs a dssGroup"},
		{name: "regexp", method: "PUT", path: path, body: rule("groupRules", `{"type":"REGEXP_RULE","targetUnix":"x"}`), status: 400, want: "IllegalArgumentException: A rule of type REGEXP_RULE needs a ruleFrom"},
		{name: "target", method: "PUT", path: path, body: rule("groupRules", `{"type":"REGEXP_RULE","ruleFrom":"x"}`), status: 400, want: "IllegalArgumentException: A rule of type REGEXP_RULE needs a targetUnix"},
		{name: "provider", method: "PUT", path: path, body: `{"ssoSettings":{"protocol":"X"}}`, status: 400, want: "IllegalArgumentException: Invalid value \"X\" of protocol in ssoSettings"},
	})
}

func TestIdentityProviders(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	for _, path := range []string{"/admin/iam/sso-settings", "/admin/iam/ldap-settings", "/admin/iam/azure-ad-settings"} {
		_, text := admin.send(t, "GET", path, "")
		admin.must(t, "PUT", path, strings.Replace(text, `"enabled":true`, `"enabled":false`, 1))
		_, after := admin.send(t, "GET", path, "")
		equal(t, after, strings.Replace(text, `"enabled":true`, `"enabled":false`, 1))
	}
	all := admin.must(t, "GET", "/admin/general-settings", "")
	for _, name := range []string{"ssoSettings", "ldapSettings", "azureADSettings"} {
		equal(t, at(t, all, name, "enabled"), any(false))
	}
	admin.must(t, "PUT", "/admin//iam/ldap-settings", `{"bindPassword":"new"}`)
	bind := at(t, admin.must(t, "GET", "/admin/iam/ldap-settings", ""), "bindPassword").(string)
	equal(t, decrypt(bind), "new")
	empty, _ := startWith(t, Options{Empty: true})
	equal(t, at(t, empty.as(AdminKey).must(t, "GET", "/admin/iam/sso-settings", ""), "protocol"), any("SAML"))
	equal(t, at(t, empty.as(AdminKey).must(t, "GET", "/admin/general-settings", ""), "impersonation", "userRules"), any([]any{}))
	refusals(t, []refusal{
		{name: "protocol", method: "PUT", path: "/admin/iam/sso-settings", body: `{"protocol":"KERBEROS"}`, status: 400, want: "IllegalArgumentException: Invalid value"},
		{name: "method", method: "PUT", path: "/admin/iam/sso-settings", body: `{"openIDParams":{"tokenEndpointAuthMethod":"X"}}`, status: 400, want: "IllegalArgumentException: Invalid value"},
		{name: "inner type", method: "PUT", path: "/admin/iam/sso-settings", body: `{"openIDParams":{"usePKCE":1}}`, status: 400, want: "JsonSyntaxException"},
		{name: "limit", method: "PUT", path: "/admin/iam/azure-ad-settings", body: `{"groupsLimit":"x"}`, status: 400, want: "JsonSyntaxException"},
		{name: "not an administrator", key: UserKey, method: "GET", path: "/admin/iam/ldap-settings", status: 403, want: "UnauthorizedException"},
	})
}

func TestPushBaseImages(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	id := at(t, admin.must(t, "POST", "/admin/container-exec/actions/push-base-images", ""), "jobId").(string)
	clock.advance(time.Second)
	state := admin.must(t, "GET", "/futures/"+id, "")
	equal(t, len(at(t, state, "result", "messages", "messages").([]any)), 2)
	equal(t, at(t, state, "result", "messages", "error"), any(false))
}

func TestLicensing(t *testing.T) {
	t.Parallel()
	s, clock := start(t)
	admin := s.as(AdminKey)
	status := admin.must(t, "GET", "/admin/licensing/status", "")
	equal(t, at(t, status, "base", "valid"), any(true))
	equal(t, at(t, status, "base", "profileLimits", "FULL_DESIGNER", "licensed", "licensedLimit"), any(json.Number("18")))
	equal(t, at(t, status, "base", "profileLimits", "READER", "licensed", "licensedLimit"), any(json.Number("-1")))
	clock.advance(241 * day)
	equal(t, at(t, admin.must(t, "GET", "/admin/licensing/status", ""), "base", "expired"), any(true))
	admin.must(t, "POST", "/admin/licensing/license", `{"content":{"licenseId":"n","expiresOn":"2030-12-31","properties":{"users.profiles.READER.max":7,"x":null}},"signature":"s"}`)
	status = admin.must(t, "GET", "/admin/licensing/status", "")
	equal(t, at(t, status, "base", "valid"), any(true))
	equal(t, at(t, status, "base", "profileLimits", "READER", "licensed", "licensedLimit"), any(json.Number("7")))
	const path = "/admin/licensing/license"
	refusals(t, []refusal{
		{name: "no content", method: "POST", path: path, body: `{}`, status: 400, want: "IllegalArgumentException: Invalid license"},
		{name: "date", method: "POST", path: path, body: `{"content":{"licenseId":"n","expiresOn":"soon"}}`, status: 400, want: "IllegalArgumentException: Invalid license: expiresOn 'soon'"},
		{name: "not an administrator", key: UserKey, method: "POST", path: path, body: `{}`, status: 403, want: "UnauthorizedException"},
	})
}

func TestLogs(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	equal(t, admin.must(t, "GET", "/admin/logs/", ""), any([]any{"audit.log", "backend.log", "backend.log.1", "governance.log", "ipython.log", "nginx.error.log", "supervisord.log"}))
	log := admin.must(t, "GET", "/admin/logs/backend.log", "").(string)
	equal(t, strings.Contains(log, "[2026/01/02-03:01:05.000] [FT-Build-FINANCE_REPORTING-1] [ERROR] [dku.flow.jobrunner] - Job FINANCE_REPORTING.ledger failed"), true)
	admin.must(t, "POST", "/admin/audit/custom/my-type", `{"x":[1.0]}`)
	admin.must(t, "POST", "/admin/audit/custom/other", "")
	log = admin.must(t, "GET", "/admin/logs/audit.log", "").(string)
	equal(t, strings.Contains(log, `[2026/01/02-03:04:05.000] [qtp1-1] [INFO] [dku.audit] - {"authSource":"PERSONAL_API_KEY","authUser":"admin","msgType":"generic-custom-audit","customMsgType":"my-type","customMsgParams":{"x":[1.0]}}`), true)
	refusals(t, []refusal{
		{name: "unknown", method: "GET", path: "/admin/logs/..%2Fpasswd", status: 404, want: "NotFoundException: Log file '../passwd'"},
		{name: "list", key: UserKey, method: "GET", path: "/admin/logs/", status: 403, want: "UnauthorizedException"},
		{name: "params", method: "POST", path: "/admin/audit/custom/t", body: `[1]`, status: 400, want: "JsonSyntaxException"},
		{name: "audit", key: UserKey, method: "POST", path: "/admin/audit/custom/t", body: `{}`, status: 403, want: "UnauthorizedException"},
	})
}

func TestUsageAndVariables(t *testing.T) {
	t.Parallel()
	s, _ := start(t)
	admin := s.as(AdminKey)
	usage := admin.must(t, "GET", "/admin/monitoring/global-usage-summary?withPerProject=False", "")
	for path, want := range map[string]string{"projects": "6", "datasets all": "30", "recipes all": "43", "notebooks nbJupyterNotebooks": "12",
		"notebooks nbSqlNotebooks": "8", "scenarios all": "12", "scenarios activeWithTriggers": "7", "managedFolders all": "4"} {
		var steps []any
		for step := range strings.FieldsSeq(path) {
			steps = append(steps, step)
		}
		if got := at(t, usage, steps...); got != any(json.Number(want)) {
			t.Errorf("%s: got %v, want %s", path, got, want)
		}
	}
	equal(t, at(t, usage, "projectSummaries"), nil)
	admin.must(t, "DELETE", "/projects/SANDBOX/datasets/iris", "")
	usage = admin.must(t, "GET", "/admin/monitoring/global-usage-summary?withPerProject=True", "")
	equal(t, at(t, usage, "datasets", "all"), any(json.Number("29")))
	equal(t, at(t, usage, "projectSummaries", 5, "datasets", "all"), any(json.Number("4")))
	equal(t, at(t, usage, "projectSummaries", 0, "notebooks", "jupyterByLanguage", "R"), any(json.Number("1")))

	typed := admin.must(t, "GET", "/projects/SALES_FORECAST/variables-resolved?typed=true", "")
	equal(t, at(t, typed, "horizonWeeks"), any(json.Number("12")))
	equal(t, at(t, typed, "company"), any("Acme"))
	equal(t, at(t, s.as(UserKey).must(t, "GET", "/projects/SALES_FORECAST/variables-resolved?typed=false", ""), "horizonWeeks"), any("12"))
	refusals(t, []refusal{
		{name: "usage", key: UserKey, method: "GET", path: "/admin/monitoring/global-usage-summary", status: 403, want: "UnauthorizedException"},
		{name: "hidden project", key: UserKey, method: "GET", path: "/projects/FINANCE_REPORTING/variables-resolved", status: 403, want: "UnauthorizedException"},
	})
}
