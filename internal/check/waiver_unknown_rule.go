package check

import (
	"fmt"

	"improve/internal/diag"
)

var waiverUnknownRule = Check{
	Rule: diag.Rule{
		ID: "waiver/unknown-rule", Severity: diag.Error,
		Title: "A waiver names an unknown check",
		Why:   "It has no effect, but its author believes that it does.",
		Mend: "Write the id of one check, which improve check prints in brackets, such as task/overdue. " +
			"A family such as task/* cannot be waived.",
	},
	Run: func(in *Input, report Report) {
		for _, w := range in.waivers.all {
			if _, known := in.rules[w.Rule.Value]; known || !w.Rule.Given() {
				continue
			}
			report(Found{
				At: w.Rule.Pos, On: about(w.task),
				Message: fmt.Sprintf("the waiver of %s names an unknown check, %q",
					w.owner, diag.Shorten(w.Rule.Value)),
				Remedy: in.ruleRemedy(w.Rule.Value),
			})
		}
	},
}

func (in *Input) ruleRemedy(written string) string {
	waivable := in.waivable()
	if meant := diag.NearestRules(written, waivable); len(meant) > 0 {
		return "did you mean " + diag.Or(meant) + "?"
	}
	return "write one of " + diag.Or(waivable)
}
