package docx

import (
	"strconv"
	"testing"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
)

// The styles of documents keep the contrast that text needs, on white, on tints
// and on the grounds of marks.
func TestDOCXContrast(t *testing.T) {
	styles := map[string]*wordXML{}
	for _, s := range parseXML(t, "styles", []byte(stylesXML)).all("style") {
		styles[s.attr["styleId"]] = s
	}
	ink := func(name string) string {
		if c := styles[name].kid("rPr").kid("color").attr["val"]; c != "" {
			return c
		}
		return styles["Normal"].kid("rPr").kid("color").attr["val"]
	}
	for name, s := range styles {
		ground := s.kid("rPr").kid("shd").attr["fill"] + s.kid("pPr").kid("shd").attr["fill"]
		if ground == "" {
			ground = "FFFFFF"
		}
		if got := rendertest.Contrast(t, ink(name), ground); got < 4.5 {
			t.Errorf("%s has %.2f:1", name, got)
		}
	}
	for _, tone := range []doc.Tone{doc.Complete, doc.OffTrack, doc.OnTrack, doc.Behind} {
		if got := rendertest.Contrast(t, ink(toneStyle(tone)), tintOf(tone)); got < 4.5 {
			t.Errorf("%s has %.2f:1 on its tint", toneStyle(tone), got)
		}
		if fill := styles[toneStyle(tone)+"Mark"].kid("rPr").kid("shd").attr["fill"]; fill != tone.Paint().Fill {
			t.Errorf("the mark %s is %s, and its charts are %s", toneStyle(tone), fill, tone.Paint().Fill)
		}
	}
	for _, name := range []string{"TableHeading", "Muted", "Bad", "Strong"} {
		if got := rendertest.Contrast(t, ink(name), "E9EDF3"); got < 4.5 {
			t.Errorf("%s has %.2f:1 on the heads of tables", name, got)
		}
	}
}

// No letter of a document in large print is smaller than 16 points, in the body, in tables
// and at the head and foot; a book is set as its other pages are.
func TestDOCXLargePrint(t *testing.T) {
	d := rendertest.PageOfAll()
	d.Large = true
	smallest := func(data []byte) int {
		least := 1000
		for _, name := range []string{"word/styles.xml", "word/document.xml", "word/header1.xml", "word/footer1.xml"} {
			for _, size := range parseXML(t, name, docxFiles(t, data)[name]).all("sz") {
				if n, err := strconv.Atoi(size.attr["val"]); err == nil && n > 4 { // halves of a point; rules are smaller
					least = min(least, n)
				}
			}
		}
		return least
	}
	data := docxOf(t, d)
	checkDOCX(t, data)
	if got := smallest(data); got < 32 {
		t.Errorf("it has letters of %d halves of a point", got)
	}
	if got := smallest(docxBookOf(t, doc.Book{Title: "Papers", Parts: []doc.Document{d}})); got >= 32 {
		t.Errorf("its book has no letter smaller than %d halves of a point", got)
	}
}
