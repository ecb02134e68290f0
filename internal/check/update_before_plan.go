package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var updateBeforePlan = Check{
	Rule: diag.Rule{
		ID: "update/before-plan", Severity: diag.Warning,
		Title: "Entry about a task before its plan was published",
		Why:   "A task does not count until its plan is published. Earlier entries about it count from that date.",
		Mend:  "Check the date of the update, and the task's plan and its published date in plan/programme.yaml.",
	},
	Run: func(in *Input, report Report) {
		last := in.lastPublished()
		in.eachProgress(func(u *programme.Update, e *programme.Progress) {
			if !u.Date.Given() || !u.Date.Date.Before(last) {
				return
			}
			t := in.index.Task(e.Task.Value)
			if t == nil {
				return
			}
			plan := in.index.Plan(t.Plan.Value)
			if plan == nil || !plan.Published.Given() || !u.Date.Date.Before(plan.Published.Date.Begin()) {
				return
			}
			report(Found{
				At: e.Task.Pos, On: onTask(t),
				Message: fmt.Sprintf("this entry about %s is dated %s, but its plan %s was published %s",
					e.Task.Value, u.Date.Date.Words(), plan.ID.Value, when(plan.Published.Date)),
				Remedy:  "check the date of this update and when " + plan.ID.Value + " was published",
				Related: []Related{{plan.Published.Pos, "published here"}},
			})
		})
	},
}

// lastPublished is the day on which the last of the plans was published; the zero date
// where none says when.
func (in *Input) lastPublished() (last programme.Date) {
	for _, p := range in.Programme.Plans {
		if day := p.Published.Date.Begin(); p.Published.Given() && day.After(last) {
			last = day
		}
	}
	return last
}
