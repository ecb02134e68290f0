package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var permitUnknown = Check{
	Rule: diag.Rule{
		ID: "permit/unknown", Severity: diag.Error,
		Title: "Permit for something that is not in the plan",
		Why: "A permit allows a change to one key of one record, named by its kind and id. If the plan has no " +
			"such record or key, the permit has no effect.",
		Mend: "Write the kind, the id and the key as they are in the plan: measure in-time, task 1.5, policy.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			if !p.clear() {
				continue
			}
			if found, is := in.unmatched(p); is {
				report(found)
			}
		}
	},
}

// unmatched is what a permit names and the plan does not have. What may be dropped need
// not be there any more.
func (in *Input) unmatched(p permit) (Found, bool) {
	shape := p.shape()
	if shape == nil {
		return Found{At: p.of.Text.Pos,
			Message: fmt.Sprintf("there is no kind of record called %s", diag.Quote(p.of.Kind)),
			Remedy:  diag.Choose(p.of.Kind, permitKinds()) + ", followed by its id"}, true
	}
	if in.named(p) == nil && p.of.Verb != programme.PermitDrop && !in.ids.unsure[shape.Family] {
		if shape.Family == "" {
			return Found{At: p.of.Text.Pos, Message: fmt.Sprintf("the %s has no id", p.of.Kind),
				Remedy: "write " + p.of.Verb + ": " + p.of.Kind}, true
		}
		return Found{At: p.of.Text.Pos, Message: fmt.Sprintf("no %s has the id %s", shape.Name, diag.Quote(p.of.ID)),
			Remedy: in.ids.suggest(shape.Family, p.of.ID)}, true
	}
	if p.of.ID == "" && shape.Family != "" {
		return Found{At: p.of.Text.Pos, Message: fmt.Sprintf("this does not name which %s", shape.Name),
			Remedy: fmt.Sprintf("write %s: %s ID", p.of.Verb, p.of.Kind)}, true
	}
	if p.of.Verb == programme.PermitChange && shape.Path(p.Key.Value) == nil {
		return Found{At: p.Key.Pos, Message: fmt.Sprintf("a %s has no key %s", shape.Name, diag.Quote(p.Key.Value)),
			Remedy: diag.Choose(p.Key.Value, shape.Names())}, true
	}
	return Found{}, false
}

// path leads to the value that a permit changes; nil where there is none.
func (p permit) path() schema.Path {
	if shape := p.shape(); shape != nil {
		return shape.Path(p.Key.Value)
	}
	return nil
}
