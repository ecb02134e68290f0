package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// rating turns the cell of a rating column into a dated entry, where a person
// has said of which day it is. What the record would refuse is left for a
// person: nobody's evidence, confirmation or escalation is made up.
func (r *planReader) rating(task *DraftTask, row *rowTask) {
	progress := joinLines(row.text(FieldProgress))
	text := row.text(FieldRating)
	if r.options.RatedOn.IsZero() {
		for _, f := range []Field{FieldRating, FieldProgress} {
			r.left(row, f, "of which day is it? Give --rated-on DATE, and it becomes an update of that day")
		}
		return
	}
	entry := &DraftRating{Task: task.ID, Note: progress}
	if text != "" {
		entry.Rating, _ = r.options.Letters.read(text)
	}
	if entry.Rating != programme.Unrated && entry.Note == "" {
		entry.Note = r.options.Note
	}
	needs := ""
	switch {
	case entry.Rating == programme.Complete:
		needs = "B complete needs evidence and somebody who confirms it"
	case entry.Rating == programme.OffTrack:
		needs = "R off track needs an escalation: to whom, and what is asked"
	case entry.Rating != programme.Unrated && entry.Note == "":
		needs = "a rating needs a note: give --note, or a column of progress"
	}
	if needs != "" {
		r.left(row, FieldRating, needs)
		r.draft.ToDo = append(r.draft.ToDo, fmt.Sprintf("%s is rated %s in %s: %s", task.ID, entry.Rating, row.where(FieldRating), needs))
		entry.Rating = programme.Unrated
	}
	switch {
	case entry.Rating == programme.Unrated && progress == "":
	case r.saidAlready(entry):
		r.draft.Said++
	default:
		r.draft.Ratings = append(r.draft.Ratings, entry)
	}
}

// leftovers lists every cell of a sheet that is in no task, with the reason, and
// everything that a reader of the sheet does not see.
func (r *planReader) leftovers(s *workbook.Sheet, chosen []*workbook.Sheet) {
	i := slices.IndexFunc(r.found, func(t foundTable) bool { return t.sheet == s })
	if i < 0 {
		why := "the sheet has no table of tasks"
		if !slices.Contains(chosen, s) {
			why = "another sheet was asked for"
		}
		r.rest(s, workbook.Place{Sheet: s.Name}, nil, why)
		return
	}
	rows := r.found[i].rows
	r.rest(s, workbook.Place{Sheet: r.sheetName(s)}, rows, "")
	if s.Hidden {
		r.draft.Remarks = append(r.draft.Remarks, fmt.Sprintf("the sheet %q is hidden; it was read", s.Name))
	}
	for _, n := range s.HiddenRows {
		if n < len(s.Rows) && len(filledCells(s.Rows[n])) > 0 {
			r.draft.Remarks = append(r.draft.Remarks, fmt.Sprintf("row %d is hidden; it was read", n+1))
		}
	}
	for _, c := range s.HiddenColumns {
		r.draft.Remarks = append(r.draft.Remarks, fmt.Sprintf("column %s is hidden; it was read", workbook.Letters(c)))
	}
}

func (r *planReader) rest(s *workbook.Sheet, at workbook.Place, rows *sheetRows, why string) {
	rating := -1
	if rows != nil {
		if c, ok := rows.heading.columns[FieldRating]; ok {
			rating = c
		}
	}
	for n, row := range s.Rows {
		for c, cell := range row {
			at.Row, at.Column = n, c
			switch {
			case cell.Fill != "" && c == rating:
				r.leftover(at, "(coloured "+cell.Fill+")", "a colour alone is not read: write a letter or a word into the cell")
			case cell.Empty() || rows != nil && rows.placed[[2]int{n, c}]:
			case why != "":
				r.leftover(at, cell.Text, why)
			default:
				r.leftover(at, cell.Text, rows.reason(n, c))
			}
			if cell.Uncomputed && rows != nil && rows.placed[[2]int{n, c}] {
				r.guess(at, cell.Text, cell.Text, "the file holds a formula and not its result: open it in a spreadsheet program and save it", "")
			}
		}
	}
	for _, note := range s.Notes {
		at.Row, at.Column = note.Row, note.Column
		r.leftover(at, note.Text, "a comment on the cell")
	}
}

// reason says why a cell of a sheet with a table is in no task.
func (rows *sheetRows) reason(n, column int) string {
	if n < rows.heading.row {
		return "it stands above the table"
	}
	for _, h := range rows.heading.list {
		if h.column == column && h.field == "" {
			return fmt.Sprintf("the column %q: %s; --map \"%s=FIELD\" places it", h.heading, cmp.Or(h.how, notRecognised), h.heading)
		}
		if h.column == column && h.field == FieldIgnore {
			return "you said to ignore the column"
		}
	}
	if !slices.ContainsFunc(rows.heading.list, func(h headed) bool { return h.column == column }) {
		return "its column has no heading"
	}
	return "the row is no task and no heading"
}

// finish fills in where each guess was written, and says what a person must add.
func (r *planReader) finish() {
	d := r.draft
	if !r.programme.Name.Given() {
		d.ToDo = append(d.ToDo, "look at the name and the organisation in plan/programme.yaml, and list the board's meetings there")
	}
	d.ToDo = append(d.ToDo, alike(d.added)...)
	if len(d.added) > 0 {
		d.ToDo = append(d.ToDo, "give each new person in plan/people.yaml a role: public papers show it in place of the name")
	}
	files := map[string]string{}
	for _, a := range d.Ambitions {
		for _, t := range a.Tasks {
			files[fmt.Sprint(t.at.Sheet, "|", t.at.Row)] = a.File
			if len(t.Leads) == 0 {
				d.ToDo = append(d.ToDo, "say who leads "+t.ID)
			}
			if len(t.Targets) == 0 {
				d.ToDo = append(d.ToDo, "say when "+t.ID+" falls due")
			}
		}
	}
	for i := range d.Guesses {
		g := &d.Guesses[i]
		if g.File == "" {
			g.File = r.fileOf(g.Cell, files)
		}
	}
}

// alike asks about people of one surname and initial, such as Tom and Thomas
// Hale: too far apart to be taken for one, and too near to be passed over.
func alike(people []*person) []string {
	var asks []string
	for i, a := range people {
		for _, b := range people[:i] {
			x, y := strings.Fields(a.name), strings.Fields(b.name)
			if a.kind == leadPerson && b.kind == leadPerson && len(x) > 1 && len(y) > 1 && x[len(x)-1] == y[len(y)-1] && firstRune(x[0]) == firstRune(y[0]) {
				asks = append(asks, fmt.Sprintf("say whether %s and %s are one person: if so keep one of them, with the other name under also", b.name, a.name))
			}
		}
	}
	return asks
}

// fileOf is the file into which a cell's task is written.
func (r *planReader) fileOf(cell string, files map[string]string) string {
	sheet, at := "", cell
	if i := strings.LastIndexByte(cell, '!'); i >= 0 {
		sheet, at = cell[:i], cell[i+1:]
	}
	row := 0
	fmt.Sscanf(strings.TrimLeft(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "%d", &row)
	for n := row - 1; n >= 0; n-- { // a task begins at or above each of its cells
		if f, ok := files[fmt.Sprint(sheet, "|", n)]; ok {
			return f
		}
	}
	return ""
}
