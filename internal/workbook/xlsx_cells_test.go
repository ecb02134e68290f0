package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"improve/internal/programme"
)

// firstSheet is the first sheet of a workbook that the library writes, read again.
func firstSheet(t *testing.T, fill func(f *excelize.File)) Sheet {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return read(t, b.Bytes()).Sheets[0]
}

func read(t *testing.T, data []byte) *Book {
	t.Helper()
	book, err := Open("plan.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func style(t *testing.T, f *excelize.File, s excelize.Style) int {
	t.Helper()
	id, err := f.NewStyle(&s)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestStruckOutTextIsNotLive(t *testing.T) {
	struck, live := &excelize.Font{Strike: true}, &excelize.Font{Bold: true}
	s := firstSheet(t, func(f *excelize.File) {
		gone := style(t, f, excelize.Style{Font: struck})
		must(t, f.SetCellRichText("Sheet1", "A1", []excelize.RichTextRun{{Text: "15% "}, {Text: "20%", Font: struck}}),
			f.SetCellRichText("Sheet1", "B1", []excelize.RichTextRun{{Text: "30/04/2025", Font: struck},
				{Text: " 31/05/2025", Font: live}}),
			f.SetCellRichText("Sheet1", "C1", []excelize.RichTextRun{{Text: "a "}, {Text: "b", Font: struck},
				{Text: " c "}, {Text: "d", Font: struck}}),
			f.SetCellValue("Sheet1", "A2", "Open the hub"), f.SetCellValue("Sheet1", "B2", 7),
			f.SetCellRichText("Sheet1", "C2", []excelize.RichTextRun{{Text: "old "}, {Text: "new", Font: live}}),
			f.SetCellStyle("Sheet1", "A2", "C2", gone))
	})
	for at, want := range map[[2]int][2]string{{0, 0}: {"15%", "20%"}, {0, 1}: {"31/05/2025", "30/04/2025"}, {0, 2}: {"a c", "b\nd"},
		{1, 0}: {"", "Open the hub"}, {1, 1}: {"", "7"}, {1, 2}: {"new", "old"}} {
		if c := s.At(at[0], at[1]); c.Text != want[0] || c.Struck != want[1] {
			t.Errorf("%v: %+v", at, c)
		}
	}
}

func TestColoursOfCells(t *testing.T) {
	s := firstSheet(t, func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "A1", "Green"), f.SetCellValue("Sheet1", "B1", "plain"))
		for at, colour := range map[string]string{"A1": "92D050", "C1": "FFFFFF", "D1": "C6EFCE"} {
			must(t, f.SetCellStyle("Sheet1", at, at, style(t, f, excelize.Style{
				Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}})))
		}
	})
	for column, want := range []string{"92D050", "", "", "C6EFCE"} {
		if got := s.At(0, column).Fill; got != want {
			t.Errorf("column %d is %q, not %q", column, got, want)
		}
	}
	if Strong("C6EFCE") || !Strong("92D050") || Strong("808080") || Strong("") {
		t.Error("strong colours")
	}
}

// withStyles is a workbook of one sheet with these fills, in the order of its styles.
func withStyles(fills []string, data string) []byte {
	var list, cells strings.Builder
	for i, fill := range fills {
		fmt.Fprintf(&list, `<fill><patternFill patternType="solid">%s</patternFill></fill>`, fill)
		fmt.Fprintf(&cells, `<xf numFmtId="0" fontId="0" fillId="%d"/>`, i)
	}
	return parts(map[string]string{
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="/xl/styles.xml"/></Relationships>`,
		"xl/styles.xml":              `<styleSheet><fills>` + list.String() + `</fills><cellXfs>` + cells.String() + `</cellXfs></styleSheet>`,
	}, `<sheetData>`+data+`</sheetData>`)
}

// parts is a workbook of one sheet, with other parts beside it.
func parts(beside map[string]string, sheet string) []byte {
	all := map[string]string{
		"_rels/.rels":                `<Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook><sheets><sheet name="Plan" sheetId="1" id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml":   `<worksheet>` + sheet + `</worksheet>`,
	}
	for name, content := range beside {
		all[name] = content
	}
	var list []string
	for name, content := range all {
		list = append(list, name, content)
	}
	return zipped(list...)
}

func TestColoursByThemeAndNumber(t *testing.T) {
	s := read(t, withStyles([]string{`<fgColor theme="9"/>`, `<fgColor theme="5" tint="0.5999938962981048"/>`,
		`<fgColor indexed="10"/>`, `<fgColor rgb="ff00b050"/>`, `<fgColor theme="0"/>`, `<fgColor theme="0" tint="-0.249977111117893"/>`,
		`<fgColor theme="99"/>`, `<fgColor rgb="oops"/>`, `<fgColor indexed="64"/>`},
		`<row><c s="0"/><c s="1"/><c s="2"/><c s="3"/><c s="4"/><c s="5"/><c s="6"/><c s="7"/><c t="inlineStr"><is><t>x</t></is></c></row>`)).Sheets[0]
	for column, want := range []string{"70AD47", "F8CBAD", "FF0000", "00B050", "", "BFBFBF", "", "", "70AD47"} {
		if got := s.At(0, column).Fill; got != want {
			t.Errorf("column %d is %q, not %q", column, got, want)
		}
	}
}

func TestColoursByRules(t *testing.T) {
	s := firstSheet(t, func(f *excelize.File) {
		colour := func(c string) *int {
			id, err := f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{c}}})
			must(t, err)
			return &id
		}
		for i, v := range []any{"R", "g", "Amber - at risk", "x", 0.4, 0.95, nil} {
			must(t, f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i+1), v), f.SetCellValue("Sheet1", fmt.Sprintf("B%d", i+1), "end"))
		}
		must(t, f.SetConditionalFormat("Sheet1", "A1:A20", []excelize.ConditionalFormatOptions{
			{Type: "cell", Criteria: "==", Value: `"R"`, Format: colour("FF0000")},
			{Type: "text", Criteria: "containing", Value: "amber", Format: colour("FFC000")},
			{Type: "formula", Criteria: `LEFT($A1,1)="G"`, Format: colour("00B050")},
			{Type: "cell", Criteria: ">=", Value: "0.9", Format: colour("0070C0")},
			{Type: "cell", Criteria: "between", MinValue: "0.1", MaxValue: "0.5", Format: colour("7030A0")},
			{Type: "blanks", Format: colour("BFBFBF")},
		}))
		must(t, f.SetConditionalFormat("Sheet1", "B1:B2", []excelize.ConditionalFormatOptions{
			{Type: "formula", Criteria: `B1<TODAY()`, Format: colour("FF0000")}}))
	})
	// A spreadsheet takes a word for more than any number, so "x" is >= 0.9.
	for row, want := range []string{"FF0000", "00B050", "FFC000", "0070C0", "7030A0", "0070C0", "BFBFBF"} {
		if got := s.At(row, 0).Fill; got != want {
			t.Errorf("row %d is %q, not %q", row+1, got, want)
		}
	}
	if len(s.Remarks) != 1 || !strings.Contains(s.Remarks[0], "B1:B2 by a rule (B1<TODAY())") {
		t.Errorf("remarks %q", s.Remarks)
	}
}

func TestFormulasOfRules(t *testing.T) {
	r := &sheetReader{xlsx: &xlsx{}, out: Sheet{Rows: [][]Cell{{{Text: "Red - late"}, {Text: "3", Kind: Number},
		{}, {Text: "#REF!", Kind: Fault}, {Text: "1 March 2026", Day: programme.Day(2026, 3, 1), As: ShowsDay}}}}}
	for formula, want := range map[string]string{
		`A1="red - late"`: "1", `A1<>"x"`: "1", `NOT(ISERROR(SEARCH("late",A1)))`: "1", `ISNUMBER(SEARCH("early",A1))`: "0",
		`AND(B1>2,B1<=3)`: "1", `OR($B$1=4,LEN(TRIM(C1))=0)`: "1", `ISBLANK(C1)`: "1", `ISERROR(D1)`: "1", `RIGHT(A1,4)="LATE"`: "1",
		`UPPER(A1)="RED - LATE"`: "1", `C1=""`: "1", `C1=0`: "1", `E1=46082`: "1", `"a""b"="A""B"`: "1", `(B1=3)`: "1", `D1="x"`: "fault",
		`B1+1=4`: "no", `TODAY()>B1`: "no", `Other!A1="x"`: "no", `"open`: "no", `VLOOKUP(A1,B1,2)`: "no", ``: "no", `A1=`: "no",
		strings.Repeat("(", 400) + "1" + strings.Repeat(")", 400): "no",
	} {
		got := "no"
		if n, ok := parseFormula(formula); ok {
			v := n.value(&scene{sheet: r})
			got = map[bool]string{true: "1", false: "0"}[v.truth()]
			if v.kind == faultValue {
				got = "fault"
			}
		}
		if got != want {
			t.Errorf("%s: %s, not %s", formula, got, want)
		}
	}
}

func TestNumbersAsTheyAreShown(t *testing.T) {
	s := firstSheet(t, func(f *excelize.File) {
		for i, v := range []any{1.1, "1.10", 0.15, 1234.5, 0.1 + 0.2, true, 1e21, -5, 45000} {
			at := fmt.Sprintf("%s1", Letters(i))
			must(t, f.SetCellValue("Sheet1", at, v))
		}
		two := `"Task "0.00`
		must(t, f.SetCellStyle("Sheet1", "C1", "C1", style(t, f, excelize.Style{NumFmt: 9})),
			f.SetCellStyle("Sheet1", "D1", "D1", style(t, f, excelize.Style{NumFmt: 4})),
			f.SetCellFloat("Sheet1", "J1", 1.1, -1, 64), f.SetCellStyle("Sheet1", "J1", "J1", style(t, f, excelize.Style{CustomNumFmt: &two})))
		hidden := ";;;"
		must(t, f.SetCellValue("Sheet1", "K1", 12), f.SetCellStyle("Sheet1", "K1", "K1", style(t, f, excelize.Style{CustomNumFmt: &hidden})))
	})
	for i, want := range []Cell{{Text: "1.1", Kind: Number}, {Text: "1.10"}, {Text: "15%", Kind: Percentage}, {Text: "1,234.50", Kind: Number},
		{Text: "0.3", Kind: Number}, {Text: "TRUE", Kind: Truth}, {Text: "1E+21", Kind: Number}, {Text: "-5", Kind: Number},
		{Text: "45000", Kind: Number, Day: programme.Day(2023, 3, 15), As: UnmarkedDate}, {Text: "Task 1.10", Kind: Number}, {Text: "12", Kind: Number}} {
		if got := s.At(0, i); got != want {
			t.Errorf("%s1: %+v, not %+v", Letters(i), got, want)
		}
	}
	if s.At(0, 8).IsDate() {
		t.Error("a bare number is a date")
	}
}

func TestDatesThatAreNone(t *testing.T) {
	sheet := func(from string) Sheet {
		return read(t, parts(map[string]string{
			"xl/workbook.xml":            `<workbook><workbookPr ` + from + `/><sheets><sheet name="Plan" sheetId="1" id="rId1"/></sheets></workbook>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/></Relationships>`,
			"xl/styles.xml":              `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		}, `<sheetData><row><c s="1"><f>Other!B2</f><v>0</v></c><c s="1"><v>-700000</v></c><c s="1"><v>2958466</v></c><c s="1"><v>46091.958333333336</v></c>`+
			`<c><v>46091</v></c><c t="d"><v>2026-03-10T00:00:00</v></c><c t="d"><v>2026-02-29</v></c><c t="d" s="1"><v>2026-03-10T00:00:00+01:00</v></c><c s="1"><v>46090.999999999</v></c></row></sheetData>`)).Sheets[0]
	}
	usual, mac := sheet(""), sheet(`date1904="1"`)
	tenth := programme.Day(2026, 3, 10)
	for i, want := range []Cell{{}, {Text: "-700000", Kind: Number}, {Text: "2958466", Kind: Number},
		{Text: "10 March 2026", Day: tenth, As: ShowsDay, Kind: Number, Minutes: 23 * 60}, {Text: "46091", Day: tenth, As: UnmarkedDate, Kind: Number},
		{Text: "10 March 2026", Day: tenth, As: ShowsDay, Kind: Number}, {Text: "2026-02-29"}, {Text: "2026-03-10T00:00:00+01:00"},
		{Text: "10 March 2026", Day: tenth, As: ShowsDay, Kind: Number}} {
		if got := usual.At(0, i); got != want {
			t.Errorf("%s1: %+v, not %+v", Letters(i), got, want)
		}
	}
	if c := mac.At(0, 4); c.Day != programme.Day(2030, 3, 11) {
		t.Errorf("from 1904: %+v", c)
	}
}

func TestFormulasWithoutValues(t *testing.T) {
	s := read(t, parts(nil, `<sheetData><row><c><f>SUM(A2)</f></c><c><f>1</f><v/></c><c t="str"><f>""</f><v></v></c><c t="e"><f>X</f><v>#REF!</v></c>`+
		`<c><f t="shared" si="0">A1*2</f><v>4</v></c><c><f t="shared" si="0"/></c></row></sheetData>`)).Sheets[0]
	for i, want := range []Cell{{Text: "=SUM(A2)", Uncomputed: true}, {Text: "=1", Uncomputed: true}, {}, {Text: "#REF!", Kind: Fault},
		{Text: "4", Kind: Number}, {Text: "=A1*2", Uncomputed: true}} {
		if got := s.At(0, i); got != want {
			t.Errorf("%s1: %+v, not %+v", Letters(i), got, want)
		}
	}
}

func TestAddressesOfCells(t *testing.T) {
	s := firstSheet(t, func(f *excelize.File) {
		must(t, f.SetCellValue("Sheet1", "A1", "the report"), f.SetCellHyperLink("Sheet1", "A1", "https://example.org/report", "External"),
			f.SetCellValue("Sheet1", "B1", "below"), f.SetCellHyperLink("Sheet1", "B1", "Sheet1!A9", "Location"))
	})
	if s.At(0, 0).Link != "https://example.org/report" || s.At(0, 1).Link != "" {
		t.Errorf("%+v", s.Rows[0])
	}
	s = read(t, parts(nil, `<sheetData><row><c t="str"><f>HYPERLINK("https://example.org/x","x")</f><v>x</v></c></row></sheetData>`)).Sheets[0]
	if s.At(0, 0).Link != "https://example.org/x" {
		t.Errorf("%+v", s.Rows[0])
	}
}

func TestCommentsAndTheirAnswers(t *testing.T) {
	s := read(t, parts(map[string]string{
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/><Relationship Id="b" Type="y/threadedComment" Target="../threadedComments/t1.xml"/></Relationships>`,
		"xl/_rels/workbook.xml.rels":          `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="p" Type="x/person" Target="persons/person.xml"/></Relationships>`,
		"xl/persons/person.xml":               `<personList><person displayName="Ada" id="{1}"/><person displayName="Ben" id="{2}"/></personList>`,
		"xl/threadedComments/t1.xml":          `<ThreadedComments><threadedComment ref="A1" personId="{1}" id="x"><text>Is it done?</text></threadedComment><threadedComment ref="A1" personId="{2}" parentId="x"><text>Nearly.</text></threadedComment></ThreadedComments>`,
		"xl/comments1.xml":                    `<comments><authors><author>tc={1}</author><author>Cy</author></authors><commentList><comment ref="A1" authorId="0"><text><t>[Threaded comment] Is it done?</t></text></comment><comment ref="B2" authorId="1"><text><r><t>Cy: </t></r><r><t>see minutes</t></r></text></comment></commentList></comments>`,
	}, `<sheetData><row><c><v>1</v></c></row></sheetData>`)).Sheets[0]
	want := []Note{{0, 0, "Is it done?", "Ada"}, {0, 0, "Nearly.", "Ben"}, {1, 1, "Cy: see minutes", "Cy"}}
	if !slices.Equal(s.Notes, want) {
		t.Errorf("%+v", s.Notes)
	}
}

func TestWhatLiesOnASheetIsSaid(t *testing.T) {
	drawing := `<wsDr><twoCellAnchor><sp><txBody><p><r><t>Version 3,</t></r><r><t>March</t></r></p></txBody></sp></twoCellAnchor><twoCellAnchor><pic/></twoCellAnchor></wsDr>`
	beside := map[string]string{"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="a" Type="x/drawing" Target="../drawings/d.xml"/></Relationships>`,
		"xl/drawings/d.xml": drawing, "xl/media/image1.png": "x"}
	s := read(t, parts(beside, `<sheetData><row><c><v>1</v></c></row></sheetData>`)).Sheets[0]
	if said := strings.Join(s.Remarks, "|"); !strings.Contains(said, `"Version 3, March"`) || !strings.Contains(said, "a picture") {
		t.Error(said)
	}
	if _, err := Open("a.xlsx", parts(beside, `<sheetData/>`)); err == nil || !strings.Contains(err.Error(), "a picture of a table") {
		t.Error(err)
	}
}

func TestWhatIsHidden(t *testing.T) {
	s := read(t, parts(nil, `<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>`+
		`<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>2</v></c></row><row r="3" hidden="1"><c r="A3"><v>3</v></c></row><row r="5" hidden="1"/></sheetData>`)).Sheets[0]
	if !slices.Equal(s.HiddenColumns, []int{1, 2}) || !slices.Equal(s.HiddenRows, []int{2}) || len(s.Rows) != 3 {
		t.Errorf("%v %v %v", s.HiddenColumns, s.HiddenRows, s.Rows)
	}
}
