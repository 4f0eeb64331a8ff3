package mock

import (
	"encoding/json"
	"slices"
	"time"
)

var signoffRoutes = []route{
	{method: "GET", pattern: "/artifact/{artifact}/signoffs", handle: (*call).listSignoffs},
	{method: "GET", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff", handle: (*call).getSignoff},
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/create", handle: (*call).createSignoff},
	{method: "GET", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/details", handle: (*call).signoffDetails},
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/update-status", handle: (*call).updateSignoffStatus},
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/schedule-reset", handle: (*call).scheduleReset},
}

// The states of a sign-off.
const (
	signoffNotStarted         = "NOT_STARTED"
	signoffWaitingForFeedback = "WAITING_FOR_FEEDBACK"
	signoffWaitingForApproval = "WAITING_FOR_APPROVAL"
	signoffApproved           = "APPROVED"
	signoffRejected           = "REJECTED"
	signoffAbandoned          = "ABANDONED"
)

// signoffMoves are the states that each state can be changed to. A sign-off that waits is abandoned before it starts again.
// A decision can be changed where it was made, by editing or deleting the approval, not here.
var signoffMoves = map[string][]string{
	signoffNotStarted:         {signoffWaitingForFeedback, signoffWaitingForApproval},
	signoffWaitingForFeedback: {signoffWaitingForApproval, signoffAbandoned},
	signoffWaitingForApproval: {signoffWaitingForFeedback, signoffApproved, signoffRejected, signoffAbandoned},
	signoffApproved:           {signoffNotStarted},
	signoffRejected:           {signoffNotStarted},
	signoffAbandoned:          {signoffNotStarted},
}

// newSignoff is a sign-off that is not started. Its configuration is a copy: the delegations are made in it.
func newSignoff(artifact, step string, configuration document) document {
	return object("signoffId", object("artifactId", artifact, "stepId", step), "status", signoffNotStarted,
		"configuration", configuration.without("id"), "feedbackResponses", []byte("[]"), "approverResponse", nil)
}

// signoffsOn are the sign-offs whose steps are there.
func signoffsOn(steps map[string]string, all table[document]) table[document] {
	var kept table[document]
	for step, doc := range all.all {
		if _, there := steps[step]; there {
			kept.put(step, doc)
		}
	}
	return kept
}

// signoff is the one that the route names.
func (c *call) signoff(right string) (*artifact, document, error) {
	a, err := c.artifact(right)
	if err != nil {
		return nil, nil, err
	}
	if doc, ok := a.signoffs.get(c.arg("step")); ok {
		return a, doc, nil
	}
	return a, nil, notFound("Artifact '%s' has no sign-off on step '%.60s'", a.id, c.arg("step"))
}

// putSignoff stores a changed sign-off of an artifact, and answers with it.
func (c *call) putSignoff(a *artifact, doc document) []byte {
	b := *a
	b.signoffs = a.signoffs.clone()
	b.signoffs.put(doc.object("signoffId").str("stepId"), doc)
	c.govern.artifacts.put(a.id, &b)
	return doc.text()
}

func (c *call) listSignoffs() ([]byte, error) {
	a, err := c.artifact(rightRead)
	if err != nil {
		return nil, err
	}
	return texts(a.signoffs), nil
}

func (c *call) getSignoff() ([]byte, error) {
	_, doc, err := c.signoff(rightRead)
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

// createSignoff is for a configuration that was added after the artifact.
func (c *call) createSignoff() ([]byte, error) {
	a, err := c.artifact(rightWrite)
	if err != nil {
		return nil, err
	}
	step := c.arg("step")
	if _, there := a.signoffs.get(step); there {
		return nil, illegal("Artifact '%s' has a sign-off on step '%s' already", a.id, step)
	}
	v, err := c.versionOf(a.key)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(v.steps, step) {
		return nil, notFound("Blueprint version '%s' has no workflow step '%.60s'", v.key, step)
	}
	configuration, ok := v.configurations.get(step)
	if !ok {
		return nil, illegal("No sign-off configuration exists on step '%s' of blueprint version '%s'", step, v.key)
	}
	if err := ongoing(a, v, step); err != nil {
		return nil, err
	}
	return c.putSignoff(a, newSignoff(a.id, step, configuration)), nil
}

// ongoing is the refusal of a sign-off whose step is not the ongoing one.
func ongoing(a *artifact, v *version, step string) error {
	if state := stepsOf(v, a.doc)[step]; state != stepOngoing {
		return illegal("The workflow step is not active: step '%s' of artifact '%s' is %s, not %s", step, a.id, state, stepOngoing)
	}
	return nil
}

// signoffDetails are the users behind the groups and roles of the configuration.
func (c *call) signoffDetails() ([]byte, error) {
	a, doc, err := c.signoff(rightRead)
	if err != nil {
		return nil, err
	}
	configuration := doc.object("configuration")
	groups, _ := parseArray(configuration.get("feedbackUsersGroups"))
	items := make([][]byte, len(groups))
	for i, text := range groups {
		group, _ := parseDocument(text)
		items[i] = object("id", group.str("id"), "title", group.str("title"),
			"users", c.membersOf(containersOf(group.get("users")), a.key.blueprint)).text()
	}
	return object("signoffId", doc.object("signoffId"), "feedbackUsersGroups", array(items),
		"approvers", c.membersOf(containersOf(configuration.get("approvers")), a.key.blueprint)).text(), nil
}

func (c *call) updateSignoffStatus() ([]byte, error) {
	a, doc, err := c.signoff(rightWrite)
	if err != nil {
		return nil, err
	}
	sent, err := c.document(shape{"targetStatus": kindString, "usersToSendEmailTo": kindObjects, "reloadConfForReset": kindBool})
	if err != nil {
		return nil, err
	}
	from, to := doc.str("status"), sent.str("targetStatus")
	if _, known := signoffMoves[to]; !known {
		return nil, illegal("No enum constant SignoffStatus.%.60s", to)
	}
	if !slices.Contains(signoffMoves[from], to) {
		hint := ""
		if to == signoffNotStarted && from != signoffNotStarted {
			hint = ": set " + signoffAbandoned + " first"
		}
		return nil, illegal("Cannot set sign-off status to %s from %s%s", to, from, hint)
	}
	if err := checkNotified(sent.get("usersToSendEmailTo"), to); err != nil {
		return nil, err
	}
	v, err := c.versionOf(a.key)
	if err != nil {
		return nil, err
	}
	switch to {
	case signoffNotStarted:
		return c.putSignoff(a, c.restarted(v, doc, sent.isTrue("reloadConfForReset"))), nil
	case signoffApproved, signoffRejected:
		return c.decide(a, doc, to, nil)
	}
	if from == signoffNotStarted {
		if err := ongoing(a, v, c.arg("step")); err != nil {
			return nil, err
		}
	}
	return c.putSignoff(a, doc.with("status", to)), nil
}

// checkNotified refuses a feedback's user without a group, and an approver with one. Users who are no reviewers are ignored.
func checkNotified(list json.RawMessage, to string) error {
	users, _ := parseArray(list)
	for _, text := range users {
		user, _ := parseDocument(text)
		if err := user.check(shape{"userLogin": kindString, "groupId": kindString}); err != nil {
			return err
		}
		switch login, group := user.str("userLogin"), user.str("groupId"); {
		case login == "":
			return illegal("usersToSendEmailTo: userLogin is required")
		case to == signoffWaitingForFeedback && group == "":
			return illegal("usersToSendEmailTo: groupId is required to ask '%.60s' for feedback", login)
		case to == signoffWaitingForApproval && group != "":
			return illegal("usersToSendEmailTo: groupId is not allowed to ask '%.60s' for the approval", login)
		}
	}
	return nil
}

// restarted is a sign-off without its reviews. With reload it takes the version's configuration of today, so that delegations end.
func (c *call) restarted(v *version, doc document, reload bool) document {
	id := doc.object("signoffId")
	configuration := doc.object("configuration")
	if today, ok := v.configurations.get(id.str("stepId")); ok && reload {
		configuration = today
	}
	return newSignoff(id.str("artifactId"), id.str("stepId"), configuration)
}

// scheduleReset sets the recurrence of a sign-off: so long after its approval it starts again.
func (c *call) scheduleReset() ([]byte, error) {
	a, doc, err := c.signoff(rightWrite)
	if err != nil {
		return nil, err
	}
	sent, err := c.document(nil)
	if err != nil {
		return nil, err
	}
	if err := checkRecurrence(sent); err != nil {
		return nil, err
	}
	sent = sent.defaults(object("activated", false, "days", 0, "weeks", 0, "months", 0, "years", 0, "reloadConf", false))
	return c.putSignoff(a, doc.with("configuration", doc.object("configuration").with("recurrenceConfiguration", sent))), nil
}

// recurred is the artifact with its recurring sign-offs started again that are due.
func (c *call) recurred(a *artifact) *artifact {
	var due []document
	for _, doc := range a.signoffs.all {
		when := doc.object("configuration").object("recurrenceConfiguration")
		if doc.str("status") != signoffApproved || !when.isTrue("activated") {
			continue
		}
		var approved int64
		_ = json.Unmarshal(doc.object("approverResponse").get("date"), &approved) // absent: the epoch
		at := time.UnixMilli(approved).UTC().AddDate(wholeNumber(when.get("years")), wholeNumber(when.get("months")), wholeNumber(when.get("days"))+7*wholeNumber(when.get("weeks")))
		if !c.now.Before(at) {
			due = append(due, doc)
		}
	}
	v, ok := c.govern.versions.get(a.key.String())
	if !ok || len(due) == 0 {
		return a
	}
	b := *a
	b.signoffs = a.signoffs.clone()
	for _, doc := range due {
		fresh := c.restarted(v, doc, doc.object("configuration").object("recurrenceConfiguration").isTrue("reloadConf"))
		b.signoffs.put(doc.object("signoffId").str("stepId"), fresh)
	}
	c.govern.artifacts.put(b.id, &b)
	return &b
}
