package exchange

import (
	"cmp"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
)

// ReturnReport is what a returned form came to: its JSON is the view.
type ReturnReport struct {
	Source   string       `json:"source"`
	Taken    []string     `json:"taken"` // what the rows are about: 1.1, measure contacts-in-a-day
	Again    int          `json:"again"`
	Empty    int          `json:"empty"`
	Read     []Guess      `json:"read"` // what the record writes in another way
	Guesses  []Guess      `json:"guesses"`
	Problems []Leftover   `json:"problems"`
	Late     []Leftover   `json:"late"`
	Locked   []Difference `json:"locked"`
}

// Report is the return as people read it.
func (r *Return) Report() *ReturnReport {
	return &ReturnReport{Source: r.Source, Taken: list(r.Taken), Again: r.Again, Empty: r.Empty, Read: list(r.Read),
		Guesses: list(r.Guesses), Problems: list(r.Problems), Late: list(r.Stale), Locked: list(r.Locked)}
}

// Held reports whether anything was held back or not taken.
func (r *ReturnReport) Held() bool { return len(r.Problems)+len(r.Late) > 0 }

// Quiet reports whether there is nothing for a person to look at.
func (r *ReturnReport) Quiet() bool {
	return !r.Held() && len(r.Read)+len(r.Guesses)+len(r.Locked) == 0
}

// Summary is the return in a line.
func (r *ReturnReport) Summary() string {
	parts := []string{}
	add := func(n int, one, many string) {
		if n > 0 {
			parts = append(parts, diag.CountOf(n, one, many))
		}
	}
	add(len(r.Taken), "row taken in", "rows taken in")
	add(r.Again, "row matches the record", "rows match the record")
	add(r.Empty, "row with nothing filled in", "rows with nothing filled in")
	add(len(r.Late), "row held back", "rows held back")
	add(len(r.Problems), "cell not imported", "cells not imported")
	return strings.Join(parts, ", ")
}

// Document is the report as a page.
func (r *ReturnReport) Document() doc.Document {
	d := doc.Document{Title: "Return in " + r.Source, Subtitle: []doc.Line{doc.Text(r.Summary())}}
	addTable(&d, "Not taken",
		"A row with any of these is left out: fix the cell, save, and import again. Rows already imported are not "+
			"taken twice.", r.Table())
	addTable(&d, "Held back: the record has changed since the form was made",
		"Look at the record. If the row is still right, import again with --late.",
		leftoverRows("Held back",
			"text About", r.Late))
	addTable(&d, "Understood", "These cells are written in the record's own way.", understood(r.Read))
	if len(r.Guesses) > 0 {
		d.Blocks = append(d.Blocks, &doc.Heading{Level: 2, Text: "Guesses to confirm"}, guessEntries(r.Guesses))
	}
	addTable(&d, "Locked cells that somebody changed",
		"They were not imported: a form says what is new, and changes nothing in the plan.", lockedRows(r.Locked))
	return d
}

// Table is the list of what was not taken.
func (r *ReturnReport) Table() *doc.Table {
	return leftoverRows("Not taken", "text It says", r.Problems)
}

func leftoverRows(caption, text string, list []Leftover) *doc.Table {
	t := table(caption, "cell Cell", text, "why Why")
	for _, l := range list {
		row(t, l.Cell, cmp.Or(l.Text, "nothing"), l.Why)
	}
	return t
}

func understood(list []Guess) *doc.Table {
	t := table("Understood", "cell Cell", "said It says", "wrote Written", "means That is")
	for _, g := range list {
		row(t, g.Cell, g.Said, g.Wrote, g.Why)
	}
	return t
}

func lockedRows(list []Difference) *doc.Table {
	t := table("Locked cells", "task About", "key Column", "record The record says", "workbook The form says",
		"cell Cell")
	for _, d := range list {
		row(t, d.Task, d.Key, d.Record, d.Workbook, d.Cell)
	}
	return t
}
