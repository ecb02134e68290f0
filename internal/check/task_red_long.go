package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskRedLong = Check{
	Rule: diag.Rule{
		ID: "task/red-long", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Rated R at three boards in a row",
		Why: "R asks for a decision. After three meetings of the board in a row, either the decision was not made " +
			"or it did not help. Meetings inside a pause do not count.",
		Mend: "Take the task to the board as an exception. Give the cause, the options and your recommendation: more " +
			"help, another target, another lead, or an end to the task.",
	},
	Run: func(in *Input, report Report) {
		in.ratedLong(programme.OffTrack,
			"ask the board for a decision: more help, another target, another lead, or an end to the task", report)
	},
}
