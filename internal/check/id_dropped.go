package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/schema"
)

var idDropped = Check{
	Rule: diag.Rule{
		ID: "id/dropped", Severity: diag.Note,
		Title: "Earlier update names an entry that the board has dropped",
		Why: "The board dropped a finding, measure or risk from the plan. Earlier updates still name it, because " +
			"updates are not edited. Their entries about it no longer count.",
		Mend: "You do not need to do anything.",
	},
	Run: func(in *Input, report Report) {
		if len(in.dropped()) == 0 {
			return
		}
		eachReference(in.Programme, func(r reference) {
			if day, is := in.outlived(r); is {
				report(Found{
					At: r.id.Pos, On: subjectOf(r.entry),
					Message: fmt.Sprintf("%s %s is no longer in the plan: the board dropped it on %s",
						schema.FamilyOf(r.family).Noun, r.id.Value, day.Words()),
					Remedy: "you do not need to do anything; earlier entries about it are kept",
				})
			}
		})
	},
}

// outlived reports whether a reference names what a board let leave the plan, from an
// update of that day or before; and the day.
func (in *Input) outlived(r reference) (programme.Date, bool) {
	day, is := in.dropped()[kindID{schema.FamilyOf(r.family).Name, r.id.Value}]
	if !is || in.ids.holds(r.family, r.id.Value) {
		return programme.Date{}, false
	}
	u := r.entry.Update()
	return day, u != nil && u.Date.Given() && !u.Date.Date.After(day)
}
