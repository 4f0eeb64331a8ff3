package mock

import (
	"regexp"
	"sync"
)

// connectionInfo is a connection as code may use it: variables resolved, the credentials of the caller in the clear.
func (c *call) connectionInfo() ([]byte, error) {
	name, doc, err := c.connection()
	if err != nil {
		return nil, err
	}
	readable := doc.object("detailsReadability")
	switch by := readable.str("readableBy"); {
	case c.who.admin, by == "ALL", by == "ALLOWED" && c.who.in(readable.strings("allowedGroups")):
	default:
		return nil, forbidden("You may not read the details of connection '%s'", name)
	}
	variables, err := c.contextVariables(c.query.Get("contextualProjectKey"))
	if err != nil {
		return nil, err
	}
	params := doc.object("params")
	info := object("name", name, "type", doc.str("type"), "credentialsMode", doc.str("credentialsMode"),
		"params", params, "resolvedParams", []byte(expand(string(params.text()), variables)))
	credential := c.basicCredential(name, doc)
	switch t := doc.str("type"); {
	case credential == nil:
	case credential.str("type") == "OAUTH_REFRESH_TOKEN":
		info = info.with("resolvedOAuth2Credential", object("accessToken", "mock-access-token-"+name))
	case t == "EC2" || t == "Redshift" && params.has("accessKey"):
		info = info.with("resolvedAWSCredential", object("accessKey", credential.str("user"), "secretKey", credential.str("password")))
	default:
		info = info.with("resolvedBasicCredential", credential.only("user", "password"))
	}
	return info.text(), nil
}

// basicCredential is who the connection logs in as: the caller's own credential when it is per user, nil when there is none.
func (c *call) basicCredential(name string, doc document) document {
	if doc.str("credentialsMode") == "PER_USER" {
		u, ok := c.users.get(c.who.login)
		if !ok {
			return nil
		}
		own := u.document().object("credentials").object(name)
		if own.str("type") == "BASIC" || own.str("type") == "OAUTH_REFRESH_TOKEN" {
			if own.has("password") {
				own = own.with("password", decrypt(own.str("password")))
			}
			return own
		}
		return nil
	}
	params := doc.object("params")
	for _, pair := range [][2]string{{"user", "password"}, {"accessKey", "secretKey"}, {"appId", "appSecret"}} {
		if params.str(pair[0]) != "" && params.has(pair[1]) {
			return object("user", params.str(pair[0]), "password", decrypt(params.str(pair[1])))
		}
	}
	return nil
}

// contextVariables are the variables of the instance, and of a project over them when a key is given.
func (c *call) contextVariables(projectKey string) (map[string]string, error) {
	variables := map[string]string{"dip.home": "/data/dataiku/dss_data"}
	set := func(doc document) {
		for _, m := range doc {
			if kindOf(m.value) == kindString {
				variables[m.key] = unquote(m.value)
			} else {
				variables[m.key] = string(m.value)
			}
		}
	}
	instance, _ := parseDocument(c.variables)
	set(instance)
	if projectKey == "" {
		return variables, nil
	}
	p, err := c.readable(projectKey)
	if err != nil {
		return nil, err
	}
	variables["projectKey"] = p.key
	set(p.variables.object("standard"))
	set(p.variables.object("local"))
	return variables, nil
}

var variable = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\$\{([^{}"]+)\}`) })

// expand puts variables into a JSON text; unknown ones stay.
func expand(text string, variables map[string]string) string {
	return variable().ReplaceAllStringFunc(text, func(match string) string {
		value, ok := variables[match[2:len(match)-1]]
		if !ok {
			return match
		}
		quoted := string(appendString(nil, value))
		return quoted[1 : len(quoted)-1]
	})
}
