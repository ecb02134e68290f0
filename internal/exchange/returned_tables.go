package exchange

import (
	"slices"
	"strings"

	"improve/internal/workbook"
)

// formTable is a sheet of a form and where its columns are.
type formTable struct {
	*part
	sheet   *workbook.Sheet
	name    string
	head    int
	columns map[string]int
}

// findForm looks for the sheets of a form by their headings: people rename sheets,
// and put rows above.
func findForm(book *workbook.Book) []formTable {
	var found []formTable
	for _, p := range formParts() {
		for i := range book.Sheets {
			if t, ok := p.in(&book.Sheets[i]); ok {
				if len(book.Sheets) > 1 {
					t.name = t.sheet.Name
				}
				found = append(found, t)
				break
			}
		}
	}
	return found
}

// in looks for the headings of a part in a sheet.
func (p *part) in(s *workbook.Sheet) (formTable, bool) {
	headings := map[string]string{}
	for _, c := range p.columns {
		headings[plain(c.title)], headings[plain(c.id)] = c.id, c.id
	}
	for n := range min(len(s.Rows), 50) {
		found := map[string]int{}
		for c, cell := range s.Rows[n] {
			if id, ok := headings[plain(cell.Text)]; ok {
				found[id] = c
			}
		}
		lacks := func(id string) bool { _, ok := found[id]; return !ok }
		if slices.ContainsFunc(p.marks, func(all []string) bool { return !slices.ContainsFunc(all, lacks) }) {
			return formTable{part: p, sheet: s, head: n, columns: found}, true
		}
	}
	return formTable{}, false
}

// IsForm reports whether a workbook is a form of ours, filled in or not.
func IsForm(book *workbook.Book) bool { return len(findForm(book)) > 0 }

// isPublic reports whether a form was made from what the public may see.
func (t formTable) isPublic() bool {
	column, ok := t.columns[columnState]
	if !ok {
		return false
	}
	for n := t.head + 1; n < len(t.sheet.Rows); n++ {
		if isPublic(t.sheet.At(n, column).Text) {
			return true
		}
	}
	return false
}

func isPublic(state string) bool { return strings.Contains(state, " public ") }
