package change

import (
	"slices"

	"improve/internal/programme"
)

// ended: a plan ends by a decision of the board. That it ended where none was published
// may be said in an archived record, or before a board has met.
func (d *differ) ended(f *found) *Silent {
	if f.before == nil || f.after == nil || f.before.kind != "plan" || f.Field != "ended date" || f.After == "" ||
		d.pinned() || !d.metSince(programme.Date{}) {
		return nil
	}
	mend := "delete ended"
	if f.Before != "" {
		mend = "put the day " + f.Before + " back"
	}
	return &Silent{Ended, "It ends every open task of the plan, and no decision of the board permits it.",
		mend + ", or record in the minutes of the board that decided it: permits: [{end: plan " + f.before.id + "}]"}
}

// pinned reports whether the record was and is an archived one. One that begins may begin
// pinned.
func (d *differ) pinned() bool {
	return d.after.programme.AsAt.Given() && (d.before.programme.AsAt.Given() || !d.before.programme.Name.Given())
}

// adopted: what was told before a record is taken over with it. From its first board on,
// nobody takes over more, or another day; nor ever where a board has minuted already.
func (d *differ) adopted(f *found) *Silent {
	i := f.after
	switch {
	case i != nil && i.kind == "programme" && f.Field == "adopted date" && f.before != nil &&
		(f.Before != "" || d.hasMinutes()):
		mend := "delete adopted"
		if f.Before != "" {
			mend = "put adopted: {date: " + f.Before + "} back"
		}
		return &Silent{Adopted, "A board has met on the record as it was.", mend}
	case i != nil && i.update != nil && f.Kind == Added && i.kind == "update" &&
		d.after.programme.ToldBefore(i.update):
		return &Silent{Adopted, "Nothing more is taken over once the first board has met.",
			"delete adopted: true, and write it in an update of the day on which it is written"}
	}
	return nil
}

// hasMinutes reports whether the earlier record holds minutes of its own board.
func (d *differ) hasMinutes() bool {
	if d.Whole != d.after.programme {
		return minutedBy(d.Whole, d.Today.AddDays(-1))
	}
	return minutedBy(d.before.programme, theEnd())
}

// settling reports whether a record is still being brought in: it is adopted, and the
// first board after that is still to come. The earlier record says when, where it can; one
// that lived before it was adopted is not brought in.
func (d *differ) settling() bool {
	first := d.firstBoard()
	return !first.IsZero() && !d.Today.IsZero() && d.Today.Before(first)
}

// firstBoard is the first board after the adoption, by either record's list of meetings;
// zero where the record was not adopted, or lived before.
func (d *differ) firstBoard() programme.Date {
	before, after := d.before.programme, d.after.programme
	if after.Adopted == nil || before.Adopted == nil && d.hasMinutes() {
		return programme.Date{}
	}
	first := after.FirstBoard()
	if was := before.FirstBoard(); !was.IsZero() && was.Before(first) {
		first = was
	}
	return first
}

// metSince reports whether a board has met on a day or since; on no day, whether one ever
// has.
func (d *differ) metSince(day programme.Date) bool {
	return slices.ContainsFunc(d.met(), func(m programme.Date) bool { return !m.Before(day) })
}

// met are the boards that have met up to today, as either record lists them. Those before
// a record was adopted never saw it.
func (d *differ) met() []programme.Date {
	var days []programme.Date
	for _, p := range []*programme.Programme{d.before.programme, d.after.programme} {
		for _, m := range p.BoardMeetings() {
			told := p.Adopted != nil && m.Before(p.Adopted.Date.Date)
			if !told && (d.Today.IsZero() || !m.After(d.Today)) {
				days = append(days, m)
			}
		}
	}
	return days
}
