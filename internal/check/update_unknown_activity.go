package check

import (
	"fmt"
	"slices"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateUnknownActivity = Check{
	Rule: diag.Rule{
		ID: "update/unknown-activity", Severity: diag.Error,
		Title: "Unknown activity",
		Why:   "Activities are identified by letter. With an unknown letter, the activity that was meant stays open.",
		Mend:  "Use the letter of the activity in the plan, or its number if the plan has no letters.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.WholeTasks() {
			if unread(t.Task.Faults, "activities") {
				continue
			}
			for _, e := range t.Entries {
				for _, id := range e.Done {
					if id.Given() && !hasActivity(t, id.Value) {
						report(Found{
							At: id.Pos, On: onTask(t.Task),
							Message: fmt.Sprintf("%s has no activity %s", t.ID.Value, diag.Shorten(id.Value)),
							Remedy:  activityRemedy(t),
						})
					}
				}
			}
		}
	},
}

func hasActivity(t *assess.Task, id string) bool {
	return slices.ContainsFunc(t.Activities, func(a programme.Activity) bool { return a.ID.Value == id })
}

func activityRemedy(t *assess.Task) string {
	if len(t.Activities) == 0 {
		return "delete it: " + t.ID.Value + " has no activities in the plan"
	}
	known := make([]string, len(t.Activities))
	for i := range t.Activities {
		known[i] = t.Activities[i].ID.Value
	}
	return "its activities are " + diag.And(known)
}
