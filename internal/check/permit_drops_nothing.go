package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var permitDropsNothing = Check{
	Rule: diag.Rule{
		ID: "permit/drops-nothing", Severity: diag.Warning, Added: diag.Error,
		Title: "Permit to drop what was never there",
		Why: "The board let something leave the plan, but neither the plan nor any update has ever named it. " +
			"Often the id is misspelt, and then what should have been dropped is not permitted to go.",
		Mend: "Write the id of what the board dropped.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.permitted() {
			shape := p.shape()
			if !p.clear() || p.of.Verb != programme.PermitDrop || shape == nil || in.named(p) != nil ||
				in.ids.unsure[shape.Family] || in.everNamed(shape.Family, p.of.ID) ||
				!in.sawBefore(p.update, shape.Family) {
				continue
			}
			remedy := "write the id of the " + shape.Name + " that the board dropped"
			if near, ok := in.ids.nearest(shape.Family, p.of.ID); ok {
				remedy = "did you mean " + near + "?"
			}
			report(Found{At: p.of.Text.Pos,
				Message: fmt.Sprintf("the board dropped %s, which neither the plan nor any update names",
					p.of.Text.Value),
				Remedy: remedy})
		}
	},
}

// everNamed reports whether anything in the record names a record that is not in the plan.
func (in *Input) everNamed(family, id string) bool {
	named := false
	schema.Walk(in.Programme, func(e *schema.Entry) {
		e.Values(func(k *schema.Key) {
			named = named || k.Shape.Single().Refers == family &&
				slices.Contains(programme.Values(k.Written(e.Record)), id)
		})
	})
	return named
}

// sawBefore reports whether minutes before an update say which records of a family a board
// saw. Without them nothing tells what was in the plan.
func (in *Input) sawBefore(u *programme.Update, family string) bool {
	saw := false
	schema.Walk(in.Programme, func(e *schema.Entry) {
		_, is := e.Record.(*programme.Seen)
		saw = saw || is && e.Shape.By.Shape.Refers == family && e.Update().Date.Date.Before(u.Date.Date)
	})
	return saw
}
