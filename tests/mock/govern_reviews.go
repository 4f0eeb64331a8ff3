package mock

import (
	"encoding/json"
	"slices"
	"strconv"
)

var reviewRoutes = []route{
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/feedback", handle: (*call).addFeedback},
	{method: "PUT", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/feedback/{feedback}", handle: (*call).updateFeedback},
	{method: "DELETE", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/feedback/{feedback}", handle: (*call).deleteFeedback},
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/delegate-feedback", handle: (*call).delegateFeedback},
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/approval", handle: (*call).addApproval},
	{method: "PUT", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/approval", handle: (*call).updateApproval},
	{method: "DELETE", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/approval", handle: (*call).deleteApproval},
	{method: "POST", pattern: "/artifact/{artifact}/workflow/step/{step}/signoff/delegate-approval", handle: (*call).delegateApproval},
}

var (
	feedbackStatuses = []string{"APPROVED", "MINOR_ISSUE", "MAJOR_ISSUE"}
	approvalStatuses = []string{signoffApproved, signoffRejected, signoffAbandoned}
)

// rawArray renders elements as parseArray splits them.
func rawArray(list []json.RawMessage) []byte {
	items := make([][]byte, len(list))
	for i, text := range list {
		items[i] = text
	}
	return array(items)
}

// review is the body of a feedback or of an approval.
func (c *call) review(statuses []string, enum string) (document, error) {
	doc, err := c.document(shape{"status": kindString, "comment": kindString})
	if err != nil {
		return nil, err
	}
	if status := doc.str("status"); !slices.Contains(statuses, status) {
		return nil, illegal("No enum constant %s.%.60s", enum, status)
	}
	return doc.only("status", "comment").defaults(object("comment", "")), nil
}

// byline is who wrote a review, and when.
func (c *call) byline() document {
	if c.who.login == "" {
		return object("globalApiKeyId", c.who.key, "date", c.now.UnixMilli())
	}
	return object("userLogin", c.who.login, "date", c.now.UnixMilli())
}

// wrote tells whether the principal is the author of a review.
func (c *call) wrote(review document) bool {
	if c.who.login == "" {
		return review.str("globalApiKeyId") == c.who.key
	}
	return review.str("userLogin") == c.who.login
}

// feedbackGroup finds a feedback group of a sign-off.
func feedbackGroup(signoff document, id string) (groups []json.RawMessage, at int, err error) {
	groups, _ = parseArray(signoff.object("configuration").get("feedbackUsersGroups"))
	for i, text := range groups {
		if group, _ := parseDocument(text); group.str("id") == id {
			return groups, i, nil
		}
	}
	if id == "" {
		return nil, -1, illegal("Parameter groupId is required")
	}
	return nil, -1, illegal("The sign-off has no feedback group '%.60s'", id)
}

func (c *call) reviews(list json.RawMessage, blueprint string) bool {
	return slices.ContainsFunc(containersOf(list), func(text json.RawMessage) bool { return c.inContainer(c.who, text, blueprint) })
}

// addFeedback takes one feedback of everybody in a group.
func (c *call) addFeedback() ([]byte, error) {
	a, doc, err := c.signoff(rightRead)
	if err != nil {
		return nil, err
	}
	sent, err := c.review(feedbackStatuses, "FeedbackStatus")
	if err != nil {
		return nil, err
	}
	id := c.query.Get("groupId")
	groups, at, err := feedbackGroup(doc, id)
	if err != nil {
		return nil, err
	}
	if status := doc.str("status"); status != signoffWaitingForFeedback {
		return nil, illegal("Cannot add a feedback: the sign-off is %s, not %s", status, signoffWaitingForFeedback)
	}
	group, _ := parseDocument(groups[at])
	if !c.reviews(group.get("users"), a.key.blueprint) {
		return nil, forbidden("User/API key '%s' is not part of the group '%s'", c.who.id, id)
	}
	responses, _ := parseArray(doc.get("feedbackResponses"))
	for _, text := range responses {
		if response, _ := parseDocument(text); response.str("groupId") == id && c.wrote(response) {
			return nil, illegal("'%s' has given feedback for the group '%s' already: edit feedback '%s'", c.who.id, id, response.str("id"))
		}
	}
	c.govern.count.feedback++
	response := append(object("id", "fb."+strconv.Itoa(c.govern.count.feedback), "groupId", id), sent...)
	response = append(response, c.byline()...)
	c.putSignoff(a, doc.with("feedbackResponses", rawArray(append(responses, response.text()))))
	return response.text(), nil
}

// feedback finds the feedback of the route, if the principal may change it.
func (c *call) feedback() (a *artifact, doc document, responses []json.RawMessage, at int, err error) {
	if a, doc, err = c.signoff(rightRead); err != nil {
		return
	}
	responses, _ = parseArray(doc.get("feedbackResponses"))
	for i, text := range responses {
		response, _ := parseDocument(text)
		if response.str("id") != c.arg("feedback") {
			continue
		}
		switch status := doc.str("status"); {
		case !c.wrote(response) && !c.who.admin:
			err = forbidden("Feedback '%s' is not of '%s'", response.str("id"), c.who.id)
		case status != signoffWaitingForFeedback:
			err = illegal("Cannot change a feedback: the sign-off is %s, not %s", status, signoffWaitingForFeedback)
		}
		return a, doc, responses, i, err
	}
	return a, doc, nil, -1, notFound("The sign-off has no feedback '%.60s'", c.arg("feedback"))
}

func (c *call) updateFeedback() ([]byte, error) {
	a, doc, responses, at, err := c.feedback()
	if err != nil {
		return nil, err
	}
	sent, err := c.review(feedbackStatuses, "FeedbackStatus")
	if err != nil {
		return nil, err
	}
	response, _ := parseDocument(responses[at])
	for _, m := range sent {
		response = response.with(m.key, m.value)
	}
	responses = slices.Clone(responses)
	responses[at] = response.text()
	c.putSignoff(a, doc.with("feedbackResponses", rawArray(responses)))
	return response.text(), nil
}

func (c *call) deleteFeedback() ([]byte, error) {
	a, doc, responses, at, err := c.feedback()
	if err != nil {
		return nil, err
	}
	rest := append([]json.RawMessage{}, responses[:at]...)
	c.putSignoff(a, doc.with("feedbackResponses", rawArray(append(rest, responses[at+1:]...))))
	return nil, nil
}

// reviewer is the users container of the body, as a configuration keeps one.
func (c *call) reviewer() ([]byte, error) {
	container, err := c.document(nil)
	if err != nil {
		return nil, err
	}
	if err := c.checkContainer(container.text()); err != nil {
		return nil, err
	}
	return object("usersContainer", container, "addedBy", c.who.id, "addedOn", c.now.UnixMilli()).text(), nil
}

func withReviewer(doc document, key string, reviewer []byte) document {
	list, _ := parseArray(doc.get(key))
	return doc.with(key, rawArray(append(slices.Clone(list), reviewer)))
}

func (c *call) delegateFeedback() ([]byte, error) {
	a, doc, err := c.signoff(rightWrite)
	if err != nil {
		return nil, err
	}
	groups, at, err := feedbackGroup(doc, c.query.Get("groupId"))
	if err != nil {
		return nil, err
	}
	reviewer, err := c.reviewer()
	if err != nil {
		return nil, err
	}
	group, _ := parseDocument(groups[at])
	groups = slices.Clone(groups)
	groups[at] = withReviewer(group, "users", reviewer).text()
	return c.putSignoff(a, doc.with("configuration", doc.object("configuration").with("feedbackUsersGroups", rawArray(groups)))), nil
}

func (c *call) delegateApproval() ([]byte, error) {
	a, doc, err := c.signoff(rightWrite)
	if err != nil {
		return nil, err
	}
	reviewer, err := c.reviewer()
	if err != nil {
		return nil, err
	}
	return c.putSignoff(a, doc.with("configuration", withReviewer(doc.object("configuration"), "approvers", reviewer))), nil
}

// mayApprove is the refusal of a principal who is no approver.
func (c *call) mayApprove(a *artifact, doc document) error {
	if c.reviews(doc.object("configuration").get("approvers"), a.key.blueprint) {
		return nil
	}
	return forbidden("User/API key '%s' is not an approver of this sign-off", c.who.id)
}

// decide records the final approval and answers with the sign-off.
func (c *call) decide(a *artifact, doc document, status string, sent document) ([]byte, error) {
	if err := c.mayApprove(a, doc); err != nil {
		return nil, err
	}
	response := append(sent.with("status", status).defaults(object("comment", "")), c.byline()...)
	return c.putSignoff(a, doc.with("status", status).with("approverResponse", response)), nil
}

func (c *call) addApproval() ([]byte, error) {
	a, doc, err := c.signoff(rightRead)
	if err != nil {
		return nil, err
	}
	sent, err := c.review(approvalStatuses, "ApprovalStatus")
	if err != nil {
		return nil, err
	}
	if status := doc.str("status"); status != signoffWaitingForApproval {
		return nil, illegal("Cannot add an approval: the sign-off is %s, not %s", status, signoffWaitingForApproval)
	}
	return c.approval(a, doc, sent)
}

// approval records a decision and answers with it.
func (c *call) approval(a *artifact, doc, sent document) ([]byte, error) {
	text, err := c.decide(a, doc, sent.str("status"), sent)
	if err != nil {
		return nil, err
	}
	changed, err := parseDocument(text)
	return changed.get("approverResponse"), err
}

// approved is the sign-off of the route that has an approval.
func (c *call) approved() (*artifact, document, error) {
	a, doc, err := c.signoff(rightRead)
	if err == nil && !doc.has("approverResponse") {
		err = notFound("The sign-off of artifact '%s' has no approval", a.id)
	}
	return a, doc, err
}

func (c *call) updateApproval() ([]byte, error) {
	a, doc, err := c.approved()
	if err != nil {
		return nil, err
	}
	sent, err := c.review(approvalStatuses, "ApprovalStatus")
	if err != nil {
		return nil, err
	}
	return c.approval(a, doc, sent)
}

// deleteApproval makes the sign-off wait for another one.
func (c *call) deleteApproval() ([]byte, error) {
	a, doc, err := c.approved()
	if err != nil {
		return nil, err
	}
	if err := c.mayApprove(a, doc); err != nil {
		return nil, err
	}
	c.putSignoff(a, doc.with("status", signoffWaitingForApproval).with("approverResponse", nil))
	return nil, nil
}
