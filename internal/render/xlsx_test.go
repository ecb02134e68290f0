package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"improve/internal/doc"

	"improve/internal/render/chart"
	"improve/internal/render/rendertest"
)

// excelize reads what is written by hand here: a second opinion on the format.
func openXLSX(t interface{ Fatal(...any) }, r Result) (*excelize.File, []byte) {
	var b bytes.Buffer
	if err := XLSX(&b, r); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return f, b.Bytes()
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
func register() Result {
	main := &doc.Table{Caption: "Tasks: all that is known of each", Columns: []doc.Column{{ID: "id", Title: "id"}, {ID: "title", Title: "title"}, {ID: "rating", Title: "rating"},
		{ID: "target", Title: "target"}, {ID: "due", Title: "due"}, {ID: "overdue_days", Title: "overdue_days"}, {ID: "tracked", Title: "tracked"}, {ID: "value", Title: "value", Align: doc.Right}}}
	day := time.Date(2020, 2, 25, 0, 0, 0, 0, time.UTC)
	main.Rows = [][]doc.Cell{
		{{Text: "1.10"}, {Text: "=HYPERLINK(\"http://x.example\")"}, {Text: "A"}, {Text: "2019-12"}, {Text: "2019-12-31"}, {Text: "56", Value: 56}, {Text: "false", Value: false}, {Text: "84.20%", Value: 84.2}},
		{{Text: "007"}, {Text: "two\nlines\tand _x0041_ \x1b[31m \x00 \ufffe"}, {Text: "G on track*", Tone: doc.OnTrack}, {Text: "February 2020", Value: day}, {Text: "25 February 2020", Value: day}, {Text: "0", Value: 0}, {Text: "true", Value: true}, {Text: "[c]"}},
	}
	other := &doc.Table{Caption: "Ratings", Columns: []doc.Column{{Title: "Ambition"}, {Title: "Tasks", Align: doc.Right}, {Title: "tasks"}},
		Rows: [][]doc.Cell{{{Text: "1 Leadership"}, {Text: "3", Value: 3}, {Text: "none"}}}, Foot: [][]doc.Cell{{{Text: "All"}, {Text: "3", Value: 3}, {}}},
		Key: doc.Line{{Text: "B complete", Tone: doc.Complete}}}
	return Result{Table: main, Document: doc.Document{Title: "Highlight report", Aside: doc.Text("A behind"), Subtitle: []doc.Line{{{Text: "As at 25 February 2020"}}},
		Alerts: []doc.Line{{{Text: "The record has 1 error."}}}, Blocks: []doc.Block{&doc.Heading{Level: 2, Text: "Where it stands"}, other, main,
			&doc.Figure{Caption: "Ratings", Data: &doc.Table{Columns: []doc.Column{{Title: "Board"}}}}}}}
}

func TestXLSXAboutTellsWhatThereIs(t *testing.T) {
	f, _ := openXLSX(t, register())
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

func TestXLSXCellsHaveTypes(t *testing.T) {
	f, _ := openXLSX(t, register())
	sheet := f.GetSheetList()[1]
	text, number := excelize.CellTypeSharedString, excelize.CellTypeUnset
	for at, want := range map[string]struct {
		kind       excelize.CellType
		raw, shown string
	}{
		"A1": {text, "Id", "Id"}, "F1": {text, "Overdue days", "Overdue days"},
		"A2": {text, "1.10", "1.10"}, "A3": {text, "007", "007"},
		"B2": {text, `=HYPERLINK("http://x.example")`, `=HYPERLINK("http://x.example")`},
		"B3": {text, "two\nlines and _x0041_ \\x1b[31m \\x00 \ufffd", "two\nlines and _x0041_ \\x1b[31m \\x00 \ufffd"},
		"C2": {text, "A behind", "A behind"}, "C3": {text, "G on track*", "G on track*"},
		"D2": {text, "2019-12", "2019-12"}, "D3": {number, "43886", "Feb 2020"},
		"E2": {number, "43830", "2019-12-31"}, "E3": {number, "43886", "2020-02-25"},
		"F2": {number, "56", "56"}, "G2": {text, "no", "no"}, "G3": {text, "yes", "yes"},
		"H2": {number, "84.2", "84.20%"}, "H3": {text, "[c]", "[c]"},
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

func TestXLSXRatingsHaveColoursThatCanBeRead(t *testing.T) {
	f, data := openXLSX(t, register())
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
		fill, want := strings.TrimPrefix(styles.Fills[styles.Cells[id].Fill].Solid.RGB, "FF"), chart.PaintOf(tone)
		if tone == doc.Plain {
			want.Fill = ""
		}
		if fill != want.Fill || style.Font.Color != want.Ink {
			t.Errorf("%s is %s on %q, want %s on %q", at, style.Font.Color, fill, want.Ink, want.Fill)
		}
	}
}

func TestXLSXHeadingsStayAndFilter(t *testing.T) {
	f, data := openXLSX(t, register())
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
	if !strings.Contains(files["xl/tables/table1.xml"], `<autoFilter ref="A1:H3"/>`) || !strings.Contains(files["xl/tables/table2.xml"], `name="tasks (2)"`) {
		t.Error(files["xl/tables/table2.xml"])
	}
	if got, _ := f.GetCellValue("Ratings", "A4"); got != "All" { // the total stands apart: filters and sums leave it alone
		t.Errorf("the total is %q", got)
	}
	if strings.Count(files["xl/styles.xml"], `quotePrefix="1"`) != 1 {
		t.Error("no cell is marked as text for good")
	}
}

func TestXLSXTellsNobodysName(t *testing.T) {
	f, data := openXLSX(t, register())
	p, err := f.GetDocProps()
	if err != nil {
		t.Fatal(err)
	}
	if *p != (excelize.DocProperties{Title: "Highlight report", Language: "en-GB"}) {
		t.Errorf("%+v", p)
	}
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err != nil || !visible {
			t.Errorf("%s is hidden", sheet)
		}
	}
	for name, content := range unzipped(t, data) {
		for _, no := range []string{"hidden", "<f>", "<f ", "comment", "creator", "absPath", "externalLink", "vba"} {
			if strings.Contains(strings.ToLower(content), strings.ToLower(no)) {
				t.Errorf("%s holds %q", name, no)
			}
		}
	}
}

func TestXLSXIsTheSameEachTime(t *testing.T) {
	_, first := openXLSX(t, register())
	if _, second := openXLSX(t, register()); !bytes.Equal(first, second) {
		t.Error("the same page made other bytes")
	}
}

func TestXLSXOfAPageWithoutTables(t *testing.T) {
	f, _ := openXLSX(t, Result{Document: doc.Document{Title: "", Blocks: []doc.Block{&doc.Paragraph{Line: doc.Text("nothing")}}}})
	if sheets := f.GetSheetList(); !slices.Equal(sheets, []string{"About"}) {
		t.Error(sheets)
	}
	if got, _ := f.GetCellValue("About", "A3"); got != "This page has no table." {
		t.Error(got)
	}
}

func TestXLSXRefusesWhatNoSheetHolds(t *testing.T) {
	long := &doc.Table{Columns: []doc.Column{{Title: "x"}}, Rows: make([][]doc.Cell, sheetRows)}
	if err := XLSX(io.Discard, Result{Table: long}); err == nil || !strings.Contains(err.Error(), "--format csv") {
		t.Error(err)
	}
	broken := errors.New("disk full")
	if err := XLSX(failingWriter{broken}, register()); !errors.Is(err, broken) {
		t.Error(err)
	}
}

type failingWriter struct{ err error }

func (w failingWriter) Write([]byte) (int, error) { return 0, w.err }

func TestXLSXSaysWhereATextIsCut(t *testing.T) {
	long := strings.Repeat("漢字 𝄞 ", 10000)
	f, _ := openXLSX(t, Result{Table: &doc.Table{Columns: []doc.Column{{Title: "x"}}, Rows: [][]doc.Cell{{{Text: long}}}}})
	got, _ := f.GetCellValue(f.GetSheetList()[1], "A2")
	if n := utf16Length(got); n > cellLength || n < cellLength-40 || !strings.HasSuffix(got, "(cut: the cell is full)") {
		t.Errorf("%d long, ends with %q", n, got[len(got)-60:])
	}
}

func TestSheetNames(t *testing.T) {
	tables := func(captions ...string) []pageTable {
		var list []pageTable
		for _, c := range captions {
			list = append(list, pageTable{table: &doc.Table{Caption: c}})
		}
		return list
	}
	for _, c := range []struct{ captions, want []string }{
		{[]string{"Tasks", "tasks", "TASKS"}, []string{"Tasks", "tasks (2)", "TASKS (3)"}},
		{[]string{"", "  ", "''"}, []string{"Table", "Table (2)", "Table (3)"}},
		{[]string{"about", "History"}, []string{"about (2)", "History (2)"}},
		{[]string{`a:b\c/d?e*f[g]`}, []string{"a-b-c-d-e-f-g-"}},
		{[]string{"'quoted'", "It's"}, []string{"quoted", "It's"}},
		{[]string{"Assessments completed within 45 working days, by period"}, []string{"Assessments completed within…"}},
		{[]string{strings.Repeat("x", 40), strings.Repeat("x", 41)}, []string{strings.Repeat("x", 30) + "…", strings.Repeat("x", 26) + "… (2)"}},
		{[]string{strings.Repeat("𝄞", 20)}, []string{strings.Repeat("𝄞", 15) + "…"}},
		{[]string{"a\x00b\ufffe\nc"}, []string{"a-x00b c"}},
	} {
		if got := sheetNames(tables(c.captions...))[1:]; !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.captions, got, c.want)
		}
	}
}

func TestColumnLetters(t *testing.T) {
	for column := range 20000 {
		if want, _ := excelize.ColumnNumberToName(column%sheetColumns + 1); columnLetters(column%sheetColumns) != want {
			t.Fatalf("%d is %s, want %s", column, columnLetters(column), want)
		}
	}
}

// Whatever a page says, the workbook can be opened, runs nothing, and holds
// every word of its tables.
func TestXLSXHoldsWhateverAPageSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, _ := rendertest.Document(t)
		r := Result{Document: d}
		if rapid.Bool().Draw(t, "main") {
			r.Table = (&rendertest.Words{}).Table(t)
		}
		f, data := openXLSX(t, r)
		for name, content := range unzipped(t, data) {
			checkXML(t, name, content)
		}
		tables, sheets := pageTables(r), f.GetSheetList()
		if len(sheets) != len(tables)+1 {
			t.Fatalf("%d sheets for %d tables", len(sheets), len(tables))
		}
		for i, table := range tables {
			if _, err := excelize.NewFile().NewSheet(sheets[i+1]); err != nil {
				t.Fatalf("%q: %v", sheets[i+1], err)
			}
			for y, row := range table.table.Rows {
				for x, c := range row {
					at := columnLetters(x) + fmt.Sprint(y+2)
					if got, err := f.GetCellValue(sheets[i+1], at); err != nil || got != cellText(c.Text) {
						t.Fatalf("%s!%s: %q, want %q, %v", sheets[i+1], at, got, cellText(c.Text), err)
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

func BenchmarkXLSX(b *testing.B) {
	r := register()
	row := r.Table.Rows[0]
	for len(r.Table.Rows) < 5000 {
		r.Table.Rows = append(r.Table.Rows, row)
	}
	for b.Loop() {
		if err := writeXLSX(io.Discard, r, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
