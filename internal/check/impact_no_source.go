package check

import (
	"fmt"

	"improve/internal/diag"
)

var impactNoSource = Check{
	Rule: diag.Rule{
		ID: "impact/no-source", Severity: diag.Warning, Added: diag.Error,
		Title: "Difference for children without a source",
		Why: "A difference counts as shown only with a source: an audit, data, what children say. " +
			"Without one it is an opinion, and the impact of the task counts as not shown.",
		Mend: "Give the source with improve impact.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.WholeTasks() {
			i := t.Impact
			if i == nil ||
				i.Source.Kind.Given() || i.Difference.Value != "some" && i.Difference.Value != "significant" ||
				unread(i.Faults, "source", "kind") {
				continue
			}
			report(Found{
				At: i.Difference.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s made a difference (%s), but no source is given",
					t.ID.Value, i.Difference.Value),
				Remedy: "add source: an audit, data, or what children say",
			})
		}
	},
}
