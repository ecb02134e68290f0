package check

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/mend"
	"improve/internal/programme"
)

var taskCompleteUnfinished = Check{
	Rule: diag.Rule{
		ID: "task/complete-unfinished", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Complete, but parts are not done",
		Why: "Complete means that every activity is done and every target met. A part that is not recorded as done " +
			"looks forgotten, or was dropped without the board knowing.",
		Mend: "Record the parts that are done: improve rate TASK --done ACTIVITIES --met DATES. " +
			"If a part was dropped, say so in a note and review the rating.",
	},
	Run: func(in *Input, report Report) {
		for _, t := range in.Tasks {
			if !t.Complete() || unread(t.Faults, "rating") {
				continue
			}
			activities, targets := openActivities(t), openTargets(t)
			var said, flags []string
			if len(activities) > 0 {
				said = append(said, plural("activity", "activities", activities))
				flags = append(flags, "--done", strings.Join(activities, ","))
			}
			if len(targets) > 0 {
				said = append(said, plural("target", "targets", targets))
				flags = append(flags, "--met", strings.Join(targets, ","))
			}
			if len(said) > 0 {
				report(Found{
					At: t.Rated.RatingPos, On: onTask(t.Task),
					Message: fmt.Sprintf("%s is rated B complete, but %s not recorded as done",
						t.ID.Value, strings.Join(said, " and ")+" "+is(len(activities)+len(targets))),
					Remedy: mend.Rate(t, flags...) + "; or change the rating",
				})
			}
		}
	},
}

// plural is a noun and its names: "activity b", "targets 2019-12 and 2020-06".
func plural(one, several string, names []string) string {
	if len(names) == 1 {
		return one + " " + names[0]
	}
	return several + " " + diag.And(names)
}

func is(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// openActivities are the activities that no update says are finished.
func openActivities(t *assess.Task) []string {
	if unread(t.Faults, "done", "activities") {
		return nil
	}
	var parts []string
	for i := range t.Activities {
		if id := t.Activities[i].ID.Value; t.DoneBy(id) == nil {
			parts = append(parts, id)
		}
	}
	return parts
}

// openTargets are the dates of a task with several that no update says are met.
func openTargets(t *assess.Task) []string {
	if len(t.Task.Targets) < 2 || unread(t.Faults, "met", "target", "retarget") {
		return nil
	}
	var open []programme.Date
	for i := range t.Targets {
		if !t.Targets[i].Met {
			open = append(open, t.Targets[i].Current.Date)
		}
	}
	return dates(open)
}
