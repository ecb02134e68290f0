package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenActivityOverdue = contradiction(assess.GreenActivityOverdue,
	"record the activity as done if it is finished; if not, rate the task A",
	diag.Rule{
		ID: "task/green-activity-overdue", Dated: true,
		Title: "Rated G, but an activity is overdue",
		Why: "An activity has passed its own date and is not recorded as done. Either it is finished and not " +
			"recorded, or the rating is too good.",
		Mend: "If the activity is finished, record it under done. If not, rate the task A and give a recovery.",
	})
