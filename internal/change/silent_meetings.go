package change

import (
	"cmp"
	"slices"

	"improve/internal/diag"
	"improve/internal/programme"
)

// meetings: the meetings of a board are listed ahead, and what is past stays as it was. They
// are the cycle: a board struck or moved afterwards was late for nobody, and one added
// afterwards decides what no board did. A meeting of another group stays too, since its
// minutes are asked for.
func (d *differ) meetings(f *found) *Silent {
	if f.after != nil && f.before != nil && f.before.kind == "programme" && f.Field == "timezone" {
		return d.timezone(f)
	}
	if f.before == nil || f.before.kind != "group" || d.Today.IsZero() || d.archive() ||
		f.after != nil && f.Field != "meetings" {
		return nil
	}
	var is []programme.Dated
	was := f.before.source.(*programme.Group)
	if f.after != nil {
		is = f.after.source.(*programme.Group).Meetings
	}
	gone := d.pastOnly(was.Meetings, is)
	struck := boardsOf(d.before.programme, gone)
	come := slices.DeleteFunc(boardsOf(d.after.programme, d.pastOnly(is, was.Meetings)), d.announced)
	switch {
	case len(struck) > 0:
		return &Silent{Meetings, "That board was past when it was taken out.",
			"put " + dayFiles(struck) + " back; if the board did not meet, say so in minutes of that day"}
	case f.after == nil && len(gone) > 0:
		return &Silent{Meetings, "It met before it was taken out.",
			"put it back; it may list no more meetings, and stays in the plan"}
	case len(gone) > 0:
		return &Silent{Meetings, "That meeting was past when it was taken out.",
			"put " + dayFiles(gone) + " back; if the group did not meet, say so in minutes of that day"}
	case len(come) > 0:
		return &Silent{Meetings, "Nobody had listed that board before it was past.",
			"take out " + dayFiles(come) + "; the board decides on days that are listed ahead, or " + permitWords(f)}
	}
	return nil
}

// pastOnly are meetings before today that one list has and the other lacks.
func (d *differ) pastOnly(list, other []programme.Dated) (days []programme.Date) {
	for _, m := range list {
		same := func(o programme.Dated) bool { return o.Date == m.Date }
		if m.Given() && m.Date.Before(d.Today) && !slices.ContainsFunc(other, same) {
			days = append(days, m.Date)
		}
	}
	return days
}

// boardsOf are the days among some on which a board is listed to meet.
func boardsOf(p *programme.Programme, days []programme.Date) []programme.Date {
	boards := p.BoardMeetings()
	return slices.DeleteFunc(slices.Clone(days), func(day programme.Date) bool { return !slices.Contains(boards, day) })
}

// announced reports whether earlier minutes gave a day as that of the next meeting.
func (d *differ) announced(day programme.Date) bool {
	return slices.ContainsFunc(d.Whole.Updates, func(u *programme.Update) bool {
		return u.Meeting.Given() && u.NextMeeting != nil && u.NextMeeting.Date.Date == day && u.Date.Date.Before(day)
	})
}

// archive reports whether a record is of a programme that lives no more: it was and is
// pinned, or its last board is long past.
func (d *differ) archive() bool {
	boards := d.before.programme.BoardMeetings()
	if d.pinned() || len(boards) == 0 {
		return true
	}
	last := boards[len(boards)-1]
	return last.AddDays(2 * d.before.programme.Policy.CycleDays).Before(d.Today)
}

// timezone: days begin and end by the time zone, so that another one moves what was said.
func (d *differ) timezone(f *found) *Silent {
	was := cmp.Or(f.Before, programme.DefaultTimezone)
	if was == cmp.Or(f.After, programme.DefaultTimezone) || !d.metSince(programme.Date{}) {
		return nil
	}
	return &Silent{Meetings, "Days would begin and end at another hour, those of the past too.",
		"put timezone: " + was + " back, or " + permitWords(f)}
}

// source: what inspectors said stays as they published it. A later judgement is a source of
// its own.
func (d *differ) source(f *found) *Silent {
	if f.before == nil || !d.metSince(programme.Date{}) {
		return nil
	}
	kind := f.before.kind
	switch key := kind + " " + f.Field; {
	case f.after == nil && kind == "event":
		if e := f.before.source.(*programme.Event); d.Today.IsZero() || e.Date.Date.Begin().After(d.Today) {
			return nil
		}
		return &Silent{Source, "It happened, and stays in the record.", "put it back"}
	case f.after == nil && slices.Contains([]string{"source", "document", "plan"}, kind):
		return &Silent{Source, "It was published, and stays in the record.", "put it back"}
	case f.after == nil:
	case key == "source judgement" && f.Before != "":
		return &Silent{Source, "A judgement stays as it was published.",
			"put it back; a later judgement is a source of its own"}
	case key == "event date" || key == "source published" || key == "source lifted" && f.Before != "":
		was, _ := programme.ParseDate(f.Before)
		is, _ := programme.ParseDate(f.After)
		finer := was.IsMonth() && !is.Begin().Before(was.Begin()) && !is.Due().After(was.Due())
		if f.Before != "" && !finer && !d.Today.IsZero() && was.Due().Before(d.Today) {
			return &Silent{Source, "That day was past.", "put " + f.Before + " back, or " + permitWords(f)}
		}
	case key == "event kind", key == "finding source", key == "finding kind" && f.Before != "":
		return &Silent{Source, "It is no longer what was published.", "put it back, or " + permitWords(f)}
	case key == "event focus", key == "source reviews":
		if gone, _ := apart(values(f.Before), values(f.After)); len(gone) > 0 {
			return &Silent{Source, "What was taken out was published.",
				"put " + diag.And(gone) + " back, or " + permitWords(f)}
		}
	case key == "finding title", key == "finding text":
		if f.Before != "" && !d.typo(f) {
			return &Silent{Source, "The words are those of the inspectors.", "put them back, or " + permitWords(f)}
		}
	}
	return nil
}

func dayFiles(days []programme.Date) string {
	list := make([]string, len(days))
	for i, day := range days {
		list[i] = day.String()
	}
	return diag.And(list)
}
