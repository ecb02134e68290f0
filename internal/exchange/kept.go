package exchange

import (
	"slices"
	"strconv"
	"strings"
)

// kept are the words of columns that have no key of their own: they go into the
// task's note, under their headings.
func (t *rowTask) kept() []string {
	var notes []string
	for _, b := range t.beside() {
		notes = append(notes, joinLines(b.words()))
	}
	return notes
}

func (t *rowTask) beside() []bit {
	return append(slices.Clone(t.bits[FieldDetail]), t.bits[FieldNote]...)
}

// toldFields are the fields that say how a task goes beside its rating and progress. Their
// words go into the note of its rating, under their headings.
func toldFields() []Field {
	return []Field{FieldPercent, FieldCompleted, FieldRevised, FieldForecast, FieldEvidence, FieldConfirmed,
		FieldRecovery, FieldEscalation}
}

// links are the address that a cell leads to, which goes into the task's note: what
// the cell shows seldom says it.
func links(b bit) []lineBit {
	if b.cell.Link == "" || strings.Contains(b.text, b.cell.Link) {
		return nil
	}
	return []lineBit{{FieldNote, bit{text: b.cell.Link, cell: b.cell, at: b.at, label: shortText(b.text)}}}
}

// percentWords are the words of a column of percentages: a bare number is one.
func percentWords(words string) string {
	number := strings.TrimSpace(strings.TrimSuffix(words, "%"))
	if _, err := strconv.ParseFloat(number, 64); err != nil {
		return words
	}
	return number + "% complete"
}

// lastWords are what the latest of dated entries says.
func lastWords(entries []*DraftRating) string {
	if len(entries) == 0 {
		return ""
	}
	return slices.MaxFunc(entries, func(a, b *DraftRating) int { return a.On.Compare(b.On) }).Note
}
