package exchange

import (
	"strings"

	"improve/internal/programme"
)

// compare lists what the workbook says otherwise than the record of a task that
// the record has. Nothing of it is written: the record's plan is the promise,
// and a target moves only by a minuted retarget.
func (r *planReader) compare(known *programme.Task, read *DraftTask, row *rowTask) {
	before := len(r.draft.Different)
	differ := func(f Field, key, record, workbook string) {
		if workbook != "" && plain(record) != plain(workbook) {
			r.draft.Different = append(r.draft.Different, Difference{known.ID.Value, key, record, workbook, row.where(f).String()})
		}
	}
	differ(FieldTitle, "title", known.Title.Value, read.Title)
	differ(FieldTarget, "target", dateList(datesOf(known.Targets)), dateList(read.Targets))
	differ(FieldLeads, "leads", strings.Join(programme.Values(known.Leads), ", "), strings.Join(read.Leads, ", "))
	differ(FieldOutcomes, "outcomes", strings.Join(programme.Values(known.Outcomes), "\n"), strings.Join(read.Outcomes, "\n"))
	differ(FieldChildren, "for_children", strings.Join(programme.Values(known.ForChildren), "\n"), strings.Join(read.ForChildren, "\n"))
	differ(FieldActivities, "activities", recordedSteps(known), draftSteps(read))
	if len(r.draft.Different) == before {
		r.draft.Same++
	}
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
