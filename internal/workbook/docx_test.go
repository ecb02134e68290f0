package workbook

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// word is a document with this within its body, and other parts beside it.
func word(body string, beside ...string) []byte {
	return zipped(append([]string{
		"_rels/.rels", `<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<w:document xmlns:w="w" xmlns:r="r"><w:body>` + body + `</w:body></w:document>`,
	}, beside...)...)
}

func readWord(t *testing.T, body string, beside ...string) *Book {
	t.Helper()
	book, err := Open("plan.docx", word(body, beside...))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// p is a paragraph, tc a cell and tr a row of a document.
func p(text string) string        { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }
func tc(inside ...string) string  { return `<w:tc>` + strings.Join(inside, "") + `</w:tc>` }
func tr(inside ...string) string  { return `<w:tr>` + strings.Join(inside, "") + `</w:tr>` }
func tbl(inside ...string) string { return `<w:tbl>` + strings.Join(inside, "") + `</w:tbl>` }
func styled(id, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + id + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}
func sheetNames(book *Book) []string {
	var names []string
	for _, s := range book.Sheets {
		names = append(names, s.Name)
	}
	return names
}

// texts are the rows of a sheet: cells apart by bars, struck text in braces.
func texts(s Sheet) string {
	var rows []string
	for _, row := range s.Rows {
		var cells []string
		for _, c := range row {
			text := c.Text
			if c.Struck != "" {
				text += "{" + c.Struck + "}"
			}
			cells = append(cells, text)
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return strings.Join(rows, "/")
}

func TestTablesOfADocumentThatLibreOfficeWrote(t *testing.T) {
	data, err := os.ReadFile("testdata/priorities.docx")
	if err != nil {
		t.Fatal(err)
	}
	book, err := Open("priorities.docx", data)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(sheetNames(book), ","); got != "Priority 1: Plans that families shape,Priority 2: Waiting less,Text of the document" {
		t.Fatal(got)
	}
	first := &book.Sheets[0]
	for i, want := range []string{
		"Ref|Action|Lead|By when|RAG/1.1|Review every plan:\n• with the family\n• with the school|Plans team|June 2026{April 2026}|A/|Train the team|Head of Learning, July 2026",
		"No|Action/4|Publish waiting times/5|Open a second clinic",
		"Written statement of action/Agreed in March 2026 by the partnership./Priority 1: Plans that families shape/Priority 2: Waiting less/Waiting times are published each month.",
	} {
		if got := texts(book.Sheets[i]); got != want {
			t.Errorf("%s:\n%q\nnot\n%q", book.Sheets[i].Name, got, want)
		}
	}
	if first.At(1, 2).Link != "https://example.org/team" || first.At(1, 4).Fill != "FFC000" || first.At(1, 0).Fill != "" {
		t.Errorf("%+v", first.Rows[1])
	}
	if !slices.Equal(first.Merged, []Area{{1, 0, 2, 0}, {2, 2, 2, 3}}) {
		t.Errorf("merged %v", first.Merged)
	}
	if want := (Note{1, 4, "Was green in February.", "Ada Vale"}); !slices.Equal(first.Notes, []Note{want}) {
		t.Errorf("notes %+v", first.Notes)
	}
}

func TestNamesOfTables(t *testing.T) {
	one := tbl(tr(tc(p("x"))))
	book := readWord(t, one+styled("H", "Leadership")+p("as agreed")+one+one+p("Milestones")+one+styled("B", "Practice")+one+styled("H", "Leadership")+one+styled("T", "Key")+one,
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="Council"/><w:basedOn w:val="H"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style></w:styles>`)
	want := "Table,Leadership,Leadership (2),Milestones,Practice,Leadership (3),Key,Text of the document"
	if got := strings.Join(sheetNames(book), ","); got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestMergedCellsOfDocuments(t *testing.T) {
	down := func(how string) string { return `<w:tcPr><w:vMerge w:val="` + how + `"/></w:tcPr>` }
	span := `<w:tcPr><w:gridSpan w:val="3"/><w:vMerge w:val="restart"/></w:tcPr>`
	s := readWord(t, tbl(
		tr(tc(span, p("head"))),
		tr(tc(`<w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr>`, p(""))),
		tr(tc(down("restart"), p("a")), tc(p("b")), tc(p("c"))),
		tr(tc(down("continue"), p("")), tc(down("restart"), p("d")), tc(p("e"))),
		tr(`<w:trPr><w:gridBefore w:val="1"/></w:trPr>`, tc(down("continue"), p("")), tc(p("f"))),
	)).Sheets[0]
	if got := texts(s); got != "head//a|b|c/|d|e/||f" {
		t.Error(got)
	}
	if !slices.Equal(s.Merged, []Area{{0, 0, 1, 2}, {2, 0, 3, 0}, {3, 1, 4, 1}}) {
		t.Errorf("%v", s.Merged)
	}
}

func TestTrackedChangesOfDocuments(t *testing.T) {
	run := func(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }
	s := readWord(t, tbl(
		tr(tc(`<w:p>`+run("by ")+`<w:del><w:r><w:delText>March</w:delText></w:r></w:del><w:ins>`+run("May")+`</w:ins>`+run(" 2026")+`</w:p>`)),
		tr(`<w:trPr><w:del w:id="1"/></w:trPr>`, tc(p("gone")), tc(p("too"))),
		tr(tc(`<w:p><w:moveFrom>`+run("old place")+`</w:moveFrom></w:p>`), tc(`<w:p><w:moveTo>`+run("new place")+`</w:moveTo></w:p>`)),
		tr(tc(`<w:tcPr><w:cellDel w:id="2"/></w:tcPr>`, p("x")), tc(`<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>no</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>yes</w:t></w:r></w:p>`)),
	)).Sheets[0]
	if got := texts(s); got != "by May 2026{March}/{gone}|{too}/{old place}|new place/{x}|yes{no}" {
		t.Error(got)
	}
	if len(s.Remarks) != 1 || !strings.Contains(s.Remarks[0], "has tracked changes") {
		t.Errorf("%q", s.Remarks)
	}
}

// What a document does not show, or strikes out by a style, is no live text.
func TestTextThatADocumentDoesNotShow(t *testing.T) {
	run := func(font, text string) string {
		return `<w:r><w:rPr>` + font + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
	}
	style := func(kind, id, inside string) string {
		return `<w:style w:type="` + kind + `" w:styleId="` + id + `">` + inside + `</w:style>`
	}
	of := func(id string) string { return `<w:rStyle w:val="` + id + `"/>` }
	book := readWord(t, tbl(
		tr(tc(`<w:p>`+run("", "seen ")+run(`<w:vanish/>`, "Ann Lee")+run(`<w:vanish w:val="0"/>`, "again")+`</w:p>`)),
		tr(tc(`<w:p>`+run(of("Hidden"), "child")+run(of("Below"), "low")+run(of("Gone"), "old")+run(of("Gone")+`<w:strike w:val="0"/>`, "kept")+`</w:p>`)),
		tr(tc(styled("Dropped", "dropped")), tc(`<w:p><w:pPr><w:pStyle w:val="Dropped"/></w:pPr>`+run(of("Shown"), "shown")+`</w:p>`)),
	), "word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml", `<w:styles xmlns:w="w">`+style("character", "Hidden", `<w:rPr><w:vanish/></w:rPr>`)+style("character", "Below", `<w:basedOn w:val="Hidden"/>`)+
			style("character", "Gone", `<w:rPr><w:dstrike/></w:rPr>`)+style("character", "Shown", `<w:rPr><w:strike w:val="0"/></w:rPr>`)+style("paragraph", "Dropped", `<w:rPr><w:strike/></w:rPr>`)+`</w:styles>`)
	if got := texts(book.Sheets[0]); got != "seen again{Ann Lee}/kept{childlowold}/{dropped}|shown" {
		t.Error(got)
	}
	if len(book.Remarks) != 1 || !strings.Contains(book.Remarks[0], "has hidden text, which was left out") {
		t.Errorf("%q", book.Remarks)
	}
}

func TestWhatIsWithinCellsOfDocuments(t *testing.T) {
	field := `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>report</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	box := `<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><w:txbxContent>` + p("in a box") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + p("in a box") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	book := readWord(t, tbl(tr(
		tc(`<w:sdt><w:sdtPr/><w:sdtContent>`+p("in a control")+`</w:sdtContent></w:sdt>`, p("second"), `<w:p/>`),
		tc(`<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>`),
		tc(field), tc(box),
		tc(p("outer"), tbl(tr(tc(p("i1")), tc(p("i2"))), tr(tc(p("i3")))), p("after")),
		tc(`<w:p><w:r><w:t>x</w:t><w:footnoteReference w:id="2"/></w:r></w:p>`),
	)), "word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="x/footnotes" Target="footnotes.xml"/></Relationships>`,
		"word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:id="0" w:type="separator">`+p("-")+`</w:footnote><w:footnote w:id="2">`+p("as at May")+`</w:footnote></w:footnotes>`)
	s := book.Sheets[0]
	if got := texts(s); got != "in a control\nsecond|a\nb c-d✓|report||outer\ni1 | i2\ni3\nafter|x" {
		t.Errorf("%q", got)
	}
	if s.At(0, 2).Link != "https://example.org/a" || len(s.Notes) != 1 || s.Notes[0].Text != "as at May" || s.Notes[0].Column != 5 {
		t.Errorf("%+v %+v", s.At(0, 2), s.Notes)
	}
	if got := texts(book.Sheets[1]); got != "in a box" {
		t.Errorf("outside: %q", got)
	}
	if len(s.Remarks) != 1 || !strings.Contains(s.Remarks[0], "Table!E1 has a table within it") {
		t.Errorf("%q", s.Remarks)
	}
}

func TestNumbersOfLists(t *testing.T) {
	point := func(list string, level int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%s"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
	}
	s := readWord(t, tbl(tr(tc(point("1", 0, "a"), point("1", 1, "b"), point("1", 1, "c"), point("1", 0, "d"), point("1", 1, ""))),
		tr(tc(point("2", 0, "e"), point("2", 0, "f"), point("3", 0, "g"), point("9", 0, "h"))), tr(tc(styled("N", "i")))),
		"word/_rels/document.xml.rels", `<Relationships><Relationship Id="s" Type="x/numbering" Target="numbering.xml"/><Relationship Id="t" Type="x/styles" Target="styles.xml"/></Relationships>`,
		"word/styles.xml", `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style></w:styles>`,
		"word/numbering.xml", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>`+
			`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num></w:numbering>`).Sheets[0]
	if got := texts(s); got != "2 a\n2.a) b\n2.b) c\n3 d\n3.a)/9 e\n10 f\n• g\nh/I. i" {
		t.Errorf("%q", got)
	}
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA"} {
		if got := counted(n, "upperLetter"); got != want {
			t.Errorf("%d is %s", n, got)
		}
	}
}

func TestDocumentsThatAreRefused(t *testing.T) {
	picture := `<w:p><w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r></w:p>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"no table":        {word(p("We will improve.")), "the document has no table"},
		"picture":         {word(p("Our plan") + picture), "a picture of a table cannot be read"},
		"broken":          {word(tbl(tr(tc(p("R&D"))))), "damaged"},
		"cut":             {word(`<w:tbl>`), "damaged"},
		"macros":          {word(p("x"), "word/vbaProject.bin", "x"), "has macros (.xlsm or .docm), which are never run here"},
		"a million spans": {word(tbl(tr(tc(`<w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr>`, p("x"))))), "too large"},
		"too full":        {word(tbl(tr(tc(strings.Repeat(p(strings.Repeat("x", 1000)), 40))))), "holds more than 32767 characters"},
		"no document":     {zipped("word/document.xml", "<x/>"), "damaged"},
	} {
		if book, err := Open("a.docx", c.data); err == nil || book != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever is in a document, there is a book or words for whoever sent it.
func FuzzDocument(f *testing.F) {
	f.Add(tbl(tr(tc(p("a")), tc(`<w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>`, p("b")))))
	f.Add(styled("H", "x") + tbl(tr(`<w:trPr><w:gridBefore w:val="-3"/></w:trPr>`, tc(tbl(tr(tc(p("c"))))))))
	f.Add(`<w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		book, err := Open("plan.docx", word(body))
		if (book == nil) == (err == nil) {
			t.Fatalf("%v %v", book, err)
		}
		if err != nil {
			return
		}
		for i := range book.Sheets {
			s := &book.Sheets[i]
			for _, a := range s.Merged {
				if a.Top > a.Bottom || a.Left > a.Right || a.Bottom >= len(s.Rows) || a.Top < 0 || a.Left < 0 {
					t.Errorf("%v of %d rows", a, len(s.Rows))
				}
			}
		}
	})
}
