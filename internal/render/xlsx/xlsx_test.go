package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"improve/internal/doc"
	"improve/internal/render/rendertest"
	"improve/internal/render/text"
	"improve/internal/workbook"
)

// opened is a page as a workbook, read again.
func opened(t interface{ Fatal(...any) }, d doc.Document, main *doc.Table) (*excelize.File, []byte) {
	var b bytes.Buffer
	if err := Page(&b, d, main); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return f, b.Bytes()
}

func openedRegister(t *testing.T) (*excelize.File, []byte) {
	d, main := register()
	return opened(t, d, main)
}

// unzipped is the text of each file of a package.
func unzipped(t interface{ Fatal(...any) }, data []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	return files
}

// register is a page with two tables, one of them the main one.
func register() (doc.Document, *doc.Table) {
	main := &doc.Table{Caption: "Tasks: all that is known of each"}
	for _, id := range []string{"id", "title", "rating", "target", "due", "overdue_days", "tracked", "value"} {
		main.Columns = append(main.Columns, doc.Column{ID: id, Title: id})
	}
	main.Columns[7].Align = doc.Right
	day := time.Date(2020, 2, 25, 0, 0, 0, 0, time.UTC)
	main.Rows = [][]doc.Cell{
		{{Text: "1.10"}, {Text: "=HYPERLINK(\"http://x.example\")"}, {Text: "A"}, {Text: "2019-12"}, {Text: "2019-12-31"},
			{Text: "56", Value: 56}, {Text: "false", Value: false}, {Text: "84.20%", Value: 84.2}},
		{{Text: "007"}, {Text: "two\nlines\tand _x0041_ \x1b[31m \x00 \ufffe"}, {Text: "G on track*", Tone: doc.OnTrack},
			{Text: "February 2020", Value: day}, {Text: "25 February 2020", Value: day}, {Text: "0", Value: 0},
			{Text: "true", Value: true}, {Text: "[c]"}},
	}
	other := &doc.Table{Caption: "Ratings", Columns: []doc.Column{{Title: "Ambition"}, {Title: "Tasks", Align: doc.Right}, {Title: "tasks"}},
		Rows: [][]doc.Cell{{{Text: "1 Leadership"}, {Text: "3", Value: 3}, {Text: "none"}}},
		Foot: [][]doc.Cell{{{Text: "All"}, {Text: "3", Value: 3}, {}}},
		Key:  doc.Line{{Text: "B complete", Tone: doc.Complete}}}
	return doc.Document{Title: "Highlight report", Aside: doc.Text("A behind"),
		Subtitle: []doc.Line{{{Text: "As at 25 February 2020"}}}, Alerts: []doc.Line{{{Text: "The record has 1 error."}}},
		Blocks: []doc.Block{&doc.Heading{Level: 2, Text: "Where it stands"}, other, main,
			&doc.Figure{Caption: "Ratings", Data: &doc.Table{Columns: []doc.Column{{Title: "Board"}}}}}}, main
}

func TestAboutTellsWhatThereIs(t *testing.T) {
	f, _ := openedRegister(t)
	rows, err := f.GetRows("About")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows {
		got = append(got, strings.Join(row, " | "))
	}
	want := []string{"Highlight report: A behind", "As at 25 February 2020", "", "Please note | The record has 1 error.", "",
		"Sheet | What it holds | Rows", "Tasks- all that is known of… | Tasks: all that is known of each, with every column | 2",
		"Ratings | Where it stands: Ratings\nB complete | 1", "Ratings (2) | Where it stands: Ratings | 0"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"About", "Tasks- all that is known of…", "Ratings", "Ratings (2)"}) {
		t.Errorf("sheets %q", sheets)
	}
	linked, target, _ := f.GetCellHyperLink("About", "A8")
	if !linked || target != "'Ratings'!A1" {
		t.Errorf("A8 leads to %q", target)
	}
}

func TestCellsHaveTypes(t *testing.T) {
	f, _ := openedRegister(t)
	sheet := f.GetSheetList()[1]
	words, number := excelize.CellTypeInlineString, excelize.CellTypeUnset
	for at, want := range map[string]struct {
		kind       excelize.CellType
		raw, shown string
	}{
		"A1": {words, "Id", "Id"}, "F1": {words, "Overdue days", "Overdue days"},
		"A2": {words, "1.10", "1.10"}, "A3": {words, "007", "007"},
		"B2": {words, `=HYPERLINK("http://x.example")`, `=HYPERLINK("http://x.example")`},
		"B3": {words, "two\nlines and _x0041_ \\x1b[31m \\x00 \ufffd", "two\nlines and _x0041_ \\x1b[31m \\x00 \ufffd"},
		"C2": {words, "A behind", "A behind"}, "C3": {words, "G on track*", "G on track*"},
		"D2": {words, "2019-12", "2019-12"}, "D3": {number, "43886", "Feb 2020"},
		"E2": {number, "43830", "2019-12-31"}, "E3": {number, "43886", "2020-02-25"},
		"F2": {number, "56", "56"}, "G2": {words, "no", "no"}, "G3": {words, "yes", "yes"},
		"H2": {number, "84.2", "84.20%"}, "H3": {words, "[c]", "[c]"},
	} {
		kind, _ := f.GetCellType(sheet, at)
		raw, _ := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue(sheet, at)
		if kind != want.kind || raw != want.raw || shown != want.shown {
			t.Errorf("%s: type %d, %q shown as %q; want %d, %q shown as %q", at, kind, raw, shown, want.kind, want.raw, want.shown)
		}
		if formula, _ := f.GetCellFormula(sheet, at); formula != "" {
			t.Errorf("%s has the formula %q", at, formula)
		}
	}
}

func TestRatingsHaveColoursThatCanBeRead(t *testing.T) {
	f, data := openedRegister(t)
	var styles struct {
		Fills []struct {
			Solid struct {
				RGB string `xml:"rgb,attr"`
			} `xml:"patternFill>fgColor"`
		} `xml:"fills>fill"`
		Cells []struct {
			Fill int `xml:"fillId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := xml.Unmarshal([]byte(unzipped(t, data)["xl/styles.xml"]), &styles); err != nil {
		t.Fatal(err)
	}
	sheet := f.GetSheetList()[1]
	for at, tone := range map[string]doc.Tone{"C2": doc.Behind, "C3": doc.OnTrack, "A2": doc.Plain} {
		id, _ := f.GetCellStyle(sheet, at)
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		fill, want := strings.TrimPrefix(styles.Fills[styles.Cells[id].Fill].Solid.RGB, "FF"), tone.Paint()
		if tone == doc.Plain {
			want.Fill = ""
		}
		if fill != want.Fill || style.Font.Color != want.Ink {
			t.Errorf("%s is %s on %q, want %s on %q", at, style.Font.Color, fill, want.Ink, want.Fill)
		}
	}
}

func TestHeadingsStayAndFilter(t *testing.T) {
	f, data := openedRegister(t)
	for i, sheet := range f.GetSheetList()[1:] {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 0 {
			t.Errorf("%s: panes %+v, %v", sheet, panes, err)
		}
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Range != []string{"A1:H3", "A1:C2", "A1:A2"}[i] {
			t.Errorf("%s: tables %+v, %v", sheet, tables, err)
		}
		id, _ := f.GetCellStyle(sheet, "A1")
		if style, err := f.GetStyle(id); err != nil || !style.Font.Bold {
			t.Errorf("%s: the heading is not bold: %v", sheet, err)
		}
	}
	files := unzipped(t, data)
	if !strings.Contains(files["xl/tables/table1.xml"], `<autoFilter ref="A1:H3">`) || !strings.Contains(files["xl/tables/table2.xml"], `name="tasks (2)"`) {
		t.Error(files["xl/tables/table2.xml"])
	}
	if got, _ := f.GetCellValue("Ratings", "A4"); got != "All" { // the total stands apart: filters and sums leave it alone
		t.Errorf("the total is %q", got)
	}
	id, _ := f.GetCellStyle(f.GetSheetList()[1], "B2")
	if style, err := f.GetStyle(id); err != nil || style.NumFmt != 49 {
		t.Errorf("what looks like a formula is not text for good: %+v %v", style, err)
	}
}

func TestTellsNobodysName(t *testing.T) {
	f, data := openedRegister(t)
	p, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if *p != (excelize.DocProperties{Title: "Highlight report", Creator: "improve", Language: "en-GB",
		Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}) {
		t.Errorf("%+v", p)
	}
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err != nil || !visible {
			t.Errorf("%s is hidden", sheet)
		}
	}
	for name, content := range unzipped(t, data) {
		for _, no := range []string{`hidden="1"`, `="hidden"`, "veryHidden", "<f>", "<f ", "comment", "xuri", "absPath", "externalLink", "vba"} {
			if strings.Contains(strings.ToLower(content), strings.ToLower(no)) {
				t.Errorf("%s holds %q", name, no)
			}
		}
	}
}

func TestIsTheSameEachTime(t *testing.T) {
	_, first := openedRegister(t)
	for range 10 { // the library writes sheets in an order of chance
		if _, next := openedRegister(t); !bytes.Equal(first, next) {
			t.Fatal("the same page made other bytes")
		}
	}
}

func TestOfAPageWithoutTables(t *testing.T) {
	f, _ := opened(t, doc.Document{Blocks: []doc.Block{&doc.Paragraph{Line: doc.Text("nothing")}}}, nil)
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"About"}) {
		t.Error(sheets)
	}
	if got, _ := f.GetCellValue("About", "A3"); got != "This page has no table." {
		t.Error(got)
	}
}

func TestRefusesWhatNoSheetHolds(t *testing.T) {
	long := &doc.Table{Columns: []doc.Column{{Title: "x"}}, Rows: make([][]doc.Cell, workbook.MaxSheetRows)}
	if err := Page(io.Discard, doc.Document{}, long); err == nil || !strings.Contains(err.Error(), "--format csv") {
		t.Error(err)
	}
	broken := errors.New("disk full")
	d, main := register()
	if err := Page(failingWriter{broken}, d, main); !errors.Is(err, broken) {
		t.Error(err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

// Whatever a page says, the workbook can be opened, runs nothing, and holds
// every word of its tables.
func TestHoldsWhateverAPageSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := rendertest.Document(t)
		var main *doc.Table
		if rapid.Bool().Draw(t, "main") {
			main = (&rendertest.Words{}).Table(t)
		}
		f, data := opened(t, d, main)
		for name, content := range unzipped(t, data) {
			checkXML(t, name, content)
		}
		tables, sheets := pageTables(d, main), f.GetSheetList()
		if len(sheets) != len(tables)+1 {
			t.Fatalf("%d sheets for %d tables", len(sheets), len(tables))
		}
		for i, table := range tables {
			if _, err := excelize.NewFile().NewSheet(sheets[i+1]); err != nil {
				t.Fatalf("%q: %v", sheets[i+1], err)
			}
			for y, row := range table.table.Rows {
				for x, c := range row {
					at := workbook.Place{Row: y + 1, Column: x}.String()
					if got, err := f.GetCellValue(sheets[i+1], at); err != nil || got != text.CleanLines(c.Text) {
						t.Fatalf("%s!%s: %q, want %q, %v", sheets[i+1], at, got, text.CleanLines(c.Text), err)
					}
				}
			}
		}
	})
}

func checkXML(t *rapid.T, name, content string) {
	for x := xml.NewDecoder(strings.NewReader(content)); ; {
		token, err := x.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if e, ok := token.(xml.StartElement); ok && (e.Name.Local == "f" || e.Name.Local == "definedName" && !strings.Contains(content, "_xlnm.Print_Titles")) {
			t.Fatalf("%s holds a formula", name)
		}
	}
}
