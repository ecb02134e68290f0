package check

import (
	"fmt"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
)

var dateOrder = Check{
	Rule: diag.Rule{
		ID: "date/order", Severity: diag.Error,
		Title: "Two dates that cannot both be right",
		Why: "What has not happened yet cannot be recorded: minutes cannot be published before the meeting, " +
			"an answer cannot come before the question, and a plan cannot end before it is published. One of the " +
			"dates is wrong, often its year, and papers of other days would be wrong with it.",
		Mend: "Correct the date that is wrong.",
	},
	Run: func(in *Input, report Report) {
		o := order{in, report}
		for _, u := range in.Programme.Updates {
			o.ofUpdate(u)
		}
		for _, plan := range in.Programme.Plans {
			if plan.Ended != nil {
				o.notBefore(plan.Ended.Date, plan.Published, on(&plan.Meta), "it was published", plan.ID.Value, "ended")
			}
		}
		for _, s := range in.Programme.Sources {
			o.notBefore(s.Lifted, s.Published, on(&s.Meta), "it was published", s.ID.Value, "was lifted")
			for _, day := range s.Reviews {
				o.notBefore(day, s.Published, on(&s.Meta), "it was published", s.ID.Value, "is reviewed")
			}
		}
	},
}

// order finds dates that do not go together.
type order struct {
	in     *Input
	report Report
}

// notBefore wants a date not to come before the first one, each with the words that go
// before it: since is for the first. Of months any day may be meant.
func (o order) notBefore(d, first programme.Dated, of Subject, since string, words ...string) {
	if d.Given() && first.Given() && d.Date.Due().Before(first.Date.Begin()) {
		o.found(d.Pos, of, fmt.Sprintf("%s %s, but %s %s", strings.Join(words, " "), d.Date.When(), since,
			first.Date.When()),
			"write a date on or after "+first.Date.String()+", or correct "+first.Date.String(), first.Pos)
	}
}

// notAfter wants something that an update tells not to be later than the update.
func (o order) notAfter(d programme.Dated, u *programme.Update, what string) {
	if d.Given() && u.Date.Given() && d.Date.Begin().After(u.Date.Date) {
		o.found(d.Pos, on(&u.Meta), fmt.Sprintf("%s %s, but this update is dated %s", what, d.Date.When(),
			u.Date.Date.Words()), "write a date on or before "+u.Date.Date.String(), u.Date.Pos)
	}
}

func (o order) found(at programme.Pos, of Subject, message, remedy string, other programme.Pos) {
	o.report(Found{At: at, On: of, Message: message, Remedy: remedy,
		Related: []Related{{other, "the other date is here"}}})
}

func (o order) ofUpdate(u *programme.Update) {
	if !u.Date.Given() {
		return
	}
	o.notBefore(u.Posted, u.Date, on(&u.Meta), "it was written", "this update was posted")
	if n := u.NextMeeting; n != nil && n.Date.Given() && !n.Date.Date.After(u.Date.Date) {
		o.found(n.Date.Pos, on(&u.Meta), fmt.Sprintf("the next meeting is on %s, but these minutes are of %s",
			n.Date.Date.Words(), u.Date.Date.Words()), "write a day after "+u.Date.Date.String(), u.Date.Pos)
	}
	o.ofWork(u)
	for _, day := range u.Agrees {
		if !day.Date.Before(u.Date.Date) {
			o.found(day.Pos, on(&u.Meta), fmt.Sprintf("this meeting of %s agrees the minutes of %s",
				u.Date.Date.Words(), day.Date.Words()), "write the day of an earlier meeting", u.Date.Pos)
		}
	}
	for _, r := range u.Rebase {
		period, err := programme.ParsePeriod(r.From.Value)
		if err == nil && !period.Previous().End().Before(u.Date.Date) {
			o.found(r.From.Pos, on(&u.Meta),
				fmt.Sprintf("the new baseline of %s starts with %s, but this update is dated %s",
					r.Measure.Value, period.Words(), u.Date.Date.Words()),
				"write a period that has begun by "+u.Date.Date.String(), u.Date.Pos)
		}
	}
	o.ofAnswers(u)
}

// ofWork looks at what an update says of tasks and asks of people.
func (o order) ofWork(u *programme.Update) {
	of := on(&u.Meta)
	for _, p := range u.Progress {
		if p.Verified != nil {
			o.notAfter(p.Verified.Date, u, p.Task.Value+" was looked at")
		}
		if p.Escalation != nil {
			o.notBefore(p.Escalation.By, u.Date, of, "it was asked for", "the answer about", p.Task.Value, "is due")
		}
		if !u.Adopted { // an old plan may have kept an old forecast
			o.notBefore(p.Forecast, u.Date, of, "this was written", p.Task.Value, "is expected")
		}
	}
	for _, a := range u.Actions {
		o.notBefore(a.Due, u.Date, of, "it was asked for", "action", a.ID.Value, "is due")
	}
	for _, a := range u.Answers {
		o.notBefore(a.Due, u.Date, of, "this was written", "what was answered to", a.Recommendation.Value, "is due")
	}
}

// ofAnswers looks at what an update says of what others asked or found before it.
func (o order) ofAnswers(u *programme.Update) {
	asked := o.in.asked()
	about := func(at programme.Text, what string) {
		if day, is := asked[at.Value]; is && u.Date.Date.Before(day.Date.Begin()) {
			o.found(at.Pos, on(&u.Meta), fmt.Sprintf("%s %s is of %s, but this update is dated %s", what, at.Value,
				day.Date.Words(), u.Date.Date.Words()), "correct the id, or the date that is wrong", day.Pos)
		}
	}
	for _, a := range u.Answers {
		about(a.Recommendation, "recommendation")
	}
	for _, id := range u.ActionsDone {
		about(id, "action")
	}
	for _, v := range u.Visits {
		about(v.Visit, "visit")
	}
}

// asked are the days of recommendations, actions and visits, by id.
func (in *Input) asked() map[string]programme.Dated {
	if in.askedOn == nil {
		in.askedOn = map[string]programme.Dated{}
		for id, e := range eventsOf(in.Programme) {
			in.askedOn[id] = e.Date
		}
		for _, u := range in.Programme.Updates {
			for _, r := range u.Recommendations {
				in.askedOn[r.ID.Value] = u.Date
			}
			for _, a := range u.Actions {
				in.askedOn[a.ID.Value] = u.Date
			}
		}
	}
	return in.askedOn
}
