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
		stated := FieldTarget
		if !read.Moved.To.IsZero() && len(row.bits[FieldRevised]) > 0 {
			stated = FieldRevised
		}
		differ(stated, "target", dateList(now), dateList(read.latest()))
	}
	differ(FieldLeads, "leads", strings.Join(programme.Values(known.Leads), ", "), strings.Join(read.Leads, ", "))
	differ(FieldOutcomes, "outcomes", lines(known.Outcomes), strings.Join(read.Outcomes, "\n"))
	differ(FieldChildren, "for_children", lines(known.ForChildren), strings.Join(read.ForChildren, "\n"))
	differ(FieldActivities, "activities", recordedSteps(known.Task, read.Activities), draftSteps(read))
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

// recordedSteps are the activities of the record, with the dates and leads of those that
// the workbook states too.
func recordedSteps(t *programme.Task, read []step) string {
	var lines []string
	for i, a := range t.Activities {
		said := step{id: a.ID.Value, text: a.Text.Value}
		if i < len(read) && !read[i].target.IsZero() {
			said.target = a.Target.Date
		}
		if i < len(read) && len(read[i].leads) > 0 {
			said.leads = programme.Values(a.Leads)
		}
		lines = append(lines, said.line())
	}
	return strings.Join(lines, "\n")
}

func draftSteps(t *DraftTask) string {
	var lines []string
	for _, a := range t.Activities {
		lines = append(lines, a.line())
	}
	return strings.Join(lines, "\n")
}

// line is an activity as differences show it, with its own date and leads.
func (a step) line() string {
	line := a.id + ") " + a.text
	if !a.target.IsZero() {
		line += " (" + a.target.String() + ")"
	}
	if len(a.leads) > 0 {
		line += " [" + strings.Join(a.leads, ", ") + "]"
	}
	return line
}
