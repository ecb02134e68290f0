package check

import (
	"improve/internal/diag"
	"improve/internal/programme"
)

var taskAmberLong = Check{
	Rule: diag.Rule{
		ID: "task/amber-long", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Rated A at three boards in a row",
		Why: "A means behind, with a recovery under way. After three meetings of the board in a row, " +
			"the recovery is not working. Meetings inside a pause do not count.",
		Mend: "Review the recovery. If it has worked, rate the task G. If not, rate it R with an escalation. " +
			"If the target was never realistic, ask the board for a retarget.",
	},
	Run: func(in *Input, report Report) {
		in.ratedLong(programme.Behind,
			"rate it G if the recovery has worked; if not, rate it R and escalate it", report)
	},
}
