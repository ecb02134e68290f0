package check

import (
	"fmt"

	"improve/internal/diag"
)

var taskNoLead = Check{
	Rule: diag.Rule{
		ID: "task/no-lead", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Task without a lead",
		Why: "The lead is the person the board asks, and the first to see that a date will be missed. " +
			"Tasks from a plan published later are not checked. For an overdue task, see task/overdue-untracked.",
		Mend: "Agree who leads the task and write their id under leads. A body such as a partnership can be a lead.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if len(t.Leads) > 0 || !t.Open() || untracked(t) || unread(t.Faults, "leads", "rating") {
				continue
			}
			report(Found{
				At: t.Pos, On: onTask(t.Task),
				Message: fmt.Sprintf("%s has no lead", t.ID.Value),
				Remedy:  "add leads: [...] with the id of a person or body from plan/people.yaml",
			})
		}
	},
}
