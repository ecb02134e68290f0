package exchange

import (
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/doc"
	"improve/internal/workbook"
)

// Understood is what a workbook was read as before anything of it is taken in, for
// somebody who is asked what only a person knows.
type Understood struct {
	Source  string       `json:"source"`
	Sheets  []SheetRead  `json:"sheets"`
	Columns []Column     `json:"columns"`
	Dates   []DateChoice `json:"dates"`
}

// DateChoice is a table of which several columns could be the date that was first promised,
// or to which it was moved.
type DateChoice struct {
	Sheet          string   `json:"sheet"`
	Columns        []Column `json:"columns"`
	First, Revised string   // headings, as they are read without an answer; Revised may be empty
}

// Understand reads what sheets and columns of a workbook are. The error is that of ReadPlan.
func Understand(book *workbook.Book, source string, o Options) (*Understood, error) {
	sheets, err := chosenSheets(sheetsOf(book, o.Mappings), o.Sheet)
	if err != nil {
		return nil, err
	}
	found, err := findTables(sheets, o.Mappings, o.Sheets)
	if err != nil {
		return nil, err
	}
	u := &Understood{Source: source, Sheets: found.sheets, Columns: found.columns}
	for _, s := range found.registers {
		u.Columns = append(u.Columns, s.register.described()...)
	}
	for _, t := range found.list {
		if c := t.rows.heading.dateChoice(t.rows.grid); c != nil && !u.asks(c) {
			u.Dates = append(u.Dates, *c)
		}
	}
	return u, nil
}

// asks reports whether a table with the same columns is asked of already.
func (u *Understood) asks(c *DateChoice) bool {
	same := func(a, b Column) bool { return plain(a.Heading) == plain(b.Heading) }
	return slices.ContainsFunc(u.Dates, func(known DateChoice) bool {
		return slices.EqualFunc(known.Columns, c.Columns, same)
	})
}

// Unsure are the sheets that could be one thing or another.
func (u *Understood) Unsure() []SheetRead {
	return slices.DeleteFunc(slices.Clone(u.Sheets), func(s SheetRead) bool { return s.Sure })
}

// Document is the page.
func (u *Understood) Document() doc.Document {
	d := doc.Document{Title: "What " + u.Source + " is read as", Subtitle: []doc.Line{
		doc.Text(diag.Count(len(u.Sheets), "sheet") + ", " + diag.Count(len(u.Columns), "column"))}}
	addTable(&d, "Sheets", "", sheetTable(u.Sheets))
	addTable(&d, "Columns", "", columnTable(u.Columns))
	return d
}

// Table is the list of columns.
func (u *Understood) Table() *doc.Table { return columnTable(u.Columns) }

// dateChoice are the columns of a table that could be its dates, nil where the headings
// leave no doubt.
func (h *heading) dateChoice(g *lattice) *DateChoice {
	choice, rivals := &DateChoice{Sheet: g.Name}, 0
	for _, c := range h.list {
		switch {
		case c.how == byPerson && (c.field == FieldTarget || c.field == FieldRevised):
			return nil
		case c.how == byPerson:
			continue
		case c.field == FieldTarget:
			choice.First = c.heading
		case c.field == FieldRevised:
			choice.Revised = c.heading
		case h.rivals(c, g):
			rivals++
		default:
			continue
		}
		choice.Columns = append(choice.Columns, h.columnOf(c, g))
	}
	if rivals == 0 || len(choice.Columns) < 2 {
		return nil
	}
	if choice.First == "" {
		choice.First = choice.Columns[0].Heading
	}
	return choice
}

// rivals reports whether a column that is read as nothing, or kept beside another, holds
// dates that could be those of the tasks.
func (h *heading) rivals(c headed, g *lattice) bool {
	beside := c.field == FieldDetail && strings.HasPrefix(c.how, anotherColumn)
	cells := h.sample(g, c.column)
	if len(cells) == 0 || !areDates(cells) || c.field != "" && !beside {
		return false
	}
	words := strings.Fields(plainHeading(c.heading))
	return !slices.ContainsFunc(words, func(w string) bool {
		switch w {
		case "set", "start", "started", "begin", "begins", "began", "raised", "meeting", "created", "opened",
			"reviewed", "updated", "added", "logged", "born":
			return true
		}
		return false
	})
}

// Answer are the columns of a choice as a person reads them: what is neither date is kept in
// the tasks' notes.
func (c DateChoice) Answer(first, revised string) []Mapping {
	var list []Mapping
	for _, column := range c.Columns {
		m := Mapping{Column: column.Heading, Field: FieldDetail}
		switch column.Heading {
		case first:
			m.Field = FieldTarget
		case revised:
			m.Field = FieldRevised
		}
		list = append(list, m)
	}
	return list
}

// Headings are the headings of the columns to choose from.
func (c DateChoice) Headings() []string {
	var list []string
	for _, column := range c.Columns {
		list = append(list, column.Heading)
	}
	return list
}
