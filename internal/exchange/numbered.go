package exchange

import (
	"regexp"
	"sync"

	"improve/internal/workbook"
)

// numberedTitle is an action that begins with its number: "1.1 Train the managers",
// "R3: ...". A bare number may be a count: "20 homes".
var numberedTitle = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?s)^\s*([A-Za-z]{1,3}[.-]?\d{1,3}(?:\.\d{1,3})*|\d{1,3}(?:\.\d{1,3})+[a-z]?|` +
		`\d{1,3}[a-z]?[.):])[.):]?\s+(\p{L}.*)$`)
})

// numberTitles takes the numbers of tasks from their actions, where the plan has no column
// of numbers and its actions begin with them.
func (s *sheetRows) numberTitles() {
	if _, ok := s.heading.column(FieldNumber); ok {
		return
	}
	numbered := func(t *rowTask) []string {
		if len(t.bits[FieldTitle]) == 0 {
			return nil
		}
		return numberedTitle().FindStringSubmatch(t.bits[FieldTitle][0].text)
	}
	count := 0
	for _, t := range s.tasks {
		if numbered(t) != nil {
			count++
		}
	}
	if count < 2 || 10*count < 7*len(s.tasks) {
		return
	}
	for _, t := range s.tasks {
		if m := numbered(t); m != nil {
			title := &t.bits[FieldTitle][0]
			t.bits[FieldNumber] = []bit{{text: m[1], cell: workbook.Cell{Text: m[1]}, at: title.at}}
			title.text = m[2]
		}
	}
}
