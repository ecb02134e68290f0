package cli

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/publish"
)

// looks lists the words that a person must look at before a paper is published.
// They are never part of the paper.
func looks(p *programme.Programme, words []publish.Look) []string {
	if len(words) == 0 {
		return nil
	}
	lines := []string{"check before publishing: these words may be names, and a single word cannot be told from an " +
		"ordinary one:"}
	for _, l := range words {
		lines = append(lines, "  "+diag.Quote(l.Word)+ofWhom(l)+": "+places(p, l.Places))
	}
	return lines
}

func ofWhom(l publish.Look) string {
	switch l.Person {
	case l.Word:
		return ""
	case "":
		return " (not in plan/people.yaml)"
	}
	return " (" + l.Person + ")"
}

// places are the first three places of a word, and how many more there are.
func places(p *programme.Programme, list []programme.Pos) string {
	const most = 3
	var said []string
	for _, at := range list[:min(len(list), most)] {
		place := p.Place(at)
		said = append(said, fmt.Sprintf("%s:%d", place.File, place.Line))
	}
	if more := len(list) - most; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(said, ", "), more)
	}
	return strings.Join(said, ", ")
}
