package check

import (
	"fmt"

	"improve/internal/diag"
	"improve/internal/programme"
)

var historyRatedAfterwards = Check{
	Rule: diag.Rule{
		ID: "history/rated-afterwards", Severity: diag.Error, Dated: true, Waivable: true,
		Title: "Rated for the days before a board that had met",
		Why: "An update counts for its date. If it is written after the next board (or, where no board is listed, " +
			"after policy.grace_days), the record says that the board was shown a rating that nobody had given. " +
			"Minutes of the board may be written until the next one or until they are posted.",
		Mend: "Date the update with the day it was written, and give the earlier day in its note. If it is an " +
			"archive typed in late, waive this check with a reason.",
	},
	Run: func(in *Input, report Report) {
		in.written(func(u *programme.Update, w Written) {
			said := in.ratedAfterwards(u, w)
			if said == "" {
				return
			}
			report(Found{At: dateOf(u), On: on(&u.Meta),
				Message: fmt.Sprintf("%s for %s, but this was written %s, in %s", said, u.Date.Date.Words(),
					in.afterwards(u, w.First.Day), w.First.words()),
				Remedy: "date it with the day it was written; if it was typed in late from another record, " +
					"waive this check with a reason"})
		})
	},
}

// ratedAfterwards says what an update rates, moves, ends or permits that was written after its
// grace; empty where it does nothing of it, or was written in time.
func (in *Input) ratedAfterwards(u *programme.Update, w Written) string {
	if !in.showsWhen(w) || in.Programme.ToldBefore(u) || !w.First.Day.After(in.Programme.GraceOf(u)) {
		return ""
	}
	return rated(u)
}

// showsWhen reports whether the first commit of an update shows when it was written. What came
// with the first commit of all, or before an adopted record's first board, is older than
// git; what is filed after the day that is looked at is an archive's.
func (in *Input) showsWhen(w Written) bool {
	return w.First.known() && !w.Imported && !in.bringsIn(w.First) && !w.First.Day.After(in.Assessment.AsAt)
}

// afterwards says that a board had met when something was written, or how late it was.
func (in *Input) afterwards(u *programme.Update, written programme.Date) string {
	for _, m := range in.Programme.BoardMeetings() {
		if !m.Before(u.Date.Date) && m.Before(written) {
			return "after the board of " + m.Words() + " had met"
		}
	}
	return diag.Count(written.DaysSince(u.Date.Date), "day") + " later"
}

// rated says what an update rates, moves, ends or permits; empty where nothing.
func rated(u *programme.Update) string {
	var list []string
	for _, p := range u.Progress {
		switch {
		case p.Rating != programme.Unrated:
			list = append(list, p.Task.Value+" was rated "+p.Rating.Letter())
		case p.Retarget != nil:
			list = append(list, "the target of "+p.Task.Value+" was moved")
		case p.End != nil && p.End.As.Value == "on-hold":
			list = append(list, p.Task.Value+" was put on hold")
		case p.End != nil:
			list = append(list, p.Task.Value+" was ended")
		}
	}
	for _, d := range u.Decisions {
		if u.Meeting.Given() && len(d.Permits) > 0 {
			list = append(list, "a change of the plan was permitted")
		}
	}
	return diag.Namely(list)
}
