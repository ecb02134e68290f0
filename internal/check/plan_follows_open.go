package check

import (
	"fmt"

	"improve/internal/diag"
)

var planFollowsOpen = Check{
	Rule: diag.Rule{
		ID: "plan/follows-open", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Plan follows a plan that was not ended",
		Why: "follows names the earlier plan but does not end it. Until the earlier plan is ended, its tasks stay " +
			"open and count with those of the new one.",
		Mend: "Record the decision in the minutes of the board: permits: [{end: plan ID}]. " +
			"If both plans are in force, delete follows.",
	},
	Run: func(in *Input, report Report) {
		decided, now := in.plansEnded(), in.Assessment.AsAt
		for _, p := range in.Programme.Plans {
			before := in.index.Plan(p.Follows.Value)
			if before == nil || p.Published.Date.Begin().After(now) || before.Ended != nil ||
				unread(before.Faults, "ended") {
				continue
			}
			if by, is := decided[before.ID.Value]; is && !by.update.Date.Date.After(now) {
				continue
			}
			report(Found{
				At: p.Follows.Pos, On: on(&p.Meta, &before.Meta),
				Message: fmt.Sprintf("%s follows %s, which has not ended: its tasks stay open",
					p.ID.Value, before.ID.Value),
				Remedy: "write permits: [{end: plan " + before.ID.Value +
					"}] in the minutes of the board that ended it",
			})
		}
	},
}
