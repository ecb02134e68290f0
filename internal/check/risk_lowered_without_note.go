package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var riskLoweredWithoutNote = Check{
	Rule: diag.Rule{
		ID: "risk/lowered-without-note", Severity: diag.Warning, Added: diag.Error,
		Title: "Risk lowered or closed without a note",
		Why: "A lower score or a closed risk says that something has become better. Without a note nobody knows " +
			"what, and the board cannot ask whether it did.",
		Mend: "Say in the note what has changed: improve risk ID --note \"...\".",
	},
	Run: func(in *Input, report Report) {
		last := map[string]*programme.RiskReview{}
		for _, u := range in.Programme.Updates {
			for _, r := range u.Risks {
				before := last[r.Risk.Value]
				if before == nil {
					before = &programme.RiskReview{}
				}
				now := *r
				if !now.Score.Given() {
					now.Score = before.Score
				}
				last[r.Risk.Value] = &now
				what := lowered(before, r)
				if what == "" || r.Note.Given() || u.Adopted || unread(r.Faults, "note") {
					continue
				}
				report(Found{At: r.Risk.Pos,
					Message: fmt.Sprintf("the risk %s is %s on %s, and no note says why", r.Risk.Value, what,
						u.Date.Date.Words()),
					Remedy: "add note: what has changed since then"})
			}
		}
	},
}

// lowered says how a review makes a risk look better; empty where it does not.
func lowered(before, now *programme.RiskReview) string {
	switch {
	case now.Status.Value == "closed" && before.Status.Value != "closed":
		return "closed"
	case !now.Score.Given() || !before.Score.Given() || score(now.Score) >= score(before.Score):
		return ""
	}
	return fmt.Sprintf("lowered from %g to %g", score(before.Score), score(now.Score))
}

func score(s programme.Score) float64 { return s.Likelihood.Value * s.Impact.Value }
