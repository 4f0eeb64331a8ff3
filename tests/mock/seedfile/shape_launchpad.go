package seedfile

import "sync"

// launchpadShape is the one space of a mock Launchpad.
var launchpadShape = sync.OnceValue(func() *shape {
	profile := &shape{kind: Object, orText: true, fields: append(must(text, "name"), may(boolean, "isTrial")...)}
	abilities := mapOf(anything)
	return object(
		may(anything, "base"), // checked apart
		may(listOf(entity("space user", "email", must(text, "email"), must(profile, "profile"), may(refs("space group"), "groups"),
			may(free, "adminProperties"), may(boolean, "isOwner"), may(instant, "createdOn"), may(text, "id"))), "users"),
		may(listOf(entity("invite", "email", must(text, "email"), must(profile, "profile"), may(refs("space group"), "groups"),
			may(instant, "createdOn"), may(text, "id"))), "invites"),
		may(listOf(entity("space group", "name", must(text, "name"), may(text, "description", "id"), may(instant, "createdOn"),
			may(abilities, "launchpadPermissions", "dataikuPermissions", "governPermissions"))), "groups"),
		may(listOf(object(must(text, "name"), may(boolean, "isTrial"), may(signed, "totalSeats"))), "profiles"),
		may(listOf(entity("node", "name", must(text, "name"), must(text, "type"))), "nodes"),
		may(listOf(entity("Launchpad key", "id", must(text, "id"), must(text, "secret"), may(texts, "scopes"))), "apiKeys"),
	)
})
