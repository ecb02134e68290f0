package check

import (
	"fmt"
	"slices"
	"strings"

	"improve/internal/assess"
	"improve/internal/programme"
)

// The fix for a record is mostly an entry in today's update, and there is
// a command for it. These are its calls, ready to be filled in where they have
// dots.

// rate is a call of improve rate.
func rate(t *assess.Task, words ...string) string {
	return strings.Join(append([]string{"improve rate", t.ID.Value}, words...), " ")
}

const sayNote, sayRecovery = `--note "..."`, `--recovery "..."`

// rateIt is a call that answers what now, when and how bad. A task that is R
// already stays so, which is not a check's to better; the forecast it offers is
// the month after next.
func (in *Input) rateIt(t *assess.Task) string {
	now := in.Assessment.AsAt
	month := int(now.Month) + 2
	forecast := "--forecast " + programme.Day(int(now.Year)+(month-1)/12, (month-1)%12+1, 0).String()
	if t.Reported == programme.OffTrack {
		return rate(t, sayNote, forecast)
	}
	return rate(t, programme.Behind.Letter(), sayNote, forecast, sayRecovery)
}

// rateAgain is a call with the current rating, and all that goes with it.
func (in *Input) rateAgain(t *assess.Task) string {
	words := []string{t.Reported.Letter(), sayNote}
	if t.Reported != programme.OnTrack {
		words = append(words, sayRecovery)
	}
	if t.Reported == programme.OffTrack {
		words = append(words, in.escalate())
	}
	return rate(t, words...)
}

// escalate are the words of a call that ask the board for something.
func (in *Input) escalate() string {
	board := "board"
	if len(in.Programme.Groups) > 0 {
		board = in.Programme.Groups[0].ID.Value
	}
	return fmt.Sprintf(`--escalate-to %s --ask "..."`, board)
}

// trackIt is a call that answers what an update can; a lead is written into the
// plan.
func (in *Input) trackIt(t *assess.Task) string {
	remedy := in.rateIt(t)
	if slices.Contains(open(t), assess.Who) {
		remedy = "add leads: [...] to " + t.ID.Value + " in " + in.Programme.Files[t.Pos.File] + "; " + remedy
	}
	if len(t.Task.Targets) > 1 {
		remedy += "; or, if that target was met: " + rate(t, sayNote, "--met", t.Target.Date.String())
	}
	return remedy
}

// reviewIt is a call that scores a risk again; an issue has no likelihood.
func reviewIt(r *assess.RiskState) string {
	call := "improve risk " + r.ID.Value
	if r.Kind.Value != "issue" {
		call += " --likelihood N"
	}
	return call + " --impact N"
}
