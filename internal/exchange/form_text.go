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

// WriteCSV writes the form as CSV, for those who work without a spreadsheet. Its
// headings are the columns' names for programs; a text that a spreadsheet would
// run as a formula gets an apostrophe, which reading takes off again.
func (f *Form) WriteCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	list := columns()
	record := make([]string, len(list))
	for i, c := range list {
		record[i] = c.id
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, t := range f.Tasks {
		for i, c := range list {
			if record[i] = ""; !c.input() {
				record[i] = defuse(c.shown(f, t))
			}
		}
		if err := out.Write(record); err != nil {
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

// formJSON is the form for programs: a task's locked values, and under new what
// is to be filled in.
type formJSON struct {
	Programme string              `json:"programme"`
	AsAt      string              `json:"as_at"`
	Notes     []string            `json:"notes,omitempty"`
	Tasks     []map[string]string `json:"tasks"`
}

// WriteJSON writes the form as JSON: an object a task, whose keys are the names
// of the columns; those to be filled in are empty.
func (f *Form) WriteJSON(w io.Writer) error {
	out := formJSON{Programme: words.Harmless(f.Programme), AsAt: f.AsAt.String(), Tasks: []map[string]string{}}
	for _, note := range f.Notes {
		out.Notes = append(out.Notes, words.Harmless(note))
	}
	list := columns()
	for _, t := range f.Tasks {
		task := make(map[string]string, len(list))
		for _, c := range list {
			if task[c.id] = ""; !c.input() {
				task[c.id] = c.shown(f, t)
			}
		}
		out.Tasks = append(out.Tasks, task)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// ReadJSON reads a form in JSON as a book of one sheet, so that it is taken in
// as a workbook is. Row 2 of it is the first task.
func ReadJSON(data []byte) (*workbook.Book, error) {
	var in formJSON
	if err := json.Unmarshal(data, &in); err != nil || in.Tasks == nil {
		return nil, &workbook.Error{What: "this is no form that improve export --format json writes",
			Remedy: "name that file, with what is new filled in"}
	}
	list := columns()
	known := map[string]int{}
	head := make([]workbook.Cell, len(list))
	for i, c := range list {
		head[i].Text, known[c.id] = c.id, i
	}
	sheet := workbook.Sheet{Rows: [][]workbook.Cell{head}}
	for n, task := range in.Tasks {
		row := make([]workbook.Cell, len(list))
		for key, text := range task {
			i, ok := known[key]
			if !ok {
				return nil, &workbook.Error{
					What:   fmt.Sprintf("task %d has a key %q, which the form does not", n+1, key),
					Remedy: "improve export --format json shows the keys"}
			}
			row[i].Text = strings.TrimSpace(text)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return &workbook.Book{Sheets: []workbook.Sheet{sheet}}, nil
}
