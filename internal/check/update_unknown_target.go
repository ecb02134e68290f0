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
		Title: "A target said to be met is none of the task's",
		Why:   "A task that falls due several times stays overdue until each of its dates is met. A date that is none of them meets nothing.",
		Mend:  "Write the date of the target as the plan, or the latest minuted change, has it. A task with one target is met by rating it B.",
		Bad:   examplePeople + exampleAmbition + "    target: [2019-12, 2020-06]\n" + exampleMet + "[2019-11]}\n",
		Good:  examplePeople + exampleAmbition + "    target: [2019-12, 2020-06]\n" + exampleMet + "[2019-12]}\n",
	},
	Run: func(in *Input, report Report) {
		in.eachIgnored(func(t *assess.Task, i assess.Ignored, retarget bool) {
			if retarget {
				return
			}
			found := Found{At: i.Date.Pos, On: onTask(t.Task)}
			switch {
			case i.Reason == assess.SingleTarget:
				found.Message = fmt.Sprintf("met stands under %s, which falls due once only", t.ID.Value)
				found.Remedy = "delete met; a task with one target is met by rating it B"
			case len(t.Targets) == 0:
				found.Message = fmt.Sprintf("%s has no target that could be met", t.ID.Value)
				found.Remedy = "delete met; a task without a target is finished by rating it B"
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
// read, nobody can say what they meant.
func (in *Input) eachIgnored(visit func(t *assess.Task, i assess.Ignored, retarget bool)) {
	for _, t := range in.Whole {
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

const exampleMet = "-- updates/2020-02-25-lead.yaml --\ndate: 2020-02-25\nprogress:\n  1.1: {note: The first part is finished., met: "
