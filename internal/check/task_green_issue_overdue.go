package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenIssueOverdue = contradiction(assess.GreenIssueOverdue,
	"close the issue in an update where the action is done, else rate the task A",
	diag.Rule{
		ID: "task/green-issue-overdue", AsAt: "2020-02-25",
		Title: "A task is rated G while an issue that bears on it is past its action date",
		Why:   "An issue has happened already. Where the action against it is late, what it does to the task goes on.",
		Mend:  "Do the action and close the issue in an update, or give the action a new date in plan/risks.yaml; rate the task A until then.",
		Bad:   exampleRisky + "  - {id: capacity, title: Two teams have no manager, kind: issue, owner: ann-lee, actions: [{text: Appoint both., owner: ann-lee, due: 2020-01-31}]}\n" + exampleGreen,
		Good:  exampleRisky + "  - {id: capacity, title: Two teams have no manager, kind: issue, owner: ann-lee, actions: [{text: Appoint both., owner: ann-lee, due: 2020-03-31}]}\n" + exampleGreen,
	})
