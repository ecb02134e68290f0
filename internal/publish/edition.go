package publish

import (
	"cmp"
	"slices"

	"improve/internal/known"
	"improve/internal/programme"
	"improve/internal/schema"
)

// Edition is what the public may see of a programme on a day.
type Edition struct {
	Programme *programme.Programme
	Basis     Basis
	Left      Left
	// Leaks are texts that name what may not be published, in the order of the files,
	// and reasons why that cannot be known: while there is one, nothing may be shown.
	Leaks []Leak
	// Unposted are the days of minutes of the record that nobody has posted, so that
	// their words are not in the copy.
	Unposted []programme.Date
	// NotLooked says where nobody has looked for small numbers, in a sentence; empty
	// where no number of children is in the copy.
	NotLooked string
}

// Public is the edition of a day. The programme itself is not changed.
//
// Ratings, measures, risks and all else that updates say about the plan are as the latest
// board saw them whose minutes were posted by then, whoever wrote them and whether
// those updates were posted themselves or not. Minutes and other updates show their
// words from the day they were posted. Plans, sources, findings, events and documents
// show from their own dates. Where no board's minutes are posted the copy is the plan
// and the findings alone.
func Public(p *programme.Programme, day programme.Date) *Edition { return edition(p, day, false) }

// Draft is the edition that there would be if all minutes up to the day were posted.
func Draft(p *programme.Programme, day programme.Date) *Edition { return edition(p, day, true) }

func edition(p *programme.Programme, day programme.Date, draft bool) *Edition {
	b := basis(p, day.Due(), draft)
	e := made(p, func(whole *programme.Programme) *programme.Programme { return b.seen(whole) })
	if board := e.Programme.Board(b.Board); board != nil && b.Given() {
		b.Group = cmp.Or(board.Name.Value, "board")
	}
	b.EndedSince = b.endedSince(e.Programme)
	e.Basis = b
	for _, u := range p.Updates {
		if u.Meeting.Given() && u.Date.Given() && !u.Date.Date.After(b.Day) && !b.posted(u) {
			e.Unposted = append(e.Unposted, u.Date.Date)
		}
	}
	return e
}

// basis is what an edition of a day rests on: the latest board whose minutes are posted
// or, in a draft, whose minutes there are.
func basis(p *programme.Programme, day programme.Date, draft bool) Basis {
	b := Basis{Day: day, Draft: draft}
	for _, u := range p.Updates {
		if p.MinutesBoard(u) && !u.Date.Date.After(day) && b.posted(u) && !u.Date.Date.Before(b.Board) {
			b.Board, b.Posted = u.Date.Date, programme.Date{}
			if b.isPosted(u) {
				b.Posted = u.Posted.Date
			}
		}
	}
	return b
}

// posted reports whether an update shows its words.
func (b Basis) posted(u *programme.Update) bool { return b.isPosted(u) || b.Draft && u.Meeting.Given() }

func (b Basis) isPosted(u *programme.Update) bool {
	return u.Posted.Given() && !u.Posted.Date.After(b.Day)
}

// seen is what of a whole copy, which is ours to change, the basis lets the public see.
func (b Basis) seen(whole *programme.Programme) *programme.Programme {
	shown, _ := known.At(whole, b.Day)
	if shown == whole {
		same := *whole
		shown = &same
	}
	shown.Updates = slices.DeleteFunc(slices.Clone(shown.Updates), func(u *programme.Update) bool {
		return !u.Date.Given() || !b.saw(u) && !b.posted(u)
	})
	for _, u := range shown.Updates {
		b.trim(whole, u)
	}
	if !b.Given() {
		shown.Measures, shown.Risks = nil, nil
		return shown
	}
	known.Rewind(shown, whole, b.Board)
	return shown
}

// saw reports whether the board saw an update.
func (b Basis) saw(u *programme.Update) bool { return b.Given() && !u.Date.Date.After(b.Board) }

// trim leaves of an update its words where it is posted, what it says about the plan where
// the board saw it, and of what the board decided that the plan may say so much as other
// days are computed with.
func (b Basis) trim(p *programme.Programme, u *programme.Update) {
	saw, posted, decisions := b.saw(u), b.posted(u), u.Decisions
	for _, k := range schema.OfKind("update").Keys {
		if k.Level && !saw || !k.Level && !posted && !k.Guards && !(k.Computed && k.HoldsValues()) {
			k.Clear(u)
		}
	}
	if saw && !posted && p.Decides(u) {
		u.Decisions = bare(decisions)
	}
}

// bare are decisions without their words: which plan ended, and what a limit was before.
func bare(decisions []programme.Decision) []programme.Decision {
	var list []programme.Decision
	for _, d := range decisions {
		permitNoMore(&d, func(p programme.Permit) bool { return endsPlan(p) || rewinds(p) })
		if len(d.Permits) > 0 {
			list = append(list, programme.Decision{Meta: programme.Meta{Pos: d.Pos, Restricted: d.Restricted},
				Ambition: d.Ambition, Permits: d.Permits})
		}
	}
	return list
}

// AsAt is the day as at which an edition is assessed: that of its board. Without one it
// is a day on which nothing of the plan is due yet, for nothing may be called late.
func (e *Edition) AsAt() programme.Date {
	if e.Basis.Given() {
		return e.Basis.Board
	}
	first := e.Basis.Day
	see := func(d programme.Dated) {
		if d.Given() && d.Date.Begin().Before(first) {
			first = d.Date.Begin()
		}
	}
	for _, a := range e.Programme.Ambitions {
		for _, t := range a.Tasks {
			for _, d := range t.Targets {
				see(d)
			}
			for _, activity := range t.Activities {
				see(activity.Target)
			}
		}
	}
	return first.AddDays(-1)
}
