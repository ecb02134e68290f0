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
		case slices.ContainsFunc(said, decides):
			return false
		}
	}
	return refused
}

// refuses reports whether the words of a clause refuse: they say that the board refused, or
// did not agree.
func refuses(said []string) bool {
	for i, w := range said {
		switch w {
		case "refused", "refuses", "rejected", "rejects", "disagreed", "disagrees":
			return true
		case "declined", "declines", "turned", "turns":
			if i+1 < len(said) && slices.Contains([]string{"to", "down", "this", "that"}, said[i+1]) {
				return true
			}
		}
		if consents(w) && slices.ContainsFunc(said[max(0, i-3):i], negates) {
			return true
		}
	}
	return false
}

func negates(word string) bool {
	switch word {
	case "not", "never", "cannot", "didnt", "doesnt", "dont", "wont", "isnt", "wasnt", "neither", "nobody":
		return true
	}
	return false
}

// consents reports whether a word is one of consent, in any form.
func consents(word string) bool {
	switch word {
	case "agree", "agreed", "agrees", "accept", "accepted", "accepts", "approve", "approved", "approves",
		"permit", "permitted", "permits", "allow", "allowed", "allows", "support", "supported", "supports",
		"adopt", "adopted", "adopts", "endorse", "endorsed", "endorses":
		return true
	}
	return false
}

// decides reports whether something is decided by a word of a clause.
func decides(word string) bool {
	switch word {
	case "becomes", "become", "moves", "move", "changes", "change", "rises", "falls", "goes", "drops", "dropped",
		"ends", "ended", "replaced", "eased", "closes", "closed", "decided", "resolved":
		return true
	}
	return consents(word)
}
