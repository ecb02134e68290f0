package exchange

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// asWord is a workbook as a Word document: each sheet a table under its name.
func asWord(t *testing.T, book *workbook.Book) []byte {
	t.Helper()
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for i := range book.Sheets {
		s := &book.Sheets[i]
		fmt.Fprintf(&b, `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p><w:tbl>`, html.EscapeString(s.Name))
		width := 0
		for _, row := range s.Rows {
			width = max(width, len(row))
		}
		g := newLattice(s, "")
		for n := range s.Rows {
			b.WriteString("<w:tr>")
			for c := 0; c < width; c++ {
				c += wordCell(&b, g, n, c)
			}
			b.WriteString("</w:tr>")
		}
		b.WriteString("</w:tbl><w:p/>")
	}
	b.WriteString("</w:body></w:document>")
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", b.String()},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, part[1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wordCell writes a cell and gives how many more columns it covers.
func wordCell(b *strings.Builder, g *lattice, n, c int) int {
	cell, more, merge := g.At(n, c), 0, ""
	if a, ok := g.area(n, c); ok {
		if more = a.Right - a.Left; more > 0 {
			merge = fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, more+1)
		}
		if a.Bottom > a.Top {
			merge += map[bool]string{true: `<w:vMerge w:val="restart"/>`, false: `<w:vMerge/>`}[a.Top == n]
		}
	}
	if cell.Fill != "" {
		merge += fmt.Sprintf(`<w:shd w:val="clear" w:fill="%s"/>`, cell.Fill)
	}
	fmt.Fprintf(b, `<w:tc><w:tcPr>%s</w:tcPr>`, merge)
	for _, line := range strings.Split(cell.Text, "\n") {
		fmt.Fprintf(b, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, html.EscapeString(line))
	}
	b.WriteString(`</w:tc>`)
	return more
}

// A plan in the tables of a Word document lands as it does in a workbook.
func TestPlansInWordLand(t *testing.T) {
	for number, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			var s score
			for _, seed := range seeds(t) {
				m := madeOf(l, number, seed)
				o := answered(t, m)
				book, err := workbook.Open("plan.docx", asWord(t, m.book))
				if err != nil {
					t.Fatal(err)
				}
				d, p := imported(t, book, o)
				s.compare(p, m.said)
				if lost := lostTexts(book, everything(d, &programme.Programme{}, o), o); len(lost) > 0 {
					t.Errorf("seed %d: lost: %s", seed, strings.Join(lost[:min(len(lost), 10)], ", "))
				}
			}
			share := 100 * s.right / max(s.all, 1)
			t.Logf("%d of %d cells: %d%%", s.right, s.all, share)
			if share < l.least {
				t.Errorf("%d%% of the cells land, not %d%%:\n%s", share, l.least, strings.Join(s.wrong[:min(len(s.wrong), 12)], "\n"))
			}
		})
	}
}
