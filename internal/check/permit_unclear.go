package check

import (
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var permitUnclear = Check{
	Rule: diag.Rule{
		ID: "permit/unclear", Severity: diag.Error,
		Title: "Unclear permit",
		Why: "A permit allows one change, so it has one of change, drop and end. change needs the key and its new " +
			"value. A task's target is moved with retarget, and a task is ended with end, so that the first date " +
			"and the task stay in the plan. An unclear permit has no effect.",
		Mend: "Write one permit for each change: {change: measure in-time, key: target, from: 90, to: 80}, " +
			"{drop: risk vacancies} or {end: plan plan-2019}. To remove a value, write to: none.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			remedy := p.wrong()
			if remedy == "" {
				continue
			}
			at := p.of.Text.Pos
			if !at.Known() {
				at = p.Pos
			}
			report(Found{At: at, Message: p.unclear(), Remedy: remedy})
		}
	},
}

// wrong says what to write in place of a permit that has no one meaning; empty where it
// has one.
func (p permit) wrong() string {
	said := p.Key.Given() || len(p.From) > 0 || len(p.To) > 0
	switch {
	case p.verbs == 0:
		return "add change, drop or end, with the kind and id of a record: change: measure in-time"
	case p.verbs > 1:
		return "write a separate permit for each of change, drop and end"
	case p.of.Verb != programme.PermitChange && said:
		return "write only " + p.of.Verb + " here; key, from and to go with change"
	case p.of.Verb == programme.PermitEnd && p.of.Kind == "task":
		return "end a task under progress: " + p.of.ID + ": {end: {as: withdrawn, reason: ...}}"
	case p.of.Verb == programme.PermitEnd && p.of.Kind != "plan":
		return "write end: plan ID, with the id of a plan"
	case p.of.Verb == programme.PermitDrop && p.of.Kind == "task":
		return "a task stays in the plan; end it under progress: " + p.of.ID + ": {end: {as: withdrawn, reason: ...}}"
	case p.of.Verb == programme.PermitDrop && !slices.Contains(programme.Droppable(), p.of.Kind):
		return "write drop: with a finding, a measure or a risk"
	case p.of.Verb == programme.PermitChange && !p.Key.Given():
		return "add key: the key that may change"
	case p.of.Verb == programme.PermitChange && p.of.Kind == "task" && p.Key.Value == "target":
		return "move it under progress: " + p.of.ID + ": {retarget: {to: ..., reason: ...}}"
	case p.of.Verb == programme.PermitChange && len(p.To) == 0:
		return "add to: with the new value, or to: none if the value is removed"
	}
	return ""
}

// unclear says what is wrong with it.
func (p permit) unclear() string {
	switch {
	case p.verbs == 0:
		return "this permit does not name what may change"
	case p.verbs > 1:
		return "this permit has more than one of change, drop and end"
	case p.of.Verb == programme.PermitChange && p.Key.Value == "target" && p.of.Kind == "task":
		return "the target of " + p.of.ID + " cannot be changed by a permit"
	case p.of.Verb == programme.PermitChange:
		return "this permit does not give the key and its new value"
	case p.of.Verb == programme.PermitEnd && p.of.Kind == "plan",
		p.of.Verb == programme.PermitDrop && slices.Contains(programme.Droppable(), p.of.Kind):
		return "a permit with " + p.of.Verb + " has no key, from and to"
	}
	return "a permit cannot " + p.of.Verb + " " + p.of.Text.Value
}
