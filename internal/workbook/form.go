package workbook

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Form is a workbook that people fill in: a sheet that says how, and a sheet with
// a row for each thing that they are asked about.
type Form struct {
	Title   string // of the file, and at the head of the printed pages
	Guide   []GuideLine
	Columns []FormColumn
	Rows    [][]string // a text a column
}

// The names of the two sheets.
const (
	GuideSheet = "How to fill this in"
	FormSheet  = "Tasks"
)

// GuideLine is a line of the sheet that says how; Label stands before it.
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
}

// Colours of a form: pale, so that none is taken for a rating.
const (
	headFill  = "E7ECF3"
	inputFill = "FFFBE6"
	lineInk   = "BFC5CE"
)

// WriteForm writes a form as a workbook. It holds values only, all of them texts:
// no formula, nothing hidden, nobody's name as its author. The same form makes
// the same bytes.
func WriteForm(w io.Writer, form Form) error {
	f := excelize.NewFile()
	defer f.Close()
	for _, step := range []func(*excelize.File, Form) error{writeAbout, writeGuide, writeRows} {
		if err := step(f, form); err != nil {
			return fmt.Errorf("make the workbook: %w", err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return fmt.Errorf("make the workbook: %w", err)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// writeAbout names the file. A day long past stands for when it was made: a
// clock would make each export another file.
func writeAbout(f *excelize.File, form Form) error {
	const made = "2000-01-01T00:00:00Z"
	if err := f.SetDocProps(&excelize.DocProperties{Title: form.Title, Creator: "improve", Language: "en-GB", Created: made, Modified: made}); err != nil {
		return err
	}
	if err := f.SetSheetName("Sheet1", GuideSheet); err != nil {
		return err
	}
	_, err := f.NewSheet(FormSheet)
	return err
}

func writeGuide(f *excelize.File, form Form) error {
	heading, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14, Family: "Arial"}})
	if err != nil {
		return err
	}
	plain, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Size: 11, Family: "Arial"}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return err
	}
	for i, line := range form.Guide {
		row := fmt.Sprint(i + 1)
		style := plain
		if line.Heading {
			style = heading
		}
		if err := f.SetSheetRow(GuideSheet, "A"+row, &[]string{line.Label, line.Text}); err != nil {
			return err
		}
		if err := f.SetCellStyle(GuideSheet, "A"+row, "B"+row, style); err != nil {
			return err
		}
		if line.Text != "" {
			if err := f.SetRowHeight(GuideSheet, i+1, textHeight(line.Text, guideWidth)); err != nil {
				return err
			}
		}
	}
	off := false
	return firstError(
		f.SetColWidth(GuideSheet, "A", "A", 26),
		f.SetColWidth(GuideSheet, "B", "B", guideWidth),
		f.SetSheetView(GuideSheet, 0, &excelize.ViewOptions{ShowGridLines: &off}),
		protect(f, GuideSheet),
		page(f, GuideSheet, form.Title, "portrait", 1),
	)
}

const guideWidth = 90

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// protect locks what is not to be filled in. There is no password: it keeps from
// slips, not from people. Widths, heights and filters stay free.
func protect(f *excelize.File, sheet string) error {
	return f.ProtectSheet(sheet, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true,
		FormatColumns: true, FormatRows: true, AutoFilter: true})
}

// page sets a sheet up for A4, so many pages wide that it can be read.
func page(f *excelize.File, sheet, title, orientation string, wide int) error {
	size, tall, fit := 9, 0, true
	return firstError(
		f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}),
		f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}),
		f.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{OddFooter: "&L" + strings.ReplaceAll(cut(title, 100), "&", "&&") + "&RPage &P of &N"}),
	)
}

// pages is how many pages of A4 the rows are wide.
func (form Form) pages() int {
	const characters = 170
	total := 0.0
	for _, c := range form.Columns {
		total += c.Width
	}
	return int(math.Ceil(total / characters))
}

// textHeight is how high a row must be for a wrapped text, in points.
func textHeight(text string, width float64) float64 {
	const line, most = 13.5, 409.0
	lines := 0
	for _, l := range strings.Split(text, "\n") {
		lines += 1 + int(float64(utf8.RuneCountInString(l))/(width*1.1))
	}
	return min(float64(max(lines, 1))*line, most)
}

// cut is the beginning of a text, of at most so many characters.
func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}
