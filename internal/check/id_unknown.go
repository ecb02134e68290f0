package check

import (
	"fmt"

	"improve/internal/diag"
)

var idUnknown = Check{
	Rule: diag.Rule{
		ID: "id/unknown", Severity: diag.Error,
		Title: "An id is no record's",
		Why:   "Records call one another by their ids. One that nothing answers to loses what it was to join: a task without the lead it names, a rating that no task shows.",
		Mend:  "Write the id that the message suggests. Where the record that it means is not there yet, add it to the file of its kind: a person or body to plan/people.yaml, for example.",
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
