package store

import (
	"slices"
	"testing"
)

// A word that people write for a key is no key of the same group, and stands
// for one key only.
func TestOtherWordsMeanOneKey(t *testing.T) {
	otherWords(t, programmeTable())
	otherWords(t, groupTable())
	otherWords(t, pauseTable())
	otherWords(t, personTable())
	otherWords(t, findingTable())
	otherWords(t, ambitionTable())
	otherWords(t, taskTable())
	otherWords(t, activityTable())
	otherWords(t, measureTable())
	otherWords(t, riskTable())
	otherWords(t, scoreTable())
	otherWords(t, riskActionTable())
	otherWords(t, updateTable())
	otherWords(t, sectionTable())
	otherWords(t, decisionTable())
	otherWords(t, actionTable())
	otherWords(t, progressTable())
	otherWords(t, escalationTable())
	otherWords(t, retargetTable())
	otherWords(t, readingTable())
	otherWords(t, riskReviewTable())
	otherWords(t, impactTable())
}

func otherWords[T any](t *testing.T, table *table[T]) {
	t.Helper()
	seen := table.keyNames()
	for _, r := range table.rows {
		for _, word := range r.also {
			if slices.Contains(seen, word) {
				t.Errorf("%s: %s is a key, or stands for another", table.name, word)
			}
			seen = append(seen, word)
		}
	}
}
