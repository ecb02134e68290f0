package change

import (
	"cmp"
	"slices"
	"strings"

	"improve/internal/diag"
	"improve/internal/programme"
	"improve/internal/words"
)

// Silent says why a change is silent: it changes what was promised or said
// without the decision, the reason or the new entry that would tell people.
type Silent struct {
	Reason Reason
	Why    string // a sentence
	Mend   string // what to write instead
}

// Reason is why a change is silent, in the words of the JSON.
type Reason string

// The reasons, worst first.
const (
	Promise   Reason = "promise"   // a target of the plan, edited
	Past      Reason = "past"      // what was said earlier, edited or deleted
	Dropped   Reason = "dropped"   // a task, finding, measure or risk, removed or no longer counted
	Ended     Reason = "ended"     // a plan, without a decision of the board
	Adopted   Reason = "adopted"   // what was told before the record, after a board has seen it
	Backdated Reason = "backdated" // a rating or a new target for a date long past
	Loosened  Reason = "loosened"  // a limit that says when something is wrong, or who says so
	Scope     Reason = "scope"     // what was promised is less, or in other words
	Meetings  Reason = "meetings"  // of the board, once they are past
	Source    Reason = "source"    // what inspectors said, or when
	TimeOff   Reason = "time-off"  // a pause taken afterwards, or for long
	Silenced  Reason = "silenced"  // a check or a late task, without a reason or an end
)

// judge says about each change what permits it, or why it is silent. While a record is being
// brought in nobody is accused.
func (d *differ) judge() {
	rules := []func(*found) *Silent{d.promise, d.adopted, d.past, d.dropped, d.uncounted, d.ended, d.backdated,
		d.meetings, d.source, d.loosened, d.scope, d.timeOff, d.silenced}
	settling := d.settling()
	for _, f := range d.found {
		f.Permitted = d.permitted(f)
		for _, p := range f.Permitted {
			f.Text += " " + p.Words()
		}
		if len(f.Permitted) > 0 || settling {
			continue
		}
		for _, rule := range rules {
			if f.Silent = rule(f); f.Silent != nil {
				break
			}
		}
		if f.Silent != nil && f.Silent.Reason != TimeOff && f.Silent.Reason != Silenced && d.fresh(f) {
			f.Silent = nil
		}
	}
}

// promise: the plan's own targets stay as they were first promised. Minutes move
// them, so that the first date and the reason are kept.
func (d *differ) promise(f *found) *Silent {
	if f.before == nil || f.after == nil || f.before.kind != "task" {
		return nil
	}
	if f.Field == "continues" && f.Before != "" {
		return &Silent{Promise, "The date first promised is that of the task that it continues.",
			"put continues: " + f.Before + " back, or " + permitWords(f)}
	}
	if f.Field != "target" {
		return nil
	}
	was, now := f.before.source.(*programme.Task), f.after.source.(*programme.Task)
	gone, come := promised(was.Targets, now.Targets)
	if len(gone) == 0 {
		return nil
	}
	s := &Silent{Promise, "No decision of a meeting moves it.", "put target: " + fileDates(was.Targets) + " back"}
	if len(come) > 0 {
		from := ""
		if len(was.Targets) > 1 {
			from = " --from " + gone[0].Date.String()
		}
		s.Mend += "; if the meeting agreed to move it, record that in its minutes: improve retarget " + f.Task + " " +
			come[0].Date.String() + from + ` --reason "..."`
	}
	if t := d.now().Task(f.Task); t != nil {
		for _, e := range t.Entries {
			if d.after.programme.Decides(e.Update) && e.Retarget != nil && slices.ContainsFunc(now.Targets,
				func(d programme.Dated) bool { return d.Date.Compare(e.Retarget.To.Date) == 0 }) {
				s.Why = "The " + updateName(e.Update) +
					" already moves it. The plan must keep the original date, or nobody sees that it moved."
				s.Mend = "put target: " + fileDates(was.Targets) + " back"
			}
		}
	}
	return s
}

func fileDates(list []programme.Dated) string {
	var words []string
	for _, d := range list {
		words = append(words, d.Date.String())
	}
	if len(words) == 1 {
		return words[0]
	}
	return "[" + strings.Join(words, ", ") + "]"
}

// past: an update is never edited. What is added to one within the days of
// grace is an entry of that day.
func (d *differ) past(f *found) *Silent {
	i := cmp.Or(f.before, f.after)
	switch {
	case i.update == nil, f.Field == file, f.Field == "posted" && f.Before == "",
		strings.HasPrefix(f.Field, "restricted"), f.unread():
		return nil
	case f.before == nil && (f.after.parent == nil || !d.stays[f.after.parent]):
		return nil // part of a new update
	case f.before == nil || f.before.fact(f.Field).key != "" && !f.before.fact(f.Field).given():
		late := d.late(f.after.update)
		if late == 0 {
			return nil
		}
		return &Silent{Past, "It was added to an update of " + i.on.Words() + ", " + diag.Count(late, "day") +
			" later.", "write it in a new update with the date it is written"}
	}
	if d.graced(f.before.update) || d.slip(f) {
		return nil
	}
	mend := "put it back, and record what is different in a new update"
	if f.Field == "rating" && f.After != "" {
		mend += ": improve rate " + i.task + " " + f.After + ` --note "..."`
	}
	return &Silent{Past, "What was said on " + i.on.Words() + " was edited afterwards.", mend}
}

// unread reports whether one side is not known, so that nothing can be blamed.
func (f *found) unread() bool {
	return f.Kind == Unread || f.Field == unreadable
}

// late is how many days after its own day, and after its grace, what is new in an
// update was written; 0 where it was not, or nobody can tell. What was written after
// today was written by today, for all that this comparison can say.
func (d *differ) late(u *programme.Update) int {
	if d.Written == nil || !u.Date.Given() {
		return 0
	}
	written := d.Written(u.Path)
	if !d.Today.IsZero() && written.After(d.Today) {
		written = d.Today
	}
	if written.IsZero() || !written.After(d.calendar().GraceOf(u)) {
		return 0
	}
	return written.DaysSince(u.Date.Date)
}

// graced reports whether an update that was there may have been put right when it was.
// An archived record has no grace.
func (d *differ) graced(u *programme.Update) bool {
	if d.Written == nil || !u.Date.Given() || d.pinned() {
		return false
	}
	written, ends := d.Written(u.Path), d.calendar().GraceOf(u)
	return !written.IsZero() && !written.After(ends) && !d.Held.After(ends)
}

// slip reports whether a change puts slips of the pen of an update right while its days of
// grace last, whatever board met.
func (d *differ) slip(f *found) bool {
	u := f.before.update
	if f.after == nil || d.Written == nil || !u.Date.Given() || !words.Slips(f.Before, f.After) {
		return false
	}
	written, ends := d.Written(u.Path), u.Date.Date.AddDays(d.before.programme.Policy.GraceDays)
	return !written.IsZero() && !written.After(ends) && !d.Held.After(ends)
}

// calendar is the record whose boards end the days of grace: the earlier one, unless it
// lists none.
func (d *differ) calendar() *programme.Programme {
	if len(d.before.programme.BoardMeetings()) > 0 {
		return d.before.programme
	}
	return d.after.programme
}

// fresh reports whether a change puts right what no board has seen: a record of the plan
// that came so lately that its grace has not ended, and is not late.
func (d *differ) fresh(f *found) bool {
	if f.before == nil || f.before.update != nil || d.Today.IsZero() {
		return false
	}
	i := f.before
	came := d.came(i.kind, i.id)
	for i.parent != nil && i.parent.kind != "programme" {
		i = i.parent
		if came.IsZero() {
			came = d.came(i.kind, i.id)
		}
	}
	if t, is := i.source.(*programme.Task); is && slices.ContainsFunc(t.Targets, func(due programme.Dated) bool {
		return due.Date.Due().Before(d.Today)
	}) {
		return false // a promise that is late
	}
	return !came.IsZero() && !came.After(d.Today) && !d.metSince(came) && !d.Today.After(d.calendar().GraceEnds(came))
}

// backdated: a rating, a new target or an end is said on the day on which it is given, save
// what was told before the record.
func (d *differ) backdated(f *found) *Silent {
	dated := []string{"rating", "retarget to", "end as"}
	if f.before != nil || f.after.kind != "progress entry" || !slices.Contains(dated, f.Field) ||
		d.after.programme.ToldBefore(f.after.update) {
		return nil
	}
	late := d.late(f.after.update)
	if late == 0 {
		return nil
	}
	return &Silent{Backdated, "It was written " + diag.Count(late, "day") + " after its date.",
		"give it in an update of the day on which it is written; minutes say when they were published with posted"}
}
