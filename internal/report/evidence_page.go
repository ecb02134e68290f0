package report

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/doc"
)

// Table is the tasks, one row each.
func (v *EvidenceView) Table() *doc.Table {
	t := &doc.Table{Caption: "Evidence of what is complete", Columns: columns("id", "title", "ambition", "leads",
		"complete_since", "evidence", "confirmed_by", "outside", "told_before", "missing", "verified", "result",
		"impact_shown", "file", "line", "commit", "committed_on")}
	for _, r := range v.Shown {
		line := doc.Cell{}
		if r.Line > 0 {
			line = number(int(r.Line))
		}
		t.Rows = append(t.Rows, []doc.Cell{cell(r.ID), cell(r.Title), cell(r.Ambition), cell(namesOf(r.Leads)),
			dated(r.Since), cell(strings.Join(r.Evidence, "; ")), cell(namesOf(r.ConfirmedBy)), yesNo(r.Outside),
			yesNo(r.ToldBefore), cell(strings.Join(r.Missing, "; ")), cell(strings.Join(r.Verified, "; ")),
			cell(r.Result), yesNo(r.Impact), cell(r.File), line, cell(r.Commit), dated(r.CommittedOn)})
	}
	return t
}

func namesOf(all []Named) string {
	var list []string
	for _, n := range all {
		list = append(list, n.Name)
	}
	return strings.Join(list, ", ")
}

// Document is the paper as a page: how much is shown, the tasks, and how to draw them again.
func (v *EvidenceView) Document() doc.Document {
	page := v.paper("Evidence of what is complete")
	page.Blocks = append(page.Blocks, say("%s", v.answer()))
	if len(v.Shown) == 0 {
		page.Blocks = append(page.Blocks, endedNotes(v.Context, "")...)
		return page
	}
	page.Blocks = append(page.Blocks, say("%s", v.found()), v.table())
	page.Blocks = append(page.Blocks, endedNotes(v.Context, "")...)
	if !v.Context.Public {
		page.Blocks = append(page.Blocks, heading("Where it is recorded"), v.places())
	}
	if v.Seed != nil {
		page.Blocks = append(page.Blocks, heading("To draw the sample again"), say(
			"The seed is %d. For each task that is complete, work out the SHA-256 of the seed, a space and the "+
				"number of the task, such as “%[1]d %s”, and put the results in order. The sample is the first %d.",
			*v.Seed, v.Shown[0].ID, v.Sample))
	}
	return page
}

// answer says how many tasks are called complete, and how many of them are shown.
func (v *EvidenceView) answer() string {
	words := fmt.Sprintf("%d of %s %s called complete (B).", v.Complete, count(v.Tasks, "task"),
		oneOrMore(v.Complete, "is", "are"))
	switch {
	case v.Complete == 0:
		return fmt.Sprintf("No task is called complete (B) as at %s, so there is no evidence to look at.",
			v.AsAt.Words())
	case v.Seed == nil:
		return words
	case int(v.Sample) > v.Complete:
		return fmt.Sprintf("%s A sample of %d was asked for. That is more than there are, so all are shown.", words,
			v.Sample)
	}
	return words + fmt.Sprintf(" %s shown, a sample drawn from them.", countOf(len(v.Shown), "task is", "tasks are"))
}

// found says what those that are shown have.
func (v *EvidenceView) found() string {
	of := func(n int, one, many, what string) string {
		if n == 0 {
			return fmt.Sprintf("None of the %d shown %s %s", len(v.Shown), one, what)
		}
		return fmt.Sprintf("%d of the %d shown %s %s", n, len(v.Shown), oneOrMore(n, one, many), what)
	}
	list := []string{of(v.Whole, "has", "have", "evidence and somebody who confirmed it"),
		of(v.Outside, "was", "were", "confirmed by somebody outside the council"),
		of(v.LookedAt, "was", "were", "looked at by somebody else")}
	if v.Disagreed > 0 {
		list = append(list, fmt.Sprintf("Who looked last at %s did not agree in full",
			oneOrMore(v.Disagreed, "one of them", fmt.Sprintf("%d of them", v.Disagreed))))
	}
	return sentences(list)
}

func (v *EvidenceView) table() *doc.Table {
	t := &doc.Table{Caption: "Tasks that are called complete, and what shows it", Columns: []doc.Column{
		{Title: "Task", Flexible: true}, {Title: "Lead", Flexible: true}, {Title: "Since"},
		{Title: "Evidence", Flexible: true}, {Title: "Confirmed by", Flexible: true},
		{Title: "Who else looked", Flexible: true}}}
	for _, r := range v.Shown {
		t.Rows = append(t.Rows, []doc.Cell{linked("task", r.ID, r.ID+" "+r.Title),
			cell(orNone(namesOf(r.Leads), "no lead")), cell(r.Since.Words()), cell(r.evidence()), cell(r.confirmed()),
			cell(orNone(sentences(r.Verified), "nobody"))})
	}
	return t
}

// evidence is what shows it, or that nothing does.
func (r *EvidenceRow) evidence() string {
	words := orNone(strings.Join(r.Evidence, "; "), "none recorded")
	if r.ToldBefore {
		words += " (called complete before this record began)"
	}
	if slices.Contains(r.Missing, missingLately) {
		words += ". Missing: " + missingLately
	}
	return words
}

func (r *EvidenceRow) confirmed() string {
	words := orNone(namesOf(r.ConfirmedBy), "nobody recorded")
	if r.Outside {
		words += " (from outside)"
	}
	return words
}

func (v *EvidenceView) places() *doc.Table {
	t := &doc.Table{Caption: "Where it is recorded that each is complete", Columns: []doc.Column{{Title: "Task"},
		{Title: "Entry", Flexible: true}}}
	for _, r := range v.Shown {
		t.Rows = append(t.Rows, []doc.Cell{linked("task", r.ID, r.ID), cell(r.where(v.WithCommit))})
	}
	return t
}
