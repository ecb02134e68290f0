package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var permitFromDiffers = Check{
	Rule: diag.Rule{
		ID: "permit/from-differs", Severity: diag.Warning, Added: diag.Error,
		Title: "Earlier value differs from what the board set",
		Why: "Days before the meeting are rated by the value that the permit says held before it. The board set " +
			"another at an earlier meeting, so the days between are rated by a value that it had replaced.",
		Mend: "Write the value that the board set earlier as from. If the board changed it between, record that in " +
			"the minutes of its next meeting.",
	},
	Run: func(in *Input, report Report) {
		earlier := map[permitSubject]permit{}
		for _, p := range in.counting() {
			before, is := earlier[p.subject()]
			earlier[p.subject()] = p
			if path := p.path(); !is || path == nil || len(p.From) == 0 || !p.Rates(p.of) ||
				path.Key().Agrees(programme.Values(before.To), programme.Values(p.From)) {
				continue
			}
			set := before.To[0].Value
			report(Found{At: p.From[0].Pos,
				Message: fmt.Sprintf("this says that %s of %s was %s before, but the board set it to %s on %s",
					p.Key.Value, p.of.Text.Value, p.From[0].Value, set, before.update.Date.Date.Words()),
				Remedy:  "write from: " + set,
				Related: []Related{{before.To[0].Pos, "set here to " + set}}})
		}
	},
}
