package exchange

import (
	"strings"
	"testing"

	"improve/internal/doc"
	"improve/internal/programme"
)

// pageLines counts the lines of a page's lists and tables, as they are before they are broken.
func pageLines(d doc.Document) int {
	n := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *doc.Entries:
			for _, e := range b.Items {
				n += 1 + len(e.Detail)
			}
		case *doc.Table:
			n += len(b.Rows)
		case *doc.List:
			n += len(b.Items)
		default:
			n++
		}
	}
	return n
}

// On a screen the report of a long plan is as short as that of a short one with the
// same columns; the whole of it has an entry for each guess.
func TestTheReportOnAScreenIsShort(t *testing.T) {
	for _, l := range layouts() {
		if !strings.HasPrefix(l.name, "plan of 120") {
			continue
		}
		d, err := ReadPlan(madeOf(l, 8, 1).book, "plan.xlsx", &programme.Programme{}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		const screens = 150
		whole, brief := pageLines(d.Report().Document()), pageLines(d.Report().Brief().Document())
		if brief > screens || whole < len(d.Guesses)+len(d.Leftovers) {
			t.Errorf("%d lines on a screen, %d in a file", brief, whole)
		}
	}
}
