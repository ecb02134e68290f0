package check

import (
	"fmt"

	"improve/internal/diag"
)

var positionUnknown = Check{
	Rule: diag.Rule{
		ID: "position/unknown", Severity: diag.Error,
		Title: "Position of an unknown ambition",
		Why: "A meeting is told how the programme is, or an ambition. Of anything else there is no rating to set " +
			"beside it.",
		Mend: "Write of: programme, or of: with the number of an ambition.",
	},
	Run: func(in *Input, report Report) {
		for _, u := range in.Programme.Updates {
			for i := range u.Positions {
				of := u.Positions[i].Of
				if !of.Given() || of.Value == "programme" || in.ids.holds("ambitions", of.Value) {
					continue
				}
				report(Found{
					At:      of.Pos,
					Message: fmt.Sprintf("%s is neither the programme nor an ambition", diag.Quote(of.Value)),
					Remedy:  diag.Choose(of.Value, append([]string{"programme"}, in.ids.sorted("ambitions")...)),
				})
			}
		}
	},
}
