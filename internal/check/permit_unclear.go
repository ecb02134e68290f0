package check

import (
	"slices"

	"improve/internal/diag"
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
		Bad: exampleTask + exampleBoard + exampleSecondMinutes + examplePermits + "{change: task 1.1, key: title}]\n",
		Good: exampleTask + exampleBoard + exampleSecondMinutes + examplePermits +
			"{change: task 1.1, key: title, to: Create the board}]\n",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			remedy := p.wrong()
			if remedy == "" {
				continue
			}
			at := p.named.Pos
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
	case p.verb != "change" && said:
		return "write only " + p.verb + " here; key, from and to go with change"
	case p.verb == "end" && p.kind == "task":
		return "end a task under progress: " + p.id + ": {end: {as: withdrawn, reason: ...}}"
	case p.verb == "end" && p.kind != "plan":
		return "write end: plan ID, with the id of a plan"
	case p.verb == "drop" && p.kind == "task":
		return "a task stays in the plan; end it under progress: " + p.id + ": {end: {as: withdrawn, reason: ...}}"
	case p.verb == "drop" && !slices.Contains(droppable, p.kind):
		return "write drop: with a finding, a measure or a risk"
	case p.verb == "change" && !p.Key.Given():
		return "add key: the key that may change"
	case p.verb == "change" && p.kind == "task" && p.Key.Value == "target":
		return "move it under progress: " + p.id + ": {retarget: {to: ..., reason: ...}}"
	case p.verb == "change" && len(p.To) == 0:
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
	case p.verb == "change" && p.Key.Value == "target" && p.kind == "task":
		return "the target of " + p.id + " cannot be changed by a permit"
	case p.verb == "change":
		return "this permit does not give the key and its new value"
	case p.verb == "end" && p.kind == "plan" || p.verb == "drop" && slices.Contains(droppable, p.kind):
		return "a permit with " + p.verb + " has no key, from and to"
	}
	return "a permit cannot " + p.verb + " " + p.named.Value
}
