package check

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyUpdateEdited = Check{
	Rule: diag.Rule{
		ID: "history/update-edited", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Update edited after its date",
		Why: "Updates record what a board was told. An update can be put right until the next board, or for " +
			"policy.grace_days where no board is listed; a slip of the pen for those days, whenever the board " +
			"meets. If it changes later, people who read it before do not know. Changes to line ends, layout, " +
			"comments, restricted and waive do not count, nor do adding posted, an update split in two or put back " +
			"as it was, or edits before the first board of an adopted record.",
		Mend: "Put the earlier text back (git show COMMIT^:FILE prints it) and record what is different now in a new " +
			"update: improve rate.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			late := in.lateEdits(u, w)
			if len(late) == 0 {
				return
			}
			last := late[len(late)-1]
			message := fmt.Sprintf("%s %d days after its date, in %s", edited(u, late), last.Day.DaysSince(u.Date.Date),
				last.words())
			if n := len(late) - 1; n > 0 {
				message += fmt.Sprintf(", and %s before", times(n))
			}
			report(Found{At: inFile(u, last.Line), On: on(&u.Meta), Message: message,
				Remedy: fmt.Sprintf("put the earlier text back (git show %s^:./%s prints it), "+
					"and record what is different now in a new update: improve rate", late[0].Name, u.Path)})
		})
	},
}

// lateEdits are the edits of an update after its grace; none where it says again what it
// said before them.
func (in *Input) lateEdits(u *programme.Update, w Written) []Edit {
	var late []Edit
	for _, e := range w.Edits {
		slip := e.Slips && !e.Day.After(u.Date.Date.AddDays(in.Programme.Policy.GraceDays))
		ends := in.Programme.GraceOf(u)
		if e.Posted { // what it says now gives no grace
			ends = in.Programme.GraceEnds(u.Date.Date.AddDays(1))
		}
		if e.known() && !in.bringsIn(e.Commit) && !slip && e.Day.After(ends) {
			late = append(late, e)
		}
	}
	if n := len(late); n > 0 && late[0].Was != "" && late[0].Was == late[n-1].Is {
		return nil
	}
	return late
}

// edited says what edits of an update changed: each rating, or that it was edited.
func edited(u *programme.Update, edits []Edit) string {
	was, now := map[string]programme.Rating{}, map[string]programme.Rating{}
	var order []string
	for _, e := range edits {
		for _, r := range e.Rerated {
			if _, known := was[r.Task]; !known {
				was[r.Task], order = r.Was, append(order, r.Task)
			}
			now[r.Task] = r.Now
		}
	}
	var list []string
	for _, task := range order {
		if was[task] != now[task] {
			list = append(list, fmt.Sprintf("%s was %s on %s; the record now says %s for that day", task,
				ratedAs(was[task], "not rated"), u.Date.Date.Words(), ratedAs(now[task], "nothing")))
		}
	}
	if len(list) == 0 && edits[len(edits)-1].Posted {
		return "when this update of " + u.Date.Date.Words() + " was posted was changed"
	}
	if len(list) == 0 {
		return "this update of " + u.Date.Date.Words() + " was edited"
	}
	return strings.Join(list, ". ") + ". It was edited"
}

// ratedAs is a letter, or a word where there is none.
func ratedAs(r programme.Rating, none string) string {
	if r == programme.Unrated {
		return none
	}
	return r.Letter()
}
