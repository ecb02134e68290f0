package render

import (
	"archive/zip"
	"io"
	"math"
	"strconv"
	"strings"
	"time"

	"improve/internal/render/docx"
	"improve/internal/render/html"
	"improve/internal/render/text"
)

// workbook is a workbook being written.
type workbook struct {
	title   string
	sheets  []*xlsxSheet
	texts   map[string]int // the texts of cells, each once, by number
	listed  []string
	uses    int
	styles  []xlsxStyle
	numbers map[xlsxStyle]int
}

const (
	sheetSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	sheetType  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Text is the number of a text of cells.
func (b *workbook) text(s string) int {
	b.uses++
	if b.texts == nil {
		b.texts = map[string]int{}
	}
	n, known := b.texts[s]
	if !known {
		n = len(b.listed)
		b.texts[s], b.listed = n, append(b.listed, s)
	}
	return n
}

// xlsxPart is a file of the package.
type xlsxPart struct {
	name    string
	content []byte
}

// write packs the workbook. Its files bear the first day that zip knows, so that
// the same page makes the same bytes.
func (b *workbook) write(w io.Writer) error {
	parts := []xlsxPart{
		{"[Content_Types].xml", b.contentTypes()},
		{"_rels/.rels", relations([][3]string{{docx.OfficeRelations, "officeDocument", "xl/workbook.xml"}, {docx.PackRelations + "/", "metadata/core-properties", "docProps/core.xml"}})},
		{"docProps/core.xml", docx.CoreProperties(b.title)},
		{"xl/workbook.xml", b.workbookPart()},
		{"xl/_rels/workbook.xml.rels", b.relations()},
	}
	tables := 0
	for i, s := range b.sheets {
		n := strconv.Itoa(i + 1)
		parts = append(parts, xlsxPart{"xl/worksheets/sheet" + n + ".xml", s.part(i == 0, b.title)})
		if s.head != nil {
			tables++
			table := strconv.Itoa(tables)
			parts = append(parts, xlsxPart{"xl/worksheets/_rels/sheet" + n + ".xml.rels", relations([][3]string{{docx.OfficeRelations, "table", "../tables/table" + table + ".xml"}})},
				xlsxPart{"xl/tables/table" + table + ".xml", s.tablePart(table)})
		}
	}
	parts = append(parts, xlsxPart{"xl/styles.xml", b.stylesPart()}, xlsxPart{"xl/sharedStrings.xml", b.textsPart()})
	return packXLSX(w, parts)
}

func packXLSX(w io.Writer, parts []xlsxPart) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		out, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		if _, err := out.Write(p.content); err != nil {
			return err
		}
	}
	return z.Close()
}

func (b *workbook) contentTypes() []byte {
	var x xlsxBuffer
	override := func(name, kind string) { x.put(`<Override PartName="/`, name, `" ContentType="`, kind, `+xml"/>`) }
	x.put(docx.XMLHead, `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties")
	override("xl/workbook.xml", sheetType+"sheet.main")
	tables := 0
	for i, s := range b.sheets {
		override("xl/worksheets/sheet"+strconv.Itoa(i+1)+".xml", sheetType+"worksheet")
		if s.head != nil {
			tables++
			override("xl/tables/table"+strconv.Itoa(tables)+".xml", sheetType+"table")
		}
	}
	override("xl/styles.xml", sheetType+"styles")
	override("xl/sharedStrings.xml", sheetType+"sharedStrings")
	x.put("</Types>")
	return x.Bytes()
}

// relations are what a part refers to, as rId1, rId2 and so on: the beginning of
// the kind, the kind, the part.
func relations(targets [][3]string) []byte {
	var x xlsxBuffer
	x.put(docx.XMLHead, `<Relationships xmlns="`, docx.PackRelations, `">`)
	for i, t := range targets {
		x.put(`<Relationship Id="rId`, strconv.Itoa(i+1), `" Type="`, t[0], t[1], `" Target="`, t[2], `"/>`)
	}
	x.put("</Relationships>")
	return x.Bytes()
}

func (b *workbook) relations() []byte {
	var targets [][3]string
	for i := range b.sheets {
		targets = append(targets, [3]string{docx.OfficeRelations, "worksheet", "worksheets/sheet" + strconv.Itoa(i+1) + ".xml"})
	}
	return relations(append(targets, [3]string{docx.OfficeRelations, "styles", "styles.xml"}, [3]string{docx.OfficeRelations, "sharedStrings", "sharedStrings.xml"}))
}

// workbookPart lists the sheets, and the headings to repeat on each page of
// paper.
func (b *workbook) workbookPart() []byte {
	var x, titles xlsxBuffer
	x.put(docx.XMLHead, `<workbook xmlns="`, sheetSpace, `" xmlns:r="`, strings.TrimSuffix(docx.OfficeRelations, "/"), `"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`)
	for i, s := range b.sheets {
		n := strconv.Itoa(i + 1)
		x.put(`<sheet name="`)
		writeCellText(&x, s.name)
		x.put(`" sheetId="`, n, `" r:id="rId`, n, `"/>`)
		if s.head != nil {
			titles.put(`<definedName name="_xlnm.Print_Titles" localSheetId="`, strconv.Itoa(i), `">`)
			writeCellText(&titles, quotedName(s.name)+"!$A:$A,"+quotedName(s.name)+"!$1:$1")
			titles.put(`</definedName>`)
		}
	}
	x.put("</sheets>")
	if titles.Len() > 0 {
		x.put("<definedNames>", titles.String(), "</definedNames>")
	}
	x.put("</workbook>")
	return x.Bytes()
}

// textsPart is the texts of all cells.
func (b *workbook) textsPart() []byte {
	var x xlsxBuffer
	x.put(docx.XMLHead, `<sst xmlns="`, sheetSpace, `" count="`, strconv.Itoa(b.uses), `" uniqueCount="`, strconv.Itoa(len(b.listed)), `">`)
	for _, s := range b.listed {
		x.put(`<si><t xml:space="preserve">`)
		writeCellText(&x, s)
		x.put("</t></si>\n")
	}
	x.put("</sst>")
	return x.Bytes()
}

// pages is how many pages of A4 a sheet is wide, so that it can be read.
func (s *xlsxSheet) pages() int {
	const page = 170
	total := 0.0
	for _, w := range s.widths {
		total += w
	}
	return int(math.Ceil(total / page))
}

// part writes a sheet whole. It prints on A4, its headings and its first column
// on each page.
func (s *xlsxSheet) part(first bool, title string) []byte {
	var x xlsxBuffer
	last := s.letters[max(s.columns, 1)-1] + strconv.Itoa(max(s.count, 1))
	x.put(docx.XMLHead, `<worksheet xmlns="`, sheetSpace, `" xmlns:r="`, strings.TrimSuffix(docx.OfficeRelations, "/"), `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:`, last, `"/>`)
	s.views(&x, first)
	x.put(`<sheetFormatPr defaultRowHeight="13"/><cols>`)
	for i, w := range s.widths {
		n := strconv.Itoa(i + 1)
		x.put(`<col min="`, n, `" max="`, n, `" width="`, strconv.FormatFloat(w, 'f', 1, 64), `" customWidth="1"/>`)
	}
	x.put("</cols><sheetData>\n")
	x.Write(s.rows.Bytes())
	x.put("</sheetData>")
	s.hyperlinks(&x)
	x.put(`<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="`, strconv.Itoa(s.pages()), `" fitToHeight="0"/><headerFooter><oddFooter>`)
	docx.WriteXML(&x, "&L"+strings.ReplaceAll(text.Shorten(title, html.FootWidth), "&", "&&")+"&RPage &P of &N")
	x.put(`</oddFooter></headerFooter>`)
	if s.head != nil {
		x.put(`<ignoredErrors><ignoredError sqref="A1:`, last, `" numberStoredAsText="1"/></ignoredErrors><tableParts count="1"><tablePart r:id="rId1"/></tableParts>`)
	}
	x.put("</worksheet>")
	return x.Bytes()
}

// views keep the headings in sight and show the first sheet first.
func (s *xlsxSheet) views(x *xlsxBuffer, first bool) {
	x.put("<sheetViews><sheetView")
	if first {
		x.put(` showGridLines="0" tabSelected="1"`)
	}
	x.put(` workbookViewId="0">`)
	if s.head != nil {
		x.put(`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/>`)
	}
	x.put("</sheetView></sheetViews>")
}

func (s *xlsxSheet) hyperlinks(x *xlsxBuffer) {
	if len(s.links) == 0 {
		return
	}
	x.put("<hyperlinks>")
	for _, l := range s.links {
		x.put(`<hyperlink ref="A`, strconv.Itoa(l.row), `" location="`)
		writeCellText(x, quotedName(l.to)+"!A1")
		x.put(`"/>`)
	}
	x.put("</hyperlinks>")
}

// tablePart says that the rows of a sheet are a table, so that its headings are
// read out as such and can be filtered by.
func (s *xlsxSheet) tablePart(number string) []byte {
	var x xlsxBuffer
	ref := "A1:" + s.letters[len(s.head)-1] + strconv.Itoa(s.body+1)
	x.put(docx.XMLHead, `<table xmlns="`, sheetSpace, `" id="`, number, `" name="Table`, number, `" displayName="Table`, number, `" ref="`, ref, `" totalsRowShown="0"><autoFilter ref="`, ref, `"/><tableColumns count="`, strconv.Itoa(len(s.head)), `">`)
	for i, h := range s.head {
		x.put(`<tableColumn id="`, strconv.Itoa(i+1), `" name="`)
		writeCellText(&x, h)
		x.put(`"/>`)
	}
	x.put("</tableColumns></table>")
	return x.Bytes()
}
