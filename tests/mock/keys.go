package mock

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

var keyRoutes = []route{
	{method: "GET", pattern: "/admin/global-api-keys/", handle: (*call).listGlobalKeys, since: secureKeysSince},
	{method: "POST", pattern: "/admin/global-api-keys/", handle: (*call).createGlobalKey, since: secureKeysSince},
	{method: "GET", pattern: "/admin/global-api-keys/{id}", handle: (*call).getGlobalKey, since: secureKeysSince},
	{method: "PUT", pattern: "/admin/global-api-keys/{id}", handle: (*call).updateGlobalKey, since: secureKeysSince},
	{method: "DELETE", pattern: "/admin/global-api-keys/{id}", handle: (*call).deleteGlobalKey, since: secureKeysSince},
	{method: "GET", pattern: "/admin/globalAPIKeys/{secret}", handle: (*call).getGlobalKey},
	{method: "GET", pattern: "/admin/globalAPIKeys/", handle: (*call).listGlobalKeys, until: secureKeysSince},
	{method: "POST", pattern: "/admin/globalAPIKeys/", handle: (*call).createGlobalKey, until: secureKeysSince},
	{method: "PUT", pattern: "/admin/globalAPIKeys/{secret}", handle: (*call).updateGlobalKey, until: secureKeysSince},
	{method: "DELETE", pattern: "/admin/globalAPIKeys/{secret}", handle: (*call).deleteGlobalKey, until: secureKeysSince},
}

// secureKeysSince is the version with which keys were told by their ids; before, by their secrets.
var secureKeysSince = DSSVersion{13, 0, 0}

// maskedKey is what a DSS from 13 on shows of a key's secret after it was created.
const maskedKey = "******"

// key is the definition of an API key, global or personal. It is never changed: a change makes another one.
type key struct {
	id, secret string
	login      string   // whose personal key it is; "" for a global one
	doc        document // without the secret, and without its dates
	created    moment
	days       int // the lifetime; 0 is for ever
}

// expires is when a key with a lifetime ends: that many days after it was created.
func (k *key) expires(start time.Time) (time.Time, bool) {
	return k.created.in(start).AddDate(0, 0, k.days), k.days > 0
}

func (k *key) expired(start, now time.Time) bool {
	end, ends := k.expires(start)
	return ends && !now.Before(end)
}

// render is a key as the API writes it. Only the answer that creates it shows the secret, where keys are secure.
func (c *call) render(k *key, reveal bool) document {
	secret := maskedKey
	if reveal || !c.options.secureKeys() {
		secret = k.secret
	}
	doc := object("id", k.id, "key", secret)
	if k.login != "" {
		doc = append(doc, object("user", k.login)...)
	}
	doc = append(doc, k.doc...)
	doc = append(doc, object("createdOn", k.created.in(c.start).UnixMilli())...)
	if end, ends := k.expires(c.start); ends {
		doc = append(doc, object("expiresOn", end.UnixMilli())...)
	}
	return doc
}

// addKey makes a key valid. Its secret is the same one in every run, as ids are.
func (c *call) addKey(k *key) {
	k.id, k.created = c.newID()+c.newID(), onClock(c.now)
	k.secret = c.newID() + c.newID() + c.newID() + c.newID()
	if !c.options.Version.before(secureKeysSince) {
		k.secret = "dkuaps-" + k.secret
	}
	c.keyring.put(k.id, k)
	c.keys[k.secret] = apiKey{id: k.id, login: k.login}
}

// dropKey ends a key at once.
func (s *Server) dropKey(k *key) {
	s.keyring.delete(k.id)
	delete(s.keys, k.secret)
}

// keysOf are the personal keys of a user.
func (s *Server) keysOf(login string) []*key {
	var list []*key
	for _, k := range s.keyring.all {
		if k.login == login {
			list = append(list, k)
		}
	}
	return list
}

// globalKeyShape are the members of a global key that must have a certain type.
var globalKeyShape = shape{
	"id": kindString, "key": kindString, "label": kindString, "description": kindString, "groups": kindStrings,
	"globalPermissions": kindObject, "projects": kindObject, "dssUserForImpersonation": kindString, "createdBy": kindString,
}

// noGrants are the permissions of a global key that has none.
var noGrants = sync.OnceValue(func() document {
	doc := make(document, 0, len(abilities))
	for _, a := range abilities {
		doc = append(doc, member{a, []byte("false")})
	}
	return doc
})

// newGlobalKey makes a key of a document that a caller has sent. A key has either groups or permissions of its own.
func (c *call) newGlobalKey(doc document) (*key, error) {
	if err := doc.check(globalKeyShape); err != nil {
		return nil, err
	}
	days, err := lifetime(doc)
	if err != nil {
		return nil, err
	}
	grants := doc.object("globalPermissions")
	for _, m := range grants {
		if slices.Contains(abilities, m.key) && kindOf(m.value) != kindBool && kindOf(m.value) != kindNull {
			return nil, wrongType(kindBool, kindOf(m.value), "$.globalPermissions."+m.key)
		}
	}
	for _, group := range doc.strings("groups") {
		if _, ok := c.groups.get(group); !ok {
			return nil, illegal("Group '%s' of the API key does not exist", group)
		}
	}
	if login := doc.str("dssUserForImpersonation"); login != "" {
		if _, ok := c.users.get(login); !ok {
			return nil, illegal("User '%s' for impersonation by the API key does not exist", login)
		}
	}
	doc = doc.without("id", "key", "createdOn", "expiresOn").with("label", doc.str("label")).with("description", doc.str("description"))
	if doc.has("groups") {
		doc = doc.without("globalPermissions")
	} else {
		doc = doc.without("groups").with("globalPermissions", grants.defaults(c.noGrants())).defaults(object("projects", document{}))
	}
	return &key{doc: doc, days: days}, nil
}

// lifetime is a key's "expiry": days, as a number or its text.
func lifetime(doc document) (int, error) {
	text := string(doc.get("expiry"))
	switch kindOf(doc.get("expiry")) {
	case kindNull:
		return 0, nil
	case kindString:
		text = strings.TrimSpace(doc.str("expiry"))
		if text == "" {
			return 0, nil
		}
	case kindNumber:
	default:
		return 0, wrongType(kindNumber, kindOf(doc.get("expiry")), "$.expiry")
	}
	days, err := strconv.Atoi(text)
	if err != nil || days < 0 || days > 100_000 {
		return 0, illegal("Invalid lifetime of an API key: %.40s is not a number of days", text)
	}
	return days, nil
}

// principalOfKey is who acts with a global key: its groups, or its own permissions.
func (s *Server) principalOfKey(k *key) principal {
	who := principal{id: k.id, groups: k.doc.strings("groups"), grants: k.doc.object("globalPermissions")}
	who.admin = who.grants.isTrue("admin") || s.anyAdmin(who.groups)
	return who
}

// globalKey is the key of the route, which has its id or, as the deprecated getter and clients of DSS 12 send it, its secret.
func (c *call) globalKey() (*key, error) {
	if secret := c.arg("secret"); secret != "" {
		k, ok := c.keyring.get(c.keys[secret].id)
		if !ok || k.login != "" {
			return nil, notFound("There is no global API key with that secret")
		}
		return k, nil
	}
	if k, ok := c.keyring.get(c.arg("id")); ok && k.login == "" {
		return k, nil
	}
	return nil, notFound("Global API key with id '%s' does not exist", c.arg("id"))
}

func (c *call) listGlobalKeys() ([]byte, error) {
	var items [][]byte
	for _, k := range c.keyring.all {
		if k.login == "" {
			items = append(items, c.render(k, false).text())
		}
	}
	return array(items), nil
}

func (c *call) createGlobalKey() ([]byte, error) {
	doc, err := c.document(globalKeyShape)
	if err != nil {
		return nil, err
	}
	k, err := c.newGlobalKey(doc)
	if err != nil {
		return nil, err
	}
	k.doc = k.doc.with("createdBy", c.who.id)
	c.addKey(k)
	return c.render(k, true).text(), nil
}

func (c *call) getGlobalKey() ([]byte, error) {
	k, err := c.globalKey()
	if err != nil {
		return nil, err
	}
	return c.render(k, false).text(), nil
}

// updateGlobalKey replaces the definition. The secret, the dates and the creator stay.
func (c *call) updateGlobalKey() ([]byte, error) {
	old, err := c.globalKey()
	if err != nil {
		return nil, err
	}
	doc, err := c.document(globalKeyShape)
	if err != nil {
		return nil, err
	}
	if sent := doc.str("id"); doc.has("id") && sent != old.id {
		return nil, illegal("Cannot change the id of API key '%s' to '%.40s'", old.id, sent)
	}
	if sent := doc.str("key"); doc.has("key") && sent != maskedKey && sent != old.secret {
		return nil, illegal("The secret of API key '%s' can't be changed", old.id)
	}
	k, err := c.newGlobalKey(doc)
	if err != nil {
		return nil, err
	}
	k.id, k.secret, k.created = old.id, old.secret, old.created
	k.doc = k.doc.with("createdBy", old.doc.get("createdBy"))
	c.keyring.put(k.id, k)
	return nil, nil
}

func (c *call) deleteGlobalKey() ([]byte, error) {
	k, err := c.globalKey()
	if err != nil {
		return nil, err
	}
	c.dropKey(k)
	return nil, nil
}
