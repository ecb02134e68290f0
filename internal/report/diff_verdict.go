package report

import (
	"fmt"
	"strings"

	"improve/internal/change"
	"improve/internal/diag"
)

// verdict says in a sentence each what a reader must know first: what was
// changed in silence, then the ratings and targets that moved, then how much
// else there is. In a shallow clone nobody can tell of all changes when they were written.
func verdict(changes []change.Change, shallow bool) []string {
	if len(changes) == 0 {
		return nil
	}
	var sentences []string
	told := 0
	say := func(one, many string, is func(change.Change) bool) {
		var about []change.Change
		for _, c := range changes {
			if is(c) {
				about = append(about, c)
			}
		}
		if len(about) > 0 {
			told += len(about)
			sentences = append(sentences, sentence(one, many, about))
		}
	}
	for _, reason := range change.Reasons() {
		one, many := reasonWords(reason)
		say(one, many, func(c change.Change) bool { return c.Silent != nil && c.Silent.Reason == reason })
	}
	silent := len(sentences)
	say("value or entry cannot be read in one of the two records",
		"values or entries cannot be read in one of the two records",
		func(c change.Change) bool { return c.Kind == change.Unread })
	switch {
	case silent == 0 && shallow:
		sentences = append(sentences, "No change was found to be silent; this clone lacks earlier commits, which may "+
			"show that one is.")
	case silent == 0 && len(sentences) > 0:
		sentences = append(sentences, "Nothing else changed in silence.")
	case silent == 0:
		sentences = append(sentences, "Nothing changed in silence.")
	}
	say("change of the plan was permitted by the board", "changes of the plan were permitted by the board",
		func(c change.Change) bool { return len(c.Permitted) > 0 })
	for _, k := range []struct {
		one, many string
		kinds     []change.Kind
	}{
		{"promise moved later by decision", "promises moved later by decision", []change.Kind{change.Slipped}},
		{"rating is worse", "ratings are worse", []change.Kind{change.Worse, change.Reopened}},
		{"rating is better", "ratings are better", []change.Kind{change.Better, change.Completed}},
	} {
		say(k.one, k.many, func(c change.Change) bool {
			return c.Silent == nil && c.Field != "target" && (c.Kind == k.kinds[0] || c.Kind == k.kinds[len(k.kinds)-1])
		})
	}
	if rest := len(changes) - told; rest > 0 {
		sentences = append(sentences, diag.UpperFirst(numberWord(rest))+" "+oneOrMore(rest, "other change is",
			"other changes are")+" below.")
	}
	return sentences
}

// reasonWords say what silent changes of one reason come to.
func reasonWords(r change.Reason) (one, many string) {
	switch r {
	case change.Promise:
		return "promise changed without a decision of the board", "promises changed without a decision of the board"
	case change.Past:
		return "thing said earlier was changed afterwards", "things said earlier were changed afterwards"
	case change.Dropped:
		return "task, finding, measure or risk was dropped without a decision",
			"tasks, findings, measures or risks were dropped without a decision"
	case change.Ended:
		return "plan was ended without a decision of the board", "plans were ended without a decision of the board"
	case change.Adopted:
		return "thing told before this record was changed after its first board",
			"things told before this record were changed after its first board"
	case change.Backdated:
		return "rating or target is given for a date long past", "ratings or targets are given for dates long past"
	case change.Loosened:
		return "limit was loosened without a decision", "limits were loosened without a decision"
	case change.Scope:
		return "task promises less, or in other words, without a decision",
			"tasks promise less, or in other words, without a decision"
	case change.Meetings:
		return "change of past meetings of the board", "changes of past meetings of the board"
	case change.Source:
		return "change of what others published or did", "changes of what others published or did"
	case change.TimeOff:
		return "pause was taken afterwards or for long", "pauses were taken afterwards or for long"
	}
	return "check is silenced without a reason", "checks are silenced without a reason"
}

// sentence names the first few changes.
func sentence(one, many string, changes []change.Change) string {
	const named = 3
	n := len(changes)
	var clauses []string
	for _, c := range changes[:min(n, named)] {
		text := strings.TrimSuffix(c.Text, ".")
		clauses = append(clauses, fmt.Sprintf("%s (%s)", c.About, diag.LowerFirst(text)))
	}
	if n > named {
		clauses = append(clauses, fmt.Sprintf("%d more", n-named))
	}
	return diag.UpperFirst(numberWord(n)) + " " + oneOrMore(n, one, many) + ": " +
		strings.Join(clauses[:max(1, len(clauses)-1)], "; ") + last(clauses) + "."
}

// last joins the last of several clauses.
func last(clauses []string) string {
	if len(clauses) < 2 {
		return ""
	}
	return "; and " + clauses[len(clauses)-1]
}

// numberWord is a count as a sentence writes it.
func numberWord(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}
