package mock

import "strings"

func (v *visit) createInvites() ([]byte, error) {
	items, err := v.people(func(doc document) (document, *bulkError) {
		email := doc.str("email")
		switch {
		case !validEmail(email):
			return nil, refuse("invalid_email", "'%.100s' is not an e-mail address", email)
		case byEmail(&v.state.users, email) != nil:
			return nil, refuse("already_user", "%s is a user of the space already", email)
		case byEmail(&v.state.invites, email) != nil:
			return nil, refuse("already_invited", "%s is invited already", email)
		case !doc.has("profile"):
			return nil, refuse("profile_required", "The invite of %s has no profile", email)
		}
		p := &person{email: email, created: onClock(v.now)}
		if err := v.fill(p, doc); err != nil {
			return nil, err
		}
		p.id = v.nextID("inv")
		v.state.invites.put(p.id, p)
		return v.renderPerson(p), nil
	})
	if err != nil {
		return nil, err
	}
	return v.bulk(items, nil)
}

// update is one item of a request that changes people: who it is stays, and what the document does not have.
func (v *visit) update(list *table[*person], doc document) (document, *bulkError) {
	old, ok := list.get(doc.str("id"))
	if !ok {
		return nil, refuse("not_found", "There is nobody with the id '%.60s'", doc.str("id"))
	}
	if doc.has("email") && !strings.EqualFold(doc.str("email"), old.email) {
		return nil, refuse("email_change", "The e-mail address of %s can't be changed to %.100s", old.email, doc.str("email"))
	}
	p := *old
	if err := v.fill(&p, doc); err != nil {
		return nil, err
	}
	list.put(p.id, &p)
	return v.renderPerson(&p), nil
}

func (v *visit) updateInvites() ([]byte, error) {
	items, err := v.people(func(doc document) (document, *bulkError) { return v.update(&v.state.invites, doc) })
	if err != nil {
		return nil, err
	}
	return v.bulk(items, nil)
}

func (v *visit) deleteInvites() ([]byte, error) {
	items, err := v.byEmails(func(email string) (document, *bulkError) {
		p := byEmail(&v.state.invites, email)
		if p == nil {
			return nil, refuse("not_found", "%.100s is not invited", email)
		}
		v.state.invites.delete(p.id)
		return object("id", p.id, "email", p.email), nil
	})
	if err != nil {
		return nil, err
	}
	return v.bulk(items, nil)
}

// updateMembers answers with the task that brings the change to the nodes. The admin property mockTaskError of a user makes it fail.
func (v *visit) updateMembers() ([]byte, error) {
	items, err := v.people(func(doc document) (document, *bulkError) { return v.update(&v.state.users, doc) })
	if err != nil {
		return nil, err
	}
	return v.bulk(items, func(successes []document) document {
		failure := ""
		for _, doc := range successes {
			if text := doc.object("adminProperties").str("mockTaskError"); text != "" {
				failure = text
			}
		}
		return v.propagate(failure, object("updatedUsers", len(successes)))
	})
}

func (v *visit) deleteMembers() ([]byte, error) {
	items, err := v.byEmails(func(email string) (document, *bulkError) {
		p := byEmail(&v.state.users, email)
		if p == nil {
			return nil, refuse("not_found", "%.100s is no user of the space", email)
		}
		if p.owner {
			return nil, refuse("owner", "%s owns the space and can't be deleted", p.email)
		}
		v.state.users.delete(p.id)
		return object("id", p.id, "email", p.email), nil
	})
	if err != nil {
		return nil, err
	}
	return v.bulk(items, func(successes []document) document {
		return v.propagate("", object("deletedUsers", len(successes)))
	})
}

// AcceptInvite does what somebody does who follows the link of an invite: they become a user. It is false when nobody is invited
// under that e-mail address.
func (l *Launchpad) AcceptInvite(email string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	invite := byEmail(&l.state.invites, email)
	if invite == nil {
		return false
	}
	l.state.invites.delete(invite.id)
	l.state.count++
	p := *invite
	p.member, p.admin, p.created = true, document{}, onClock(l.options.Now())
	p.id = "usr" + strings.TrimPrefix(invite.id, "inv")
	p.profile = p.profile.with("isTrial", p.profile.isTrue("isTrial"))
	l.state.users.put(p.id, &p)
	l.changes++
	return true
}
