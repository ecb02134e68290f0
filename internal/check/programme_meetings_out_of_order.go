package check

import (
	"fmt"

	"improve/internal/diag"
)

var programmeMeetingsOutOfOrder = Check{
	Rule: diag.Rule{
		ID: "programme/meetings-out-of-order", Severity: diag.Warning,
		Title: "Meetings out of order or listed twice",
		Why: "People read the list to see when the board meets next. " +
			"A date out of order usually has a wrong year or month.",
		Mend: "Put the dates in order, each once. Correct the one that is wrong.",
	},
	Run: func(in *Input, report Report) {
		for _, g := range in.Programme.Groups {
			for i := 1; i < len(g.Meetings); i++ {
				before, m := g.Meetings[i-1], g.Meetings[i]
				if !before.Given() || !m.Given() || m.Date.After(before.Date) {
					continue
				}
				found := Found{
					At: m.Pos, On: on(&g.Meta),
					Message: fmt.Sprintf("the meeting of %s on %s is listed after the one on %s",
						nameOf(g), m.Date.Words(), before.Date.Words()),
					Remedy: "put the meetings in order, or correct the wrong year or month",
				}
				if m.Date == before.Date {
					found.Message = fmt.Sprintf("the meeting of %s on %s is listed twice", nameOf(g), m.Date.Words())
					found.Remedy = "delete one of them, or correct the one that is wrong"
				}
				report(found)
			}
		}
	},
}
