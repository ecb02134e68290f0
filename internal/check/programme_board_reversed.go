package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var programmeBoardReversed = Check{
	Rule: diag.Rule{
		ID: "programme/board-reversed", Severity: diag.Error,
		Title: "Board ends before it begins",
		Why:   "The group is never the board, so its minutes decide nothing and its meetings do not set the cycle.",
		Mend:  "Swap from and to, or correct the date.",
	},
	Run: func(in *Input, report Report) {
		for _, g := range in.Programme.Groups {
			if g.Board != nil && reversed(*g.Board) {
				report(Found{
					At: g.Board.To.Pos, On: on(&g.Meta),
					Message: fmt.Sprintf("%s is the board from %s to %s, which is an earlier date",
						nameOf(g), g.Board.From.Date.Words(), g.Board.To.Date.Words()),
					Remedy: "swap them, or correct one",
				})
			}
		}
	},
}

// reversed reports whether a span ends before it begins.
func reversed(s programme.Span) bool {
	return s.From.Given() && s.To.Given() && s.To.Date.Due().Before(s.From.Date.Begin())
}
