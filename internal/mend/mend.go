// Package mend makes the calls of improve that mend a record or add to it, ready to
// be filled in where they have dots or words in capitals. What checks advise and what
// papers ask of leads are the same calls.
package mend

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// Note and Recovery are flags to be filled in.
const Note, Recovery = `--note "..."`, `--recovery "..."`

// Rate is a call of improve rate.
func Rate(t *assess.Task, words ...string) string {
	return strings.Join(append([]string{"improve rate", t.ID.Value}, words...), " ")
}

// Answer is a call that answers what now, when and how bad. A task that is R
// already stays so, which is not for a call to better.
func Answer(a *assess.Assessment, t *assess.Task) string {
	if t.Reported == programme.OffTrack {
		return Rate(t, Note, Forecast(a))
	}
	return Rate(t, programme.Behind.Letter(), Note, Forecast(a), Recovery)
}

// Forecast is a flag that offers the month after next.
func Forecast(a *assess.Assessment) string {
	month := int(a.AsAt.Month) + 2
	return "--forecast " + programme.Day(int(a.AsAt.Year)+(month-1)/12, (month-1)%12+1, 0).String()
}

// Again is a call with the current rating, and all that goes with it.
func Again(a *assess.Assessment, t *assess.Task) string {
	switch t.Reported {
	case programme.Unrated:
		return Rate(t, "RATING", Note)
	case programme.OnTrack:
		return Rate(t, t.Reported.Letter(), Note)
	case programme.OffTrack:
		return OffTrack(a, t)
	}
	return Rate(t, t.Reported.Letter(), Note, Recovery)
}

// OffTrack is a call that rates a task R and takes it to the board.
func OffTrack(a *assess.Assessment, t *assess.Task) string {
	return Rate(t, programme.OffTrack.Letter(), Note, Recovery, escalateTo(a.Programme, a.AsAt))
}

// Escalate is a call that asks the board for something, by a day.
func Escalate(p *programme.Programme, t *assess.Task) string {
	const weeks = 4 // an example of how long an answer may take
	rated := t.Rated.Update.Date.Date
	return Rate(t, escalateTo(p, rated), "--ask-by", rated.AddDays(weeks*7).String())
}

// escalateTo are the flags that ask the board of a day for something.
func escalateTo(p *programme.Programme, day programme.Date) string {
	id := "board"
	if board := p.Board(day); board != nil {
		id = board.ID.Value
	}
	return fmt.Sprintf(`--escalate-to %s --ask "..."`, id)
}

// Track is a call that answers the open questions of an overdue task, as far as an
// update can; a lead is written into the plan.
func Track(a *assess.Assessment, t *assess.Task, open []assess.Answer) string {
	call := Answer(a, t)
	if slices.Contains(open, assess.Who) {
		call = "add leads: [...] to " + t.ID.Value + " in " + a.Programme.Files[t.Pos.File] + "; " + call
	}
	if len(t.Task.Targets) > 1 {
		call += "; or, if that target was met: " + Rate(t, Note, "--met", t.Target.Date.String())
	}
	return call
}

// Finish is a call that records an activity as done.
func Finish(t *assess.Task, activity *programme.Activity) string {
	return Rate(t, "--done", activity.ID.Value)
}

// Done is a call that records an action as done.
func Done(action string) string { return "improve done " + action }

// Complete is a call that says what shows that a task is complete, and who confirms it.
func Complete(t *assess.Task) string {
	return Rate(t, programme.Complete.Letter(), Note, `--evidence "..."`, "--confirmed-by WHO")
}

// Confirm is a call that says who confirms that a task is complete, and who may.
func Confirm(t *assess.Task) string {
	return Rate(t, "--confirmed-by WHO") + ", somebody who is not a lead of it and has looked at the evidence"
}

// Impact is a call that says what a task changed for children, and how it is known.
func Impact(t *assess.Task) string {
	return "improve impact " + t.ID.Value + " IMPACT " + Note + " --source audit"
}

// Reply is a call that answers a recommendation.
func Reply(r *assess.Recommended) string {
	return "improve answer " + r.ID.Value + ` ANSWER --answer "..."`
}

// Review is a call that scores a risk again; an issue has no likelihood.
func Review(r *assess.RiskState) string {
	call := "improve risk " + r.ID.Value
	if r.Kind.Value != "issue" {
		call += " --likelihood N"
	}
	return call + " --impact N"
}

// Remark is a call that adds a note on a risk.
func Remark(r *assess.RiskState) string { return "improve risk " + r.ID.Value + " " + Note }

// ReviewNext is a call that scores a risk again, and where its next review is written.
func ReviewNext(a *assess.Assessment, r *assess.RiskState) string {
	return Review(r) + ", then write its next review date in " + a.Programme.Files[r.Pos.File]
}
