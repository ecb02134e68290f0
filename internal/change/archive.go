package change

import (
	"cmp"

	"improve/internal/programme"
)

// An archive is a record that began pinned to a day that was past: somebody typed in what
// was published. No board saw it come about, so who met and who decided may be added at any
// time; what it says may be put right for policy.grace_days after it was typed in, and is
// then guarded as in any record.

// typedIn reports whether a record was pinned to an earlier day when it was written.
func typedIn(p *programme.Programme, day programme.Date) bool {
	return p.AsAt.Given() && day.After(p.AsAt.Date.Due())
}

// pinned reports whether the record was and is an archived one. One that begins may begin
// pinned.
func (d *differ) pinned() bool {
	return d.after.programme.AsAt.Given() && (d.before.programme.AsAt.Given() || !d.before.programme.Name.Given())
}

// archived reports whether the record is an archive since it began.
func (d *differ) archived() bool {
	return d.pinned() && d.Came != nil && typedIn(d.after.programme, d.Came("programme", ""))
}

// typed is the day on which an archive was begun: no earlier board saw it. It is zero of a
// record that lives.
func (d *differ) typed() programme.Date {
	if !d.archived() {
		return programme.Date{}
	}
	return d.Came("programme", "")
}

// typing reports whether something of an archive may still be put right on a day.
func (d *differ) typing(kind, id string, day programme.Date) bool {
	if !d.archived() {
		return false
	}
	came := d.Came(kind, id)
	return !came.IsZero() && !day.After(came.AddDays(d.after.programme.Policy.GraceDays))
}

// made is the day on which a change was made: that of the comparison, or of its commit where
// that is later, as it is in an archive.
func (d *differ) made(f *found) programme.Date {
	day := d.Today
	if d.Held.After(day) {
		day = d.Held
	}
	if d.Written != nil {
		if on := d.Written(cmp.Or(f.Now.File, f.Was.File)); on.After(day) {
			day = on
		}
	}
	return day
}
