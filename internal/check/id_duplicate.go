package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var idDuplicate = Check{
	Rule: diag.Rule{
		ID: "id/duplicate", Severity: diag.Error,
		Title: "Two records have the same id",
		Why:   "What other files say of that id could be meant of either. It happens easily when two people add to the plan at once, even though git joins their changes without a word.",
		Mend:  "Give the newer of the two an id of its own, and see which of the two each update that names it was about.",
		Bad: `-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - {id: 1.1, title: Create the board}
  - {id: 1.1, title: Recruit a director}
`,
		Good: `-- plan/ambitions/1-leadership.yaml --
id: 1
title: Leadership
tasks:
  - {id: 1.1, title: Create the board}
  - {id: 1.2, title: Recruit a director}
`,
	},
	Run: func(in *Input, report Report) {
		eachID(in.Programme, func(f family, id programme.Text) {
			first := in.ids.first[f][id.Value]
			if first == id.Pos {
				return
			}
			found := Found{
				At:      id.Pos,
				Message: fmt.Sprintf("a second %s has the id %s", families[f].noun, id.Value),
				Remedy:  "give one of the two another id; until then what updates say of " + id.Value + " may be meant of either",
				Related: []Related{{first, "the first stands here"}},
			}
			if f == tasks {
				found.On = about(id.Value)
			}
			report(found)
		})
	},
}
