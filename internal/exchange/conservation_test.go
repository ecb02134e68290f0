package exchange

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// everything is all that an import says: what it writes, what it guessed and what
// it left out.
func everything(d *Draft, p *programme.Programme, o Options) string {
	var b strings.Builder
	for _, e := range d.Edits(p, o, "") {
		tell(&b, e.Value)
	}
	for _, g := range d.Guesses {
		fmt.Fprintln(&b, g.Said)
	}
	for _, l := range d.Leftovers {
		fmt.Fprintln(&b, l.Text)
	}
	for _, c := range d.Columns {
		fmt.Fprintln(&b, c.Heading)
	}
	fmt.Fprintln(&b, d.Remarks)
	return b.String()
}

// lostTexts are the texts of a workbook that are nowhere in what an import says. A
// date and a number count in what they became, a rating in what its word means.
func lostTexts(book *workbook.Book, all string, o Options) []string {
	var lost []string
	squashed := plain(all)
	words := " " + squashed + " "
	for i := range book.Sheets {
		s := &book.Sheets[i]
		for n, row := range s.Rows {
			for c, cell := range row {
				if !holds(squashed, words, cell, o) {
					lost = append(lost, fmt.Sprintf("%s %q", workbook.Place{Sheet: s.Name, Row: n, Column: c}, cell.Text))
				}
			}
		}
	}
	return lost
}

func holds(all, words string, cell workbook.Cell, o Options) bool {
	text := plain(cell.Text)
	if text == "" || strings.Contains(all, text) {
		return true
	}
	if _, ok := o.Letters.read(cell.Text); ok {
		return true
	}
	read := readDates(cell, years{}, programme.EitherOrder)
	if len(read.found) > 0 && strings.Contains(words, plain(read.found[0].String())) {
		return true
	}
	return !slices.ContainsFunc(strings.Fields(text), func(w string) bool { return !strings.Contains(words, " "+w+" ") })
}

// No text of any layout is lost: it is written, guessed at aloud, or listed.
func TestNoTextOfAnyLayoutIsLost(t *testing.T) {
	for number, l := range layouts() {
		t.Run(l.name, func(t *testing.T) {
			for _, seed := range seeds(t) {
				m := madeOf(l, number, seed)
				for _, o := range []Options{{Sheets: m.sheets}, answered(t, m)} {
					d, err := ReadPlan(m.book, "plan.xlsx", &programme.Programme{}, o)
					if err != nil {
						t.Fatal(err)
					}
					if lost := lostTexts(m.book, everything(d, &programme.Programme{}, o), o); len(lost) > 0 {
						t.Errorf("seed %d: lost: %s", seed, strings.Join(lost[:min(len(lost), 10)], ", "))
					}
				}
			}
		})
	}
}

// No heading stands in one layout alone, so that none is known by its words.
func TestHeadingsStandInSeveralLayouts(t *testing.T) {
	in := map[string]map[string]bool{}
	for number, l := range layouts() {
		for seed := range uint64(300) {
			for head := range madeOf(l, number, seed).heads {
				if in[head] == nil {
					in[head] = map[string]bool{}
				}
				in[head][l.name] = true
			}
		}
	}
	for head, names := range in {
		if len(names) < 2 {
			t.Errorf("%q stands in %v alone", head, names)
		}
	}
}
