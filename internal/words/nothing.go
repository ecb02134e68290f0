package words

import "unicode"

// SayNothing reports whether a text says nothing: it has no letter or digit, or only
// says that there is nothing to say yet. Case, spaces, punctuation and letters that only
// look like others do not matter.
func SayNothing(text string) bool {
	said, n, foreign := letters(text)
	if foreign {
		said, n, foreign = letters(Skeleton(text))
	}
	if foreign || n > len(said) {
		return false
	}
	switch string(said[:n]) {
	case "", "tbc", "tobeconfirmed", "tba", "tobeadvised", "tbd", "tobedecided", "na", "notapplicable", "ongoing",
		"seeabove", "asabove":
		return true
	}
	return false
}

// short is room for the longest of the texts that say nothing.
type short [len("notapplicable")]byte

// letters are the small letters and digits of a text, up to the first that is none of
// ASCII (foreign), and how many there are: one more than there is room for where there are
// too many. They are counted without a heap: there is a note in every entry.
func letters(text string) (said short, n int, foreign bool) {
	for _, r := range text {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			continue
		case r >= 0x80:
			return said, n, true
		case n == len(said):
			return said, n + 1, false
		}
		said[n] = byte(latinLook(unicode.ToLower(r)))
		n++
	}
	return said, n, false
}
