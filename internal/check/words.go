package check

import (
	"fmt"
	"strings"

	"improve/internal/programme"
)

// count is a number and its noun: "1 day", "56 days".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// and joins words: "a, b and c".
func and(words []string) string { return join(words, " and ") }

// or joins words: "a, b or c".
func or(words []string) string { return join(words, " or ") }

func join(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + last + words[len(words)-1]
}

// dates are dates as the files write them.
func dates(list []programme.Date) []string {
	words := make([]string, len(list))
	for i, d := range list {
		words[i] = d.String()
	}
	return words
}

// wordsOf are dates as papers write them.
func wordsOf(list []programme.Date) []string {
	words := make([]string, len(list))
	for i, d := range list {
		words[i] = d.Words()
	}
	return words
}

// when is a date after "due": "in June 2020", "on 3 April 2020".
func when(d programme.Date) string {
	if d.IsMonth() {
		return "in " + d.Words()
	}
	return "on " + d.Words()
}

// nameOf is a group inside a sentence: "the Improvement Board".
func nameOf(g *programme.Group) string {
	switch name := g.Name.Value; {
	case name == "":
		return g.ID.Value
	case strings.HasPrefix(strings.ToLower(name), "the "):
		return name
	default:
		return "the " + name
	}
}

// shorten keeps a message readable where a value is a whole page.
func shorten(s string) string {
	const most = 60
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + " ..."
	}
	return s
}
