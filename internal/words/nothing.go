package words

import (
	"slices"
	"strings"
	"unicode"
)

// SayNothing reports whether a text says nothing: it has no letter or digit, or only
// says that there is nothing to say yet. Case and punctuation do not matter.
func SayNothing(text string) bool {
	said := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
	return slices.Contains([]string{"", "tbc", "n a", "na", "ongoing", "see above"}, said)
}
