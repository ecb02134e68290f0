package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var programmeBoardsOverlap = Check{
	Rule: diag.Rule{
		ID: "programme/boards-overlap", Severity: diag.Error,
		Title: "Two boards at once",
		Why: "Only one group can be the board on a date: its minutes move and end tasks, and its meetings set the " +
			"cycle. If the dates of two groups overlap, the group listed first counts.",
		Mend: "End the earlier board on the day before the next begins. The first and last day are included; a " +
			"month counts as the whole month.",
	},
	Run: func(in *Input, report Report) {
		boards := slices.DeleteFunc(slices.Clone(in.Programme.Groups),
			func(g *programme.Group) bool {
				return g.Board == nil || unread(g.Faults, "board") || reversed(*g.Board)
			})
		slices.SortStableFunc(boards, func(a, b *programme.Group) int {
			return a.Board.From.Date.Begin().Compare(b.Board.From.Date.Begin())
		})
		var before *programme.Group // of those that begin no later, the one that ends last
		for _, g := range boards {
			if before != nil && overlap(before.Board, g.Board) {
				report(Found{
					At: g.Board.Pos, On: on(&g.Meta, &before.Meta),
					Message: fmt.Sprintf("%s and %s are both the board%s",
						nameOf(before), nameOf(g), sharedDay(before.Board, g.Board)),
					Remedy:  "end one before the other begins",
					Related: []Related{{before.Board.Pos, "the other board is here"}},
				})
			}
			before = laterEnd(before, g)
		}
	},
}

// overlap reports whether a span is still running when one begins that begins no earlier.
func overlap(a, b *programme.Span) bool {
	return !a.To.Given() || !b.From.Given() || !a.To.Date.Due().Before(b.From.Date.Begin())
}

// sharedDay says on which day the later of two spans that overlap begins; nothing where
// both always were.
func sharedDay(a, b *programme.Span) string {
	switch {
	case b.From.Given():
		return " on " + b.From.Date.Begin().Words()
	case a.To.Given():
		return " on " + a.To.Date.Due().Words()
	}
	return ""
}

// laterEnd is the group whose span ends later; one without an end ends last.
func laterEnd(a, b *programme.Group) *programme.Group {
	if a != nil && (!a.Board.To.Given() || b.Board.To.Given() && !a.Board.To.Date.Before(b.Board.To.Date)) {
		return a
	}
	return b
}
