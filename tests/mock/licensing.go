package mock

import (
	"strings"
	"sync"
	"time"
)

var licensingRoutes = []route{
	{method: "GET", pattern: "/admin/licensing/status", handle: (*call).licensingStatus},
	{method: "POST", pattern: "/admin/licensing/license", handle: (*call).setLicense},
}

// license is the one that the instance runs on.
type license struct {
	content document
	expires moment
}

// seatLimits are the seats of the seed's license by user profile; a limit that is not above zero is none.
const seatLimits = "FULL_DESIGNER=18 DATA_DESIGNER=16 TECHNICAL_ACCOUNT=2 READER=-1"

var seedLicense = sync.OnceValue(func() license {
	properties := object("emittedFor", "Acme", "nodeType", "design")
	for pair := range strings.FieldsSeq(seatLimits) {
		profile, limit, _ := strings.Cut(pair, "=")
		properties = properties.with("users.profiles."+profile+".max", limit)
	}
	return license{expires: before(-240 * day), content: object(
		"licenseId", "acme-2024-0007", "licenseKind", "ENTERPRISE", "issuedOn", "2024-03-04",
		"licensee", object("name", "Sophie Martin", "company", "Acme", "email", "sophie.martin@acme.example"),
		"properties", properties.with("addons.govern", "true"))}
})

// isSeatLimit tells whether a property of a license is the number of seats of a user profile.
func isSeatLimit(property string) bool {
	return len(property) > len("users.profiles..max") && strings.HasPrefix(property, "users.profiles.") && strings.HasSuffix(property, ".max")
}

// licensingStatus has the limits of each profile and no counts: how many seats are taken is told by the users' list.
func (c *call) licensingStatus() ([]byte, error) {
	end := c.license.expires.in(c.start)
	valid := c.now.Before(end)
	limits, properties := document{}, c.license.content.object("properties")
	for _, m := range properties {
		if !isSeatLimit(m.key) {
			continue
		}
		profile := strings.TrimSuffix(strings.TrimPrefix(m.key, "users.profiles."), ".max")
		limit := m.value
		if kindOf(limit) == kindString {
			limit = []byte(properties.str(m.key))
		}
		if compact, err := compactJSON(limit); err != nil || kindOf(compact) != kindNumber {
			continue
		}
		limits = limits.with(profile, object("profile", profile, "licensed", object("profile", profile, "licensedLimit", limit)))
	}
	content := c.license.content.with("expiresOn", end.UTC().Format(time.DateOnly))
	return object(
		"base", object("hasLicense", true, "valid", valid, "expired", !valid, "expiresOn", end.UnixMilli(),
			"licenseKind", content.str("licenseKind"), "communityEdition", false, "licenseContent", content, "profileLimits", limits),
		"hasLicense", true, "valid", valid, "expired", !valid,
	).text(), nil
}

// setLicense takes the content of a license file: an object with its signed content, which names an end.
func (c *call) setLicense() ([]byte, error) {
	doc, err := c.document(shape{"content": kindObject, "signature": kindString})
	if err != nil {
		return nil, err
	}
	content := doc.object("content")
	if err := content.check(shape{"properties": kindObject, "expiresOn": kindString, "licenseKind": kindString}); err != nil {
		return nil, err
	}
	if !doc.has("content") || content.str("licenseId") == "" {
		return nil, illegal("Invalid license: it has no content with a licenseId")
	}
	end, err := time.Parse(time.DateOnly, content.str("expiresOn"))
	if err != nil {
		return nil, illegal("Invalid license: expiresOn '%.40s' is not a date like 2030-12-31", content.str("expiresOn"))
	}
	c.license = license{content: content, expires: onClock(end)}
	return nil, nil
}
