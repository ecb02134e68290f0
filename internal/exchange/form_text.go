package exchange

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"improve/internal/words"
	"improve/internal/workbook"
)

// WriteCSV writes the first sheet of the form as CSV, for those who work without a
// spreadsheet. Its headings are the columns' names for programs; a text that a spreadsheet
// would run as a formula gets an apostrophe, which reading takes off again.
func (f *Form) WriteCSV(w io.Writer) error {
	out, p := csv.NewWriter(w), f.parts[0]
	var head []string
	for _, c := range p.columns {
		head = append(head, c.id)
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, r := range p.rows(f.Rows) {
		if err := out.Write(f.texts(p, r, defuse)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func defuse(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// formJSON is the form for programs: the rows of each sheet, with their locked values, and
// empty what is to be filled in.
type formJSON struct {
	Programme string   `json:"programme"`
	AsAt      string   `json:"as_at"`
	BackBy    string   `json:"back_by,omitempty"`
	Notes     []string `json:"notes,omitempty"`
	formRows
}

type formRow = map[string]string

type formRows struct {
	Tasks      []formRow `json:"tasks"`
	Others     []formRow `json:"others,omitempty"`
	Measures   []formRow `json:"measures,omitempty"`
	Risks      []formRow `json:"risks,omitempty"`
	Highlights []formRow `json:"highlights,omitempty"`
	Actions    []formRow `json:"actions,omitempty"`
}

// of are the rows of a sheet.
func (r *formRows) of(p *part) *[]formRow {
	return map[string]*[]formRow{"tasks": &r.Tasks, "others": &r.Others, "measures": &r.Measures, "risks": &r.Risks,
		"highlights": &r.Highlights, "actions": &r.Actions}[p.id]
}

// WriteJSON writes the form as JSON: an object a row, whose keys are the names
// of the columns; those to be filled in are empty.
func (f *Form) WriteJSON(w io.Writer) error {
	out := formJSON{Programme: words.Harmless(f.Programme), AsAt: f.AsAt.String(), BackBy: f.BackBy.Day.String()}
	out.Tasks = []formRow{}
	for _, note := range f.Notes {
		out.Notes = append(out.Notes, words.Harmless(note))
	}
	for _, p := range f.filled() {
		list := out.of(p)
		for _, r := range p.rows(f.Rows) {
			item := formRow{}
			for i, text := range f.texts(p, r, func(s string) string { return s }) {
				item[p.columns[i].id] = text
			}
			*list = append(*list, item)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// ReadJSON reads a form in JSON as a book with its sheets, so that it is taken in
// as a workbook is. Row 2 of each is its first row.
func ReadJSON(data []byte) (*workbook.Book, error) {
	var in formJSON
	if err := json.Unmarshal(data, &in); err != nil || in.Tasks == nil {
		return nil, &workbook.Error{What: "this is no form that improve export --format json writes",
			Remedy: "name that file, with what is new filled in"}
	}
	book := &workbook.Book{}
	for _, p := range formParts() {
		rows := *in.of(p)
		if len(rows) == 0 && p.id != "tasks" {
			continue
		}
		sheet, err := p.fromJSON(rows)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	return book, nil
}

func (p *part) fromJSON(rows []formRow) (workbook.Sheet, error) {
	known := map[string]int{}
	head := make([]workbook.Cell, len(p.columns))
	for i, c := range p.columns {
		head[i].Text, known[c.id] = c.id, i
	}
	sheet := workbook.Sheet{Name: p.id, Rows: [][]workbook.Cell{head}}
	for n, item := range rows {
		row := make([]workbook.Cell, len(p.columns))
		for key, text := range item {
			i, ok := known[key]
			if !ok {
				return sheet, &workbook.Error{
					What:   fmt.Sprintf("row %d of %s has a key %q, which the form does not", n+1, p.id, key),
					Remedy: "improve export --format json shows the keys"}
			}
			row[i].Text = strings.TrimSpace(text)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}
