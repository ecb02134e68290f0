package exchange

import (
	"cmp"
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
)

// PlanReport is what an import did and had to guess: its JSON is the view, its
// page what a person reads and confirms.
type PlanReport struct {
	Source      string       `json:"source"`
	Sheets      []SheetRead  `json:"sheets"`
	Columns     []Column     `json:"columns"`
	Written     []Written    `json:"written"`
	Ratings     int          `json:"ratings"`
	Guesses     []Guess      `json:"guesses"`
	Leftovers   []Leftover   `json:"leftovers"`
	Same        int          `json:"same"`
	Said        int          `json:"said"`
	Differences []Difference `json:"differences"`
	Alike       []Alike      `json:"alike"`
	ToDo        []string     `json:"to_do"`
	Remarks     []string     `json:"remarks"`
}

// Written is a file of the plan and what goes into it.
type Written struct {
	File  string `json:"file"`
	What  string `json:"what"`
	Count int    `json:"count"`
}

// Report is the draft as people read it.
func (d *Draft) Report() *PlanReport {
	r := &PlanReport{
		Source: d.Source, Sheets: list(d.Sheets),
		Columns: list(d.Columns), Written: []Written{}, Ratings: len(d.Ratings),
		Guesses: list(d.Guesses), Leftovers: list(d.Leftovers), Same: d.Same, Said: d.Said,
		Differences: list(d.Different), ToDo: list(d.ToDo), Remarks: list(d.Remarks), Alike: list(d.Alike),
	}
	add := func(file, what string, n int) {
		if n > 0 {
			r.Written = append(r.Written, Written{file, what, n})
		}
	}
	for _, a := range d.Ambitions {
		add(a.File, "tasks", len(a.Tasks))
	}
	add(findingsFile, "findings", len(d.Findings))
	add(risksFile, "risks", len(d.Risks))
	add(measuresFile, "measures", len(d.Measures))
	add("updates/", "actions of meetings", len(d.Actions))
	add("plan/people.yaml", "people and bodies", len(d.added))
	add("plan/priorities.yaml", "priorities", len(d.Priority))
	return r
}

// list is never nil, so that JSON has [] where there is nothing.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// Document is the whole report as a page.
func (r *PlanReport) Document() doc.Document {
	return r.page(guessEntries(r.Guesses), r.leftoverTable(), 0)
}

// page is the report with its guesses and its leftovers in as many words as there is
// room for; longest is how many things to do are listed, 0 for all.
func (r *PlanReport) page(guesses, left doc.Block, longest int) doc.Document {
	d := doc.Document{Title: "Import of " + r.Source, Subtitle: []doc.Line{doc.Text(r.summary())}}
	for _, remark := range r.Remarks {
		d.Alerts = append(d.Alerts, doc.Text(remark))
	}
	addTable(&d, "What the sheets were read as", "", r.sheetTable())
	addTable(&d, "How the columns were read", "If one is wrong, import again with --map \"Heading=field\".",
		r.columnTable())
	addTable(&d, "What goes into the record", "", r.writtenTable())
	if len(r.Guesses) > 0 {
		d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: "Guesses to confirm"},
			&doc.Paragraph{Line: doc.Text("Check each of these against the workbook, and correct the files " +
				"where a guess is wrong.")}, guesses)
	}
	if len(r.Leftovers) > 0 {
		d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: "Cells that were placed nowhere"}, left)
	}
	addTable(&d, "Tasks that the record has and the workbook states otherwise",
		"Nothing of this was written: what the record promises stays.", r.differenceTable())
	if r.Same > 0 {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Line: doc.Text(diag.Count(r.Same, "task") +
			" of the workbook the record has already, with nothing different.")})
	}
	if r.Said > 0 {
		d.Blocks = append(d.Blocks,
			&doc.Paragraph{Line: doc.Text(fmt.Sprintf("Of the ratings and notes of that day the record has %d already.",
				r.Said))})
	}
	addTable(&d, "Names that look alike", "Each is read as a person of its own. Where two are one person, import into "+
		"the record as it was, with the flag beside them.", r.alikeTable())
	if len(r.ToDo) > 0 {
		todo := &doc.List{}
		for _, s := range cut(r.ToDo, longest) {
			todo.Items = append(todo.Items, doc.Item{Line: doc.Text(s)})
		}
		d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: "For a person to do"}, todo)
	}
	return d
}

// addTable adds a table under its heading, and nothing where it has no rows.
func addTable(d *doc.Document, title, words string, t *doc.Table) {
	if len(t.Rows) == 0 {
		return
	}
	d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: title})
	if words != "" {
		d.Blocks = append(d.Blocks, &doc.Paragraph{Line: doc.Text(words)})
	}
	d.Blocks = append(d.Blocks, t)
}

// summary is the import in a line.
func (r *PlanReport) summary() string {
	tasks := 0
	for _, w := range r.Written {
		if w.What == "tasks" {
			tasks += w.Count
		}
	}
	parts := []string{diag.Count(tasks, "new task")}
	if r.Ratings > 0 {
		parts = append(parts, diag.CountOf(r.Ratings, "rating or note", "ratings or notes"))
	}
	return strings.Join(append(parts, diag.CountOf(len(r.Guesses), "guess", "guesses")+" to confirm",
		diag.Count(len(r.Leftovers), "cell")+" placed nowhere"), ", ")
}

// guessEntries are guesses with what was made of them.
func guessEntries(guesses []Guess) *doc.Entries {
	e := &doc.Entries{}
	for _, g := range guesses {
		said := doc.Text(cmp.Or(shortText(g.Said), "(nothing)") + " → " + cmp.Or(shortText(g.Wrote), "nothing written"))
		item := doc.Entry{ID: g.Cell, Title: said, Detail: []doc.Line{doc.Text(g.Why)}}
		if where := strings.Trim(g.Key+" in "+g.File, " "); g.File != "" {
			item.Detail = append(item.Detail, doc.Toned(doc.Muted, where))
		}
		e.Items = append(e.Items, item)
	}
	return e
}

// Table is the list of guesses.
func (r *PlanReport) Table() *doc.Table {
	t := table("Guesses to confirm", "cell Cell", "said It said", "wrote Written", "why Why", "key Key", "file File")
	for _, g := range r.Guesses {
		row(t, g.Cell, shortText(g.Said), shortText(cmp.Or(g.Wrote, "nothing")), g.Why, g.Key, g.File)
	}
	return t
}

func (r *PlanReport) columnTable() *doc.Table { return columnTable(r.Columns) }

// columnTable says what each column was read as, with examples.
func columnTable(columns []Column) *doc.Table {
	t := table("Columns", "cell Cell", "heading Heading", "field Read as", "how How", "cells Cells", "examples Such as")
	for _, c := range columns {
		row(t, c.Cell, c.Heading, cmp.Or(string(c.Field), "nothing"), cmp.Or(c.How, notRecognised), fmt.Sprint(c.Cells),
			strings.Join(c.Examples, "; "))
	}
	return t
}

func (r *PlanReport) writtenTable() *doc.Table {
	t := table("Files", "file File", "count New", "what What")
	for _, w := range r.Written {
		row(t, w.File, fmt.Sprint(w.Count), w.What)
	}
	return t
}

func (r *PlanReport) leftoverTable() *doc.Table {
	t := table("Cells placed nowhere", "cell Cell", "text Text", "why Why")
	for _, l := range r.Leftovers {
		row(t, l.Cell, l.Text, l.Why)
	}
	return t
}

func (r *PlanReport) alikeTable() *doc.Table {
	t := table("Names that look alike", "name Name", "other Other", "call If they are one person")
	for _, a := range r.Alike {
		row(t, a.Name, a.Other, a.Call)
	}
	return t
}

func (r *PlanReport) differenceTable() *doc.Table {
	t := table("Differences", "task Task", "key Key", "record The record says", "workbook The workbook says",
		"cell Cell")
	for _, d := range r.Differences {
		row(t, d.Task, d.Key, d.Record, d.Workbook, d.Cell)
	}
	return t
}

// table makes a table of texts; each column is its id and, after a blank, its
// title.
func table(caption string, columns ...string) *doc.Table {
	t := &doc.Table{Caption: caption}
	for _, c := range columns {
		id, title, _ := strings.Cut(c, " ")
		flexible := !strings.Contains(" cell key task count cells ", " "+id+" ")
		t.Columns = append(t.Columns, doc.Column{ID: id, Title: title, Flexible: flexible})
	}
	return t
}

func row(t *doc.Table, texts ...string) {
	cells := make([]doc.Cell, len(texts))
	for i, s := range texts {
		cells[i] = doc.Cell{Text: s}
	}
	t.Rows = append(t.Rows, cells)
}

// shortText is the beginning of a long cell, which the reader has in the
// workbook anyway.
func shortText(s string) string {
	const longest = 100
	s = joinLines(s)
	if runes := []rune(s); len(runes) > longest {
		return string(runes[:longest]) + " …"
	}
	return s
}
