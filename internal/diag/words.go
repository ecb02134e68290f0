package diag

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// And joins words as a sentence does: "a, b and c".
func And(words []string) string { return join(words, " and ") }

// Or joins words as a sentence does: "a, b or c".
func Or(words []string) string { return join(words, " or ") }

func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + last + words[len(words)-1]
}

// Count is a number with its noun: "1 day", "56 days".
func Count(n int, noun string) string { return CountOf(n, noun, noun+"s") }

// CountOf is Count of a noun whose plural is more than an s: "2 guesses".
func CountOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// Namely is the first of a list of names, and how many more there are.
func Namely(names []string) string {
	const most = 3
	words := strings.Join(names[:min(most, len(names))], ", ")
	if more := len(names) - most; more > 0 {
		words += " and " + strconv.Itoa(more) + " more"
	}
	return words
}

// UpperFirst begins a sentence.
func UpperFirst(s string) string { return firstLetter(s, unicode.ToUpper) }

// LowerFirst makes a sentence part of another.
func LowerFirst(s string) string { return firstLetter(s, unicode.ToLower) }

func firstLetter(s string, as func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(as(r)) + s[size:]
}

// Shorten keeps a message readable where a value is a whole page: it keeps 60
// characters.
func Shorten(s string) string {
	const most = 60
	count := 0
	for i := range s {
		if count == most {
			return s[:i] + " ..."
		}
		count++
	}
	return s
}

// Quote is a value in a message: in quotes, and no longer than Shorten leaves it.
func Quote(s string) string { return strconv.Quote(Shorten(s)) }

// Choose says which of a few words to write instead of one, and which was
// probably meant.
func Choose(word string, choices []string) string {
	remedy := "write " + Or(choices)
	if near, ok := Nearest(word, choices); ok {
		return "did you mean " + near + "? " + remedy
	}
	return remedy
}
