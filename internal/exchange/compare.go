package exchange

import (
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// differences are what the workbook says differently from the record of a task that
// the record has. Nothing of it is written: the record's plan is the promise, and
// a target moves only by a minuted retarget. Only what the workbook states is
// compared, and not its case, signs and spaces.
func differences(known *assess.Task, read *DraftTask, row *rowTask) []Difference {
	var list []Difference
	differ := func(f Field, key, record, workbook string) {
		if workbook != "" && plain(record) != plain(workbook) {
			list = append(list, Difference{known.ID.Value, key, record, workbook, row.where(f).String()})
		}
	}
	lines := func(texts []programme.Text) string { return strings.Join(programme.Values(texts), "\n") }
	differ(FieldTitle, "title", known.Title.Value, read.Title)
	if now := currentTargets(known); known.Ended == nil && !sameTargets(datesOf(known.Task.Targets), now, read) {
		differ(FieldTarget, "target", dateList(now), dateList(read.latest()))
	}
	differ(FieldLeads, "leads", strings.Join(programme.Values(known.Leads), ", "), strings.Join(read.Leads, ", "))
	differ(FieldOutcomes, "outcomes", lines(known.Outcomes), strings.Join(read.Outcomes, "\n"))
	differ(FieldChildren, "for_children", lines(known.ForChildren), strings.Join(read.ForChildren, "\n"))
	differ(FieldActivities, "activities", recordedSteps(known.Task), draftSteps(read))
	return list
}

// currentTargets are the dates of a task as they are after the moves so far.
func currentTargets(t *assess.Task) []programme.Date {
	var list []programme.Date
	for i := range t.Targets {
		list = append(list, t.Targets[i].Current.Date)
	}
	return list
}

// sameTargets reports whether a plan states the dates that the record has: those first
// promised, or those of now.
func sameTargets(first, now []programme.Date, read *DraftTask) bool {
	if !read.Moved.To.IsZero() {
		return slices.Equal(read.latest(), now)
	}
	return slices.Equal(read.Targets, first) || slices.Equal(read.Targets, now)
}

// latest are the dates of a task as the plan has them now.
func (t *DraftTask) latest() []programme.Date {
	list := slices.Clone(t.Targets)
	if !t.Moved.To.IsZero() && len(list) > 0 {
		list[len(list)-1] = t.Moved.To
	}
	return list
}

func datesOf(list []programme.Dated) []programme.Date {
	out := make([]programme.Date, len(list))
	for i, d := range list {
		out[i] = d.Date
	}
	return out
}

func recordedSteps(t *programme.Task) string {
	var lines []string
	for _, a := range t.Activities {
		lines = append(lines, a.ID.Value+") "+a.Text.Value)
	}
	return strings.Join(lines, "\n")
}

func draftSteps(t *DraftTask) string {
	var lines []string
	for _, a := range t.Activities {
		lines = append(lines, a.id+") "+a.text)
	}
	return strings.Join(lines, "\n")
}
