package check

import (
	"strings"

	"improve/internal/programme"
)

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
