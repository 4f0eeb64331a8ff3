package mock

import "slices"

// The states of a step of an artifact's workflow.
const (
	stepNotStarted = "NOT_STARTED"
	stepOngoing    = "ONGOING"
	stepFinished   = "FINISHED"
	stepSkipped    = "SKIPPED"
)

var stepStates = []string{stepNotStarted, stepOngoing, stepFinished, stepSkipped}

// stepsOf are the states of all steps of a version in an artifact's document.
func stepsOf(v *version, doc document) map[string]string {
	stored := doc.object("workflow").object("steps")
	steps := map[string]string{}
	for _, id := range v.steps {
		steps[id] = stepNotStarted
		if state := stored.object(id).str("status"); state != "" {
			steps[id] = state
		}
	}
	return steps
}

func stepsDocument(v *version, steps map[string]string) document {
	doc := document{}
	for _, id := range v.steps {
		doc = append(doc, member{id, object("status", steps[id], "visible", true).text()})
	}
	return doc
}

// workflow is where a request puts the workflow: by workflow.steps, or by the older status.stepId when only that was changed.
func (c *call) workflow(v *version, sent document, old *artifact) (map[string]string, error) {
	before, oldStep := stepsOf(v, nil), ""
	if old != nil {
		before, oldStep = stepsOf(v, old.doc), old.step
	}
	steps := map[string]string{}
	for id, state := range before {
		steps[id] = state
	}
	given := sent.object("workflow")
	if err := given.check(shape{"steps": kindObject}); err != nil {
		return nil, err
	}
	moved, ongoing := false, 0
	for _, m := range given.object("steps") {
		step, err := parseDocument(m.value)
		if err != nil {
			return nil, err
		}
		if err := step.check(shape{"status": kindString}); err != nil {
			return nil, err
		}
		state := step.str("status")
		was, known := before[m.key]
		switch {
		case !known && (old == nil || old.key == v.key):
			return nil, illegal("Blueprint version '%s' has no workflow step '%.60s'", v.key, m.key)
		case !known || state == "":
			continue
		case !slices.Contains(stepStates, state):
			return nil, illegal("Workflow step '%s': no enum constant WorkflowStepStatus.%.60s", m.key, state)
		}
		moved = moved || state != was
		steps[m.key] = state
	}
	status := sent.object("status")
	if legacy := status.str("stepId"); status.get("stepId") != nil && legacy != oldStep && !moved {
		at := slices.Index(v.steps, legacy)
		if legacy != "" && at < 0 {
			return nil, illegal("Blueprint version '%s' has no workflow step '%.60s'", v.key, legacy)
		}
		for i, id := range v.steps {
			switch {
			case i == at:
				steps[id] = stepOngoing
			case i > at:
				steps[id] = stepNotStarted
			case steps[id] != stepSkipped:
				steps[id] = stepFinished
			}
		}
	}
	for _, id := range v.steps {
		if steps[id] == stepOngoing {
			if ongoing++; ongoing > 1 {
				return nil, illegal("Only one workflow step can be %s", stepOngoing)
			}
		}
		if old != nil && steps[id] == stepFinished && before[id] != stepFinished {
			if err := finishable(old, id); err != nil {
				return nil, err
			}
		}
	}
	return steps, nil
}

// finishable is the refusal of a step that has a mandatory sign-off which is not approved.
func finishable(a *artifact, step string) error {
	signoff, ok := a.signoffs.get(step)
	if !ok || !signoff.object("configuration").isTrue("mandatory") || signoff.str("status") == signoffApproved {
		return nil
	}
	return illegal("Workflow step '%s' of artifact '%s' has a mandatory sign-off, which is %s and not %s",
		step, a.id, signoff.str("status"), signoffApproved)
}

// currentStep is the value of status.stepId: the ongoing step, else the first that is not started once any has been,
// else the last finished one; "" before the start and without a workflow.
func currentStep(v *version, steps map[string]string) string {
	started, next, last := false, "", ""
	for _, id := range v.steps {
		switch steps[id] {
		case stepOngoing:
			return id
		case stepFinished:
			started, last = true, id
		case stepSkipped:
			started = true
		case stepNotStarted:
			if next == "" {
				next = id
			}
		}
	}
	switch {
	case !started:
		return ""
	case next != "":
		return next
	}
	return last
}
