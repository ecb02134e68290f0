// Package programme is the domain: a council's improvement programme as its
// plan and its updates state it, each value with the place it was written.
//
// It holds facts only. Reading files is `store`'s work; what the facts add up
// to on a given date (ratings, lateness, tracking) is `assess`'s.
package programme

import (
	"slices"

	"improve/internal/diag"
	"improve/internal/words"
)

// Pos is where a value is in the record: a file by its index in
// Programme.Files, the line and column counted from 1 (columns in characters),
// and the width of the written value in characters. The zero Pos is unknown.
type Pos struct {
	File, Line, Column, Width uint32
}

// Known reports whether the position is that of something written.
func (p Pos) Known() bool { return p.Line > 0 }

// Place resolves a position to a file name for diagnostics and citations.
func (p *Programme) Place(pos Pos) diag.Place {
	if !pos.Known() {
		return diag.Place{}
	}
	return diag.Place{
		File: p.Files[pos.File], Line: int(pos.Line),
		Column: int(pos.Column), EndColumn: int(pos.Column + pos.Width),
	}
}

// FilePlace is the place of a whole file.
func (p *Programme) FilePlace(pos Pos) diag.Place {
	return diag.Place{File: p.Files[pos.File]}
}

// Text is a written value and its place. An absent value has the zero Pos.
type Text struct {
	Value string
	Pos   Pos
}

// Given reports whether anything was written.
func (t Text) Given() bool { return t.Value != "" }

// Says reports whether anything was written that answers a question: not only "tbc".
func (t Text) Says() bool { return t.Given() && !words.SayNothing(t.Value) }

// AnySays reports whether any of a list says something.
func AnySays(texts []Text) bool { return slices.ContainsFunc(texts, Text.Says) }

// String is the value.
func (t Text) String() string { return t.Value }

// Values are the written values of a list.
func Values(texts []Text) []string {
	values := make([]string, len(texts))
	for i, t := range texts {
		values[i] = t.Value
	}
	return values
}

// Number is a written number: its value, the text as written, and its place.
type Number struct {
	Value float64
	Text
}

// Same reports whether two numbers are equal, or neither is written.
func (n Number) Same(m Number) bool { return n.Given() == m.Given() && n.Value == m.Value }

// Dated is a written date and its place.
type Dated struct {
	Date Date
	Pos  Pos
}

// Given reports whether a date was written.
func (d Dated) Given() bool { return !d.Date.IsZero() }
