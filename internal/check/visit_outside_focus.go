package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var visitOutsideFocus = Check{
	Rule: diag.Rule{
		ID: "visit/outside-focus", Severity: diag.Warning,
		Title: "Verdict on a finding that the visit did not look at",
		Why: "The event lists the findings in the visit's focus. This verdict is on another finding: either it is " +
			"a mistake or the focus is incomplete.",
		Mend: "Correct the finding, or add it to the focus of the event in plan/programme.yaml.",
	},
	Run: func(in *Input, report Report) {
		in.eachVisit(func(v *programme.VisitVerdicts, e *programme.Event) {
			if unread(e.Faults, "focus") {
				return
			}
			for _, verdict := range v.Verdicts {
				if slices.ContainsFunc(e.Focus,
					func(f programme.Text) bool { return f.Value == verdict.Finding.Value }) {
					continue
				}
				report(Found{
					At:      verdict.Finding.Pos,
					Message: fmt.Sprintf("%s is not in the focus of %s", verdict.Finding.Value, v.Visit.Value),
					Remedy:  "correct the finding, or add it to focus: of the event in plan/programme.yaml",
					Related: []Related{{e.Pos, "the event is here"}},
				})
			}
		})
	},
}
