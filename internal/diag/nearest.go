package diag

import (
	"strings"

	"improve/internal/words"
)

// Nearest returns the candidate that word was most likely meant to be, for "did
// you mean". It returns false where none is near: more than a third of the
// letters differ. Case is ignored; two neighbouring letters swapped count once.
func Nearest(word string, candidates []string) (string, bool) {
	best, bestDistance := "", len([]rune(word))/3+1
	if len(word) > 100 {
		return "", false // nobody mistypes a name into an essay, and the distance is quadratic
	}
	for _, c := range candidates {
		if d := words.Distance(strings.ToLower(word), strings.ToLower(c)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best, best != ""
}
