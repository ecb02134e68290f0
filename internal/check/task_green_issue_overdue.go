package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenIssueOverdue = contradiction(assess.GreenIssueOverdue,
	"close the issue in an update if the action is done; if not, rate the task A",
	diag.Rule{
		ID: "task/green-issue-overdue", Dated: true,
		Title: "Rated G, but the action on an issue is overdue",
		Why:   "An issue has already happened. While the action on it is late, the issue goes on affecting the task.",
		Mend: "Do the action and close the issue in an update, or give the action a new date in plan/risks.yaml. " +
			"Rate the task A until then.",
	})
