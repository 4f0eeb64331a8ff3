package mock

import (
	"encoding/json"
	"slices"
)

var configurationRoutes = []route{
	{method: "GET", pattern: "/admin/blueprint/{blueprint}/version/{version}/signoffs", handle: (*call).listConfigurations, manager: true},
	{method: "GET", pattern: "/admin/blueprint/{blueprint}/version/{version}/workflow/step/{step}/signoff", handle: (*call).getConfiguration, manager: true},
	{method: "POST", pattern: "/admin/blueprint/{blueprint}/version/{version}/workflow/step/{step}/signoff", handle: (*call).createConfiguration, manager: true},
	{method: "PUT", pattern: "/admin/blueprint/{blueprint}/version/{version}/workflow/step/{step}/signoff", handle: (*call).updateConfiguration, manager: true},
	{method: "DELETE", pattern: "/admin/blueprint/{blueprint}/version/{version}/workflow/step/{step}/signoff", handle: (*call).deleteConfiguration, manager: true},
}

func configurationID(key versionKey, step string) document {
	return object("blueprintVersionId", key.document(), "stepId", step)
}

// checkConfiguration says what is wrong with a sign-off's configuration.
func (c *call) checkConfiguration(doc document) error {
	if err := doc.check(shape{"id": kindObject, "title": kindString, "mandatory": kindBool, "feedbackUsersGroups": kindObjects,
		"approvers": kindObjects, "recurrenceConfiguration": kindObject}); err != nil {
		return err
	}
	if doc.str("title") == "" {
		return illegal("Sign-off configuration: title is required")
	}
	if err := c.checkReviewers(doc.get("approvers")); err != nil {
		return err
	}
	groups, _ := parseArray(doc.get("feedbackUsersGroups"))
	var ids []string
	for _, text := range groups {
		group, _ := parseDocument(text)
		if err := group.check(shape{"id": kindString, "title": kindString, "users": kindObjects}); err != nil {
			return err
		}
		id := group.str("id")
		if id == "" || group.str("title") == "" {
			return illegal("Sign-off configuration: a feedback group needs an id and a title")
		}
		if slices.Contains(ids, id) {
			return illegal("Sign-off configuration: two feedback groups have the id '%.60s'", id)
		}
		ids = append(ids, id)
		if err := c.checkReviewers(group.get("users")); err != nil {
			return err
		}
	}
	if doc.has("recurrenceConfiguration") {
		return checkRecurrence(doc.object("recurrenceConfiguration"))
	}
	return nil
}

func (c *call) checkReviewers(list json.RawMessage) error {
	reviewers, _ := parseArray(list)
	for _, text := range reviewers {
		reviewer, _ := parseDocument(text)
		container := reviewer.get("usersContainer")
		if container == nil {
			return illegal("Sign-off configuration: a reviewer needs a usersContainer")
		}
		if err := c.checkContainer(container); err != nil {
			return err
		}
	}
	return nil
}

// checkRecurrence says what is wrong with the configuration of a sign-off's recurrence.
func checkRecurrence(doc document) error {
	if err := doc.check(shape{"activated": kindBool, "reloadConf": kindBool, "days": kindNumber, "weeks": kindNumber, "months": kindNumber, "years": kindNumber}); err != nil {
		return err
	}
	sum := 0
	for _, unit := range []string{"days", "weeks", "months", "years"} {
		n := wholeNumber(doc.get(unit))
		if n < 0 || n > 100_000 {
			return illegal("Recurrence configuration: %s must be from 0 to 100000, but is %s", unit, doc.get(unit))
		}
		sum += n
	}
	if doc.isTrue("activated") && sum == 0 {
		return illegal("Recurrence configuration: an activated one needs days, weeks, months or years")
	}
	return nil
}

// configuration is the one that the route names.
func (c *call) configuration(of func(*call) (*version, error)) (*version, string, document, error) {
	v, err := of(c)
	step := c.arg("step")
	if err != nil {
		return v, step, nil, err
	}
	doc, ok := v.configurations.get(step)
	if !ok {
		return v, step, nil, notFound("No sign-off configuration exists on step '%.60s' of blueprint version '%s'", step, v.key)
	}
	return v, step, doc, nil
}

// putConfiguration sets the configuration of a step, or deletes it when doc is nil.
func (c *call) putConfiguration(old *version, step string, doc document) {
	v := *old
	v.configurations = old.configurations.clone()
	if doc == nil {
		v.configurations.delete(step)
	} else {
		v.configurations.put(step, doc)
	}
	c.putVersion(&v)
}

func (c *call) listConfigurations() ([]byte, error) {
	v, err := c.version()
	if err != nil {
		return nil, err
	}
	return texts(v.configurations), nil
}

func (c *call) getConfiguration() ([]byte, error) {
	_, _, doc, err := c.configuration((*call).version)
	if err != nil {
		return nil, err
	}
	return doc.text(), nil
}

// configurationDocument is the configuration in the body.
func (c *call) configurationDocument(v *version, step string) (document, error) {
	doc, err := c.document(nil)
	if err != nil {
		return nil, err
	}
	if err := c.checkConfiguration(doc); err != nil {
		return nil, err
	}
	return doc.with("id", configurationID(v.key, step)).
		defaults(object("mandatory", false, "feedbackUsersGroups", []byte("[]"), "approvers", []byte("[]"))), nil
}

// createConfiguration serves artifacts that are created from now on; createSignoff adds it to the others.
func (c *call) createConfiguration() ([]byte, error) {
	v, err := c.designed()
	if err != nil {
		return nil, err
	}
	step := c.arg("step")
	if !slices.Contains(v.steps, step) {
		return nil, illegal("Blueprint version '%s' has no workflow step '%.60s'", v.key, step)
	}
	if _, taken := v.configurations.get(step); taken {
		return nil, illegal("Step '%s' of blueprint version '%s' has a sign-off configuration already", step, v.key)
	}
	if sent, _ := parseDocument(c.body); sent.has("id") {
		return nil, illegal("signoffConfiguration.id must not be set in creation")
	}
	doc, err := c.configurationDocument(v, step)
	if err != nil {
		return nil, err
	}
	c.putConfiguration(v, step, doc)
	return doc.text(), nil
}

func (c *call) updateConfiguration() ([]byte, error) {
	v, step, _, err := c.configuration((*call).designed)
	if err != nil {
		return nil, err
	}
	doc, err := c.configurationDocument(v, step)
	if err != nil {
		return nil, err
	}
	c.putConfiguration(v, step, doc)
	return doc.text(), nil
}

// deleteConfiguration leaves the sign-offs alone that artifacts have already.
func (c *call) deleteConfiguration() ([]byte, error) {
	v, step, _, err := c.configuration((*call).designed)
	if err == nil {
		c.putConfiguration(v, step, nil)
	}
	return nil, err
}
