package exchange

import (
	"fmt"
	"strings"
	"testing"

	"improve/internal/programme"
	"improve/internal/workbook"
)

// Tables that stand side by side are each read; a column left blank within a table parts nothing.
func TestTablesSideBySideAreRead(t *testing.T) {
	right := func(rows ...[]string) *workbook.Book {
		left := append([][]string{{"Our plan"}, {"Ref", "Action", "Lead", "By when"}}, planRows[1:]...)
		for i := range left {
			left[i] = append(append(append([]string{}, left[i]...), make([]string, 5-len(left[i]))...), rows[i]...)
		}
		return &workbook.Book{Sheets: []workbook.Sheet{sheetOf("Plan", left...)}}
	}
	for name, c := range map[string]struct {
		book *workbook.Book
		want string
	}{
		"risks": {right(nil, []string{"Ref", "Risk", "Likelihood", "Impact", "Owner"}, []string{"R1", "Staff leave", "3", "4", "Ann Okoro"}, nil),
			"2 tasks, 1 risks"},
		"a second plan": {right([]string{"Next year"}, []string{"Ref", "Action", "Lead", "By when"}, []string{"2.1", "Ask", "Ann Okoro", "31/12/2026"},
			[]string{"2.2", "Listen", "Ann Okoro", "31/12/2026"}), "4 tasks, 0 risks"},
		"one table": {right(nil, []string{"RAG", "Progress", "Evidence"}, []string{"", "Slow.", ""}, []string{"", "Well.", "Minutes"}), "2 tasks, 0 risks"},
		"a key":     {right(nil, []string{"Key", "G", "On track"}, []string{"", "A", "Some concerns"}, nil), "2 tasks, 0 risks"},
	} {
		c.book.Sheets[0].Notes = []workbook.Note{{Row: 2, Column: 5, Text: "Ask again."}}
		o := Options{RatedOn: programme.Day(2025, 12, 1), Day: programme.Day(2025, 12, 1)}
		d, p := imported(t, c.book, o)
		if got := fmt.Sprintf("%d tasks, %d risks", len(tasksOf(p)), len(p.Risks)); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
		if lost := lostTexts(c.book, everything(d, &programme.Programme{}, o), o); len(lost) > 0 {
			t.Errorf("%s: lost: %q", name, lost)
		}
		if n := strings.Count(fmt.Sprint(d.Leftovers), "Ask again."); n != 1 {
			t.Errorf("%s: the comment is listed %d times", name, n)
		}
	}
}
