package check

import (
	"fmt"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

var actionOverdue = Check{
	Rule: diag.Rule{
		ID: "action/overdue", Severity: diag.Warning, AsAt: "2020-02-25", Waivable: true,
		Title: "What a meeting asked for is overdue",
		Why:   "A meeting asked for something by a day, the day has passed, and no update says that it is done. It goes back on the agenda or it is forgotten.",
		Mend:  "Where it is done, improve done lists it in today's update. Where it is not, say so at the next meeting, which may ask for it anew by another day.",
		Bad:   exampleAsked,
		Good:  exampleAsked + "-- updates/2020-02-11-lead.yaml --\ndate: 2020-02-11\nactions_done: [2020-01-14.1]\n",
	},
	Run: func(in *Input, report Report) {
		if slices.ContainsFunc(in.Programme.Updates, func(u *programme.Update) bool { return in.counts(u) && unread(u.Faults, "actions_done") }) {
			return // which of them are done cannot be told
		}
		for _, a := range in.Assessment.Actions {
			if !a.Overdue {
				continue
			}
			found := Found{
				At: a.Due.Pos, Days: a.OverdueDays,
				Message: fmt.Sprintf("the action %s is %s overdue", diag.Shorten(a.ID.Value), diag.Count(a.OverdueDays, "day")),
				Remedy:  "improve done " + a.ID.Value + " where it is done; else bring it to the next meeting",
			}
			if g := in.group(a.Update.Meeting.Value); g != nil {
				found.On = on(&g.Meta)
			}
			report(found)
		}
	},
}

const exampleAsked = `-- updates/2020-01-14-board.yaml --
date: 2020-01-14
actions:
  - {id: 2020-01-14.1, text: Circulate the data., due: 2020-02-14}
`
