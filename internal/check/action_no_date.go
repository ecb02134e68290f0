package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var actionNoDate = Check{
	Rule: diag.Rule{
		ID: "action/no-date", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Action without a date",
		Why: "A meeting asked for something and gave no date, so it is never overdue. This is reported after " +
			"policy.grace_days, until it is done.",
		Mend: "If it is done, record it with improve done. If not, ask the next meeting for a date, and minute " +
			"the action again with due.",
	},
	Run: func(in *Input, report Report) {
		in.eachAgeing(report, "due", func(a *assess.ActionState) bool { return !a.Due.Given() })
	},
}
