// Package workbook reads workbooks and CSV files into plain grids of cells, and
// writes workbooks: any, sheet by sheet and row by row, and the form that people
// fill in.
//
// It knows cells and sheets, and of programmes only what a date is: what the
// cells mean is `exchange`'s business. No other package names the workbook library.
package workbook

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"improve/internal/programme"
)

// Book is a workbook as it was read.
type Book struct {
	Sheets []Sheet
	// Remarks are what a reader should know of the file itself, such as that it
	// was not in UTF-8.
	Remarks []string
	// From1904 says that its dates are counted from 1904, as some Macs do. The
	// days of its cells are right already.
	From1904 bool
}

// Sheet is a sheet as a grid. Rows may be of different lengths: nothing is to the
// right of a row's end. Cells hold the text that the workbook shows.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   [][]Cell
	Merged []Area
	Notes  []Note
	// HiddenRows and HiddenColumns are numbers from 0 of what the sheet does not
	// show.
	HiddenRows, HiddenColumns []int
	// Remarks are what a reader should know of this sheet: what of it could not be
	// worked out, or was left out.
	Remarks []string
}

// Cell is one cell. The zero Cell is empty.
type Cell struct {
	Text   string // what is live, as shown, without blanks around it
	Struck string // what is struck out of it, a line for each piece; not in Text
	Link   string // the address that the cell leads to
	// Fill is the colour behind the cell, such as FF0000: its own, or by the rules
	// of the sheet that a text or a number decides. None and white are empty.
	Fill string
	Day  programme.Date // what a real date cell holds; with UnmarkedDate, what its number would be as a date
	As   DateFormat     // how a real date is shown
	Kind Kind           // what the file holds
	// Minutes are those after midnight that a real date holds beside its day: 23:00
	// may be the midnight of another time zone.
	Minutes uint16
	// Uncomputed says that the cell is a formula whose result the file does not
	// hold; Text is the formula.
	Uncomputed bool
}

// Kind is what a file holds in a cell, whatever it shows. A CSV file or a document
// holds words only.
type Kind uint8

// The kinds.
const (
	Words      Kind = iota // a text, or nothing
	Number                 // so 1.1 may have been typed as 1.10; a real date is a number too
	Percentage             // a number that is shown as 15%
	Truth                  // TRUE or FALSE
	Fault                  // the result of a formula that failed: #REF!
)

// Empty reports whether the cell holds nothing that is live; it may be coloured,
// or hold what is struck out.
func (c Cell) Empty() bool { return c.Text == "" }

// IsDate reports whether the cell is a date for the spreadsheet too, not only
// for people.
func (c Cell) IsDate() bool { return c.As != NoDate && c.As != UnmarkedDate }

// DateFormat says how much of a date a cell shows: what the person who typed it
// saw.
type DateFormat uint8

// The formats. NoDate is for cells that hold none.
const (
	NoDate       DateFormat = iota
	ShowsDay                // day, month and year
	ShowsMonth              // month and year: Dec-19
	ShowsNoYear             // day and month: 19-Dec
	UnmarkedDate            // a bare number: a date only where one is expected
)

// Area is a range of merged cells, both ends included, counted from 0.
type Area struct{ Top, Left, Bottom, Right int }

// Note is a comment that somebody put on a cell. An answer to a comment is a note
// of its own.
type Note struct {
	Row, Column  int
	Text, Author string
}

// String is the area as spreadsheets write it: B2:C12.
func (a Area) String() string {
	from, to := Place{Row: a.Top, Column: a.Left}, Place{Row: a.Bottom, Column: a.Right}
	if from == to {
		return from.String()
	}
	return from.String() + ":" + to.String()
}

// At is the cell in a row and column counted from 0, empty outside the grid.
func (s *Sheet) At(row, column int) Cell {
	if row < 0 || row >= len(s.Rows) || column < 0 || column >= len(s.Rows[row]) {
		return Cell{}
	}
	return s.Rows[row][column]
}

// Place is a cell by its sheet, row and column, counted from 0. A Sheet that is
// empty is left out: there is only one.
type Place struct {
	Sheet       string
	Row, Column int
}

// String is the place as spreadsheets write it: Plan!B12.
func (p Place) String() string {
	at := Letters(p.Column) + fmt.Sprint(p.Row+1)
	if p.Sheet == "" {
		return at
	}
	return p.Sheet + "!" + at
}

// Letters is the name of a column counted from 0: A, B ... Z, AA.
func Letters(column int) string {
	name := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// tidy is a text without blanks around it and around its lines' ends, its line
// breaks all of one kind, and ordinary blanks for all others that Unicode has.
func tidy(s string) string {
	if plain(s) {
		return s
	}
	lines := strings.Split(strings.Map(ordinary, breaks().Replace(s)), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// breaks are how some programs write the end of a line in a cell.
var breaks = sync.OnceValue(func() *strings.Replacer { return strings.NewReplacer("\r\n", "\n", "_x000D_", "") })

// ordinary is the sign that people know for one that other programs write.
func ordinary(r rune) rune {
	switch r {
	case '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\u200b', '\ufeff':
		return -1
	}
	if r != '\n' && unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// plain reports whether a text is tidy for certain: most are.
func plain(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' && c != '\n' || c == '_' || c >= 0xc2 && c <= 0xef && c != 0xc3 ||
			(c == '\n' || c == ' ' && i == 0) && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' && before != '\n' || s == ""
}
