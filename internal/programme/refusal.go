package programme

import (
	"slices"
	"strings"

	"improve/internal/words"
)

// Refuses reports whether a decision says in its words that the board refused, and nowhere
// that it agreed to anything. What such a decision permits does not count.
func (d *Decision) Refuses() bool {
	refused := false
	for clause := range strings.FieldsFuncSeq(d.Text.Value, func(r rune) bool {
		return strings.ContainsRune(".;:,!?\n", r)
	}) {
		said := words.Split(clause)
		switch {
		case refuses(said):
			refused = true
		case slices.ContainsFunc(said, func(w string) bool { return slices.Contains(agreeing(), w) }):
			return false
		}
	}
	return refused
}

// refuses reports whether the words of a clause refuse: they say that the board refused, or
// did not agree.
func refuses(said []string) bool {
	for i, w := range said {
		switch {
		case slices.Contains([]string{"refused", "refuses", "rejected", "rejects", "disagreed", "disagrees"}, w),
			(w == "declined" || w == "declines" || w == "turned" || w == "turns") && i+1 < len(said) &&
				slices.Contains([]string{"to", "down", "this", "that"}, said[i+1]):
			return true
		case slices.Contains(consenting(), w) &&
			slices.ContainsFunc(said[max(0, i-3):i], func(w string) bool { return slices.Contains(negations(), w) }):
			return true
		}
	}
	return false
}

func negations() []string {
	return []string{"not", "never", "cannot", "didnt", "doesnt", "dont", "wont", "isnt", "wasnt", "neither", "nobody"}
}

// consenting are the words of consent, in any form.
func consenting() []string {
	return strings.Fields(`agree agreed agrees accept accepted accepts approve approved approves permit permitted
		permits allow allowed allows support supported supports adopt adopted adopts endorse endorsed endorses`)
}

// agreeing are words of a clause by which something is decided.
func agreeing() []string {
	return append(consenting(), strings.Fields(`becomes become moves move changes change rises falls goes drops dropped
		ends ended replaced eased closes closed decided resolved`)...)
}
