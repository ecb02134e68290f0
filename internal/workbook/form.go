package workbook

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Form is a workbook that people fill in: a sheet that says how, and sheets with
// a row for each thing that they are asked about.
type Form struct {
	Title  string // of the file, and at the foot of the printed pages
	Guide  []GuideLine
	Sheets []FormSheet
}

// FormSheet is a sheet to be filled in. Its first two columns are printed on each page.
type FormSheet struct {
	Name    string
	Columns []FormColumn
	Rows    [][]string // a text a column
}

// GuideSheet is the name of the sheet that says how.
const GuideSheet = "How to fill this in"

// GuideLine is a line of the sheet that says how; Label is before it.
type GuideLine struct {
	Label, Text string
	Heading     bool
}

// FormColumn is a column of the form.
type FormColumn struct {
	Title   string
	Width   float64 // in characters
	Input   bool    // to be filled in; all others are locked
	Choices []string
	Prompt  string // shown beside an input cell that is entered
	Colours []LetterColour
}

// LetterColour is the colour that a cell has while its text is a letter, or begins with it
// and a blank: it follows what people choose.
type LetterColour struct{ Letter, Fill, Ink string }

// WriteForm writes a form as a workbook, in which all cells are texts.
func WriteForm(out io.Writer, form Form) error {
	w := NewWriter(form.Title)
	form.writeGuide(w)
	for _, sheet := range form.Sheets {
		sheet.write(w)
	}
	return w.Write(out)
}

func (form Form) writeGuide(w *Writer) {
	p := w.Page(GuideSheet, Layout{Widths: []float64{26, 90}, Portrait: true, NoGrid: true, Locked: true})
	for _, line := range form.Guide {
		style := Style{Wrap: true}
		if line.Heading {
			style = TitleStyle()
		}
		p.Row(Content{Value: line.Label, Style: style}, Content{Value: line.Text, Style: style})
	}
}

// write writes the sheet.
func (sheet FormSheet) write(w *Writer) {
	widths := make([]float64, len(sheet.Columns))
	for i, c := range sheet.Columns {
		widths[i] = c.Width
	}
	corner := Corner{Rows: 1, Columns: 2}
	p := w.Page(sheet.Name, Layout{Widths: widths, Frozen: corner, Repeated: corner, Locked: true})
	p.choices(sheet.Columns, max(len(sheet.Rows), 1))
	p.colours(sheet.Columns, max(len(sheet.Rows), 1))
	cells := make([]Content, len(sheet.Columns))
	for i, c := range sheet.Columns {
		cells[i] = Content{Value: c.Title, Style: HeadStyle()}
		if c.Input {
			cells[i].Style.Fill = inputFill
		}
	}
	p.Row(cells...)
	for _, row := range sheet.Rows {
		for i, c := range sheet.Columns {
			cells[i] = Content{Value: "", Style: Style{Border: true, Wrap: true, Input: c.Input}}
			if i < len(row) {
				cells[i].Value = CellText(row[i])
			}
			if c.Input {
				cells[i].Style.Fill = inputFill
			}
		}
		p.Row(cells...)
	}
}

// choices puts lists and prompts on the input columns of so many rows.
func (p *Page) choices(columns []FormColumn, rows int) {
	for i, c := range columns {
		if len(c.Choices) == 0 && c.Prompt == "" {
			continue
		}
		v := excelize.NewDataValidation(true)
		v.SetSqref(fmt.Sprintf("%s2:%s%d", Letters(i), Letters(i), rows+1))
		if len(c.Choices) > 0 {
			p.w.step(v.SetDropList(c.Choices))
			v.SetError(excelize.DataValidationErrorStyleStop, c.Title, "Choose one of: "+strings.Join(c.Choices, "; "))
		}
		if c.Prompt != "" {
			v.SetInput(cutText(c.Title, 32), cutText(c.Prompt, 255))
		}
		p.w.step(p.w.file.AddDataValidation(p.name, v))
	}
}

// colours colours the columns of so many rows by the letters that their cells begin with.
func (p *Page) colours(columns []FormColumn, rows int) {
	for i, c := range columns {
		var rules []excelize.ConditionalFormatOptions
		for _, l := range c.Colours {
			id, err := p.w.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: l.Ink},
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.Fill}}})
			p.w.step(err)
			first := Letters(i) + "2"
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "formula", Format: &id,
				Criteria: fmt.Sprintf(`LEFT(%s&" ",2)="%s "`, first, l.Letter)})
		}
		if rules != nil && p.w.err == nil {
			p.w.step(p.w.file.SetConditionalFormat(p.name, fmt.Sprintf("%[1]s2:%[1]s%d", Letters(i), rows+1), rules))
		}
	}
}
