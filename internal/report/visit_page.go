package report

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/programme"
)

// Table is the findings, one row each.
func (v *VisitView) Table() *doc.Table {
	t := &doc.Table{Caption: v.Title, Columns: columns("visit", "on", "finding", "title", "in_focus", "state",
		"rating", "rating_was", "direction", "tasks", "complete", "overdue", "verdict", "note",
		"measures", "looked_at", "impact")}
	for _, f := range v.Findings {
		t.Rows = append(t.Rows, []doc.Cell{cell(v.Visit), dated(v.On), cell(f.ID), cell(f.Title), yesNo(f.InFocus),
			cell(f.State), letter(f.Rating), letter(f.Was), cell(f.Direction), number(f.Totals.Tasks),
			number(f.Totals.B), number(f.Totals.Overdue), cell(f.Verdict), cell(f.Note),
			cell(strings.Join(f.Measures, "; ")), cell(strings.Join(f.Seen, "; ")), cell(strings.Join(f.Impact, "; "))})
	}
	return t
}

// Document is the paper as a page: our own view beside the letter's, then what each rests on.
func (v *VisitView) Document() doc.Document {
	page := v.paper(v.Title)
	page.Subtitle = append(page.Subtitle, doc.Text("The visit was "+v.On.When()))
	add := func(blocks ...doc.Block) { page.Blocks = append(page.Blocks, blocks...) }
	if v.Text != "" {
		add(say("%s", v.Text))
	}
	if v.Unpublished {
		add(say("Our own ratings of that day, and what the letter says beside them, are not published yet: " +
			"this page rests on an earlier board."))
		return page
	}
	add(say("%s", v.answer()))
	if len(v.Findings) == 0 {
		return page
	}
	add(heading("How we saw it, and how the visit saw it"), v.sides())
	for _, f := range v.Findings {
		add(v.finding(f)...)
	}
	add(notes([]doc.Line{ratingKey(false)}))
	return page
}

// answer says what there is of the visit, and how far we knew ourselves.
func (v *VisitView) answer() string {
	var list, missing []string
	if !v.Focus {
		missing = append(missing, "which findings the visit looked at")
	}
	so := ""
	if v.Told.IsZero() {
		missing = append(missing, "the letter of this visit")
		so = ", so there is no verdict to set beside our own rating"
	}
	if len(missing) > 0 {
		list = append(list, fmt.Sprintf("%s %s not in the record by %s%s",
			diag.UpperFirst(strings.Join(missing, " and ")), oneOrMore(len(missing), "is", "are"), v.AsAt.Words(), so))
	}
	if !v.Told.IsZero() {
		list = append(list, v.verdicts())
	}
	if v.Before == nil {
		list = append(list, "No earlier visit is recorded, so our own ratings have no direction since one")
	} else {
		list = append(list, fmt.Sprintf("The visit before was %s", v.Before.On.When()))
	}
	return sentences(list)
}

// verdicts counts what the letter says, and where our own direction was the same.
func (v *VisitView) verdicts() string {
	n, alike, compared := map[Optional]int{}, 0, 0
	for _, f := range v.Findings {
		n[f.Verdict]++
		if f.Agreed != nil {
			compared++
			tally(&alike, *f.Agreed)
		}
	}
	words := fmt.Sprintf("The letter says better of %s, same of %d and worse of %d",
		count(n["better"], "finding"), n["same"], n["worse"])
	if compared > 0 {
		words += fmt.Sprintf(". Our own ratings had gone the same way for %d of the %d that can be compared", alike,
			compared)
	}
	return words
}

func (v *VisitView) sides() *doc.Table {
	t := &doc.Table{Caption: "Our own rating on the day of the visit, beside the verdict of its letter",
		Columns: []doc.Column{{Title: "Finding", Flexible: true}, {Title: "Our rating that day", Flexible: true},
			{Title: "Its state"}, {Title: "Since the visit before"}, {Title: "The letter"},
			{Title: "What it says", Flexible: true}}}
	for _, f := range v.Findings {
		id := f.ID
		if v.Focus && !f.InFocus {
			id += ", not in the focus"
		}
		t.Rows = append(t.Rows, []doc.Cell{linked("finding", f.ID, called(f.Title, id)), f.own(),
			cell(orNone(f.State, "–")),
			cell(orNone(string(f.Direction), "–")), cell(orNone(string(f.Verdict), "not recorded")), cell(f.Note)})
	}
	return t
}

// own is how the programme rated the tasks of a finding.
func (f *VisitFinding) own() doc.Cell {
	switch {
	case !f.Known:
		return cell("not a finding yet")
	case f.Totals.Tasks == 0:
		return cell("no link to a task is recorded")
	}
	c := doc.Cell{Text: together(f.Rating, f.Finding.Tasks)}
	if f.Rating != programme.Unrated {
		c.Tone = tone(f.Rating)
	}
	return c
}

// finding is what our own view of a finding rested on.
func (v *VisitView) finding(f VisitFinding) []doc.Block {
	blocks := []doc.Block{headingOf(3, "finding", f.ID, called(f.Title, f.ID))}
	if !f.Known || f.Totals.Tasks == 0 {
		return append(blocks, say("No link to a task is recorded for that day."))
	}
	blocks = append(blocks, say("That day it had %s.", totalsWords(f.Totals)))
	fields := &doc.Fields{}
	part := func(label, none string, texts []string) {
		if len(texts) == 0 {
			texts = []string{none}
		}
		field := doc.Field{Label: label}
		for _, text := range texts {
			field.Value = append(field.Value, doc.Text(text))
		}
		fields.Rows = append(fields.Rows, field)
	}
	since := "by then"
	if v.Before != nil {
		since = "since the visit before"
	}
	part("Measures", "none linked", f.Measures)
	part("Who else looked", "nobody recorded "+since, f.Seen)
	part("What changed", "nothing recorded "+since, f.Impact)
	return append(blocks, fields)
}
