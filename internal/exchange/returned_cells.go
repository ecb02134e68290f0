package exchange

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"improve/internal/programme"
	"improve/internal/words"
	"improve/internal/workbook"
)

// How the cells of a returned form are read. What cannot be read is a problem of its cell.

func (r *returnReader) at(id string) workbook.Place {
	return workbook.Place{Sheet: r.table.name, Row: r.number, Column: r.table.columns[id]}
}

func (r *returnReader) cell(id string) workbook.Cell {
	c, ok := r.table.columns[id]
	if !ok {
		return workbook.Cell{}
	}
	return r.table.sheet.At(r.number, c)
}

// problem is something in a row for which the row is not taken.
func (r *returnReader) problem(id, text, why string) {
	r.problems++
	r.out.Problems = append(r.out.Problems, Leftover{r.at(id).String(), text, why})
}

func (r *returnReader) guess(id, said, wrote, why string) {
	r.out.Guesses = append(r.out.Guesses, Guess{Cell: r.at(id).String(), Said: said, Wrote: wrote, Why: why, Key: id})
}

// read says how a cell was understood that says something in another way than the record.
func (r *returnReader) read(id, said, wrote, words string) {
	if said != wrote && !strings.EqualFold(said, words) {
		r.out.Read = append(r.out.Read, Guess{Cell: r.at(id).String(), Said: said, Wrote: wrote, Why: words, Key: id})
	}
}

// lines are those of a cell that say something.
func (r *returnReader) lines(id string) []string {
	var list []string
	for line := range strings.SplitSeq(r.cell(id).Text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// date reads a cell of one date.
func (r *returnReader) date(id string) programme.Date {
	c := r.cell(id)
	if c.Empty() {
		return programme.Date{}
	}
	read := readDates(c, r.span(), programme.EitherOrder)
	if len(read.found) != 1 || read.rest != "" {
		r.problem(id, c.Text, "no single date: write a day such as 31 March 2020, or a month such as March 2020")
		return programme.Date{}
	}
	d := read.found[0]
	for _, doubt := range read.doubts {
		r.guess(id, c.Text, d.String(), doubt)
	}
	if len(read.doubts) == 0 {
		r.read(id, c.Text, d.String(), d.Words())
	}
	return d
}

// span is the years that a date of today's may fall in.
func (r *returnReader) span() years { return years{r.now.AsAt.Year, r.now.AsAt.Year + 2} }

// who is the id of the person or group that a cell names, or the words as they
// stand.
func (r *returnReader) who(id string) string {
	text := joinLines(r.cell(id).Text)
	if text == "" {
		return ""
	}
	if p := r.now.Programme.PersonNamed(text); p != nil {
		return p.ID.Value
	}
	if p := r.shownAs(text); p != nil {
		return p.ID.Value
	}
	for _, g := range r.now.Programme.Groups {
		if strings.EqualFold(text, g.ID.Value) || strings.EqualFold(text, g.Name.Value) {
			return g.ID.Value
		}
	}
	return text
}

// shownAs is the one whom the form calls so, by the role where the record has no name; nil
// where that is nobody or several.
func (r *returnReader) shownAs(text string) (one *programme.Person) {
	for _, p := range r.now.Programme.People {
		switch {
		case !strings.EqualFold(text, p.Shown()):
		case one != nil:
			return nil
		default:
			one = p
		}
	}
	return one
}

// choice is one of several words, as the form offers them; empty where the cell is, or says
// something else.
func (r *returnReader) choice(id string, choices []string) string {
	text := r.cell(id).Text
	if text == "" {
		return ""
	}
	i := slices.IndexFunc(choices, func(c string) bool { return plain(c) == plain(text) })
	if i < 0 {
		r.problem(id, text, "choose one of: "+strings.Join(choices, ", "))
		return ""
	}
	return choices[i]
}

// figure reads a figure as the record writes it: 84.2. A unit that the cell repeats, and commas
// between thousands, are left out.
func (r *returnReader) figure(id, unit string) string {
	c := r.cell(id)
	if c.Empty() {
		return ""
	}
	bare := strings.TrimSpace(strings.TrimSuffix(c.Text, strings.TrimSpace(unit)))
	if without, ok := words.Thousands(bare); ok {
		bare = without
	}
	v, err := strconv.ParseFloat(bare, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || strings.ContainsAny(bare, "xXpPeE_") {
		r.problem(id, c.Text, "no figure: write digits alone, such as 84.2")
		return ""
	}
	if c.Kind == workbook.Percentage {
		r.guess(id, c.Text, bare, "the spreadsheet may show fewer decimals of this percentage than it has")
	}
	r.read(id, c.Text, bare, bare)
	return bare
}

// whole reads a whole number between two others.
func (r *returnReader) whole(id string, least, most int) string {
	text := r.cell(id).Text
	if text == "" {
		return ""
	}
	if n, err := strconv.Atoi(text); err != nil || n < least || n > most {
		r.problem(id, text, fmt.Sprintf("write a whole number from %d to %d", least, most))
		return ""
	}
	return text
}
