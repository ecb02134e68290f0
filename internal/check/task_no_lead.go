package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskNoLead = Check{
	Rule: diag.Rule{
		ID: "task/no-lead", Severity: diag.Warning, AsAt: "2020-02-25", Waivable: true,
		Title: "A task has no lead",
		Why:   "What everybody is to do nobody does. The lead is who the board asks, and who sees first that a date will not hold. A task of a plan that was published after the date is left out; where the task is overdue, task/overdue-untracked asks for the lead.",
		Mend:  "Agree who leads the task, and write their id under leads; a body such as a partnership can lead too.",
		Bad:   "-- plan/ambitions/1-leadership.yaml --\nid: 1\ntitle: Leadership\ntasks:\n  - {id: 1.1, title: Create the board, target: 2020-06}\n",
		Good:  exampleTask,
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if len(t.Leads) > 0 || !t.Open() || t.FromLaterPlan || untracked(t) || unread(t.Faults, "leads", "rating") {
				continue
			}
			report(Found{
				At: t.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s has no lead", t.ID.Value),
				Remedy:  "add leads: [...] with the id of a person or body in plan/people.yaml",
			})
		}
	},
}
