package check

import (
	"fmt"

	"improve/internal/diag"
)

var idUnknown = Check{
	Rule: diag.Rule{
		ID: "id/unknown", Severity: diag.Error,
		Title: "Unknown id",
		Why:   "Records refer to each other by id. With an unknown id the link is lost: a task has no lead, or a rating belongs to no task.",
		Mend:  "Use the id that the message suggests. If the record does not exist yet, add it: for example a person or body in plan/people.yaml.",
		Bad: examplePeople + `-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - {id: 1.1, title: Create the board, leads: [anne-lee]}
`,
		Good: examplePeople + `-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - {id: 1.1, title: Create the board, leads: [ann-lee]}
`,
	},
	Run: func(in *Input, report Report) {
		eachNaming(in.Programme, func(n naming) {
			if !n.id.Given() || in.ids.holds(n.family, n.id.Value) {
				return
			}
			report(Found{
				At: n.id.Pos, On: n.on,
				Message: fmt.Sprintf("no %s has the id %q, named %s%s", families[n.family].noun, diag.Shorten(n.id.Value), n.role, n.owner),
				Remedy:  in.ids.suggest(n.family, n.id.Value),
			})
		})
	},
}
