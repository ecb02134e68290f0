package docx

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"improve/internal/doc"

	"improve/internal/render/rendertest"
)

func TestDOCXTableFitsThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := (&rendertest.Words{}).Table(t)
		room := rapid.IntRange(3000, 14570).Draw(t, "room")
		widths := fit(table, room, lettersOf(doc.Document{}).table)
		total, least := 0, 0.0
		for i, c := range measure(table, lettersOf(doc.Document{}).table) {
			total += widths[i]
			least += c.least
		}
		if total > room {
			t.Fatalf("%d of %d", total, room)
		}
		for i, c := range measure(table, lettersOf(doc.Document{}).table) {
			if least <= float64(room) && float64(widths[i]) < c.least-1 {
				t.Fatalf("column %d is %d wide and breaks a word of %.0f", i, widths[i], c.least)
			}
		}
	})
}

// One long cell does not make the other columns narrow, and dates stay on one
// line.
func TestDOCXTableShares(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Title: "Task", Flexible: true}, {Title: "Rating"}, {Title: "Due"}, {Title: "Last said", Flexible: true}, {Title: "Days", Align: doc.Right}}}
	for i := range 12 {
		said := "nothing yet"
		if i == 3 {
			said = strings.Repeat("Audits were read in every team. ", 12)
		}
		table.Rows = append(table.Rows, []doc.Cell{{Text: fmt.Sprintf("1.%d Raise the standing of the principal social worker", i)}, {Text: "R off track*", Tone: doc.OffTrack}, {Text: "25 September 2025"}, {Text: said}, {Text: "12"}})
	}
	w, columns := fit(table, 9638, lettersOf(doc.Document{}).table), measure(table, lettersOf(doc.Document{}).table)
	for _, i := range []int{1, 2, 4} {
		if float64(w[i])+1 < columns[i].want {
			t.Errorf("%s wraps: %d of %.0f", table.Columns[i].Title, w[i], columns[i].want)
		}
	}
	if w[0] < 2000 || w[3] < 1500 || sum(w) < 9600 {
		t.Errorf("the columns are %v", w)
	}
}

func TestDOCXTurnsWidePages(t *testing.T) {
	page := func(columns, length int) doc.Document {
		table := &doc.Table{Rows: [][]doc.Cell{nil}}
		for range columns {
			table.Columns = append(table.Columns, doc.Column{Title: "Column", Flexible: true})
			table.Rows[0] = append(table.Rows[0], doc.Cell{Text: strings.Repeat("word ", length)})
		}
		return doc.Document{Blocks: []doc.Block{table}}
	}
	for _, c := range []struct {
		columns, length int
		wide            bool
	}{{4, 20, false}, {9, 1, false}, {9, 20, true}} {
		if got := needsWidth(page(c.columns, c.length)); got != c.wide {
			t.Errorf("%d columns of %d words turn the page: %v", c.columns, c.length, got)
		}
	}
}

// LibreOffice cuts off rows that are taller than a page and must not break.
func TestDOCXTallRowsMayBreak(t *testing.T) {
	table := &doc.Table{Columns: []doc.Column{{Title: "Said", Flexible: true}}, Rows: [][]doc.Cell{{{Text: "short"}}, {{Text: strings.Repeat("word ", 3000)}}, {{Text: strings.Repeat("line\n", 60)}}}}
	rows := checkDOCX(t, docxOf(t, doc.Document{Blocks: []doc.Block{table}})).all("tr")
	for i, want := range []int{1, 1, 0, 0} {
		if got := len(rows[i].all("cantSplit")); got != want {
			t.Errorf("row %d is kept together: %d", i, got)
		}
	}
}

func TestDOCXCells(t *testing.T) {
	for _, c := range []struct {
		cell        doc.Cell
		quiet       bool
		fill, style string
	}{
		{doc.Cell{Text: "R off track*", Tone: doc.OffTrack}, false, "B3261E", "OffTrackMark"},
		{doc.Cell{Text: "R off track*", Tone: doc.OffTrack}, true, "FBE0DD", "OffTrack"},
		{doc.Cell{Text: "G", Tone: doc.OnTrack}, false, "5BAA5E", "OnTrackMark"},
		{doc.Cell{Text: "18", Tone: doc.OffTrack}, false, "FBE0DD", "OffTrack"},
		{doc.Cell{Text: "Greater Manchester", Tone: doc.OnTrack}, false, "DFF1DF", "OnTrack"},
		{doc.Cell{Text: "– not rated", Tone: doc.Muted}, false, "", "Muted"},
		{doc.Cell{Text: " ", Tone: doc.Behind}, false, "", ""},
	} {
		if fill, style := cellLook(c.cell, c.quiet); fill != c.fill || style != c.style {
			t.Errorf("%q looks like %s on %s", c.cell.Text, style, fill)
		}
	}
}
