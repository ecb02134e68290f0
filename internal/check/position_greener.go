package check

import (
	"fmt"

	"improve/internal/assess"
	"improve/internal/diag"
)

var positionGreener = Check{
	Rule: diag.Rule{
		ID: "position/greener", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "A meeting was told better than the record says",
		Why: "The minutes say what the meeting was told of the programme or of an ambition. " +
			"On that day the record said worse: of an ambition, a worse rating; of the programme, " +
			"tasks that were untracked, or more than a quarter of the open ones overdue.",
		Mend: "Correct the record, if tasks were done and nobody said so. If not, " +
			"tell the next meeting what the record says. The minutes stay as they are.",
	},
	Run: func(in *Input, report Report) {
		for _, p := range in.Assessment.Positions() {
			if !p.Greener {
				continue
			}
			at := p.Words.Pos
			if !at.Known() {
				at = p.Pos
			}
			report(Found{
				At: at,
				Message: fmt.Sprintf("%s was told that %s is %s (%s); the record of that day says %s",
					in.meetingOf(p), p.About(), p.Rating, diag.Quote(p.Words.Value), p.Record()),
				Remedy: "correct the record, or tell the next meeting what it says",
			})
		}
	},
}

// meetingOf is who was told.
func (in *Input) meetingOf(p assess.Position) string {
	if g := in.index.Group(p.Update.Meeting.Value); g != nil {
		return nameOf(g)
	}
	return "the meeting"
}
