package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/schema"
)

var idUnknown = Check{
	Rule: diag.Rule{
		ID: "id/unknown", Severity: diag.Error,
		Title: "Unknown id",
		Why: "Records refer to each other by id. With an unknown id the link is lost: a task has no lead, " +
			"or a rating belongs to no task.",
		Mend: "Use the id that the message suggests. If the record does not exist yet, " +
			"add it: for example a person or body in plan/people.yaml.",
	},
	Run: func(in *Input, report Report) {
		eachReference(in.Programme, func(r reference) {
			if in.ids.holds(r.family, r.id.Value) {
				return
			}
			if _, gone := in.outlived(r); gone {
				return
			}
			report(Found{
				At: r.id.Pos, On: subjectOf(r.entry),
				Message: fmt.Sprintf("no %s has the id %q, named %s",
					schema.FamilyOf(r.family).Noun, diag.Shorten(r.id.Value), r.words()),
				Remedy: in.ids.suggest(r.family, r.id.Value),
			})
		})
	},
}
