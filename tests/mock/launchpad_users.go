package mock

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
)

var inviteRoutes = []launchpadRoute{
	{"POST", "/invites/search", ReadUsers, func(v *visit) ([]byte, error) { return v.searchPeople(&v.state.invites) }},
	{"GET", "/invite/{id}", ReadUsers, func(v *visit) ([]byte, error) { return v.getPerson(&v.state.invites, "Invite") }},
	{"POST", "/invites", WriteUsers, (*visit).createInvites},
	{"PUT", "/invites", WriteUsers, (*visit).updateInvites},
	{"DELETE", "/invites", WriteUsers, (*visit).deleteInvites},
}

var memberRoutes = []launchpadRoute{
	{"POST", "/users/search", ReadUsers, func(v *visit) ([]byte, error) { return v.searchPeople(&v.state.users) }},
	{"GET", "/user/{id}", ReadUsers, func(v *visit) ([]byte, error) { return v.getPerson(&v.state.users, "User") }},
	{"PUT", "/users", WriteUsers, (*visit).updateMembers},
	{"DELETE", "/users", WriteUsers, (*visit).deleteMembers},
}

// person is a user of the space, or somebody who is invited. It is never changed: a change makes another one.
type person struct {
	id, email string
	member    bool // a user, not an invite
	owner     bool
	profile   document
	groups    []string // ids
	admin     document // adminProperties of a user
	created   moment
}

var personShape = shape{"id": kindString, "email": kindString, "profile": kindObject, "groups": kindObjects, "adminProperties": kindObject}

func (v *visit) renderPerson(p *person) document {
	var groups [][]byte
	for _, id := range p.groups {
		if g, ok := v.state.groups.get(id); ok {
			groups = append(groups, object("id", g.id, "name", g.name).text())
		}
	}
	doc := object("id", p.id, "email", p.email, "profile", p.profile, "groups", array(groups), "createdOn", isoTime(p.created.in(v.start)))
	if p.member {
		doc = append(doc, object("isOwner", p.owner, "adminProperties", p.admin)...)
	}
	return doc
}

// byEmail finds somebody; the case of letters does not matter.
func byEmail(list *table[*person], email string) *person {
	for _, p := range list.all {
		if strings.EqualFold(p.email, email) {
			return p
		}
	}
	return nil
}

func (v *visit) searchPeople(list *table[*person]) ([]byte, error) {
	doc, err := v.object(shape{"emails": kindStrings})
	if err != nil {
		return nil, err
	}
	wanted := doc.strings("emails")
	var items [][]byte
	for _, p := range list.all {
		if !doc.has("emails") || slices.ContainsFunc(wanted, func(email string) bool { return strings.EqualFold(email, p.email) }) {
			items = append(items, v.renderPerson(p).text())
		}
	}
	return array(items), nil
}

func (v *visit) getPerson(list *table[*person], kind string) ([]byte, error) {
	p, ok := list.get(v.arg("id"))
	if !ok {
		return nil, &spaceError{status: http.StatusNotFound, message: kind + " " + v.arg("id") + " does not exist"}
	}
	return v.renderPerson(p).text(), nil
}

// bulkError is why one item of a bulk request was not done.
type bulkError struct{ code, message string }

func (e *bulkError) Error() string { return e.code + ": " + e.message }

func refuse(code, format string, args ...any) *bulkError {
	return &bulkError{code, fmt.Sprintf(format, args...)}
}

// bulkItem is one item of a bulk request: by what it is told from the others, and what to do about it.
type bulkItem struct {
	name document
	do   func() (document, *bulkError)
}

// bulk does the items one by one. With failAllOnError, nothing is done unless everything can be: then every item is among the
// errors, those that could have been done as not_applied. done makes the members that the answer has beside the two lists.
func (v *visit) bulk(items []bulkItem, done func(successes []document) document) ([]byte, error) {
	atomic := strings.EqualFold(v.query.Get("failAllOnError"), "true")
	var saved space
	if atomic {
		saved = v.state.clone()
	}
	var successes []document
	var good, bad [][]byte
	outcomes := make([]*bulkError, len(items))
	failed := false
	for i, item := range items {
		doc, err := item.do()
		if outcomes[i] = err; err != nil {
			failed = true
			continue
		}
		successes = append(successes, doc)
	}
	none := failed && atomic
	if none {
		v.state, successes = saved, nil
	}
	for i, item := range items {
		err := outcomes[i]
		if err == nil && none {
			err = refuse("not_applied", "Another item of the request failed")
		}
		if err != nil {
			bad = append(bad, append(slices.Clone(item.name), object("code", err.code, "message", err.message)...).text())
		}
	}
	for _, doc := range successes {
		good = append(good, doc.text())
	}
	answer := object("successes", array(good), "errors", array(bad))
	if done != nil && len(successes) > 0 {
		answer = append(answer, done(successes)...)
	}
	return answer.text(), nil
}

// people is the body of a bulk request whose items are people.
func (v *visit) people(do func(doc document) (document, *bulkError)) ([]bulkItem, error) {
	if kindOf(v.body) != kindArray {
		return nil, invalid("_schema", "Invalid input type: an array is needed")
	}
	list, _ := parseArray(v.body)
	items := make([]bulkItem, len(list))
	for i, text := range list {
		doc, err := parseDocument(text)
		if err == nil {
			err = checkFields(doc, personShape)
		}
		if err != nil {
			return nil, atIndex(i, err)
		}
		items[i] = bulkItem{doc.only("id", "email"), func() (document, *bulkError) { return do(doc) }}
	}
	return items, nil
}

// atIndex says of which item a 422 speaks.
func atIndex(i int, err error) error {
	fields := object("_schema", []string{err.Error()})
	if refusal, ok := err.(*spaceError); ok {
		fields = refusal.fields
	}
	return &spaceError{http.StatusUnprocessableEntity, "Unprocessable Entity", object(fmt.Sprint(i), fields)}
}

// byEmails is the body of a bulk request that names people by their e-mails.
func (v *visit) byEmails(do func(email string) (document, *bulkError)) ([]bulkItem, error) {
	doc, err := v.object(shape{"emails": kindStrings})
	if err != nil {
		return nil, err
	}
	if !doc.has("emails") {
		return nil, invalid("emails", "Missing data for required field.")
	}
	var items []bulkItem
	for _, email := range doc.strings("emails") {
		items = append(items, bulkItem{object("email", email), func() (document, *bulkError) { return do(email) }})
	}
	return items, nil
}

// fill takes profile, groups and admin properties over from a document, if it has them.
func (v *visit) fill(p *person, doc document) *bulkError {
	if doc.has("profile") {
		if err := v.seat(p, doc.object("profile")); err != nil {
			return err
		}
	}
	if doc.has("groups") {
		ids, err := v.groupIDs(doc.get("groups"))
		if err != nil {
			return err
		}
		p.groups = ids
	}
	if doc.has("adminProperties") && p.member {
		p.admin = doc.object("adminProperties")
	}
	return nil
}

// seat gives a person another profile, if a seat is free.
func (v *visit) seat(p *person, wanted document) *bulkError {
	name, trial := wanted.str("name"), wanted.isTrue("isTrial")
	i := slices.IndexFunc(v.state.profiles, func(p profile) bool { return p.name == name && p.trial == trial })
	if i < 0 {
		return refuse("unknown_profile", "Profile '%.60s' does not exist on the space", name)
	}
	kind := v.state.profiles[i]
	same := p.profile.str("name") == name && p.profile.isTrue("isTrial") == trial
	if taken := v.state.taken(kind); !same && kind.seats >= 0 && taken >= kind.seats {
		return refuse("no_seat_available", "All %d seats of profile %s are taken", kind.seats, name)
	}
	if p.profile = wanted; p.member {
		p.profile = wanted.with("isTrial", trial)
	}
	return nil
}

// groupIDs reads a list of groups, which are named by id or, without one, by name.
func (v *visit) groupIDs(text json.RawMessage) ([]string, *bulkError) {
	ids := []string{}
	list, _ := parseArray(text)
	for _, item := range list {
		doc, _ := parseDocument(item)
		g, ok := v.state.groups.get(doc.str("id"))
		if !ok && !doc.has("id") {
			g, ok = v.state.team(doc.str("name"))
		}
		if !ok {
			return nil, refuse("unknown_group", "Group '%.60s' does not exist on the space", doc.str("name"))
		}
		if !slices.Contains(ids, g.id) {
			ids = append(ids, g.id)
		}
	}
	return ids, nil
}

func validEmail(email string) bool {
	name, host, ok := strings.Cut(email, "@")
	return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(email, " \t\r\n,;<>") && len(email) < 255
}
