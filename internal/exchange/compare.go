package exchange

import (
	"strings"

	"improve/internal/programme"
)

// differences are what the workbook says differently from the record of a task that
// the record has. Nothing of it is written: the record's plan is the promise, and
// a target moves only by a minuted retarget. Only what the workbook states is
// compared, and not its case, signs and spaces.
func differences(known *programme.Task, read *DraftTask, row *rowTask) []Difference {
	var list []Difference
	differ := func(f Field, key, record, workbook string) {
		if workbook != "" && plain(record) != plain(workbook) {
			list = append(list, Difference{known.ID.Value, key, record, workbook, row.where(f).String()})
		}
	}
	lines := func(texts []programme.Text) string { return strings.Join(programme.Values(texts), "\n") }
	differ(FieldTitle, "title", known.Title.Value, read.Title)
	differ(FieldTarget, "target", dateList(datesOf(known.Targets)), dateList(read.Targets))
	differ(FieldLeads, "leads", strings.Join(programme.Values(known.Leads), ", "), strings.Join(read.Leads, ", "))
	differ(FieldOutcomes, "outcomes", lines(known.Outcomes), strings.Join(read.Outcomes, "\n"))
	differ(FieldChildren, "for_children", lines(known.ForChildren), strings.Join(read.ForChildren, "\n"))
	differ(FieldActivities, "activities", recordedSteps(known), draftSteps(read))
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
