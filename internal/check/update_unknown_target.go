package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

var updateUnknownTarget = Check{
	Rule: diag.Rule{
		ID: "update/unknown-target", Severity: diag.Error,
		Title: "Unknown target",
		Why:   "A task with several targets stays overdue until each of them is met. An unknown date meets none.",
		Mend: "Use the date of the target in the plan, or after its latest retarget. If a task has one target, " +
			"rate it B instead.",
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if retarget {
				return
			}
			found := Found{At: i.Date.Pos, On: onTask(t.Task)}
			switch {
			case i.Reason == assess.SingleTarget:
				found.Message = fmt.Sprintf("met is not needed: %s has only one target", t.ID.Value)
				found.Remedy = "delete met, and rate the task B when it is done"
			case len(t.Targets) == 0:
				found.Message = fmt.Sprintf("%s has no target to meet", t.ID.Value)
				found.Remedy = "delete met, and rate the task B when it is done"
			default:
				found.Message = fmt.Sprintf("%s has no target %s", t.ID.Value, i.Date.Date)
				found.Remedy = "write " + diag.Or(targetDates(t))
			}
			report(found)
		})
	},
}

// eachIgnored goes over the retargets and the targets met that changed nothing,
// and says which of the two each is. Where the plan's targets could not all be
// read, nobody knows what they meant.
func (in *Input) eachIgnored(visit func(t *assess.Task, i assess.Ignored, retarget bool)) {
	for _, t := range in.WholeTasks() {
		if len(t.Ignored) == 0 || unread(t.Task.Faults, "target") {
			continue
		}
		for _, i := range t.Ignored {
			visit(t, i, i.Entry.Retarget != nil && i.Entry.Retarget.To == i.Date)
		}
	}
}

// targetDates are the dates by which an update may name the task's targets: as
// they stand.
func targetDates(t *assess.Task) []string {
	standing := make([]programme.Date, len(t.Targets))
	for i := range t.Targets {
		standing[i] = t.Targets[i].Current.Date
	}
	return dates(standing)
}
