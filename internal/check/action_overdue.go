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
		Title: "Action overdue",
		Why:   "A meeting asked for something by a date. The date has passed and no update says that it is done.",
		Mend:  "If it is done, record it with improve done. If not, tell the next meeting, which may agree a new date.",
		Bad:   exampleAsked,
		Good:  exampleAsked + "-- updates/2020-02-11-lead.yaml --\ndate: 2020-02-11\nactions_done: [2020-01-14.1]\n",
	},
	Run: func(in *Input, report Report) {
		if slices.ContainsFunc(in.Programme.Updates,
			func(u *programme.Update) bool { return in.counts(u) && unread(u.Faults, "actions_done") }) {
			return // which of them are done is unknown
		}
		for _, a := range in.Assessment.Actions {
			if !a.Overdue {
				continue
			}
			found := Found{
				At: a.Due.Pos, Days: a.OverdueDays,
				Message: fmt.Sprintf("action %s is %s overdue",
					diag.Shorten(a.ID.Value), diag.Count(a.OverdueDays, "day")),
				Remedy: "if it is done: improve done " + a.ID.Value + "; if not, take it to the next meeting",
			}
			if g := in.whole.Index.Group(a.Update.Meeting.Value); g != nil {
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
