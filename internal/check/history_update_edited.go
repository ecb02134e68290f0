package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

// exampleWritten is an update; what an example's `git log` says about it, a line a
// commit, follows it.
const exampleWritten = exampleTask +
	"-- updates/2020-01-14-ann.yaml --\ndate: 2020-01-14\nby: ann-lee\ntitle: All members are appointed\n" +
	"-- git log --\n2020-01-14 ann@example.org adds updates/2020-01-14-ann.yaml\n"

var historyUpdateEdited = Check{
	Rule: diag.Rule{
		ID: "history/update-edited", Severity: diag.Error, AsAt: "2020-01-20", Waivable: true,
		Title: "Update edited after its date",
		Why: "Updates record what a board was told. An update can be put right until the next board, or for " +
			"policy.grace_days where no board is listed. If it changes later, people who read it before do not " +
			"know. Changes to line ends, layout, comments, posted, restricted and waive do not count, nor do those " +
			"before the first board of an adopted record.",
		Mend: "Put the earlier text back (git show COMMIT^:FILE prints it) and record what is different now in a new " +
			"update: improve rate.",
		Bad:  exampleWritten + "2020-02-03 ann@example.org edits updates/2020-01-14-ann.yaml\n",
		Good: exampleWritten + "2020-01-15 ann@example.org edits updates/2020-01-14-ann.yaml\n",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			var late []Edit
			for _, e := range w.Edits {
				if e.known() && !in.bringsIn(e.Commit) && e.Day.After(in.Programme.GraceOf(u)) {
					late = append(late, e)
				}
			}
			if len(late) == 0 {
				return
			}
			last := late[len(late)-1]
			message := fmt.Sprintf("this update of %s was edited %d days after its date, in %s",
				u.Date.Date.Words(), last.Day.DaysSince(u.Date.Date), last.words())
			if n := len(late) - 1; n > 0 {
				message += fmt.Sprintf(", and %s before", times(n))
			}
			report(Found{At: inFile(u, last.Line), On: on(&u.Meta), Message: message,
				Remedy: fmt.Sprintf("put the earlier text back (git show %s^:./%s prints it), "+
					"and record what is different now in a new update: improve rate", late[0].Name, u.Path)})
		})
	},
}
