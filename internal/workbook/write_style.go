package workbook

import "github.com/xuri/excelize/v2"

// Style is how a cell looks. The zero Style is plain text at the left.
type Style struct {
	Bold, Underline bool
	Size            int    // of the letters in points; 0 means 10
	Ink, Fill       string // colours such as 1D3461; empty is black on nothing
	Border          bool   // a thin line around
	Wrap, Right     bool
	Input           bool   // may be filled in where the sheet is locked
	Format          string // of a number or day, as spreadsheets write it; empty shows it as it comes
}

const (
	fontName = "Arial"
	textSize = 10 // of letters, in points
	textInk  = "0B0C0C"
	lineInk  = "BFC5CE"
	// textFormat keeps a spreadsheet from taking "Dec 19" for a day, or 1.10 for a
	// number: what is typed into such a cell stays as typed.
	textFormat   = "@"
	textFormatID = 49
)

// The fills of headings and of cells to fill in are pale, so that none is taken
// for a rating.
const (
	headFill  = "E3E8EE"
	inputFill = "FFFBE6"
)

// TitleStyle is the style of a title at the top of a sheet.
func TitleStyle() Style { return Style{Bold: true, Size: 14} }

// HeadStyle is the style of the headings of columns.
func HeadStyle() Style { return Style{Bold: true, Fill: headFill, Border: true, Wrap: true} }

// LinkStyle is the style of a cell that leads somewhere.
func LinkStyle() Style { return Style{Ink: "1D3461", Underline: true, Wrap: true, Border: true} }

// style is the library's number of a style.
func (w *Writer) style(s Style) int {
	if id, known := w.styles[s]; known {
		return id
	}
	id, err := w.file.NewStyle(s.forLibrary())
	w.step(err)
	w.styles[s] = id
	return id
}

func (s Style) forLibrary() *excelize.Style {
	out := &excelize.Style{
		Font:       &excelize.Font{Family: fontName, Size: textSize, Color: textInk, Bold: s.Bold},
		Alignment:  &excelize.Alignment{Horizontal: "left", Vertical: "top", WrapText: s.Wrap},
		Protection: &excelize.Protection{Locked: !s.Input},
	}
	if s.Size > 0 {
		out.Font.Size = float64(s.Size)
	}
	if s.Ink != "" {
		out.Font.Color = s.Ink
	}
	if s.Underline {
		out.Font.Underline = "single"
	}
	if s.Right {
		out.Alignment.Horizontal, out.Alignment.Indent = "right", 1 // apart from the next column's text
	}
	if s.Fill != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{s.Fill}}
	}
	if s.Border {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			out.Border = append(out.Border, excelize.Border{Type: side, Style: 1, Color: lineInk})
		}
	}
	switch s.Format {
	case "":
	case textFormat:
		out.NumFmt = textFormatID
	default:
		out.CustomNumFmt = &s.Format
	}
	return out
}
