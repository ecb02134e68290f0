package change

import (
	"fmt"
	"strings"

	"improve/internal/assess"
	"improve/internal/diag"
	"improve/internal/programme"
)

// Move is the kind of a target's move, and its words: "moved to March 2020, was
// December 2019, 91 days later". A zero from means that it is the first target.
func Move(from, to programme.Date) (Kind, string) {
	text := "moved to " + to.Words()
	if from.IsZero() {
		return Target, text + ", its first"
	}
	text += ", was " + from.Words() + ", "
	switch n := to.DaysSince(from); {
	case n > 0:
		return Slipped, text + diag.Count(n, "day") + " later"
	case n < 0:
		return Forward, text + diag.Count(-n, "day") + " earlier"
	}
	return Target, text + "the same day"
}

// Direction is the kind of change from one rating to another.
func Direction(before, now programme.Rating) Kind {
	switch {
	case now == before:
		return Rated
	case now == programme.Complete:
		return Completed
	case before == programme.Complete:
		return Reopened
	case before == programme.Unrated:
		return Rated
	case now == programme.Unrated:
		return Changed
	case now.Concern() > before.Concern():
		return Worse
	}
	return Better
}

// targets compares the targets of a task in two plans.
func (d *differ) targets(now, was *programme.Task) (Kind, string) {
	gone, come := promised(was.Targets, now.Targets)
	switch {
	case len(gone) == 0 && len(come) == 0:
		return Target, "The target is now written as " + dates(now.Targets) + ", before as " + dates(was.Targets) +
			": the same due date."
	case len(gone) == 0:
		return Target, "New target: " + dates(come) + "."
	case len(come) == 0:
		return Removed, "Target removed from the plan: " + dates(gone) + "."
	case len(gone) == 1 && len(come) == 1:
		kind, how := Move(gone[0].Date, come[0].Date)
		return kind, "The target in the plan " + how + "."
	}
	kind := Forward
	if come[len(come)-1].Date.After(gone[len(gone)-1].Date) || len(come) < len(gone) {
		kind = Slipped
	}
	return kind, "The targets in the plan were " + dates(gone) + ", and are now " + dates(come) + "."
}

// promised are the targets in the earlier plan only, and in the later only. A month
// equals its last day.
func promised(was, now []programme.Dated) (gone, come []programme.Dated) {
	for _, d := range now {
		if d.Given() {
			come = append(come, d)
		}
	}
	for _, d := range was {
		at := 0
		for at < len(come) && come[at].Date.Compare(d.Date) != 0 {
			at++
		}
		switch {
		case at < len(come):
			come = append(come[:at:at], come[at+1:]...)
		case d.Given():
			gone = append(gone, d)
		}
	}
	return gone, come
}

func dates(list []programme.Dated) string {
	words := make([]string, len(list))
	for i, d := range list {
		words[i] = d.Date.Words()
	}
	return strings.Join(words, ", ")
}

// standing is the state of a removed or new task: its due date, rating and leads.
func (d *differ) standing(a *assess.Assessment, id string) string {
	t := a.Task(id)
	if t == nil {
		return ""
	}
	words := ", without a target"
	if !t.Due.IsZero() {
		words = ", due " + t.Target.Date.Words()
	}
	if t.Reported != programme.Unrated {
		words += ", rated " + t.Reported.Said()
	}
	if len(t.Leads) > 0 {
		words += ", led by " + d.showAll(fact{persons: true}, programme.Values(t.Leads))
	}
	return words
}

// progress adds the changes in a new entry about a task.
func (d *differ) progress(i *item) {
	e := i.source.(*programme.Progress)
	by := ""
	if e.Update.By.Given() {
		by = " by " + d.show(fact{persons: true}, e.Update.By.Value)
	}
	when := " on " + i.on.Words() + by
	earlier := d.earlier(e)
	note := ""
	if e.Note.Given() {
		note = ": " + quoted(e.Note.Value)
	}
	if e.Rating != programme.Unrated {
		kind := Direction(earlier.rating, e.Rating)
		was := ", was " + earlier.rating.Said()
		switch earlier.rating {
		case e.Rating:
			was = ", as before"
		case programme.Unrated:
			was = ", its first rating"
		}
		d.say(kind, nil, i, "rating", "Rated "+e.Rating.Said()+when+was+note+".")
	} else if e.Note.Given() {
		d.say(Progress, nil, i, "note", "Note"+when+note+".")
	}
	if e.Retarget != nil && e.Retarget.To.Given() {
		d.retarget(i, e)
	}
	if e.End != nil && e.End.As.Given() {
		d.end(i, e)
	}
	if e.Verified != nil && e.Verified.Result.Given() {
		d.say(Progress, nil, i, "verified result", "Verified"+d.given(i, " by ", "verified by")+
			d.given(i, " on ", "verified date")+d.given(i, ": ", "verified result")+
			d.given(i, ", cases looked at: ", "verified sample")+".")
	}
	if e.Forecast.Given() && e.Forecast.Date != earlier.forecast {
		was := ""
		if !earlier.forecast.IsZero() {
			was = ", was " + earlier.forecast.Words()
		}
		d.say(Forecast, nil, i, "forecast", "Forecast "+e.Forecast.Date.Words()+was+".")
	}
	for _, f := range i.facts {
		switch {
		case !f.given() || f.key == unreadable || strings.HasPrefix(f.key, "retarget ") ||
			e.End != nil && e.End.As.Given() && strings.HasPrefix(f.key, "end ") ||
			e.Verified != nil && e.Verified.Result.Given() && strings.HasPrefix(f.key, "verified "):
		case f.key != "rating" && f.key != "note" && f.key != "forecast":
			d.say(Progress, nil, i, f.key, fmt.Sprintf("%s: %s.",
				diag.UpperFirst(strings.TrimPrefix(f.label, "the ")), d.showAll(f, f.values)))
		}
	}
}

// before is the rating and forecast before an entry.
type before struct {
	rating   programme.Rating
	forecast programme.Date
}

func (d *differ) earlier(e *programme.Progress) (b before) {
	t := d.now().Task(e.Task.Value)
	if t == nil {
		return b
	}
	for _, older := range t.Entries {
		if older == e {
			break
		}
		if older.Rating != programme.Unrated {
			b.rating = older.Rating
		}
		if older.Forecast.Given() {
			b.forecast = older.Forecast.Date
		}
	}
	return b
}

// end adds the change of a decision that ended a task or held it, or had no effect.
func (d *differ) end(i *item, e *programme.Progress) {
	kind, text := Ends, "Ended as "+e.End.As.Value
	if e.End.As.Value == programme.OnHold {
		kind, text = Held, "On hold"
	}
	text += d.given(i, " until ", "end until") + d.given(i, ", into ", "end into")
	if d.after.programme.Decides(e.Update) {
		text += ", decided in the " + updateName(e.Update)
	} else {
		text += ", with no effect: the board did not decide it"
	}
	d.say(kind, nil, i, "end as", text+d.given(i, ": ", "end reason")+".")
}

// retarget adds the change of a decision that moved a target or had no effect.
func (d *differ) retarget(i *item, e *programme.Progress) {
	reason := ""
	if e.Retarget.Reason.Given() {
		reason = ": " + quoted(e.Retarget.Reason.Value)
	}
	kind, text := Target, "Retarget to "+e.Retarget.To.Date.Words()+" has no effect"
	if t := d.now().Task(e.Task.Value); t != nil {
		for _, target := range t.Targets {
			for _, m := range target.Moves {
				if m.Entry == e {
					var how string
					kind, how = Move(m.From, m.To)
					text = "Target " + how + ", decided in the " + updateName(e.Update)
				}
			}
		}
		for _, ignored := range t.Ignored {
			if ignored.Entry == e && ignored.Reason == assess.NotMinuted {
				text += ": the board did not decide it"
			}
		}
	}
	d.say(kind, nil, i, "retarget to", text+reason+".")
}
