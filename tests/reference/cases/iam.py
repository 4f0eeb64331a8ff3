"""Single sign-on, LDAP and Azure AD: what is read, what is set, what is saved."""

import re

from . import Cases

case = Cases()


def camel(name):
    return re.sub(r"_([a-z0-9])", lambda m: m.group(1).upper(), name)


def settings(short, getter, raw, chained):
    """Cases for a settings class: all setters in a chain and saved, all getters before and after, and on empty settings."""
    py_set = "".join('.set_%s(%s)' % (n, p) for n, p, _ in chained)
    js_set = "".join('.set%s(%s)' % (camel("_" + n), j) for n, _, j in chained)
    py_get = ", ".join("s.get_%s()" % n for n, _, _ in chained)
    js_get = ", ".join("s.get%s()" % camel("_" + n) for n, _, _ in chained)
    case("iam.%s_set" % short,
         's = c.get_%s(); before = [%s]; me = s%s; s.save(); return [before, me is s, [%s], type(s).__name__, s.client is c, s.path, s.%s]' % (getter, py_get, py_set, py_get, raw),
         'const s = await c.get%s(); const before = [%s]; const me = s%s; await s.save(); return [before, me === s, [%s], s.constructor.name, s.client === c, s.path, s.%s];'
         % (camel("_" + getter), js_get, js_set, js_get, camel(raw)))
    case("iam.%s_defaults" % short, 's = c.get_%s(); return [%s]' % (getter, py_get), 'const s = await c.get%s(); return [%s];' % (camel("_" + getter), js_get),
         answers={"GET /admin/iam/%s" % getter.replace("_", "-"): [{}]})
    case("iam.%s_authorized_groups_in_one_string" % short, 's = c.get_%s(); s.set_authorized_groups("a,b"); s.save(); return s.get_authorized_groups()' % getter,
         'const s = await c.get%s(); s.setAuthorizedGroups("a,b"); await s.save(); return s.getAuthorizedGroups();' % camel("_" + getter))


def text(*names):
    return [(n, '"%s!"' % n, '"%s!"' % n) for n in names]


def flags(*names):
    return [(n, "True", "true") for n in names]


_GROUPS = [("group_profiles", '[{"key": "g", "profile": "READER"}]', '[{ "key": "g", "profile": "READER" }]'), ("authorized_groups", '["a", "b"]', '["a", "b"]')]
_RULES = [("remapping_rules", '[{"ruleFrom": "a", "ruleTo": "b"}]', '[{ "ruleFrom": "a", "ruleTo": "b" }]')]

settings("ldap", "ldap_settings", "ldap_settings",
         text("url", "bind_dn", "bind_password", "user_filter", "display_name_attribute", "email_attribute", "group_filter", "group_name_attribute",
              "default_user_profile", "all_groups_filter", "all_users_filter", "username_attribute", "group_membership_attribute",
              "group_membership_user_attribute")
         + flags("use_tls", "enable_groups", "enabled", "auto_import_users", "auto_sync_users_at_login_time", "allow_on_demand_users_sync",
                 "authentication_enabled", "allow_on_demand_users_provisioning") + _GROUPS + _RULES)
settings("azure", "azure_ad_settings", "azuread_settings",
         text("credential_method", "credentials_client_id", "credentials_client_secret", "credentials_tenant_id", "user_query_filter", "group_query_filter",
              "default_user_profile", "login_attribute_ref")
         + flags("use_global_proxy", "enabled", "auto_provision_users_at_login_time", "auto_sync_users_at_login_time", "allow_on_demand_users_sync",
                 "allow_on_demand_users_provisioning") + [("groups_limit", "50", "50")] + _GROUPS + _RULES)
settings("sso", "sso_settings", "sso_settings",
         text("default_user_profile") + flags("sso_enabled", "auto_provision_users_at_login_time", "auto_sync_users_at_login_time") + _GROUPS)

case("iam.azure", 'return type(c.get_azure_ad_settings()).__name__', 'return (await c.getAzureAdSettings()).constructor.name;')
case("iam.sso_protocol",
     's = c.get_sso_settings(); before = [s.get_protocol(), s.get_spnego_mode()]; me = s.set_protocol(SSOProtocol.SAML).set_spnego_mode(SPNEGOMode.CUSTOM_LOGIN_CONF); s.save(); return [before, me is s, s.get_protocol(), s.get_spnego_mode()]',
     'const s = await c.getSsoSettings(); const before = [s.getProtocol(), s.getSpnegoMode()]; const me = s.setProtocol(SSOProtocol.SAML).setSpnegoMode(SPNEGOMode.CUSTOM_LOGIN_CONF); await s.save(); return [before, me === s, s.getProtocol(), s.getSpnegoMode()];')
case("iam.sso_protocol_unknown", 'c.get_sso_settings().set_protocol("NONSENSE")', '(await c.getSsoSettings()).setProtocol("NONSENSE");', throws="SAML")
case("iam.sso_spnego_mode_unknown", 'c.get_sso_settings().set_spnego_mode("NONSENSE")', '(await c.getSsoSettings()).setSpnegoMode("NONSENSE");', throws="PREAUTH_KEYTAB")
case("iam.enums",
     'return [SSOProtocol.SAML, SSOProtocol.SPNEGO, SSOProtocol.OPENID, SPNEGOMode.PREAUTH_KEYTAB, SPNEGOMode.CUSTOM_LOGIN_CONF, TokenEndpointAuthMethod.CLIENT_SECRET_BASIC, TokenEndpointAuthMethod.CLIENT_SECRET_POST]',
     'return [SSOProtocol.SAML, SSOProtocol.SPNEGO, SSOProtocol.OPENID, SPNEGOMode.PREAUTH_KEYTAB, SPNEGOMode.CUSTOM_LOGIN_CONF, TokenEndpointAuthMethod.CLIENT_SECRET_BASIC, TokenEndpointAuthMethod.CLIENT_SECRET_POST];')
case("iam.sso_remapping_rules",
     '''
     s = c.get_sso_settings()
     before = [[type(r).__name__, r.rule_from, r.rule_to] for r in s.get_remapping_rules()]
     bare = UserRemappingRule()
     rule = UserRemappingRule(rule_from="a", rule_to="b")
     bare.rule_from = "x"
     bare.rule_to = "y"
     s.set_remapping_rules([rule, bare])
     s.save()
     return [before, len(s.get_remapping_rules())]
     ''',
     '''
     const s = await c.getSsoSettings();
     const before = s.getRemappingRules().map((r) => [r.constructor.name, r.ruleFrom, r.ruleTo]);
     const bare = new UserRemappingRule();
     const rule = new UserRemappingRule({ ruleFrom: "a", ruleTo: "b" });
     bare.ruleFrom = "x";
     bare.ruleTo = "y";
     s.setRemappingRules([rule, bare]);
     await s.save();
     return [before, s.getRemappingRules().length];
     ''')
case("iam.sso_no_remapping_rules", 'return c.get_sso_settings().get_remapping_rules()', 'return (await c.getSsoSettings()).getRemappingRules();',
     answers={"GET /admin/iam/sso-settings": [{}]})
case("iam.sso_replace_params",
     's = c.get_sso_settings(); me = s.set_openid_params({"clientId": "z"}).set_saml_sp_params({"signRequests": False}); s.save(); return [me is s, s.get_openid_params().get_client_id(), s.get_saml_sp_params().get_sign_requests()]',
     'const s = await c.getSsoSettings(); const me = s.setOpenidParams({ "clientId": "z" }).setSamlSpParams({ "signRequests": false }); await s.save(); return [me === s, s.getOpenidParams().getClientId(), s.getSamlSpParams().getSignRequests()];')

_OPENID = text("client_id", "client_secret", "scope", "issuer", "authorization_endpoint", "token_endpoint", "jwks_uri", "claim_key_identifier",
               "claim_key_display_name", "claim_key_email", "claim_key_groups") + flags("enable_groups", "use_global_proxy", "use_pkce")
_SAML = text("display_name_attribute", "email_attribute", "groups_attribute") + flags("sign_requests", "enable_groups")


def params(short, getter, instance, chained, py_more="", js_more=""):
    """Cases for the parameters of one protocol: set in a chain, saved with the settings, read back; and read from empty settings."""
    py_get = ", ".join("p.get_%s()" % n for n, _, _ in chained)
    js_get = ", ".join("p.get%s()" % camel("_" + n) for n, _, _ in chained)
    case("iam.%s_params" % short,
         's = c.get_sso_settings(); p = s.get_%s(); me = p%s%s; s.save(); return [type(p).__name__, me is p, dict(s.%s), dict(p), %s]'
         % (getter, "".join(".set_%s(%s)" % (n, v) for n, v, _ in chained), py_more, instance, py_get),
         'const s = await c.getSsoSettings(); const p = s.get%s(); const me = p%s%s; await s.save(); return [p.constructor.name, me === p, { ...s.%s }, { ...p }, %s];'
         % (camel("_" + getter), "".join(".set%s(%s)" % (camel("_" + n), v) for n, _, v in chained), js_more, camel(instance), js_get))
    case("iam.%s_params_bare" % short, 'p = c.get_sso_settings().get_%s(); return [%s]' % (getter, py_get),
         'const p = (await c.getSsoSettings()).get%s(); return [%s].map((x) => x ?? null);' % (camel("_" + getter), js_get), answers={"GET /admin/iam/sso-settings": [{}]})


params("openid", "openid_params", "openid_params_instance", _OPENID,
       ".set_lowercase_identifier(True).set_token_endpoint_auth_method(TokenEndpointAuthMethod.CLIENT_SECRET_POST)",
       ".setLowercaseIdentifier(true).setTokenEndpointAuthMethod(TokenEndpointAuthMethod.CLIENT_SECRET_POST)")
params("saml", "saml_sp_params", "saml_sp_params_instance", _SAML)
case("iam.openid_auth_method", 'return c.get_sso_settings().get_openid_params().get_token_endpoint_auth_method()',
     'return (await c.getSsoSettings()).getOpenidParams().getTokenEndpointAuthMethod();')
case("iam.openid_auth_method_unknown", 'c.get_sso_settings().get_openid_params().set_token_endpoint_auth_method("NONSENSE")',
     '(await c.getSsoSettings()).getOpenidParams().setTokenEndpointAuthMethod("NONSENSE");', throws="CLIENT_SECRET_BASIC")
case("iam.remapping_rule_bare", 'r = UserRemappingRule(); return [r.rule_from, r.rule_to]', 'const r = new UserRemappingRule(); return [r.ruleFrom ?? null, r.ruleTo ?? null];')
