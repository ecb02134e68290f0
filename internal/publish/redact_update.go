package publish

import (
	"slices"

	"improve/internal/programme"
)

// update takes the restricted parts out of an update. What decides the status
// of a task that stays is kept without its words: that there is a note is one
// of the four answers, what it says is not.
func (r *redaction) update(u *programme.Update) {
	u.Path = u.Date.Date.String()
	if u.Restricted != nil {
		r.minutes(u)
	}
	u.Sections = dropValues(r, u.Sections, func(v *programme.Section) *programme.Meta { return &v.Meta })
	u.Decisions = dropValues(r, u.Decisions, func(v *programme.Decision) *programme.Meta { return &v.Meta })
	u.Actions = drop(r, u.Actions, func(v *programme.Action) *programme.Meta { return &v.Meta })
	u.Ambitions = drop(r, u.Ambitions, func(v *programme.Highlight) *programme.Meta { return &v.Meta })
	u.Risks = drop(r, u.Risks, func(v *programme.RiskReview) *programme.Meta { return &v.Meta })
	u.Progress = slices.DeleteFunc(u.Progress, func(v *programme.Progress) bool {
		return r.bare(&v.Meta, func() { bareProgress(v) }, r.isGone("task", v.Task))
	})
	u.Impact = slices.DeleteFunc(u.Impact, func(v *programme.Impact) bool {
		return r.bare(&v.Meta, func() { bareImpact(v) }, r.isGone("task", v.Task))
	})
	u.Measures = slices.DeleteFunc(u.Measures, func(v *programme.Reading) bool {
		return r.bare(&v.Meta, func() { bareReading(v) }, r.isGone("measure", v.Measure))
	})
}

// minutes takes the words out of an update that is restricted as a whole, and
// restricts its entries. That it minutes a meeting stays, since only a meeting
// moves a target; a group that is gone is not named.
func (r *redaction) minutes(u *programme.Update) {
	r.left.Others++
	meeting := u.Meeting
	if r.isGone("group", meeting) {
		meeting.Value = "meeting"
	}
	*u = programme.Update{Meta: programme.Meta{Pos: u.Pos, Note: programme.Text{Value: Withheld, Pos: u.Pos}, Faults: u.Faults}, Path: u.Path, Date: u.Date, Meeting: meeting,
		ActionsDone: u.ActionsDone, Progress: u.Progress, Measures: u.Measures, Impact: u.Impact, Seen: u.Seen}
	for _, v := range u.Progress {
		v.Restricted = r.within
	}
	for _, v := range u.Measures {
		v.Restricted = r.within
	}
	for _, v := range u.Impact {
		v.Restricted = r.within
	}
}

// bare leaves of a restricted entry the bare facts, and reports whether it must
// go because what it speaks of is gone.
func (r *redaction) bare(m *programme.Meta, strip func(), gone bool) bool {
	switch {
	case m.Restricted == nil:
	case gone:
		return true
	default:
		r.out(m)
		m.Restricted = nil
		strip()
	}
	return false
}

// bareProgress keeps the rating, the dates and the activities done.
func bareProgress(p *programme.Progress) {
	withhold(&p.Note, &p.Recovery)
	if e := p.Escalation; e != nil {
		withhold(&e.Ask)
		e.To.Value, e.By = "someone not named here", programme.Dated{}
	}
	for i := range p.Evidence {
		withhold(&p.Evidence[i])
	}
	if p.Retarget != nil {
		withhold(&p.Retarget.Reason)
	}
	p.ConfirmedBy = programme.Text{}
}

// bareImpact keeps whether anything changed for children, which closes a task.
func bareImpact(i *programme.Impact) {
	withhold(&i.Note)
	i.Source = programme.Text{}
}

// bareReading keeps the period: without it, the report would say that nobody
// gave a value.
func bareReading(m *programme.Reading) {
	*m = programme.Reading{Meta: programme.Meta{Pos: m.Pos, Note: programme.Text{Value: Withheld, Pos: m.Pos}, Faults: m.Faults}, Measure: m.Measure, Period: m.Period}
}

// withhold puts the words for what is not published where something is written.
func withhold(texts ...*programme.Text) {
	for _, t := range texts {
		if t.Given() {
			t.Value = Withheld
		}
	}
}
