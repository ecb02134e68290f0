package workbook

import (
	"fmt"
	"strings"
	"testing"
)

// A sheet is read to its end or not at all: what a fault hides would be lost.
func TestBrokenSheets(t *testing.T) {
	row := func(n int, inside string) string {
		return fmt.Sprintf(`<row r="%d"><c r="A%d" t="inlineStr"><is><t>%s</t></is></c></row>`, n, n, inside)
	}
	three := `<sheetData>` + row(1, "a") + row(2, "b") + row(3, "c")
	for name, c := range map[string]struct{ sheet, want string }{
		"control character": {three + row(4, "d\vd") + row(5, "e") + `</sheetData>`, `the sheet "Plan" breaks off in or after row 4`},
		"bare ampersand":    {three + row(4, "R&D") + row(5, "e") + `</sheetData>`, "row 4"},
		"bad entity":        {three + row(4, "&nbsp;") + `</sheetData>`, "row 4"},
		"no end":            {three, "row 3"},
		"crossed":           {three + `</row></sheetData>`, "row 3"},
		"bad UTF-8":         {three + row(4, "\xff") + `</sheetData>`, "row 4"},
		"after the rows":    {three + `</sheetData><mergeCells><mergeCell ref="A1:B2"></mergeCells>`, "damaged"},
		"same row twice":    {three + row(3, "d") + `</sheetData>`, "row 3"},
		"same cell twice":   {`<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row></sheetData>`, "row 1"},
		"unknown text":      {`<sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData>`, "row 1"},
		"too deep":          {strings.Repeat("<a>", maxDepth+1) + strings.Repeat("</a>", maxDepth+1), "damaged"},
		"a text too long":   {`<sheetData>` + row(1, strings.Repeat("x", maxToken+1)) + `</sheetData>`, "unpacked"},
		"a cell too full":   {`<sheetData>` + row(1, strings.Repeat("x", maxCellText+1)) + `</sheetData>`, "Plan!A1 holds more than 32767"},
	} {
		book, err := Open("a.xlsx", parts(nil, c.sheet))
		if err == nil || book != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	twice := zipped("_rels/.rels", "<Relationships/>", "xl/workbook.xml", "<workbook/>", "xl/Workbook.xml", "<workbook/>")
	if _, err := Open("a.xlsx", twice); err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a part twice: %v", err)
	}
}

// One text that many cells name is as long as all of them.
func TestBombsByReference(t *testing.T) {
	var rows strings.Builder
	for n := range 3000 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>`, n+1, n+1)
	}
	for length, want := range map[int]string{550_000: "holds more than 32767 characters", 30_000: "longer than the limit of 8 MB", 5: ""} {
		data := parts(map[string]string{
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
			"xl/sharedStrings.xml":       `<sst><si><t>` + strings.Repeat("x", length) + `</t></si></sst>`,
		}, `<sheetData>`+rows.String()+`</sheetData>`)
		if _, err := Open("a.xlsx", data); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%d: %v", length, err)
		}
	}
}

func TestSheetsThatGoOnForEver(t *testing.T) {
	var merged strings.Builder
	for n := range 100_000 {
		fmt.Fprintf(&merged, `<mergeCell ref="A%d:B%d"/>`, n+1, n+1)
	}
	data := strings.Repeat(`<row r="1"><c r="A1"><v>1</v></c></row>`, 1) + `<row r="1048576" hidden="1"><c r="A1048576" s="1"/></row>`
	s := read(t, parts(nil, `<sheetData>`+data+`</sheetData><mergeCells>`+merged.String()+`</mergeCells>`)).Sheets[0]
	if len(s.Rows) != 1 || len(s.Merged) > 1 {
		t.Errorf("%d rows, %d merged", len(s.Rows), len(s.Merged))
	}
	said := strings.Join(s.Remarks, "|")
	if !strings.Contains(said, "goes on to row 1048576; the rows after row 1 are empty") || !strings.Contains(said, "has 100000 merged areas") {
		t.Error(said)
	}
}

func TestLimitsOfUnpacking(t *testing.T) {
	data := zipped("a.xml", "<a>"+strings.Repeat("<b/>", 20_000)+"</a>")
	for _, c := range []struct {
		bytes    int64
		elements int
		fits     bool
	}{{1 << 20, 20_001, true}, {1 << 20, 20_000, false}, {80_007, 1 << 20, true}, {80_006, 1 << 20, false}} {
		p, err := openPack(data)
		must(t, err)
		p.bytes, p.elements = c.bytes, c.elements
		err = p.each("a.xml", func(x *xmlReader, _ element) error { return within(x, func(element) error { return nil }) })
		if (err == nil) != c.fits || err != nil && !strings.Contains(inWords(err).Error(), "limit of 96 MB") {
			t.Errorf("%d bytes, %d elements: %v", c.bytes, c.elements, err)
		}
	}
}
