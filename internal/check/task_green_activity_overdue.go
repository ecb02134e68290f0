package check

import (
	"improve/internal/assess"
	"improve/internal/diag"
)

var taskGreenActivityOverdue = contradiction(assess.GreenActivityOverdue,
	"write the activity under done where it is finished, else rate the task A",
	diag.Rule{
		ID: "task/green-activity-overdue", AsAt: "2020-02-25",
		Title: "A task is rated G while one of its activities is overdue",
		Why:   "The task may still be on track, but a step of it has missed its own date and nobody has said that it is done. Either the step is finished and not recorded, or the rating is too kind.",
		Mend:  "Write the activity under done where it is finished; else rate the task A with what brings it back.",
		Bad:   exampleTask + "    activities: {a: {text: Appoint the chair., target: 2020-01}}\n" + exampleGreen,
		Good:  exampleTask + "    activities: {a: {text: Appoint the chair., target: 2020-01}}\n-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {rating: G, note: All members are appointed., done: [a]}\n",
	})
