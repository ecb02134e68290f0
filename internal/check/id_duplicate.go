package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/schema"
)

var idDuplicate = Check{
	Rule: diag.Rule{
		ID: "id/duplicate", Severity: diag.Error,
		Title: "Duplicate id",
		Why: "Other files that use the id could mean either. This can happen when two people add to the plan at " +
			"the same time, and git merges their changes without a conflict.",
		Mend: "Give the newer of the two another id, and check which of the two each update means.",
	},
	Run: func(in *Input, report Report) {
		for _, one := range in.ids.all {
			f, id := one.family, one.id
			first := in.ids.first[f][id.Value]
			if first == id.Pos {
				continue
			}
			found := Found{
				At:      id.Pos,
				Message: fmt.Sprintf("a second %s has the id %s", schema.FamilyOf(f).Noun, id.Value),
				Remedy:  "give one of them another id; until then " + id.Value + " could mean either",
				Related: []Related{{first, "the first is here"}},
			}
			if f == tasks {
				found.On = about(id.Value)
			}
			report(found)
		}
	},
}
