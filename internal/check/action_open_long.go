package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/mend"
)

// openBoards is how many meetings of the board may see an action open before that itself
// is worth saying.
const openBoards = 2

var actionOpenLong = Check{
	Rule: diag.Rule{
		ID: "action/open-long", Severity: diag.Warning, Dated: true, Waivable: true,
		Title: "Action open over two boards",
		Why: "Two boards have met since the action was minuted, and no update says that it is done. " +
			"An action that is due later is not reported.",
		Mend: "If it is done, record it with improve done. If it is no longer needed, minute that, " +
			"and record it as done.",
	},
	Run: func(in *Input, report Report) {
		if in.doneUnknown() {
			return
		}
		boards := in.lastBoards(openBoards)
		if len(boards) < openBoards {
			return
		}
		for _, a := range in.Assessment.Actions {
			if !a.Open() || !a.Update.Date.Date.Before(boards[0]) || a.Due.Given() && !a.Overdue {
				continue
			}
			found := in.ofAction(a)
			found.Message = fmt.Sprintf("action %s is open over two boards: %s",
				diag.Shorten(a.ID.Value), diag.And(wordsOf(boards)))
			found.Remedy = "if it is done: " + mend.Done(a.ID.Value) +
				"; if not, ask the next meeting whether it is still needed"
			report(found)
		}
	},
}
