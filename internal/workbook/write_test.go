package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// written is a workbook of a contents page and two tables.
func written(t *testing.T) []byte {
	t.Helper()
	w := NewWriter("Tasks & ratings")
	p := w.Page("About", Layout{Widths: []float64{30}, NoGrid: true})
	p.Row(Content{Value: "Tasks & ratings", Style: TitleStyle()})
	p.Row()
	p.Row(Content{Value: "It's all", Style: LinkStyle(), Link: "It's all"})
	for _, name := range []string{"It's all", "More"} {
		p = w.Page(name, Layout{Widths: []float64{10, 20}, Frozen: Corner{Rows: 1}, Repeated: Corner{Rows: 1, Columns: 1}})
		p.Row(Content{Value: "Id", Style: HeadStyle()}, Content{Value: "Value _x0041_", Style: HeadStyle()})
		p.Table(2, 3)
		p.Row(Content{Value: "1.10"}, Content{Value: 84.2, Style: Style{Format: `0.00"%"`}})
		p.Row(Content{Value: "=1+1"}, Content{Value: 43886, Style: Style{Format: `yyyy\-mm\-dd`}})
		p.Row(Content{Value: " _x0041_\x00\n\ufffe\t<&> "}, Content{})
	}
	var b bytes.Buffer
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func reopened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWrittenCellsKeepTheirTypes(t *testing.T) {
	f := reopened(t, written(t))
	text, number := excelize.CellTypeInlineString, excelize.CellTypeUnset
	for at, want := range map[string]struct {
		kind       excelize.CellType
		raw, shown string
	}{
		"A2": {text, "1.10", "1.10"}, "A3": {text, "=1+1", "=1+1"},
		"A4": {text, " _x0041_\n\ufffd\t<&> ", " _x0041_\n\ufffd\t<&> "},
		"B2": {number, "84.2", "84.20%"}, "B3": {number, "43886", "2020-02-25"}, "B4": {number, "", ""},
	} {
		kind, _ := f.GetCellType("More", at)
		raw, _ := f.GetCellValue("More", at, excelize.Options{RawCellValue: true})
		shown, _ := f.GetCellValue("More", at)
		formula, _ := f.GetCellFormula("More", at)
		if kind != want.kind || raw != want.raw || shown != want.shown || formula != "" {
			t.Errorf("%s: type %d, %q shown as %q, formula %q; want %+v", at, kind, raw, shown, formula, want)
		}
	}
	id, _ := f.GetCellStyle("More", "A2")
	if style, err := f.GetStyle(id); err != nil || style.NumFmt != textFormatID {
		t.Errorf("an id becomes a number once it is edited: %+v %v", style, err)
	}
}

func TestWrittenSheetsFilterFreezeAndPrint(t *testing.T) {
	data := written(t)
	f := reopened(t, data)
	for _, name := range []string{"It's all", "More"} {
		panes, err := f.GetPanes(name)
		if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.XSplit != 0 {
			t.Errorf("%s: panes %+v %v", name, panes, err)
		}
		tables, err := f.GetTables(name)
		if err != nil || len(tables) != 1 || tables[0].Range != "A1:B4" {
			t.Errorf("%s: tables %+v %v", name, tables, err)
		}
		if size, err := f.GetSheetDimension(name); err != nil || size != "" {
			t.Errorf("%s: is said to be %s large: %v", name, size, err)
		}
		layout, err := f.GetPageLayout(name)
		if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s: paper %+v %v", name, layout, err)
		}
	}
	var titles []string
	for _, n := range f.GetDefinedName() {
		titles = append(titles, n.Scope+": "+n.RefersTo)
	}
	want := []string{"It's all: 'It''s all'!$A:$A,'It''s all'!$1:$1", "More: 'More'!$A:$A,'More'!$1:$1"}
	if !slices.Equal(titles, want) {
		t.Errorf("printed on each page: %q", titles)
	}
	if foot, err := f.GetHeaderFooter("More"); err != nil || foot.OddFooter != "&LTasks && ratings&RPage &P of &N" {
		t.Errorf("foot %+v %v", foot, err)
	}
	if linked, to, err := f.GetCellHyperLink("About", "A3"); !linked || to != "'It''s all'!A1" || err != nil {
		t.Errorf("A3 leads to %q: %v", to, err)
	}
	// A spreadsheet repairs a table whose columns are not called as its headings are.
	if table := part(t, data, "xl/tables/table1.xml"); !strings.Contains(table, `name="Value _x005F_x0041_"`) {
		t.Error(table)
	}
}

func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func TestAWorkbookIsTheSameEachTime(t *testing.T) {
	first := written(t)
	for range 10 { // the library writes sheets in an order of chance
		if !bytes.Equal(first, written(t)) {
			t.Fatal("the same calls made other bytes")
		}
	}
}

func TestWritingTellsOfErrors(t *testing.T) {
	w := NewWriter("x")
	w.Page("a/b", Layout{}).Row(Content{Value: "lost"})
	if err := w.Write(io.Discard); err == nil || !strings.HasPrefix(err.Error(), "make the workbook: ") {
		t.Errorf("a name that no sheet may have: %v", err)
	}
	w = NewWriter("x")
	w.Page("a", Layout{}).Row(Content{Value: "lost"})
	full := errors.New("disk full")
	if err := w.Write(failing{full}); !errors.Is(err, full) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (w failing) Write([]byte) (int, error) { return 0, w.err }

func TestRowsAreAsHighAsTheirLines(t *testing.T) {
	p := &Page{layout: Layout{Widths: []float64{12}}}
	wrap := Style{Wrap: true}
	for _, c := range []struct {
		content Content
		lines   float64
	}{
		{Content{Value: "one"}, 1}, {Content{Value: 5}, 1},
		{Content{Value: "one\ntwo"}, 1}, {Content{Value: "one\ntwo", Style: wrap}, 2},
		{Content{Value: "twelve letters and more", Style: wrap}, 3},
		{Content{Value: strings.Repeat("x", 33), Style: wrap}, 3},
		{Content{Value: strings.Repeat("漢", 11), Style: wrap}, 2},
		{Content{Value: strings.Repeat("x\n", 500), Style: wrap}, 409 / 13.5},
	} {
		if got := p.height(0, c.content); got != c.lines*13.5 {
			t.Errorf("%.40q has %v lines, not %v", c.content.Value, got/13.5, c.lines)
		}
	}
}

func TestSheetNames(t *testing.T) {
	for _, c := range []struct{ captions, want []string }{
		{[]string{"Tasks", "tasks", "TASKS"}, []string{"Tasks", "tasks (2)", "TASKS (3)"}},
		{[]string{"", "  ", "''"}, []string{"Table", "Table (2)", "Table (3)"}},
		{[]string{"About", "about", "History"}, []string{"About", "about (2)", "History (2)"}},
		{[]string{`a:b\c/d?e*f[g]`}, []string{"a-b-c-d-e-f-g-"}},
		{[]string{"'quoted'", "It's"}, []string{"quoted", "It's"}},
		{[]string{"Assessments completed within 45 working days, by period"}, []string{"Assessments completed within…"}},
		{[]string{strings.Repeat("x", 40), strings.Repeat("x", 41)},
			[]string{strings.Repeat("x", 30) + "…", strings.Repeat("x", 26) + "… (2)"}},
		{[]string{strings.Repeat("𝄞", 20)}, []string{strings.Repeat("𝄞", 15) + "…"}},
		{[]string{"a\x00b\ufffe\nc"}, []string{"ab c"}},
	} {
		if got := SheetNames(c.captions...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.captions, got, c.want)
		}
	}
}

func TestCellsCutWhatNoCellHolds(t *testing.T) {
	long := strings.Repeat("漢字 𝄞 ", 10_000)
	got := validText(long)
	cut := strings.HasSuffix(got, "(cut: the cell is full)") && !strings.Contains(got, "\ufffd")
	if n := utf16Length(got); n > 32767 || n < 32767-40 || !cut {
		t.Errorf("%d long, ends with %q", n, got[len(got)-60:])
	}
	for text, want := range map[string]string{"+44": "'+44", "a\x00b": "ab", "": "", "5 - 3": "5 - 3"} {
		if got := CellText(text); got != want {
			t.Errorf("%q became %q", text, got)
		}
	}
}

// Other libraries find what a file says of itself by these very names, and throw
// where one is missing.
func TestPropertiesAreNamedAsOthersNameThem(t *testing.T) {
	var b bytes.Buffer
	w := NewWriter(`A & "B" <c>`)
	w.Page("Plan", Layout{}).Row(Content{Value: "x"})
	if err := w.Write(&b); err != nil {
		t.Fatal(err)
	}
	core := part(t, b.Bytes(), "docProps/core.xml")
	for _, want := range []string{"<cp:coreProperties ", `xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
		"<dc:title>A &amp; &#34;B&#34; &lt;c&gt;</dc:title>", `<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z<`} {
		if !strings.Contains(core, want) {
			t.Errorf("no %s in %s", want, core)
		}
	}
}
